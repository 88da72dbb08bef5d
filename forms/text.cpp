// UTF-8, foldings and cleaning behind text.h, in front of every check of an answer.
// Knows neither items nor messages: check_value.cpp decides what is wanted and says so.
#include "forms/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace forms {
namespace {

bool in(char32_t letter, char32_t first, char32_t last) { return letter >= first && letter <= last; }

/// Length of the sequence and the bounds of its second byte, which exclude overlong forms and surrogates.
struct Lead {
    std::size_t length = 0;
    unsigned char second_min = 0x80, second_max = 0xBF;
};

Lead read_lead(unsigned char byte) {
    if (byte < 0x80) return {1};
    if (byte < 0xC2) return {};
    if (byte < 0xE0) return {2};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};
    if (byte < 0xF0) return {3};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte < 0xF4) return {4};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    return {};
}

constexpr std::u32string_view kHalfWidthKana =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    U"゛゜";

static_assert(kHalfWidthKana.size() == 0xFF9F - 0xFF61 + 1);

bool is_voiced_mark(char32_t letter) { return letter == 0x3099 || letter == 0x309B; }
bool is_semi_voiced_mark(char32_t letter) { return letter == 0x309A || letter == 0x309C; }

bool is_hiragana(char32_t letter) { return in(letter, 0x3041, 0x3096); }

/// The kana with 濁点 or 半濁点, or 0 when there is none. Both kana rows lie 0x60 apart and are built alike.
char32_t composed(char32_t base, char32_t mark) {
    const char32_t shift = is_hiragana(base) ? 0x60 : 0;
    const char32_t kana = base + shift;
    if (is_voiced_mark(mark)) {
        if (kana == U'ウ') return U'ヴ' - shift;
        if (in(kana, U'カ', U'チ') && (kana - U'カ') % 2 == 0) return base + 1;
        if (in(kana, U'ツ', U'ト') && (kana - U'ツ') % 2 == 0) return base + 1;
        if (in(kana, U'ハ', U'ホ') && (kana - U'ハ') % 3 == 0) return base + 1;
    }
    if (is_semi_voiced_mark(mark) && in(kana, U'ハ', U'ホ') && (kana - U'ハ') % 3 == 0) return base + 2;
    return 0;
}

/// Format characters that print nothing and change what stands beside them (general category Cf and fillers).
bool is_invisible(char32_t letter) {
    static constexpr std::array<char32_t, 9> kSingle{0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFA0};
    if (std::find(kSingle.begin(), kSingle.end(), letter) != kSingle.end()) return true;
    return in(letter, 0x200B, 0x200F) || in(letter, 0x2028, 0x202E) || in(letter, 0x2060, 0x206F) || in(letter, 0xFFF0, 0xFFFD) ||
           in(letter, 0x1BCA0, 0x1BCA3) || in(letter, 0x1D173, 0x1D17A) || in(letter, 0xE0000, 0xE007F);
}

bool is_control(char32_t letter) {
    const bool noncharacter = (letter & 0xFFFE) == 0xFFFE || in(letter, 0xFDD0, 0xFDEF);
    return letter < 0x20 || in(letter, 0x7F, 0x9F) || noncharacter || is_invisible(letter);
}

bool is_private_use(char32_t letter) { return in(letter, 0xE000, 0xF8FF) || letter >= 0xF0000; }

std::optional<TextFault> first_fault(std::u32string_view text) {
    bool has_base = false;
    for (const char32_t letter : text) {
        if (is_control(letter)) return TextFault::control;
        if (is_private_use(letter)) return TextFault::private_use;
        if (is_variation_selector(letter) && !has_base) return TextFault::lone_selector;
        has_base = !is_space(letter) && !is_variation_selector(letter);
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::u32string> decode_utf8(std::string_view bytes) {
    std::u32string text;
    text.reserve(bytes.size());
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const Lead lead = read_lead(first);
        if (lead.length == 0 || at + lead.length > bytes.size()) return std::nullopt;
        static constexpr std::array<unsigned char, 5> kPayload{0, 0x7F, 0x1F, 0x0F, 0x07};
        char32_t letter = first & kPayload[lead.length];
        for (std::size_t i = 1; i < lead.length; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[at + i]);
            const unsigned char least = i == 1 ? lead.second_min : 0x80;
            const unsigned char most = i == 1 ? lead.second_max : 0xBF;
            if (byte < least || byte > most) return std::nullopt;
            letter = (letter << 6) | (byte & 0x3F);
        }
        text.push_back(letter);
        at += lead.length;
    }
    return text;
}

std::string encode_utf8(std::u32string_view text) {
    std::string bytes;
    bytes.reserve(text.size() * 3);
    const auto put = [&bytes](char32_t value) { bytes.push_back(static_cast<char>(value)); };
    for (char32_t letter : text) {
        if (letter > 0x10FFFF || in(letter, 0xD800, 0xDFFF)) letter = 0xFFFD;
        if (letter < 0x80) {
            put(letter);
        } else if (letter < 0x800) {
            put(0xC0 | (letter >> 6));
            put(0x80 | (letter & 0x3F));
        } else if (letter < 0x10000) {
            put(0xE0 | (letter >> 12));
            put(0x80 | ((letter >> 6) & 0x3F));
            put(0x80 | (letter & 0x3F));
        } else {
            put(0xF0 | (letter >> 18));
            put(0x80 | ((letter >> 12) & 0x3F));
            put(0x80 | ((letter >> 6) & 0x3F));
            put(0x80 | (letter & 0x3F));
        }
    }
    return bytes;
}

