// Kana → words in kanji, for what a resident writes freely: an occupation, a school, a street. Names have tables of their own
// (name_book.h) and addresses are picked.
// Knows the dictionary of the converter (Anthy, of Debian), read where it lies. Learns nothing, writes nothing, keeps nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// What a reading of up to 40 hiragana may be, the likeliest first: かいしゃいん → 会社員. None that is kana only; none at all where the
/// dictionary is missing or the run is longer. Takes about a millisecond (measured: 0.2 to 2.7).
std::vector<std::string> words_in_kanji(std::string_view hiragana);

}  // namespace kiosk
