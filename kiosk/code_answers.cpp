// Which items an own code keeps is told by the catalog's GIF names, as for a card (card_answers.h).
// Nobody who has died is kept: the next visit would name them.
#include "kiosk/code_answers.h"

#include "forms/answers_writing.h"
#include "forms/situation.h"
#include "kiosk/card_answers.h"

#include <algorithm>
#include <array>

namespace kiosk {

namespace {

constexpr const char* kHomeAddress = "home_address";
constexpr const char* kDeceased = "deceased";

bool is_of_a_person(const forms::Item& item) {
    constexpr std::array<std::string_view, 4> kept{"fullName", "fullNameKana", "dateOfBirth", "sex"};
    return item.per_person && (item.id == forms::kRelationship || std::find(kept.begin(), kept.end(), item.gif) != kept.end());
}
/// Where a card's address goes, a kept one goes too.
bool is_present_address(const forms::Item& item) { return item.type == forms::ItemType::address && !item.per_person && may_come_from_card(item); }
bool is_own_phone(const forms::Item& item) { return item.type == forms::ItemType::phone && !item.per_person && !item.gif.empty(); }
bool is_kept(const forms::Item& item) { return is_of_a_person(item) || is_present_address(item) || is_own_phone(item); }

template <typename T>
const T* value_of(const forms::Answers& answers, const char* item, int person) {
    const forms::Answer* said = answers.find({item, person});
    return said && said->value ? std::get_if<T>(&*said->value) : nullptr;
}

/// Which person of the case each person of the code is.
std::vector<std::optional<int>> places_of(const forms::Answers& said, const forms::Answers& in_code) {
    const int there = forms::people_in(said), coming = forms::people_in(in_code);
    std::vector<std::optional<int>> places(static_cast<std::size_t>(coming));
    std::vector<bool> taken(static_cast<std::size_t>(there), false);
    const auto match = [&](const auto& is_same) {
        for (int from = 0; from < coming; ++from)
            for (int to = 0; to < there && !places[static_cast<std::size_t>(from)]; ++to) {
                if (taken[static_cast<std::size_t>(to)] || !is_same(from, to)) continue;
                places[static_cast<std::size_t>(from)] = to;
                taken[static_cast<std::size_t>(to)] = true;
            }
    };
    const auto same = [&](const auto* here, const auto* in) { return here && in && *here == *in; };
    const auto name = [](const forms::Answers& answers, int person) { return value_of<std::string>(answers, forms::kName, person); };
    const auto birth = [](const forms::Answers& answers, int person) { return value_of<forms::Date>(answers, forms::kBirth, person); };
    const auto relation = [](const forms::Answers& answers, int person) { return value_of<std::string>(answers, forms::kRelationship, person); };
    match([&](int from, int to) { return same(name(said, to), name(in_code, from)); });
    match([&](int from, int to) { return same(birth(said, to), birth(in_code, from)); });
    match([&](int from, int to) { return !name(said, to) && !birth(said, to) && same(relation(said, to), relation(in_code, from)); });
    const bool is_one_alone = there == 1 && coming == 1;
    if (is_one_alone) match([&](int, int to) { return !name(said, to) && !birth(said, to) && !relation(said, to); });
    return places;
}

std::optional<forms::Value> in_places(const forms::Value& value, const std::vector<std::optional<int>>& places) {
    const auto* person = std::get_if<forms::PersonRef>(&value);
    if (!person) return value;
    const auto at = static_cast<std::size_t>(person->index);
    if (person->index < 0 || at >= places.size() || !places[at]) return std::nullopt;
    return forms::PersonRef{*places[at]};
}

}  // namespace

forms::Answers own_answers(const forms::Answers& answers, const forms::Catalog& catalog, forms::Date today) {
    const auto situation = forms::derive_situation(catalog, answers, today);
    const auto* deceased = value_of<forms::PersonRef>(answers, kDeceased, forms::kWholeCase);
    forms::Answers kept;
    int people = 0;
    for (int person = 0; person < situation.person_count(); ++person) {
        const forms::Item* name = catalog.item(forms::kName);
        if ((deceased && deceased->index == person) || !name || !situation.find(*name, person).value) continue;
        for (const auto& [id, item] : catalog.items)
            if (is_of_a_person(item))
                if (const auto& value = situation.find(item, person).value) kept.set({id, people}, *value, forms::Source::resident);
        ++people;
    }
    if (people == 0) return {};
    kept.set({forms::kHouseholdSize, forms::kWholeCase}, static_cast<std::int64_t>(people), forms::Source::resident);
    const forms::Item* home = catalog.item(kHomeAddress);
    const auto address = home ? situation.find(*home, forms::kWholeCase).value : std::nullopt;
    for (const auto& [id, item] : catalog.items) {
        if (is_present_address(item) && address) kept.set({id, forms::kWholeCase}, *address, forms::Source::resident);
        if (!is_own_phone(item)) continue;
        if (const auto& value = situation.find(item, forms::kWholeCase).value) kept.set({id, forms::kWholeCase}, *value, forms::Source::resident);
    }
    return kept;
}

BesideAnswers beside_answers(const forms::Answers& said, const forms::Answers& in_code, const forms::Catalog& catalog) {
    BesideAnswers beside{said, {}, 0, 0};
    const auto* errand = value_of<std::string>(said, forms::kEvent, forms::kWholeCase);
    const auto* errand_in_code = value_of<std::string>(in_code, forms::kEvent, forms::kWholeCase);
    const bool is_same_errand = errand && errand_in_code && *errand == *errand_in_code;
    const auto places = places_of(said, in_code);
    for (const auto& place : places) beside.people_left_out += !place;
    for (const auto& [slot, answer] : in_code.slots) {
        const forms::Item* item = catalog.item(slot.item);
        const bool is_for_here = item && answer.value && slot.item != forms::kEvent && slot.item != forms::kHouseholdSize && (is_same_errand || is_kept(*item));
        if (!is_for_here) continue;
        const bool is_whole = slot.person == forms::kWholeCase;
        const auto place = is_whole ? std::optional(forms::kWholeCase) : places[static_cast<std::size_t>(slot.person)];
        const auto value = in_places(*answer.value, places);
        if (!place || !value) continue;
        const forms::Slot here{slot.item, *place};
        const forms::Answer* known = said.find(here);
        if (known && known->value) {
            if (*known->value != *value) beside.differences.push_back({here, *known->value, *value});
            continue;
        }
        beside.answers.set(here, *value, forms::Source::qr);
        ++beside.added;
    }
    return beside;
}

}  // namespace kiosk
