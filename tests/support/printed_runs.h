// What stands printed on pages, read back from their runs: letters and sizes as a reader has them before the eyes.
// For tests of papers of every room; knows no form.
#pragma once

#include "forms/text.h"
#include "printer/layout.h"

#include <functional>
#include <string>

namespace support {

inline void for_each_run(const printer::LaidOutForm& sheets, const std::function<void(const printer::TextRun&)>& look) {
    for (const printer::PageScene& page : sheets.pages) {
        for (const printer::Mark& mark : page.marks) {
            if (const auto* run = std::get_if<printer::TextRun>(&mark)) look(*run);
        }
    }
}

/// All letters of the sheet, without spaces and line ends.
inline std::string letters_of(const printer::LaidOutForm& sheets) {
    std::u32string text;
    for_each_run(sheets, [&](const printer::TextRun& run) {
        for (const printer::PlacedGlyph& glyph : run.glyphs) {
            text.push_back(glyph.code);
            if (glyph.selector != 0) text.push_back(glyph.selector);
        }
    });
    std::string letters = forms::encode_utf8(text);
    std::erase(letters, ' ');
    return letters;
}

inline std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    std::erase(text, '\n');
    return text;
}

}  // namespace support
