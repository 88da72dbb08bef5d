// The paper on the screen is the paper that is printed: its picture, drawn by the screen's own glyphs, against the PDF as
// poppler paints it. And the buttons that make it larger and turn its pages.
#include "kiosk/ui/picture.h"
#include "printer/papers.h"
#include "support/program.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

using kiosk::ui::Page;
using kiosk::ui::Picture;
using kiosk::ui::Widget;
using terminal::house;
using terminal::Terminal;

namespace {

constexpr int kDpi = 120;
constexpr double kDensity = kDpi / 25.4;

/// Grey, 0 black to 255 white.
struct Grey {
    int width = 0, height = 0;
    std::vector<unsigned char> level;
    double at(int x, int y) const { return x < width && y < height ? level[static_cast<std::size_t>(y * width + x)] : 255; }
};

Grey read_pgm(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string magic;
    int most = 0;
    Grey grey;
    file >> magic >> grey.width >> grey.height >> most;
    file.get();
    REQUIRE(magic == "P5");
    grey.level.resize(static_cast<std::size_t>(grey.width * grey.height));
    file.read(reinterpret_cast<char*>(grey.level.data()), static_cast<std::streamsize>(grey.level.size()));
    return grey;
}

Grey grey_of(const Picture& picture) {
    Grey grey{picture.width, picture.height, {}};
    for (std::size_t i = 0; i < picture.pixels.size(); i += 3) grey.level.push_back(static_cast<unsigned char>((picture.pixels[i] + picture.pixels[i + 1] + picture.pixels[i + 2]) / 3));
    return grey;
}

/// Darkness of a square of two millimetres: what an eye at the counter sees as the same.
double ink(const Grey& grey, int column, int row, int side) {
    double sum = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) sum += 255 - grey.at(column * side + x, row * side + y);
    return sum / (255.0 * side * side);
}

struct Difference {
    double largest = 0, mean = 0, ink = 0;
    int columns = 0, rows = 0, at_column = 0, at_row = 0;
};
Difference difference(const Grey& screen, const Grey& paper) {
    const int side = static_cast<int>(2 * kDensity);
    Difference found{0, 0, 0, paper.width / side, paper.height / side};
    for (int row = 0; row < found.rows; ++row)
        for (int column = 0; column < found.columns; ++column) {
            const double one = ink(screen, column, row, side), other = ink(paper, column, row, side), apart = std::abs(one - other);
            found.mean += apart;
            found.ink += other;
            if (apart > found.largest) found.largest = apart, found.at_column = column, found.at_row = row;
        }
    found.mean /= found.columns * found.rows;
    found.ink /= found.columns * found.rows;
    return found;
}

Picture picture_of(const printer::PageScene& scene) {
    Page page;
    page.size = {scene.width_mm, scene.height_mm};
    Widget widget;
    widget.id = "paper";
    widget.box = {0, 0, scene.width_mm, scene.height_mm};
    widget.sheet = kiosk::ui::Sheet{scene, 1, {0, 0}, {}};
    page.widgets.push_back(std::move(widget));
    auto rasteriser = printer::GlyphRasteriser::open(house().fonts);
    REQUIRE(rasteriser);
    kiosk::ui::PictureMaker maker(house().fonts, std::move(*rasteriser));
    return maker.picture(page, {kDensity, static_cast<int>(std::lround(scene.width_mm * kDensity)), static_cast<int>(std::lround(scene.height_mm * kDensity))});
}

kiosk::Session looking(kiosk::PaperView view) {
    kiosk::Session session;
    session.answers = terminal::household("family_of_four");
    session.page = kiosk::CheckPage{};
    session.paper = std::move(view);
    return session;
}

Page page_of(const kiosk::Session& session, kiosk::ui::SizeMm size = terminal::kPortrait) {
    return kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, size, 0);
}

}  // namespace

TEST_CASE("The paper on the screen is the PDF, square by square") {
    const support::Folder folder;
    const auto papers = printer::make_papers(house().catalog, terminal::household("family_of_four"), house().today, house().fonts);
    REQUIRE(papers);
    REQUIRE(papers->complete);
    int compared = 0;
    for (std::size_t form = 0; form < papers->laid_out.size(); ++form) {
        const std::string id = papers->view.forms[form].form->id;
        const auto file = std::find_if(papers->files.begin(), papers->files.end(), [&](const auto& one) { return one.name.find(id) != std::string::npos; });
        if (file == papers->files.end() || compared >= 3) continue;
        CAPTURE(id);
        std::ofstream(folder.path / "form.pdf", std::ios::binary) << file->bytes;
        const auto ran = support::run("pdftoppm -gray -singlefile -r " + std::to_string(kDpi) + " " + support::quoted(folder.path / "form.pdf") + " " + support::quoted(folder.path / "form"));
        REQUIRE_MESSAGE(ran.status == 0, ran.output);
        const Difference apart = difference(grey_of(picture_of(papers->laid_out[form].pages.front())), read_pgm(folder.path / "form.pgm"));
        CAPTURE(apart.at_column);
        CAPTURE(apart.at_row);
        CHECK(apart.ink > 0.01);                                  // there is something to compare
        CHECK(apart.largest < 0.20);
        CHECK(apart.mean < 0.009);
        ++compared;
    }
    CHECK(compared == 3);
}

