// A date as a person writes it: 「令和8年4月1日」, 「S60.5.1」, 「2026/4/1」. Called by check_value.
// Reads and explains; whether the day suits its item is not decided here.
#pragma once

#include "forms/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace forms {

/// Without a date, `message` says what to do and `remedy` what was probably meant.
struct TypedDate {
    std::optional<Date> date;
    std::string message, remedy;
};

/// ISO, YYYYMMDD, year/month/day with any usual separator, eras by name or letter, 元年, full-width and kanji digits.
TypedDate read_typed_date(std::u32string_view text);

}  // namespace forms
