// PageScene: one page as glyphs, lines, boxes and circles in millimetres from the top left. The PDF and the screen
// both draw exactly this; nothing is laid out twice.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace printer {

struct PointMm {
    double x_mm = 0, y_mm = 0;
};
struct BoxMm {
    double x_mm = 0, y_mm = 0, width_mm = 0, height_mm = 0;
    double right_mm() const { return x_mm + width_mm; }
    double bottom_mm() const { return y_mm + height_mm; }
};
/// By more than `slack_mm` in both directions.
inline bool overlap(const BoxMm& one, const BoxMm& other, double slack_mm) {
    return one.x_mm + slack_mm < other.right_mm() && other.x_mm + slack_mm < one.right_mm() && one.y_mm + slack_mm < other.bottom_mm() && other.y_mm + slack_mm < one.bottom_mm();
}

/// 0 = black, 1 = white.
struct Grey {
    double level = 0;
};

/// One glyph of one face of `Fonts`, at its own origin; `code` (and `selector`, 0 if none) is what it says.
struct PlacedGlyph {
    unsigned face = 0;
    unsigned glyph = 0;
    char32_t code = 0;
    char32_t selector = 0;
    double x_mm = 0;
};

/// Glyphs on one baseline, left to right, em size in millimetres.
struct TextRun {
    double baseline_mm = 0;
    double em_mm = 0;
    Grey grey;
    std::vector<PlacedGlyph> glyphs;
};

struct Line {
    PointMm from, to;
    double width_mm = 0.2;
    Grey grey;
    bool dashed = false;
};

struct Rectangle {
    BoxMm box;
    double stroke_mm = 0;      // 0: no outline
    Grey stroke;
    bool filled = false;
    Grey fill{1};
};

struct Ellipse {
    BoxMm box;                 // the box that it touches from inside
    double stroke_mm = 0.3;
    Grey stroke;
};

using Mark = std::variant<TextRun, Line, Rectangle, Ellipse>;

/// Where a field stands on the page, for outlines on screen and for tests. `field` is FilledField::id().
struct FieldBox {
    std::string field;
    BoxMm box;
};

struct PageScene {
    double width_mm = 210, height_mm = 297;
    std::vector<Mark> marks;       // in drawing order; text in reading order
    std::vector<FieldBox> fields;
};

}  // namespace printer
