// The calendar, the eras and the ages: every day a resident could write, and the days on which a law turns.
// Compares with a reference of another implementation; asks no clock.
#include "forms/date.h"

#include "support/source_root.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

namespace {

using namespace forms;

Date day(std::string_view iso) {
    const auto date = parse_iso_date(iso);
    REQUIRE(date);
    return *date;
}

const Date kFirstGregorian{1873, 1, 1};
const Date kLastDay{2199, 12, 31};

}  // namespace

TEST_CASE("every day from 1873 to 2199 survives the way into its era and back") {
    int days = 0;
    bool same = true;
    for (Date date = kFirstGregorian; date <= kLastDay; date = plus_days(date, 1)) {
        const auto wareki = to_wareki(date);
        same = same && wareki && from_wareki(*wareki) == date && parse_iso_date(to_iso(date)) == date;
        ++days;
    }
    CHECK(same);
    CHECK(days == days_between(kFirstGregorian, kLastDay) + 1);
    CHECK(days == 119434);
}

TEST_CASE("every day from 1868 to 2100 exists once, and none in between is missed") {
    int days = 0;
    Date expected{1868, 1, 1};
    bool same = true;
    for (int year = 1868; year <= 2100; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int number = 1; number <= 31; ++number) {
                const auto date = make_date(year, month, number);
                if (!date) continue;
                same = same && *date == expected && !wareki_text(*date).empty();
                expected = plus_days(expected, 1);
                ++days;
            }
        }
    }
    CHECK(same);
    CHECK(days == 85102);
}

TEST_CASE("the days agree with the calendar of ICU since 1873") {
    std::ifstream file(support::source_root() / "tests" / "data" / "wareki_icu_reference.csv");
    std::string line;
    int compared = 0;
    while (std::getline(file, line)) {
        const auto date = parse_iso_date(line.substr(0, line.find(',')));
        if (!date || *date < kFirstGregorian) continue;
        CHECK(wareki_text(*date) == line.substr(line.find(',') + 1));
        ++compared;
    }
    CHECK(compared > 1000);
}

TEST_CASE("the day on which an era begins belongs to it, the day before to the old one") {
    CHECK(wareki_text(day("1912-07-29")) == "明治45年7月29日");
    CHECK(wareki_text(day("1912-07-30")) == "大正元年7月30日");
    CHECK(wareki_text(day("1926-12-24")) == "大正15年12月24日");
    CHECK(wareki_text(day("1926-12-25")) == "昭和元年12月25日");
    CHECK(wareki_text(day("1989-01-07")) == "昭和64年1月7日");
    CHECK(wareki_text(day("1989-01-08")) == "平成元年1月8日");
    CHECK(wareki_text(day("2019-04-30")) == "平成31年4月30日");
    CHECK(wareki_text(day("2019-05-01")) == "令和元年5月1日");
    CHECK(wareki_text(day("2026-04-01")) == "令和8年4月1日");
}

TEST_CASE("before the Gregorian calendar came there is no era, only the western day") {
    CHECK_FALSE(to_wareki(day("1872-12-31")));
    CHECK(wareki_text(day("1872-12-31")) == "1872年12月31日");
    CHECK(wareki_text(kFirstGregorian) == "明治6年1月1日");
    CHECK_FALSE(from_wareki({Era::meiji, 5, 12, 31}));
}

TEST_CASE("a day outside its era does not exist there") {
    CHECK_FALSE(from_wareki({Era::showa, 64, 1, 8}));
    CHECK(from_wareki({Era::showa, 64, 1, 7}) == day("1989-01-07"));
    CHECK_FALSE(from_wareki({Era::heisei, 1, 1, 7}));
    CHECK_FALSE(from_wareki({Era::heisei, 31, 5, 1}));
    CHECK_FALSE(from_wareki({Era::reiwa, 7, 2, 30}));
    CHECK_FALSE(from_wareki({Era::reiwa, 0, 6, 1}));
    CHECK_FALSE(from_wareki({Era::reiwa, 2147483647, 1, 1}));
}

TEST_CASE("a day that is not in the calendar cannot be made") {
    CHECK_FALSE(make_date(2025, 2, 29));
    CHECK_FALSE(make_date(1900, 2, 29));
    CHECK_FALSE(make_date(2026, 4, 31));
    CHECK_FALSE(make_date(2026, 13, 1));
    CHECK_FALSE(make_date(2026, 0, 1));
    CHECK_FALSE(make_date(1867, 12, 31));
    CHECK_FALSE(make_date(2200, 1, 1));
    CHECK(make_date(2000, 2, 29));
    CHECK(make_date(1868, 1, 1));
}

