// A crowd of fingers: random taps, cards, keys and minutes of nobody, from a seed. No screen without a way on, no crash,
// and whoever leaves is forgotten. The short crowd runs with every test; the long one by hand (README).
#include "support/memory_search.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <random>

using terminal::Terminal;

namespace {

kiosk::SimulatedCard some_card(std::mt19937& dice) {
    const bool is_known = dice() % 2 == 0;
    return {{"\u7530\u6751\u3000\u5065\u4E00", "\u5E83\u5CF6\u770C\u5E83\u5CF6\u5E02\u5357\u533A\u7686\u5B9F\u753A\u4E09\u4E01\u76EE\uFF18\u756A\uFF11\uFF12\u53F7", is_known ? "1985-09-12" : "2016-07-20", "male"}, "1234", {},
            static_cast<int>(dice() % 4)};
}

/// A word that people type here and there, and that must be nowhere when they have left.
const support::Hidden& canary() {
    static const support::Hidden word = support::hide<0x306C, 0x3048, 0x308D, 0x3080, 0x3075, 0x308F>();
    return word;
}

/// Nobody comes back: the warning, then the start page, and nothing of the visit.
void walk_away(Terminal& screen) {
    screen.wait_ms(kiosk::kIdleBeforeWarning_ms);
    screen.wait_ms(kiosk::kIdleCountdown_ms + kiosk::kDoneShown_ms);
    REQUIRE(screen.page() == "start");
    REQUIRE(screen.session().answers.slots.empty());
    REQUIRE(screen.session().answered.empty());
    REQUIRE(screen.session().joined.empty());
    REQUIRE(screen.session().language == "ja");
#if !defined(__SANITIZE_ADDRESS__)
    REQUIRE(support::found_in_memory(canary()) == 0);
#endif
}

/// Something to do on every page: a target, or a page that goes on by itself.
bool has_way_on(Terminal& screen) { return !screen.targets().empty() || screen.page() == "sending" || screen.page() == "card_reading"; }

void do_something(Terminal& screen, std::mt19937& dice) {
    const unsigned what = dice() % 100;
    if (what < 3) {
        if (screen.reader.card) screen.reader.card.reset();
        else screen.reader.card = some_card(dice);
        screen.look_at_reader();
    } else if (what < 6) {
        screen.wait_ms(static_cast<std::int64_t>(dice() % 30'000));
    } else if (what < 8) {
        screen.type(dice() % 2 ? "7" : "\u3042");
    } else if (what < 9) {
        support::type_hidden(canary(), [&](const std::string& letter) { screen.type(letter); });
    } else {
        auto targets = screen.targets();
        // Somebody who stays: leaving is tried less often than the way on, or no visit would get far.
        const std::string ways_out[] = {"quit", "finish", "staff", "back"};
        if (dice() % 6 != 0)
            for (const std::string& id : ways_out)
                if (targets.size() > 1) targets.erase(id);
        if (dice() % 2 == 0)
            for (const char* on : {"card.skip", "unknown", "head.lives_there", "send", "next", "go_on"})
                if (targets.contains(on)) return screen.tap(on);
        auto chosen = targets.begin();
        std::advance(chosen, static_cast<std::ptrdiff_t>(dice() % targets.size()));
        screen.tap(*chosen);
    }
}

struct Crowd {
    int taps = 0, pages = 0, sent = 0, left = 0;
    std::string seen;
};

Crowd let_loose(int steps, unsigned seed, kiosk::ui::SizeMm size) {
    std::mt19937 dice(seed);
    Terminal screen(size);
    Crowd crowd;
    std::set<std::string> pages;
    for (int i = 0; i < steps; ++i) {
        CAPTURE(i);
        CAPTURE(screen.page());
        do_something(screen, dice);
        REQUIRE(has_way_on(screen));
        const std::string page = screen.page();
        if (pages.insert(page).second) ++crowd.pages, crowd.seen += page + " ";
        if (page == "done" && i % 7 != 0) screen.tap("finish"), ++crowd.sent;
        ++crowd.taps;
        constexpr int kVisit = 397;                            // taps until all walk away, wherever they are
        if (i % kVisit == kVisit - 1) walk_away(screen), ++crowd.left;
    }
    walk_away(screen);
    return crowd;
}

}  // namespace

TEST_CASE("A small crowd of random fingers finds no dead end, and the screen is fresh when everybody has left") {
    const Crowd crowd = let_loose(900, 20261125, terminal::kPortrait);
    CAPTURE(crowd.seen);
    CHECK(crowd.pages > 12);
}

TEST_CASE("100,000 random taps, cards and minutes find no dead end" * doctest::skip()) {
    const Crowd tall = let_loose(50'000, 1, terminal::kPortrait), wide = let_loose(50'000, 2, terminal::kLandscape);
    MESSAGE("pages seen: " << tall.pages << ", " << wide.pages << "; cases sent: " << tall.sent + wide.sent << "; walked away from: " << tall.left + wide.left);
    CHECK(tall.pages > 100);
}
