// What a card says, as answers.
// Card facts → Answers. Never overwrites the address with a second person's card, never mixes two people; what a code made at
// home said gives way.
#include "kiosk/card_answers.h"

#include "forms/answers_file.h"
#include "forms/situation.h"
#include "forms/text.h"

#include <algorithm>

namespace kiosk {

namespace {

std::optional<forms::Value> raw_value(const forms::Item& item, const CardFacts& facts, const AddressBook& addresses) {
    if (item.type == forms::ItemType::address) return forms::Value{addresses.split(facts.address)};
    if (item.gif == "fullName") return forms::Value{facts.name};
    if (item.gif == "sex") return forms::Value{facts.sex};
    if (item.gif != "dateOfBirth") return std::nullopt;
    const auto birth = forms::parse_iso_date(facts.birth);
    if (!birth) return std::nullopt;
    return forms::Value{*birth};
}

struct FromCard {
    const CardFacts& facts;
    const forms::Catalog& catalog;
    const AddressBook& addresses;
    forms::Date today;

    std::optional<forms::Value> value(const forms::Item& item) const {
        auto raw = raw_value(item, facts, addresses);
        if (!raw) return std::nullopt;
        return forms::check_value(item, std::move(*raw), today).value;
    }
    std::optional<forms::Value> value(const char* id) const {
        const forms::Item* item = catalog.item(id);
        return item ? value(*item) : std::nullopt;
    }
};

enum class Same { yes, no, unsaid };

Same compare(const forms::Answers& answers, const char* item, int person, const std::optional<forms::Value>& from_card) {
    const forms::Answer* said = answers.find({item, person});
    if (!said || !said->value || !from_card) return Same::unsaid;
    return *said->value == *from_card ? Same::yes : Same::no;
}

/// A name typed in kana says nothing against the kanji on the card.
bool was_typed_in_kana(const forms::Answers& answers, int person) {
    const forms::Answer* said = answers.find({forms::kName, person});
    const auto* text = said && said->value ? std::get_if<std::string>(&*said->value) : nullptr;
    return text && forms::is_kana_only(*text);
}

bool has_other_address(const forms::Answers& answers, const FromCard& card) {
    for (const auto& [id, item] : card.catalog.items) {
        const bool is_of_the_case = item.type == forms::ItemType::address && !item.per_person && may_come_from_card(item);
        if (!is_of_the_case) continue;
        const forms::Answer* said = answers.find({id, forms::kWholeCase});
        if (!said || !said->value || said->source != forms::Source::card) continue;
        if (card.value(item) != said->value) return true;
    }
    return false;
}

}  // namespace

bool may_come_from_card(const forms::Item& item) {
    return std::find(item.from.begin(), item.from.end(), forms::Source::card) != item.from.end();
}

bool has_card(const forms::Answers& answers, int person) {
    return std::any_of(answers.slots.begin(), answers.slots.end(),
                       [person](const auto& entry) { return entry.first.person == person && entry.second.source == forms::Source::card; });
}

void set_from_card(forms::Answers& answers, const CardFacts& facts, int person, const forms::Catalog& catalog,
                   const AddressBook& addresses, forms::Date today) {
    const FromCard card{facts, catalog, addresses, today};
    for (const auto& [id, item] : catalog.items) {
        if (!may_come_from_card(item)) continue;
        const forms::Slot slot{id, item.per_person ? person : forms::kWholeCase};
        const forms::Answer* there = answers.find(slot);
        if (!item.per_person && there && there->source != forms::Source::qr) continue;
        if (auto value = card.value(item)) answers.set(slot, std::move(*value), forms::Source::card);
    }
}

std::vector<CorrectedFact> overruled_by_card(const forms::Answers& answers, const CardFacts& facts, int person, const forms::Catalog& catalog,
                                             const AddressBook& addresses, forms::Date today) {
    const FromCard card{facts, catalog, addresses, today};
    std::vector<CorrectedFact> overruled;
    for (const auto& [id, item] : catalog.items) {
        if (!may_come_from_card(item)) continue;
        const forms::Answer* said = answers.find({id, item.per_person ? person : forms::kWholeCase});
        const auto value = card.value(item);
        if (!item.per_person) {                            // stays as the first card said it; a clerk learns of the other
            const bool is_another_address = said && said->value && said->source == forms::Source::card && value && *said->value != *value;
            if (is_another_address) overruled.push_back({{id, forms::kWholeCase}, *value, forms::Source::card});
            continue;
        }
        const bool differs = said && said->value && said->source != forms::Source::card && value && *said->value != *value;
        const bool is_only_kana = item.type == forms::ItemType::name && was_typed_in_kana(answers, person);
        if (differs && !is_only_kana) overruled.push_back({{id, person}, *said->value});
    }
    return overruled;
}

CardMatch compare_card(const forms::Answers& answers, const CardFacts& facts, int asked_for, const forms::Catalog& catalog,
                       const AddressBook& addresses, forms::Date today) {
    const FromCard card{facts, catalog, addresses, today};
    const auto name = card.value(forms::kName), birth = card.value(forms::kBirth);
    CardMatch match{asked_for, false, false, has_other_address(answers, card)};
    for (int person = 0; person < forms::kPersonsMax; ++person) {
        const bool is_this_person = compare(answers, forms::kName, person, name) == Same::yes && compare(answers, forms::kBirth, person, birth) != Same::no;
        if (!is_this_person) continue;
        match.person = person;
        match.is_already_read = has_card(answers, person);
        return match;
    }
    const Same same_name = was_typed_in_kana(answers, asked_for) ? Same::unsaid : compare(answers, forms::kName, asked_for, name);
    const Same same_birth = compare(answers, forms::kBirth, asked_for, birth);
    // A birth date typed wrong, or an old way of writing the name, is mended by the card; both at once is another person.
    match.is_somebody_else = has_card(answers, asked_for) || (same_name == Same::no && same_birth != Same::yes);
    return match;
}

}  // namespace kiosk
