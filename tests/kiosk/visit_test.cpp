// Whole visits by taps, without a window: the family of four from the start screen to its PDFs.
// The window has its own test in tests/whole.
#include "forms/interview.h"
#include "printer/file.h"
#include "kiosk/files.h"
#include "printer/papers.h"
#include "support/build.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

using terminal::house;
using terminal::Terminal;

namespace {

/// Every file that `kakanai fill` would write for the answers, compared byte by byte with what the kiosk wrote.
void check_same_papers(const forms::Answers& answers, const std::filesystem::path& folder) {
    const auto papers = printer::make_papers(house().catalog, answers, house().today, house().fonts);
    REQUIRE(papers);
    REQUIRE(papers->complete);
    REQUIRE(papers->files.size() > 1);
    for (const printer::PaperFile& file : papers->files) {
        const auto written = printer::read_file(folder / file.name, kiosk::kFileBytesMax);
        REQUIRE_MESSAGE(written, file.name);
        CHECK_MESSAGE((*written == file.bytes), file.name);
    }
}

/// A household file may say more than the interview asks; the staff sheet would show that too.
forms::Answers only_asked(forms::Answers answers, std::set<forms::Slot> asked) {
    asked.insert({kiosk::kErrandItem, forms::kWholeCase});
    std::erase_if(answers.slots, [&](const auto& entry) { return !asked.contains(entry.first); });
    return answers;
}

void send(Terminal& screen) {
    while (screen.page() != "check/0") screen.tap("back");
    screen.tap("next");
    screen.tap("send");
    REQUIRE(screen.page() == "done");
}

}  // namespace

TEST_CASE("The family of four answers every question by taps and gets the papers that fill makes of its answers") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.begin("tennyu");
    const auto asked = resident::answer_all(screen, terminal::known(family));
    CHECK(asked.size() > 40);
    screen.tap("next");
    screen.tap("send");
    REQUIRE(screen.page() == "done");
    CHECK(screen.now_shown().find("number")->text() == "A-001");
    check_same_papers(only_asked(family, asked), screen.data.path / "cases" / "A-001");
}

TEST_CASE("The same visit ends in the same papers on a wide panel") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen(terminal::kLandscape);
    screen.begin("tennyu");
    const auto asked = resident::answer_all(screen, terminal::known(family));
    screen.tap("next");
    screen.tap("send");
    check_same_papers(only_asked(family, asked), screen.data.path / "cases" / "A-001");
}

TEST_CASE("Nothing is asked twice, and the session forgets everything when the case is sent") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.begin("tennyu");
    resident::answer_all(screen, terminal::known(family));                // requires that no slot is asked a second time
    send(screen);
    CHECK(screen.session().answers.slots.empty());
    CHECK(screen.session().answered.empty());
    screen.wait_ms(kiosk::kDoneShown_ms);
    CHECK(screen.page() == "start");
}

TEST_CASE("The number is shown for a minute, the last twenty seconds with a word of it, and nothing of the resident beside it") {
    const forms::Answers single = terminal::household("single");
    Terminal screen;
    screen.begin("tennyu");
    resident::answer_all(screen, terminal::known(single));
    send(screen);
    CHECK_FALSE(screen.now_shown().find("clearing"));
    for (const auto& widget : screen.now_shown().widgets)
        for (const char* item : {"name", "kana", "phone"})
            for (const auto& [slot, answer] : single.slots)
                if (slot.item == item && answer.value) CHECK_MESSAGE(widget.text().find(std::get<std::string>(*answer.value)) == std::string::npos, widget.id);
    screen.wait_ms(kiosk::kDoneShown_ms - kiosk::kDoneWarning_ms + 1000);
    CHECK(screen.page() == "done");
    CHECK(screen.now_shown().find("clearing"));
    screen.wait_ms(kiosk::kDoneWarning_ms);
    CHECK(screen.page() == "start");
}

TEST_CASE("Two cases get two numbers") {
    const forms::Answers single = terminal::household("single");
    Terminal screen;
    for (const char* number : {"A-001", "A-002"}) {
        screen.begin("tennyu");
        resident::answer_all(screen, terminal::known(single));
        screen.tap("next");
        screen.tap("send");
        CHECK(screen.now_shown().find("number")->text() == number);
        screen.tap("finish");
    }
}

TEST_CASE("Every household of the samples can be entered on the screen") {
    for (const char* name : {"single", "old_couple", "foreign_family", "joins_household", "kokuho_note_only", "rare_characters", "three_generations_of_eight", "unknowns"}) {
        if (support::kLooksForWrongMemory && name != std::string_view("foreign_family")) continue;
        CAPTURE(name);
        const forms::Answers answers = terminal::household(name);
        Terminal screen;
        screen.begin("tennyu");
        CHECK(resident::answer_all(screen, terminal::known(answers)).size() > 10);
    }
}

TEST_CASE("Changing an answer on the check page comes back to it, asking only what is new") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.begin("tennyu");
    resident::answer_all(screen, terminal::known(family));

    {
        INFO("an answer without consequences");
        resident::tap_on_sheets(screen, "change.phone.-1");
        for (int i = 0; i < 15; ++i) screen.tap("erase");
        for (const char digit : std::string("0838201234")) screen.tap("key." + std::string(1, digit));
        screen.tap("next");
        CHECK(screen.page().starts_with("check/"));
        CHECK(std::get<std::string>(*screen.session().answers.find({"phone", -1})->value) == "0838-20-1234");
    }
    {
        INFO("leaving the change with 「もどる」 keeps the answer");
        const forms::Answers before = screen.session().answers;
        resident::tap_on_sheets(screen, "change.phone.-1");
        screen.tap("erase");
        screen.tap("back");
        CHECK(screen.page().starts_with("check/"));
        CHECK(screen.session().answers == before);
    }
    {
        INFO("an answer that raises a new question");
        resident::tap_on_sheets(screen, "change.wants_juminhyo.-1");
        screen.tap("choice.yes");
        CHECK(screen.page().starts_with("question/cert_"));
    }
}

TEST_CASE("「もどる」 goes to the question answered before, with the answer still there") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.begin("tennyu");
    const forms::Slot first = resident::answer_one(screen, terminal::known(family));
    const forms::Slot second = resident::answer_one(screen, terminal::known(family));
    const std::string third = screen.page();
    screen.tap("back");
    CHECK(*resident::slot_of(screen.page()) == second);
    CHECK(screen.session().answers.find(second));
    screen.tap("back");
    CHECK(*resident::slot_of(screen.page()) == first);
    while (*resident::slot_of(screen.page()) == first) screen.tap("next");      // an address has several stages
    CHECK(screen.page() == third);
}

TEST_CASE("「わからない」 is an answer: it is not asked again and shows as 未回答") {
    Terminal screen;
    screen.begin("tennyu");
    const forms::Answers family = terminal::household("family_of_four");
    forms::Answers without_phone = family;
    without_phone.forget({"phone", forms::kWholeCase});
    resident::answer_all(screen, terminal::known(without_phone));
    const forms::Answer* phone = screen.session().answers.find({"phone", forms::kWholeCase});
    REQUIRE(phone);
    CHECK_FALSE(phone->value);
    while (!screen.now_shown().find("value.phone.-1")) screen.tap("sheet.next");
    CHECK(screen.now_shown().find("value.phone.-1")->text() == house().strings.text("ja", "review.unanswered"));
}
