// The last looks before sending: what stands on the check page, in which languages, and what is said of sending.
// Changing an answer has its tests in visit_test.cpp and household_test.cpp.
#include "kiosk/review.h"
#include "kiosk/ui/ruby.h"
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

using terminal::house;

namespace {

kiosk::ui::Page page_of(const kiosk::Session& session) {
    return kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
}

std::string text_on_sheets(kiosk::Session session, const std::string& id) {
    for (int sheet = 0; sheet < 60; ++sheet) {
        session.page = kiosk::CheckPage{sheet};
        const auto page = page_of(session);
        if (const auto* widget = page.find(id)) return widget->text();
    }
    return {};
}

}  // namespace

TEST_CASE("In a foreign language the check page says what the resident reads and what the paper will say") {
    kiosk::Session session = page_rules::on_page(terminal::household("family_of_four"), kiosk::CheckPage{});
    session.language = "en";
    const std::string value = text_on_sheets(session, "value.relationship.1"), label = text_on_sheets(session, "label.relationship.1");
    CHECK(value.find("Wife") != std::string::npos);
    CHECK(value.find("\u59BB") != std::string::npos);
    CHECK(label.find(house().catalog.item("relationship")->label) != std::string::npos);
    CHECK(label.find("household") != std::string::npos);
    session.language = "ja";
    CHECK(text_on_sheets(session, "value.relationship.1") == "\u59BB");
}

TEST_CASE("Only answers that something looked at stand on the check page: one given up by another answer is gone") {
    forms::Answers family = terminal::household("family_of_four");
    family.set({"has_dog", forms::kWholeCase}, false, forms::Source::resident);
    const kiosk::Session session = page_rules::on_page(family, kiosk::CheckPage{});
    CHECK(text_on_sheets(session, "value.dog_name.-1").empty());
    CHECK_FALSE(text_on_sheets(session, "value.has_dog.-1").empty());
}

TEST_CASE("In a foreign language every row of the check page stands in both languages, whatever the household") {
    int rows = 0;
    for (const char* name : {"family_of_four", "foreign_family", "tenkyo_family", "old_couple"})
        for (const std::string& language : house().strings.languages()) {
            if (language.starts_with("ja")) continue;
            kiosk::Session session = page_rules::on_page(terminal::household(name), kiosk::CheckPage{});
            session.language = language;
            const auto view = forms::view_case(house().catalog, session.answers, house().today);
            const kiosk::Words words(house().strings, language), japanese(house().strings, "ja");
            const auto shown = kiosk::review(session, view, house().world(), words), in_japanese = kiosk::review(session, view, house().world(), japanese);
            REQUIRE(shown.size() == in_japanese.size());
            for (std::size_t group = 0; group < shown.size(); ++group) {
                REQUIRE(shown[group].rows.size() == in_japanese[group].rows.size());
                for (std::size_t at = 0; at < shown[group].rows.size(); ++at) {
                    const kiosk::ReviewRow &row = shown[group].rows[at], &paper = in_japanese[group].rows[at];
                    ++rows;
                    CHECK_MESSAGE(row.label.find(house().catalog.item(row.slot.item)->label) != std::string::npos, row.slot.item << ": " << row.label);
                    CHECK_MESSAGE(row.label != house().catalog.item(row.slot.item)->label, row.slot.item);
                    CHECK_MESSAGE(row.value.find(paper.value) != std::string::npos, row.slot.item << ": " << row.value << " / " << paper.value);
                }
            }
        }
    CHECK(rows > 100);
}

TEST_CASE("Every row of the check page has its 「変更」, but for what a card said, and every answer that counts has its row") {
    for (const char* name : {"family_of_four", "foreign_family", "three_generations_of_eight"}) {
        CAPTURE(name);
        kiosk::Session session = page_rules::on_page(terminal::household(name), kiosk::CheckPage{});
        for (auto& [slot, answer] : session.answers.slots)
            if (slot.item == "birth" && slot.person == 0) answer.source = forms::Source::card;
        std::set<std::string> values, changes;
        for (int sheet = 0; sheet < 60; ++sheet) {
            session.page = kiosk::CheckPage{sheet};
            for (const auto& widget : page_of(session).widgets) {
                if (widget.id.starts_with("value.")) values.insert(widget.id.substr(6));
                if (widget.id.starts_with("change.")) changes.insert(widget.id.substr(7));
            }
        }
        std::set<std::string> expected = values;
        expected.erase("birth.0");
        CHECK(changes == expected);
        const auto view = forms::view_case(house().catalog, session.answers, house().today);
        for (const auto& [slot, answer] : session.answers.slots)
            if (house().catalog.question_for(slot.item) && kiosk::is_shown(slot, view, house().world())) CHECK_MESSAGE(values.contains(slot.item + "." + std::to_string(slot.person)), slot.item);
    }
}

TEST_CASE("Sending is called what it is, and that staff confirm it first, in every language") {
    const std::map<std::string, std::pair<std::string, std::string>> said = {
        {"ja", {"\u8077\u54E1\u304C", "\u307E\u3060\u7D42\u308F\u308A\u307E\u305B\u3093"}}, {"ja_easy", {"\u8077\u54E1\u304C", "\u307E\u3060 \u7D42\u308F\u308A\u307E\u305B\u3093"}}, {"en", {"Staff check", "does not complete"}}};
    for (const std::string& language : house().strings.languages()) {
        CAPTURE(language);
        kiosk::Session session = page_rules::on_page(terminal::household("single"), kiosk::SendPage{});
        session.language = language;
        const auto page = page_of(session);
        const std::string lead = kiosk::ui::without_readings(page.find("lead")->given);
        const auto& [staff, not_yet] = said.at(language);              // a new language brings its own words here
        CHECK(lead.find(staff) != std::string::npos);
        CHECK(lead.find(not_yet) != std::string::npos);
        CHECK(page.find("send")->given == house().strings.text(language, "send.send"));
    }
    CHECK(house().strings.text("ja", "send.send") == "\u3053\u306E\u5185\u5BB9\u3067\u7A93\u53E3\u3078\u9001\u308B");
    CHECK(house().strings.text("ja", "send.lead").find("\u8077\u54E1\u304C") != std::string::npos);
}

TEST_CASE("What was said of a second vehicle stands on the check page while there are two, and is gone when there is one") {
    forms::Answers answers = terminal::household("single");
    const auto say = [&](const char* item, forms::Value value) { answers.set({item, forms::kWholeCase}, std::move(value), forms::Source::resident); };
    say("other_wishes", forms::ChoiceSet{"keiji"});
    say("moped_count", std::string("two"));
    say("moped_plate", std::string("A 12"));
    say("moped2_plate", std::string("B 34"));
    CHECK(text_on_sheets(page_rules::on_page(answers, kiosk::CheckPage{}), "value.moped_plate.-1") == "A 12");
    CHECK(text_on_sheets(page_rules::on_page(answers, kiosk::CheckPage{}), "value.moped2_plate.-1") == "B 34");
    say("moped_count", std::string("one"));
    CHECK(text_on_sheets(page_rules::on_page(answers, kiosk::CheckPage{}), "value.moped2_plate.-1").empty());
}
