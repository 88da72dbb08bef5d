// Rules that hold on every kind of page alike: staff and the way out in one place, wishes one tap away, black and white without a
// colour, the mark of the practice, and the 個人番号 nowhere.
// What one page has to itself is asserted beside that page; sizes and distances in rules_test.cpp.
#include "kiosk/ui/picture.h"
#include "printer/papers.h"
#include "support/build.h"
#include "support/printed_runs.h"
#include "tests/kiosk/every_page.h"

#include <doctest/doctest.h>

#include <algorithm>

using every_page::laid;
using every_page::shots;
using kiosk::Shot;
using kiosk::ui::BoxMm;
using kiosk::ui::Page;
using kiosk::ui::Widget;
using terminal::house;

namespace {

const std::vector<Shot>& of_the_family() {
    static const std::vector<Shot> all = shots(terminal::household("family_of_four"));
    return all;
}

/// Everything that can be read on a page or heard of it, papers included.
std::string everything_on(const Page& page) {
    std::string words;
    for (const Widget& widget : page.widgets) {
        words += widget.text() + "\n" + widget.given + "\n" + widget.speech + "\n";
        if (!widget.sheet) continue;
        printer::LaidOutForm sheet;
        sheet.pages.push_back(widget.sheet->scene);
        words += support::letters_of(sheet);
    }
    return words;
}

/// Pages that nobody can leave for a moment, or that stand over another one until they are answered.
bool is_between(const std::string& name) { return name == "sending" || name == "idle"; }

}  // namespace

TEST_CASE("The pages that every rule is asserted on are of every kind there is") {
    std::set<std::size_t> kinds;
    std::set<std::string> names;
    for (const Shot& shot : of_the_family()) {
        kinds.insert(shot.session.page.index());
        names.insert(shot.name);
    }
    CHECK(kinds.size() == std::variant_size_v<kiosk::Page>);
    CHECK(names.size() > 100);
}

TEST_CASE("「職員を呼ぶ」「やめる」「文字の大きさ」「もどる」 stand in the same place on every kind of page that has them") {
    for (const auto size : {terminal::kPortrait, terminal::kLandscape, terminal::kSmallPortrait})
        for (const auto reach : {kiosk::Reach::whole, kiosk::Reach::low})
            for (const auto hand : {kiosk::Hand::right, kiosk::Hand::left}) {
                if (support::kLooksForWrongMemory && (size.width_mm != terminal::kLandscape.width_mm || reach != kiosk::Reach::low)) continue;
                std::map<std::string, BoxMm> places;
                std::map<std::string, int> seen;
                for (Shot shot : of_the_family()) {
                    shot.session.comfort.reach = reach;
                    shot.session.comfort.hand = hand;
                    if (kiosk::is_practice(shot.session)) continue;             // stands below a band
                    const Page page = laid(shot, size);
                    for (const char* id : {"staff", "quit", "back", "comfort"})
                        if (const Widget* widget = page.find(id)) {
                            ++seen[id];
                            const BoxMm& place = places.emplace(id, widget->box).first->second;
                            CHECK_MESSAGE((place.x_mm == widget->box.x_mm && place.y_mm == widget->box.y_mm), shot.name << " " << id << " " << size.width_mm);
                        }
                }
                CHECK(seen["staff"] > 90);
                CHECK(seen["quit"] > 80);
                CHECK(seen["back"] > 60);
                CHECK(seen["comfort"] > 90);
            }
}

TEST_CASE("Every kind of page has the button that calls staff and, once somebody is there, the one that ends the visit") {
    for (const Shot& shot : of_the_family()) {
        const Page page = laid(shot);
        const bool is_called = shot.name.starts_with("staff");
        if (is_between(shot.name)) continue;
        CHECK_MESSAGE((page.find("staff") || is_called), shot.name);
        const bool has_end = page.find("quit") || page.find("finish");
        const bool is_empty = std::holds_alternative<kiosk::StartPage>(shot.session.page);
        CHECK_MESSAGE((has_end || is_empty || is_called || shot.name == "comfort" || shot.session.paper), shot.name);
    }
}

