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
    frame.middle = code_button(seen, "card.use_code");
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const double top = content.y_mm + (is_portrait && layout.comfort().size == TextSize::standard ? 10 : 0);
    const double least = is_portrait ? layout.grown(2 * 34.0) : layout.grown(34);
    const LaidWords words = lay_words(layout, {content.x_mm, top, std::min(content.width_mm, line_max_mm(layout)), content.bottom_mm() - top - least},
                                      {{.id = "heading", .text = seen.words("card.heading"), .type = ui::kHeadingType, .below_mm = 4, .heading_lines = 2},
                                       {.id = "lead", .text = seen.words("card.lead"), .type = {7.4, printer::Typeface::screen, ui::kSoftInk, 1.5},
                                        .below_mm = is_portrait ? 10.0 : 6.0, .stay = Paragraph::Stay::if_room}});
    const BoxMm box = reachable(layout, {content.x_mm, words.bottom_mm, content.width_mm, content.bottom_mm() - words.bottom_mm});
    const std::vector<Card> cards = {
        {"card.use", seen.words("card.use"), seen.words("card.use_note"), UseCard{0}, false, ui::kSecondary, ui::Icon::card},
        {"card.skip", seen.words("card.skip"), seen.words("card.skip_note"), SkipCard{}, false, ui::kQuiet, ui::Icon::next}};
    if (is_portrait) {
        lay_cards(layout, seen.words, box, cards, 0, {10.5, 58, 1, true});
        return;
    }
    const double gap = 8, width = std::min((content.width_mm - gap) / 2, kLineMax_mm);
    for (std::size_t i = 0; i < cards.size(); ++i)
        lay_cards(layout, seen.words, {box.x_mm + static_cast<double>(i) * (width + gap), box.y_mm, width, box.height_mm}, {cards[i]}, 0, {10.5, 62, 1, true});
}

void lay_pin(ui::Layout& layout, const Seen& seen, const PinPage& page) {
    const Obstacle obstacle = pin_obstacle(seen.session, page.trouble);
    Frame frame;
    frame.back = back_button(seen.words);
    put_skip(frame, seen, obstacle);
    if (obstacle.none()) frame.next = FrameButton{"next", seen.words("pin.read"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    if (!obstacle.none()) return lay_obstacle(layout, seen, content, obstacle);
    const NumberPlaces places = number_places(layout, content);
    const bool may_forget = takes_face_number(seen.session);
    const double forgot = may_forget ? layout.grown(kForgotHeight_mm) + 6 : 0;
    const double trouble = card_trouble_height(layout, seen, places.words.width_mm, page.trouble, CardWay::pin);
    const std::string tries = seen.words("pin.tries", {{"n", std::to_string(seen.session.reader.pin_tries.value_or(0) - kPinTriesKept)}});
    BoxMm words = places.words;
    words.height_mm -= trouble + forgot;
    double y = lay_words(layout, words,
                         {{.id = "heading", .text = seen.words("pin.heading"), .type = ui::kHeadingType, .heading_lines = 2},
                          {.id = "tries", .text = tries, .type = ui::kStrongType},
                          {.id = "lead", .text = seen.words("pin.lead"), .stay = Paragraph::Stay::if_room}}).bottom_mm;
    y = lay_card_trouble(layout, seen, {words.x_mm, y, words.width_mm, 0}, page.trouble, CardWay::pin);
    BoxMm number = places.number;
    if (may_forget) {
        const bool is_portrait = layout.size().is_portrait();
        y = std::max(y, layout.reach_top_mm());
        layout.target({.id = "face.use", .box = {words.x_mm, y, std::min(words.width_mm, layout.grown(130.0)), forgot - 6}, .text = seen.words("face.forgot"), .note = {},
                       .look = ui::kQuiet, .em_mm = 7.4, .tap = UseFaceNumber{}});
        const double below = is_portrait ? y + forgot - number.y_mm : 0;
        if (below > 0) number = {number.x_mm, number.y_mm + below, number.width_mm, number.height_mm - below};
    }
    lay_number_entry(layout, seen, number, {"pin", std::string(page.digits.size(), '0'), seen.words("pin.dot"), kPinDigits});
}

}  // namespace kiosk::screens
