// Text → lines: measured with the glyphs that will be drawn, broken between phrases, made smaller only down to the
// house's floor, readings set above their kanji. Sizes here are real millimetres; kiosk/ui/layout.h applies the resident's.
#pragma once

#include "kiosk/ui/page.h"

namespace kiosk::ui {

enum class Align { left, centre, right };

struct Lines {
    std::vector<std::string> lines;
    double em_mm = 0;
    bool is_torn = false;                  // a phrase stands on two lines
};

/// A letter that no font has, or whose shape none has, becomes 〓, so that nobody takes a gap for the text.
std::string with_geta(const printer::Fonts& fonts, printer::Typeface face, const std::string& text);
double width_of(const printer::Fonts& fonts, const std::string& text, const Type& type);
/// Line height, readings included where the text has any.
double line_height(const std::string& text, const Type& type);

/// At the type's own size.
Lines broken(const printer::Fonts& fonts, const std::string& text, double width_mm, const Type& type);
/// For headings: smaller, down to `em_min_mm`, until there are no more than `lines_max` lines and no phrase is torn.
Lines calm(const printer::Fonts& fonts, const std::string& text, double width_mm, const Type& type, double em_min_mm, int lines_max);
/// How a label that is too long for one line gets onto its button.
enum class TooLong { a_little_smaller, on_more_lines };
/// On one line if a little smaller will do, where that is wished; else wrapped, smaller only as far as the height asks for it.
Lines fitted(const printer::Fonts& fonts, const std::string& text, double width_mm, double height_mm, const Type& type, double floor_mm = kFloor_mm,
             TooLong too_long = TooLong::a_little_smaller);
double height_of(const Lines& lines, const Type& type);
/// Vertically in the middle of the box.
void put_lines(const printer::Fonts& fonts, Widget& widget, const BoxMm& box, const Lines& lines, Type type, Align align);

}  // namespace kiosk::ui
