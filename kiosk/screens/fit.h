// Whether a page keeps its place: nothing outside the panel, nothing over another, no text cut; and which letters are tried on it.
// A page takes the largest letters that it has room for, up to those the resident wants. Page → yes or no; mends nothing.
#pragma once

#include "kiosk/comfort.h"
#include "kiosk/ui/page.h"

#include <vector>

namespace kiosk::screens {

/// The wishes that a page is tried with, the resident's first: smaller letters, never another reach. A panel that lies no higher than
/// what is within reach anyway is used whole.
std::vector<Comfort> tried_on(const Comfort& wished, ui::SizeMm panel);

bool fits(const ui::Page& page);

}  // namespace kiosk::screens