TEST_CASE("From every kind of page the wishes are one tap away and lead back to the same page with the same answers") {
    kiosk::World world = house().world();
    world.has_scanner = world.has_own_codes = true;
    int asserted = 0;
    for (const Shot& shot : of_the_family()) {
        const Page page = laid(shot);
        const Widget* button = page.find("comfort");
        if (is_between(shot.name) || shot.name == "comfort") continue;
        REQUIRE_MESSAGE((button && button->tap), shot.name);
        ++asserted;
        const auto opened = kiosk::step(shot.session, kiosk::to_event(*button->tap), shot.now_ms, world).session;
        const Page wishes = laid({shot.name, opened, shot.now_ms});
        for (const char* id : {"size.standard", "size.large", "size.largest", "colours.standard", "colours.white", "colours.black", "reach.low", "hand.left"}) CHECK_MESSAGE(wishes.find(id), shot.name << " " << id);
        for (const std::string& language : house().strings.languages()) CHECK_MESSAGE(wishes.find("language." + language), shot.name);
        const auto changed = kiosk::step(opened, kiosk::to_event(*wishes.find("size.large")->tap), shot.now_ms, world).session;
        const auto closed = kiosk::step(changed, kiosk::GoOn{}, shot.now_ms, world).session;
        const bool was_notice = shot.session.notice != kiosk::Notice::none;      // then the page below it
        CHECK_MESSAGE((was_notice || laid({shot.name, closed, shot.now_ms}).id == page.id), shot.name);
        CHECK_MESSAGE(closed.page.index() == shot.session.page.index(), shot.name);
        CHECK_MESSAGE(closed.answers == shot.session.answers, shot.name);
        CHECK(closed.comfort.size == kiosk::TextSize::large);
        if (was_notice) continue;
        // There and back again in another language and size: everything stands as it stood, typed or chosen.
        kiosk::Session returned = shot.session;
        for (const kiosk::Event& wish : {kiosk::Event{kiosk::ShowComfort{}}, kiosk::Event{kiosk::SetComfort{{kiosk::TextSize::largest, kiosk::Colours::black, kiosk::Reach::low, kiosk::Hand::left}}},
                                         kiosk::Event{kiosk::ChooseLanguage{"en"}}, kiosk::Event{kiosk::GoOn{}}, kiosk::Event{kiosk::ShowComfort{}}, kiosk::Event{kiosk::SetComfort{{}}},
                                         kiosk::Event{kiosk::ChooseLanguage{"ja"}}, kiosk::Event{kiosk::GoOn{}}})
            returned = kiosk::step(std::move(returned), wish, shot.now_ms, world).session;
        CHECK_MESSAGE(everything_on(laid({shot.name, returned, shot.now_ms})) == everything_on(page), shot.name);
    }
    CHECK(asserted > 90);
}

TEST_CASE("Each language stands on the start screen in its own script, and whoever arrives sees the sizes and colours beside them") {
    for (const auto size : {terminal::kPortrait, terminal::kLandscape, terminal::kLargePortrait, terminal::kLargeLandscape})
        for (const std::string& language : house().strings.languages()) {
            CAPTURE(language);
            CAPTURE(size.width_mm);
            Shot start{"start", page_rules::on_page({}, kiosk::StartPage{}), 0};
            start.session.language = language;
            const Page page = laid(start, size);
            for (const std::string& other : house().strings.languages()) {
                REQUIRE(page.find("language." + other));
                CHECK(page.find("language." + other)->given == house().strings.text(other, "language.name"));
            }
            for (const char* id : {"size.standard", "size.large", "size.largest", "colours.standard", "colours.white", "colours.black"})
                CHECK_MESSAGE((page.find(id) || (language != "ja" && page.find("comfort"))), id);        // longer words: behind 「文字の大きさ」 where a wide panel lacks the room
        }
}

