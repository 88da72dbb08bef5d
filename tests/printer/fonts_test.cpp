// The font chain: which letters are found, in which font, and which are told to be missing.
// How they are drawn is glyph_image_test's.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "paper_tools.h"
#include "printer/fonts.h"
#include "printer/subset.h"
#include "tests/printer/layout_sample.h"

using printer::Fonts;
using printer::ShapedText;
using printer::Typeface;

using layout_sample::fonts;

namespace {

std::string font_of(unsigned face) { return printer::face_facts(fonts(), face).postscript_name; }

std::set<std::string> fonts_in(const ShapedText& text) {
    std::set<std::string> names;
    for (const auto& glyph : text.glyphs) names.insert(font_of(glyph.face));
    return names;
}

unsigned only_glyph(Typeface typeface, std::string_view text) {
    const ShapedText shaped = fonts().shape(typeface, text);
    REQUIRE(shaped.complete());
    REQUIRE(shaped.glyphs.size() == 1);
    return shaped.glyphs[0].glyph;
}

using Codes = std::vector<char32_t>;

}  // namespace

TEST_CASE("every name of the register is found whole, in paper and screen type") {
    for (const char* name :
         {"𠮷田 太郎", "髙橋 花子", "山﨑 一", "渡邉󠄐 次郎", "葛󠄂城 美咲", "辻󠄂 三郎", "辻󠄀 四郎",
          "𡈽屋 𩸽", "﨑󠄀村 圡󠄀", "John O'Neill-Smith", "Zoë Müller-Şahin", "〼々〆ヶ仝"})
        for (const Typeface typeface :
             {Typeface::label, Typeface::label_bold, Typeface::value, Typeface::screen, Typeface::screen_bold}) {
            CAPTURE(name);
            CHECK(fonts().shape(typeface, name).missing == Codes{});
        }
}

TEST_CASE("a name that only IPAmj has whole is set in one style on screen") {
    const auto names = fonts_in(fonts().shape(Typeface::screen, "𠮷田 太郎"));
    CHECK(names == std::set<std::string>{"IPAexMincho", "IPAmjMincho"});
}

TEST_CASE("an ordinary text on screen is all BIZ UDPGothic") {
    CHECK(fonts_in(fonts().shape(Typeface::screen, "住民異動届を出す")) == std::set<std::string>{"BIZUDPGothic-Regular"});
}

TEST_CASE("bold labels are bold") {
    CHECK(fonts_in(fonts().shape(Typeface::label_bold, "住民異動届")) == std::set<std::string>{"BIZUDPGothic-Bold"});
}

TEST_CASE("a variation selector of either collection chooses another glyph than the plain letter") {
    const unsigned plain = only_glyph(Typeface::value, "辻");
    CHECK(only_glyph(Typeface::value, "辻\U000E0100") != plain);
    const ShapedText moji_joho = fonts().shape(Typeface::value, "辻\U000E0102");
    REQUIRE(moji_joho.glyphs.size() == 1);
    CHECK(font_of(moji_joho.glyphs[0].face) == "IPAmjMincho");
}

TEST_CASE("the glyph keeps the selector that the text had") {
    const ShapedText shaped = fonts().shape(Typeface::value, "辻\U000E0101");
    REQUIRE(shaped.glyphs.size() == 1);
    CHECK(shaped.glyphs[0].code == U'辻');
    CHECK(shaped.glyphs[0].selector == 0xE0101);
}

TEST_CASE("a sequence that means the plain shape is set with the plain letter") {
    CHECK(only_glyph(Typeface::value, "一\U000E0100") == only_glyph(Typeface::value, "一"));
}

TEST_CASE("a name with a shape that only Gothic has is set wholly in Gothic") {
    CHECK(fonts_in(fonts().shape(Typeface::value, "侮\U000E0101田 太郎")) == std::set<std::string>{"BIZUDPGothic-Regular"});
}

TEST_CASE("a shape that no font has is missing, base and selector") {
    CHECK(fonts().shape(Typeface::value, "辻\U000E01EF子").missing == Codes{U'辻', 0xE01EF});
}

TEST_CASE("a presentation selector after a sign changes nothing") {
    CHECK(only_glyph(Typeface::value, "☎\uFE0E") == only_glyph(Typeface::value, "☎"));
}

TEST_CASE("what no font can draw is missing, never a box") {
    CHECK(fonts().shape(Typeface::value, "가나").missing == Codes{U'가', U'나'});
    CHECK(fonts().shape(Typeface::value, "𰻞").missing == Codes{U'𰻞'});
    CHECK(fonts().shape(Typeface::value, "Nguyễn").missing == Codes{U'ễ'});
}

TEST_CASE("private-use codes are missing even where a font has something there") {
    for (char32_t code = 0xE000; code < 0xF900; ++code) {
        const char bytes[] = {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                              static_cast<char>(0x80 | (code & 0x3F))};
        if (fonts().shape(Typeface::value, {bytes, 3}).missing != Codes{code}) FAIL_CHECK("drawn: ", static_cast<unsigned>(code));
    }
}

