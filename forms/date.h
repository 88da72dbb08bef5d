// Dates as the forms need them: a day of the Gregorian calendar, and the same day as Japanese eras count it.
// Knows no clock: today is always an argument.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace forms {

/// A day that exists. Build it with make_date or parse_iso_date; the fields are then always a real day.
struct Date {
    int year = 1900;
    int month = 1;
    int day = 1;
    auto operator<=>(const Date&) const = default;
};

/// Years 1868–2199; nothing for a day that is not in the calendar (2025-02-30).
std::optional<Date> make_date(int year, int month, int day);
/// Exactly YYYY-MM-DD.
std::optional<Date> parse_iso_date(std::string_view text);
std::string to_iso(Date date);
Date plus_days(Date date, int days);
/// 民法143条: the day before the corresponding day is the end; without a corresponding day, the last day of that month.
Date plus_months(Date date, int months);
int days_between(Date from, Date to);

enum class Era { meiji, taisho, showa, heisei, reiwa };

/// Year 1 is 元年. Eras change on 1912-07-30, 1926-12-25, 1989-01-08 and 2019-05-01; that day belongs to the new era.
struct Wareki {
    Era era;
    int year;
    int month;
    int day;
    bool operator==(const Wareki&) const = default;
};

/// Nothing before 1873-01-01, when Japan took the Gregorian calendar (明治5年12月2日 was 1872-12-31).
std::optional<Wareki> to_wareki(Date date);
/// Nothing when the day does not exist in that era (昭和64年1月8日, 令和7年2月30日).
std::optional<Date> from_wareki(const Wareki& wareki);
std::string_view era_name(Era era);
/// 「明」「大」「昭」「平」「令」 as printed beside a circle.
std::string_view era_initial(Era era);
std::optional<Era> parse_era(std::string_view name);
/// 「令和8年4月1日」, 「令和元年5月1日」; before 1873 「1872年12月31日」.
std::string wareki_text(Date date);

/// Age in full years on `at`; one is added on the birthday itself (75 for 後期高齢者医療, 高齢者の医療の確保に関する法律50条).
int age_on_birthday(Date birth, Date at);
/// Age by 年齢計算ニ関スル法律: a year is complete at the end of the day before the birthday.
int age_by_law(Date birth, Date at);
/// Age by law reached on the last day (31 March) of the school year that `at` lies in: 7–12 is primary school,
/// 13–15 junior high; born on 1 April belongs to the earlier year (学校教育法17条).
int school_year_age(Date birth, Date at);

}  // namespace forms
