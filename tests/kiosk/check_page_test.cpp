// The last looks before sending: what stands on the check page, in which languages, and what is said of sending.
// Changing an answer has its tests in visit_test.cpp and household_test.cpp.
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

TEST_CASE("Sending is called what it is, and that staff confirm it first, in every language") {
    for (const std::string& language : house().strings.languages()) {
        CAPTURE(language);
        kiosk::Session session = page_rules::on_page(terminal::household("single"), kiosk::SendPage{});
        session.language = language;
        const auto page = page_of(session);
        CHECK_FALSE(page.find("lead")->text().empty());
        CHECK(page.find("send")->lines.size() > 0);
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
