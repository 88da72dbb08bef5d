// Where a Japanese sentence may be broken so that it still reads well: between phrases, not inside them.
// A rule of thumb on character classes (a phrase ends where kana meets kanji, after 、 and spaces); a text written with
// spaces between words breaks only there. Readings (kiosk/ui/ruby.h) stay with their kanji. 禁則 holds throughout.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::ui {

/// Together they are the text. Spaces stay at the end of the phrase before.
std::vector<std::string> phrases(std::string_view text);

/// For a phrase longer than a line: where it comes apart with the least harm, as an address does before its numbers and behind the
/// names of its cities. Together they are the phrase; one part when there is no such place.
std::vector<std::string> parts_of_long(std::string_view phrase);

/// For a part longer than a line, without readings: single letters, but Latin words and numbers whole, and what opens
/// together with what it opens.
std::vector<std::string> letters_together(std::string_view phrase);
std::vector<std::string> letters_of(std::string_view text);
/// 、。）ー and small kana: they stay with the letter before.
bool may_not_begin_line(std::string_view text);

}  // namespace kiosk::ui