bool is_variation_selector(char32_t letter) {
    return in(letter, 0xFE00, 0xFE0F) || in(letter, 0xE0100, 0xE01EF) || in(letter, 0x180B, 0x180D) || letter == 0x180F;
}

bool is_kana(char32_t letter) {
    return (letter >= 0x3041 && letter <= 0x3096) || (letter >= 0x30A1 && letter <= 0x30FA) || letter == U'ゝ' || letter == U'ゞ' || letter == U'ヽ' || letter == U'ヾ';
}

bool is_kana_only(std::string_view utf8) {
    const std::u32string letters = decode_utf8(utf8).value_or(U"");
    const auto may_stand = [](char32_t letter) { return is_kana(letter) || letter == U'ー' || letter == U'・' || is_space(letter); };
    return std::any_of(letters.begin(), letters.end(), is_kana) && std::all_of(letters.begin(), letters.end(), may_stand);
}

bool is_space(char32_t letter) {
    return letter == 0x20 || letter == 0xA0 || letter == 0x1680 || in(letter, 0x2000, 0x200A) || letter == 0x202F ||
           letter == 0x205F || letter == 0x3000;
}

bool is_hyphen_like(char32_t letter) {
    static constexpr std::u32string_view kHyphens = U"-‐‑‒–—―−─━ー－ｰ﹣﹘";
    return kHyphens.find(letter) != std::u32string_view::npos;
}

bool is_digit(char32_t letter) { return in(letter, U'0', U'9'); }

int count_characters(std::u32string_view text) {
    return static_cast<int>(
        std::count_if(text.begin(), text.end(), [](char32_t letter) { return !is_variation_selector(letter); }));
}

int count_characters(std::string_view text) {
    const auto letters = decode_utf8(text);
    return letters ? count_characters(*letters) : static_cast<int>(text.size());
}

std::u32string fold_width(std::u32string_view text) {
    std::u32string folded(text);
    for (char32_t& letter : folded) {
        if (in(letter, 0xFF01, 0xFF5E)) letter -= 0xFEE0;
        if (is_space(letter)) letter = U' ';
    }
    return folded;
}

std::u32string widen_kana(std::u32string_view text) {
    std::u32string wide;
    wide.reserve(text.size());
    for (char32_t letter : text) {
        if (in(letter, 0xFF61, 0xFF9F)) letter = kHalfWidthKana[letter - 0xFF61];
        const char32_t both = wide.empty() ? 0 : composed(wide.back(), letter);
        if (both != 0) {
            wide.back() = both;
        } else {
            wide.push_back(letter);
        }
    }
    return wide;
}

std::u32string to_katakana(std::u32string_view text) {
    std::u32string kana = widen_kana(text);
    for (char32_t& letter : kana) {
        if (is_hiragana(letter)) letter += 0x60;
    }
    return kana;
}

std::u32string to_large_kana(std::u32string_view katakana) {
    static constexpr std::u32string_view kSmall = U"ァィゥェォッャュョヮヵヶ", kLarge = U"アイウエオツヤユヨワカケ";
    std::u32string large(katakana);
    for (char32_t& letter : large) {
        const std::size_t at = kSmall.find(letter);
        if (at != std::u32string_view::npos) letter = kLarge[at];
    }
    return large;
}

std::string digits_only(std::u32string_view text) {
    std::string digits;
    for (const char32_t letter : fold_width(text)) {
        if (is_digit(letter)) digits.push_back(static_cast<char>(letter));
    }
    return digits;
}

std::u32string fold_block_number(std::u32string_view text) {
    std::u32string block(text);
    for (char32_t& letter : block) {
        if (in(letter, 0xFF10, 0xFF19)) letter -= 0xFEE0;
    }
    for (std::size_t i = 1; i + 1 < block.size(); ++i) {
        if (is_hyphen_like(block[i]) && is_digit(block[i - 1]) && is_digit(block[i + 1])) block[i] = U'-';
    }
    return block;
}

std::variant<std::u32string, TextFault> clean_text(std::string_view raw) {
    const auto letters = decode_utf8(raw);
    if (!letters) return TextFault::not_utf8;
    if (const auto fault = first_fault(*letters)) return *fault;

    std::u32string clean;
    clean.reserve(letters->size());
    for (const char32_t letter : *letters) {
        if (!is_space(letter)) {
            clean.push_back(letter);
        } else if (!clean.empty() && clean.back() != U' ') {
            clean.push_back(U' ');
        }
    }
    if (!clean.empty() && clean.back() == U' ') clean.pop_back();
    return clean;
}

std::string with_places(std::string text, const std::map<std::string, std::string>& values) {
    for (const auto& [name, value] : values) {
        const std::string mark = "{" + name + "}";
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size())) text.replace(at, mark.size(), value);
    }
    return text;
}

}  // namespace forms
