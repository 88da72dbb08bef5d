// How soon a page answers a finger (R20): the CPU that step() and the laying of the next page take, tap by tap, over a whole
// visit. CPU and not time, since other programs run beside this one; what the graphics card does comes on top. The figures are the
// plain build's: the other one does several times the work.
#include "kiosk/cpu_clock.h"
#include "support/build.h"
#include "tests/kiosk/tap_glass.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using kiosk::thread_cpu_ms;
using terminal::house;
using terminal::Terminal;

namespace {

/// A finger whose every tap is timed, with the page that follows; saving the papers is not a tap's own work.
class TimedGlass : public terminal::TapGlass {
public:
    explicit TimedGlass(Terminal& screen) : TapGlass(screen), screen_(screen) {}
    void tap(const std::string& id) override {
        const double start = thread_cpu_ms();
        TapGlass::tap(id);
        const auto shown = screen_.now_shown();
        REQUIRE_FALSE(shown.widgets.empty());
        if (shown.id != "done") times_ms.push_back(thread_cpu_ms() - start);
    }
    void type(const std::string& text) override { screen_.type(text); }
    std::vector<double> times_ms;

private:
    Terminal& screen_;
};

/// A finger of which only what it causes is timed: the step, and the laying of the page that follows, once.
class OwnTimeGlass : public terminal::TapGlass {
public:
    explicit OwnTimeGlass(Terminal& screen) : TapGlass(screen), screen_(screen) {}
    void tap(const std::string& id) override {
        const auto page = screen_.now_shown();
        const auto* widget = page.find(id);
        REQUIRE_MESSAGE((widget && widget->tap), page.id << " has no target " << id);
        screen_.now_ms += 1000;
        const double start = thread_cpu_ms();
        screen_.happen(kiosk::to_event(*widget->tap));
        const auto shown = screen_.now_shown();
        times_ms.push_back(thread_cpu_ms() - start);
        REQUIRE_FALSE(shown.widgets.empty());
    }
    void type(const std::string& text) override { screen_.type(text); }
    std::vector<double> times_ms;

private:
    Terminal& screen_;
};

/// Of a whole visit of a family, the shortest first; after these wishes.
template <typename Glass>
std::vector<double> times_of_visit(kiosk::ui::SizeMm panel = terminal::kPortrait, const std::vector<std::string>& wishes = {}) {
    Terminal screen(panel);
    Glass glass(screen);
    screen.begin("tennyu");
    if (!wishes.empty()) {
        screen.tap("comfort");
        for (const std::string& wish : wishes) screen.tap(wish);
        screen.tap("go_on");
    }
    resident::answer_all(glass, {house().catalog, house().books.addresses, terminal::household("family_of_four")});
    REQUIRE(glass.times_ms.size() > 100);
    std::sort(glass.times_ms.begin(), glass.times_ms.end());
    return glass.times_ms;
}

double p99(const std::vector<double>& times_ms) { return times_ms[times_ms.size() * 99 / 100]; }

std::string in_figures(const std::vector<double>& times_ms) {
    std::ostringstream told;
    told << times_ms.size() << " taps: half within " << times_ms[times_ms.size() / 2] << " ms, 99 % within " << p99(times_ms) << " ms, all within " << times_ms.back() << " ms of work";
    return told.str();
}

}  // namespace

TEST_CASE("A tap of a whole visit is answered by the next page within a tenth of a second of work" * doctest::skip(support::kLooksForWrongMemory)) {
    const auto times = times_of_visit<TimedGlass>();
    MESSAGE(in_figures(times) << ", two pages each");
    CHECK(p99(times) < 100);
}

TEST_CASE("What a tap does and the page that follows take at most 16 ms of work, 99 times of 100" * doctest::skip(support::kLooksForWrongMemory)) {
    const auto times = times_of_visit<OwnTimeGlass>();
    MESSAGE(in_figures(times));
    CHECK(p99(times) <= 16);
}

TEST_CASE("On the smallest panel, where smaller letters are tried until a page has room, a tap takes at most 16 ms of work, too" * doctest::skip(support::kLooksForWrongMemory)) {
    const auto times = times_of_visit<OwnTimeGlass>(terminal::kSmallPortrait, {"size.largest", "reach.low"});
    MESSAGE(in_figures(times));
    CHECK(p99(times) <= 16);
}

TEST_CASE("What takes long says at once what is being done, and staff can be called or the way back taken however long it takes") {
    using namespace kiosk;
    const std::pair<const char*, Page> waiting[] = {{"card_reading", CardReadingPage{}}, {"code_opening", CodeOpeningPage{}}, {"sealing", OwnCodePage{OwnStage::sealing}}};
    for (const auto& [name, page] : waiting)
        for (const std::int64_t passed_ms : {0, 1'000, 5'000, 10'000, 60'000}) {
            Session session;
            session.answers = terminal::household("family_of_four");
            session.page = page;
            const auto shown = screens::make_page(session, terminal::house().world(), terminal::house().strings, terminal::house().fonts, terminal::kPortrait, passed_ms);
            CAPTURE(name);
            REQUIRE(shown.find("staff"));
            CHECK(shown.find("staff")->tap);
            CHECK((shown.find("quit") || shown.find("back")));
            const bool says_what = std::any_of(shown.widgets.begin(), shown.widgets.end(), [](const ui::Widget& widget) { return widget.role == ui::Role::heading && !widget.text().empty(); });
            CHECK(says_what);
        }
    // Sending: the page that says so is shown before the work begins.
    Session session;
    session.answers = terminal::household("family_of_four");
    session.page = SendPage{};
    const Session sent = terminal::after(session, Send{});
    CHECK(std::holds_alternative<SendingPage>(sent.page));
}