TEST_CASE("only YYYY-MM-DD is an ISO date") {
    CHECK(parse_iso_date("2026-04-01") == Date{2026, 4, 1});
    for (const auto* text : {"", "2026-4-1", "2026-04-01 ", "2026/04/01", "20260401", "2026-04-1x", "+026-04-01", "2026-02-30"}) {
        CHECK_FALSE(parse_iso_date(text));
    }
}

TEST_CASE("an era is known by its name, its first character and its letter") {
    for (const Era era : {Era::meiji, Era::taisho, Era::showa, Era::heisei, Era::reiwa}) {
        CHECK(parse_era(era_name(era)) == era);
        CHECK(parse_era(era_initial(era)) == era);
    }
    CHECK(parse_era("S") == Era::showa);
    CHECK(parse_era("r") == Era::reiwa);
    CHECK_FALSE(parse_era("慶応"));
    CHECK_FALSE(parse_era(""));
}

TEST_CASE("a period of months ends on the day before the corresponding day, or with the month") {
    CHECK(plus_months(day("2026-04-01"), 3) == day("2026-06-30"));
    CHECK(plus_months(day("2026-04-15"), 1) == day("2026-05-14"));
    CHECK(plus_months(day("2026-11-30"), 3) == day("2027-02-28"));
    CHECK(plus_months(day("2027-11-30"), 3) == day("2028-02-29"));
    CHECK(plus_months(day("2026-12-01"), 1) == day("2026-12-31"));
    CHECK(plus_months(day("2024-02-29"), 12) == day("2025-02-28"));
}

TEST_CASE("a year of age is complete at the end of the day before the birthday") {
    const Date birth = day("2000-06-15");
    CHECK(age_by_law(birth, day("2026-06-13")) == 25);
    CHECK(age_by_law(birth, day("2026-06-14")) == 26);
    CHECK(age_on_birthday(birth, day("2026-06-14")) == 25);
    CHECK(age_on_birthday(birth, day("2026-06-15")) == 26);
    CHECK(age_by_law(birth, birth) == 0);
}

TEST_CASE("someone born on 29 February grows older with the end of 28 February every year") {
    const Date birth = day("1952-02-29");
    CHECK(age_by_law(birth, day("2027-02-27")) == 74);
    CHECK(age_by_law(birth, day("2027-02-28")) == 75);
    CHECK(age_on_birthday(birth, day("2027-02-28")) == 74);
    CHECK(age_on_birthday(birth, day("2027-03-01")) == 75);
    CHECK(age_by_law(birth, day("2028-02-28")) == 76);
    CHECK(age_on_birthday(birth, day("2028-02-28")) == 75);
    CHECK(age_on_birthday(birth, day("2028-02-29")) == 76);
}

TEST_CASE("someone born on 1 January grows older on New Year's Eve") {
    CHECK(age_by_law(day("2000-01-01"), day("2025-12-30")) == 25);
    CHECK(age_by_law(day("2000-01-01"), day("2025-12-31")) == 26);
}

TEST_CASE("born on 1 April is one school year ahead of born on 2 April") {
    for (const auto* at : {"2025-04-01", "2025-12-31", "2026-03-31"}) {
        CHECK(school_year_age(day("2016-04-01"), day(at)) == 10);
        CHECK(school_year_age(day("2016-04-02"), day(at)) == 9);
    }
    CHECK(school_year_age(day("2016-04-01"), day("2026-04-01")) == 11);
    CHECK(school_year_age(day("2019-04-02"), day("2026-04-01")) == 7);
    CHECK(school_year_age(day("2020-04-01"), day("2026-04-01")) == 7);
    CHECK(school_year_age(day("2020-04-02"), day("2026-04-01")) == 6);
    CHECK(school_year_age(day("2012-02-29"), day("2026-04-01")) == 15);
}

TEST_CASE("days between two dates undo adding days") {
    const Date from = day("2024-02-20");
    for (const int days : {-400, -1, 0, 1, 9, 10, 366, 20000}) CHECK(days_between(from, plus_days(from, days)) == days);
}
