// The gate's look at whole pages: size, title, version and page number, every printed word, each box in its place,
// nothing off the paper, nothing printed twice, every letter the glyph that its font has for it.
// What stands inside the boxes is gate_paper's and gate_boxes'.
#include "printer/gate_reading.h"

#include "forms/text.h"
#include "printer/fonts.h"
#include "printer/letter_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace printer {

namespace {

using forms::FilledField;

constexpr double kTouchingMm = 0.3;      // boxes of neighbours share their rule

std::string page_name(std::size_t page) { return std::to_string(page + 1) + "ページ目"; }

void tell_page(Findings& findings, const Inspected& inspected, std::size_t page, const std::string& what) {
    findings.add(Level::error, *inspected.form, nullptr, page_name(page) + what, kAskStaff);
}

bool stands_on(const PageReading& page, const std::string& words) { return page.text.find(bare(words)) != std::u32string::npos; }

std::string identity_of(const forms::Template& form, const forms::Municipality& city) {
    std::string identity = city.name;
    if (!form.code.empty()) identity += form.code + "第" + std::to_string(form.version) + "版";
    return identity + form.hash.substr(0, 8);
}

std::string number_of(std::size_t page, std::size_t pages) { return std::to_string(page + 1) + "/" + std::to_string(pages); }

/// City, form, version and hash, and which page of how many, below the margin of every page.
void inspect_margin_line(const Inspected& inspected, const forms::Municipality& city, Findings& findings) {
    const forms::Template& form = *inspected.form->form;
    const auto& pages = inspected.pages;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const BoxMm margin{0, form.height_mm - form.margin_bottom_mm, form.width_mm, form.margin_bottom_mm};
        const std::u32string line = text_of(pages[page].letters_in(margin));
        if (line.find(bare(identity_of(form, city))) == std::u32string::npos)
            tell_page(findings, inspected, page, "の余白に、様式番号と版が正しく印刷されていません");
        if (!line.ends_with(bare(number_of(page, pages.size())))) tell_page(findings, inspected, page, "のページ番号が正しくありません");
    }
}

void inspect_head(const Inspected& inspected, Findings& findings) {
    const forms::Template& form = *inspected.form->form;
    if (inspected.pages.empty()) return;
    const PageReading& first = inspected.pages.front();
    const auto& blocks = form.blocks;
    const bool has_masthead = std::any_of(blocks.begin(), blocks.end(), [](const forms::Block& block) { return block.kind == forms::BlockKind::masthead; });
    if (!has_masthead) return;
    if (!stands_on(first, form.title)) tell_page(findings, inspected, 0, "に、様式の題名がありません");
    if (!inspected.form->addressee.empty() && !stands_on(first, inspected.form->addressee)) tell_page(findings, inspected, 0, "に、宛先がありません");
}

/// 続紙 and 別紙 say what they belong to.
void inspect_further_pages(const Inspected& inspected, Findings& findings) {
    const forms::Template& form = *inspected.form->form;
    const auto& pages = inspected.pages;
    std::string title = form.title;
    for (const forms::Block& block : form.continuation) {
        if (block.kind == forms::BlockKind::title && !block.text.empty()) title = block.text;
    }
    const auto own = std::count_if(form.blocks.begin(), form.blocks.end(), [](const forms::Block& block) { return block.kind == forms::BlockKind::new_page; });
    for (std::size_t page = static_cast<std::size_t>(own) + 1; page < pages.size(); ++page) {
        const bool is_named = stands_on(pages[page], "（続紙）") || stands_on(pages[page], "（別紙）");
        if (!is_named || !(stands_on(pages[page], title) || stands_on(pages[page], form.title)))
            tell_page(findings, inspected, page, "に、続紙か別紙の題名がありません");
    }
}

bool is_on(const PageScene& page, const BoxMm& box) {
    return box.x_mm >= 0 && box.y_mm >= 0 && box.right_mm() <= page.width_mm && box.bottom_mm() <= page.height_mm;
}

bool is_on(const PageScene& page, const Mark& mark) {
    if (const auto* rectangle = std::get_if<Rectangle>(&mark)) return is_on(page, rectangle->box);
    if (const auto* ring = std::get_if<Ellipse>(&mark)) return is_on(page, ring->box);
    if (const auto* line = std::get_if<Line>(&mark)) return is_on(page, {line->from.x_mm, line->from.y_mm, 0, 0}) && is_on(page, {line->to.x_mm, line->to.y_mm, 0, 0});
    const auto& run = std::get<TextRun>(mark);
    return std::all_of(run.glyphs.begin(), run.glyphs.end(), [&](const PlacedGlyph& glyph) {
        return is_on(page, {glyph.x_mm, run.baseline_mm - 0.8 * run.em_mm, 0.25 * run.em_mm, 0.8 * run.em_mm});
    });
}

