// Drafts of answers: typing, choosing, and the value that comes out. Addresses are in entry_address.cpp.
// Checks what the fingers did (a part is missing, no such day); what an item allows is check_value's business.
#include "kiosk/entry.h"

#include "kiosk/entry_address.h"
#include "kiosk/erase_typed.h"
#include "kiosk/letters.h"
#include "kiosk/strings.h"
#include "kiosk/wipe.h"

#include <algorithm>

namespace kiosk {

namespace {

using forms::ItemType;

const std::string kSpace = " ";

bool is_space(const std::string& text) { return text == " " || text == "\xE3\x80\x80"; }

TextDraft text_draft(const forms::Item& item) {
    const bool is_kana = item.type == ItemType::kana;
    const Keys first = item.typed_first == forms::TypedFirst::digits ? Keys::digits : item.typed_first == forms::TypedFirst::latin ? Keys::latin : Keys::hiragana;
    return {std::vector<std::string>(is_kana ? 2 : 1), 0, is_kana ? Keys::katakana : first, 0};
}

/// A whole reading in its two parts.
void split_reading(const std::string& whole, std::vector<std::string>& parts) {
    const std::size_t space = whole.find(' ');
    parts[0] = whole.substr(0, space);
    parts[1] = space == std::string::npos ? std::string() : whole.substr(space + 1);
}

/// A tap on a reading says it all; 「自分で入れる」 leaves the family name there, which is mostly right.
TextDraft chosen_reading(TextDraft draft, const std::string& option) {
    const bool is_offered = std::find(draft.proposed.begin(), draft.proposed.end(), option) != draft.proposed.end();
    if (is_offered) split_reading(option, draft.parts);
    if (option != kTypeIt) return draft;
    split_reading(draft.proposed.front(), draft.parts);
    draft.parts[1].clear();
    draft.focus = 1;
    draft.way = EntryWay::typed;
    return draft;
}

TextDraft edited(TextDraft draft, const EditAction& action) {
    if (draft.way == EntryWay::offered) {
        if (const auto* option = std::get_if<ChooseOption>(&action)) return chosen_reading(std::move(draft), option->id);
        if (const auto* sheet = std::get_if<ShowSheet>(&action)) draft.sheet = std::max(0, sheet->sheet);
        if (!std::holds_alternative<TypeText>(action)) return draft;
        draft = chosen_reading(std::move(draft), kTypeIt);         // a keyboard beside the screen
    }
    std::string& part = draft.parts[static_cast<std::size_t>(draft.focus)];
    if (erase_typed(part, action)) {
        draft.sheet = 0;
        return draft;
    }
    if (const auto* typed = std::get_if<TypeText>(&action)) {
        const bool ends_family_name = is_space(typed->text) && draft.parts.size() == 2 && draft.focus == 0;
        if (ends_family_name && !part.empty()) draft.focus = 1;
        if (!ends_family_name && letter_count(part) < kLettersMax) part += typed->text;
    } else if (const auto* change = std::get_if<ChangeKana>(&action)) {
        part = with_last_changed(part, change->change);
    } else if (const auto* focus = std::get_if<FocusPart>(&action)) {
        draft.focus = std::clamp(focus->part, 0, static_cast<int>(draft.parts.size()) - 1);
    } else if (const auto* keys = std::get_if<ShowKeys>(&action)) {
        draft.keys = keys->keys;
    } else if (const auto* sheet = std::get_if<ShowSheet>(&action)) {
        draft.sheet = std::max(0, sheet->sheet);
        return draft;
    } else if (const auto* option = std::get_if<ChooseOption>(&action)) {
        part = converted(part, option->id);
    }
    draft.sheet = 0;
    return draft;
}

DigitsDraft edited(DigitsDraft draft, const EditAction& action) {
    if (erase_typed(draft.digits, action)) return draft;
    if (const auto* typed = std::get_if<TypeText>(&action)) {
        const std::string digits = with_plain_digits(typed->text);
        const bool begins_abroad = draft.is_phone && draft.digits.empty() && (digits == "+" || digits == "\uFF0B");
        if (begins_abroad) draft.digits = "+";
        if (is_digits(digits) && draft.digits.size() + digits.size() <= kDigitsMax) draft.digits += digits;
    }
    return draft;
}

ChoiceDraft edited(ChoiceDraft draft, const EditAction& action) {
    if (const auto* sheet = std::get_if<ShowSheet>(&action)) draft.sheet = sheet->sheet;
    const auto* option = std::get_if<ChooseOption>(&action);
    if (!option) return draft;
    const auto found = std::find(draft.chosen.begin(), draft.chosen.end(), option->id);
    if (!draft.many) {
        draft.chosen = {option->id};
    } else if (found == draft.chosen.end()) {
        const bool stands_alone = is_alone(draft, option->id);
        std::erase_if(draft.chosen, [&](const std::string& chosen) { return stands_alone || is_alone(draft, chosen); });
        draft.chosen.push_back(option->id);
    } else {
        draft.chosen.erase(found);
    }
    return draft;
}

void set_date(DateDraft& draft, forms::Date day) {
    const auto wareki = forms::to_wareki(day);
    draft.calendar = wareki ? kCalendars[static_cast<std::size_t>(wareki->era)] : kCalendars.back();
    draft.parts = {std::to_string(wareki ? wareki->year : day.year), std::to_string(day.month), std::to_string(day.day)};
}

DateDraft edited(DateDraft draft, const EditAction& action) {
    if (draft.way == EntryWay::offered) {
        if (const auto* sheet = std::get_if<ShowSheet>(&action)) draft.sheet = std::max(0, sheet->sheet);
        const auto* option = std::get_if<ChooseOption>(&action);
        const bool types = std::holds_alternative<TypeText>(action);
        for (const forms::Date& day : draft.days)
            if (option && option->id == forms::to_iso(day)) set_date(draft, day);
        if (types || (option && option->id == kTypeIt)) draft.way = EntryWay::typed;
        if (!types) return draft;
    }
    std::string& part = draft.parts[static_cast<std::size_t>(draft.focus)];
    const std::size_t digits_max = draft.focus == 0 ? 4 : 2;
    if (erase_typed(part, action)) return draft;
    if (const auto* typed = std::get_if<TypeText>(&action)) {
        const std::string digits = with_plain_digits(typed->text);
        if (is_digits(digits) && part.size() + digits.size() <= digits_max) part += digits;
    } else if (const auto* focus = std::get_if<FocusPart>(&action)) {
        draft.focus = std::clamp(focus->part, 0, 2);
    } else if (const auto* calendar = std::get_if<ChooseOption>(&action)) {
        draft.calendar = calendar->id;
    }
    return draft;
}

int number_of(const std::string& digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

/// Why this era has no such day: it had ended, had not begun, or the calendar knows no such day.
DraftProblem problem_of_era(const DateDraft& draft) {
    const auto era = static_cast<forms::Era>(std::find(kCalendars.begin(), kCalendars.end(), draft.calendar) - kCalendars.begin());
    constexpr int kYearInEveryEra = 7;
    const auto known = forms::from_wareki({era, kYearInEveryEra, 1, 1});
    const int year = known->year - kYearInEveryEra + number_of(draft.parts[0]);
    const auto day = forms::make_date(year, number_of(draft.parts[1]), number_of(draft.parts[2]));
    if (!day && forms::make_date(year, 1, 1)) return {"problem.date.no_such_day", 2};
    if (!day) return {"problem.date.no_such_era_year", 0};
    const auto real = forms::to_wareki(*day);
    if (!real) return {"problem.date.old_calendar", 0};
    return {std::string(real->era < era ? "problem.date.begins_" : "problem.date.ends_") + draft.calendar, 0};
}

Advanced advanced(const DateDraft& draft) {
    if (draft.way == EntryWay::offered && draft.calendar.empty()) return DraftProblem{"problem.choice.none", 0};
    if (draft.calendar.empty()) return DraftProblem{"problem.date.calendar", -1};
    const char* const missing[] = {"problem.date.year", "problem.date.month", "problem.date.day"};
    for (int part = 0; part < 3; ++part)
        if (draft.parts[static_cast<std::size_t>(part)].empty()) return DraftProblem{missing[part], part};
    if (const auto date = date_of(draft)) return forms::Value{*date};
    if (number_of(draft.parts[1]) < 1 || number_of(draft.parts[1]) > 12) return DraftProblem{"problem.date.no_such_month", 1};
    const int day = number_of(draft.parts[2]);
    if (day < 1 || day > 31) return DraftProblem{"problem.date.no_such_day", 2};
    if (draft.calendar != "western") return problem_of_era(draft);
    const bool is_year = forms::make_date(number_of(draft.parts[0]), 1, 1).has_value();
    return DraftProblem{is_year ? "problem.date.no_such_day" : "problem.date.no_such_year", is_year ? 2 : 0};
}

Advanced advanced(const TextDraft& draft) {
    std::string text;
    for (const std::string& part : draft.parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += kSpace;
        text += part;
    }
    if (text.empty()) return DraftProblem{draft.way == EntryWay::offered ? "problem.choice.none" : "problem.text.empty", 0};
    return forms::Value{text};
}

Advanced advanced(const NameDraft& draft) {
    NameStep next = advance_name(draft);
    if (next.further) return Draft{std::move(*next.further)};
    if (!next.problem.empty()) return DraftProblem{next.problem, next.part};
    return forms::Value{std::move(next.name)};
}

Advanced advanced(const BankDraft& draft, const forms::Item& item, const BankBook& banks) {
    BankStep next = advance_bank(draft, banks);
    if (next.further) return Draft{std::move(*next.further)};
    if (!next.is_complete) return DraftProblem{next.problem, next.part};
    const bool asks_bank = banks.account_with(item.id)->bank == item.id;
    return forms::Value{asks_bank ? bank_name(draft, banks) : branch_name(draft, banks)};
}

Advanced advanced(const DigitsDraft& draft, const forms::Item& item) {
    if (draft.digits.empty()) return DraftProblem{"problem.digits.empty", 0};
    if (item.type != ItemType::number) return forms::Value{draft.digits};
    if (draft.digits.size() > 9) return DraftProblem{"problem.digits.too_many", 0};
    return forms::Value{static_cast<std::int64_t>(number_of(draft.digits))};
}

Advanced advanced(const ChoiceDraft& draft, const forms::Item& item) {
    if (draft.chosen.empty()) return DraftProblem{!draft.alone.empty() ? "problem.choice.none_or_alone" : draft.many ? "problem.choice.none_of_many" : "problem.choice.none", 0};
    const std::string& chosen = draft.chosen.front();
    if (item.type == ItemType::yes_no) return forms::Value{chosen == "yes"};
    if (item.type == ItemType::person) return forms::Value{forms::PersonRef{number_of(chosen)}};
    if (!draft.many) return forms::Value{chosen};
    forms::ChoiceSet set;
    for (const auto& choice : item.choices)
        if (std::find(draft.chosen.begin(), draft.chosen.end(), choice.id) != draft.chosen.end()) set.push_back(choice.id);
    return forms::Value{set};
}

ChoiceDraft many_choices(const forms::Item& item) {
    ChoiceDraft draft{{}, true, 0};
    for (const forms::Choice& choice : item.choices)
        if (choice.alone) draft.alone.push_back(choice.id);
    return draft;
}

}  // namespace

bool is_alone(const ChoiceDraft& draft, const std::string& option) { return std::find(draft.alone.begin(), draft.alone.end(), option) != draft.alone.end(); }

Draft blank_draft(const forms::Item& item, const Books& books) {
    if (books.banks.account_with(item.id)) return BankDraft{};
    switch (item.type) {
        case ItemType::name: return NameDraft{};
        case ItemType::kana:
        case ItemType::text: return text_draft(item);
        case ItemType::phone: return DigitsDraft{{}, true};
        case ItemType::number:
        case ItemType::digits:
        case ItemType::postal_code:
        case ItemType::my_number: return DigitsDraft{};
        case ItemType::choice:
        case ItemType::yes_no:
        case ItemType::person: return ChoiceDraft{};
        case ItemType::multi_choice: return many_choices(item);
        case ItemType::date: return DateDraft{};
        case ItemType::address: return blank_address(item, books.addresses);
    }
    return TextDraft{{""}, 0, Keys::hiragana, 0};
}

Draft begun_in(std::string_view language, Draft draft) {
    if (is_japanese(language)) return draft;
    if (auto* name = std::get_if<NameDraft>(&draft)) name->keys = Keys::latin;
    if (auto* address = std::get_if<AddressDraft>(&draft)) address->letters = Keys::latin;
    if (auto* text = std::get_if<TextDraft>(&draft); text && text->keys == Keys::hiragana) text->keys = Keys::latin;
    if (auto* date = std::get_if<DateDraft>(&draft); date && date->calendar.empty()) date->calendar = "western";
    return draft;
}

Draft draft_of(const forms::Item& item, const forms::Value& value, const Books& books) {
    Draft draft = blank_draft(item, books);
    if (std::holds_alternative<NameDraft>(draft)) {
        draft = name_draft_of(std::get<std::string>(value));
    } else if (auto* bank = std::get_if<BankDraft>(&draft)) {
        bank->bank = books.banks.bank_named(std::get<std::string>(value));
    } else if (auto* text = std::get_if<TextDraft>(&draft)) {
        const auto& said = std::get<std::string>(value);
        const std::size_t space = text->parts.size() == 2 ? said.find(' ') : std::string::npos;
        text->parts[0] = said.substr(0, space);
        if (space != std::string::npos) text->parts[1] = said.substr(space + 1);
    } else if (auto* digits = std::get_if<DigitsDraft>(&draft)) {
        const auto* number = std::get_if<std::int64_t>(&value);
        for (const char c : number ? std::to_string(*number) : std::get<std::string>(value))
            if (c >= '0' && c <= '9') digits->digits += c;
    } else if (auto* choice = std::get_if<ChoiceDraft>(&draft)) {
        if (const auto* yes = std::get_if<bool>(&value)) choice->chosen = {*yes ? "yes" : "no"};
        if (const auto* id = std::get_if<std::string>(&value)) choice->chosen = {*id};
        if (const auto* person = std::get_if<forms::PersonRef>(&value)) choice->chosen = {std::to_string(person->index)};
        if (const auto* set = std::get_if<forms::ChoiceSet>(&value)) choice->chosen = *set;
        choice->sheet = kWhereChosen;
    } else if (auto* date = std::get_if<DateDraft>(&draft)) {
        set_date(*date, std::get<forms::Date>(value));
    } else if (auto* address = std::get_if<AddressDraft>(&draft)) {
        *address = address_draft_of(*address, std::get<forms::Address>(value), books.addresses);
    }
    return draft;
}

Draft edit(Draft draft, const EditAction& action, const Books& books) {
    if (auto* address = std::get_if<AddressDraft>(&draft)) return edited_address(std::move(*address), action, books.addresses);
    if (auto* name = std::get_if<NameDraft>(&draft)) return edited_name(std::move(*name), action, books.names);
    if (auto* bank = std::get_if<BankDraft>(&draft)) {
        const auto* option = std::get_if<ChooseOption>(&action);
        if (option && option->id == kWriteIt) return TextDraft{{""}, 0, Keys::hiragana, 0};
        return edited_bank(std::move(*bank), action, books.banks);
    }
    if (auto* text = std::get_if<TextDraft>(&draft)) return edited(std::move(*text), action);
    if (auto* digits = std::get_if<DigitsDraft>(&draft)) return edited(std::move(*digits), action);
    if (auto* choice = std::get_if<ChoiceDraft>(&draft)) return edited(std::move(*choice), action);
    return edited(std::move(std::get<DateDraft>(draft)), action);
}

Advanced advance(const Draft& draft, const forms::Item& item, const Books& books) {
    if (const auto* name = std::get_if<NameDraft>(&draft)) return advanced(*name);
    if (const auto* bank = std::get_if<BankDraft>(&draft)) return advanced(*bank, item, books.banks);
    if (const auto* text = std::get_if<TextDraft>(&draft)) return advanced(*text);
    if (const auto* digits = std::get_if<DigitsDraft>(&draft)) return advanced(*digits, item);
    if (const auto* choice = std::get_if<ChoiceDraft>(&draft)) return advanced(*choice, item);
    if (const auto* date = std::get_if<DateDraft>(&draft)) return advanced(*date);
    return advanced_address(std::get<AddressDraft>(draft), books.addresses);
}

std::optional<Draft> step_back(const Draft& draft) {
    if (const auto* name = std::get_if<NameDraft>(&draft)) return name_before(*name);
    if (const auto* bank = std::get_if<BankDraft>(&draft)) return bank_before(*bank);
    if (const auto* address = std::get_if<AddressDraft>(&draft)) return address_before(*address);
    const auto* text = std::get_if<TextDraft>(&draft);
    const auto* date = std::get_if<DateDraft>(&draft);
    if (text && text->way == EntryWay::typed && !text->proposed.empty()) {
        TextDraft before = *text;
        before.way = EntryWay::offered;
        return Draft{std::move(before)};
    }
    if (date && date->way == EntryWay::typed && !date->days.empty()) {
        DateDraft before = *date;
        before.way = EntryWay::offered;
        return Draft{std::move(before)};
    }
    return std::nullopt;
}

std::optional<forms::Date> date_of(const DateDraft& draft) {
    const auto calendar = std::find(kCalendars.begin(), kCalendars.end(), draft.calendar);
    if (calendar == kCalendars.end()) return std::nullopt;
    for (const std::string& part : draft.parts)
        if (part.empty()) return std::nullopt;
    const int year = number_of(draft.parts[0]), month = number_of(draft.parts[1]), day = number_of(draft.parts[2]);
    if (draft.calendar == "western") return forms::make_date(year, month, day);
    return forms::from_wareki({static_cast<forms::Era>(calendar - kCalendars.begin()), year, month, day});
}

void wipe(Draft& draft) {
    if (auto* text = std::get_if<TextDraft>(&draft))
        for (auto* parts : {&text->parts, &text->proposed})
            for (std::string& part : *parts) wipe(part);
    if (auto* digits = std::get_if<DigitsDraft>(&draft)) wipe(digits->digits);
    if (auto* choice = std::get_if<ChoiceDraft>(&draft))
        for (std::string& chosen : choice->chosen) wipe(chosen);
    if (auto* date = std::get_if<DateDraft>(&draft))
        for (std::string& part : date->parts) wipe(part);
    if (auto* address = std::get_if<AddressDraft>(&draft))
        for (std::string* text : {&address->postal_code, &address->prefecture, &address->written, &address->block, &address->building}) wipe(*text);
    if (auto* name = std::get_if<NameDraft>(&draft)) wipe(*name);
    if (auto* bank = std::get_if<BankDraft>(&draft)) wipe(*bank);
}

}  // namespace kiosk
