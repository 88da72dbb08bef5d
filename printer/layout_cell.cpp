// What stands inside one cell: a label, a field with its caption, prefix and suffix, or cells within the cell.
// The kinds of fields are layout_fields'; tones and rules around the cell are layout_table's.
#include "printer/layout_label.h"
#include "printer/layout_table.h"

#include <algorithm>

namespace printer {

namespace {

using forms::Align;
using forms::Cell;
using forms::FieldKind;

constexpr double kCaptionHeightMm = 2.9;
constexpr double kLowCellMm = 6.6;  // a lower cell has its caption beside the field

bool is_centred_by_nature(const forms::Field& field, const BoxMm& box) {
    constexpr double kNarrowMm = 31;
    const bool options = field.kind == FieldKind::circle || field.kind == FieldKind::strike;
    return options && box.width_mm < kNarrowMm;
}

void draw_stack(Draft& draft, const Cell& cell, const BoxMm& box, const CellPlace& place) {
    double shares = 0;
    for (const Cell& part : cell.stack) shares += part.share;
    double y = box.y_mm;
    for (const Cell& part : cell.stack) {
        const double height = box.height_mm * part.share / shares;
        draw_cell(draft, part, {box.x_mm, y, box.width_mm, height}, place);
        y += height;
    }
}

void draw_beside(Draft& draft, const Cell& cell, const BoxMm& box, const CellPlace& place) {
    double fixed = 0;
    int open = 0;
    for (const Cell& part : cell.beside) {
        fixed += part.width_mm;
        if (part.width_mm <= 0) ++open;
    }
    if (fixed > box.width_mm + 0.05)
        draft.pen.report("横に分けたますの幅の合計が、ますの幅を超えています", "様式の width_mm を小さくしてください");
    const double share = open > 0 ? std::max(0.0, box.width_mm - fixed) / open : 0;
    double x = box.x_mm;
    for (const Cell& part : cell.beside) {
        const double width = part.width_mm > 0 ? part.width_mm : share;
        draw_cell(draft, part, {x, box.y_mm, width, box.height_mm}, place);
        x += width;
    }
}

void draw_label_only(Draft& draft, const Cell& cell, const BoxMm& box) {
    if (cell.vertical) return draw_vertical_label(draft.pen, cell.label, box, cell.label_pt);
    const bool is_number = cell.align == forms::Align::right;      // of a sum: under its column's, grey or not
    if (cell.shade == forms::Shade::none || is_number) return draw_note(draft.pen, cell.label, box, cell.label_pt, cell.align);
    draw_label(draft.pen, cell.label, box, cell.label_pt);
}

/// Printed words at an edge of the field; returns how much of the width they take.
double draw_edge_words(Draft& draft, const std::string& text, const BoxMm& box, Align side, double size_pt) {
    if (text.empty()) return 0;
    Pen& pen = draft.pen;
    const TextStyle style{Typeface::label, size_pt > 0 ? size_pt : house::kLabelPt};
    const Word word = pen.set(style, text);
    const double x = side == Align::left ? box.x_mm + house::kPadMm : box.right_mm() - house::kPadMm - word.width_mm();
    pen.put(word, x, pen.baseline_in(style, box.y_mm, box.height_mm));
    return word.width_mm() + house::kPadMm;
}

BoxMm without_left(const BoxMm& box, double width) { return {box.x_mm + width, box.y_mm, box.width_mm - width, box.height_mm}; }
BoxMm without_right(const BoxMm& box, double width) { return {box.x_mm, box.y_mm, box.width_mm - width, box.height_mm}; }

/// The caption above the field, or beside it in a low cell; signatures have the whole cell to write in.
BoxMm under_caption(Draft& draft, const Cell& cell, const BoxMm& box) {
    if (cell.caption.empty()) return box;
    draw_caption(draft.pen, cell.caption, box);
    if (!cell.field) return box;
    const FieldKind kind = cell.field->kind;
    if (kind == FieldKind::signature || kind == FieldKind::stamp || kind == FieldKind::blank) return box;
    if (box.height_mm >= kLowCellMm)
        return {box.x_mm, box.y_mm + kCaptionHeightMm, box.width_mm, box.height_mm - kCaptionHeightMm};
    const Word caption = draft.pen.set({Typeface::label, house::kCaptionPt}, cell.caption);
    return without_left(box, std::min(caption.width_mm() + 1.2, box.width_mm * 0.4));
}

void draw_cell_field(Draft& draft, const Cell& cell, const BoxMm& whole, const CellPlace& place) {
    const forms::Field& field = *cell.field;
    BoxMm box = under_caption(draft, cell, whole);
    if (!cell.label.empty()) box = without_left(box, draw_edge_words(draft, cell.label, box, Align::left, cell.label_pt) + 0.4);
    box = without_left(box, draw_edge_words(draft, cell.prefix, box, Align::left, cell.label_pt));
    FieldInHand hand{field, place.free_place ? nullptr : draft.find(field, place.row), cell.align};
    if (cell.align == Align::left && is_centred_by_nature(field, box)) hand.align = Align::centre;
    hand.in_clerk_tone = place.in_clerk_tone;
    hand.has_caption = !cell.caption.empty();
    double suffix = 0;
    if (!cell.suffix.empty()) {
        suffix = draft.pen.set({Typeface::label, cell.label_pt > 0 ? cell.label_pt : house::kLabelPt}, cell.suffix).width_mm() +
                 house::kPadMm;
    }
    draw_field(draft, hand, without_right(box, suffix));
    draw_edge_words(draft, cell.suffix, box, Align::right, cell.label_pt);
}

}  // namespace

void draw_cell(Draft& draft, const Cell& cell, const BoxMm& box, const CellPlace& outer) {
    CellPlace place = outer;
    place.in_clerk_tone = outer.in_clerk_tone || cell.shade == forms::Shade::clerk;
    if (!cell.stack.empty()) return draw_stack(draft, cell, box, place);
    if (!cell.beside.empty()) return draw_beside(draft, cell, box, place);
    if (cell.field) return draw_cell_field(draft, cell, box, place);
    draw_caption(draft.pen, cell.caption, box);
    if (cell.row_number) return draw_label(draft.pen, std::to_string(place.row + 1), box, cell.label_pt);
    draw_label_only(draft, cell, box);
}

}  // namespace printer
