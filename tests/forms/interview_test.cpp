// Properties of the interview over every sample household: it ends, asks nothing twice, and forgets nothing.
// The household's own answers play the resident.
#include "support/build.h"
#include "support/cases.h"

#include <random>
#include <set>

using namespace forms;

namespace {

/// Answers one question after the other from what the household knows; the slots asked, in order.
std::vector<Slot> walk(const support::Household& home, Answers& answers) {
    std::vector<Slot> asked;
    while (asked.size() < 500) {
        const std::optional<NextQuestion> next = next_question(support::catalog(), answers, home.today);
        if (!next) return asked;
        const Answer* known = home.answers.find(next->slot);
        REQUIRE_MESSAGE(known, home.name << " is asked for what its papers do not need: " << next->slot.item << " " << next->slot.person);
        REQUIRE_MESSAGE(next->question, next->slot.item << " is needed, and no question asks it");
        asked.push_back(next->slot);
        answers.slots[next->slot] = *known;
    }
    FAIL("the interview does not end");
    return asked;
}

std::string summary(const CaseView& view) {
    std::string text;
    for (const RequiredProcedure& required : view.procedures.required) text += required.procedure->id + ":" + required.because + ";";
    for (const FilledForm& form : view.forms) {
        text += form.form->id + std::to_string(form.person);
        for (const FilledField& field : form.fields) text += "|" + field.id() + "=" + std::to_string(static_cast<int>(field.state)) + field.text;
    }
    return text;
}

}  // namespace

TEST_CASE("from nothing, the interview asks every household to the end and prints what its whole file prints") {
    for (const support::Household& home : support::households()) {
        Answers answers;
        const std::vector<Slot> asked = walk(home, answers);
        const CaseView by_interview = view_case(support::catalog(), answers, home.today);
        const CaseView by_file = view_case(support::catalog(), home.answers, home.today);
        CHECK_MESSAGE(summary(by_interview) == summary(by_file), home.name);
        CHECK(by_file.missing.empty());
        CHECK(asked.size() > 5);
    }
}

TEST_CASE("no item is asked twice, and none that a rule or a card already gave") {
    for (const support::Household& home : support::households()) {
        Answers answers;
        for (const auto& [slot, answer] : home.answers.slots) {
            if (answer.source == Source::card) answers.slots[slot] = answer;
        }
        const Answers from_card = answers;
        const std::vector<Slot> asked = walk(home, answers);
        std::set<Slot> once(asked.begin(), asked.end());
        CHECK_MESSAGE(once.size() == asked.size(), home.name);
        for (const auto& [slot, answer] : from_card.slots) CHECK_MESSAGE(!once.count(slot), home.name << " " << slot.item);
    }
}

TEST_CASE("the order in which answers are given does not matter") {
    std::mt19937 random(20261122);
    for (const support::Household& home : support::households()) {
        const std::string expected = summary(view_case(support::catalog(), home.answers, home.today));
        std::vector<std::pair<Slot, Answer>> order(home.answers.slots.begin(), home.answers.slots.end());
        for (int round = 0; round < (support::kLooksForWrongMemory ? 1 : 5); ++round) {
            std::shuffle(order.begin(), order.end(), random);
            Answers answers;
            for (const auto& [slot, answer] : order) {
                answers.slots[slot] = answer;
                view_case(support::catalog(), answers, home.today);     // every half-answered case can be viewed
            }
            CHECK(summary(view_case(support::catalog(), answers, home.today)) == expected);
        }
    }
}

TEST_CASE("forgetting an answer and giving it again changes nothing") {
    for (const support::Household& home : support::households()) {
        const std::string expected = summary(view_case(support::catalog(), home.answers, home.today));
        for (const auto& [slot, answer] : home.answers.slots) {
            Answers answers = home.answers;
            answers.forget(slot);
            view_case(support::catalog(), answers, home.today);
            answers.slots[slot] = answer;
            CHECK_MESSAGE(summary(view_case(support::catalog(), answers, home.today)) == expected, home.name << " " << slot.item);
        }
    }
}

TEST_CASE("every required procedure says why, in a sentence without open places") {
    for (const support::Household& home : support::households()) {
        const CaseView view = view_case(support::catalog(), home.answers, home.today);
        CHECK(!view.procedures.required.empty());
        for (const RequiredProcedure& required : view.procedures.required) {
            CHECK_MESSAGE(!required.because.empty(), required.procedure->id);
            CHECK_MESSAGE(required.because.find('{') == std::string::npos, required.because);
            CHECK_MESSAGE(!required.procedure->legal_basis.empty(), required.procedure->id);
            CHECK(!explain(required.procedure->needed_when, support::catalog()).empty());
        }
    }
}

TEST_CASE("the family of four gets the nine forms of the catalogue's example") {
    const support::Household home = support::household("family_of_four");
    const CaseView view = view_case(support::catalog(), home.answers, home.today);
    std::vector<std::string> codes;
    for (const FilledForm& form : view.forms) codes.push_back(form.form->code);
    std::sort(codes.begin(), codes.end());
    CHECK(codes == std::vector<std::string>{"F01", "F07", "F08", "F08", "F10", "F15", "F15", "F21", "F25"});
}

TEST_CASE("a resident who does not know is not asked again, and the clerk sees the box") {
    support::Household home = support::household("family_of_four");
    const Slot phone{"phone", kWholeCase};
    home.answers.set_unknown(phone);
    const CaseView view = view_case(support::catalog(), home.answers, home.today);
    CHECK(view.missing.empty());
    int for_clerk = 0;
    for (const FilledForm& form : view.forms) {
        for (const FilledField& field : form.fields) for_clerk += field.slot == phone && field.state == FieldState::for_clerk ? 1 : 0;
    }
    CHECK(for_clerk >= 5);
}
