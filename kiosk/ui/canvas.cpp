// Draws a page into an ImGui draw list.
// Page → draw list. Lays nothing out: every box and baseline comes with the page.
#include "kiosk/ui/canvas.h"

#include "kiosk/ui/sheet.h"

#include <imgui.h>

#include <cmath>

namespace kiosk::ui {

namespace {

ImU32 packed(Colour colour) { return IM_COL32(colour.red, colour.green, colour.blue, 255); }

constexpr Colour kPressedBlack{0x3A, 0x3A, 0x3A};

Colour pressed(Colour colour) {
    const auto darker = [](std::uint8_t level) { return static_cast<std::uint8_t>(level * 0.88); };
    if (colour == kBlue) return kDeepBlue;
    if (colour == kBlack) return kPressedBlack;
    return {darker(colour.red), darker(colour.green), darker(colour.blue)};
}

struct Pen {
    const Canvas& canvas;
    Colours colours;

    Colour seen(Colour colour) const { return seen_in(colours, colour); }

    float px(double mm) const { return static_cast<float>(mm * canvas.px_per_mm); }
    float snapped(double mm) const { return std::round(px(mm)); }
    ImVec2 point(double x_mm, double y_mm) const { return {px(x_mm), px(y_mm)}; }

    void ground(const Widget& widget, bool is_pressed) const {
        const ImVec2 from{snapped(widget.box.x_mm), snapped(widget.box.y_mm)};
        const ImVec2 to{snapped(widget.box.right_mm()), std::max(snapped(widget.box.bottom_mm()), from.y + 1)};
        const float radius = px(widget.look.radius_mm);
        const Colour fill = is_pressed ? pressed(widget.look.fill) : widget.look.fill;
        const float border = std::max(1.0f, px(widget.look.border_mm));
        if (widget.look.border_mm <= 0) {
            canvas.list->AddRectFilled(from, to, packed(fill), radius);
            return;
        }
        canvas.list->AddRectFilled(from, to, packed(widget.look.border), radius);
        canvas.list->AddRectFilled({from.x + border, from.y + border}, {to.x - border, to.y - border}, packed(fill), std::max(0.0f, radius - border));
    }

    void text(const TextLine& line) const {
        const int em_px = std::max(1, static_cast<int>(std::lround(line.type.em_mm * canvas.px_per_mm)));
        const auto shaped = canvas.fonts->shape(line.type.face, line.text);
        double x = line.x_mm * canvas.px_per_mm;
        const float baseline = snapped(line.baseline_mm);
        for (const auto& glyph : shaped.glyphs) {
            draw_glyph(canvas, glyph.face, glyph.glyph, em_px, std::round(static_cast<float>(x)), baseline, packed(line.type.ink));
            x += glyph.advance_em * line.type.em_mm * canvas.px_per_mm;
        }
    }

    /// Points are in parts of the icon's box.
    void stroke(const BoxMm& box, std::initializer_list<PointMm> points, Colour colour, double width = 0.11) const {
        for (const PointMm& at : points) canvas.list->PathLineTo(point(box.x_mm + at.x_mm * box.width_mm, box.y_mm + at.y_mm * box.height_mm));
        canvas.list->PathStroke(packed(colour), 0, std::max(1.5f, px(box.width_mm * width)));
    }
    void disc(const BoxMm& box, double x, double y, double radius, Colour colour) const {
        canvas.list->AddCircleFilled(point(box.x_mm + x * box.width_mm, box.y_mm + y * box.height_mm), px(radius * box.width_mm), packed(colour), 40);
    }
    void ring(const BoxMm& box, double x, double y, double radius, Colour colour, double width = 0.08) const {
        canvas.list->AddCircle(point(box.x_mm + x * box.width_mm, box.y_mm + y * box.height_mm), px(radius * box.width_mm), packed(colour), 40,
                               std::max(1.5f, px(width * box.width_mm)));
    }

