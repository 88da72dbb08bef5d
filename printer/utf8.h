// UTF-8 as characters with their variation selectors: the unit that fonts map and that line breaking must not split.
// Knows no fonts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// One character and the selector after it, 0 if none; its bytes are [begin, end) of the text.
struct Utf8Character {
    char32_t code = 0;
    char32_t selector = 0;
    std::size_t begin = 0, end = 0;
};

/// Stands for bytes that are not UTF-8. No font is asked for it, so it is reported as missing.
inline constexpr char32_t kMalformed = 0xFFFD;

/// Every byte of the text belongs to exactly one character; malformed bytes are one character each. A selector without a
/// character before it stands alone.
std::vector<Utf8Character> utf8_characters(std::string_view text);

/// "U+4E13"
std::string code_name(char32_t code);

}  // namespace printer
