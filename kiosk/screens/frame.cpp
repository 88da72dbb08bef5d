// The frame of every screen.
// Widths and heights of the bars stand here and nowhere else.
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kTopHeight_mm = 18, kBottomHeight_mm = 24, kRoom_mm = 9, kMessagePadding_mm = 16;

double back_width_mm(const BoxMm& bar) { return std::min(70.0, bar.width_mm * 0.26); }
double next_width_mm(ui::SizeMm size, const BoxMm& bar) { return size.is_portrait() ? bar.width_mm * 0.40 : std::min(140.0, bar.width_mm * 0.34); }

void lay_bottom(ui::Layout& layout, const Frame& frame, const BoxMm& bar) {
    const double back_width = back_width_mm(bar), next_width = next_width_mm(layout.size(), bar), gap = 6;
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

ui::BoxMm middle_of_bottom(ui::SizeMm size) {
    const double margin = margin_mm(size), gap = 10;
    const BoxMm bar{margin, size.height_mm - margin - kBottomHeight_mm, size.width_mm - 2 * margin, kBottomHeight_mm};
    const double left = back_width_mm(bar) + gap;
    return {bar.x_mm + left, bar.y_mm + 2, bar.width_mm - left - next_width_mm(size, bar) - gap, bar.height_mm - 4};
}

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
        layout.target({.id = "staff", .box = {right - staff_width, margin, staff_width, kTopHeight_mm},
                       .text = seen.words("frame.staff"), .note = {}, .look = ui::kQuiet, .em_mm = 7.4, .icon = ui::Icon::staff, .tap = CallStaff{}});
    if (frame.may_quit)
        layout.target({.id = "quit", .box = {right - staff_width - ui::kGap_mm - quit_width, margin, quit_width, kTopHeight_mm}, .text = seen.words("frame.quit"), .note = {},
                       .look = ui::kQuiet, .em_mm = 7.4, .icon = ui::Icon::quit, .tap = AskToQuit{}});
    const bool has_bottom = frame.back || frame.middle || frame.next;
    const double bottom = size.height_mm - margin - (has_bottom ? kBottomHeight_mm : 0);
    if (has_bottom) lay_bottom(layout, frame, {margin, bottom, width, kBottomHeight_mm});
    const double top = margin + kTopHeight_mm + kRoom_mm;
    return {margin, top, width, bottom - top - (has_bottom ? kRoom_mm : 0)};
}

ui::BoxMm message_box(const ui::BoxMm& content) {
    const double width = std::min(content.width_mm, kLineMax_mm);
    return {content.x_mm + (content.width_mm - width) / 2 + kMessagePadding_mm, content.y_mm, width - 2 * kMessagePadding_mm, content.height_mm};
}

double lay_message(ui::Layout& layout, const ui::BoxMm& content, ui::Icon icon, const std::string& title, const std::string& text, double room_mm) {
    const ui::Type text_type{8, printer::Typeface::screen, ui::kInk, 1.6};
    const bool is_portrait = layout.size().is_portrait();
    const double width = std::min(content.width_mm, kLineMax_mm), padding = kMessagePadding_mm, inner = width - 2 * padding, mark = 20;
    const double x = content.x_mm + (content.width_mm - width) / 2;
    const double height = padding * 2 + mark + 8 + layout.text_height(title, inner, ui::kTitleType) + 6 + layout.text_height(text, inner, text_type) + room_mm;
    const double y = content.y_mm + std::max(0.0, (content.height_mm - height) * (is_portrait ? 0.36 : 0.5));
    layout.panel("message.ground", {x, y, width, height}, {ui::kWhite, ui::kHairline, 0.4, 5, ui::kInk});
    layout.icon("message.icon", {x + padding, y + padding, mark, mark}, icon, ui::kBlue);
    double below = y + padding + mark + 8;
    below = layout.text("title", {x + padding, below, inner, 0}, title, ui::kTitleType, ui::Align::left, ui::Role::heading) + 6;
    return layout.text("text", {x + padding, below, inner, 0}, text, text_type);
}

}  // namespace kiosk::screens
