// Paper against screen, by pixels: the glyph that poppler draws from our PDF must be the glyph that FreeType draws from the
// font. Extracted text cannot show this: wrong glyph ids once printed 髙橋 as 神橋 while the text read 髙橋.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "forms/text.h"
#include "paper_tools.h"
#include "printer/fitting.h"
#include "tests/printer/layout_sample.h"
#include "printer/glyph_image.h"
#include "printer/pdf.h"

using paper_tools::Folder;
using paper_tools::Picture;
using printer::Fonts;
using printer::GlyphImage;
using printer::GlyphRasteriser;
using printer::PlacedGlyph;
using printer::Typeface;

using layout_sample::fonts;

namespace {

// At 254 dpi a millimetre is ten pixels: cells of 100 px, an em of 80 px, origins on whole pixels.
constexpr int kDpi = 254, kColumns = 18, kRows = 26, kCellPx = 100;
constexpr double kEmMm = 8;

struct Place {
    PlacedGlyph glyph;
    int x_px = 0, baseline_px = 0;
};

/// One glyph a cell, at most one page of them.
std::vector<Place> grid(const std::vector<PlacedGlyph>& glyphs) {
    std::vector<Place> places;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const int column = static_cast<int>(i) % kColumns, row = static_cast<int>(i) / kColumns;
        REQUIRE(row < kRows);
        places.push_back({glyphs[i], 110 + column * kCellPx, 250 + row * kCellPx});
    }
    return places;
}

printer::PageScene scene_of(const std::vector<Place>& places) {
    printer::PageScene page;
    page.width_mm = 210;
    page.height_mm = 300;
    for (const Place& place : places) {
        PlacedGlyph glyph = place.glyph;
        glyph.x_mm = place.x_px / 10.0;
        page.marks.push_back(printer::TextRun{place.baseline_px / 10.0, kEmMm, {}, {glyph}});
    }
    return page;
}

/// How much of the ink is the same, 0 to 1, with the picture moved by (dx, dy).
double likeness(const Picture& picture, const Place& place, const GlyphImage& image, int dx, int dy) {
    double common = 0, either = 0;
    for (int y = -85; y < 15; ++y)
        for (int x = -10; x < 90; ++x) {
            const int column = x - image.left, row = y + image.top;
            const bool inside = column >= 0 && row >= 0 && column < image.width && row < image.height;
            const int ours = inside ? image.coverage[static_cast<std::size_t>(row * image.width + column)] : 0;
            const int theirs = picture.at(place.x_px + x + dx, place.baseline_px + y + dy);
            common += std::min(ours, theirs);
            either += std::max(ours, theirs);
        }
    return either == 0 ? 1 : common / either;
}

double best_likeness(const Picture& picture, const Place& place, const GlyphImage& image) {
    double best = 0;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) best = std::max(best, likeness(picture, place, image, dx, dy));
    return best;
}

/// Glyphs of every face, picked evenly from all that the chains can draw; accented Latin first, because composite
/// glyphs are what shifts ids in a subset.
std::map<unsigned, std::vector<PlacedGlyph>> glyphs_by_face() {
    std::map<unsigned, std::vector<PlacedGlyph>> faces;
    const auto add = [&](Typeface typeface, const std::u32string& text, std::size_t room) {
        const auto shaped = fonts().shape(typeface, forms::encode_utf8(text));
        if (!shaped.complete()) return;
        const auto& glyph = shaped.glyphs.at(0);
        auto& of_face = faces[glyph.face];
        if (of_face.size() < room) of_face.push_back({glyph.face, glyph.glyph, glyph.code, glyph.selector, 0});
    };
    constexpr std::size_t room = kColumns * kRows;
    for (const Typeface typeface : {Typeface::label, Typeface::label_bold, Typeface::value}) {
        for (const char32_t* text :
             {U"髙", U"橋", U"神", U"𠮷", U"﨑", U"邉\U000E0110", U"葛\U000E0102", U"辻\U000E0102", U"辻\U000E0100"})
            add(typeface, text, room);
        for (char32_t code = 0xC0; code < 0x180; ++code) add(typeface, {code}, room / 2);
        for (char32_t code = 0x3041; code < 0x30FF; code += 3) add(typeface, {code}, room / 2);
        for (char32_t code = 0x4E00; code < 0x9FA0; code += 71) add(typeface, {code}, room);
        for (char32_t code = 0x20000; code < 0x2FA1F; code += 97) add(typeface, {code}, room);
        for (char32_t code = 0x2100; code < 0x33FF; ++code) add(typeface, {code}, room);
    }
    return faces;
}