void inspect_paper_edges(const Inspected& inspected, Findings& findings) {
    const forms::Template& form = *inspected.form->form;
    const auto& pages = inspected.paper->pages;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const PageScene& page = pages[i];
        if (page.width_mm != form.width_mm || page.height_mm != form.height_mm) tell_page(findings, inspected, i, "の紙の大きさが、様式と違います");
        const bool inside = std::all_of(page.marks.begin(), page.marks.end(), [&](const Mark& mark) { return is_on(page, mark); });
        if (!inside) tell_page(findings, inspected, i, "に、紙の外へ出ている印刷があります");
    }
}

/// Too small or too pale to read, or under a tone that is drawn later.
bool has_unreadable(const PageReading& page) {
    constexpr double kSmallestEmMm = 1.2, kPalest = 0.7;
    const bool all_readable = std::all_of(page.runs.begin(), page.runs.end(), [](const TextRun* run) { return run->em_mm >= kSmallestEmMm && run->grey.level <= kPalest; });
    return !all_readable || page.has_letter_under_tone();
}

/// A field's box: on which page, and where.
struct Place {
    std::size_t page = 0;
    const BoxMm* box = nullptr;
    const FilledField* filled = nullptr;
};

std::vector<Place> places_of(const Inspected& inspected) {
    std::map<std::string, const FilledField*> fields;
    for (const FilledField& filled : inspected.form->fields) fields.emplace(filled.id(), &filled);
    std::vector<Place> places;
    for (std::size_t page = 0; page < inspected.paper->pages.size(); ++page) {
        for (const FieldBox& box : inspected.paper->pages[page].fields) {
            const auto found = fields.find(box.field);
            places.push_back({page, &box.box, found == fields.end() ? nullptr : found->second});
        }
    }
    return places;
}

void inspect_overlaps(const Inspected& inspected, const std::vector<Place>& places, Findings& findings) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size() && places[j].page == places[i].page; ++j) {
            if (!places[i].filled || !places[j].filled || !overlap(*places[i].box, *places[j].box, kTouchingMm)) continue;
            findings.add(Level::error, *inspected.form, places[j].filled, name_of(*places[j].filled) + "の欄が、ほかの欄と重なっています", kAskStaff);
        }
    }
}

/// Each field on the page where the template has it, and people one below the other in their order.
void inspect_places(const Inspected& inspected, const std::vector<Place>& places, Findings& findings) {
    std::map<std::pair<const forms::Field*, int>, const Place*> rows;
    for (const Place& place : places) {
        if (place.filled == nullptr) {
            tell_page(findings, inspected, place.page, "に、この様式にない欄があります");
            continue;
        }
        const PageRange range = pages_of(*inspected.form, *place.filled);
        if (place.page < range.first || place.page > range.last)
            findings.add(Level::error, *inspected.form, place.filled, name_of(*place.filled) + "の欄が、ほかのページに印刷されています", kAskStaff);
        if (place.filled->table_row >= 0) rows.emplace(std::pair(place.filled->field, place.filled->table_row), &place);
    }
    for (const auto& [key, place] : rows) {
        const auto above = rows.find({key.first, key.second - 1});
        if (above == rows.end()) continue;
        const bool in_order = std::pair(above->second->page, above->second->box->y_mm) < std::pair(place->page, place->box->y_mm);
        if (in_order) continue;
        findings.add(Level::error, *inspected.form, place->filled, name_of(*place->filled) + "の行が、順番どおりに並んでいません", kAskStaff);
    }
}

/// The letters that stand on the pages, to be crossed out one by one.
class LettersToCrossOut {
public:
    void add(const std::u32string& letters) {
        for (const char32_t code : letters) ++count_[code];
    }
    void cross_out(const std::u32string& letters) {
        for (const char32_t code : letters) lacks_one_ = --count_[code] < 0 || lacks_one_;
    }
    bool lacks_one() const { return lacks_one_; }

private:
    LetterTable<int> count_;
    bool lacks_one_ = false;
};

/// Every word of the template and every letter filled in stands somewhere: a run that is lost is missed here.
void inspect_words(const Inspected& inspected, const forms::Municipality& city, Findings& findings) {
    const auto& pages = inspected.pages;
    if (pages.empty()) return;
    std::u32string found;
    for (const PageReading& page : pages) found += page.text;
    LettersToCrossOut letters;
    letters.add(found);
    for (std::size_t page = 0; page < pages.size(); ++page) letters.cross_out(bare(identity_of(*inspected.form->form, city) + number_of(page, pages.size())));
    bool each_stands = true;
    for (const std::u32string& word : printed_words(*inspected.form, city)) {
        each_stands = each_stands && found.find(word) != std::u32string::npos;
        letters.cross_out(word);
    }
    for (const FilledField& filled : inspected.form->fields) letters.cross_out(ink_of(filled).sure);
    if (each_stands && !letters.lacks_one()) return;
    findings.add(Level::error, *inspected.form, nullptr, "様式に印刷されるはずの文字が、足りません", kAskStaff);
}

