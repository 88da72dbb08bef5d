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

/// A character with what it takes on paper; a missing one has no glyph and counts as 1 em.
struct MeasuredLetter {
    Utf8Character character;
    int glyph = -1;
    double advance_em = 1;
};

/// A text shaped once, to be broken at as many widths as are tried, by the same 禁則 as paper and screen use. The text has to
/// outlive it.
class Breakable {
public:
    Breakable(const Fonts& fonts, Typeface typeface, std::string_view text);
    /// Of its longest line, unbroken.
    double width_em() const;
    std::vector<std::string_view> lines(double width_em) const;
    std::size_t line_count(double width_em) const;

private:
    struct Piece {
        std::string_view text;
        ShapedText shaped;
        std::vector<MeasuredLetter> letters;
        bool stands_in(double width_em) const;
    };
    std::vector<Piece> pieces_;      // between line feeds
};

/// The lines a text breaks into at `width_em`, by the same 禁則 as paper and screen use.
std::vector<std::string> break_lines(const Fonts& fonts, Typeface typeface, std::string_view text, double width_em);

}  // namespace printer
