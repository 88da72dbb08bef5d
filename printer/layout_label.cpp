// Printed words of a form: labels spread evenly or broken and shrunk to fit, captions, notes.
// Nothing here was filled in by anybody; that is layout_fields and layout_options.
#include "printer/layout_label.h"

#include <algorithm>

namespace printer {

namespace {

constexpr double kLabelLeadingEm = 1.22;
constexpr double kNoteLeadingEm = 1.3;
constexpr double kBracketedLine = 0.84;  // size of a second line in brackets, against the first
constexpr double kSideOfGap = 0.6;       // air at each side of a spread label, against the gap between its letters
constexpr double kKeepLabelOnOneLine = 0.86;    // rather this much smaller than broken
constexpr double kKeepProseOnOneLine = 0.93, kLegiblePt = 9;    // the same for prose, which is not made smaller than it need be to read it well

struct LabelLine {
    Word word;
    double size = 1;
};

struct LabelLines {
    std::vector<LabelLine> lines;
    double width_em = 0, height_em = 0;
};

bool is_bracketed(std::string_view text) {
    constexpr std::string_view kOpen = "（", kClose = "）";
    return text.size() > 6 && text.substr(0, kOpen.size()) == kOpen && text.substr(text.size() - kClose.size()) == kClose;
}

void add_line(LabelLines& lines, Word word, std::string_view text) {
    LabelLine line{std::move(word), 1};
    if (!lines.lines.empty() && is_bracketed(text)) line.size = kBracketedLine;
    lines.width_em = std::max(lines.width_em, line.word.shaped.width_em * line.size);
    lines.height_em += kLabelLeadingEm * line.size;
    lines.lines.push_back(std::move(line));
}

/// Breaks every line that is wider than `width_em`, into pieces of about the same length.
LabelLines break_label(Pen& pen, Typeface typeface, const std::vector<std::string_view>& pieces, double width_em) {
    LabelLines lines;
    for (const std::string_view piece : pieces) {
        Word whole = pen.set({typeface, 1}, piece);
        const double natural = whole.shaped.width_em;
        if (natural <= width_em) {
            add_line(lines, std::move(whole), piece);
            continue;
        }
        const Breakable letters(pen.fonts(), typeface, piece);
        const auto wide = letters.lines(width_em);
        const double even = natural / static_cast<double>(wide.size()) + 0.55;
        const auto balanced = letters.lines(std::min(width_em, even));
        for (const std::string_view line : balanced.size() > wide.size() ? wide : balanced) add_line(lines, pen.set({typeface, 1}, line), line);
    }
    return lines;
}

void draw_lines(Pen& pen, LabelLines& lines, const BoxMm& box, double size_pt) {
    const double em = size_pt * kMmPerPoint;
    double y = box.y_mm + (box.height_mm - lines.height_em * em) / 2;
    for (LabelLine& line : lines.lines) {
        line.word.style.size_pt = size_pt * line.size;
        const double height = kLabelLeadingEm * line.size * em;
        pen.put_in(line.word, {box.x_mm, y, box.width_mm, height}, forms::Align::centre);
        y += height;
    }
}

/// Two to four full-width letters stand at even distances over a common width.
bool draw_spread(Pen& pen, const std::vector<std::string_view>& pieces, const BoxMm& inner, double size_pt, Typeface typeface) {
    constexpr std::size_t kBytesOfFourLetters = 4 * 8;      // each with a selector
    if (pieces.size() != 1 || pieces.front().size() > kBytesOfFourLetters) return false;
    const Word word = pen.set({typeface, size_pt}, pieces.front());
    const std::size_t letters = word.letters();
    const double em = word.style.em_mm();
    if (letters < 2 || letters > 4 || word.width_mm() > inner.width_mm) return false;
    if (word.shaped.width_em < 0.8 * static_cast<double>(letters)) return false;
    // Never so wide that the letters lean on the sides of the cell instead of on each other.
    const double gaps = static_cast<double>(letters - 1);
    const double even = (inner.width_mm - word.width_mm()) / (gaps + 2 * kSideOfGap);
    const double wide = (house::kSpreadEm * em - word.width_mm()) / gaps;
    const double tracking = std::max(0.0, std::min(even, wide));
    const double target = word.width_mm() + gaps * tracking;
    const double x = inner.x_mm + (inner.width_mm - target) / 2;
    pen.put(word, x, pen.baseline_in(word.style, inner.y_mm, inner.height_mm), tracking);
    return true;
}

void report_crowded(Pen& pen, std::string_view text) {
    pen.report("見出し" + in_quotes(text) + "が、ますに入りません", "様式のますを広げるか、見出しを短くしてください");
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> pieces;
    while (true) {
        const std::size_t end = text.find('\n');
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

void draw_label(Pen& pen, std::string_view text, const BoxMm& box, double size_pt, Typeface typeface) {
    if (text.empty()) return;
    const double largest = size_pt > 0 ? size_pt : house::kLabelPt;
    const BoxMm inner = inset(box, std::min(house::kLabelPadMm, box.width_mm * 0.08), 0.2);
    const auto pieces = split_lines(text);
    if (draw_spread(pen, pieces, inner, largest, typeface)) return;

    LabelLines natural = break_label(pen, typeface, pieces, 1e9);
    const double whole = std::min(inner.width_mm / natural.width_em, inner.height_mm / natural.height_em) / kMmPerPoint;
    if (whole >= largest * kKeepLabelOnOneLine) return draw_lines(pen, natural, inner, std::min(whole, largest));

    for (double size = largest; size > house::kLabelPtMin - 0.01; size -= 0.25) {
        const double em = size * kMmPerPoint;
        LabelLines lines = break_label(pen, typeface, pieces, inner.width_mm / em);
        if (lines.width_em * em <= inner.width_mm + 0.01 && lines.height_em * em <= inner.height_mm + 0.01) {
            return draw_lines(pen, lines, inner, size);
        }
    }
    LabelLines lines = break_label(pen, typeface, pieces, inner.width_mm / (house::kLabelPtMin * kMmPerPoint));
    draw_lines(pen, lines, inner, house::kLabelPtMin);
    report_crowded(pen, text);
}

void draw_caption(Pen& pen, std::string_view text, const BoxMm& box) {
    if (text.empty()) return;
    TextStyle style{Typeface::label, house::kCaptionPt, house::kQuiet};
    Word word = pen.set(style, text);
    const double room = box.width_mm - 1.2;
    if (word.width_mm() > room) word.style.size_pt = std::max(5.0, style.size_pt * room / word.width_mm());
    if (word.width_mm() > room + 0.05) report_crowded(pen, text);
    pen.put(word, box.x_mm + 0.7, pen.baseline_in(word.style, box.y_mm + 0.6, word.style.em_mm()));
}

void draw_note(Pen& pen, std::string_view text, const BoxMm& box, double size_pt, forms::Align align) {
    if (text.empty()) return;
    const double largest = size_pt > 0 ? size_pt : house::kLabelPt;
    const BoxMm inner = inset(box, house::kPadMm, 0.2);
    // A list of boxes to tick reads best on one line, even a smaller one; prose is broken.
    const double keep_prose = largest < kLegiblePt ? kKeepProseOnOneLine : std::max(kKeepProseOnOneLine, kLegiblePt / largest);
    const double keep_one_line = text.find("□") == std::string_view::npos ? keep_prose : 0.72;
    const RunningText running(pen, Typeface::label, text);
    const auto draw_at = [&](double size) { draw_paragraphs(pen, running.set({Typeface::label, size}, inner.width_mm, kNoteLeadingEm), inner, align); };
    double broken = 0;                   // the largest size that fits, whatever is broken
    for (double size = largest; size > house::kLabelPtMin - 0.01; size -= 0.25) {
        const std::size_t rows = running.rows_at(size, inner.width_mm);
        const double height_mm = kNoteLeadingEm * size * kMmPerPoint * static_cast<double>(rows);
        if (height_mm > inner.height_mm + 0.5) continue;
        const bool one_line_each = rows == running.paragraphs();
        if (one_line_each && size >= largest * keep_one_line - 0.01) return draw_at(size);
        if (broken == 0) broken = size;
        if (size < largest * keep_one_line) break;
    }
    draw_at(broken > 0 ? broken : house::kLabelPtMin);
    if (broken == 0) report_crowded(pen, text);
}

}  // namespace printer
