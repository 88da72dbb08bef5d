// Whether a page keeps its place: nothing outside the panel, nothing over another, no text cut.
// For small panels, on which a page takes the largest letters that it has room for. Page → yes or no; mends nothing.
#pragma once

#include "kiosk/comfort.h"
#include "kiosk/ui/page.h"

#include <vector>

namespace kiosk::screens {

/// 15.6 inches: too small for every page in the largest letters.
bool is_small_panel(ui::SizeMm size);

/// The wishes that a page on such a panel is tried with, the resident's first. The panel is not higher than what is within reach
/// anyway, so that 「下に寄せる」 changes nothing on it.
std::vector<Comfort> tried_on_small_panel(const Comfort& wished);

bool fits(const ui::Page& page);

}  // namespace kiosk::screens
