// Parts of the card's screens. Every state of the reader has its sentence here, and each says one thing to do.
// Tries are told before the first digit; digits of a PIN are dots.
#include "kiosk/screens/card_parts.h"

#include "kiosk/session_card.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kPadHeight_mm = 4 * ui::kTargetMin_mm + 3 * 4.0;

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

std::string trouble_text(const Seen& seen, CardTrouble trouble, CardWay way) {
    const std::string key = trouble_key(trouble, way);
    return key.empty() ? std::string() : seen.words(key);
}

}  // namespace

bool Obstacle::ends_here(const Session& session) const {
    const bool has_reader = session.reader.on != OnReader::no_reader && session.reader.on != OnReader::no_service;
    const bool is_read = session.reader.on == OnReader::my_number_card && !session.was_card_read;
    return !none() && !offers_face_number && (!has_reader || is_read);
}

Obstacle pin_obstacle(const Session& session, CardTrouble trouble) {
    const Obstacle on_reader = reader_obstacle(session, trouble);
    if (!on_reader.none()) return on_reader;
    const bool offers = takes_face_number(session);
    if (!session.reader.pin_tries) return {"reader.no_pin", offers ? "reader.no_pin_text" : "reader.face_stopped_text", offers};
    if (*session.reader.pin_tries == 0) return {"reader.locked", offers ? "reader.locked_text" : "reader.face_stopped_text", offers};
    if (!takes_pin(session)) return {"pin.stopped", offers ? "pin.stopped_face_text" : "pin.stopped_text", offers};
    return {};
}

Obstacle face_obstacle(const Session& session, CardTrouble trouble) {
    const Obstacle on_reader = reader_obstacle(session, trouble);
    if (!on_reader.none()) return on_reader;
    if (!takes_face_number(session)) return {"reader.face_stopped", "reader.face_stopped_text"};
    return {};
}

std::string name_called(const Seen& seen, int person) {
    const forms::Answer* said = seen.session.answers.find({forms::kName, person});
    const auto* name = said && said->value ? std::get_if<std::string>(&*said->value) : nullptr;
    return name ? seen.words("household.person_named", {{"name", *name}}) : std::string();
}

void put_skip(Frame& frame, const Seen& seen, const Obstacle& obstacle) {
    (obstacle.ends_here(seen.session) ? frame.next : frame.middle) = FrameButton{"card.skip", seen.words("pin.skip"), SkipCard{}, ui::Icon::none};
}

void lay_obstacle(ui::Layout& layout, const Seen& seen, const BoxMm& content, const Obstacle& obstacle) {
    const auto say = [&](ui::Layout& on, double room_mm) { return lay_message(on, content, ui::Icon::card, seen.words(obstacle.heading), seen.words(obstacle.text), room_mm); };
    if (!obstacle.offers_face_number) return static_cast<void>(say(layout, 0));
    const double button = layout.grown(20), gap = 6;
    ui::Layout trial = layout;
    const bool stands_inside = say(trial, button + gap) + gap >= layout.reach_top_mm();          // else it stands lower, within reach, and needs no room
    const double below = say(layout, stands_inside ? button + gap : 0);
    const BoxMm inside = message_box(layout, content);
    layout.target({.id = "face.use", .box = {inside.x_mm, std::max(below + gap, layout.reach_top_mm()), std::min(inside.width_mm, layout.grown(150.0)), button},
                   .text = seen.words("face.use"), .note = {}, .look = ui::kSecondary, .tap = UseFaceNumber{}});
}

double card_trouble_height(const ui::Layout& layout, const Seen& seen, double width_mm, CardTrouble trouble, CardWay way) {
    return trouble_height(layout, width_mm, trouble_text(seen, trouble, way));
}

double lay_card_trouble(ui::Layout& layout, const Seen& seen, const BoxMm& box, CardTrouble trouble, CardWay way) {
    return lay_trouble_sentence(layout, box, trouble_text(seen, trouble, way));
}

void lay_number_entry(ui::Layout& layout, const Seen& seen, const BoxMm& box, const DigitBoxes& boxes) {
    const double gap = 5, pad = kPadHeight_mm, height = std::clamp(box.height_mm - pad - 6, 18.0, layout.grown(26.0));
    const double width = std::min(30.0, (box.width_mm - (boxes.count - 1) * gap) / boxes.count), all = boxes.count * (width + gap) - gap;
    for (int i = 0; i < boxes.count; ++i) {
        const std::size_t place = static_cast<std::size_t>(i);
        const bool is_typed = place < boxes.digits.size(), is_next = place == boxes.digits.size();
        const std::string shown = !is_typed ? std::string() : boxes.dot.empty() ? boxes.digits.substr(place, 1) : boxes.dot;
        layout.field({.id = boxes.id + "." + std::to_string(i), .box = {box.x_mm + (box.width_mm - all) / 2 + i * (width + gap), box.y_mm, width, height}, .text = shown,
                      .look = is_next ? ui::kFieldFocused : ui::kField, .em_mm = 14, .align = ui::Align::centre, .has_caret = is_next, .tap = std::nullopt});
    }
    lay_pad(layout, seen.words, {box.x_mm, box.y_mm + height + 6, box.width_mm, box.height_mm - height - 6}, seen.words.list("keys.pad"), 44);
}

NumberPlaces number_places(const ui::Layout& layout, const BoxMm& content) {
    const double wanted = kPadHeight_mm * 1.4 + layout.grown(26.0);          // the boxes stand right above the keys
    if (layout.size().is_portrait()) {
        const double number = std::min(wanted, std::max(kPadHeight_mm + 24, content.height_mm * 0.5));
        const BoxMm low = reachable(layout, {content.x_mm, content.bottom_mm() - number, content.width_mm, number});
        return {{content.x_mm, content.y_mm, content.width_mm, low.y_mm - content.y_mm}, low};
    }
    const double gap = 14, pad = std::min(content.width_mm * 0.42, layout.grown(3 * 44)), words = content.width_mm - pad - gap;
    const bool is_left = layout.comfort().hand == Hand::left;
    const double number = std::min(content.height_mm, wanted + 6);
    return {{is_left ? content.x_mm + pad + gap : content.x_mm, content.y_mm, words, content.height_mm},
            {is_left ? content.x_mm : content.x_mm + words + gap, content.bottom_mm() - number, pad, number}};
}

}  // namespace kiosk::screens
