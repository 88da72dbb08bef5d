// Printed options: a ring around the chosen one, ticked boxes, or lines through those that do not apply.
// The options stand at the same places whatever was chosen, so a blank form and a filled one look alike.
#include "printer/layout_draft.h"

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using forms::FieldKind;

constexpr double kBoxEm = 0.88;  // the box of ☐
constexpr double kBoxToWordEm = 0.3;
constexpr double kGapEm = 1.0;
constexpr double kRingAirEm = 0.36;    // from a ring to the middle of the dot beside it
constexpr double kKeepOptionsOnOneLine = 0.84;  // rather this much smaller than on two lines
constexpr double kKeepOneLineInTallCell = 0.93;
constexpr double kRingToRuleMm = 0.7;
constexpr double kOptionPtLargest = 9.5;  // Gothic looks a size larger than the Mincho of the values

struct PlacedOption {
    std::size_t option = 0;
    std::size_t line = 0;
    double x_em = 0;
    double gap_em = 0;  // to the next one
};

/// All options broken into lines, in em.
struct Arrangement {
    std::vector<PlacedOption> options;
    std::vector<double> line_widths_em;
    double pitch_em = 0, width_em = 0;
    double height_em() const { return pitch_em * static_cast<double>(line_widths_em.size()); }
};

struct OptionSet {
    FieldKind kind;
    std::vector<Word> words;  // at 1 pt; sized when drawn
    Word dot;
    double lead_em = 0;            // before the word: the box of ☐
    std::vector<double> rings_em;  // how far a ring would reach beyond each word
    std::vector<double> gaps_em;   // from each word to the next
};

/// A ring around one letter is a circle; around a word it is a little higher, for its ends to close gently.
double ring_half_height_em(double width_em) { return std::clamp(0.66 + 0.04 * width_em, 0.7, 0.78); }

OptionSet set_options(Pen& pen, const forms::Field& field) {
    OptionSet set{field.kind, {}, pen.set({Typeface::label, 1}, "・"), 0, {}, {}};
    for (const forms::PrintedOption& option : field.options) {
        set.words.push_back(pen.set({Typeface::label, 1}, option.label));
        set.rings_em.push_back(field.kind == FieldKind::circle ? ring_overhang_em(set.words.back().shaped.width_em) : 0);
        const std::size_t count = set.rings_em.size();
        // The dot stands in the middle of the gap, clear of a ring on either side.
        if (count < 2) continue;
        const double widest = std::max(set.rings_em[count - 2], set.rings_em[count - 1]);
        set.gaps_em.push_back(field.kind == FieldKind::circle ? 2 * (widest + kRingAirEm) : kGapEm);
    }
    if (field.kind == FieldKind::check) set.lead_em = kBoxEm + kBoxToWordEm;
    return set;
}

/// Words stand as far from the cell's sides as values do, and far enough for a ring around the outer ones.
Arrangement arrange_within(const OptionSet& set, double width_em, double left_em, double right_em) {
    Arrangement lines;
    lines.pitch_em = set.kind == FieldKind::circle ? 1.62 : 1.5;
    double x = left_em;
    for (std::size_t i = 0; i < set.words.size(); ++i) {
        const double width = set.lead_em + set.words[i].shaped.width_em;
        const bool first = lines.line_widths_em.empty();
        const double gap = i == 0 ? 0 : set.gaps_em[i - 1];
        if (first || x + gap + width + right_em > width_em) {
            lines.line_widths_em.push_back(0);
            x = left_em;
        } else {
            x += gap;
        }
        lines.options.push_back({i, lines.line_widths_em.size() - 1, x, i < set.gaps_em.size() ? set.gaps_em[i] : 0});
        x += width;
        lines.line_widths_em.back() = x + right_em;
        lines.width_em = std::max(lines.width_em, x + right_em);
    }
    return lines;
}

Arrangement arrange(const OptionSet& set, double width_mm, double em_mm) {
    const auto edge = [em_mm](double ring_em) { return std::max(house::kPadMm, ring_em * em_mm + kRingToRuleMm) / em_mm; };
    Arrangement lines = arrange_within(set, width_mm / em_mm, edge(set.rings_em.front()), edge(set.rings_em.back()));
    if (lines.line_widths_em.size() == 1) return lines;
    const double widest = edge(*std::max_element(set.rings_em.begin(), set.rings_em.end()));
    return arrange_within(set, width_mm / em_mm, widest, widest);
}

/// The same distance everywhere, where one line at full size has the room for it.
std::optional<Arrangement> arrange_evenly(OptionSet set, double width_mm, double em_mm) {
    if (set.gaps_em.empty()) return std::nullopt;
    const double widest = *std::max_element(set.gaps_em.begin(), set.gaps_em.end());
    std::fill(set.gaps_em.begin(), set.gaps_em.end(), widest);
    Arrangement lines = arrange(set, width_mm, em_mm);
    if (lines.line_widths_em.size() != 1) return std::nullopt;
    return lines;
}

bool is_chosen(const FieldInHand& hand, const forms::PrintedOption& option) {
    if (!hand.is_filled()) return false;
    const auto& chosen = hand.filled->chosen;
    return std::find(chosen.begin(), chosen.end(), option.is) != chosen.end();
}

