// Readings and days to choose from.
// Readings come from the tables of names only: a name that no table knows is typed, never guessed from its letters.
#include "kiosk/offers.h"

#include "forms/text.h"
#include "kiosk/also_said.h"
#include "kiosk/letters.h"

#include <algorithm>

namespace kiosk {

namespace {

constexpr std::size_t kFamilyReadingsMax = 3, kGivenReadingsMax = 6, kReadingsMax = 8;
constexpr int kDaysBack = 14;            // 住民基本台帳法22条: within 14 days
constexpr int kWeeks_days = 31;

std::string in_katakana(const std::string& reading) { return forms::encode_utf8(forms::to_katakana(decode(reading))); }

std::vector<std::string> in_katakana(std::vector<std::string> readings, std::size_t count_max) {
    readings.resize(std::min(readings.size(), count_max));
    for (std::string& reading : readings) reading = in_katakana(reading);
    return readings;
}

/// How the same family name is read for somebody else of this case; empty when nobody has it.
std::string family_reading_said(const forms::Item& name, const forms::Item& kana, const std::string& family, const forms::Answers& answers) {
    for (const auto& [slot, answer] : answers.slots) {
        if (slot.item != name.id || !answer.value) continue;
        const forms::Answer* reading = answers.find({kana.id, slot.person});
        if (name_draft_of(std::get<std::string>(*answer.value)).typed[0] != family || !reading || !reading->value) continue;
        return name_draft_of(std::get<std::string>(*reading->value)).typed[0];
    }
    return {};
}

std::vector<std::string> family_readings(const std::string& family, const std::string& said, const NameBook& names) {
    if (!said.empty()) return {said};
    if (forms::is_kana_only(family)) return {in_katakana(family)};
    return in_katakana(names.surname_readings(family), kFamilyReadingsMax);
}

std::vector<std::string> given_readings(const std::string& given, const NameBook& names) {
    if (forms::is_kana_only(given)) return {in_katakana(given)};
    return in_katakana(names.given_readings(given), kGivenReadingsMax);
}

/// Every pair, the likeliest first.
std::vector<std::string> whole_readings(const std::vector<std::string>& family, const std::vector<std::string>& given) {
    std::vector<std::string> whole;
    for (std::size_t far = 0; far < family.size() + given.size(); ++far)
        for (std::size_t f = 0; f < family.size() && f <= far; ++f)
            if (far - f < given.size()) whole.push_back(family[f] + " " + given[far - f]);
    whole.resize(std::min(whole.size(), kReadingsMax));
    return whole;
}

TextDraft with_readings(TextDraft draft, const forms::Slot& slot, const forms::Item& kana, const forms::Catalog& catalog, const forms::Answers& answers, const NameBook& names) {
    const forms::Item* item = name_item_of(catalog, kana);
    const forms::Answer* name = item ? answers.find({item->id, slot.person}) : nullptr;
    if (!name || !name->value) return draft;
    const NameDraft parts = name_draft_of(std::get<std::string>(*name->value));
    const auto family = family_readings(parts.typed[0], family_reading_said(*item, kana, parts.typed[0], answers), names);
    const auto given = given_readings(parts.typed[1], names);
    draft.proposed = whole_readings(family, given);
    const bool is_blank = draft.parts[0].empty() && draft.parts[1].empty();
    const std::string now = draft.parts[0] + " " + draft.parts[1];
    const bool is_among = std::find(draft.proposed.begin(), draft.proposed.end(), now) != draft.proposed.end();
    if (!draft.proposed.empty() && (is_blank || is_among)) draft.way = EntryWay::offered;
    if (!is_blank || !draft.proposed.empty()) return draft;
    if (!family.empty()) draft.parts[0] = family.front(), draft.focus = 1;
    if (!given.empty()) draft.parts[1] = given.front(), draft.focus = 0;
    return draft;
}

bool counts_weeks_from(const forms::DeadlineRule& rule, const std::string& item) {
    const bool counts = rule.from == item && rule.months == 0 && rule.days > 0 && rule.days <= kWeeks_days;
    return counts || std::any_of(rule.earliest.begin(), rule.earliest.end(), [&](const auto& one) { return counts_weeks_from(one, item); });
}

bool is_told_within_weeks(const forms::Catalog& catalog, const std::string& item) {
    return std::any_of(catalog.procedures.begin(), catalog.procedures.end(), [&](const forms::Procedure& procedure) {
        return std::any_of(procedure.deadlines.begin(), procedure.deadlines.end(), [&](const auto& rule) { return counts_weeks_from(rule, item); });
    });
}

DateDraft with_days(DateDraft draft, forms::Date today) {
    for (int back = 0; back <= kDaysBack; ++back) draft.days.push_back(forms::plus_days(today, -back));
    const auto now = date_of(draft);
    const bool is_among = now && std::find(draft.days.begin(), draft.days.end(), *now) != draft.days.end();
    if (draft.calendar.empty() || is_among) draft.way = EntryWay::offered;
    return draft;
}

}  // namespace

bool is_offered(const Draft& draft) {
    const auto* text = std::get_if<TextDraft>(&draft);
    const auto* date = std::get_if<DateDraft>(&draft);
    return (text && text->way == EntryWay::offered) || (date && date->way == EntryWay::offered);
}

Draft with_offers(Draft draft, const forms::Slot& slot, const forms::Catalog& catalog, const forms::Answers& answers, forms::Date today, const Books& books) {
    const forms::Item& item = *catalog.item(slot.item);
    auto* text = std::get_if<TextDraft>(&draft);
    if (text && text->parts.size() == 2) *text = with_readings(std::move(*text), slot, item, catalog, answers, books.names);
    auto* date = std::get_if<DateDraft>(&draft);
    if (date && is_told_within_weeks(catalog, item.id)) *date = with_days(std::move(*date), today);
    return draft;
}

}  // namespace kiosk
