// The pen: puts text, rules and tones on the page in hand, and keeps what could not be drawn as findings.
// Knows millimetres and fonts; knows nothing of forms, cells and fields.
#pragma once

#include "printer/fitting.h"
#include "printer/layout.h"
#include "printer/layout_house.h"

namespace printer {

struct TextStyle {
    Typeface typeface = Typeface::label;
    double size_pt = house::kLabelPt;
    Grey grey = house::kInk;
    double em_mm() const { return size_pt * kMmPerPoint; }
};

/// A text that has been shaped and waits for its place.
struct Word {
    ShapedText shaped;
    TextStyle style;
    double width_mm() const { return shaped.width_em * style.em_mm(); }
    std::size_t letters() const { return shaped.glyphs.size(); }
};

class Pen {
public:
    Pen(const Fonts& fonts, LaidOutForm& out) : fonts_(&fonts), out_(&out) {}

    void start_page(double width_mm, double height_mm);
    void turn_to(std::size_t page) { page_ = page; }
    PageScene& page() { return out_->pages[page_]; }
    const Fonts& fonts() const { return *fonts_; }

    /// What findings are about from now on: a field, or (empty) the printed text of the template.
    void work_on(std::string field, std::string label);
    void report(std::string message, std::string remedy);
    /// Says which characters no font has, once for each.
    void report_missing(const std::vector<char32_t>& codes);

    void tone(const BoxMm& box, Grey fill);
    void frame(const BoxMm& box, double stroke_mm, Grey stroke = house::kInk);
    void rule(PointMm from, PointMm to, double width_mm, Grey grey = house::kInk);
    void dashed_rule(PointMm from, PointMm to, double width_mm, Grey grey = house::kInk);
    void ring(const BoxMm& box, double stroke_mm, Grey stroke = house::kInk);

    Word set(const TextStyle& style, std::string_view text);
    /// `tracking_mm` is added between the letters.
    void put(const Word& word, double x_mm, double baseline_mm, double tracking_mm = 0);
    void put_in(const Word& word, const BoxMm& box, forms::Align align);
    void put_lines(std::vector<TextRun> lines);
    /// The baseline that puts one line in the middle of a height.
    double baseline_in(const TextStyle& style, double y_mm, double height_mm) const;

private:
    const Fonts* fonts_;
    LaidOutForm* out_;
    std::size_t page_ = 0;
    std::string field_, label_;
};

/// A box without so much on each side; never negative.
BoxMm inset(const BoxMm& box, double sides_mm, double top_and_bottom_mm);
/// 「『氏名』」 for sentences, or 「様式の印刷文字」 when nothing has a name.
std::string in_quotes(std::string_view label);

}  // namespace printer