TEST_CASE("On no kind of page, no paper and no slip does a 個人番号 stand, even when one is there") {
    const std::string number = "123456789018";
    forms::Answers answers = terminal::household("family_of_four");
    for (int person = 0; person < 4; ++person) answers.set({"my_number", person}, number, forms::Source::clerk);
    std::set<std::string> forbidden;                                       // as it stands, in groups, in wide digits
    for (const std::string& digits : {number, std::string("1234 5678 9018"), std::string("1234-5678-9018"), std::string("56789018"), std::string("12345678")}) {
        forbidden.insert(digits);
        forbidden.insert(terminal::in_wide_digits(digits));
    }
    const auto check = [&](const std::string& words, const std::string& where) {
        for (const std::string& digits : forbidden) CHECK_MESSAGE(words.find(digits) == std::string::npos, where);
    };
    for (const std::string& language : house().strings.languages())
        for (Shot shot : shots(answers)) {
            shot.session.language = language;
            check(everything_on(laid(shot)), shot.name);
        }
    const auto view = forms::view_case(house().catalog, answers, house().today);
    int papers = 0;
    for (int form = 0; form < static_cast<int>(view.forms.size()); ++form)
        for (int page = 0; page < 6; ++page) {
            kiosk::Session session = page_rules::on_page(answers, kiosk::SendPage{});
            session.paper = kiosk::PaperView{form, page, 0, {}, {}, {}};
            check(everything_on(laid({"paper", session, 0})), view.forms[static_cast<std::size_t>(form)].form->id);
            ++papers;
        }
    CHECK(papers > 30);
    const auto made = printer::make_papers(house().catalog, answers, house().today, house().fonts);
    REQUIRE(made);
    REQUIRE_FALSE(made->slips.empty());
    for (const auto& slip : made->slips) check(support::letters_of(slip.sheets), "slip");
}

TEST_CASE("In practice every kind of page says so, above everything else") {
    for (const std::string& language : house().strings.languages())
        for (Shot shot : of_the_family()) {
            if (std::holds_alternative<kiosk::ConfirmPage>(shot.session.page)) continue;       // of a case that was sent
            shot.session.mode = kiosk::Mode::practice;
            if (auto* done = std::get_if<kiosk::DonePage>(&shot.session.page)) done->mode = kiosk::Mode::practice;
            shot.session.language = language;
            const Page page = laid(shot);
            const Widget* mark = page.find("practice.mark");
            REQUIRE_MESSAGE(mark, shot.name);
            CHECK(mark->given == house().strings.text(language, "practice.mark"));
            for (const Widget& widget : page.widgets)
                if (widget.tap) CHECK_MESSAGE(widget.box.y_mm >= mark->box.bottom_mm() - 0.05, shot.name << " " << widget.id);
        }
}

TEST_CASE("In the black and white modes every kind of page is drawn without a colour, on white or on black") {
    auto rasteriser = printer::GlyphRasteriser::open(house().fonts);
    REQUIRE(rasteriser);
    kiosk::ui::PictureMaker maker(house().fonts, std::move(*rasteriser));
    const kiosk::ui::Panel coarse{1.5, 402, 715};
    for (const auto colours : {kiosk::Colours::white, kiosk::Colours::black})
        for (Shot shot : of_the_family()) {
            if (shot.session.paper || kiosk::is_practice(shot.session)) continue;       // paper_test.cpp; the band of the practice is the first pixel
            shot.session.comfort.colours = colours;
            const auto picture = maker.picture(laid(shot, coarse.size_mm()), coarse);
            int coloured = 0;
            for (std::size_t i = 0; i + 2 < picture.pixels.size(); i += 3) coloured += picture.pixels[i] != picture.pixels[i + 1] || picture.pixels[i] != picture.pixels[i + 2];
            CHECK_MESSAGE(coloured == 0, shot.name);
            CHECK_MESSAGE(picture.pixels[0] == (colours == kiosk::Colours::white ? 255 : 0), shot.name);
        }
}
