// What a resident may wish of the screen, and what every screen owes everybody: the wishes reached from anywhere and
// forgotten at the end, three signs of what is chosen, the keyboard's way through a page, a reason for every question.
#include "kiosk/ui/focus.h"
#include "kiosk/ui/ruby.h"
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

#include <algorithm>

using kiosk::Comfort;
using kiosk::TextSize;
using page_rules::on_page;
using terminal::house;
using terminal::Terminal;

namespace {

kiosk::ui::Page shown(const kiosk::Session& session, kiosk::ui::SizeMm size = terminal::kPortrait) {
    return kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, size, 0);
}

kiosk::Session question(const std::string& item) {
    const forms::Item& known = *house().catalog.item(item);
    const forms::Slot slot{item, known.per_person ? 0 : forms::kWholeCase};
    return on_page(terminal::household("family_of_four"), kiosk::QuestionPage{slot, kiosk::blank_draft(known, house().books), std::nullopt, std::nullopt});
}

}  // namespace

TEST_CASE("Text size, colours, reach, hand and language are one tap away on every page, and no answer is lost") {
    Terminal terminal;
    terminal.begin("tennyu");
    terminal.type("\u307F");
    const std::string page = terminal.page();
    const auto before = terminal.session().answers.slots.size();
    for (const char* wish : {"size.largest", "colours.black", "reach.low", "hand.left", "language.en"}) {
        terminal.tap("comfort");
        terminal.tap(wish);
        terminal.tap("go_on");
        CHECK(terminal.page() == page);
    }
    CHECK(terminal.session().comfort == Comfort{TextSize::largest, kiosk::Colours::black, kiosk::Reach::low, kiosk::Hand::left});
    CHECK(terminal.session().language == "en");
    CHECK(terminal.session().answers.slots.size() == before);
}

TEST_CASE("The end of a session takes size, colours, reach, hand and language back, however it ends") {
    const forms::Answers single = terminal::household("single");
    for (const std::string how : {"by time", "by leaving", "by the end of the warning", "by the last page", "by the last page's time"}) {
        CAPTURE(how);
        Terminal terminal;
        const bool is_sent = how.starts_with("by the last");
        if (!is_sent)                                                      // the way to the number is walked in any size; walk_test.cpp does it in the largest
            for (const char* wish : {"size.large", "colours.black"}) terminal.tap(wish);
        terminal.begin("tennyu");
        if (is_sent) {
            resident::answer_all(terminal, terminal::known(single));
            terminal.tap("next");
        }
        terminal.tap("comfort");
        for (const char* wish : {"reach.low", "hand.left", "colours.white", "size.largest", "language.en"}) terminal.tap(wish);
        terminal.tap("go_on");
        CHECK(terminal.session().comfort == Comfort{TextSize::largest, kiosk::Colours::white, kiosk::Reach::low, kiosk::Hand::left});
        if (is_sent) {
            terminal.tap("send");
            REQUIRE(terminal.page() == "done");
            CHECK(terminal.session().language == "en");
        }
        if (how == "by time") {
            terminal.wait_ms(kiosk::kIdleBeforeWarning_ms + kiosk::kIdleCountdown_ms);
        } else if (how == "by the end of the warning") {
            terminal.wait_ms(kiosk::kIdleBeforeWarning_ms);
            terminal.tap("finish");
        } else if (how == "by leaving") {
            terminal.tap("quit");
            terminal.tap("finish");
        } else if (how == "by the last page") {
            terminal.tap("finish");
        } else {
            terminal.wait_ms(kiosk::kDoneShown_ms);
        }
        CHECK(terminal.page() == "start");
        CHECK(terminal.session().comfort == Comfort{});
        CHECK(terminal.session().language == "ja");
    }
}

TEST_CASE("Wishes of somebody who left the start screen are gone after the idle time") {
    Terminal terminal;
    terminal.tap("size.largest");
    terminal.wait_ms(kiosk::kIdleBeforeWarning_ms);
    CHECK(terminal.session().comfort == Comfort{});
}

TEST_CASE("The number is still shown in the resident's own language and size") {
    kiosk::Session session = on_page(terminal::household("family_of_four"), kiosk::SendingPage{});
    session.language = "en";
    session.comfort.size = TextSize::large;
    const auto stepped = kiosk::step(session, kiosk::Written{"A-001"}, 0, house().world());
    CHECK(stepped.session.language == "en");
    CHECK(stepped.session.comfort.size == TextSize::large);
    CHECK(stepped.session.answers.slots.empty());
    const auto left = kiosk::step(stepped.session, kiosk::Quit{}, 0, house().world());
    CHECK(left.session.language == "ja");
    CHECK(left.session.comfort == Comfort{});
}

TEST_CASE("What is chosen says so three times: its ground, its mark, its words") {
    kiosk::Session session = question("sex");
    const auto before = shown(session);
    const auto answer = std::find_if(before.widgets.begin(), before.widgets.end(), [](const auto& widget) { return widget.role == kiosk::ui::Role::answer; });
    REQUIRE(answer != before.widgets.end());
    session = kiosk::step(session, kiosk::to_event(*answer->tap), 0, house().world()).session;      // one of several goes on at once
    session = kiosk::step(session, kiosk::Back{}, 0, house().world()).session;
    for (const auto colours : {kiosk::Colours::standard, kiosk::Colours::white, kiosk::Colours::black}) {
        session.comfort.colours = colours;
        const auto after = shown(session);
        const auto& chosen = *after.find(answer->id);
        CHECK(chosen.is_selected);
        CHECK(chosen.icon == kiosk::ui::Icon::check);
        CHECK(chosen.look.border_mm > answer->look.border_mm);
        const auto blank = shown(on_page(session.answers, kiosk::QuestionPage{{"sex", 0}, kiosk::blank_draft(*house().catalog.item("sex"), house().books), std::nullopt, std::nullopt}));
        CHECK((colours != kiosk::Colours::standard || chosen.look.fill != blank.find(answer->id)->look.fill));
        const auto* said = after.find("chosen." + answer->id);
        const std::string words = house().strings.text("ja", "choice.chosen");
        CHECK((said ? said->text() == words : chosen.text().find(words) != std::string::npos));
    }
}