    void icon(const Widget& widget) const {
        const BoxMm& box = widget.icon_box;
        const Colour ink = widget.look.ink;
        switch (widget.icon) {
            case Icon::none: return;
            case Icon::back: return stroke(box, {{0.62, 0.16}, {0.28, 0.5}, {0.62, 0.84}}, ink);
            case Icon::next: return stroke(box, {{0.38, 0.16}, {0.72, 0.5}, {0.38, 0.84}}, ink);
            case Icon::up: return stroke(box, {{0.16, 0.64}, {0.5, 0.32}, {0.84, 0.64}}, ink);
            case Icon::down: return stroke(box, {{0.16, 0.36}, {0.5, 0.68}, {0.84, 0.36}}, ink);
            case Icon::circle: return ring(box, 0.5, 0.5, 0.44, seen(kBorder));
            case Icon::box: return stroke(box, {{0.08, 0.08}, {0.92, 0.08}, {0.92, 0.92}, {0.08, 0.92}, {0.08, 0.04}}, seen(kBorder));
            case Icon::check:
                disc(box, 0.5, 0.5, 0.5, seen(kBlue));
                return stroke(box, {{0.26, 0.52}, {0.44, 0.70}, {0.76, 0.34}}, seen(kWhite));
            case Icon::letters:                             // a small and a large A
                stroke(box, {{0.02, 0.86}, {0.17, 0.46}, {0.32, 0.86}}, ink, 0.07);
                stroke(box, {{0.08, 0.72}, {0.26, 0.72}}, ink, 0.07);
                stroke(box, {{0.36, 0.88}, {0.67, 0.10}, {0.98, 0.88}}, ink, 0.10);
                return stroke(box, {{0.48, 0.62}, {0.86, 0.62}}, ink, 0.10);
            case Icon::quit:
                stroke(box, {{0.2, 0.2}, {0.8, 0.8}}, ink);
                return stroke(box, {{0.8, 0.2}, {0.2, 0.8}}, ink);
            case Icon::staff:
                disc(box, 0.5, 0.28, 0.2, ink);
                canvas.list->PathArcTo(point(box.x_mm + 0.5 * box.width_mm, box.y_mm + 0.94 * box.height_mm), px(0.38 * box.width_mm), 3.14159265f, 6.2831853f, 24);
                return canvas.list->PathFillConvex(packed(ink));
            case Icon::card:
                canvas.list->AddRect(point(box.x_mm, box.y_mm + 0.16 * box.height_mm), point(box.right_mm(), box.y_mm + 0.84 * box.height_mm), packed(ink),
                                     px(0.1 * box.width_mm), 0, std::max(1.5f, px(0.08 * box.width_mm)));
                disc(box, 0.76, 0.40, 0.11, ink);
                stroke(box, {{0.16, 0.40}, {0.5, 0.40}}, ink, 0.08);
                return stroke(box, {{0.16, 0.62}, {0.84, 0.62}}, ink, 0.08);
            case Icon::erase:
                stroke(box, {{0.30, 0.18}, {0.98, 0.18}, {0.98, 0.82}, {0.30, 0.82}, {0.02, 0.5}, {0.30, 0.18}}, ink, 0.08);
                stroke(box, {{0.46, 0.36}, {0.74, 0.64}}, ink, 0.08);
                return stroke(box, {{0.74, 0.36}, {0.46, 0.64}}, ink, 0.08);
            case Icon::warning:
                stroke(box, {{0.5, 0.06}, {0.98, 0.92}, {0.02, 0.92}, {0.5, 0.06}, {0.98, 0.92}}, ink, 0.09);
                stroke(box, {{0.5, 0.36}, {0.5, 0.62}}, ink, 0.1);
                return disc(box, 0.5, 0.76, 0.06, ink);
        }
    }

    /// Black next to the target, yellow around it: one of them is seen on any ground.
    void focus_ring(const Widget& widget) const {
        const auto ring_at = [&](double out_mm, double width_mm, Colour colour) {
            const double middle = out_mm + width_mm / 2;
            canvas.list->AddRect(point(widget.box.x_mm - middle, widget.box.y_mm - middle), point(widget.box.right_mm() + middle, widget.box.bottom_mm() + middle),
                                 packed(colour), px(widget.look.radius_mm + middle), 0, px(width_mm));
        };
        ring_at(0, kFocusRing_mm, kBlack);
        ring_at(kFocusRing_mm, kFocusGlow_mm, kFocus);
    }

    void caret(const BoxMm& box) const {
        canvas.list->AddRectFilled({snapped(box.x_mm), snapped(box.y_mm)}, {snapped(box.x_mm) + std::max(2.0f, px(box.width_mm)), snapped(box.bottom_mm())}, packed(seen(kBlue)));
    }
};

}  // namespace

void draw_glyph(const Canvas& canvas, unsigned face, unsigned glyph, int em_px, float pen_x, float baseline, unsigned ink) {
    const ImVec2 seen_from = canvas.list->GetClipRectMin(), seen_to = canvas.list->GetClipRectMax();
    const float em = static_cast<float>(em_px), room = 1.5f * em;
    if (pen_x + room < seen_from.x || pen_x - em > seen_to.x || baseline + em < seen_from.y || baseline - room > seen_to.y) return;
    const AtlasGlyph* const place = canvas.atlas->find(face, glyph, em_px);
    if (!place) return;
    const auto at = [](int x, int y) { return ImVec2{static_cast<float>(x) / GlyphAtlas::kWidth_px, static_cast<float>(y) / GlyphAtlas::kHeight_px}; };
    const ImVec2 from{pen_x + static_cast<float>(place->left), baseline - static_cast<float>(place->top)};
    canvas.list->AddImage(canvas.atlas_texture, from, {from.x + static_cast<float>(place->width), from.y + static_cast<float>(place->height)}, at(place->x, place->y),
                          at(place->x + place->width, place->y + place->height), ink);
}

void draw(const Canvas& canvas, const Page& page, const Finger& finger) {
    const Pen pen{canvas, page.colours};
    canvas.list->AddRectFilled({0, 0}, pen.point(page.size.width_mm + 1, page.size.height_mm + 1), packed(pen.seen(kPaper)));
    for (const Widget& widget : page.widgets) {
        const bool is_pressed = finger.is_inside && widget.tap && widget.id == finger.target;
        if (widget.is_drawn) pen.ground(widget, is_pressed);
        if (widget.sheet) draw_sheet(canvas, *widget.sheet, widget.box);
        pen.icon(widget);
        for (const TextLine& line : widget.lines) pen.text(line);
        if (widget.caret) pen.caret(*widget.caret);
    }
    const Widget* focused = finger.focused.empty() ? nullptr : page.find(finger.focused);
    if (focused && focused->tap) pen.focus_ring(*focused);
}

}  // namespace kiosk::ui
