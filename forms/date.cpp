// Days, Japanese eras and ages: calendar arithmetic behind date.h, first stop of every date on a form.
// Knows no clock and no wording of mistakes; what a resident typed is read in typed_date.cpp.
#include "forms/date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace forms {
namespace {

constexpr int kFirstYear = 1868, kLastYear = 2199;
constexpr Date kGregorianStart{1873, 1, 1};  // 明治5年太政官布告337号

struct EraSpan {
    Era era;
    Date first_day;
    int year_before_first;
    std::string_view name, initial, letter, square;
};

// 明治5年12月2日 and before is the lunisolar calendar: to_wareki stops at kGregorianStart, so its first day is not used.
constexpr std::array<EraSpan, 5> kEras{{
    {Era::meiji, {1868, 1, 25}, 1867, "明治", "明", "M", "㍾"},
    {Era::taisho, {1912, 7, 30}, 1911, "大正", "大", "T", "㍽"},
    {Era::showa, {1926, 12, 25}, 1925, "昭和", "昭", "S", "㍼"},
    {Era::heisei, {1989, 1, 8}, 1988, "平成", "平", "H", "㍻"},
    {Era::reiwa, {2019, 5, 1}, 2018, "令和", "令", "R", "㋿"},
}};

const EraSpan& span_of(Era era) { return kEras[static_cast<std::size_t>(era)]; }

std::chrono::year_month_day to_chrono(Date date) { return std::chrono::year{date.year} / date.month / date.day; }

std::chrono::sys_days to_days(Date date) { return std::chrono::sys_days{to_chrono(date)}; }

Date from_days(std::chrono::sys_days days) {
    const std::chrono::year_month_day day{days};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::optional<int> number(std::string_view digits) {
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
    }
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const Date date{year, month, day};
    if (!to_chrono(date).ok()) return std::nullopt;
    return date;
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return make_date(*year, *month, *day);
}

std::string to_iso(Date date) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

Date plus_days(Date date, int days) { return from_days(to_days(date) + std::chrono::days{days}); }

Date plus_months(Date date, int months) {
    const auto month = std::chrono::year{date.year} / date.month + std::chrono::months{months};
    const auto corresponding = month / date.day;
    if (!corresponding.ok()) return from_days(std::chrono::sys_days{month / std::chrono::last});
    return from_days(std::chrono::sys_days{corresponding} - std::chrono::days{1});
}

int days_between(Date from, Date to) { return static_cast<int>((to_days(to) - to_days(from)).count()); }

std::optional<Wareki> to_wareki(Date date) {
    if (date < kGregorianStart) return std::nullopt;
    const EraSpan* found = &kEras.front();
    for (const EraSpan& span : kEras) {
        if (span.first_day <= date) found = &span;
    }
    return Wareki{found->era, date.year - found->year_before_first, date.month, date.day};
}

std::optional<Date> from_wareki(const Wareki& wareki) {
    if (wareki.year < 1 || wareki.year > kLastYear) return std::nullopt;
    const auto date = make_date(span_of(wareki.era).year_before_first + wareki.year, wareki.month, wareki.day);
    if (!date || to_wareki(*date) != wareki) return std::nullopt;
    return date;
}

std::string_view era_name(Era era) { return span_of(era).name; }

std::string_view era_initial(Era era) { return span_of(era).initial; }

std::optional<Era> parse_era(std::string_view name) {
    for (const EraSpan& span : kEras) {
        const bool small_letter = name.size() == 1 && name[0] == span.letter[0] - 'A' + 'a';
        if (name == span.name || name == span.initial || name == span.letter || name == span.square || small_letter)
            return span.era;
    }
    return std::nullopt;
}

std::string wareki_text(Date date) {
    const auto wareki = to_wareki(date);
    const std::string month_and_day = "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
    if (!wareki) return std::to_string(date.year) + month_and_day;
    const std::string year = wareki->year == 1 ? "元" : std::to_string(wareki->year);
    return std::string(era_name(wareki->era)) + year + month_and_day;
}

int age_on_birthday(Date birth, Date at) {
    const bool reached = at.month > birth.month || (at.month == birth.month && at.day >= birth.day);
    return at.year - birth.year - (reached ? 0 : 1);
}

// The day before the birthday, also for 29 February: a year without one ends with 28 February (民法143条2項).
int age_by_law(Date birth, Date at) { return age_on_birthday(birth, plus_days(at, 1)); }

int school_year_age(Date birth, Date at) {
    const int last_year = at.month >= 4 ? at.year + 1 : at.year;
    return age_by_law(birth, {last_year, 3, 31});
}

}  // namespace forms
