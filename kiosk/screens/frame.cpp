// The frame of every screen.
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kTopHeight_mm = 18, kBottomHeight_mm = 24, kRoom_mm = 9;

void lay_bottom(ui::Layout& layout, const Frame& frame, const BoxMm& bar) {
    const bool is_narrow = layout.size().is_portrait();
    const double back_width = std::min(70.0, bar.width_mm * 0.26);
    const double next_width = is_narrow ? bar.width_mm * 0.40 : std::min(140.0, bar.width_mm * 0.34);
    const double gap = 6;
    if (frame.back)
        layout.target({.id = frame.back->id, .box = {bar.x_mm, bar.y_mm, back_width, bar.height_mm}, .text = frame.back->text, .note = {},
                       .look = ui::kSecondary, .icon = frame.back->icon, .tap = frame.back->tap});
    if (frame.middle) {
        const double room = bar.width_mm - back_width - next_width - 2 * gap;
        const double width = std::min(110.0, room);
        layout.target({.id = frame.middle->id, .box = {bar.right_mm() - next_width - gap - width, bar.y_mm, width, bar.height_mm},
                       .text = frame.middle->text, .note = {}, .look = ui::kQuiet, .tap = frame.middle->tap});
    }
    if (frame.next)
        layout.target({.id = frame.next->id, .box = {bar.right_mm() - next_width, bar.y_mm, next_width, bar.height_mm},
                       .text = frame.next->text, .note = {}, .look = ui::kPrimary, .em_mm = 9.5, .icon = frame.next->icon, .is_bold = true,
                       .tap = frame.next->tap});
}

}  // namespace

double margin_mm(ui::SizeMm size) { return std::clamp(std::min(size.width_mm, size.height_mm) * 0.05, 8.0, 16.0); }

FrameButton back_button(const Words& words) { return {"back", words("frame.back"), Back{}, ui::Icon::back}; }
FrameButton next_button(const Words& words) { return {"next", words("frame.next"), Next{}, ui::Icon::next}; }

ui::BoxMm lay_frame(ui::Layout& layout, const Seen& seen, const Frame& frame) {
    const ui::SizeMm size = layout.size();
    const double margin = margin_mm(size), width = size.width_mm - 2 * margin, right = size.width_mm - margin;
    const double quit_width = 46, staff_width = 66;
    const double text_width = width - quit_width - staff_width - 2 * ui::kGap_mm;
    layout.panel("frame.mark", {margin, margin + 4.5, 2.4, kTopHeight_mm - 9}, {ui::kBlue, ui::kBlue, 0, 1.2, ui::kInk});
    layout.line("frame.title", {margin + 6, margin, text_width - 6, kTopHeight_mm},
                seen.words("frame.title", {{"city", seen.world.catalog->city.name}}), {7.6, printer::Typeface::screen_bold, ui::kInk, 1.3});
    if (frame.may_call)
        layout.target({.id = "staff", .box = {right - quit_width - ui::kGap_mm - staff_width, margin, staff_width, kTopHeight_mm},
                       .text = seen.words("frame.staff"), .note = {}, .look = ui::kQuiet, .em_mm = 7.4, .icon = ui::Icon::staff, .tap = CallStaff{}});
    if (frame.may_quit)
        layout.target({.id = "quit", .box = {right - quit_width, margin, quit_width, kTopHeight_mm}, .text = seen.words("frame.quit"), .note = {},
                       .look = ui::kQuiet, .em_mm = 7.4, .icon = ui::Icon::quit, .tap = AskToQuit{}});
    const bool has_bottom = frame.back || frame.middle || frame.next;
    const double bottom = size.height_mm - margin - (has_bottom ? kBottomHeight_mm : 0);
    if (has_bottom) lay_bottom(layout, frame, {margin, bottom, width, kBottomHeight_mm});
    const double top = margin + kTopHeight_mm + kRoom_mm;
    return {margin, top, width, bottom - top - (has_bottom ? kRoom_mm : 0)};
}

double lay_message(ui::Layout& layout, const ui::BoxMm& content, const std::string& title, const std::string& text) {
    const double width = std::min(content.width_mm, kLineMax_mm);
    const double x = content.x_mm + (content.width_mm - width) / 2;
    const double y = content.y_mm + content.height_mm * (layout.size().is_portrait() ? 0.16 : 0.08);
    const double below = layout.text("title", {x, y, width, 0}, title, ui::kTitleType, ui::Align::left, ui::Role::heading) + 8;
    return layout.text("text", {x, below, width, 0}, text, {8, printer::Typeface::screen, ui::kInk, 1.6});
}

}  // namespace kiosk::screens
