// Parts of the card's screens. Every state of the reader has its sentence here, and each says one thing to do.
// Tries are told before the first digit; digits of a PIN are dots.
#include "kiosk/screens/card_parts.h"

#include "kiosk/session_card.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

/// What the reader itself says; empty when a My Number card lies there that was not read yet.
Obstacle reader_obstacle(const Session& session, CardTrouble trouble) {
    switch (session.reader.on) {
        case OnReader::nothing: return {"pin.no_card", trouble == CardTrouble::pulled ? "reader.pulled_text" : "pin.no_card_text"};
        case OnReader::looking: return {"reader.looking", "reader.looking_text"};
        case OnReader::other_card: return {"reader.other", "reader.other_text"};
        case OnReader::silent_card: return {"reader.silent", "reader.silent_text"};
        case OnReader::no_reader:
        case OnReader::no_service: return {"reader.out_of_order", "reader.out_of_order_text"};
        case OnReader::my_number_card: break;
    }
    if (session.was_card_read) return {"reader.swap", "reader.swap_text"};
    return {};
}

std::string trouble_key(CardTrouble trouble, CardWay way) {
    switch (trouble) {
        case CardTrouble::none: return {};
        case CardTrouble::too_short: return "pin.too_short";
        case CardTrouble::wrong: return way == CardWay::pin ? "pin.wrong" : "trouble_card.wrong_face";
        case CardTrouble::pulled: return "trouble_card.pulled";
        case CardTrouble::silent: return "trouble_card.silent";
        case CardTrouble::garbled: return "trouble_card.garbled";
        case CardTrouble::other_card: return "trouble_card.other_card";
        case CardTrouble::in_use: return "trouble_card.in_use";
    }
    return {};
}

}  // namespace

Obstacle pin_obstacle(const Session& session, CardTrouble trouble) {
    const Obstacle on_reader = reader_obstacle(session, trouble);
    if (!on_reader.none()) return on_reader;
    const bool offers = takes_face_number(session);
    if (!session.reader.pin_tries) return {"reader.no_pin", offers ? "reader.no_pin_text" : "reader.face_stopped_text", offers};
    if (*session.reader.pin_tries == 0) return {"reader.locked", offers ? "reader.locked_text" : "reader.face_stopped_text", offers};
    if (!takes_pin(session)) return {"pin.stopped", "pin.stopped_text", offers};
    return {};
}

Obstacle face_obstacle(const Session& session, CardTrouble trouble) {
    const Obstacle on_reader = reader_obstacle(session, trouble);
    if (!on_reader.none()) return on_reader;
    if (!takes_face_number(session)) return {"reader.face_stopped", "reader.face_stopped_text"};
    return {};
}

void lay_obstacle(ui::Layout& layout, const Seen& seen, const BoxMm& content, const Obstacle& obstacle) {
    const double button = 22, room = obstacle.offers_face_number ? button + 10 : 0;
    const double below = lay_message(layout, content, ui::Icon::card, seen.words(obstacle.heading), seen.words(obstacle.text), room);
    if (!obstacle.offers_face_number) return;
    const BoxMm inside = message_box(content);
    layout.target({.id = "face.use", .box = {inside.x_mm, below + 10, std::min(inside.width_mm, 150.0), button}, .text = seen.words("face.use"), .note = {},
                   .look = ui::kSecondary, .tap = UseFaceNumber{}});
}

double lay_card_trouble(ui::Layout& layout, const Seen& seen, const BoxMm& box, CardTrouble trouble, CardWay way) {
    const std::string key = trouble_key(trouble, way);
    if (key.empty()) return box.y_mm;
    const double height = layout.text_height(seen.words(key), box.width_mm - 12, ui::kMistakeType) + 8;
    layout.panel("problem.ground", {box.x_mm, box.y_mm, box.width_mm, height}, ui::kMistakePanel, ui::Role::notice);
    layout.text("problem", {box.x_mm + 6, box.y_mm + 4, box.width_mm - 12, 0}, seen.words(key), ui::kMistakeType);
    return box.y_mm + height + 6;
}

void lay_digit_boxes(ui::Layout& layout, const BoxMm& box, const DigitBoxes& boxes) {
    const double gap = 5, width = std::min(30.0, (box.width_mm - (boxes.count - 1) * gap) / boxes.count);
    for (int i = 0; i < boxes.count; ++i) {
        const std::size_t place = static_cast<std::size_t>(i);
        const bool is_typed = place < boxes.digits.size(), is_next = place == boxes.digits.size();
        const std::string shown = !is_typed ? std::string() : boxes.dot.empty() ? boxes.digits.substr(place, 1) : boxes.dot;
        layout.field({.id = boxes.id + "." + std::to_string(i), .box = {box.x_mm + i * (width + gap), box.y_mm, width, box.height_mm}, .text = shown,
                      .look = is_next ? ui::kFieldFocused : ui::kField, .em_mm = 14, .align = ui::Align::centre, .has_caret = is_next, .tap = std::nullopt});
    }
}

}  // namespace kiosk::screens
