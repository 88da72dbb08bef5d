// Whether a page keeps its place: nothing outside the panel, nothing over another, no text cut.
// For small panels, on which a page takes the largest letters that it has room for. Page → yes or no; mends nothing.
#pragma once

#include "kiosk/comfort.h"
#include "kiosk/ui/page.h"

#include <vector>

namespace kiosk::screens {

/// 15.6 inches: too small for every page in the largest letters.
bool is_small_panel(ui::SizeMm size);

/// The wishes that a page on such a panel is tried with, the resident's first: smaller letters, never another reach. A panel that
/// lies down is no higher than what is within reach anyway.
std::vector<Comfort> tried_on_small_panel(const Comfort& wished, ui::SizeMm panel);

/// Who turns more sheets than this looks for a line too long; smaller letters read better then.
inline constexpr int kSheetsOnSmallPanel = 8;

bool fits(const ui::Page& page);

}  // namespace kiosk::screens
