// What the card's screens share: what stands in the way of a number, and the row of boxes for its digits.
// Between session and screens card.cpp, face.cpp; decides nothing.
#pragma once

#include "kiosk/screens/controls.h"
#include "kiosk/screens/frame.h"

namespace kiosk::screens {

/// Keys of a title and a text; `offers_face_number` where the printed numbers are the way on.
struct Obstacle {
    std::string heading, text;
    bool offers_face_number = false;
    bool none() const { return heading.empty(); }
    /// Nothing that the resident does with the card helps: going on without it is the next step.
    bool ends_here(const Session& session) const;
};
Obstacle pin_obstacle(const Session& session, CardTrouble trouble);
Obstacle face_obstacle(const Session& session, CardTrouble trouble);
/// The way on without the card: where 「つぎへ」 stands when nothing else leads on.
void put_skip(Frame& frame, const Seen& seen, const Obstacle& obstacle);
void lay_obstacle(ui::Layout& layout, const Seen& seen, const ui::BoxMm& content, const Obstacle& obstacle);

/// Of what went wrong with the card, on its own ground (frame.h).
double card_trouble_height(const ui::Layout& layout, const Seen& seen, double width_mm, CardTrouble trouble, CardWay way);

/// 「田村 健一さん」; empty while the name is not known.
std::string name_called(const Seen& seen, int person);

/// The sentence on the page, pointing at what went wrong; nothing when all is well. Returns the lower edge.
double lay_card_trouble(ui::Layout& layout, const Seen& seen, const ui::BoxMm& box, CardTrouble trouble, CardWay way);

struct DigitBoxes {
    std::string id, digits;
    std::string dot;                       // shown for each digit; the digit itself when empty
    int count = 4;
};
/// The boxes with the pad right below them, so that the eye need not wander.
void lay_number_entry(ui::Layout& layout, const Seen& seen, const ui::BoxMm& box, const DigitBoxes& boxes);

/// Words to one side, boxes and pad to the other; on a tall panel one above the other.
struct NumberPlaces {
    ui::BoxMm words, number;
};
NumberPlaces number_places(const ui::Layout& layout, const ui::BoxMm& content);
inline constexpr double kForgotHeight_mm = 18;

}  // namespace kiosk::screens
