// 照合番号B: YYMMDD in the Japanese era, YYYY, four digits.
// Knows no card and no reader.
#include "kiosk/devices/face_number.h"

#include <algorithm>

namespace kiosk::devices {

namespace {

bool is_four_digits(std::string_view text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void put_two(std::string& digits, int number) {
    digits += static_cast<char>('0' + number / 10 % 10);
    digits += static_cast<char>('0' + number % 10);
}

}  // namespace

std::optional<std::string> face_number(forms::Date birth, std::string_view expiry_year, std::string_view security_code) {
    const auto wareki = forms::to_wareki(birth);
    if (!wareki || !is_four_digits(expiry_year) || !is_four_digits(security_code)) return std::nullopt;
    std::string digits;
    for (const int part : {wareki->year, wareki->month, wareki->day}) put_two(digits, part);
    digits += expiry_year;
    digits += security_code;
    return digits;
}

}  // namespace kiosk::devices
