// Lays a filled form out on ruled pages. FilledForm → PageScenes; the only layout there is, for paper and screen.
// Decides nothing about the case, and writes no file.
#pragma once

#include "forms/filling.h"
#include "printer/fonts.h"
#include "printer/scene.h"

namespace printer {

/// What staff do about a letter of a name that no font has.
inline constexpr const char* kMendLetter = "お客さまに字を確かめて、近い字かカタカナに直してください。正しい字は、印刷のあと手書きで添えてください";

struct LayoutFinding {
    std::string field;         // FilledField::id(), or empty for printed text of the template
    std::string message, remedy;
    bool lacks_letter = false;                 // no font has one of its letters
};

struct LaidOutForm {
    std::vector<PageScene> pages;
    std::vector<LayoutFinding> findings;       // overflow, missing glyph, off the page
};

/// A table with more people than per_page goes on on continuation sheets; text that does not fit and may be attached
/// stands on an attached sheet (別紙) at the end.
LaidOutForm lay_out(const forms::FilledForm& form, const forms::Municipality& city, const Fonts& fonts);

}  // namespace printer
