// The quiet screens: sending, done, trouble, the idle warning, and the notices of 「職員を呼ぶ」 and 「やめる」.
// Each is one card of text and at most two buttons; none shows an answer.
#include "kiosk/review.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kCountdown_mm = 36, kPairHeight_mm = 28, kAboveBoxes_mm = 6;

double pair_height(const ui::Layout& layout) {
    if (layout.reach_top_mm() > 0) return middle_of_bottom(layout).height_mm;       // the upper bar stands right above
    return std::min(layout.grown(kPairHeight_mm), layout.size().height_mm * 0.16);
}

/// Two large buttons, the safe one to the right, where 「つぎへ」 is.
void lay_pair(ui::Layout& layout, const FrameButton& quiet, const FrameButton& strong) {
    const double margin = margin_mm(layout.size()), height = pair_height(layout), gap = 8;
    const double bar = bottom_width_mm(layout), width = std::min(130.0, (bar - gap) / 2);
    const double y = layout.size().height_mm - margin - height, right = margin + bar;
    layout.target({.id = quiet.id, .box = {margin, y, width, height}, .text = quiet.text, .note = {}, .look = ui::kQuiet, .icon = quiet.icon, .tap = quiet.tap});
    layout.target({.id = strong.id, .box = {right - width, y, width, height}, .text = strong.text, .note = {}, .look = ui::kPrimary, .em_mm = 9.5,
                   .icon = strong.icon, .is_bold = true, .tap = strong.tap});
}

BoxMm above_pair(const ui::Layout& layout, BoxMm content) {
    content.height_mm = std::min(content.bottom_mm(), layout.size().height_mm - margin_mm(layout.size()) - pair_height(layout) - 6) - content.y_mm;
    return content;
}

Frame without_buttons() {
    Frame frame;
    frame.may_quit = frame.may_call = frame.may_adjust = false;
    return frame;
}

/// The number to wait for, as large as its card.
void lay_number(ui::Layout& layout, const Seen& seen, const BoxMm& card, const std::string& number) {
    const double caption = layout.em(ui::kBody_mm) * 1.7;
    layout.panel("number.ground", card, {ui::kWhite, ui::kBlue, ui::kStrongBorder_mm, 4, ui::kInk});
    layout.line("number.caption", {card.x_mm + 4, card.y_mm + 4, card.width_mm - 8, caption}, seen.words("done.number"), ui::kBodyType, ui::Align::centre);
    const double height = card.height_mm - caption - 8;
    const double room = card.width_mm - 12, at_most = 54, wide = layout.text_width(number, {at_most, printer::Typeface::screen_bold, ui::kDeepBlue, 1.05});
    layout.line("number", {card.x_mm + 4, card.y_mm + caption + 4, card.width_mm - 8, height}, number,
                {std::min({at_most, height / 1.1, at_most * room / wide}), printer::Typeface::screen_bold, ui::kDeepBlue, 1.05}, ui::Align::centre, ui::Role::heading);
}

}  // namespace

void lay_sending(ui::Layout& layout, const Seen& seen) {
    lay_message(layout, lay_frame(layout, seen, without_buttons()), ui::Icon::none, seen.words("sending.heading"), seen.words("sending.text"));
}

void lay_practice_done(ui::Layout& layout, const Seen& seen) {
    Frame frame;
    frame.may_quit = false;
    frame.next = FrameButton{"finish", seen.words("done.finish"), Quit{}, ui::Icon::none};
    lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::check, seen.words("practice.done_heading"), seen.words("practice.done_text"));
}

void lay_done(ui::Layout& layout, const Seen& seen, const DonePage& page) {
    if (page.mode == Mode::practice) return lay_practice_done(layout, seen);
    Frame frame;
    frame.may_quit = false;
    frame.next = FrameButton{"finish", seen.words("done.finish"), Quit{}, ui::Icon::none};
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const double gap = 14, width = is_portrait ? std::min(content.width_mm, line_max_mm(layout)) : content.width_mm * 0.40;
    const double x = is_portrait ? content.x_mm + (content.width_mm - width) / 2 : content.x_mm;
    const std::vector<Paragraph> heading = {{.id = "heading", .text = seen.words("done.heading"), .type = ui::kTitleType, .below_mm = 6, .heading_lines = 2}};
    std::vector<Paragraph> sentences;
    for (const std::string& sentence : seen.words.list("done.next"))
        sentences.push_back({.id = "next." + std::to_string(sentences.size()), .text = sentence, .type = {8, printer::Typeface::screen, ui::kInk, 1.45},
                             .below_mm = is_portrait ? 5.0 : 3.0});
    if (page.has_own_code)
        sentences.push_back({.id = "own.done", .text = seen.words("own.done"), .type = {8, printer::Typeface::screen_bold, ui::kInk, 1.45}, .below_mm = is_portrait ? 5.0 : 3.0});
    const double head = height_of(layout, is_portrait ? width : content.width_mm, heading);
    const double said = height_of(layout, is_portrait ? width : content.width_mm - width - gap, sentences);
    const double free = content.height_mm - head - (is_portrait ? said + 10 : 0);
    const double least = std::max(48.0, layout.em(ui::kBody_mm) * 1.7 + 39.5);     // the digits stay 20 mm high
    const double card = std::clamp(free * (is_portrait ? 0.7 : 1), least, std::max(least, is_portrait ? 96.0 : 110.0));
    const double top = content.y_mm + std::max(0.0, is_portrait ? (free - card) * 0.3 : 0.0);
    double y = lay_words(layout, {is_portrait ? x : content.x_mm, top, is_portrait ? width : content.width_mm, head + 1}, heading).bottom_mm;
    lay_number(layout, seen, {x, y, width, card}, page.number);
    if (is_portrait) lay_words(layout, {x, y + card + 10, width, said + 1}, sentences);
    else lay_words(layout, {x + width + gap, y, content.width_mm - width - gap, said + 1}, sentences);
    const std::int64_t left = page.since_ms + kDoneShown_ms - seen.now_ms;
    const BoxMm beside = before_way_on(layout);
    if (left <= kDoneWarning_ms)
        layout.line("clearing", beside, seen.words("done.clearing", {{"n", std::to_string(std::max<std::int64_t>(0, (left + 999) / 1000))}}), ui::kStrongType);
}