TEST_CASE("Bigger letters make bigger buttons") {
    kiosk::Session session = on_page(terminal::household("family_of_four"), kiosk::SendPage{});
    const auto small = shown(session);
    session.comfort.size = TextSize::largest;
    const auto big = shown(session);
    for (const char* id : {"back", "send", "staff", "quit"}) {
        CHECK(big.find(id)->box.height_mm > small.find(id)->box.height_mm);
        CHECK(big.find(id)->lines.front().type.em_mm > small.find(id)->lines.front().type.em_mm);
    }
}

TEST_CASE("Every question shows its question as the heading, why it is asked, 「もどる」 to the left and 「つぎへ」 to the right") {
    int questions = 0;
    for (const auto& [id, item] : house().catalog.items) {
        const forms::Question* known = house().catalog.question_for(id);
        if (!known) continue;
        ++questions;
        CAPTURE(id);
        const auto page = shown(question(id));
        REQUIRE(page.find("heading"));
        CHECK(page.find("heading")->role == kiosk::ui::Role::heading);
        CHECK((page.find("why") || page.find("explain")));
        CHECK(page.find("progress"));
        CHECK(page.find("back")->box.right_mm() < page.find("next")->box.x_mm);
        for (const std::string& language : house().strings.languages()) {
            CHECK(page.find("back")->given == house().strings.text("ja", "frame.back"));
            CHECK(page.find("next")->given == house().strings.text("ja", "frame.next"));
            const std::string why = kiosk::ui::without_readings(forms::text_in(known->why, language));
            CHECK_MESSAGE((!why.empty() && kiosk::letter_count(why) <= (language == "en" ? 80 : 40)), why);
        }
    }
    CHECK(questions > 300);
}

TEST_CASE("No button is dead: 「つぎへ」 on any question without an answer says what is missing, keeps the page, and marks nothing with a star") {
    int asked = 0;
    for (const auto& [id, item] : house().catalog.items) {
        if (!house().catalog.question_for(id)) continue;
        CAPTURE(id);
        kiosk::Session blank = question(id);
        const forms::Slot slot = std::get<kiosk::QuestionPage>(blank.page).slot;
        blank.answers.forget(slot);
        const auto page = shown(blank);
        REQUIRE((page.find("next") && page.find("next")->tap));
        for (const auto& widget : page.widgets) {
            CHECK_MESSAGE((widget.role != kiosk::ui::Role::field || widget.text().empty() || widget.id.find("part") != std::string::npos), widget.id);      // no example stands in a field
            for (const char* star : {"*", "\uFF0A", "\u203B"}) CHECK_MESSAGE(widget.text().find(star) == std::string::npos, widget.id);
        }
        const auto pressed = kiosk::step(blank, kiosk::to_event(*page.find("next")->tap), 0, house().world()).session;
        const auto* stays = std::get_if<kiosk::QuestionPage>(&pressed.page);
        if (!stays || stays->slot != slot) continue;                       // may be left empty
        ++asked;
        CHECK(stays->problem);
        CHECK(shown(pressed).find("problem"));
    }
    CHECK(asked > 290);
}

TEST_CASE("The keyboard comes to every target of a page once and round again, the way on last") {
    for (const char* item : {"sex", "name", "birth", "new_address"}) {
        CAPTURE(item);
        const auto page = shown(question(item));
        std::vector<std::string> order;
        for (std::string at = kiosk::ui::focus_after(page, {}, kiosk::ui::Way::forward); order.empty() || at != order.front();
             at = kiosk::ui::focus_after(page, at, kiosk::ui::Way::forward))
            order.push_back(at);
        const auto targets = std::count_if(page.widgets.begin(), page.widgets.end(), [](const auto& widget) { return widget.tap.has_value(); });
        CHECK(static_cast<std::ptrdiff_t>(order.size()) == targets);
        CHECK(order.back() == "next");
        CHECK(kiosk::ui::focus_after(page, order.front(), kiosk::ui::Way::backward) == "next");
        CHECK(kiosk::ui::focused_tap(page, "next") == kiosk::Tap{kiosk::Next{}});
    }
    CHECK(kiosk::ui::focus_after({}, {}, kiosk::ui::Way::forward).empty());
}

TEST_CASE("Every text of a screen has an id or comes from the catalog, and a voice says it without marks") {
    int known = 0;
    for (const std::string& language : house().strings.languages()) {
        kiosk::Session session = on_page(terminal::household("family_of_four"), kiosk::SendPage{});
        session.language = language;
        for (const auto& widget : shown(session).widgets) {
            known += !widget.text_id.empty();
            CHECK(widget.speech.find("\u300A") == std::string::npos);
            CHECK((widget.lines.empty() || !widget.speech.empty()));
        }
        CHECK(shown(session).find("send")->text_id == "send.send");
    }
    CHECK(known > 12);
}
