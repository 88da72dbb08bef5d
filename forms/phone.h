// Telephone numbers of Japan, hyphenated the way forms print them. Called by check_value.
// Knows number lengths and area codes; does not know whether a number is in use.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace forms {

enum class PhoneFault {
    other_letters,  // more than digits, hyphens, brackets and spaces
    abroad,         // +82 …: another country
    no_area_code,   // does not start with 0
    wrong_length,
    unknown_area  // no such area code
};

/// 090-1234-5678, 0838-22-1234, 03-1234-5678, 0120-123-456; +81 and full-width digits are understood.
std::variant<std::string, PhoneFault> hyphenate_phone(std::u32string_view text);

/// +819012345678 (ITU-T E.164) of a number of Japan, however it is written; hyphenate_phone makes the same of it again. Empty for
/// what is no such number.
std::string e164_phone(std::u32string_view text);

}  // namespace forms
