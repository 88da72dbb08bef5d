// The mark of a practice: a band along the upper edge of every page, and a word across every paper.
// So that nobody takes a practice for the real thing, nor a picture of it.
#include "kiosk/screens/frame.h"

namespace kiosk::screens {

void lay_practice_mark(ui::Layout& layout, const Seen& seen) {
    const ui::SizeMm size = layout.size();
    const double height = margin_mm(size) - 1;
    layout.panel("practice.ground", {0, 0, size.width_mm, height}, {ui::kRed, ui::kRed, 0, 0, ui::kWhite});
    if (height < layout.em(ui::kSmall_mm) * 1.1) return;      // no room for words: the band alone, and the word on every paper
    layout.line("practice", {margin_mm(size), 0, size.width_mm - 2 * margin_mm(size), height}, seen.words("practice.mark"),
                {ui::kSmall_mm, printer::Typeface::screen_bold, ui::kWhite, 1.2}, ui::Align::centre);
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
