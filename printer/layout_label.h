// Printed words of a form: labels spread evenly or broken and shrunk to fit, vertical labels, captions, notes.
// Nothing here was filled in by anybody; that is layout_fields and layout_options.
#pragma once

#include "printer/layout_pen.h"

#include <optional>

namespace printer {

/// A label in the middle of its cell: two to four characters are spread evenly (均等割付), a long one is broken or
/// shrunk; lines in （brackets） are set smaller. `size_pt` 0 means the house size.
void draw_label(Pen& pen, std::string_view text, const BoxMm& box, double size_pt, Typeface typeface = Typeface::label);
/// 縦書き: letters one below the other, columns (at line breaks) from right to left.
void draw_vertical_label(Pen& pen, std::string_view text, const BoxMm& box, double size_pt);
/// Small print at the top left corner.
void draw_caption(Pen& pen, std::string_view text, const BoxMm& box);
/// Running text in a cell, broken into lines at the cell's width, shrunk when it is too much.
void draw_note(Pen& pen, std::string_view text, const BoxMm& box, double size_pt, forms::Align align);

/// Running text as wide as `width_mm`, continuing under its first word after a marker such as 「（注）1　」.
/// The height that it needs; drawn only when the pen is given a place.
struct Paragraphs {
    struct Row {
        Word word;
        double indent_mm = 0;
        bool last_of_paragraph = true;
    };
    std::vector<Row> rows;
    double pitch_mm = 0;
    double height_mm() const { return pitch_mm * static_cast<double>(rows.size()); }
};

/// Running text measured once, to be tried at several sizes. The text and the pen have to outlive it.
class RunningText {
public:
    RunningText(Pen& pen, Typeface typeface, std::string_view text);
    std::size_t paragraphs() const { return pieces_.size(); }
    std::size_t rows_at(double size_pt, double width_mm) const;
    Paragraphs set(const TextStyle& style, double width_mm, double leading_em) const;

private:
    struct Piece {
        std::string_view paragraph;
        Word whole;
        std::string_view marker;
        mutable double marker_em = 0;
        mutable std::optional<Breakable> rest;      // after the marker
    };
    const Breakable& after_marker(const Piece& piece) const;
    static bool is_one_row(const Piece& piece, double em_mm, double width_mm);

    Pen* pen_;
    Typeface typeface_;
    std::vector<Piece> pieces_;
};

Paragraphs set_paragraphs(Pen& pen, const TextStyle& style, std::string_view text, double width_mm, double leading_em = 1.5);
void draw_paragraphs(Pen& pen, const Paragraphs& text, const BoxMm& box, forms::Align align);

/// The text at each line break; at least one piece.
std::vector<std::string_view> split_lines(std::string_view text);

}  // namespace printer
