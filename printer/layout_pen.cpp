// The pen: puts text, rules and tones on the page in hand, and keeps what could not be drawn as findings.
// Knows millimetres and fonts; knows nothing of forms, cells and fields.
#include "printer/layout_pen.h"

#include <algorithm>
#include <cstdio>

namespace printer {

void Pen::start_page(double width_mm, double height_mm) {
    PageScene scene;
    scene.width_mm = width_mm;
    scene.height_mm = height_mm;
    scene.marks.reserve(400);
    out_->pages.push_back(std::move(scene));
    page_ = out_->pages.size() - 1;
}

void Pen::work_on(std::string field, std::string label) {
    field_ = std::move(field);
    label_ = std::move(label);
}

void Pen::report(std::string message, std::string remedy) {
    out_->findings.push_back({field_, std::move(message), std::move(remedy), false});
}

void Pen::report_missing(const std::vector<char32_t>& codes) {
    for (const char32_t code : codes) {
        std::string message = in_quotes(label_) + "に、端末の書体にない文字（" + code_name(code) + "）があります";
        const auto told = [&](const LayoutFinding& f) { return f.field == field_ && f.message == message; };
        if (std::any_of(out_->findings.begin(), out_->findings.end(), told)) continue;
        report(std::move(message), field_.empty() ? "様式のその文字を、別の書き方に直してください"
                                                  : kMendLetter);
        out_->findings.back().lacks_letter = true;
    }
}

void Pen::tone(const BoxMm& box, Grey fill) {
    Rectangle rectangle;
    rectangle.box = box;
    rectangle.filled = true;
    rectangle.fill = fill;
    page().marks.push_back(rectangle);
}

void Pen::frame(const BoxMm& box, double stroke_mm, Grey stroke) {
    Rectangle rectangle;
    rectangle.box = box;
    rectangle.stroke_mm = stroke_mm;
    rectangle.stroke = stroke;
    page().marks.push_back(rectangle);
}

void Pen::rule(PointMm from, PointMm to, double width_mm, Grey grey) {
    page().marks.push_back(Line{from, to, width_mm, grey, false});
}

void Pen::dashed_rule(PointMm from, PointMm to, double width_mm, Grey grey) {
    page().marks.push_back(Line{from, to, width_mm, grey, true});
}

void Pen::ring(const BoxMm& box, double stroke_mm, Grey stroke) { page().marks.push_back(Ellipse{box, stroke_mm, stroke}); }

Word Pen::set(const TextStyle& style, std::string_view text) {
    Word word{fonts_->shape(style.typeface, text), style};
    if (!word.shaped.complete()) report_missing(word.shaped.missing);
    return word;
}

void Pen::put(const Word& word, double x_mm, double baseline_mm, double tracking_mm) {
    if (word.shaped.glyphs.empty()) return;
    TextRun run = place_line(word.shaped, word.style.em_mm(), x_mm, baseline_mm);
    run.grey = word.style.grey;
    for (std::size_t i = 1; tracking_mm != 0 && i < run.glyphs.size(); ++i) {
        run.glyphs[i].x_mm += tracking_mm * static_cast<double>(i);
    }
    page().marks.push_back(std::move(run));
}

void Pen::put_in(const Word& word, const BoxMm& box, forms::Align align) {
    const double slack = box.width_mm - word.width_mm();
    double x = box.x_mm;
    if (align == forms::Align::centre) x += slack / 2;
    if (align == forms::Align::right) x += slack;
    put(word, x, baseline_in(word.style, box.y_mm, box.height_mm));
}

void Pen::put_lines(std::vector<TextRun> lines) {
    for (TextRun& line : lines) page().marks.push_back(std::move(line));
}

double Pen::baseline_in(const TextStyle& style, double y_mm, double height_mm) const {
    const LineMetrics metrics = fonts_->metrics(style.typeface);
    return y_mm + height_mm / 2 + (metrics.ascent_em - metrics.descent_em) / 2 * style.em_mm();
}

BoxMm inset(const BoxMm& box, double sides_mm, double top_and_bottom_mm) {
    const double across = std::min(sides_mm, box.width_mm / 2), down = std::min(top_and_bottom_mm, box.height_mm / 2);
    return {box.x_mm + across, box.y_mm + down, box.width_mm - 2 * across, box.height_mm - 2 * down};
}

std::string in_quotes(std::string_view label) {
    if (label.empty()) return "様式の印刷文字";
    std::string text = "「";
    for (const char c : label) {
        if (c != '\n') text += c;
    }
    return text + "」";
}

}  // namespace printer
