// What every screen has in the same place: the city's name, 「職員を呼ぶ」「やめる」 above, 「もどる」 and the way on below.
// Every screen lays it first; it knows nothing of what the screen is about.
#pragma once

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

struct FrameButton {
    std::string id, text;
    Tap tap;
    ui::Icon icon = ui::Icon::none;
};
struct Frame {
    bool may_quit = true, may_call = true;
    std::optional<FrameButton> back, middle, next;
};

/// Lays the frame and returns the box that is left for the screen.
ui::BoxMm lay_frame(ui::Layout& layout, const Seen& seen, const Frame& frame);

/// The place between 「もどる」 and the way on, for a screen without a middle button.
ui::BoxMm middle_of_bottom(ui::SizeMm size);

FrameButton back_button(const Words& words);
FrameButton next_button(const Words& words);

/// A quiet screen: one white card with a mark, a title and sentences, and `room_mm` left free below them for more.
/// Returns the lower edge of the text.
double lay_message(ui::Layout& layout, const ui::BoxMm& content, ui::Icon icon, const std::string& title, const std::string& text,
                   double room_mm = 0);
/// The box inside the card, for what goes below the text.
ui::BoxMm message_box(const ui::BoxMm& content);

/// Side margins and the widest comfortable line.
double margin_mm(ui::SizeMm size);
inline constexpr double kLineMax_mm = 250;

}  // namespace kiosk::screens
