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

/// Cleans and checks one value as typed: widths folded, phone and postal code hyphenated, kana made katakana.
/// The problem's sentence says what to do; used by the answers file and by the kiosk alike.
struct CheckedValue {
    std::optional<Value> value;
    std::string message, remedy;
};
CheckedValue check_value(const Item& item, Value raw, Date today);

}  // namespace forms