void draw_tick_box(Pen& pen, double x, double baseline, double em, bool ticked) {
    const double side = kBoxEm * em, top = baseline - 0.38 * em - side / 2;
    pen.frame({x, top, side, side}, 0.2);
    if (!ticked) return;
    const PointMm low{x + 0.42 * side, top + 0.8 * side};
    pen.rule({x + 0.14 * side, top + 0.42 * side}, low, house::kTickMm);
    pen.rule(low, {x + 1.02 * side, top - 0.08 * side}, house::kTickMm);
}

void draw_strike(Pen& pen, double x, double width, double baseline, double em) {
    const double y = baseline - 0.38 * em;
    for (const double offset : {-0.28, 0.28}) {
        pen.rule({x - 0.12 * em, y + offset}, {x + width + 0.12 * em, y + offset}, 0.2);
    }
}

void draw_arrangement(Draft& draft, const FieldInHand& hand, OptionSet& set, const Arrangement& lines, const BoxMm& box,
                      double size_pt) {
    Pen& pen = draft.pen;
    const TextStyle style{Typeface::label, size_pt};
    const double em = style.em_mm();
    set.dot.style = style;
    const double top = box.y_mm + (box.height_mm - lines.height_em() * em) / 2;
    const bool several = lines.line_widths_em.size() > 1;
    for (const PlacedOption& place : lines.options) {
        Word& word = set.words[place.option];
        word.style = style;
        const double used = (several ? lines.width_em : lines.line_widths_em[place.line]) * em;
        double x = box.x_mm + place.x_em * em;
        if (hand.align == forms::Align::centre) x += (box.width_mm - used) / 2;
        if (hand.align == forms::Align::right) x += box.width_mm - used;
        const double baseline =
            pen.baseline_in(style, top + lines.pitch_em * em * static_cast<double>(place.line), lines.pitch_em * em);
        const bool chosen = is_chosen(hand, hand.field.options[place.option]);
        const double word_x = x + set.lead_em * em;
        if (set.kind == FieldKind::check) draw_tick_box(pen, x, baseline, em, chosen);
        pen.put(word, word_x, baseline);
        if (set.kind == FieldKind::circle && chosen) pen.ring(ring_around(word_x, word.width_mm(), baseline, em), house::kRingMm);
        if (set.kind == FieldKind::strike && hand.is_filled() && !chosen) draw_strike(pen, word_x, word.width_mm(), baseline, em);
        const bool last = place.option + 1 == set.words.size();
        if (set.kind == FieldKind::check || last || lines.options[place.option + 1].line != place.line) continue;
        pen.put(set.dot, word_x + word.width_mm() + (place.gap_em * em - set.dot.width_mm()) / 2, baseline);
    }
}

}  // namespace

double ring_overhang_em(double width_em) {
    // The ellipse that leaves the corners of the first and last letter (0.42 em above and below the middle) just inside.
    // For a very long word it would be far too wide; there it comes close to the corners, where Gothic letters have air.
    constexpr double kCornerEm = 0.42, kInside = 0.88, kLargest = 0.78;
    const double rise = kCornerEm / ring_half_height_em(width_em);
    const double half = width_em / 2;
    return std::min(half / std::sqrt(kInside - rise * rise) - half, kLargest);
}

BoxMm ring_around(double x_mm, double width_mm, double baseline_mm, double em_mm) {
    const double width_em = width_mm / em_mm;
    const double overhang = ring_overhang_em(width_em) * em_mm, half = ring_half_height_em(width_em) * em_mm;
    return {x_mm - overhang, baseline_mm - 0.38 * em_mm - half, width_mm + 2 * overhang, 2 * half};
}

void draw_options(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    OptionSet set = set_options(draft.pen, hand.field);
    if (set.words.empty()) return;
    const BoxMm inner = inset(box, 0, 0.2);
    const auto fits = [&inner](const Arrangement& lines, double em_mm) {
        const bool one_line = lines.line_widths_em.size() == 1;  // whose leading may reach over the cell's edges
        return lines.width_em * em_mm <= inner.width_mm + 0.01 &&
               lines.height_em() * em_mm <= inner.height_mm + (one_line ? 0.5 : 0.2);
    };
    const double largest = std::min(hand.field.size_pt, kOptionPtLargest);
    const double smallest = std::max(std::min(hand.field.size_pt_min, largest), house::kOptionPtMin);
    const auto even = arrange_evenly(set, inner.width_mm, largest * kMmPerPoint);
    if (even && fits(*even, largest * kMmPerPoint)) return draw_arrangement(draft, hand, set, *even, inner, largest);

    // A cell with room for two full lines was drawn for them.
    const bool tall = inner.height_mm > 2 * 1.62 * largest * kMmPerPoint;
    const double one_line_smallest = std::max(smallest, largest * (tall ? kKeepOneLineInTallCell : kKeepOptionsOnOneLine));
    for (const bool one_line_only : {true, false}) {
        for (double size = largest; size > (one_line_only ? one_line_smallest : smallest) - 0.01; size -= 0.25) {
            const Arrangement lines = arrange(set, inner.width_mm, size * kMmPerPoint);
            if (one_line_only && lines.line_widths_em.size() > 1) continue;
            if (fits(lines, size * kMmPerPoint)) return draw_arrangement(draft, hand, set, lines, inner, size);
        }
    }
    draw_arrangement(draft, hand, set, arrange(set, inner.width_mm, smallest * kMmPerPoint), inner, smallest);
    draft.pen.report(in_quotes(hand.field.label) + "の選択肢が、ますに入りません",
                     "様式のますを広げるか、選択肢の字を短くしてください");
}

}  // namespace printer
