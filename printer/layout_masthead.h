// The head of a page: receipt stamp box, title, addressee and filing date; titles of continuation and attached sheets;
// and the margin line at the foot.
#pragma once

#include "printer/layout_draft.h"

namespace printer {

/// Draws the masthead from `y_mm` down between `x_mm` and `x_mm + width_mm`; returns its height.
double draw_masthead(Draft& draft, const forms::Block& block, const BoxMm& room);
/// A title in the middle, on as many lines as it needs, with `note` (「（続紙）」) behind it smaller; returns its height.
double draw_title(Draft& draft, const std::string& title, const std::string& note, const BoxMm& room);
/// City, form, version and hash at the left, 「1/2」 at the right, below the margin.
void draw_margin_line(Draft& draft, std::size_t page, std::size_t pages);

}  // namespace printer
