// Where a Japanese sentence may be broken so that it still reads well: between phrases, not inside them.
// A rule of thumb on character classes (a phrase ends where kana meets kanji, after 、 and spaces); the paper's 禁則
// (printer/fitting.h) breaks what is longer than a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::ui {

/// Together they are the text. Spaces stay at the end of the phrase before.
std::vector<std::string> phrases(std::string_view text);

}  // namespace kiosk::ui
