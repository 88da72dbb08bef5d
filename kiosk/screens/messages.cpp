// The quiet screens: sending, done, trouble, the idle warning, and the notices of 「職員を呼ぶ」 and 「やめる」.
// Each is one card of text and at most two buttons; none shows an answer.
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr std::size_t kLabelsMax = 8;
constexpr double kLabelRow_mm = 12, kCountdown_mm = 36, kPairHeight_mm = 28;

/// Two large buttons, the safe one to the right, where 「つぎへ」 is.
void lay_pair(ui::Layout& layout, const Seen& seen, const FrameButton& quiet, const FrameButton& strong) {
    const double margin = margin_mm(layout.size()), height = kPairHeight_mm, gap = 8;
    const double width = std::min(130.0, (layout.size().width_mm - 2 * margin - gap) / 2);
    const double y = layout.size().height_mm - margin - height, right = layout.size().width_mm - margin;
    layout.target({.id = quiet.id, .box = {margin, y, width, height}, .text = quiet.text, .note = {}, .look = ui::kQuiet, .icon = quiet.icon, .tap = quiet.tap});
    layout.target({.id = strong.id, .box = {right - width, y, width, height}, .text = strong.text, .note = {}, .look = ui::kPrimary, .em_mm = 9.5,
                   .icon = strong.icon, .is_bold = true, .tap = strong.tap});
    static_cast<void>(seen);
}

BoxMm above_pair(BoxMm content) {
    content.height_mm -= kPairHeight_mm + 8;
    return content;
}

Frame without_buttons() {
    Frame frame;
    frame.may_quit = false;
    frame.may_call = false;
    return frame;
}

}  // namespace

void lay_sending(ui::Layout& layout, const Seen& seen) {
    lay_message(layout, lay_frame(layout, seen, without_buttons()), ui::Icon::check, seen.words("sending.heading"), seen.words("sending.text"));
}

void lay_done(ui::Layout& layout, const Seen& seen, const DonePage& page) {
    Frame frame;
    frame.may_quit = false;
    frame.next = FrameButton{"finish", seen.words("done.finish"), Quit{}, ui::Icon::none};
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const double width = std::min(content.width_mm, kLineMax_mm), x = content.x_mm + (content.width_mm - width) / 2;
    double y = content.y_mm + (is_portrait ? 20 : 0);
    y = layout.text("heading", {x, y, width, 0}, seen.words("done.heading"), ui::kTitleType, ui::Align::centre, ui::Role::heading) + (is_portrait ? 12 : 5);
    const double card = is_portrait ? 92 : 66;
    layout.panel("number.ground", {x, y, width, card}, {ui::kWhite, ui::kBlue, ui::kStrongBorder_mm, 4, ui::kInk});
    layout.line("number.caption", {x, y + 5, width, 12}, seen.words("done.number"), ui::kBodyType, ui::Align::centre);
    layout.line("number", {x, y + 16, width, card - 20}, page.number, {is_portrait ? 52.0 : 40.0, printer::Typeface::screen_bold, ui::kDeepBlue, 1.05},
                ui::Align::centre, ui::Role::heading);
    y += card + (is_portrait ? 14 : 6);
    for (const std::string& sentence : seen.words.list("done.next"))
        y = layout.text("next." + sentence.substr(0, 3), {x, y, width, 0}, sentence, {8, printer::Typeface::screen, ui::kInk, 1.5}) + (is_portrait ? 4 : 1);
    const std::int64_t left = page.since_ms + kDoneShown_ms - seen.now_ms;
    if (left <= kDoneWarning_ms)
        layout.text("clearing", {x, y + 2, width, 0}, seen.words("done.clearing", {{"n", std::to_string(std::max<std::int64_t>(0, (left + 999) / 1000))}}),
                    ui::kStrongType);
}

void lay_trouble(ui::Layout& layout, const Seen& seen, const TroublePage& page) {
    Frame frame;
    frame.back = FrameButton{"back", seen.words("trouble.back"), Back{}, ui::Icon::back};
    const bool was_refused = page.trouble == Trouble::refused;
    if (!was_refused) frame.next = FrameButton{"send", seen.words("trouble.again"), Send{}, ui::Icon::none};
    const BoxMm content = lay_frame(layout, seen, frame);
    std::string text = seen.words(was_refused ? "trouble.refused" : "trouble.not_written");
    const std::size_t shown = std::min(page.labels.size(), kLabelsMax);
    const BoxMm box = message_box(content);
    double y = lay_message(layout, content, ui::Icon::staff, seen.words("trouble.heading"), text, static_cast<double>(shown) * kLabelRow_mm + (shown ? 6 : 0)) + 6;
    for (std::size_t i = 0; i < shown; ++i, y += kLabelRow_mm)
        layout.line("label." + std::to_string(i), {box.x_mm, y, box.width_mm, kLabelRow_mm}, seen.words("trouble.box", {{"label", page.labels[i]}}), ui::kStrongType);
}

void lay_idle_warning(ui::Layout& layout, const Seen& seen, std::int64_t left_ms) {
    const BoxMm content = above_pair(lay_frame(layout, seen, without_buttons()));
    const double below = lay_message(layout, content, ui::Icon::staff, seen.words("idle.heading"), seen.words("idle.text"), kCountdown_mm);
    const BoxMm box = message_box(content);
    layout.line("idle.left", {box.x_mm, below + 4, box.width_mm, kCountdown_mm - 4}, seen.words("idle.left", {{"n", std::to_string((left_ms + 999) / 1000)}}),
                {26, printer::Typeface::screen_bold, ui::kDeepBlue, 1.2});
    lay_pair(layout, seen, {"finish", seen.words("idle.finish"), Quit{}, ui::Icon::none}, {"go_on", seen.words("idle.go_on"), GoOn{}, ui::Icon::none});
}

void lay_staff_notice(ui::Layout& layout, const Seen& seen) {
    Frame frame = without_buttons();
    frame.next = FrameButton{"go_on", seen.words("staff.close"), GoOn{}, ui::Icon::none};
    lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::staff, seen.words("staff.heading"), seen.words("staff.text"));
}

void lay_quit_notice(ui::Layout& layout, const Seen& seen) {
    lay_message(layout, above_pair(lay_frame(layout, seen, without_buttons())), ui::Icon::quit, seen.words("quit.heading"), seen.words("quit.text"));
    lay_pair(layout, seen, {"finish", seen.words("quit.finish"), Quit{}, ui::Icon::none}, {"go_on", seen.words("quit.go_on"), GoOn{}, ui::Icon::none});
}

}  // namespace kiosk::screens
