// A printed page on the screen: the marks of its scene, drawn by the glyphs of the screen's own cache.
// The preview is the print: nothing is laid out again, only drawn larger or smaller.
#pragma once

#include "kiosk/ui/canvas.h"

namespace kiosk::ui {

/// Cut at `box`, which is in millimetres of the screen.
void draw_sheet(const Canvas& canvas, const Sheet& sheet, const BoxMm& box);

}  // namespace kiosk::ui
