// From the start screen to the number with a finger only: a 転入 and a 住民票 request, tall and wide, in each language.
// Whatever a page shows, there is a target for the next step of a real visit.
#include "support/build.h"
#include "tests/kiosk/tap_glass.h"

#include <doctest/doctest.h>

#include <functional>

using terminal::house;
using terminal::TapGlass;
using terminal::Terminal;

namespace {

/// What a finger can enter: kana for the few texts that are needed, 「わからない」 where it may be said.
forms::Answers for_a_finger(const std::string& name) {
    forms::Answers answers = terminal::household(name);
    for (const char* item : {"honseki", "hittousha", "old_head_name", "old_school", "cert_purpose"}) answers.forget({item, forms::kWholeCase});
    answers.set({"job", 0}, std::string("\u304B\u3044\u3057\u3083\u3044\u3093"), forms::Source::resident);
    if (const forms::Answer* said = answers.find({"new_address", forms::kWholeCase})) {
        auto address = std::get<forms::Address>(*said->value);
        address.building.clear();
        answers.set({"new_address", forms::kWholeCase}, address, forms::Source::resident);
    }
    return answers;
}

/// On the start page, or one tap behind 「文字の大きさ」.
void enlarge(Terminal& screen) {
    const std::string largest = "size.largest";
    const bool is_at_hand = screen.targets().contains(largest);
    if (!is_at_hand) screen.tap("comfort");
    resident::tap_on_sheets(screen, largest);
    if (!is_at_hand) screen.tap("go_on");
}

void walk_in(Terminal& screen) {
    TapGlass glass(screen);
    const forms::Answers one = for_a_finger("single");
    const resident::Known known = terminal::known(one);
    resident::tap_on_sheets(glass, "errand.tennyu");
    resident::gather_household(glass, known);
    terminal::read_card(screen, glass, terminal::card_of(one, 0));
    resident::answer_all(glass, known);
    terminal::send(glass);
}

void ask_for_juminhyo(Terminal& screen) {
    TapGlass glass(screen);
    forms::Answers one = for_a_finger("shoumeisho_self");
    one.set({"cert_wanted", forms::kWholeCase}, forms::ChoiceSet{"juminhyo"}, forms::Source::resident);
    one.set({"cert_order", forms::kWholeCase}, std::string("one"), forms::Source::resident);
    resident::tap_on_sheets(glass, "errand.shoumeisho");
    terminal::read_card(screen, glass, terminal::card_of(one, 0, "new_address"));
    resident::answer_all(glass, terminal::known(one));
    terminal::send(glass);
}

/// Both errands, tall and wide, in each language.
void walk_each_way(const std::vector<kiosk::ui::SizeMm>& panels, const std::function<void(Terminal&)>& settle, const std::function<void(const Terminal&)>& check) {
    for (const auto& size : panels)
        for (const std::string& language : house().strings.languages()) {
            if (support::kLooksForWrongMemory && (&size != &panels.front() || language != "en")) continue;
            CAPTURE(language);
            CAPTURE(size.width_mm);
            Terminal moving(size), asking(size);
            for (Terminal* screen : {&moving, &asking}) {
                if (language != "ja") screen->tap("language." + language);
                settle(*screen);
            }
            walk_in(moving);
            ask_for_juminhyo(asking);
            for (const Terminal* screen : {&moving, &asking}) check(*screen);
        }
}

}  // namespace

const std::vector<kiosk::ui::SizeMm> kUsual{terminal::kPortrait, terminal::kLandscape}, kSmallest{terminal::kSmallPortrait, terminal::kSmallLandscape};

TEST_CASE("A 転入 and a 住民票 request are walked through with a finger, tall and wide, in each language") {
    walk_each_way(kUsual, [](Terminal&) {}, [](const Terminal&) {});
}

TEST_CASE("A 転入 and a 住民票 request are walked through with a finger in the largest letters, tall and wide, in each language") {
    walk_each_way(kUsual, enlarge, [](const Terminal& screen) { CHECK(screen.session().comfort.size == kiosk::TextSize::largest); });       // to the number
}

TEST_CASE("A 転入 and a 住民票 request are walked through with a finger on 15.6 inches in the largest letters within reach, tall and wide, in each language") {
    const auto settle = [](Terminal& screen) {
        enlarge(screen);
        screen.tap("comfort");
        screen.tap("reach.low");
        screen.tap("go_on");
    };
    walk_each_way(kSmallest, settle, [](const Terminal& screen) { CHECK(screen.session().comfort.reach == kiosk::Reach::low); });
}
