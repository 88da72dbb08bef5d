// Running text and 縦書き labels: what a form prints that is longer than a label, or stands on end.
// Breaking by 禁則 is fitting's; this only hangs the lines under their marker and stacks letters.
#include "printer/layout_label.h"

#include <algorithm>

namespace printer {

namespace {

constexpr std::string_view kWideSpace = "　";

/// How far the following lines of a paragraph stand in: under the first word after 「（注）1　」, 「・」 or 「※」.
std::string_view marker_of(std::string_view paragraph) {
    constexpr std::size_t kLongest = 30;
    std::size_t begin = 0;
    while (paragraph.substr(begin, kWideSpace.size()) == kWideSpace) begin += kWideSpace.size();
    std::string_view rest = paragraph.substr(begin);
    for (const std::string_view start : {"・", "※", "●", "○"}) {
        if (rest.substr(0, start.size()) == start) return paragraph.substr(0, begin + start.size());
    }
    constexpr std::string_view kNote = "（注）";
    const std::size_t note = rest.substr(0, kNote.size()) == kNote ? kNote.size() : 0;
    const std::size_t space = rest.substr(0, kLongest).find(kWideSpace, note);
    const bool numbered = space != std::string_view::npos && space <= note + 6;
    if (numbered) return paragraph.substr(0, begin + space + kWideSpace.size());
    return paragraph.substr(0, begin + note);
}

bool is_small_kana(char32_t code) {
    constexpr std::u32string_view kSmall = U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ、。";
    return kSmall.find(code) != std::u32string_view::npos;
}

/// The letter that stands for `code` in a vertical line; text extraction still gives `code`.
std::string_view standing_form(char32_t code) {
    switch (code) {
        case U'ー':
        case U'―':
        case U'－':
        case U'～':
            return "｜";
        case U'（':
            return "︵";
        case U'）':
            return "︶";
        case U'「':
            return "﹁";
        case U'」':
            return "﹂";
        default:
            return {};
    }
}

Word standing(Pen& pen, const TextStyle& style, const ShapedGlyph& glyph) {
    Word word{{{glyph}, glyph.advance_em, {}}, style};
    const std::string_view form = standing_form(glyph.code);
    if (form.empty()) return word;
    ShapedText shaped = pen.fonts().shape(style.typeface, form);
    if (!shaped.complete() || shaped.glyphs.size() != 1) return word;
    shaped.glyphs.front().code = glyph.code;
    word.shaped = std::move(shaped);
    return word;
}

}  // namespace

RunningText::RunningText(Pen& pen, Typeface typeface, std::string_view text) : pen_(&pen), typeface_(typeface) {
    for (const std::string_view paragraph : split_lines(text)) {
        const std::string_view marker = marker_of(paragraph);
        pieces_.push_back({paragraph, pen.set({typeface, 1}, paragraph), marker, 0, std::nullopt});
    }
}

/// Broken, the lines hang under the first word after the marker; measured only when it must be.
const Breakable& RunningText::after_marker(const Piece& piece) const {
    if (!piece.rest) {
        piece.marker_em = pen_->fonts().shape(typeface_, piece.marker).width_em;
        piece.rest.emplace(pen_->fonts(), typeface_, piece.paragraph.substr(piece.marker.size()));
    }
    return *piece.rest;
}

bool RunningText::is_one_row(const Piece& piece, double em_mm, double width_mm) { return piece.whole.shaped.width_em * em_mm <= width_mm + 0.01; }

std::size_t RunningText::rows_at(double size_pt, double width_mm) const {
    const double em = size_pt * kMmPerPoint;
    std::size_t rows = 0;
    for (const Piece& piece : pieces_) {
        if (is_one_row(piece, em, width_mm)) {
            ++rows;
            continue;
        }
        const Breakable& rest = after_marker(piece);
        rows += rest.line_count(width_mm / em - piece.marker_em);
    }
    return rows;
}

Paragraphs RunningText::set(const TextStyle& style, double width_mm, double leading_em) const {
    Paragraphs set;
    const double em = style.em_mm();
    set.pitch_mm = leading_em * em;
    for (const Piece& piece : pieces_) {
        if (is_one_row(piece, em, width_mm)) {
            set.rows.push_back({{piece.whole.shaped, style}, 0, true});
            continue;
        }
        const Breakable& rest = after_marker(piece);
        const std::vector<std::string_view> lines = rest.lines(width_mm / em - piece.marker_em);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string_view line = i == 0 ? piece.paragraph.substr(0, piece.marker.size() + lines[i].size()) : lines[i];
            set.rows.push_back({pen_->set(style, line), i == 0 ? 0 : piece.marker_em * em, i + 1 == lines.size()});
        }
    }
    return set;
}

Paragraphs set_paragraphs(Pen& pen, const TextStyle& style, std::string_view text, double width_mm, double leading_em) {
    return RunningText(pen, style.typeface, text).set(style, width_mm, leading_em);
}

void draw_paragraphs(Pen& pen, const Paragraphs& text, const BoxMm& box, forms::Align align) {
    double y = box.y_mm + (box.height_mm - text.height_mm()) / 2;
    for (const Paragraphs::Row& row : text.rows) {
        pen.put_in(row.word, {box.x_mm + row.indent_mm, y, box.width_mm - row.indent_mm, text.pitch_mm}, align);
        y += text.pitch_mm;
    }
}

void draw_vertical_label(Pen& pen, std::string_view text, const BoxMm& box, double size_pt) {
    if (text.empty()) return;
    const auto columns = split_lines(text);
    std::vector<Word> words;
    std::size_t longest = 1;
    for (const std::string_view column : columns) {
        words.push_back(pen.set({Typeface::label, 1}, column));
        longest = std::max(longest, words.back().letters());
    }
    const double count = static_cast<double>(longest), across = static_cast<double>(columns.size());
    const double largest = size_pt > 0 ? size_pt : house::kLabelPt;
    const double room = std::min((box.height_mm - 0.6) / count, (box.width_mm - 0.6) / (1.15 * across)) / kMmPerPoint;
    const double size = std::min(largest, room);
    if (size < house::kLabelPtMin - 0.01) {
        pen.report("縦書きの見出し" + in_quotes(text) + "が、ますに入りません", "様式の行を高くするか、見出しを短くしてください");
    }
    const double em = size * kMmPerPoint;
    // Letters keep a common, generous distance, but never drift apart as if they were separate words.
    const double pitch = std::clamp((box.height_mm - 1.2) / count, em, em * (longest <= 3 ? 1.7 : 1.35));
    double x = box.x_mm + box.width_mm / 2 + (across - 1) / 2 * 1.15 * em;
    for (Word& word : words) {
        double y = box.y_mm + (box.height_mm - pitch * count) / 2;  // columns start at the same height
        for (const ShapedGlyph& glyph : word.shaped.glyphs) {
            const Word letter = standing(pen, {Typeface::label, size}, glyph);
            const double aside = is_small_kana(glyph.code) ? 0.1 * em : 0;
            const double baseline = pen.baseline_in(letter.style, y, pitch);
            pen.put(letter, x - letter.width_mm() / 2 + aside, baseline - aside);
            y += pitch;
        }
        x -= 1.15 * em;
    }
}

}  // namespace printer
