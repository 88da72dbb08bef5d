// The measurable rules of the screens on the way through a visit: family, cards one after the other, one answer for several,
// several questions on one page, what is dropped, papers at every size, practice. In every text size, language and reach, on the
// smallest panel as on the largest; no exception.
#include "kiosk/household.h"
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

using page_rules::Breadth;
using page_rules::check_session;
using page_rules::on_page;
using terminal::house;
using terminal::stepped;

namespace {

using forms::kWholeCase;

kiosk::Session household(const char* errand) {
    forms::Answers answers;
    answers.set({kiosk::kErrandItem, kWholeCase}, std::string(errand), forms::Source::resident);
    return on_page(answers, kiosk::HouseholdPage{});
}

void check(const kiosk::Session& session) { CHECK(check_session(session, 0, Breadth::narrow) > 0); }

}  // namespace

TEST_CASE("Gathering a family keeps the rules, from nobody to a household of twenty") {
    const kiosk::Session empty = household("tennyu");
    const kiosk::Session family = stepped(empty, {kiosk::AddPerson{"head"}, kiosk::AddPerson{"wife"}, kiosk::AddPerson{"child"}, kiosk::AddPerson{"child"}});
    kiosk::Session many = family;
    while (std::get<std::int64_t>(*many.answers.find({forms::kHouseholdSize, kWholeCase})->value) < forms::kPersonsMax) many = stepped(many, {kiosk::AddPerson{"child_child"}});
    check(empty);
    check(stepped(empty, {kiosk::Next{}}));
    check(family);
    check(many);
    check(stepped(empty, {kiosk::AddPerson{"child"}, kiosk::Next{}}));                       // where is the head
    check(stepped(family, {kiosk::Edit{kiosk::ChooseOption{kiosk::kAllRelations}}}));
    check(stepped(family, {kiosk::Edit{kiosk::ChooseOption{kiosk::kAddedPeople}}}));
    check(stepped(household("inkan"), {kiosk::AddPerson{}, kiosk::AddPerson{}}));
    check(stepped(on_page(terminal::household("family_of_four"), kiosk::HouseholdPage{}), {kiosk::RemovePerson{1}}));
}

TEST_CASE("Cards one after the other keep the rules, with nobody read, some, and a household of eight") {
    forms::Answers some = terminal::household("family_of_four"), none = some;
    for (auto& [slot, answer] : some.slots)
        if (slot.person == 0) answer.source = forms::Source::card;
    for (int person = 0; person < 4; ++person) none.forget({forms::kName, person});
    some.forget({forms::kName, 2});
    check(on_page(some, kiosk::CardOfferPage{}));
    check(on_page(none, kiosk::CardOfferPage{}));
    forms::Answers eight = terminal::household("three_generations_of_eight");
    for (int person = 2; person < 8; ++person) eight.forget({forms::kName, person});
    check(on_page(eight, kiosk::CardOfferPage{}));
}

TEST_CASE("One answer for several people keeps the rules, for all, for some and for nobody") {
    for (const char* name : {"family_of_four", "three_generations_of_eight"})
        for (const char* item : {"insurance", "is_foreign", "job", "old_school"}) {
            forms::Answers answers = terminal::household(name);
            kiosk::QuestionPage page;
            page.slot = {item, 0};
            page.draft = kiosk::blank_draft(*house().catalog.item(item), *house().world().books);
            const auto* size = answers.find({forms::kHouseholdSize, kWholeCase});
            for (int person = 0; person < std::get<std::int64_t>(*size->value); ++person) {
                page.asked_together.push_back(person);
                page.people.push_back(person);
                answers.forget({item, person});
            }
            check(on_page(answers, page));
            page.people = {0};
            check(on_page(answers, page));
            check(stepped(on_page(answers, page), {kiosk::ExplainQuestion{}}));
            page.people.clear();
            page.problem = kiosk::EntryProblem{"problem.together.nobody"};
            check(on_page(answers, page));
        }
}

TEST_CASE("A page of several questions keeps the rules, with nothing chosen, one, all, and a mistake") {
    for (const auto& [id, group] : house().catalog.groups) {
        CAPTURE(id);
        kiosk::GroupPage page{id, {}};
        for (int entry = 0; entry < static_cast<int>(group.entries.size()); ++entry) {
            const auto& item = *house().catalog.item(group.entries[static_cast<std::size_t>(entry)].item);
            page.entries.push_back({entry, {{item.id, item.per_person ? 0 : kWholeCase}}});
        }
        forms::Answers answers = terminal::household("family_of_four");
        for (const auto& entry : page.entries) answers.forget(entry.slots.front());
        const kiosk::Session blank = on_page(answers, page);
        CHECK(check_session(blank) > 50);
        CHECK(check_session(stepped(blank, {kiosk::Next{}}), 0, Breadth::narrow) > 0);       // nothing chosen: says so
        CHECK(check_session(stepped(blank, {kiosk::Edit{kiosk::ChooseOption{"0"}}}), 0, Breadth::narrow) > 0);
        for (const auto& entry : page.entries) page.chosen.push_back(entry.entry);
        page.sheet = 1;
        CHECK(check_session(on_page(answers, page), 0, Breadth::narrow) > 0);
    }
}

TEST_CASE("The page of readings keeps the rules, for two people and for eight") {
    for (const char* name : {"old_couple", "family_of_four", "three_generations_of_eight"}) {
        forms::Answers answers = terminal::household(name);
        kiosk::ReadingsPage page;
        for (int person = 0; answers.find({"kana", person}); ++person) {
            page.slots.push_back({"kana", person});
            page.readings.push_back(std::get<std::string>(*answers.find({"kana", person})->value));
        }
        for (const forms::Slot& slot : page.slots) answers.forget(slot);
        CHECK(check_session(on_page(answers, page)) > 50);
        page.sheet = 1;
        CHECK(check_session(on_page(answers, page), 0, Breadth::narrow) > 0);
    }
}

TEST_CASE("What would be dropped, papers at every size and the practice keep the rules") {
    const forms::Answers family = terminal::household("family_of_four");
    const kiosk::Session drop = stepped(on_page(family, kiosk::CheckPage{}), {kiosk::ChangeAnswer{{"has_dog", kWholeCase}}, kiosk::Edit{kiosk::ChooseOption{"no"}}});
    REQUIRE(std::holds_alternative<kiosk::DropPage>(drop.page));
    check(drop);
    const auto view = forms::view_case(house().catalog, family, house().today);
    for (int zoom = 0; zoom < 3; ++zoom) {
        kiosk::Session paper = on_page(family, kiosk::SendPage{});
        paper.paper = kiosk::screens::paper_of(view, {"phone", kWholeCase});
        paper.paper->zoom = zoom;
        check(paper);
    }
    for (const kiosk::Page& page : {kiosk::Page{kiosk::StartPage{}}, kiosk::Page{kiosk::SendPage{}}, kiosk::Page{kiosk::DonePage{{}, 0, kiosk::Mode::practice}}}) {
        kiosk::Session practice = on_page(family, page);
        practice.mode = kiosk::Mode::practice;
        check(practice);
    }
}
