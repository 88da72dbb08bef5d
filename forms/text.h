// Text as people type it: strict UTF-8, what counts as a character, and the foldings that forms want.
// The first thing that touches an answer. Never changes which letter of a name is meant: no Unicode normalisation,
// 髙, 﨑 and variation sequences stay byte for byte.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace forms {

/// Nothing for malformed bytes: overlong forms, surrogates, beyond U+10FFFF, cut sequences (Unicode 15, table 3-7).
std::optional<std::u32string> decode_utf8(std::string_view bytes);
/// What is not a Unicode scalar value becomes U+FFFD.
std::string encode_utf8(std::u32string_view text);

/// FE00–FE0F, E0100–E01EF and the Mongolian ones: they choose a shape of the letter before them.
bool is_variation_selector(char32_t letter);
/// Hiragana, katakana and their repetition marks; not the long vowel mark, which needs a kana before it.
bool is_kana(char32_t letter);
/// Kana with ー, ・ and spaces between, and at least one kana: a name that still has to be written in kanji.
bool is_kana_only(std::string_view utf8);
/// Every space of Unicode (general category Zs), the ideographic one included.
bool is_space(char32_t letter);
/// Hyphens, dashes, minus signs and the long vowel marks that stand for them in 「１ー２」.
bool is_hyphen_like(char32_t letter);
bool is_digit(char32_t letter);

/// Characters as a resident counts them: code points without variation selectors. Malformed text counts its bytes.
int count_characters(std::string_view text);
int count_characters(std::u32string_view text);

/// Full-width ASCII and every space become ASCII; nothing else changes.
std::u32string fold_width(std::u32string_view text);
/// Half-width kana become full-width; ｶﾞ and か゛ become one letter.
std::u32string widen_kana(std::u32string_view text);
/// widen_kana, then hiragana become katakana.
std::u32string to_katakana(std::u32string_view text);
/// ャ→ヤ, ッ→ツ, ヵ→カ …: 全国銀行協会 account holders have no small kana.
std::u32string to_large_kana(std::u32string_view katakana);
/// ASCII digits of the folded text, everything else dropped.
std::string digits_only(std::u32string_view text);
/// 「５１０ー１」 → 「510-1」: folds the width of digits, and what looks like a hyphen between two digits.
std::u32string fold_block_number(std::u32string_view text);

enum class TextFault {
    not_utf8,
    control,        // control, bidirectional and invisible characters, noncharacters, U+FFFD
    lone_selector,  // a variation selector with no letter before it
    private_use     // 外字: another letter on every machine
};

/// Trims, and makes one U+0020 of every run of spaces. Keeps every other character exactly; may be empty.
std::variant<std::u32string, TextFault> clean_text(std::string_view raw);

/// A sentence of a string table with its {places} filled in; places without a value are left as they stand.
std::string with_places(std::string text, const std::map<std::string, std::string>& values);

}  // namespace forms
