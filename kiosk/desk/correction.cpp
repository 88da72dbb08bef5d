// A value being corrected.
// What each kind of item looks like under a keyboard; check_value says whether it may stand.
#include "kiosk/desk/correction.h"

#include "forms/answers_file.h"
#include "kiosk/letters.h"

#include <charconv>

namespace kiosk::desk {

namespace {

using forms::ItemType;

constexpr const char* kYes = "yes";
constexpr const char* kNo = "no";

std::string text_in_parts(const forms::Value& value) {
    if (const auto* date = std::get_if<forms::Date>(&value)) return forms::wareki_text(*date);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

void add_address(CorrectionDraft& draft, const forms::Value* value, const Words& words) {
    const auto* known = value ? std::get_if<forms::Address>(value) : nullptr;
    const forms::Address address = known ? *known : forms::Address{};
    for (const auto& [key, text] : {std::pair{"postal", &address.postal_code}, {"prefecture", &address.prefecture}, {"city", &address.city}, {"town", &address.town},
                                    {"block", &address.block}, {"building", &address.building}, {"country", &address.country}})
        draft.parts.push_back({words(std::string("desk.address.") + key), edit_of(*text)});
}

void add_options(CorrectionDraft& draft, const forms::Item& item, const forms::Value* value, const forms::CaseView& view, const Words& words) {
    if (item.type == ItemType::yes_no) {
        const auto* yes = value ? std::get_if<bool>(value) : nullptr;
        draft.options = {{kYes, words("answer.yes"), yes && *yes}, {kNo, words("answer.no"), yes && !*yes}};
        return;
    }
    if (item.type == ItemType::person) {
        const auto* person = value ? std::get_if<forms::PersonRef>(value) : nullptr;
        for (int i = 0; i < view.situation.person_count(); ++i) draft.options.push_back({std::to_string(i), view.situation.person_name(i), person && person->index == i});
        return;
    }
    draft.many = item.type == ItemType::multi_choice;
    const auto* one = value ? std::get_if<std::string>(value) : nullptr;
    const auto* some = value ? std::get_if<forms::ChoiceSet>(value) : nullptr;
    for (const forms::Choice& choice : item.choices) {
        const bool is_picked = (one && *one == choice.id) || (some && std::find(some->begin(), some->end(), choice.id) != some->end());
        draft.options.push_back({choice.id, choice.label, is_picked});
    }
}

forms::Value value_of_options(const CorrectionDraft& draft, const forms::Item& item) {
    forms::ChoiceSet picked;
    for (const CorrectionOption& option : draft.options)
        if (option.is_picked) picked.push_back(option.id);
    if (draft.many) return picked;
    const std::string one = picked.empty() ? std::string() : picked.front();
    if (item.type == ItemType::yes_no) return one == kYes;
    if (item.type != ItemType::person) return one;
    int index = 0;
    std::from_chars(one.data(), one.data() + one.size(), index);
    return forms::PersonRef{index};
}

forms::Value value_of_parts(const CorrectionDraft& draft, const forms::Item& item) {
    const auto part = [&](std::size_t i) { return text_of(draft.parts[i].text); };
    if (item.type == ItemType::address) return forms::Address{part(0), part(1), part(2), part(3), part(4), part(5), part(6)};
    if (item.type != ItemType::number) return part(0);
    const std::string typed = with_plain_digits(part(0));
    std::int64_t number = 0;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    const bool is_number = read.ec == std::errc() && read.ptr == typed.data() + typed.size();
    return is_number ? forms::Value(number) : forms::Value(typed);
}

}  // namespace

CorrectionDraft draft_for(const SightRow& row, const forms::CaseView& view, const DeskWorld& world) {
    const forms::Item& item = *world.catalog->item(row.slot->item);
    const forms::Resolved& known = view.situation.find(item, row.slot->person);
    const forms::Value* value = known.value ? &*known.value : nullptr;
    CorrectionDraft draft{*row.slot, row.label, row.value, {}, {}, false, 0};
    switch (item.type) {
        case ItemType::yes_no:
        case ItemType::person:
        case ItemType::choice:
        case ItemType::multi_choice:
            add_options(draft, item, value, view, *world.words);
            break;
        case ItemType::address:
            add_address(draft, value, *world.words);
            break;
        case ItemType::name:
        case ItemType::kana:
        case ItemType::text:
        case ItemType::date:
        case ItemType::phone:
        case ItemType::number:
        case ItemType::digits:
        case ItemType::postal_code:
        case ItemType::my_number:
            draft.parts.push_back({row.label, edit_of(value ? text_in_parts(*value) : std::string())});
            break;
    }
    for (std::size_t i = 0; i < draft.options.size(); ++i)
        if (draft.options[i].is_picked && draft.focus == 0) draft.focus = static_cast<int>(i);
    return draft;
}

forms::CheckedValue checked(const CorrectionDraft& draft, const DeskWorld& world, forms::Date today) {
    const forms::Item& item = *world.catalog->item(draft.slot.item);
    if (draft.options.empty()) return forms::check_value(item, value_of_parts(draft, item), today);
    const bool is_picked = std::any_of(draft.options.begin(), draft.options.end(), [](const auto& option) { return option.is_picked; });
    if (!is_picked && !draft.many) return {std::nullopt, (*world.words)("desk.correct.pick_one"), {}};
    return forms::check_value(item, value_of_options(draft, item), today);
}

void pick(CorrectionDraft& draft, int option) {
    if (option < 0 || option >= static_cast<int>(draft.options.size())) return;
    draft.focus = option;
    auto& picked = draft.options[static_cast<std::size_t>(option)].is_picked;
    if (draft.many) {
        picked = !picked;
        return;
    }
    for (CorrectionOption& one : draft.options) one.is_picked = false;
    picked = true;
}

void wipe(CorrectionDraft& draft) {
    for (CorrectionPart& part : draft.parts) wipe(part.text);
    draft = {};
}

store::CaseContent corrected(store::CaseContent content, const forms::Slot& slot, forms::Value value, const store::Word& by, store::Moment at, const std::string& why) {
    std::optional<forms::Answer> before;
    if (const forms::Answer* said = content.answers.find(slot)) before = *said;
    content.answers.set(slot, std::move(value), forms::Source::clerk);
    content.corrections.push_back({slot, before, *content.answers.find(slot), by, at, why});
    return content;
}

}  // namespace kiosk::desk
