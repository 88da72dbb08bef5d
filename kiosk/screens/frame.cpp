// The frame of every screen.
// Widths and heights of the bars stand here and nowhere else.
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kSmallPanel_mm = 230;                        // the shorter side of 15.6 inches is 194 mm
constexpr double kBarGap_mm = 5, kBottomGap_mm = 6, kSmallBottomGap_mm = 4, kBarPadding_mm = 5, kBarIcon_mm = 3.5, kLeftHandReach_mm = 360;
constexpr ui::Type kBarType{7.4, printer::Typeface::screen, ui::kInk, ui::kButtonLeading};
constexpr ui::Type kBackType{ui::kButton_mm, printer::Typeface::screen, ui::kBlue, ui::kButtonLeading};
constexpr ui::Type kNextType{9.5, printer::Typeface::screen_bold, ui::kWhite, ui::kButtonLeading};
constexpr ui::Type kCityType{7.6, printer::Typeface::screen_bold, ui::kInk, 1.3};

bool is_small(ui::SizeMm size) { return std::min(size.width_mm, size.height_mm) < kSmallPanel_mm; }
double room_mm(ui::SizeMm size) { return std::min(9.0, size.height_mm * 0.02); }
bool is_low(const ui::Layout& layout) { return layout.reach_top_mm() > 0; }

struct BarButton {
    const char* id;
    std::string text;
    ui::Icon icon;
    Tap tap;
    bool is_there;
    double width_mm = 0;
};

/// The three buttons of the upper bar with their widths. `is_tight`: their labels take two lines.
struct UpperBar {
    std::vector<BarButton> buttons;
    double buttons_width_mm = 0, height_mm = 0;
};
UpperBar upper_bar(const ui::Layout& layout, const Words& words, const Frame& frame, double width_mm) {
    UpperBar bar;
    bar.buttons = {{"quit", words("frame.quit"), ui::Icon::quit, AskToQuit{}, frame.may_quit},
                   {"comfort", words("frame.comfort"), ui::Icon::letters, ShowComfort{}, frame.may_adjust},
                   {"staff", words("frame.staff"), ui::Icon::staff, CallStaff{}, frame.may_call}};
    if (frame.may_practise) bar.buttons.front() = {"practice", words("practice.start"), ui::Icon::none, StartPractice{}, true};
    const double icon = layout.em(kBarType.em_mm) + kBarIcon_mm;
    double natural = 0;
    for (BarButton& button : bar.buttons) button.width_mm = layout.text_width(button.text, kBarType) + icon + 2 * kBarPadding_mm;
    for (const char* first : {"frame.quit", "practice.start"})     // one place for both, so that the others never move
        bar.buttons.front().width_mm = std::max(bar.buttons.front().width_mm, layout.text_width(words(first), kBarType) + icon + 2 * kBarPadding_mm);
    for (const BarButton& button : bar.buttons) natural += button.width_mm;
    const double gaps = kBarGap_mm * (static_cast<double>(bar.buttons.size()) - 1), room = width_mm - gaps;
    const bool is_tight = natural > room;
    if (is_tight)
        for (BarButton& button : bar.buttons) button.width_mm *= room / natural;
    bar.buttons_width_mm = std::min(natural, room) + gaps;
    const double base = is_small(layout.size()) ? 15 : 18;
    bar.height_mm = layout.grown(is_tight && layout.comfort().size != TextSize::standard ? 22 : base);
    return bar;
}

/// Where the bars stand. The lower one keeps its place; the upper one comes down to it in the low reach.
struct Bars {
    BoxMm upper, lower, city;
    BoxMm content;
};
Bars bars_of(const ui::Layout& layout, double upper_height, bool has_lower) {
    const ui::SizeMm size = layout.size();
    const double margin = margin_mm(size), width = size.width_mm - 2 * margin, room = room_mm(size);
    const double lower_height = std::min(layout.grown(is_small(size) ? 20 : 24), size.height_mm * 0.125);
    Bars bars;
    bars.lower = {margin, size.height_mm - margin - lower_height, width, lower_height};
    const double lowest = has_lower ? bars.lower.y_mm : size.height_mm - margin;
    if (!is_low(layout)) {
        bars.upper = bars.city = {margin, margin, width, upper_height};
        bars.content = {margin, margin + upper_height + room, width, 0};
        bars.content.height_mm = lowest - (has_lower ? room : 0) - bars.content.y_mm;
        return bars;
    }
    const double city = layout.em(kCityType.em_mm) * 1.8;
    bars.city = {margin, margin, width, city};
    bars.upper = {margin, bars.lower.y_mm - room - upper_height, width, upper_height};         // the same place with and without a lower bar
    bars.content = {margin, margin + city + room, width, bars.upper.y_mm - room - (margin + city + room)};
    return bars;
}

