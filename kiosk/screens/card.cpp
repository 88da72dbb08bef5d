// The offer to use the My Number card, and its PIN: how many tries are left is said before the first digit.
// Shows dots for digits; never sees what the card answers.
#include "kiosk/screens/controls.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

/// What stands in the way of a PIN, as keys of title and text; empty when digits may be typed.
struct Obstacle {
    std::string heading, text;
};
Obstacle obstacle(const Session& session) {
    if (!session.card_tries_left) return {"pin.no_card", "pin.no_card_text"};
    if (*session.card_tries_left <= kTriesKeptForTheCounter) return {"pin.stopped", "pin.stopped_text"};
    return {};
}

std::string trouble_key(PinTrouble trouble) {
    switch (trouble) {
        case PinTrouble::none: return {};
        case PinTrouble::too_short: return "pin.too_short";
        case PinTrouble::wrong: return "pin.wrong";
        case PinTrouble::unreadable: return "pin.unreadable";
    }
    return {};
}

void lay_pin_boxes(ui::Layout& layout, const BoxMm& box, const std::string& dot, std::size_t typed) {
    const double gap = 5, width = std::min(30.0, (box.width_mm - 3 * gap) / kPinDigits);
    for (int i = 0; i < kPinDigits; ++i) {
        const std::size_t place = static_cast<std::size_t>(i);
        layout.field({.id = "pin." + std::to_string(i), .box = {box.x_mm + i * (width + gap), box.y_mm, width, box.height_mm},
                      .text = place < typed ? dot : std::string(), .look = place == typed ? ui::kFieldFocused : ui::kField, .em_mm = 14,
                      .align = ui::Align::centre, .has_caret = place == typed, .tap = std::nullopt});
    }
}

}  // namespace

void lay_card_offer(ui::Layout& layout, const Seen& seen) {
    Frame frame;
    frame.back = back_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const double width = std::min(content.width_mm, kLineMax_mm);
    double y = content.y_mm + (is_portrait ? 14 : 0);
    y = layout.text("heading", {content.x_mm, y, content.width_mm, 0}, seen.words("card.heading"), ui::kHeadingType, ui::Align::left, ui::Role::heading) + 4;
    y = layout.text("lead", {content.x_mm, y, width, 0}, seen.words("card.lead"), {7.6, printer::Typeface::screen, ui::kSoftInk, 1.55}) + (is_portrait ? 14 : 8);
    const double gap = 8, columns = is_portrait ? 1 : 2;
    const double card_width = (content.width_mm - gap * (columns - 1)) / columns, height = is_portrait ? 58 : 62;
    layout.target({.id = "card.use", .role = ui::Role::answer, .box = {content.x_mm, y, card_width, height}, .text = seen.words("card.use"),
                   .note = seen.words("card.use_note"), .look = ui::kSecondary, .em_mm = 10.5, .align = ui::Align::left, .icon = ui::Icon::card,
                   .is_bold = true, .tap = UseCard{0}});
    const double x = is_portrait ? content.x_mm : content.x_mm + card_width + gap;
    if (is_portrait) y += height + gap;
    layout.target({.id = "card.skip", .role = ui::Role::answer, .box = {x, y, card_width, height}, .text = seen.words("card.skip"),
                   .note = seen.words("card.skip_note"), .look = ui::kQuiet, .em_mm = 10.5, .align = ui::Align::left, .icon = ui::Icon::next,
                   .is_bold = true, .tap = SkipCard{}});
}

void lay_pin(ui::Layout& layout, const Seen& seen, const PinPage& page) {
    const Obstacle blocked = obstacle(seen.session);
    Frame frame;
    frame.back = back_button(seen.words);
    frame.middle = FrameButton{"card.skip", seen.words("pin.skip"), SkipCard{}, ui::Icon::none};
    if (blocked.heading.empty()) frame.next = FrameButton{"next", seen.words("pin.read"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    if (!blocked.heading.empty()) {
        lay_message(layout, content, ui::Icon::card, seen.words(blocked.heading), seen.words(blocked.text));
        return;
    }
    const bool is_portrait = layout.size().is_portrait();
    const double left_width = is_portrait ? content.width_mm : content.width_mm * 0.48;
    double y = content.y_mm + (is_portrait ? 6 : 0);
    y = layout.text("heading", {content.x_mm, y, left_width, 0}, seen.words("pin.heading"), ui::kHeadingType, ui::Align::left, ui::Role::heading) + 3;
    y = layout.text("lead", {content.x_mm, y, left_width, 0}, seen.words("pin.lead"), ui::kBodyType) + 3;
    y = layout.text("tries", {content.x_mm, y, left_width, 0},
                    seen.words("pin.tries", {{"n", std::to_string(*seen.session.card_tries_left - kTriesKeptForTheCounter)}}), ui::kStrongType) + 5;
    const std::string trouble = trouble_key(page.trouble);
    if (!trouble.empty()) {
        const double height = layout.text_height(seen.words(trouble), left_width - 12, ui::kMistakeType) + 8;
        layout.panel("problem.ground", {content.x_mm, y, left_width, height}, ui::kMistakePanel, ui::Role::notice);
        layout.text("problem", {content.x_mm + 6, y + 4, left_width - 12, 0}, seen.words(trouble), ui::kMistakeType);
        y += height + 6;
    }
    lay_pin_boxes(layout, {content.x_mm, y, left_width, 28}, seen.words("pin.dot"), page.digits.size());
    y += 36;
    const BoxMm pad = is_portrait ? BoxMm{content.x_mm, y, content.width_mm, content.bottom_mm() - y}
                                  : BoxMm{content.x_mm + left_width + 20, content.y_mm, content.width_mm - left_width - 20, content.height_mm};
    lay_pad(layout, seen.words, pad, seen.words.list("keys.pad"), 44);
}

}  // namespace kiosk::screens
