// Reads an answers file (JSON) and checks every value against its item. Everything wrong is told at once, without
// repeating what was typed.
//
//   { "event": "tennyu", "today": "2026-04-10",
//     "case":    { "move_date": "2026-04-01", "new_address": { "postal_code": "758-0041", … } },
//     "persons": [ { "name": "山田 太郎", "birth": "1986-05-01", … }, … ] }
//
// A date may also be 「令和8年4月1日」; a value may be { "value": …, "source": "card" } or { "unknown": true }.
#pragma once

#include "forms/catalog.h"

namespace forms {

struct AnswersReading {
    Answers answers;
    std::optional<Date> today;
    Problems problems;
};

/// At most 4 MiB of text.
AnswersReading read_answers(std::string_view json, const Catalog& catalog, Date today);

/// The "today" of an answers file, if it has one: it chooses the template versions before the answers can be read.
std::optional<Date> today_of(std::string_view json);

/// Why a value is refused. Its id is the last part of a screen's sentence, problem.value.<id>.
enum class ValueFault {
    none, other_type, broken_text, lone_selector, private_use, empty, too_long, kana_letters, kana_only, not_offered, out_of_range, no_such_day, too_early, in_future, too_old,
    date_text, digits_only, digit_count, too_many_digits, my_number, postal_code, phone_letters, phone_abroad, phone_area_code, phone_length, phone_area, no_prefecture, no_city, no_town, abroad_parts
};
std::string_view to_id(ValueFault fault);

/// Cleans and checks one value as typed: widths folded, phone and postal code hyphenated, kana made katakana.
/// The one gate for the answers file, codes, cards and the kiosk alike.
struct CheckedValue {
    std::optional<Value> value;
    std::string message, remedy;           // for whoever wrote a file, and for staff; a screen has its own in each language
    ValueFault fault = ValueFault::none;
    std::int64_t least = 0, most = 0;      // that the sentence names: letters, digits, a range
};
CheckedValue check_value(const Item& item, Value raw, Date today);

}  // namespace forms