TEST_CASE("The paper on the page is the PDF at 100, 200 and 400 percent, as far as it is seen") {
    const support::Folder folder;
    const forms::Answers family = terminal::household("family_of_four");
    const auto papers = printer::make_papers(house().catalog, family, house().today, house().fonts);
    REQUIRE(papers);
    const std::string id = papers->view.forms.front().form->id;
    const auto file = std::find_if(papers->files.begin(), papers->files.end(), [&](const auto& one) { return one.name.find(id) != std::string::npos; });
    REQUIRE(file != papers->files.end());
    std::ofstream(folder.path / "form.pdf", std::ios::binary) << file->bytes;
    auto rasteriser = printer::GlyphRasteriser::open(house().fonts);
    REQUIRE(rasteriser);
    kiosk::ui::PictureMaker maker(house().fonts, std::move(*rasteriser));
    for (const int zoom : {0, 1, 2}) {
        CAPTURE(zoom);
        kiosk::PaperView view;
        view.zoom = zoom;
        const Page page = page_of(looking(view));
        const Widget& paper = *page.find("paper");
        // The panel's pixels are chosen so that a millimetre of the paper has as many as the PDF's picture.
        const double density = kDensity / paper.sheet->scale;
        const Picture whole = maker.picture(page, {density, static_cast<int>(std::lround(page.size.width_mm * density)), static_cast<int>(std::lround(page.size.height_mm * density))});
        const auto px = [&](double mm) { return static_cast<int>(std::lround(mm * density)); };
        const auto ran = support::run("pdftoppm -gray -singlefile -r " + std::to_string(kDpi) + " -x " + std::to_string(px(paper.box.x_mm - paper.sheet->corner.x_mm)) + " -y " +
                                      std::to_string(px(paper.box.y_mm - paper.sheet->corner.y_mm)) + " -W " + std::to_string(px(paper.box.width_mm)) + " -H " + std::to_string(px(paper.box.height_mm)) + " " +
                                      support::quoted(folder.path / "form.pdf") + " " + support::quoted(folder.path / "form"));
        REQUIRE_MESSAGE(ran.status == 0, ran.output);
        const Grey screen = grey_of(whole), pdf = read_pgm(folder.path / "form.pgm");
        Grey seen{pdf.width, pdf.height, {}};
        for (int y = 0; y < pdf.height; ++y)
            for (int x = 0; x < pdf.width; ++x) seen.level.push_back(static_cast<unsigned char>(screen.at(px(paper.box.x_mm) + x, px(paper.box.y_mm) + y)));
        const Difference apart = difference(seen, pdf);
        CHECK(apart.ink > 0.005);
        CHECK(apart.largest < 0.25);
        CHECK(apart.mean < 0.02);
    }
}

TEST_CASE("A scene with one word missing is told from its PDF") {
    const auto papers = printer::make_papers(house().catalog, terminal::household("family_of_four"), house().today, house().fonts);
    REQUIRE(papers);
    printer::PageScene whole = papers->laid_out.front().pages.front(), lacking = whole;
    const auto run = std::find_if(lacking.marks.begin(), lacking.marks.end(), [](const printer::Mark& mark) {
        const auto* text = std::get_if<printer::TextRun>(&mark);
        return text && text->glyphs.size() >= 4 && text->em_mm > 2.5;
    });
    REQUIRE(run != lacking.marks.end());
    lacking.marks.erase(run);
    CHECK(difference(grey_of(picture_of(lacking)), grey_of(picture_of(whole))).largest > 0.20);
}

TEST_CASE("The papers open from the last page before sending, are made larger and turned by buttons, and close again") {
    for (const auto size : {terminal::kPortrait, terminal::kLandscape}) {
        kiosk::Session session;
        session.answers = terminal::household("family_of_four");
        session.page = kiosk::SendPage{};
        const auto tap = [&](const std::string& id) {
            const Page page = page_of(session, size);
            const Widget* widget = page.find(id);
            REQUIRE_MESSAGE((widget && widget->tap), id);
            session = kiosk::step(session, kiosk::to_event(*widget->tap), 0, house().world()).session;
        };
        tap("paper");
        const double whole = page_of(session, size).find("paper")->sheet->scale;
        CHECK_FALSE(page_of(session, size).find("move.down"));    // the whole page is seen
        tap("zoom.200");
        CHECK(page_of(session, size).find("paper")->sheet->scale == doctest::Approx(2 * whole));
        const double before = page_of(session, size).find("paper")->sheet->corner.y_mm;
        tap("move.down");
        CHECK(page_of(session, size).find("paper")->sheet->corner.y_mm < before);
        tap("zoom.400");
        CHECK(page_of(session, size).find("paper")->sheet->scale == doctest::Approx(4 * whole));
        int pages = 1;
        for (; page_of(session, size).find("page.next"); ++pages) tap("page.next");
        CHECK(pages >= 9);                                        // through every form to the last page
        while (page_of(session, size).find("page.previous")) tap("page.previous");
        tap("back");
        CHECK_FALSE(session.paper);
        CHECK(std::holds_alternative<kiosk::SendPage>(session.page));
    }
}

