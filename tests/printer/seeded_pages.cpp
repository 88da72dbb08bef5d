// Sabotage of pages: runs lost, moved, doubled and covered; rings, ticks and digits in wrong places; boxes and pages astray.
// The filled forms stay right: the fault is the paper's alone.
#include "printer/seeded_defects.h"
#include "forms/text.h"

using namespace forms;
using namespace printer;

namespace seeded {

namespace {

/// Where a filled field stands, and the runs inside it.
struct Spot {
    PageScene* page = nullptr;
    BoxMm box;
    FilledField* field = nullptr;
    std::vector<std::size_t> runs, rings;      // indices of marks
    TextRun& run(std::size_t i) const { return std::get<TextRun>(page->marks[runs[i]]); }
    Ellipse& ring(std::size_t i) const { return std::get<Ellipse>(page->marks[rings[i]]); }
};

bool is_in(const BoxMm& box, double x, double y) { return x > box.x_mm && x < box.right_mm() && y > box.y_mm && y < box.bottom_mm(); }

Spot spot_of(LaidOutForm& paper, FilledField* field) {
    Spot spot;
    if (field == nullptr) return spot;
    for (PageScene& page : paper.pages) {
        for (const FieldBox& box : page.fields) {
            if (box.field != field->id() || spot.page != nullptr) continue;
            spot = {&page, box.box, field, {}, {}};
        }
    }
    if (spot.page == nullptr) return spot;
    for (std::size_t i = 0; i < spot.page->marks.size(); ++i) {
        const Mark& mark = spot.page->marks[i];
        if (const auto* run = std::get_if<TextRun>(&mark)) {
            const bool is_caption = layout_sample::text_of(*run) == "フリガナ";
            if (!is_caption && is_in(spot.box, run->glyphs.front().x_mm + 0.2, run->baseline_mm - 0.3 * run->em_mm)) spot.runs.push_back(i);
        }
        if (const auto* ring = std::get_if<Ellipse>(&mark)) {
            if (is_in(spot.box, ring->box.x_mm + ring->box.width_mm / 2, ring->box.y_mm + ring->box.height_mm / 2)) spot.rings.push_back(i);
        }
    }
    return spot;
}

using Suits = bool (*)(const FilledField& field);
bool is_ring(const FilledField& field) { return field.field->kind == FieldKind::circle && !field.chosen.empty(); }
bool is_check(const FilledField& field) { return field.field->kind == FieldKind::check && !field.chosen.empty(); }
bool is_comb_spot(const FilledField& field) { return field.field->kind == FieldKind::comb && field.text.size() > 1; }
bool is_era_date(const FilledField& field) { return field.field->kind == FieldKind::era_date; }
bool has_several_options(const FilledField& field) { return shows_options(field.field->kind) && field.field->options.size() > 1; }
bool any_box(const FilledField& field) { return field.field->kind != FieldKind::blank; }

template <Suits suits, bool (*change)(const Spot&)>
bool on_spot(Papers& papers, std::size_t form, std::size_t turn) {
    const Spot spot = spot_of(papers.laid_out[form], pick(papers.view.forms[form], turn, suits));
    return spot.page != nullptr && change(spot);
}

void erase_mark(PageScene& page, std::size_t index) { page.marks.erase(page.marks.begin() + static_cast<std::ptrdiff_t>(index)); }
void shift(TextRun& run, double x_mm, double y_mm) {
    run.baseline_mm += y_mm;
    for (PlacedGlyph& glyph : run.glyphs) glyph.x_mm += x_mm;
}

bool run_lost(const Spot& spot) {
    if (spot.runs.empty()) return false;
    erase_mark(*spot.page, spot.runs.back());
    return true;
}
bool letter_replaced(const Spot& spot) {
    if (spot.runs.empty()) return false;
    spot.run(0).glyphs.front().code = U'龍';
    return true;
}
/// The text says the right thing and the paper shows another.
bool glyph_replaced(const Spot& spot) {
    if (spot.runs.empty()) return false;
    spot.run(0).glyphs.front().glyph += 1;
    return true;
}
bool glyph_missing_in_font(const Spot& spot) {
    if (spot.runs.empty()) return false;
    spot.run(0).glyphs.back().glyph = 0;
    return true;
}
bool letters_transposed(const Spot& spot) {
    for (std::size_t i = 0; i < spot.runs.size(); ++i) {
        auto& glyphs = spot.run(i).glyphs;
        if (glyphs.size() < 2 || glyphs[0].code == glyphs[1].code || is_space(glyphs[0].code) || is_space(glyphs[1].code)) continue;
        std::swap(glyphs[0].code, glyphs[1].code);
        std::swap(glyphs[0].glyph, glyphs[1].glyph);
        std::swap(glyphs[0].face, glyphs[1].face);
        return true;
    }
    return false;
}
bool run_shifted(const Spot& spot) {
    if (spot.runs.empty()) return false;
    shift(spot.run(0), spot.box.width_mm + 20, 0);
    return true;
}
bool run_off_the_page(const Spot& spot) {
    if (spot.runs.empty()) return false;
    shift(spot.run(0), 0, spot.page->height_mm);
    return true;
}
bool run_twice(const Spot& spot) {
    if (spot.runs.empty()) return false;
    spot.page->marks.push_back(spot.page->marks[spot.runs[0]]);
    return true;
}
bool run_twice_beside(const Spot& spot) {
    if (spot.runs.empty()) return false;
    spot.page->marks.push_back(spot.page->marks[spot.runs[0]]);
    shift(std::get<TextRun>(spot.page->marks.back()), 0.9, 0.4);
    return true;
}
bool run_too_pale(const Spot& spot) {
    if (spot.runs.empty()) return false;
    spot.run(0).grey.level = 1;
    return true;
}
bool run_too_small(const Spot& spot) {
    if (spot.runs.empty()) return false;
    spot.run(0).em_mm = 0.5;
    return true;
}
bool run_covered(const Spot& spot) {
    if (spot.runs.empty()) return false;
    Rectangle tone;
    tone.box = spot.box;
    tone.filled = true;
    spot.page->marks.emplace_back(tone);
    return true;
}

bool ring_lost(const Spot& spot) {
    if (spot.rings.empty()) return false;
    erase_mark(*spot.page, spot.rings[0]);
    return true;
}
bool ring_shifted(const Spot& spot) {
    if (spot.rings.empty()) return false;
    spot.ring(0).box.x_mm += spot.ring(0).box.width_mm * 0.8;
    return true;
}
bool ring_doubled(const Spot& spot) {
    if (spot.rings.empty()) return false;
    Ellipse second = spot.ring(0);
    second.box.x_mm += second.box.x_mm + second.box.width_mm > spot.box.right_mm() - 3 ? -second.box.width_mm : second.box.width_mm;
    second.box.x_mm = std::clamp(second.box.x_mm, spot.box.x_mm - second.box.width_mm / 2 + 0.2, spot.box.right_mm() - second.box.width_mm / 2 - 0.2);
    spot.page->marks.push_back(second);
    return true;
}
bool ring_in_another_box(const Spot& spot) {
    if (spot.rings.empty()) return false;
    spot.ring(0).box.y_mm += spot.box.height_mm;
    return true;
}

std::vector<std::size_t> strokes_in(const Spot& spot) {
    std::vector<std::size_t> strokes;
    for (std::size_t i = 0; i < spot.page->marks.size(); ++i) {
        const auto* line = std::get_if<Line>(&spot.page->marks[i]);
        if (line != nullptr && is_in(spot.box, (line->from.x_mm + line->to.x_mm) / 2, (line->from.y_mm + line->to.y_mm) / 2)) strokes.push_back(i);
    }
    return strokes;
}
bool tick_lost(const Spot& spot) {
    const auto strokes = strokes_in(spot);
    if (strokes.size() < 2) return false;
    erase_mark(*spot.page, strokes[1]);
    erase_mark(*spot.page, strokes[0]);
    return true;
}
bool tick_moved(const Spot& spot) {
    const auto strokes = strokes_in(spot);
    if (strokes.size() < 2) return false;
    for (std::size_t i = 0; i < 2; ++i) {
        auto& line = std::get<Line>(spot.page->marks[strokes[i]]);
        line.from.x_mm += 6;
        line.to.x_mm += 6;
    }
    return true;
}
bool tick_box_lost(const Spot& spot) {
    for (std::size_t i = 0; i < spot.page->marks.size(); ++i) {
        const auto* box = std::get_if<Rectangle>(&spot.page->marks[i]);
        if (box == nullptr || box->filled || !is_in(spot.box, box->box.x_mm + 1, box->box.y_mm + 1) || box->box.width_mm > 5) continue;
        erase_mark(*spot.page, i);
        return true;
    }
    return false;
}

double cell_width(const Spot& spot) { return spot.run(1).glyphs[0].x_mm - spot.run(0).glyphs[0].x_mm; }
bool digit_in_the_next_cell(const Spot& spot) {
    if (spot.runs.size() < 2) return false;
    shift(spot.run(spot.runs.size() - 1), cell_width(spot), 0);
    return true;
}
bool digits_all_one_cell_on(const Spot& spot) {
    if (spot.runs.size() < 2) return false;
    const double width = cell_width(spot);
    for (std::size_t i = 0; i < spot.runs.size(); ++i) shift(spot.run(i), -width, 0);
    return true;
}
bool digit_extra(const Spot& spot) {
    if (spot.runs.size() < 2) return false;
    TextRun extra = spot.run(0);
    shift(extra, cell_width(spot) / 2, 0);
    spot.page->marks.push_back(extra);
    return true;
}
bool year_changed(const Spot& spot) {
    for (std::size_t i = 0; i < spot.runs.size(); ++i) {
        PlacedGlyph& glyph = spot.run(i).glyphs.front();
        if (glyph.code < U'0' || glyph.code > U'9') continue;
        glyph.code = glyph.code == U'9' ? U'8' : glyph.code + 1;
        glyph.glyph += glyph.code == U'8' ? 0u : 1u;
        return true;
    }
    return false;
}

bool box_off_the_page(const Spot& spot) {
    for (FieldBox& box : spot.page->fields) {
        if (box.field == spot.field->id()) box.box.x_mm += spot.page->width_mm;
    }
    return true;
}
bool box_unlisted(const Spot& spot) {
    std::erase_if(spot.page->fields, [&](const FieldBox& box) { return box.field == spot.field->id(); });
    return true;
}
bool box_grown_over_its_neighbour(const Spot& spot) {
    for (FieldBox& box : spot.page->fields) {
        if (box.field != spot.field->id()) continue;
        box.box = {0, 0, spot.page->width_mm, spot.page->height_mm};
    }
    return spot.page->fields.size() > 1;
}
bool box_of_no_field(const Spot& spot) {
    spot.page->fields.push_back({"nobody_knows_this", spot.box});
    return true;
}

bool ink_in_a_box_for_the_pen(Papers& papers, std::size_t form, std::size_t turn) {
    std::vector<FilledField*> empty;
    for (FilledField& field : papers.view.forms[form].fields) {
        if (field.state != FieldState::filled && spot_of(papers.laid_out[form], &field).page != nullptr) empty.push_back(&field);
    }
    if (empty.empty()) return false;
    const Spot spot = spot_of(papers.laid_out[form], empty[turn % empty.size()]);
    TextRun run;
    run.em_mm = 3;
    run.baseline_mm = spot.box.y_mm + spot.box.height_mm / 2 + 1;
    const auto shaped = layout_sample::fonts().shape(Typeface::value, "龍");
    run.glyphs.push_back({shaped.glyphs[0].face, shaped.glyphs[0].glyph, U'龍', 0, spot.box.x_mm + spot.box.width_mm / 2});
    spot.page->marks.push_back(run);
    return true;
}

bool box_on_another_page(Papers& papers, std::size_t form, std::size_t turn) {
    LaidOutForm& paper = papers.laid_out[form];
    const Spot spot = spot_of(paper, pick(papers.view.forms[form], turn, shows_text));
    if (spot.page == nullptr || paper.pages.size() < 2) return false;
    PageScene& other = &paper.pages.front() == spot.page ? paper.pages.back() : paper.pages.front();
    for (const std::size_t run : spot.runs) other.marks.push_back(spot.page->marks[run]);
    for (auto run = spot.runs.rbegin(); run != spot.runs.rend(); ++run) erase_mark(*spot.page, *run);
    box_unlisted(spot);
    other.fields.push_back({spot.field->id(), spot.box});
    return true;
}

bool rows_in_the_wrong_place(Papers& papers, std::size_t form, std::size_t) {
    bool any = false;
    for (PageScene& page : papers.laid_out[form].pages) {
        for (FieldBox& box : page.fields) {
            const bool first = box.field.ends_with("#1"), second = box.field.ends_with("#2");
            any = any || second;
            if (first || second) box.field.back() = first ? '2' : '1';
        }
    }
    return any;
}

bool page_lost(Papers& papers, std::size_t form, std::size_t) {
    papers.laid_out[form].pages.pop_back();
    return !papers.laid_out[form].pages.empty();
}
bool page_twice(Papers& papers, std::size_t form, std::size_t) {
    auto& pages = papers.laid_out[form].pages;
    pages.push_back(pages.back());
    return true;
}
bool pages_exchanged(Papers& papers, std::size_t form, std::size_t) {
    auto& pages = papers.laid_out[form].pages;
    std::swap(pages.front(), pages.back());
    return pages.size() > 1;
}
bool paper_of_another_size(Papers& papers, std::size_t form, std::size_t) {
    papers.laid_out[form].pages.back().width_mm += 87;
    return true;
}

template <bool (*suits)(const PageScene&, const TextRun&), bool (*change)(PageScene&, std::size_t)>
bool on_run(Papers& papers, std::size_t form, std::size_t turn) {
    auto& pages = papers.laid_out[form].pages;
    PageScene& page = pages[turn % pages.size()];
    for (std::size_t i = 0; i < page.marks.size(); ++i) {
        const auto* run = std::get_if<TextRun>(&page.marks[i]);
        if (run != nullptr && suits(page, *run)) return change(page, i);
    }
    return false;
}
bool is_identity(const PageScene& page, const TextRun& run) { return run.baseline_mm > page.height_mm - 12 && run.glyphs.size() > 6; }
bool is_page_number(const PageScene& page, const TextRun& run) { return run.baseline_mm > page.height_mm - 12 && layout_sample::text_of(run).find('/') == 1; }
bool is_label(const PageScene& page, const TextRun& run) {
    const bool boxed = std::any_of(page.fields.begin(), page.fields.end(), [&](const FieldBox& box) { return is_in(box.box, run.glyphs.front().x_mm, run.baseline_mm - 0.3 * run.em_mm); });
    return !boxed && run.em_mm > 2.8 && run.em_mm < 3.2 && run.baseline_mm > 60 && run.baseline_mm < page.height_mm - 20;
}
bool is_title(const PageScene&, const TextRun& run) { return run.em_mm > 4.2 && run.baseline_mm < 60; }
bool lose(PageScene& page, std::size_t mark) {
    erase_mark(page, mark);
    return true;
}
bool double_up(PageScene& page, std::size_t mark) {
    page.marks.push_back(page.marks[mark]);
    return true;
}
bool change_last_letter(PageScene& page, std::size_t mark) {
    PlacedGlyph& glyph = std::get<TextRun>(page.marks[mark]).glyphs.back();
    glyph.code = glyph.code == U'7' ? U'3' : U'7';
    return true;
}

bool line_off_the_page(Papers& papers, std::size_t form, std::size_t) {
    papers.laid_out[form].pages.front().marks.push_back(Line{{-5, 40}, {30, 40}, 0.2, {}, false});
    return true;
}

}  // namespace

const std::vector<PaperDefect>& page_defects() {
    static const std::vector<PaperDefect> kDefects{
        {"a text lost from the page", on_spot<shows_text, run_lost>},
        {"a letter replaced", on_spot<shows_text, letter_replaced>},
        {"a wrong glyph behind the right letter", on_spot<shows_text, glyph_replaced>},
        {"a glyph that the font has not", on_spot<shows_text, glyph_missing_in_font>},
        {"two letters transposed", on_spot<shows_text, letters_transposed>},
        {"a text beside its box", on_spot<shows_text, run_shifted>},
        {"a text off the page", on_spot<shows_text, run_off_the_page>},
        {"a text drawn twice in one place", on_spot<shows_text, run_twice>},
        {"a text drawn twice, a little beside", on_spot<shows_text, run_twice_beside>},
        {"a text in white", on_spot<shows_text, run_too_pale>},
        {"a text too small to read", on_spot<shows_text, run_too_small>},
        {"a text covered by a tone", on_spot<shows_text, run_covered>},
        {"a ring lost", on_spot<is_ring, ring_lost>},
        {"a ring shifted to another word", on_spot<is_ring, ring_shifted>},
        {"two options ringed", on_spot<is_ring, ring_doubled>},
        {"a ring in the box below", on_spot<is_ring, ring_in_another_box>},
        {"an option not printed", on_spot<has_several_options, run_lost>},
        {"a tick lost", on_spot<is_check, tick_lost>},
        {"a tick beside its box", on_spot<is_check, tick_moved>},
        {"a tick box lost", on_spot<is_check, tick_box_lost>},
        {"a comb digit lost", on_spot<is_comb_spot, run_lost>},
        {"a comb digit too many", on_spot<is_comb_spot, digit_extra>},
        {"the last comb digit a cell too far", on_spot<is_comb_spot, digit_in_the_next_cell>},
        {"all comb digits a cell off", on_spot<is_comb_spot, digits_all_one_cell_on>},
        {"an era's ring lost", on_spot<is_era_date, ring_lost>},
        {"a ring at another era", on_spot<is_era_date, ring_shifted>},
        {"another year", on_spot<is_era_date, year_changed>},
        {"a box off the page", on_spot<any_box, box_off_the_page>},
        {"a box on no page", on_spot<any_box, box_unlisted>},
        {"a box over its neighbours", on_spot<any_box, box_grown_over_its_neighbour>},
        {"a box that no form has", on_spot<any_box, box_of_no_field>},
        {"ink in a box left for a pen", ink_in_a_box_for_the_pen},
        {"a box on another page", box_on_another_page},
        {"the rows of two people in each other's place", rows_in_the_wrong_place},
        {"the last page lost", page_lost},
        {"a page twice", page_twice},
        {"pages in the wrong order", pages_exchanged},
        {"paper of another size", paper_of_another_size},
        {"code, version and hash lost", on_run<is_identity, lose>},
        {"another hash", on_run<is_identity, change_last_letter>},
        {"a page number lost", on_run<is_page_number, lose>},
        {"another page number", on_run<is_page_number, change_last_letter>},
        {"the title lost", on_run<is_title, lose>},
        {"a printed label lost", on_run<is_label, lose>},
        {"a printed label drawn twice", on_run<is_label, double_up>},
        {"a line off the page", line_off_the_page},
    };
    return kDefects;
}

}  // namespace seeded
