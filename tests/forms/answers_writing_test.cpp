// Answers written as a file and read again: nothing is lost, whatever kind of value it is and wherever it came from.
// The households are read by the same reader, so what it refuses is not here.
#include "forms/answers_writing.h"
#include "support/cases.h"

using namespace forms;

TEST_CASE("every household written as an answers file reads as the same answers") {
    const auto households = support::households();
    CHECK(households.size() > 25);
    for (const support::Household& household : households) {
        CAPTURE(household.name);
        const std::string json = write_answers(household.answers, support::catalog(), household.today);
        const AnswersReading reading = read_answers(json, support::catalog(), household.today);
        CHECK(reading.problems.empty());
        CHECK(reading.answers == household.answers);
        CHECK(reading.today == household.today);
        CHECK(write_answers(reading.answers, support::catalog(), reading.today) == json);
    }
}

TEST_CASE("where an answer came from and what nobody knows is written too") {
    Answers answers;
    answers.set({"event", kWholeCase}, std::string("tennyu"), Source::resident);
    answers.set({"household_size", kWholeCase}, std::int64_t{2}, Source::resident);
    answers.set({"name", 0}, std::string("𠮷田 花子"), Source::card);
    answers.set({"phone", kWholeCase}, std::string("090-0000-1234"), Source::clerk);
    answers.set({"old_address", kWholeCase}, Address{"", "", "", "1 Main Street", "", "", "アメリカ合衆国"}, Source::qr);
    answers.set_unknown({"honseki", kWholeCase});
    const AnswersReading reading = read_answers(write_answers(answers, support::catalog()), support::catalog(), support::kToday);
    CHECK(reading.problems.empty());
    CHECK(reading.answers == answers);
}

TEST_CASE("people who have no answer yet are counted, and never more than a case can hold") {
    Answers answers;
    CHECK(people_in(answers) == 0);
    answers.set({"name", 2}, std::string("架空 三郎"), Source::resident);
    CHECK(people_in(answers) == 3);
    answers.set({"household_size", kWholeCase}, std::int64_t{5}, Source::resident);
    CHECK(people_in(answers) == 5);
    answers.set({"household_size", kWholeCase}, std::int64_t{1} << 60, Source::resident);
    CHECK(people_in(answers) == kPersonsMax);
}
