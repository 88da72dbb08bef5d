// The PDF as its readers see it: text that comes back byte for byte, marks where they should be, and nothing that poppler
// or qpdf complains of. That the right glyphs are drawn is tested by pixels in glyph_image_test.cpp.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "forms/text.h"
#include "paper_tools.h"
#include "printer/fitting.h"
#include "tests/printer/layout_sample.h"
#include "printer/pdf.h"

using paper_tools::Folder;
using printer::Fonts;
using printer::PageScene;
using printer::PdfDocument;
using printer::Typeface;

using layout_sample::fonts;

namespace {

void put(PageScene& page, Typeface typeface, std::string_view text, double x_mm, double baseline_mm, double em_mm = 4) {
    page.marks.push_back(printer::place_line(fonts().shape(typeface, text), em_mm, x_mm, baseline_mm));
}

const std::vector<std::string> kNames{
    "𠮷田 太郎",
    "髙橋 花子",
    "山﨑 一",
    "渡邉󠄐 次郎",
    "葛󠄂城 美咲",
    "辻󠄂 三郎",
    "辻󠄀 四郎",
    "辻󠄁 五郎",
    "侮󠄁田 一󠄀郎",
    "𡈽屋 𩸽",
    "寿限無寿限無五劫擦切海砂利水魚水行末雲来末風来",
    "渡邉󠄐葛󠄂城𠮷之助辻󠄂髙﨑衛門左衛門尉源朝臣太郎丸次",
    "John O'Neill-Smith (Jr.) \\ Zoë Müller",
    "（株）長門ガス 0838-25-3131",
};

std::vector<PageScene> page_of_names(Typeface typeface) {
    std::vector<PageScene> pages(1);
    double y_mm = 20;
    for (const std::string& name : kNames) put(pages[0], typeface, name, 20, y_mm += 12);
    return pages;
}

std::string written(const PdfDocument& document) {
    auto bytes = printer::write_pdf(document, fonts());
    REQUIRE(bytes);
    return *std::move(bytes);
}

std::string written(const std::vector<PageScene>& pages) { return written(PdfDocument{"試験", "", {{"一枚目", &pages}}}); }

std::vector<std::string> extracted(const Folder& folder, const std::string& pdf) {
    paper_tools::store(folder / "a.pdf", pdf);
    const auto text = paper_tools::run(folder, "pdftotext -raw -enc UTF-8 '" + (folder / "a.pdf").string() + "' -");
    CHECK(text.err == "");
    std::string all = text.out;
    std::erase(all, '\f');
    return paper_tools::lines_of(all);
}

PageScene drawing() {
    PageScene page;
    page.marks.push_back(printer::Rectangle{{20, 20, 60, 30}, 0.4, {}, true, {0.9}});
    page.marks.push_back(printer::Line{{20, 80}, {80, 80}, 0.5, {}, false});
    page.marks.push_back(printer::Line{{20, 90}, {80, 90}, 0.5, {0.5}, true});
    page.marks.push_back(printer::Ellipse{{100, 20, 40, 20}, 0.5, {}});
    page.marks.push_back(printer::Rectangle{{100, 60, 10, 10}, 0, {}, true, {0}});
    put(page, Typeface::label, "文字", 100, 100);
    return page;
}

std::string without_warnings(const Folder& folder, const std::string& pdf) {
    paper_tools::store(folder / "check.pdf", pdf);
    const auto checked = paper_tools::run(folder, "qpdf --check '" + (folder / "check.pdf").string() + "'");
    const bool clean = checked.status == 0 && checked.err.empty() && checked.out.find("WARNING") == std::string::npos;
    return clean ? "clean" : checked.out + checked.err;
}

}  // namespace

TEST_CASE("every name comes back from the PDF byte for byte, selectors included") {
    const Folder folder;
    for (const Typeface typeface : {Typeface::label, Typeface::label_bold, Typeface::value, Typeface::screen})
        CHECK(extracted(folder, written(page_of_names(typeface))) == kNames);
}