/// The part of the lower bar that is used: all, or what a left hand reaches.
BoxMm in_reach(const ui::Layout& layout, BoxMm bar) {
    if (layout.comfort().hand == Hand::left) bar.width_mm = std::min(bar.width_mm, kLeftHandReach_mm);
    return bar;
}
double bottom_gap_mm(const ui::Layout& layout) { return is_small(layout.size()) ? kSmallBottomGap_mm : kBottomGap_mm; }
double back_width_mm(const BoxMm& bar) { return std::min(70.0, bar.width_mm * 0.27); }
double next_width_mm(const ui::Layout& layout, const BoxMm& bar) {
    return layout.size().is_portrait() ? bar.width_mm * (is_small(layout.size()) ? 0.365 : 0.38) : std::min(layout.grown(125.0), bar.width_mm * 0.38);
}
/// Wide enough for its words on one line, where nothing stands beside it.
double wide_enough_mm(const ui::Layout& layout, const FrameButton& button, const ui::Type& type, double usual_mm, double room_mm) {
    const double icon = button.icon == ui::Icon::none ? 0 : layout.em(type.em_mm) + kBarIcon_mm;
    return std::clamp(layout.text_width(button.text, type) + icon + 2 * kBarPadding_mm + 1, usual_mm, std::max(usual_mm, room_mm));
}

struct LowerBar {
    double back_mm = 0, next_mm = 0, gap_mm = 0;
};
LowerBar lower_bar(const ui::Layout& layout, const Frame& frame, const BoxMm& bar) {
    LowerBar lower{back_width_mm(bar), next_width_mm(layout, bar), bottom_gap_mm(layout)};
    if (frame.middle) return lower;
    if (frame.next) lower.next_mm = wide_enough_mm(layout, *frame.next, kNextType, lower.next_mm, bar.width_mm - lower.back_mm - lower.gap_mm);
    if (frame.back) lower.back_mm = wide_enough_mm(layout, *frame.back, kBackType, lower.back_mm, bar.width_mm - (frame.next ? lower.next_mm + lower.gap_mm : 0));
    return lower;
}

void lay_lower(ui::Layout& layout, const Frame& frame, const BoxMm& bar) {
    const auto [back_width, next_width, gap] = lower_bar(layout, frame, bar);
    if (frame.back)
        layout.target({.id = frame.back->id, .box = {bar.x_mm, bar.y_mm, back_width, bar.height_mm}, .text = frame.back->text, .note = {},
                       .look = ui::kSecondary, .icon = frame.back->icon, .is_last = true, .tap = frame.back->tap});
    if (frame.middle) {
        const bool is_alone = !frame.back && !frame.next;
        const double room = is_alone ? bar.width_mm : bar.width_mm - back_width - next_width - 2 * gap;
        const double width = is_alone ? wide_enough_mm(layout, *frame.middle, kBackType, std::min(layout.grown(90.0), room), room) : std::min(layout.grown(90.0), room);
        const double x = is_alone ? bar.x_mm : bar.right_mm() - next_width - gap - width;
        layout.target({.id = frame.middle->id, .box = {x, bar.y_mm, width, bar.height_mm},
                       .text = frame.middle->text, .note = {}, .look = ui::kQuiet, .is_last = true, .tap = frame.middle->tap});
    }
    if (frame.next)
        layout.target({.id = frame.next->id, .box = {bar.right_mm() - next_width, bar.y_mm, next_width, bar.height_mm},
                       .text = frame.next->text, .note = {}, .look = frame.next->is_quiet ? ui::kSecondary : ui::kPrimary, .em_mm = kNextType.em_mm, .icon = frame.next->icon, .is_bold = true,
                       .is_last = true, .tap = frame.next->tap});
}

void lay_upper(ui::Layout& layout, const UpperBar& bar, const BoxMm& box) {
    double x = layout.comfort().hand == Hand::left ? box.x_mm : box.right_mm() - bar.buttons_width_mm;
    for (const BarButton& button : bar.buttons) {
        if (button.is_there)
            layout.target({.id = button.id, .box = {x, box.y_mm, button.width_mm, box.height_mm}, .text = button.text, .note = {}, .look = ui::kQuiet,
                           .em_mm = kBarType.em_mm, .icon = button.icon, .is_last = is_low(layout), .tap = button.tap});
        x += button.width_mm + kBarGap_mm;
    }
}

