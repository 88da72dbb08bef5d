// Last days: which day counts first, months, closed days, and what is said when a day has passed.
// The law is in the comments; the city's closed days are data.
#include "support/cases.h"

using namespace forms;

namespace {

Date day(const char* iso) { return *parse_iso_date(iso); }

/// The catalog with one procedure, whose deadline is as given.
RequiredProcedure required_with(DeadlineRule rule, Date move_date, Date today) {
    static Catalog changed;
    changed = support::catalog();
    changed.procedures = {support::catalog().procedures.front()};
    changed.procedures.front().deadlines = {std::move(rule)};
    changed.procedures.front().needed_when = {};
    Answers answers = support::household("single").answers;
    answers.set({"move_date", kWholeCase}, move_date, Source::resident);
    const Situation situation(changed, answers, today);
    const Procedures procedures = required_procedures(situation);
    REQUIRE(procedures.required.size() == 1);
    return procedures.required.front();
}

DeadlineRule rule(int days, int months, bool first_day_counts) {
    DeadlineRule made;
    made.days = days;
    made.months = months;
    made.from = "move_date";
    made.first_day_counts = first_day_counts;
    return made;
}

}  // namespace

TEST_CASE("住民基本台帳法 does not count the first day, 戸籍法43条 does") {
    CHECK(required_with(rule(14, 0, false), day("2026-04-01"), day("2026-04-01")).deadline == day("2026-04-15"));
    CHECK(required_with(rule(14, 0, true), day("2026-04-01"), day("2026-04-01")).deadline == day("2026-04-14"));
    CHECK(required_with(rule(7, 0, true), day("2026-04-02"), day("2026-04-02")).deadline == day("2026-04-08"));
    CHECK(required_with(rule(30, 0, false), day("2026-04-01"), day("2026-04-01")).deadline == day("2026-05-01"));
}

TEST_CASE("months end the day before the corresponding day (民法143条)") {
    // Counted from the day itself: 10 April and 3 months end on 9 July. Not counted: from 11 April, so on 10 July.
    CHECK(required_with(rule(0, 3, true), day("2026-04-10"), day("2026-04-10")).deadline == day("2026-07-09"));
    CHECK(required_with(rule(0, 3, false), day("2026-04-10"), day("2026-04-10")).deadline == day("2026-07-10"));
    CHECK(required_with(rule(0, 3, true), day("2025-11-30"), day("2025-12-01")).deadline == opening_day_from(day("2026-02-28"), support::catalog().city));
}

TEST_CASE("an end on a closed day moves to the next opening day, and says so") {
    const RequiredProcedure saturday = required_with(rule(14, 0, false), day("2026-04-04"), day("2026-04-04"));
    CHECK(saturday.deadline == day("2026-04-20"));                       // 18 April is a Saturday
    CHECK(saturday.deadline_moved);
    CHECK(required_with(rule(14, 0, false), day("2026-04-15"), day("2026-04-15")).deadline == day("2026-04-30"));   // 29 April: 昭和の日
    CHECK(required_with(rule(14, 0, false), day("2026-04-20"), day("2026-04-20")).deadline == day("2026-05-07"));   // 3–6 May
    DeadlineRule stays = rule(14, 0, false);
    stays.moves_to_opening_day = false;
    CHECK(required_with(stays, day("2026-04-04"), day("2026-04-04")).deadline == day("2026-04-18"));
}

TEST_CASE("a day that has passed is told, the last day itself has not") {
    CHECK(!required_with(rule(14, 0, false), day("2026-04-01"), day("2026-04-15")).deadline_passed);
    CHECK(required_with(rule(14, 0, false), day("2026-04-01"), day("2026-04-16")).deadline_passed);
}

TEST_CASE("words stand where the law names no day") {
    DeadlineRule before;
    before.words = "引っ越す前まで";
    const RequiredProcedure required = required_with(before, day("2026-04-01"), day("2026-04-01"));
    CHECK(!required.deadline);
    CHECK(required.deadline_words == "引っ越す前まで");
}

TEST_CASE("the earliest of several days is the last day, and a day that is not known does not count") {
    DeadlineRule both;
    both.earliest = {rule(14, 0, false), rule(30, 0, false)};
    both.earliest[1].from = "planned_move_out_date";
    CHECK(required_with(both, day("2026-04-01"), day("2026-04-02")).deadline == day("2026-04-15"));
    both.earliest[0].from = "planned_move_out_date";
    CHECK(!required_with(both, day("2026-04-01"), day("2026-04-02")).deadline);
}

TEST_CASE("whoever moved out with the card files within 14 days of the move and 30 of the 転出予定日, whichever ends first") {
    support::Household home = support::household("family_of_four");
    const auto filing = [&](const char* planned, const char* today) {
        home.answers.set({"planned_move_out_date", kWholeCase}, day(planned), Source::clerk);
        for (const RequiredProcedure& required : required_procedures(derive_situation(support::catalog(), home.answers, day(today))).required) {
            if (required.procedure->id == "tennyu_todoke") return required;
        }
        return RequiredProcedure{};
    };
    CHECK(filing("2026-03-10", "2026-04-10").deadline == day("2026-04-15"));        // a paper 転出証明書: 14 days from 1 April
    home.answers.set({"tokurei_tenshutsu", kWholeCase}, true, Source::clerk);
    CHECK(filing("2026-03-10", "2026-04-09").deadline == day("2026-04-09"));        // 30 days end first
    CHECK(!filing("2026-03-10", "2026-04-09").deadline_passed);
    CHECK(filing("2026-03-10", "2026-04-10").deadline_passed);
    CHECK(filing("2026-03-31", "2026-04-10").deadline == day("2026-04-15"));        // 14 days end first
    CHECK(filing("2026-03-05", "2026-04-01").deadline == day("2026-04-04"));        // a Saturday: the 30 days do not wait for an opening day
}

TEST_CASE("every opening day is no Saturday, Sunday, holiday or day between the years, for fifty years") {
    const Municipality& city = support::catalog().city;
    REQUIRE(city.holidays.size() > 1000);
    for (Date at = day("1990-01-01"); at < day("2040-01-01"); at = plus_days(at, 1)) {
        const Date open = opening_day_from(at, city);
        CHECK(open >= at);
        CHECK(days_between(at, open) < 12);
        CHECK(!city.holidays.count(open));
    }
    CHECK(opening_day_from(day("2026-12-29"), city) == day("2027-01-04"));
}

TEST_CASE("児童手当 counts its fifteen days from the 転出予定日 where it is known, else from the move") {
    support::Household home = support::household("family_of_four");
    const auto last_day = [&] {
        const Procedures procedures = required_procedures(derive_situation(support::catalog(), home.answers, home.today));
        for (const RequiredProcedure& required : procedures.required) {
            if (required.procedure->id == "jidou_teate") return required.deadline;
        }
        return std::optional<Date>();
    };
    CHECK(last_day() == day("2026-04-16"));                                   // moved on 1 April
    home.answers.set({"planned_move_out_date", kWholeCase}, day("2026-03-28"), Source::clerk);
    CHECK(last_day() == day("2026-04-13"));                                   // 12 April is a Sunday
}