/// 「田村健一さんの氏名」; of a whole form, its title as staff know it.
std::string box_text(const Seen& seen, const RefusedBox& box, const forms::Situation& situation) {
    return box.slot && seen.world.catalog->item(box.slot->item) ? fact_text(*box.slot, situation, seen.words) : box.label;
}

void lay_trouble(ui::Layout& layout, const Seen& seen, const TroublePage& page) {
    Frame frame;
    frame.back = FrameButton{"back", seen.words("trouble.back"), Back{}, ui::Icon::back};
    const bool was_refused = page.trouble == Trouble::refused;
    if (!was_refused) frame.next = FrameButton{"send", seen.words("trouble.again"), Send{}, ui::Icon::none};
    const BoxMm content = lay_frame(layout, seen, frame);
    const std::string heading = seen.words(was_refused ? "trouble.heading" : "trouble.not_written_heading"), text = seen.words(was_refused ? "trouble.refused" : "trouble.not_written");
    const BoxMm box = message_box(layout, content);
    const forms::Situation situation = forms::derive_situation(*seen.world.catalog, seen.session.answers, seen.world.today);
    const double room = content.height_mm - layout.text_height(heading, box.width_mm, ui::kTitleType) - layout.text_height(text, box.width_mm, {8, printer::Typeface::screen, ui::kInk, 1.6}) - 20;
    std::vector<Paragraph> boxes;                              // as many as have room
    for (const RefusedBox& one : page.boxes) {
        boxes.push_back({.id = "label." + std::to_string(boxes.size()), .text = seen.words("trouble.box", {{"label", box_text(seen, one, situation)}}), .type = ui::kStrongType, .below_mm = 2});
        if (height_of(layout, box.width_mm, boxes) <= room) continue;
        boxes.pop_back();
        break;
    }
    const double listed = height_of(layout, box.width_mm, boxes);
    const double y = lay_message(layout, content, ui::Icon::staff, heading, text, listed + (boxes.empty() ? 0 : kAboveBoxes_mm)) + kAboveBoxes_mm;
    lay_words(layout, {box.x_mm, y, box.width_mm, listed + 1}, std::move(boxes));
}

void lay_idle_warning(ui::Layout& layout, const Seen& seen, std::int64_t left_ms) {
    const BoxMm content = above_pair(layout, lay_frame(layout, seen, without_buttons()));
    const double count = layout.size().is_portrait() ? layout.grown(kCountdown_mm) : std::min(layout.grown(kCountdown_mm), content.height_mm * 0.22);
    const double below = lay_message(layout, content, ui::Icon::staff, seen.words("idle.heading"), seen.words("idle.text"), count);
    const BoxMm box = message_box(layout, content);
    layout.line("idle.left", {box.x_mm, below + 2, box.width_mm, count - 2}, seen.words("idle.left", {{"n", std::to_string((left_ms + 999) / 1000)}}),
                {std::min(26.0, (count - 4) / 1.2), printer::Typeface::screen_bold, ui::kDeepBlue, 1.2});
    lay_pair(layout, {"finish", seen.words("idle.finish"), Quit{}, ui::Icon::none}, {"go_on", seen.words("idle.go_on"), GoOn{}, ui::Icon::none});
}

void lay_staff_notice(ui::Layout& layout, const Seen& seen) {
    const bool is_told = seen.session.is_staff_told;
    Frame frame = without_buttons();
    frame.may_adjust = true;
    frame.next = FrameButton{"go_on", seen.words("staff.close"), GoOn{}, ui::Icon::none};
    lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::staff, seen.words(is_told ? "staff.told_heading" : "staff.heading"), seen.words(is_told ? "staff.told_text" : "staff.text"));
}

void lay_quit_notice(ui::Layout& layout, const Seen& seen) {
    Frame frame = without_buttons();
    frame.may_call = frame.may_adjust = true;
    lay_message(layout, above_pair(layout, lay_frame(layout, seen, frame)), ui::Icon::quit, seen.words("quit.heading"), seen.words("quit.text"));
    lay_pair(layout, {"finish", seen.words("quit.finish"), Quit{}, ui::Icon::none}, {"go_on", seen.words("quit.go_on"), GoOn{}, ui::Icon::none});
}

}  // namespace kiosk::screens