/// The terminal's name with the city's, or the city's alone, where the buttons leave it room.
void lay_city(ui::Layout& layout, std::string title, const std::string& city, const UpperBar& bar, const Bars& bars) {
    const bool shares_bar = bars.city.y_mm == bars.upper.y_mm;
    const double free = bars.city.width_mm - (shares_bar ? bar.buttons_width_mm + 2 * kBarGap_mm : 0), mark = 6;
    const auto has_room = [&](const std::string& text) { return layout.text_width(text, kCityType) * 0.87 <= free - mark; };
    if (!has_room(title)) title = city;
    if (!has_room(title)) return;
    const bool is_right = shares_bar && layout.comfort().hand == Hand::left;
    const double x = is_right ? bars.city.right_mm() - std::min(free, layout.text_width(title, kCityType) + mark + 1) : bars.city.x_mm;
    const double height = std::min(bars.city.height_mm, layout.em(kCityType.em_mm) * 1.2);
    layout.panel("frame.mark", {x, bars.city.y_mm + (bars.city.height_mm - height) / 2, 2.4, height}, {ui::kBlue, ui::kBlue, 0, 1.2, ui::kInk});
    layout.line("frame.title", {x + mark, bars.city.y_mm, free - mark, bars.city.height_mm}, title, kCityType);
}

}  // namespace

double margin_mm(ui::SizeMm size) {
    if (is_small(size)) return 7;                              // ten keys of 15 mm and their gaps need 179 of 194 mm
    return std::clamp(std::min(size.width_mm, size.height_mm) * 0.05, 8.0, 16.0);
}

double line_max_mm(const ui::Layout& layout) { return std::max(kLineMax_mm, layout.em(ui::kBody_mm) * 30); }

double small_button_height_mm(const ui::Layout& layout) { return std::max(ui::kTargetMin_mm, layout.em(ui::kBody_mm) * 1.3 + 3); }

double small_button_width_mm(const ui::Layout& layout, const std::string& label) { return layout.text_width(label, ui::kBodyType) + 12; }

ui::BoxMm reachable(const ui::Layout& layout, const ui::BoxMm& box) {
    const double top = std::max(box.y_mm, layout.reach_top_mm());
    return {box.x_mm, top, box.width_mm, box.bottom_mm() - top};
}

ui::BoxMm middle_of_bottom(const ui::Layout& layout) {
    const BoxMm bar = in_reach(layout, bars_of(layout, 0, true).lower);
    const double gap = bottom_gap_mm(layout), left = back_width_mm(bar) + gap;
    return {bar.x_mm + left, bar.y_mm, bar.width_mm - left - next_width_mm(layout, bar) - gap, bar.height_mm};
}

ui::BoxMm before_way_on(const ui::Layout& layout) {
    const BoxMm bar = in_reach(layout, bars_of(layout, 0, true).lower);
    return {bar.x_mm, bar.y_mm, bar.width_mm - next_width_mm(layout, bar) - bottom_gap_mm(layout), bar.height_mm};
}

double bottom_width_mm(const ui::Layout& layout) {
    const double margin = margin_mm(layout.size());
    return in_reach(layout, {margin, 0, layout.size().width_mm - 2 * margin, 0}).width_mm;
}

std::optional<FrameButton> code_button(const Seen& seen, std::string_view key) {
    const bool may_use_code = seen.world.has_scanner && !is_practice(seen.session);
    return may_use_code ? std::optional(FrameButton{"code.use", seen.words(key), UseCode{}, ui::Icon::none}) : std::nullopt;
}
FrameButton back_button(const Words& words) { return {"back", words("frame.back"), Back{}, ui::Icon::back}; }
FrameButton next_button(const Words& words) { return {"next", words("frame.next"), Next{}, ui::Icon::next}; }

ui::BoxMm frame_box(const ui::Layout& layout, const Seen& seen, const Frame& frame) {
    const double width = layout.size().width_mm - 2 * margin_mm(layout.size());
    return bars_of(layout, upper_bar(layout, seen.words, frame, width).height_mm, frame.back || frame.middle || frame.next).content;
}

ui::BoxMm lay_frame(ui::Layout& layout, const Seen& seen, const Frame& frame) {
    const double width = layout.size().width_mm - 2 * margin_mm(layout.size());
    const UpperBar upper = upper_bar(layout, seen.words, frame, width);
    const bool has_lower = frame.back || frame.middle || frame.next;
    const Bars bars = bars_of(layout, upper.height_mm, has_lower);
    const std::string& city = seen.world.catalog->city.name;
    lay_city(layout, seen.words("frame.title", {{"city", city}}), city, upper, bars);
    lay_upper(layout, upper, bars.upper);
    if (has_lower) lay_lower(layout, frame, in_reach(layout, bars.lower));
    return bars.content;
}

}  // namespace kiosk::screens
