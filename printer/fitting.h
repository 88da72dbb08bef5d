// Fitting by measurement: puts a text into a box by the field's policy, and says so when it cannot.
// Knows no page and no form; layout asks it for lines.
#pragma once

#include "forms/template.h"
#include "printer/fonts.h"
#include "printer/scene.h"

namespace printer {

constexpr double kMmPerPoint = 25.4 / 72;
/// What a box says whose text stands on an attached sheet.
extern const std::string_view kSeeAttached;

struct FitRequest {
    std::string_view text;
    Typeface typeface = Typeface::value;
    BoxMm box;
    double size_pt = 10.5, size_pt_min = 6;
    forms::Fit fit = forms::Fit::shrink;
    forms::Align align = forms::Align::left;
};

enum class FitOutcome { fits, attached, overflow };

struct FittedText {
    std::vector<TextRun> lines;
    FitOutcome outcome = FitOutcome::fits;
    double size_pt = 0;
    std::vector<char32_t> missing;
};

/// shrink: one line, down to size_pt_min, then condensed never; wrap: several lines by 禁則 (no 、。）at a line's start,
/// no （「 at its end), shrinking only when the lines do not fit; attach: as wrap, but what does not fit at
/// size_pt_min stands on an attached sheet and the box says 「別紙のとおり」; stop: one line at size_pt or overflow.
/// Vertically centred in the box. Never cuts silently: with `overflow` the lines still hold the whole text.
FittedText fit_text(const Fonts& fonts, const FitRequest& request);

/// One line with its left end (or centre, right end) at x, on the baseline given; no fitting.
TextRun place_line(const ShapedText& shaped, double em_mm, double x_mm, double baseline_mm);

/// The lines a paragraph breaks into at `width_em`, by the same 禁則 as paper and screen use.
std::vector<std::string> break_lines(const Fonts& fonts, Typeface typeface, std::string_view text, double width_em);

}  // namespace printer