TEST_CASE("letters that share a glyph each come back as themselves") {
    const std::vector<std::string> lines{"一\U000E0100一一\U000E0100", "辻辻\U000E0101", "人\u2F08"};
    std::vector<PageScene> pages(1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto shaped = fonts().shape(Typeface::value, lines[i]);
        std::set<std::pair<unsigned, unsigned>> glyphs;
        for (const auto& glyph : shaped.glyphs) glyphs.insert({glyph.face, glyph.glyph});
        REQUIRE(shaped.complete());
        REQUIRE(glyphs.size() == 1);
        put(pages[0], Typeface::value, lines[i], 20, 20 + 10.0 * static_cast<double>(i));
    }
    const Folder folder;
    CHECK(extracted(folder, written(pages)) == lines);
}

TEST_CASE("a whole alphabet of kanji comes back, so that every byte a string can hold is escaped rightly") {
    std::vector<PageScene> pages(2);
    std::vector<std::string> lines;
    std::u32string line;
    for (char32_t code = 0x4E00; lines.size() < 80; ++code) {
        const std::string text = forms::encode_utf8(std::u32string{code});
        if (!fonts().shape(Typeface::value, text).complete()) continue;
        line += code;
        if (line.size() < 30) continue;
        lines.push_back(forms::encode_utf8(line));
        put(pages[(lines.size() - 1) / 40], Typeface::value, lines.back(), 20,
            20 + 6.0 * static_cast<double>((lines.size() - 1) % 40));
        line.clear();
    }
    const Folder folder;
    CHECK(extracted(folder, written(pages)) == lines);
}

TEST_CASE("the same scenes give the same bytes, in another process's fonts too") {
    const auto pages = page_of_names(Typeface::value);
    const PdfDocument document{"試験", "件名", {{"一", &pages}, {"二", &pages}}};
    const std::string first = written(document);
    (void)written(page_of_names(Typeface::label));
    CHECK(written(document) == first);
    const Fonts fresh = *Fonts::open();
    CHECK(*printer::write_pdf(document, fresh) == first);
}

TEST_CASE("written together, the bundle and the single form both give back every name") {
    const auto names = page_of_names(Typeface::value);
    std::vector<PageScene> other(1);
    put(other[0], Typeface::value, "葛飾区の髙田", 20, 30);
    const auto pdfs =
        printer::write_pdfs({{"一式", "", {{"名", &names}, {"他", &other}}}, {"他", "", {{"他", &other}}}}, fonts());
    REQUIRE(pdfs);
    REQUIRE(pdfs->size() == 2);
    const Folder folder;
    CHECK(extracted(folder, pdfs->back()) == std::vector<std::string>{"葛飾区の髙田"});
    auto all = kNames;
    all.push_back("葛飾区の髙田");
    CHECK(extracted(folder, pdfs->front()) == all);
    CHECK(without_warnings(folder, pdfs->back()) == "clean");
}

TEST_CASE("a single form holds no glyph of the others written with it") {
    const auto names = page_of_names(Typeface::value);
    std::vector<PageScene> other(1);
    put(other[0], Typeface::value, "一", 20, 30);
    const auto pdfs = printer::write_pdfs({{"一式", "", {{"名", &names}}}, {"他", "", {{"他", &other}}}}, fonts());
    REQUIRE(pdfs);
    CHECK(pdfs->back().size() < 4000);
}

TEST_CASE("there is no date in the file") { CHECK(written(page_of_names(Typeface::value)).find("Date") == std::string::npos); }

TEST_CASE("qpdf and poppler have nothing to complain of") {
    const Folder folder;
    for (const Typeface typeface : {Typeface::label, Typeface::value}) {
        auto pages = page_of_names(typeface);
        pages.push_back(drawing());
        pages.push_back({});
        const std::string pdf = written(pages);
        CHECK(without_warnings(folder, pdf) == "clean");
        const std::string file = "'" + (folder / "check.pdf").string() + "'";
        for (const std::string program : {"pdffonts ", "pdfinfo ", "pdftotext ", "pdftoppm -r 50 "}) {
            CAPTURE(program);
            const std::string target = program.starts_with("pdftoppm") ? " '" + (folder / "p").string() + "'" : "";
            CHECK(paper_tools::run(folder, program + file + target).err == "");
        }
    }
}

TEST_CASE("a document without a single page is refused by nobody and drawn by nobody") {
    const std::vector<PageScene> none;
    const std::string pdf = written(none);
    CHECK(pdf.starts_with("%PDF-1.7"));
}

