// Dates as people type them: every day from 1868 to 2100 in every calendar, said back in both, and what is said of days that no
// calendar has. The calendar is reckoned anew here: lengths of months and the first days of the eras, and nothing of forms/date.h.
#include "kiosk/entry.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <array>

using terminal::house;

namespace {

struct Day {
    int year = 0, month = 0, day = 0;
    auto operator<=>(const Day&) const = default;
};

/// Calendars in the order of the buttons, each with its first year and the days that belong to it.
struct EraDays {
    const char* calendar;
    const char* name;
    int year_one;
    Day first, last;
};
/// 明治 is reckoned from the day on which the calendar of today came.
constexpr EraDays kEraDays[] = {{"meiji", "\u660E\u6CBB", 1868, {1873, 1, 1}, {1912, 7, 29}},
                                {"taisho", "\u5927\u6B63", 1912, {1912, 7, 30}, {1926, 12, 24}},
                                {"showa", "\u662D\u548C", 1926, {1926, 12, 25}, {1989, 1, 7}},
                                {"heisei", "\u5E73\u6210", 1989, {1989, 1, 8}, {2019, 4, 30}},
                                {"reiwa", "\u4EE4\u548C", 2019, {2019, 5, 1}, {9999, 12, 31}}};

int days_in(int year, int month) {
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap);
}

kiosk::DateDraft typed_day(const char* calendar, int year, int month, int day) { return {calendar, {std::to_string(year), std::to_string(month), std::to_string(day)}, 0}; }

kiosk::Advanced what_becomes_of(const kiosk::DateDraft& draft) { return kiosk::advance(draft, *house().catalog.item("birth"), house().books); }

/// The same day, or the problem's key and part.
void check_day(const kiosk::DateDraft& draft, const Day& day) {
    const auto next = what_becomes_of(draft);
    const auto* value = std::get_if<forms::Value>(&next);
    REQUIRE_MESSAGE(value, draft.calendar << " " << draft.parts[0] << "-" << draft.parts[1] << "-" << draft.parts[2]);
    REQUIRE(std::get<forms::Date>(*value) == forms::Date{day.year, day.month, day.day});
}
void check_sentence(const kiosk::DateDraft& draft, const std::string& key, int part) {
    const auto next = what_becomes_of(draft);
    const auto* problem = std::get_if<kiosk::DraftProblem>(&next);
    REQUIRE_MESSAGE(problem, draft.calendar << " " << draft.parts[0] << "-" << draft.parts[1] << "-" << draft.parts[2]);
    REQUIRE(problem->key == key);
    REQUIRE(problem->part == part);
    REQUIRE_FALSE(house().strings.text("ja", problem->key).empty());
}

std::string said_back(const kiosk::DateDraft& draft) {
    kiosk::Session session;
    session.answers = terminal::household("single");
    session.page = kiosk::QuestionPage{{"birth", 0}, draft, std::nullopt, std::nullopt};
    const auto page = kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
    const auto* echo = page.find("date.echo");
    return echo ? echo->text() : std::string();
}

}  // namespace

TEST_CASE("Every day from 1868 to 2100 typed in any calendar is that day, or gets the sentence that says why the era has none") {
    int days = 0, in_eras = 0, sentences = 0;
    for (int year = 1868; year <= 2100; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days_in(year, month); ++day) {
                const Day now{year, month, day};
                check_day(typed_day("western", year, month, day), now);
                ++days;
                for (const EraDays& era : kEraDays) {
                    const int year_of_era = year - era.year_one + 1;
                    if (year_of_era < 1 || year_of_era > 99) continue;
                    const auto draft = typed_day(era.calendar, year_of_era, month, day);
                    if (now >= era.first && now <= era.last) {
                        check_day(draft, now);
                        ++in_eras;
                        continue;
                    }
                    ++sentences;
                    const bool is_old = now < Day{1873, 1, 1};
                    if (is_old) check_sentence(draft, "problem.date.old_calendar", 0);
                    else check_sentence(draft, std::string(now < era.first ? "problem.date.begins_" : "problem.date.ends_") + era.calendar, 0);
                }
            }
    CHECK(days == 85'102);                      // 233 years, 57 of them leap years; 1900 and 2100 are none
    CHECK(in_eras == 83'275);                   // each day since 1873 in one era and no other
    CHECK(sentences > 80'000);
}

TEST_CASE("A day that its month does not have is told at the day, in every calendar and every year") {
    for (int year = 1873; year <= 2100; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = days_in(year, month) + 1; day <= 32; ++day) {
                check_sentence(typed_day("western", year, month, day), "problem.date.no_such_day", 2);
                for (const EraDays& era : kEraDays)
                    if (year > era.year_one && Day{year, month, 1} >= era.first && Day{year, month, 28} <= era.last) check_sentence(typed_day(era.calendar, year - era.year_one + 1, month, day), "problem.date.no_such_day", 2);
            }
}

TEST_CASE("A day is said back in both calendars as soon as it is whole, the first year of an era as 元年") {
    for (const EraDays& era : kEraDays) {
        const Day last = std::min(era.last, Day{2026, 4, 10});
        for (const Day& day : {era.first, last}) {
            const int year_of_era = day.year - era.year_one + 1;
            const std::string said = said_back(typed_day(era.calendar, year_of_era, day.month, day.day));
            CAPTURE(said);
            const std::string wareki = std::string(era.name) + (year_of_era == 1 ? "\u5143" : std::to_string(year_of_era)) + "\u5E74" + std::to_string(day.month) + "\u6708" + std::to_string(day.day) + "\u65E5";
            CHECK(said.starts_with(wareki + "\uFF08" + std::to_string(day.year) + "\u5E74\uFF09"));
            CHECK(said_back(typed_day("western", day.year, day.month, day.day)) == said);
        }
    }
    kiosk::DateDraft half = typed_day("showa", 35, 4, 1);
    half.parts[2].clear();
    CHECK(said_back(half).empty());
}

TEST_CASE("Typing a part of a date never jumps to the next part by itself") {
    kiosk::Draft draft = kiosk::blank_draft(*house().catalog.item("birth"), house().books);
    draft = kiosk::edit(std::move(draft), kiosk::ChooseOption{"showa"}, house().books);
    for (int part = 0; part < 3; ++part) {
        draft = kiosk::edit(std::move(draft), kiosk::FocusPart{part}, house().books);
        for (const char* digit : {"1", "2"}) {
            draft = kiosk::edit(std::move(draft), kiosk::TypeText{digit}, house().books);
            CHECK(std::get<kiosk::DateDraft>(draft).focus == part);
        }
    }
}