TEST_CASE("The box that is asked about is outlined, on the page where it stands") {
    const forms::Slot slot{"phone", forms::kWholeCase};
    const auto view = forms::view_case(house().catalog, terminal::household("family_of_four"), house().today);
    kiosk::PaperView paper = kiosk::screens::paper_of(view, slot);
    REQUIRE(paper.outlined == slot);
    const Page page = page_of(looking(paper));
    const auto& sheet = *page.find("paper")->sheet;
    REQUIRE_FALSE(sheet.outlined.empty());
    const bool is_a_box = std::any_of(sheet.scene.fields.begin(), sheet.scene.fields.end(), [&](const printer::FieldBox& field) {
        return field.box.x_mm == sheet.outlined.front().x_mm && field.box.y_mm == sheet.outlined.front().y_mm;
    });
    CHECK(is_a_box);
}

TEST_CASE("The outline around the box is seen, around that box and nowhere else, at every zoom") {
    const forms::Slot slot{"phone", forms::kWholeCase};
    const auto view = forms::view_case(house().catalog, terminal::household("family_of_four"), house().today);
    auto rasteriser = printer::GlyphRasteriser::open(house().fonts);
    REQUIRE(rasteriser);
    kiosk::ui::PictureMaker maker(house().fonts, std::move(*rasteriser));
    constexpr double density = 4;
    for (const int zoom : {0, 1, 2}) {
        CAPTURE(zoom);
        kiosk::PaperView paper = kiosk::screens::paper_of(view, slot);
        paper.zoom = zoom;
        const Page page = page_of(looking(paper));
        const Widget& widget = *page.find("paper");
        REQUIRE_FALSE(widget.sheet->outlined.empty());
        const Picture picture = maker.picture(page, {density, static_cast<int>(page.size.width_mm * density), static_cast<int>(page.size.height_mm * density)});
        int on_edge = 0, elsewhere = 0;
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) {
                const unsigned char* pixel = &picture.pixels[static_cast<std::size_t>((y * picture.width + x) * 3)];
                if (pixel[0] != kiosk::ui::kRedBorder.red || pixel[1] != kiosk::ui::kRedBorder.green || pixel[2] != kiosk::ui::kRedBorder.blue) continue;
                const double x_mm = (x / density - widget.sheet->corner.x_mm) / widget.sheet->scale, y_mm = (y / density - widget.sheet->corner.y_mm) / widget.sheet->scale;
                const double around = 4 / widget.sheet->scale;
                const bool is_near = std::any_of(widget.sheet->outlined.begin(), widget.sheet->outlined.end(), [&](const printer::BoxMm& box) {
                    return x_mm > box.x_mm - around && x_mm < box.right_mm() + around && y_mm > box.y_mm - around && y_mm < box.bottom_mm() + around;
                });
                ++(is_near ? on_edge : elsewhere);
            }
        CHECK(on_edge > 100);
        CHECK(elsewhere == 0);
    }
}

TEST_CASE("An answer that a rule takes over into a box of another name is outlined there, asked about or answered") {
    const forms::Slot slot{"move_date", forms::kWholeCase};
    forms::Answers answers = terminal::household("family_of_four");
    for (const bool is_answered : {true, false}) {
        CAPTURE(is_answered);
        if (!is_answered) answers.forget(slot);
        const auto view = forms::view_case(house().catalog, answers, house().today);
        const kiosk::PaperView paper = kiosk::screens::paper_of(view, slot);
        CHECK(view.forms[static_cast<std::size_t>(paper.form)].form->id == "juumin_idou_todoke");        // where it is 異動年月日, of every event
        CHECK_FALSE(view.situation.shows({"birth", 0}, slot));
    }
}

TEST_CASE("No paper on the screen shows a 個人番号, even when one is there") {
    forms::Answers answers = terminal::household("family_of_four");
    const std::string number = "123456789018";
    for (int person = 0; person < 4; ++person) answers.set({"my_number", person}, number, forms::Source::clerk);
    const auto view = forms::view_case(house().catalog, answers, house().today);
    kiosk::Session session = looking({});
    session.answers = answers;
    for (std::size_t form = 0; form < view.forms.size(); ++form) {
        session.paper = kiosk::PaperView{static_cast<int>(form), 0, 0, {}, {}, {}};
        const Page page = page_of(session);
        std::string digits;
        for (const printer::Mark& mark : page.find("paper")->sheet->scene.marks)
            if (const auto* run = std::get_if<printer::TextRun>(&mark))
                for (const auto& glyph : run->glyphs) digits += glyph.code < 128 ? static_cast<char>(glyph.code) : ' ';
        CHECK_MESSAGE(digits.find(number) == std::string::npos, view.forms[form].form->id);
    }
}