GlyphRasteriser rasteriser() {
    auto opened = GlyphRasteriser::open(fonts());
    REQUIRE(opened);
    return *std::move(opened);
}

}  // namespace

TEST_CASE("every glyph on paper has the shape that the screen shows") {
    const Folder folder;
    GlyphRasteriser screen = rasteriser();
    std::vector<std::vector<Place>> grids;
    std::vector<printer::PageScene> pages;
    for (const auto& [face, glyphs] : glyphs_by_face()) {
        CAPTURE(face);
        CHECK(glyphs.size() > 50);
        grids.push_back(grid(glyphs));
        pages.push_back(scene_of(grids.back()));
    }
    REQUIRE(grids.size() == fonts().face_count());
    const auto pdf = printer::write_pdf({"字形", "", {{"字形", &pages}}}, fonts());
    REQUIRE(pdf);
    paper_tools::store(folder / "a.pdf", *pdf);

    std::size_t seen = 0;
    for (std::size_t page = 0; page < grids.size(); ++page) {
        std::string complaints;
        const Picture picture =
            paper_tools::picture_of_page(folder, (folder / "a.pdf").string(), static_cast<int>(page) + 1, kDpi, &complaints);
        REQUIRE(complaints == "");
        REQUIRE(picture.height == 3000);
        for (const Place& place : grids[page]) {
            const auto image = screen.draw(place.glyph.face, place.glyph.glyph, 80);
            REQUIRE(image);
            ++seen;
            if (best_likeness(picture, place, *image) > 0.85) continue;
            FAIL_CHECK("U+", std::hex, static_cast<unsigned>(place.glyph.code), " of face ", place.glyph.face,
                       " looks different: ", best_likeness(picture, place, *image));
        }
    }
    CHECK(seen > 1500);
}

TEST_CASE("the comparison can tell 髙 from 神 and from 高") {
    const Folder folder;
    GlyphRasteriser screen = rasteriser();
    const auto glyph_of = [&](const char* text) {
        const auto shaped = fonts().shape(Typeface::value, text);
        return PlacedGlyph{shaped.glyphs[0].face, shaped.glyphs[0].glyph, shaped.glyphs[0].code, 0, 0};
    };
    const auto places = grid({glyph_of("髙")});
    const std::vector<printer::PageScene> pages{scene_of(places)};
    paper_tools::store(folder / "a.pdf", *printer::write_pdf({"字形", "", {{"字形", &pages}}}, fonts()));
    std::string complaints;
    const Picture picture = paper_tools::picture_of_page(folder, (folder / "a.pdf").string(), 1, kDpi, &complaints);
    for (const char* other : {"神", "高"}) {
        const PlacedGlyph glyph = glyph_of(other);
        CAPTURE(other);
        CHECK(best_likeness(picture, places[0], *screen.draw(glyph.face, glyph.glyph, 80)) < 0.8);
    }
}

TEST_CASE("a glyph image stands on its baseline and advances as the fonts say") {
    GlyphRasteriser screen = rasteriser();
    const auto shaped = fonts().shape(Typeface::value, "国");
    const auto image = screen.draw(shaped.glyphs[0].face, shaped.glyphs[0].glyph, 40);
    REQUIRE(image);
    CHECK(image->advance_px == doctest::Approx(40));
    CHECK(image->top > 30);
    CHECK(image->top <= 40);
    CHECK(image->width > 30);
    CHECK(image->coverage.size() == static_cast<std::size_t>(image->width) * static_cast<std::size_t>(image->height));
    CHECK(*std::max_element(image->coverage.begin(), image->coverage.end()) > 200);
}

TEST_CASE("a space has an advance and no pixels") {
    GlyphRasteriser screen = rasteriser();
    const auto shaped = fonts().shape(Typeface::screen, "　");
    const auto image = screen.draw(shaped.glyphs[0].face, shaped.glyphs[0].glyph, 40);
    REQUIRE(image);
    CHECK(image->coverage.empty());
    CHECK(image->advance_px > 10);
}

TEST_CASE("a glyph, a face or a size that is not there is a fault") {
    GlyphRasteriser screen = rasteriser();
    CHECK(screen.draw(0, 65535, 40).fault().kind == forms::FaultKind::damaged);
    CHECK(screen.draw(99, 1, 40).fault().kind == forms::FaultKind::damaged);
    CHECK(screen.draw(0, 1, 0).fault().kind == forms::FaultKind::damaged);
}