TEST_CASE("fonts are embedded subsets with a way back to the text") {
    const Folder folder;
    paper_tools::store(folder / "a.pdf", written(page_of_names(Typeface::value)));
    const auto lines = paper_tools::lines_of(paper_tools::run(folder, "pdffonts '" + (folder / "a.pdf").string() + "'").out);
    REQUIRE(lines.size() >= 4);
    for (std::size_t i = 2; i < lines.size(); ++i) {
        CAPTURE(lines[i]);
        CHECK(lines[i].find("CID TrueType      Identity-H       yes yes yes") != std::string::npos);
        CHECK(lines[i][6] == '+');
    }
}

TEST_CASE("the document says its title, subject and language, and each form has its outline entry") {
    const Folder folder;
    const auto pages = page_of_names(Typeface::value);
    paper_tools::store(folder / "a.pdf",
                       written({"転入の届け出一式", "萩市", {{"住民異動届", &pages}, {"国保異動届𠮷", &pages}}}));
    const std::string file = "'" + (folder / "a.pdf").string() + "'";
    const auto info = paper_tools::run(folder, "pdfinfo " + file).out;
    CHECK(info.find("転入の届け出一式") != std::string::npos);
    CHECK(info.find("萩市") != std::string::npos);
    const auto json = paper_tools::run(folder, "qpdf --json " + file).out;
    for (const char* said : {"ja-JP", "DisplayDocTitle", "/UseOutlines", "住民異動届", "国保異動届𠮷"}) {
        CAPTURE(said);
        CHECK(json.find(said) != std::string::npos);
    }
}

TEST_CASE("a page has its own size") {
    const Folder folder;
    std::vector<PageScene> pages(2);
    pages[1].width_mm = 297;
    pages[1].height_mm = 210;
    paper_tools::store(folder / "a.pdf", written(pages));
    const auto info = paper_tools::run(folder, "pdfinfo -f 1 -l 2 '" + (folder / "a.pdf").string() + "'").out;
    CHECK(info.find("595.276 x 841.89") != std::string::npos);
    CHECK(info.find("841.89 x 595.276") != std::string::npos);
}

TEST_CASE("lines, boxes and circles stand where the scene says, in millimetres from the top left") {
    const Folder folder;
    const std::vector<PageScene> pages{drawing()};
    paper_tools::store(folder / "a.pdf", written(pages));
    std::string complaints;
    const auto picture = paper_tools::picture_of_page(folder, (folder / "a.pdf").string(), 1, 254, &complaints);
    CHECK(complaints == "");
    REQUIRE(picture.width == 2100);
    REQUIRE(picture.height >= 2970);
    CHECK(picture.at(500, 350) == doctest::Approx(26).epsilon(0.1));  // filled, a tenth of black
    CHECK(picture.at(500, 200) > 200);                                // its upper edge
    CHECK(picture.at(500, 800) > 200);                                // the line
    CHECK(picture.at(500, 810) == 0);
    CHECK(picture.at(1000, 300) > 200);   // the ellipse at its left
    CHECK(picture.at(1200, 200) > 200);   // and at its top
    CHECK(picture.at(1200, 300) == 0);    // empty inside
    CHECK(picture.at(1050, 650) == 255);  // the black square
    int dashes = 0;
    for (int x = 201; x < 800; ++x) dashes += picture.at(x, 900) > 60 && picture.at(x - 1, 900) <= 60;
    CHECK(dashes > 20);
}

TEST_CASE("letters set apart stand apart: a comb of digits keeps its cells") {
    PageScene page;
    auto run = printer::place_line(fonts().shape(Typeface::value, "1234"), 5, 20, 50);
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) run.glyphs[i].x_mm = 20 + 15.0 * static_cast<double>(i);
    page.marks.push_back(run);
    const std::vector<PageScene> pages{page};
    const Folder folder;
    paper_tools::store(folder / "a.pdf", written(pages));
    std::string complaints;
    const auto picture = paper_tools::picture_of_page(folder, (folder / "a.pdf").string(), 1, 254, &complaints);
    for (int cell = 0; cell < 4; ++cell) {
        int ink = 0;
        for (int y = 450; y < 510; ++y)
            for (int x = 200 + 150 * cell; x < 230 + 150 * cell; ++x) ink += picture.at(x, y);
        CHECK(ink > 20000);
    }
}
