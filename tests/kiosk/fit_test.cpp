// In which letters a page is laid: the resident's, or the largest in which it has everything (kiosk/screens/fit.h).
// Whether each page keeps its rules in them is asserted where the rules are (page_rules.h).
#include "support/build.h"
#include "tests/kiosk/every_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using kiosk::Reach;
using kiosk::TextSize;
using terminal::house;

namespace {

const forms::Answers& family() {
    static const forms::Answers answers = terminal::household("family_of_four");
    return answers;
}

}  // namespace

TEST_CASE("From 21.5 inches a page stands in the letters that were asked for, but for one in forty in 特大" * doctest::skip(support::kLooksForWrongMemory)) {
    const kiosk::ui::SizeMm panels[] = {{476.4, 268}, {268, 476.4}, {597.7, 336.2}, {336.2, 597.7}, {708.4, 398.5}, {398.5, 708.4}};
    int pages = 0, smaller = 0, without = 0;
    for (kiosk::Shot& shot : every_page::shots(family()))
        for (const auto size : panels) {
            shot.session.comfort.size = TextSize::largest;
            const auto page = every_page::laid(shot, size);
            ++pages;
            smaller += page.letters != TextSize::largest;
            without += !page.left_out.empty();
        }
    MESSAGE(smaller << " of " << pages << " pages in smaller letters, " << without << " without something");
    CHECK(pages > 600);
    CHECK(smaller * 40 <= pages);
    CHECK(without * 500 <= pages);
}

TEST_CASE("Labels of one list are of one size") {
    const kiosk::ui::SizeMm panels[] = {terminal::kSmallPortrait, terminal::kSmallLandscape, {336.2, 597.7}};
    int lists = 0;
    for (kiosk::Shot& shot : every_page::shots(family()))
        for (const auto size : panels)
            for (const TextSize letters : {TextSize::standard, TextSize::largest}) {
                shot.session.comfort.size = letters;
                const auto page = every_page::laid(shot, size);
                std::map<double, std::string> by_size;
                for (const auto& widget : page.widgets)
                    if (widget.role == kiosk::ui::Role::answer && widget.id.starts_with("choice.") && !widget.lines.empty())
                        by_size.emplace(std::round(widget.lines.front().type.em_mm * 100), widget.id);
                lists += !by_size.empty();
                CAPTURE(shot.name);
                CAPTURE(size.width_mm);
                CHECK_MESSAGE(by_size.size() <= 1, by_size.begin()->second << " and " << by_size.rbegin()->second);
            }
    CHECK(lists > 100);
}

TEST_CASE("The chosen era stands in one piece beside its mark, in every language, size and panel") {
    int eras = 0;
    for (const char* language : {"ja", "ja_easy", "en"})
        for (const auto size : {terminal::kSmallPortrait, terminal::kSmallLandscape, terminal::kPortrait, kiosk::ui::SizeMm{476.4, 268}, terminal::kLargePortrait})
            for (const TextSize letters : {TextSize::standard, TextSize::large, TextSize::largest})
                for (const char* calendar : {"showa", "western"}) {
                    kiosk::DateDraft draft;
                    draft.calendar = calendar;
                    kiosk::Session session = page_rules::on_page(family(), kiosk::QuestionPage{{"birth", 0}, draft, std::nullopt, std::nullopt});
                    session.language = language;
                    session.comfort.size = letters;
                    const auto page = kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, size, 0);
                    const auto* era = page.find(std::string("era.") + calendar);
                    REQUIRE(era);
                    ++eras;
                    const auto words = std::count_if(era->lines.begin(), era->lines.end(), [](const auto& line) { return !line.is_reading; });
                    CHECK_MESSAGE(words == 1, language << " " << calendar << " " << size.width_mm << " " << static_cast<int>(letters));
                }
    CHECK(eras == 90);
}

TEST_CASE("A list that keys narrow down keeps the letters that were asked for, however long it is") {
    for (kiosk::Shot& shot : every_page::shots(family())) {
        if (shot.name != "bank_2_row" && shot.name != "bank_3_branches" && shot.name != "address_own_1_list") continue;
        shot.session.comfort.size = TextSize::largest;
        const auto page = every_page::laid(shot, terminal::kSmallPortrait);
        CHECK_MESSAGE(page.letters == TextSize::largest, shot.name);
        CHECK_MESSAGE(page.sheets > kiosk::ui::kSheetsOfLines, shot.name);
        for (const auto& widget : page.widgets) CHECK_MESSAGE(widget.id != "sheet.note", shot.name);          // nobody counts so many
    }
}

