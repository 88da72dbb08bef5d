// What step() decides beside the questions: time running out, leaving, fingers that slip, a disk that fails.
// The clock is a number that the test moves.
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <fstream>

using terminal::house;
using terminal::Terminal;

namespace {

}  // namespace

TEST_CASE("After 120 seconds without a touch a warning counts down 45 seconds, then everything is wiped") {
    Terminal screen;
    screen.begin("tennyu");
    resident::answer_one(screen, terminal::known(terminal::household("family_of_four")));
    screen.wait_ms(kiosk::kIdleBeforeWarning_ms - 1);
    CHECK(screen.page() != "idle");
    screen.wait_ms(1);
    CHECK(screen.page() == "idle");
    CHECK(screen.now_shown().find("idle.left")->text().find("45") != std::string::npos);
    screen.wait_ms(kiosk::kIdleCountdown_ms - 1);
    CHECK(screen.page() == "idle");
    screen.wait_ms(1);
    CHECK(screen.page() == "start");
    CHECK(screen.session().answers.slots.empty());
}

TEST_CASE("A city may wait up to five minutes before the warning, and never less than two") {
    forms::Catalog catalog = terminal::house().catalog;
    kiosk::World world = terminal::house().world();
    world.catalog = &catalog;
    const auto warned_after_s = [&](std::int64_t idle_seconds) {
        catalog.city.settings["idle_seconds"].value = idle_seconds;
        const kiosk::Session session = kiosk::step(kiosk::first_session(0, kiosk::Mode::real), kiosk::ChooseErrand{"tennyu"}, 0, world).session;
        for (std::int64_t at = 1; at < 1000; ++at)
            if (kiosk::idle_countdown(session, at * 1000)) return at;
        return std::int64_t{0};
    };
    CHECK(warned_after_s(120) == 120);
    CHECK(warned_after_s(300) == 300);
    CHECK(warned_after_s(180) == 180);
    CHECK(warned_after_s(30) == 120);
    CHECK(warned_after_s(3000) == 120);
}

TEST_CASE("「つづける」 brings the same question back, as often as one likes") {
    Terminal screen;
    screen.begin("tennyu");
    const std::string page = screen.page();
    for (int i = 0; i < 12; ++i) {
        screen.wait_ms(kiosk::kIdleBeforeWarning_ms + 10'000);
        REQUIRE(screen.page() == "idle");
        screen.tap("go_on");
        CHECK(screen.page() == page);
    }
}

TEST_CASE("A touch anywhere on the warning does nothing but go on") {
    Terminal screen;
    screen.begin("tennyu");
    const forms::Answers before = screen.session().answers;
    screen.wait_ms(kiosk::kIdleBeforeWarning_ms);
    screen.happen(kiosk::SayUnknown{});
    CHECK(screen.page() != "idle");
    CHECK(screen.session().answers == before);
}

TEST_CASE("The start screen goes back to Japanese when its reader has left") {
    Terminal screen;
    screen.happen(kiosk::ChooseLanguage{"en"});
    screen.wait_ms(kiosk::kIdleBeforeWarning_ms);
    CHECK(screen.session().language == "ja");
}

TEST_CASE("「やめる」 asks first, and then wipes") {
    Terminal screen;
    screen.begin("tennyu");
    const std::string page = screen.page();
    screen.tap("quit");
    CHECK(screen.page() == "quit");
    screen.tap("go_on");
    CHECK(screen.page() == page);
    screen.tap("quit");
    screen.tap("finish");
    CHECK(screen.page() == "start");
    CHECK(screen.session().answers.slots.empty());
}

TEST_CASE("「職員を呼ぶ」 leaves the page as it was") {
    Terminal screen;
    screen.begin("tennyu");
    const std::string page = screen.page();
    screen.tap("staff");
    CHECK(screen.page() == "staff");
    screen.type("1");
    screen.tap("go_on");
    CHECK(screen.page() == page);
}

TEST_CASE("The next tick is asked for only when time will change something") {
    kiosk::Session session = kiosk::first_session(0);
    CHECK_FALSE(kiosk::next_tick(session, 0));
    session.page = kiosk::SendPage{};
    CHECK(*kiosk::next_tick(session, 0) == kiosk::kIdleBeforeWarning_ms);
    CHECK(*kiosk::next_tick(session, kiosk::kIdleBeforeWarning_ms + 300) == kiosk::kIdleBeforeWarning_ms + 1000);
}

TEST_CASE("「つぎへ」 without an answer says what is missing and keeps the page") {
    Terminal screen;
    screen.begin("tennyu");
    const std::string page = screen.page();
    screen.tap("next");
    CHECK(screen.page() == page);
    CHECK(screen.now_shown().find("problem"));
}

TEST_CASE("When the disk refuses the papers, the answers stay and sending can be tried again") {
    const forms::Answers single = terminal::household("single");
    Terminal screen;
    std::ofstream(screen.data.path / "cases") << "a file where the directory should be";
    screen.begin("tennyu");
    resident::answer_all(screen, terminal::known(single));
    screen.tap("next");
    screen.tap("send");
    CHECK(screen.page() == "trouble");
    CHECK_FALSE(screen.session().answers.slots.empty());
    std::filesystem::remove(screen.data.path / "cases");
    screen.tap("send");
    CHECK(screen.page() == "done");
}

TEST_CASE("A tap counts when it begins and ends in the same target") {
    Terminal screen;
    const kiosk::ui::Page page = screen.now_shown();
    const auto middle = [&](const char* id) {
        const auto& box = page.find(id)->box;
        return printer::PointMm{box.x_mm + box.width_mm / 2, box.y_mm + box.height_mm / 2};
    };
    const auto down = kiosk::ui::put_down({}, page, middle("errand.tennyu"));
    CHECK(kiosk::ui::lift(down, page, middle("errand.tennyu"), 0).tap);
    CHECK_FALSE(kiosk::ui::lift(down, page, middle("staff"), 0).tap);
    const auto box = page.find("errand.tennyu")->box;
    CHECK(kiosk::ui::lift(down, page, {box.x_mm + 20, box.bottom_mm() + 3}, 0).tap);        // a finger that slides a little
    CHECK_FALSE(kiosk::ui::moved(down, page, {box.x_mm + 20, box.bottom_mm() + 30}).is_inside);
}

TEST_CASE("A trembling finger presses a button once, but may type the same digit twice") {
    Terminal screen;
    const kiosk::ui::Page page = screen.now_shown();
    const auto& box = page.find("staff")->box;
    const printer::PointMm at{box.x_mm + 5, box.y_mm + 5};
    auto first = kiosk::ui::lift(kiosk::ui::put_down({}, page, at), page, at, 1000);
    CHECK(first.tap);
    auto second = kiosk::ui::lift(kiosk::ui::put_down(first.finger, page, at), page, at, 1200);
    CHECK_FALSE(second.tap);
    CHECK(kiosk::ui::lift(kiosk::ui::put_down(second.finger, page, at), page, at, 1500).tap);
}
