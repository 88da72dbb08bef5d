// A page becomes ink: the drawing is proven by its pixels, without a window.
// What stands where is the business of rules_test.cpp.
#include "kiosk/ui/picture.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <fstream>

using kiosk::ui::Colour;
using kiosk::ui::Picture;
using terminal::house;

namespace {

constexpr kiosk::ui::Panel kPanel{4.03, 1080, 1920};

Picture painted(const kiosk::ui::Page& page, const kiosk::ui::Finger& finger = {}) {
    auto rasteriser = printer::GlyphRasteriser::open(house().fonts);
    REQUIRE(rasteriser);
    kiosk::ui::PictureMaker maker(house().fonts, std::move(*rasteriser));
    return maker.picture(page, kPanel, finger);
}

kiosk::ui::Page trouble() {
    kiosk::Session session;
    session.page = kiosk::TroublePage{};
    return kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, kPanel.size_mm(), 0);
}

int count(const Picture& picture, const printer::BoxMm& box, Colour colour) {
    int found = 0;
    for (int y = static_cast<int>(box.y_mm * kPanel.px_per_mm); y < static_cast<int>(box.bottom_mm() * kPanel.px_per_mm); ++y)
        for (int x = static_cast<int>(box.x_mm * kPanel.px_per_mm); x < static_cast<int>(box.right_mm() * kPanel.px_per_mm); ++x) {
            const unsigned char* pixel = &picture.pixels[static_cast<std::size_t>((y * picture.width + x) * 3)];
            found += pixel[0] == colour.red && pixel[1] == colour.green && pixel[2] == colour.blue;
        }
    return found;
}

}  // namespace

TEST_CASE("A button is painted in its colour with its words in white, and darker under a finger") {
    const kiosk::ui::Page page = trouble();
    const kiosk::ui::Widget& button = *page.find("send");
    const Picture rest = painted(page);
    const int area = static_cast<int>(button.box.width_mm * button.box.height_mm * kPanel.px_per_mm * kPanel.px_per_mm);
    CHECK(count(rest, button.box, kiosk::ui::kBlue) > area / 2);
    CHECK(count(rest, button.box, kiosk::ui::kWhite) > 100);
    const Picture pressed = painted(page, {"send", true, {}, 0, {}});
    CHECK(count(pressed, button.box, kiosk::ui::kBlue) == 0);
    CHECK(count(pressed, button.box, kiosk::ui::kDeepBlue) > area / 2);
}

TEST_CASE("What the keyboard stands on has a black ring of a millimetre and a yellow one around it") {
    const kiosk::ui::Page page = trouble();
    const printer::BoxMm box = page.find("send")->box;
    const Picture picture = painted(page, {{}, false, {}, 0, "send"});
    const double length = box.width_mm * kPanel.px_per_mm;
    const printer::BoxMm ring{box.x_mm + 10, box.y_mm - kiosk::ui::kFocusRing_mm, box.width_mm - 20, 1.0};
    CHECK(count(picture, ring, kiosk::ui::kBlack) > length * 0.5 * kPanel.px_per_mm);
    const printer::BoxMm glow{box.x_mm + 10, box.y_mm - 4, box.width_mm - 20, 4};
    const double across = (glow.width_mm - 1) * kPanel.px_per_mm;
    CHECK(count(picture, ring, kiosk::ui::kBlack) >= across * (1.0 * kPanel.px_per_mm - 1));         // a row of pixels may be lost on an edge
    CHECK(count(picture, glow, kiosk::ui::kFocus) >= across * (0.5 * kPanel.px_per_mm - 1));
    CHECK(count(painted(page), glow, kiosk::ui::kFocus) == 0);
    CHECK(kiosk::ui::contrast(kiosk::ui::kBlack, kiosk::ui::kFocus) > 14.5);
}

TEST_CASE("In the black and white modes there is nothing but black, white and what lies between on the edges of letters") {
    for (const auto colours : {kiosk::Colours::white, kiosk::Colours::black}) {
        kiosk::Session session;
        session.answers = terminal::household("family_of_four");
        session.page = kiosk::SendPage{};
        session.comfort.colours = colours;
        const auto page = kiosk::screens::make_page(session, terminal::house().world(), terminal::house().strings, terminal::house().fonts, terminal::kPortrait, 0);
        const Picture picture = painted(page);
        int coloured = 0;
        for (std::size_t i = 0; i + 2 < picture.pixels.size(); i += 3) coloured += picture.pixels[i] != picture.pixels[i + 1] || picture.pixels[i] != picture.pixels[i + 2];
        CHECK(coloured == 0);
        CHECK(picture.pixels[0] == (colours == kiosk::Colours::white ? 255 : 0));
    }
}

TEST_CASE("Every line of text leaves ink in its place") {
    const kiosk::ui::Page page = trouble();
    const Picture picture = painted(page);
    int lines = 0;
    for (const auto& widget : page.widgets)
        for (const auto& line : widget.lines) {
            const printer::BoxMm box{line.x_mm, line.baseline_mm - 0.8 * line.type.em_mm, line.width_mm, 0.9 * line.type.em_mm};
            CHECK_MESSAGE(count(picture, box, line.type.ink) > 20, widget.id);
            ++lines;
        }
    CHECK(lines > 4);
}

TEST_CASE("The same page gives the same picture, and a PNG file holds it") {
    const kiosk::ui::Page page = trouble();
    const Picture picture = painted(page);
    CHECK(picture.pixels == painted(page).pixels);
    const terminal::Scratch scratch;
    const auto file = scratch.path / "page.png";
    REQUIRE(kiosk::ui::write_png(picture, file));
    std::ifstream in(file, std::ios::binary);
    std::string signature(8, '\0');
    in.read(signature.data(), 8);
    CHECK(signature == "\x89PNG\r\n\x1A\n");
}
