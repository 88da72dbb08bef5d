// Characters as people type them: code points in and out, kana marks, the row of the kana table a reading belongs to.
// Works on code points only; what a screen offers to type stands in assets/strings.
#pragma once

#include "kiosk/event.h"

#include <string>
#include <string_view>

namespace kiosk {

std::u32string decode(std::string_view text);
std::string encode(std::u32string_view text);
/// Number of code points.
int letter_count(std::string_view text);
/// Without the last character; a variation selector or combining mark goes together with what it belongs to.
std::string without_last(std::string_view text);
/// か → が → か; は → ば, ぱ; つ → っ. A letter without that form stays as it is.
std::string with_last_changed(std::string_view text, KanaChange change);
/// Half-width digits and hyphens for their full-width forms; everything else stays.
std::string with_plain_digits(std::string_view text);
/// The katakana that heads the row of the kana table: カ for ガ, ギ, ク …; 0 when the text does not begin with kana.
char32_t kana_row(std::string_view reading);
/// The plain katakana a reading begins with: カ for ガ, ツ for っ; 0 when it does not begin with kana.
char32_t first_kana(std::string_view reading);
/// Half-width kana become full-width, then all katakana hiragana: the key of the tables of names.
std::string to_hiragana(std::string_view text);
/// Lists of banks write no small kana (キヨウ for キョウ). Puts them where nothing else is said: before ウ, ク and ン, in ギヨ and in ユウチヨ.
std::string with_small_kana(std::string_view katakana);
/// The run of hiragana at the end of a text: what may become kanji next.
std::string_view hiragana_at_end(std::string_view text);
/// 0 to 9, in either width.
bool is_digit(char32_t letter);
/// ASCII digits only.
bool is_digits(std::string_view text);

}  // namespace kiosk
