// The offer to use the My Number card, and its PIN: how many tries are left is said before the first digit.
// Shows dots for digits; never sees what the card answers.
#include "kiosk/screens/card_parts.h"

#include "kiosk/session_card.h"

#include <algorithm>

namespace kiosk::screens {

using ui::BoxMm;

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
    const Obstacle obstacle = pin_obstacle(seen.session, page.trouble);
    Frame frame;
    frame.back = back_button(seen.words);
    frame.middle = FrameButton{"card.skip", seen.words("pin.skip"), SkipCard{}, ui::Icon::none};
    if (obstacle.none()) frame.next = FrameButton{"next", seen.words("pin.read"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    if (!obstacle.none()) return lay_obstacle(layout, seen, content, obstacle);
    const bool is_portrait = layout.size().is_portrait();
    const double left_width = is_portrait ? content.width_mm : content.width_mm * 0.48, boxes_height = 28, forgot_height = 20;
    double y = content.y_mm + (is_portrait ? 6 : 0);
    y = layout.text("heading", {content.x_mm, y, left_width, 0}, seen.words("pin.heading"), ui::kHeadingType, ui::Align::left, ui::Role::heading) + 3;
    y = layout.text("lead", {content.x_mm, y, left_width, 0}, seen.words("pin.lead"), ui::kBodyType) + 3;
    y = layout.text("tries", {content.x_mm, y, left_width, 0},
                    seen.words("pin.tries", {{"n", std::to_string(seen.session.reader.pin_tries.value_or(0) - kPinTriesKept)}}), ui::kStrongType) + 5;
    y = lay_card_trouble(layout, seen, {content.x_mm, y, left_width, 0}, page.trouble, CardWay::pin);
    lay_digit_boxes(layout, {content.x_mm, y, left_width, boxes_height}, {"pin", page.digits, seen.words("pin.dot"), kPinDigits});
    y += boxes_height + 10;
    if (takes_face_number(seen.session)) {
        layout.target({.id = "face.use", .box = {content.x_mm, y, std::min(left_width, 130.0), forgot_height}, .text = seen.words("face.forgot"), .note = {},
                       .look = ui::kQuiet, .em_mm = 7.4, .tap = UseFaceNumber{}});
        y += forgot_height + 8;
    }
    const BoxMm pad = is_portrait ? BoxMm{content.x_mm, y, content.width_mm, content.bottom_mm() - y}
                                  : BoxMm{content.x_mm + left_width + 20, content.y_mm, content.width_mm - left_width - 20, content.height_mm};
    lay_pad(layout, seen.words, pad, seen.words.list("keys.pad"), 44);
}

}  // namespace kiosk::screens
