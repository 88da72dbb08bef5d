// A screen as data: widgets with boxes in millimetres, their text already broken into lines. Made by kiosk/screens,
// drawn by Canvas, asserted by tests, written out for those that tap from outside. Knows neither pixels nor windows.
#pragma once

#include "kiosk/event.h"
#include "kiosk/ui/theme.h"
#include "printer/scene.h"

#include <optional>
#include <string>
#include <vector>

namespace kiosk::ui {

using printer::BoxMm;
using printer::PointMm;

struct SizeMm {
    double width_mm = 0, height_mm = 0;
    bool is_portrait() const { return height_mm > width_mm; }
};

enum class Role { heading, text, answer, button, key, field, chip, notice, panel, sheet };
std::string_view to_id(Role role);

enum class Icon { none, back, next, check, circle, box, staff, quit, card, erase, up, down, warning, letters };

/// `width_mm` is measured with the glyphs that are drawn.
struct TextLine {
    std::string text;
    Type type;
    double x_mm = 0, baseline_mm = 0, width_mm = 0;
    bool is_reading = false;               // stands above kanji, at half their size or more
};

/// A printed page, drawn from the scene that is printed: `scale` times its size, its corner at `corner`, cut at the widget's
/// box. Outlined boxes are in millimetres of the page.
struct Sheet {
    printer::PageScene scene;
    double scale = 1;
    PointMm corner;
    std::vector<BoxMm> outlined;
    bool follows_colours = false;          // in the black and white modes; not what a camera looks at or sees
    Colours colours = Colours::standard;
};

struct Widget {
    std::string id;
    Role role = Role::text;
    BoxMm box;
    std::string given;                     // the text as the screen gave it, readings marked
    std::string text_id;                   // its key in assets/strings; empty when it comes from the catalog or a person
    std::string speech;                    // what a voice says for it
    Look look = kBare;
    bool is_drawn = false;                 // has a ground and a border; plain text has not
    bool is_selected = false;
    Icon icon = Icon::none;
    BoxMm icon_box;
    std::vector<TextLine> lines;
    std::optional<BoxMm> caret;
    std::optional<Sheet> sheet;
    std::optional<Tap> tap;                // a target when set
    std::string text() const;
};

struct Page {
    std::string id;                        // changes with the page, not with what is typed on it
    SizeMm size;
    Colours colours = Colours::standard;
    int sheets = 1, sheet = 0;             // what it shows goes on over so many; this is which of them
    bool has_too_many_sheets = false;      // more than one looks through
    bool has_sparse_sheets = false;        // so few answers on each that somebody may take them for all
    TextSize letters = TextSize::standard; // what it is laid in
    std::vector<std::string> left_out;     // ids of what somebody would miss, and for which there is no room
    std::vector<Widget> widgets;           // in reading order, which is the order of the keyboard; later ones are drawn above
    const Widget* find(std::string_view id) const;
};

bool contains(const BoxMm& box, PointMm point);

}  // namespace kiosk::ui
