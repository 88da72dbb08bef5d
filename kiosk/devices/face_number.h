// 照合番号B of a My Number card: the 14 digits that open name, address, birth date and sex without the secret PIN.
// Made from what is printed on the card's face; opens nothing else, above all not the 個人番号.
#pragma once

#include "forms/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::devices {

/// Birth date with the year of its era (two digits, 元年 is 01), year of expiry (西暦, four digits), security code (four).
/// Source: soltia48/myna-card, src/data.rs, confirmed there on a card: 1980-02-17, 2035, 2285 → 55021720352285.
/// Nothing for a birth date before the eras of the calendar, or other than four digits each.
std::optional<std::string> face_number(forms::Date birth, std::string_view expiry_year, std::string_view security_code);

}  // namespace kiosk::devices
