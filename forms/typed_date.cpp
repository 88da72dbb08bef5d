// Reads a date as written and, when that day does not exist, says which one was probably meant.
// Behind typed_date.h; the calendar itself is date.cpp.
#include "forms/typed_date.h"

#include "forms/text.h"

#include <array>

namespace forms {
namespace {

/// What is still unread; each take_ removes what it understood.
struct Cursor {
    std::u32string_view rest;

    bool at_end() const { return rest.empty(); }
    bool take(std::u32string_view word) {
        if (rest.substr(0, word.size()) != word) return false;
        rest.remove_prefix(word.size());
        return true;
    }
};

std::optional<Era> take_era(Cursor& cursor) {
    for (const std::size_t length : {2, 1}) {
        if (cursor.rest.size() < length) continue;
        const auto era = parse_era(encode_utf8(cursor.rest.substr(0, length)));
        if (!era) continue;
        cursor.rest.remove_prefix(length);
        return era;
    }
    return std::nullopt;
}

struct Digits {
    int value = 0;
    std::size_t length = 0;
};

std::optional<Digits> take_digits(Cursor& cursor) {
    Digits digits;
    while (!cursor.at_end() && is_digit(cursor.rest.front())) {
        if (++digits.length > 8) return std::nullopt;
        digits.value = digits.value * 10 + static_cast<int>(cursor.rest.front() - U'0');
        cursor.rest.remove_prefix(1);
    }
    if (digits.length == 0) return std::nullopt;
    return digits;
}

/// 「二十八」 and 「二〇二六」.
std::optional<Digits> take_kanji_number(Cursor& cursor) {
    static constexpr std::u32string_view kKanji = U"〇一二三四五六七八九";
    int tens = 0, ones = 0;
    std::size_t length = 0;
    while (!cursor.at_end()) {
        const char32_t letter = cursor.rest.front();
        const std::size_t digit = kKanji.find(letter);
        if (letter == U'十') {
            tens = ones == 0 ? 10 : ones * 10;
            ones = 0;
        } else if (digit != std::u32string_view::npos) {
            ones = ones * 10 + static_cast<int>(digit);
        } else {
            break;
        }
        if (++length > 4) return std::nullopt;
        cursor.rest.remove_prefix(1);
    }
    if (length == 0) return std::nullopt;
    return Digits{tens + ones, length};
}

std::optional<Digits> take_number(Cursor& cursor) {
    if (const auto digits = take_digits(cursor)) return digits;
    return take_kanji_number(cursor);
}

bool take_separator(Cursor& cursor, char32_t unit) {
    if (cursor.at_end()) return false;
    const char32_t letter = cursor.rest.front();
    const bool separates =
        letter == unit || letter == U'/' || letter == U'.' || letter == U'・' || letter == U',' || is_hyphen_like(letter);
    if (separates) cursor.rest.remove_prefix(1);
    return separates;
}

std::u32string without_spaces(std::u32string_view text) {
    std::u32string folded = fold_width(text);
    std::erase(folded, U' ');
    return folded;
}

TypedDate unreadable() { return {std::nullopt, "日付は、年・月・日を「2026-04-01」か「令和8年4月1日」の形にしてください。", ""}; }

TypedDate not_in_calendar() {
    return {std::nullopt, "その日は暦にありません。月と日をお確かめください。", "たとえば、2月30日や4月31日はありません。"};
}

TypedDate too_early() {
    return {std::nullopt, "日付は、1873年（明治6年）1月1日からあとの日にしてください。",
            "それより前の日付は、職員がうかがいます。"};
}

/// Every era has a 1 June of its year 10: from it the western year follows.
int western_year(Era era, int year) { return from_wareki({era, 10, 6, 1})->year - 10 + year; }

Date last_day_before(Era later) {
    Date day = *from_wareki({later, 2, 1, 1});
    while (to_wareki(day)->era == later) day = plus_days(day, -1);
    return day;
}

/// 「64年1月7日」: the day without the name of its era.
std::string day_within_era(Date date) { return wareki_text(date).substr(era_name(Era::showa).size()); }

TypedDate outside_era(Era era, Date meant) {
    const Era real = to_wareki(meant)->era;
    const std::string suggestion = wareki_text(meant) + "ではありませんか。";
    if (real > era) {
        const Date last = last_day_before(static_cast<Era>(static_cast<int>(era) + 1));
        return {std::nullopt, std::string(era_name(era)) + "は" + day_within_era(last) + "までです。", suggestion};
    }
    const Date first = plus_days(last_day_before(era), 1);
    return {std::nullopt, std::string(era_name(era)) + "は" + day_within_era(first) + "からです。", suggestion};
}

TypedDate of_era(Era era, int year, int month, int day) {
    if (year < 1) return unreadable();
    if (const auto date = from_wareki({era, year, month, day})) return {date, "", ""};
    const auto meant = make_date(western_year(era, year), month, day);
    if (!meant) return not_in_calendar();
    if (!to_wareki(*meant)) return too_early();
    return outside_era(era, *meant);
}

TypedDate of_western_year(int year, int month, int day) {
    const auto date = make_date(year, month, day);
    if (date) return {date, "", ""};
    if (year < 100) return {std::nullopt, "年は、「令和」などの元号を付けるか、西暦の4けたにしてください。", "例: 令和8年4月1日"};
    if (year < 1873) return too_early();
    return not_in_calendar();
}

}  // namespace

TypedDate read_typed_date(std::u32string_view text) {
    const std::u32string folded = without_spaces(text);
    Cursor cursor{folded};
    const auto era = take_era(cursor);
    if (!era) cursor.take(U"西暦");

    const bool first_year = era && cursor.take(U"元");
    const auto year = first_year ? Digits{1, 1} : take_number(cursor);
    if (!year) return unreadable();
    if (!era && year->length == 8 && cursor.at_end())
        return of_western_year(year->value / 10000, year->value / 100 % 100, year->value % 100);
    if (!take_separator(cursor, U'年')) return unreadable();
    const auto month = take_number(cursor);
    if (!month || !take_separator(cursor, U'月')) return unreadable();
    const auto day = take_number(cursor);
    if (!day) return unreadable();
    cursor.take(U"日");
    if (!cursor.at_end()) return unreadable();

    if (era) return of_era(*era, year->value, month->value, day->value);
    return of_western_year(year->value, month->value, day->value);
}

}  // namespace forms
