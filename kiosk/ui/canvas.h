// Draws a page into an ImGui draw list: millimetres → pixels, shapes by ImGui, text by our own glyphs (the same as on
// paper; ImGui's characters have 16 bits). Knows no window and no GL.
#pragma once

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/press.h"

struct ImDrawList;

namespace kiosk::ui {

struct Panel {
    double px_per_mm = 4.03;               // 21.5" full HD
    int width_px = 1080, height_px = 1920;
    SizeMm size_mm() const { return {width_px / px_per_mm, height_px / px_per_mm}; }
};

struct Canvas {
    ImDrawList* list = nullptr;
    const printer::Fonts* fonts = nullptr;
    GlyphAtlas* atlas = nullptr;
    void* atlas_texture = nullptr;
    double px_per_mm = 4.03;
};

/// A glyph whose origin stands at the pen, both in pixels; `ink` as ImGui packs colours. None outside the part that is seen is drawn,
/// nor made: a page that is zoomed has hundreds.
void draw_glyph(const Canvas& canvas, unsigned face, unsigned glyph, int em_px, float pen_x, float baseline, unsigned ink);

/// Draws everything; a target under a finger is drawn pressed, the one the keyboard stands on with a ring.
void draw(const Canvas& canvas, const Page& page, const Finger& finger);

}  // namespace kiosk::ui