TEST_CASE("combining marks, control characters and lone selectors are missing") {
    CHECK(fonts().shape(Typeface::value, "か\u3099").missing == Codes{0x3099});
    CHECK(fonts().shape(Typeface::value, "a\tb").missing == Codes{U'\t'});
    CHECK(fonts().shape(Typeface::value, "\U000E0100").missing == Codes{0xE0100});
}

TEST_CASE("bytes that are not UTF-8 are missing, one for each") {
    CHECK(fonts().shape(Typeface::value, "田\xFF\xC0中").missing == Codes{0xFFFD, 0xFFFD});
    CHECK(fonts().shape(Typeface::value, "\xE7\x94").missing == Codes{0xFFFD, 0xFFFD});
    CHECK(fonts().shape(Typeface::value, "\xED\xA0\x80").missing.size() == 3);
}

TEST_CASE("nothing missing leaves a glyph for each letter, in order") {
    const ShapedText shaped = fonts().shape(Typeface::value, "渡邉\U000E0110");
    REQUIRE(shaped.glyphs.size() == 2);
    CHECK(shaped.glyphs[0].code == U'渡');
    CHECK(shaped.glyphs[1].code == U'邉');
}

TEST_CASE("between family and given name there is half an em, between Latin names the font's own space") {
    const double together = fonts().shape(Typeface::value, "山田太郎").width_em;
    CHECK(fonts().shape(Typeface::value, "山田 太郎").width_em == doctest::Approx(together + 0.5));
    const double latin = fonts().shape(Typeface::value, "JohnSmith").width_em;
    CHECK(fonts().shape(Typeface::value, "John Smith").width_em < latin + 0.4);
}

TEST_CASE("the width is the sum of the advances, and a kanji of the value type is one em") {
    const ShapedText shaped = fonts().shape(Typeface::value, "国民健康保険");
    CHECK(shaped.width_em == doctest::Approx(6));
}

TEST_CASE("cap heights are those of the fonts") {
    CHECK(fonts().metrics(Typeface::label).cap_height_em == doctest::Approx(0.765).epsilon(0.01));
    CHECK(fonts().metrics(Typeface::value).cap_height_em > 0.6);
    CHECK(fonts().metrics(Typeface::value).cap_height_em < 0.8);
}

TEST_CASE("a folder without fonts is a fault that names the file and its package") {
    const auto opened = Fonts::open("/nonexistent");
    REQUIRE(!opened);
    CHECK(opened.fault().kind == forms::FaultKind::not_found);
    CHECK(opened.fault().where.find("BIZUDPGothic-Regular.ttf") != std::string::npos);
    CHECK(opened.fault().detail.find("fonts-morisawa-bizud-gothic") != std::string::npos);
}

TEST_CASE("a subset is a small TrueType file, and one for nothing is smaller still") {
    const unsigned letter = only_glyph(Typeface::label, "髙");
    const auto subset = printer::subset_face(fonts(), 0, {0, letter, 0, letter}), nothing = printer::subset_face(fonts(), 0, {});
    REQUIRE(subset);
    REQUIRE(nothing);
    CHECK(subset->substr(0, 4) == std::string("\0\1\0\0", 4));
    CHECK(subset->size() < 3000);
    CHECK(nothing->size() < subset->size());
}

TEST_CASE("a glyph that a font does not have is a fault, not a blank") {
    const auto subset = printer::subset_face(fonts(), 0, {0, 65000});
    REQUIRE(!subset);
    CHECK(subset.fault().kind == forms::FaultKind::damaged);
}

TEST_CASE("a font file that was cut short is a fault or lacks letters; it never draws past its end") {
    const std::filesystem::path root = "/usr/share/fonts", mincho = "opentype/ipaexfont-mincho/ipaexm.ttf";
    const std::string whole = paper_tools::contents(root / mincho);
    int opened_count = 0;
    for (const double part : {0.000001, 0.0001, 0.01, 0.3, 0.7, 0.99}) {
        const paper_tools::Folder folder;
        for (const char* place : {"truetype/bizud-gothic", "opentype/ipaexfont-gothic", "truetype/ipamj"}) {
            std::filesystem::create_directories((folder.path() / place).parent_path());
            std::filesystem::create_directory_symlink(root / place, folder.path() / place);
        }
        std::filesystem::create_directories((folder.path() / mincho).parent_path());
        paper_tools::store(folder.path() / mincho,
                           whole.substr(0, static_cast<std::size_t>(part * static_cast<double>(whole.size()))));
        const auto broken = Fonts::open(folder.path());
        if (!broken) continue;
        ++opened_count;
        const ShapedText shaped = broken->shape(Typeface::value, "住民異動届");
        for (const auto& glyph : shaped.glyphs) (void)printer::subset_face(*broken, glyph.face, {0, glyph.glyph});
        for (const unsigned glyph : {1u, 500u, 5000u, 12000u}) (void)printer::subset_face(*broken, 3, {0, glyph});
    }
    CHECK(opened_count > 0);
}
