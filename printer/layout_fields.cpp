// Fields on paper: what was filled in, set into its box by its kind; and what is left for a hand.
// Options are in layout_options, dates and combs in layout_dates; the cell around them is layout_cell.
#include "printer/layout_draft.h"

#include "printer/layout_label.h"

#include <algorithm>

namespace printer {

namespace {

using forms::FieldKind;
using forms::FieldState;

/// A small 「職員記入」 where a resident might otherwise think that something was forgotten.
void mark_for_clerk(Draft& draft, const BoxMm& box) {
    if (box.width_mm < 9 || box.height_mm < 4) return;
    const TextStyle style{Typeface::label, house::kMarkPt, house::kGuide};
    const Word word = draft.pen.set(style, "職員記入");
    draft.pen.put(word, box.right_mm() - word.width_mm() - 0.8, box.bottom_mm() - 0.9);
}

bool has_printed_places(FieldKind kind) {
    switch (kind) {
        case FieldKind::circle:
        case FieldKind::check:
        case FieldKind::strike:
        case FieldKind::comb:
        case FieldKind::blank:
        case FieldKind::signature:
        case FieldKind::stamp:
        case FieldKind::era_date:
            return true;
        case FieldKind::text:
        case FieldKind::name:
        case FieldKind::address:
        case FieldKind::date:
            return false;
    }
    return false;
}

/// A name reads best on one line, even a smaller one. It is never refused for its length alone: else it stands on two.
forms::Fit fit_for_name(Pen& pen, const FieldInHand& hand, const std::string& text, double width_mm) {
    constexpr double kKeepOneLine = 0.74;
    const double width_em = pen.fonts().shape(Typeface::value, text).width_em;
    if (hand.field.fit != forms::Fit::shrink) return width_em * hand.field.size_pt * kKeepOneLine * kMmPerPoint <= width_mm ? forms::Fit::shrink : hand.field.fit;
    return width_em * hand.field.size_pt_min * kMmPerPoint > width_mm ? forms::Fit::wrap : forms::Fit::shrink;
}

void fit_name(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    const std::string& text = hand.filled->text;
    fit_value(draft, hand, {text, hand.field.size_pt, fit_for_name(draft.pen, hand, text, box.width_mm)}, box);
}

/// The strip of the furigana above a name, and how much room its own caption leaves.
struct Reading {
    double strip_mm = 0, size_pt = 0;
    forms::Fit fit = forms::Fit::shrink;
    bool captioned = true;
};

/// One line below its caption where it fits; else two lines; a very long reading takes the caption's place too and goes
/// down to half the size of a name, as readings beside a text do (JLREQ 3.3.3).
Reading fit_reading(Pen& pen, const FieldInHand& hand, double width_mm, double caption_mm, double cell_mm) {
    constexpr double kLeadingEm = 1.25, kSmallestPt = 5.25, kSmallestWithCaptionPt = 6;
    const double strip = std::clamp(cell_mm * 0.33, 3.1, 4.4);
    const double usual = strip < 3.4 ? house::kFuriganaPt - 0.4 : house::kFuriganaPt;
    if (!hand.is_filled()) return {strip, usual};
    const std::string& text = hand.filled->furigana;
    const double width_em = pen.fonts().shape(Typeface::value, text).width_em;
    if (width_em * kSmallestWithCaptionPt * kMmPerPoint <= width_mm) return {strip, usual};
    for (const bool captioned : {true, false}) {
        const double room = captioned ? width_mm : width_mm + caption_mm;
        for (double size = usual; size >= (captioned ? kSmallestWithCaptionPt : kSmallestPt) - 0.01; size -= 0.25) {
            const double em = size * kMmPerPoint;
            const double height = 2 * kLeadingEm * em + 0.4;
            if (height > cell_mm * 0.5 || break_lines(pen.fonts(), Typeface::value, text, room / em).size() > 2) continue;
            return {std::max(strip, height), size, forms::Fit::wrap, captioned};
        }
    }
    return {strip, usual, forms::Fit::attach, true};      // too long for any two lines
}

void draw_kind(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    switch (hand.field.kind) {
        case FieldKind::text:
            return draw_text(draft, hand, box);
        case FieldKind::name:
            return draw_name(draft, hand, box);
        case FieldKind::address:
            return draw_address(draft, hand, box);
        case FieldKind::date:
            return draw_date(draft, hand, box);
        case FieldKind::era_date:
            return draw_era_date(draft, hand, box);
        case FieldKind::comb:
            return draw_comb(draft, hand, box);
        case FieldKind::circle:
        case FieldKind::check:
        case FieldKind::strike:
            return draw_options(draft, hand, box);
        case FieldKind::signature:
            return draw_signature(draft, hand, box);
        case FieldKind::stamp:
            return draw_stamp(draft, box);
        case FieldKind::blank:
            return;
    }
}

}  // namespace

void draw_field(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    const std::string id = hand.filled != nullptr ? hand.filled->id() : std::string();
    if (!id.empty()) draft.pen.page().fields.push_back({id, box});
    draft.pen.work_on(id, hand.field.label);
    draw_kind(draft, hand, box);
    const bool for_clerk = hand.filled != nullptr && hand.filled->state == FieldState::for_clerk;
    if (for_clerk && !hand.in_clerk_tone && !has_printed_places(hand.field.kind)) mark_for_clerk(draft, box);
    draft.pen.work_on({}, {});
}

void fit_value(Draft& draft, const FieldInHand& hand, const ValueText& value, const BoxMm& box) {
    FitRequest request;
    request.text = value.text;
    request.box = box;
    request.size_pt = value.size_pt;
    request.size_pt_min = std::min(hand.field.size_pt_min, value.size_pt);
    request.fit = value.fit;
    request.align = hand.align;
    FittedText fitted = fit_text(draft.pen.fonts(), request);
    draft.pen.put_lines(std::move(fitted.lines));
    draft.pen.report_missing(fitted.missing);
    switch (fitted.outcome) {
        case FitOutcome::fits:
            return;
        case FitOutcome::attached:
            draft.attachments.push_back(
                {hand.filled != nullptr ? hand.filled->id() : std::string(), hand.field.label, std::string(value.text)});
            return;
        case FitOutcome::overflow:
            draft.pen.report(in_quotes(hand.field.label) + "の文字が多く、欄に入りません",
                             "短く書き直すか、職員がこの欄を手書きにしてください");
    }
}

void draw_text(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    if (hand.is_filled())
        fit_value(draft, hand, {hand.filled->text, hand.field.size_pt, hand.field.fit}, inset(box, house::kPadMm, 0.3));
}

void draw_name(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    if (hand.field.furigana.empty()) {
        if (hand.is_filled()) fit_name(draft, hand, inset(box, house::kPadMm, 0.3));
        return;
    }
    Pen& pen = draft.pen;
    const Word caption = pen.set({Typeface::label, 5.6, house::kQuiet}, "フリガナ");
    const double caption_mm = caption.width_mm() + 1.6 - house::kPadMm;
    const double usual_left = caption_mm + house::kPadMm;
    const Reading reading = fit_reading(pen, hand, box.width_mm - usual_left - house::kPadMm, caption_mm, box.height_mm);
    const double line_y = box.y_mm + reading.strip_mm;
    const double left = reading.captioned ? usual_left : house::kPadMm, width = box.width_mm - left - house::kPadMm;
    if (reading.captioned)
        pen.put_in(caption, {box.x_mm + 0.7, box.y_mm, caption.width_mm(), reading.strip_mm}, forms::Align::left);
    pen.dashed_rule({box.x_mm, line_y}, {box.right_mm(), line_y}, 0.13, house::kGuide);
    if (!hand.is_filled()) return;
    // Reading and name start at the same place, as one belongs above the other.
    const BoxMm above{box.x_mm + left, box.y_mm + 0.15, width, reading.strip_mm - 0.25};
    const std::size_t attached = draft.attachments.size();
    fit_name(draft, hand, {above.x_mm, line_y + 0.05, width, box.bottom_mm() - line_y - 0.1});
    if (reading.fit != forms::Fit::attach) return fit_value(draft, hand, {hand.filled->furigana, reading.size_pt, reading.fit}, above);
    // The reading goes to the attached sheet too. Where the name already says so, the strip stays empty.
    const bool says_so = draft.attachments.size() > attached;
    if (!says_so) fit_value(draft, hand, {kSeeAttached, reading.size_pt, forms::Fit::shrink}, above);
    draft.attachments.push_back({hand.filled->id(), hand.field.label + "（フリガナ）", hand.filled->furigana});
}

void draw_signature(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    Pen& pen = draft.pen;
    const double y = box.bottom_mm() - std::min(1.6, box.height_mm * 0.16);
    pen.rule({box.x_mm + 2, y}, {box.right_mm() - 2, y}, 0.15, house::kGuide);
    if (hand.has_caption) return;
    const Word word = pen.set({Typeface::label, house::kCaptionPt, house::kQuiet}, "自署");
    pen.put(word, box.right_mm() - word.width_mm() - 2, y - 0.7);
}

void draw_stamp(Draft& draft, const BoxMm& box) {
    Pen& pen = draft.pen;
    const double side = std::min({box.height_mm - 1, box.width_mm - 1, 10.0});
    const BoxMm circle{box.x_mm + (box.width_mm - side) / 2, box.y_mm + (box.height_mm - side) / 2, side, side};
    pen.ring(circle, 0.15, house::kGuide);
    pen.put_in(pen.set({Typeface::value, std::min(9.0, side), house::kGuide}, "印"), circle, forms::Align::centre);
}

}  // namespace printer