/// How a letter looks in a vertical label, where it differs.
std::u32string expected_standing_form(char32_t code) {
    static constexpr std::u32string_view kLying = U"（）「」ー―－～", kStanding = U"︵︶﹁﹂｜｜｜｜";
    const std::size_t at = kLying.find(code);
    return at == std::u32string_view::npos ? std::u32string() : std::u32string(1, kStanding[at]);
}

/// Which glyphs the fonts have for a letter, over all typefaces; asked once for each letter.
class GlyphBook {
public:
    explicit GlyphBook(const Fonts& fonts) : fonts_(fonts) {}

    bool has_all(const TextRun& run) {
        const bool each = std::all_of(run.glyphs.begin(), run.glyphs.end(), [this](const PlacedGlyph& glyph) { return has(glyph); });
        return each || is_set_as_whole(run);
    }

private:
    static constexpr Typeface kTypefaces[] = {Typeface::label, Typeface::label_bold, Typeface::value};
    using Glyphs = std::vector<std::pair<unsigned, unsigned>>;      // face and glyph: a handful

    static std::string text_of(const PlacedGlyph& glyph) {
        std::u32string letter(1, glyph.code);
        if (glyph.selector != 0) letter += glyph.selector;
        return forms::encode_utf8(letter);
    }
    bool has(const PlacedGlyph& glyph) {
        PlacedGlyph& last = seen_[glyph.code];      // nearly always the same glyph again
        if (glyph.glyph != 0 && last.glyph == glyph.glyph && last.face == glyph.face && last.selector == glyph.selector) return true;
        const bool is_known = is_of_fonts(glyph);
        if (is_known) last = glyph;
        return is_known;
    }
    bool is_of_fonts(const PlacedGlyph& glyph) {
        Glyphs& known = glyphs_[std::uint64_t{glyph.code} << 32 | glyph.selector];
        if (known.empty()) known = ask(glyph);
        return glyph.glyph != 0 && std::find(known.begin(), known.end(), std::pair(glyph.face, glyph.glyph)) != known.end();
    }
    Glyphs ask(const PlacedGlyph& glyph) const {
        Glyphs found;
        for (const Typeface typeface : kTypefaces) {
            for (const ShapedGlyph& shaped : fonts_.shape(typeface, text_of(glyph)).glyphs) found.emplace_back(shaped.face, shaped.glyph);
        }
        const std::u32string standing = expected_standing_form(glyph.code);
        if (standing.empty()) return found;
        for (const ShapedGlyph& shaped : fonts_.shape(Typeface::label, forms::encode_utf8(standing)).glyphs) found.emplace_back(shaped.face, shaped.glyph);
        return found;
    }
    /// A text with one rare letter is set wholly in the style that has it.
    bool is_set_as_whole(const TextRun& run) const {
        std::string text;
        for (const PlacedGlyph& glyph : run.glyphs) text += text_of(glyph);
        return std::any_of(std::begin(kTypefaces), std::end(kTypefaces), [&](Typeface typeface) {
            const auto shaped = fonts_.shape(typeface, text).glyphs;
            return std::equal(shaped.begin(), shaped.end(), run.glyphs.begin(), run.glyphs.end(), [](const ShapedGlyph& one, const PlacedGlyph& other) {
                return one.face == other.face && one.glyph == other.glyph;
            });
        });
    }

    const Fonts& fonts_;
    std::unordered_map<std::uint64_t, Glyphs> glyphs_;              // by code and selector
    LetterTable<PlacedGlyph> seen_;                                 // a glyph that was found right for the code
};

}  // namespace

void inspect_glyphs(const std::vector<Inspected>& all, const Fonts& fonts, Findings& findings) {
    GlyphBook book(fonts);
    for (const Inspected& inspected : all) {
        for (std::size_t page = 0; page < inspected.pages.size(); ++page) {
            const auto& runs = inspected.pages[page].runs;
            const bool right = std::all_of(runs.begin(), runs.end(), [&](const TextRun* run) { return book.has_all(*run); });
            if (!right) tell_page(findings, inspected, page, "に、ちがう形で印刷される文字があります");
        }
    }
}

void inspect_pages(const Inspected& inspected, const forms::Municipality& city, Findings& findings) {
    inspect_paper_edges(inspected, findings);
    inspect_margin_line(inspected, city, findings);
    inspect_head(inspected, findings);
    inspect_further_pages(inspected, findings);
    for (std::size_t page = 0; page < inspected.pages.size(); ++page) {
        if (inspected.pages[page].has_overprint()) tell_page(findings, inspected, page, "で、文字が重なって印刷されています");
        if (has_unreadable(inspected.pages[page])) tell_page(findings, inspected, page, "に、読めない文字（小さすぎる・うすい・隠れている）があります");
    }
    const std::vector<Place> places = places_of(inspected);
    inspect_overlaps(inspected, places, findings);
    inspect_places(inspected, places, findings);
    inspect_words(inspected, city, findings);
}

}  // namespace printer
