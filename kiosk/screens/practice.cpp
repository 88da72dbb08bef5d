// The mark of a practice: a band above every page, which is laid a little lower, and a word across every paper.
// So that nobody takes a practice for the real thing, nor a picture of it.
#include "kiosk/screens/frame.h"

namespace kiosk::screens {

namespace {

void move_down(ui::Widget& widget, double by_mm) {
    widget.box.y_mm += by_mm;
    widget.icon_box.y_mm += by_mm;
    for (ui::TextLine& line : widget.lines) line.baseline_mm += by_mm;
    if (widget.caret) widget.caret->y_mm += by_mm;
    if (widget.sheet) widget.sheet->corner.y_mm += by_mm;
}

}  // namespace

double practice_band_mm(const ui::Layout& layout) { return layout.em(ui::kSmall_mm) * 1.7; }

ui::Page with_practice_band(ui::Page page, ui::Layout band, const Words& words) {
    const double height = practice_band_mm(band), margin = margin_mm(band.size());
    band.panel("practice.ground", {0, 0, band.size().width_mm, height}, {ui::kRed, ui::kRed, 0, 0, ui::kWhite});
    band.line("practice.mark", {margin, 0, band.size().width_mm - 2 * margin, height}, words("practice.mark"), {ui::kSmall_mm, printer::Typeface::screen_bold, ui::kWhite, 1.2}, ui::Align::centre);
    ui::Page mark = band.take();
    for (ui::Widget& widget : page.widgets) move_down(widget, height);
    page.size = mark.size;                 // what else is known of the page, its sheets for one, is the page's own
    page.widgets.insert(page.widgets.begin(), std::make_move_iterator(mark.widgets.begin()), std::make_move_iterator(mark.widgets.end()));
    return page;
}

void mark_practice(printer::PageScene& scene, const Seen& seen) {
    constexpr double em_mm = 58;
    const auto shaped = seen.fonts->shape(printer::Typeface::label_bold, seen.words("practice.word"));
    printer::TextRun run{scene.height_mm / 2, em_mm, {0.80}, {}};
    double x = (scene.width_mm - shaped.width_em * em_mm) / 2;
    for (const auto& glyph : shaped.glyphs) {
        run.glyphs.push_back({glyph.face, glyph.glyph, glyph.code, glyph.selector, x});
        x += glyph.advance_em * em_mm;
    }
    scene.marks.insert(scene.marks.begin(), run);
}

}  // namespace kiosk::screens