TEST_CASE("Answers that stand on one sheet without the explanation stand there, and the explanation behind 「説明」") {
    for (kiosk::Shot& shot : every_page::shots(family())) {
        if (shot.name != "together") continue;
        const auto page = every_page::laid(shot);
        CHECK(page.sheets == 1);
        CHECK(std::any_of(page.widgets.begin(), page.widgets.end(), [](const auto& widget) { return widget.id == "explain"; }));
        CHECK(std::count_if(page.widgets.begin(), page.widgets.end(), [](const auto& widget) { return widget.id.starts_with("choice."); }) > 3);
        return;
    }
    FAIL("no page of people who are asked together");
}

TEST_CASE("On 15.6 inches, too, nineteen pages of twenty have everything in some letters, within reach where that is asked" * doctest::skip(support::kLooksForWrongMemory)) {
    int pages = 0, without = 0;
    for (kiosk::Shot& shot : every_page::shots(family()))
        for (const Reach reach : {Reach::whole, Reach::low})
            for (const kiosk::ui::SizeMm size : {terminal::kSmallLandscape, terminal::kSmallPortrait}) {
                shot.session.comfort = {TextSize::largest, kiosk::Colours::standard, reach, kiosk::Hand::right};
                const auto page = every_page::laid(shot, size);
                ++pages;
                without += !page.left_out.empty();
            }
    CHECK(pages > 400);
    CHECK(without * 20 <= pages);
}

TEST_CASE("All sheets of the check page stand in the same letters, so that turning shows every row once" * doctest::skip(support::kLooksForWrongMemory)) {
    const auto view = forms::view_case(house().catalog, family(), house().today);
    // The smallest panel, on which letters are tried, and the usual one; in English there are more sheets than anybody should turn.
    struct Screen {
        kiosk::ui::SizeMm size;
        Reach reach = Reach::whole;
        const char* language = "ja";
        kiosk::Mode mode = kiosk::Mode::real;
    };
    const Screen screens[] = {{terminal::kSmallLandscape}, {terminal::kSmallPortrait, Reach::low}, {terminal::kLargePortrait},
                              {terminal::kSmallLandscape, Reach::whole, "en"}, {terminal::kSmallLandscape, Reach::whole, "ja", kiosk::Mode::practice}};
    for (const Screen& screen : screens) {
        CAPTURE(screen.size.width_mm);
        CAPTURE(screen.language);
        std::multiset<std::string> rows;
        int sheets = 1;
        std::set<TextSize> letters;
        for (int sheet = 0; sheet < sheets; ++sheet) {
            kiosk::Session session = page_rules::on_page(family(), kiosk::CheckPage{sheet});
            session.comfort = {TextSize::largest, kiosk::Colours::standard, screen.reach, kiosk::Hand::right};
            session.language = screen.language;
            session.mode = screen.mode;
            const auto page = kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, screen.size, 0, &view);
            if (sheet == 0) sheets = page.sheets;
            CHECK(page.sheets == sheets);
            letters.insert(page.letters);
            for (const auto& widget : page.widgets)
                if (widget.id.starts_with("value.")) rows.insert(widget.id);
        }
        CHECK(letters.size() == 1);
        CHECK(sheets > 5);
        CHECK(rows.size() > 40);
        for (const std::string& row : rows) CHECK(rows.count(row) == 1);
    }
}

TEST_CASE("From 21.5 inches a mistake that is pointed out makes the letters smaller on hardly any question" * doctest::skip(support::kLooksForWrongMemory)) {
    const kiosk::ui::SizeMm panels[] = {{476.4, 268}, {268, 476.4}, {597.7, 336.2}, {336.2, 597.7}};
    int pages = 0, smaller = 0;
    for (const auto& [slot, answer] : family().slots) {
        const forms::Item& item = *house().catalog.item(slot.item);
        if (slot.person > 0 || !house().catalog.question_for(slot.item)) continue;
        for (const auto size : panels) {
            kiosk::Session session = page_rules::on_page(family(), kiosk::QuestionPage{slot, kiosk::blank_draft(item, house().books), std::nullopt, std::nullopt});
            session.comfort.size = TextSize::largest;
            const auto laid = [&] { return kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, size, 0); };
            const TextSize before = laid().letters;
            std::get<kiosk::QuestionPage>(session.page).problem = kiosk::EntryProblem{"problem.choice.none"};
            ++pages;
            smaller += laid().letters != before;
        }
    }
    MESSAGE(smaller << " of " << pages << " questions");
    CHECK(pages > 100);
    CHECK(smaller * 20 <= pages);
}
