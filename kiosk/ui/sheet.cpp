// Draws the marks of a page scene, in their order.
// Scene → draw list; the same marks that printer/pdf.cpp writes.
#include "kiosk/ui/sheet.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

namespace {

constexpr float kHair_px = 1.0f;
constexpr double kOutline_mm = 1.2, kOutlineRoom_mm = 0.8, kDash_mm = 1.2, kDashGap_mm = 0.8;   // as printer/page_content.cpp
constexpr double kTextLevelMax_px = 900;   // glyphs larger than this would fill the cache by themselves

struct SheetPen {
    const Canvas& canvas;
    const Sheet& sheet;

    /// White on black: everything the other way round.
    ImU32 grey(printer::Grey shade) const {
        const int level = static_cast<int>(std::lround(std::clamp(shade.level, 0.0, 1.0) * 255)), seen = sheet.colours == Colours::black ? 255 - level : level;
        return IM_COL32(seen, seen, seen, 255);
    }
    float px(double length_mm) const { return static_cast<float>(length_mm * sheet.scale * canvas.px_per_mm); }
    float x(double x_mm) const { return static_cast<float>((sheet.corner.x_mm + x_mm * sheet.scale) * canvas.px_per_mm); }
    float y(double y_mm) const { return static_cast<float>((sheet.corner.y_mm + y_mm * sheet.scale) * canvas.px_per_mm); }
    float stroke(double width_mm) const { return std::max(kHair_px, px(width_mm)); }

    void operator()(const printer::TextRun& run) const {
        const double em_px = run.em_mm * sheet.scale * canvas.px_per_mm;
        if (em_px < 1 || em_px > kTextLevelMax_px) return;
        const float baseline = std::round(y(run.baseline_mm));
        for (const printer::PlacedGlyph& glyph : run.glyphs)
            draw_glyph(canvas, glyph.face, glyph.glyph, static_cast<int>(std::lround(em_px)), std::round(x(glyph.x_mm)), baseline, grey(run.grey));
    }

    void operator()(const printer::Line& line) const {
        const ImVec2 from{x(line.from.x_mm), y(line.from.y_mm)}, to{x(line.to.x_mm), y(line.to.y_mm)};
        if (!line.dashed) return straight(from, to, stroke(line.width_mm), grey(line.grey));
        const float length = std::hypot(to.x - from.x, to.y - from.y), dash = px(kDash_mm), step = px(kDash_mm + kDashGap_mm);
        if (length <= 0 || dash <= 0) return;
        for (float at = 0; at < length; at += step) {
            const float begin = at / length, end = std::min(1.0f, (at + dash) / length);
            straight({from.x + (to.x - from.x) * begin, from.y + (to.y - from.y) * begin}, {from.x + (to.x - from.x) * end, from.y + (to.y - from.y) * end},
                     stroke(line.width_mm), grey(line.grey));
        }
    }

    void operator()(const printer::Rectangle& rectangle) const {
        const ImVec2 from{x(rectangle.box.x_mm), y(rectangle.box.y_mm)}, to{x(rectangle.box.right_mm()), y(rectangle.box.bottom_mm())};
        if (rectangle.filled) canvas.list->AddRectFilled(from, to, grey(rectangle.fill));
        if (rectangle.stroke_mm <= 0) return;
        const float width = stroke(rectangle.stroke_mm);
        const ImU32 ink = grey(rectangle.stroke);
        straight(from, {to.x, from.y}, width, ink);
        straight({from.x, to.y}, to, width, ink);
        straight(from, {from.x, to.y}, width, ink);
        straight({to.x, from.y}, to, width, ink);
    }

    void operator()(const printer::Ellipse& ellipse) const {
        constexpr int segments = 48;
        const float middle_x = x(ellipse.box.x_mm + ellipse.box.width_mm / 2), middle_y = y(ellipse.box.y_mm + ellipse.box.height_mm / 2);
        const float half_width = px(ellipse.box.width_mm) / 2, half_height = px(ellipse.box.height_mm) / 2;
        for (int i = 0; i < segments; ++i) {
            const float angle = 6.2831853f * static_cast<float>(i) / segments;
            canvas.list->PathLineTo({middle_x + half_width * std::cos(angle), middle_y + half_height * std::sin(angle)});
        }
        canvas.list->PathStroke(grey(ellipse.stroke), ImDrawFlags_Closed, stroke(ellipse.stroke_mm));
    }

    /// Upright and level lines fall on whole pixels, so that rulings look alike.
    void straight(ImVec2 from, ImVec2 to, float width, ImU32 ink) const {
        const bool is_level = from.y == to.y, is_upright = from.x == to.x;
        if (!is_level && !is_upright) return canvas.list->AddLine(from, to, ink, width);
        const float thick = std::max(1.0f, std::round(width));
        if (is_level) {
            const float top = std::round(from.y - thick / 2);
            return canvas.list->AddRectFilled({std::min(from.x, to.x), top}, {std::max(from.x, to.x), top + thick}, ink);
        }
        const float left = std::round(from.x - thick / 2);
        canvas.list->AddRectFilled({left, std::min(from.y, to.y)}, {left + thick, std::max(from.y, to.y)}, ink);
    }

    void outline(const BoxMm& box) const {
        const Colour ink = seen_in(sheet.colours, kRedBorder);
        const float room = static_cast<float>(kOutlineRoom_mm * canvas.px_per_mm), width = static_cast<float>(kOutline_mm * canvas.px_per_mm);
        canvas.list->AddRect({x(box.x_mm) - room, y(box.y_mm) - room}, {x(box.right_mm()) + room, y(box.bottom_mm()) + room},
                             IM_COL32(ink.red, ink.green, ink.blue, 255), width, 0, width);
    }
};

}  // namespace

void draw_sheet(const Canvas& canvas, const Sheet& sheet, const BoxMm& box) {
    const SheetPen pen{canvas, sheet};
    const auto on_screen = [&](double length_mm) { return static_cast<float>(std::lround(length_mm * canvas.px_per_mm)); };
    canvas.list->PushClipRect({on_screen(box.x_mm), on_screen(box.y_mm)}, {on_screen(box.right_mm()), on_screen(box.bottom_mm())}, true);
    canvas.list->AddRectFilled({pen.x(0), pen.y(0)}, {pen.x(sheet.scene.width_mm), pen.y(sheet.scene.height_mm)}, pen.grey({1}));
    for (const printer::Mark& mark : sheet.scene.marks) std::visit(pen, mark);
    for (const BoxMm& outlined : sheet.outlined) pen.outline(outlined);
    canvas.list->PopClipRect();
}

}  // namespace kiosk::ui
