// Decodes UTF-8 once, forgivingly: what is malformed becomes kMalformed and so reaches the clerk.
// Knows no fonts.
#include "printer/utf8.h"

#include "forms/text.h"

#include <cstdio>

namespace printer {

namespace {

constexpr char32_t kSmallestOfLength[] = {0, 0, 0x80, 0x800, 0x10000};

unsigned char byte_at(std::string_view text, std::size_t index) { return static_cast<unsigned char>(text[index]); }

std::size_t length_by_lead(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

Utf8Character character_at(std::string_view text, std::size_t begin) {
    const Utf8Character malformed{kMalformed, 0, begin, begin + 1};
    const unsigned char lead = byte_at(text, begin);
    const bool is_common = lead > 0xE0 && lead < 0xED && begin + 3 <= text.size();      // kana and kanji: three bytes, no surrogates
    if (is_common) {
        const unsigned char second = byte_at(text, begin + 1), third = byte_at(text, begin + 2);
        if ((second & 0xC0) != 0x80 || (third & 0xC0) != 0x80) return malformed;
        return {char32_t{lead & 0x0Fu} << 12 | char32_t{second & 0x3Fu} << 6 | (third & 0x3Fu), 0, begin, begin + 3};
    }
    const std::size_t length = length_by_lead(lead);
    if (length == 0 || begin + length > text.size()) return malformed;
    if (length == 1) return {byte_at(text, begin), 0, begin, begin + 1};
    char32_t code = byte_at(text, begin) & (0x7Fu >> length);
    for (std::size_t i = begin + 1; i < begin + length; ++i) {
        if ((byte_at(text, i) & 0xC0) != 0x80) return malformed;
        code = code << 6 | (byte_at(text, i) & 0x3F);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < kSmallestOfLength[length] || code > 0x10FFFF || surrogate) return malformed;
    return {code, 0, begin, begin + length};
}

}  // namespace

namespace {

/// No selector lies outside; nearly every letter of a form does.
bool may_be_selector(char32_t code) { return code >= 0x180B && (code < 0x3000 || code >= 0xFE00); }

}  // namespace

std::vector<Utf8Character> utf8_characters(std::string_view text) {
    std::vector<Utf8Character> characters;
    characters.reserve(text.size() / 3 + 1);
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Character next = character_at(text, at);
        at = next.end;
        const bool selects = may_be_selector(next.code) && forms::is_variation_selector(next.code) && !characters.empty() && characters.back().selector == 0 &&
                             !forms::is_variation_selector(characters.back().code);
        if (selects) {
            characters.back().selector = next.code;
            characters.back().end = next.end;
        } else {
            characters.push_back(next);
        }
    }
    return characters;
}

std::string code_name(char32_t code) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(code));
    return name;
}

}  // namespace printer
