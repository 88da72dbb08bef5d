// What every screen has in the same place: the city's name, 「文字の大きさ」「職員を呼ぶ」「やめる」 above, 「もどる」 and the way on
// below; near the hand where the resident wants it low. Every screen lays it first; it knows nothing of what the screen is about.
#pragma once

#include "kiosk/screens/screens.h"

namespace kiosk::screens {

struct FrameButton {
    std::string id, text;
    Tap tap;
    ui::Icon icon = ui::Icon::none;
    bool is_quiet = false;                 // not what most should press now
};
struct Frame {
    bool may_quit = true, may_call = true, may_adjust = true;
    bool may_practise = false;             // in the place of 「やめる」, where there is nothing to leave
    std::optional<FrameButton> back, middle, next;
};

/// Lays the frame and returns the box that is left for the screen. What can be pressed in it must stand in reachable().
ui::BoxMm lay_frame(ui::Layout& layout, const Seen& seen, const Frame& frame);
/// The same box, nothing laid.
ui::BoxMm frame_box(const ui::Layout& layout, const Seen& seen, const Frame& frame);
/// The part of a box that is low enough: all of it, unless the resident asked for 「下に寄せる」.
ui::BoxMm reachable(const ui::Layout& layout, const ui::BoxMm& box);

/// The place between 「もどる」 and the way on, for a screen without a middle button.
ui::BoxMm middle_of_bottom(const ui::Layout& layout);
/// The lower bar up to the way on, for a sentence on a screen without 「もどる」.
ui::BoxMm before_way_on(const ui::Layout& layout);

/// How much of a wide panel, from its left edge, the buttons below use: all of it, or what a left hand reaches.
double bottom_width_mm(const ui::Layout& layout);

/// To a code, with these words; nothing where none can be shown.
std::optional<FrameButton> code_button(const Seen& seen, std::string_view key);
FrameButton back_button(const Words& words);
FrameButton next_button(const Words& words);

/// A sentence or more of a screen. What may be left out goes, last first, when the box is too low for all; what is wanted goes
/// after that, and the page knows that it is missing (ui::Page::left_out).
struct Paragraph {
    enum class Stay { always, wanted, if_room };
    std::string id, text;
    ui::Type type = ui::kBodyType;
    double below_mm = 3;                   // room to the next
    Stay stay = Stay::always;
    int heading_lines = 0;                 // of a heading, at most; 0: plain text
    bool is_mistake = false;               // points at what is to be put right: on its own ground, with its mark
};
struct LaidWords {
    double bottom_mm = 0;
};
LaidWords lay_words(ui::Layout& layout, const ui::BoxMm& box, std::vector<Paragraph> paragraphs);
double height_of(const ui::Layout& layout, double width_mm, const std::vector<Paragraph>& paragraphs);
/// What explains a page, on a page of its own: all of it, in letters for reading.
std::vector<Paragraph> for_reading(std::vector<Paragraph> paragraphs);

/// A sentence that points at what went wrong, on its own ground: its height with the gap below, 0 without a sentence; and the lower
/// edge of it, laid.
double trouble_height(const ui::Layout& layout, double width_mm, const std::string& sentence);
double lay_trouble_sentence(ui::Layout& layout, const ui::BoxMm& box, const std::string& sentence);

/// A quiet screen: one white card with a mark, a title and sentences, and `room_mm` left free below them for more.
/// Returns the lower edge of the text.
double lay_message(ui::Layout& layout, const ui::BoxMm& content, ui::Icon icon, const std::string& title, const std::string& text,
                   double room_mm = 0);
/// The box inside the card, for what goes below the text.
ui::BoxMm message_box(const ui::Layout& layout, const ui::BoxMm& content);

/// Side margins and the widest comfortable line: 30 letters of a body text.
double margin_mm(ui::SizeMm size);
double line_max_mm(const ui::Layout& layout);
/// Of a quiet button that stands in a row beside words: its label in the letters of the text.
double small_button_height_mm(const ui::Layout& layout);
double small_button_width_mm(const ui::Layout& layout, const std::string& label);
inline constexpr double kLineMax_mm = 250;

}  // namespace kiosk::screens
