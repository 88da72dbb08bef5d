// Today's numbers on paper.
// Each case is followed through the log by its id; what happened last says where it stood.
#include "kiosk/fallback/queue_sheet.h"

#include "kiosk/figures/figure_names.h"
#include "printer/layout.h"
#include "printer/slip_parts.h"

#include <algorithm>
#include <array>
#include <map>

namespace kiosk {

namespace {

constexpr double kRow_mm = 9, kFirstPage_mm = 215, kOtherPage_mm = 245;
constexpr store::Moment kJapan_ms = 9LL * 60 * 60 * 1000;

bool says_where(store::LogEvent event) {
    using store::LogEvent;
    constexpr std::array kAll = {LogEvent::case_submitted, LogEvent::case_claimed,  LogEvent::case_released,   LogEvent::case_taken_over, LogEvent::case_amended,
                                 LogEvent::case_verified,  LogEvent::case_printed, LogEvent::case_handed_off, LogEvent::case_withdrawn, LogEvent::case_wiped};
    return std::find(kAll.begin(), kAll.end(), event) != kAll.end();
}

/// The key of a sentence for where a case stands after this.
const char* place_after(store::LogEvent event) {
    if (event == store::LogEvent::case_submitted || event == store::LogEvent::case_released) return "paper.waiting";
    if (event == store::LogEvent::case_verified) return "paper.verified";
    if (event == store::LogEvent::case_printed) return "paper.printed";
    if (event == store::LogEvent::case_handed_off) return "paper.handed_off";
    if (event == store::LogEvent::case_withdrawn) return "paper.withdrawn";
    if (event == store::LogEvent::case_wiped) return "paper.wiped";
    return "paper.in_review";
}

forms::Row row_of(const std::vector<forms::Cell>& cells) {
    forms::Row row;
    row.height_mm = kRow_mm;
    row.cells = cells;
    return row;
}

}  // namespace

std::vector<CaseInLog> cases_in_log(const std::vector<std::string>& lines, const std::string& day) {
    std::map<store::CaseId, CaseInLog> cases;
    for (const std::string& line : lines) {
        const auto entry = store::entry_from_line(line);
        const bool tells = entry && entry->note.about && entry->note.result == store::LogResult::done && says_where(entry->note.event);
        if (!tells) continue;
        const bool is_new = entry->note.event == store::LogEvent::case_submitted;
        if (is_new && store::japanese_day(entry->at) == day) cases[*entry->note.about] = {static_cast<int>(entry->note.count), entry->note.subject, entry->at, entry->note.event};
        const auto known = cases.find(*entry->note.about);
        if (known != cases.end()) known->second.last = entry->note.event;
    }
    std::vector<CaseInLog> list;
    for (const auto& [id, one] : cases) list.push_back(one);
    std::sort(list.begin(), list.end(), [](const CaseInLog& a, const CaseInLog& b) { return a.number < b.number; });
    return list;
}

printer::Slip queue_sheet(const std::vector<CaseInLog>& cases, const std::string& day, const forms::Catalog& catalog, const CommandWords& words, const printer::Fonts& fonts) {
    const auto say = [&](const std::string& key) { return words.say("paper." + key); };
    std::vector<forms::Row> rows;
    for (const CaseInLog& one : cases)
        rows.push_back(row_of({printer::slip_words(store::receipt_number(one.number)), printer::slip_words(event_name(one.event.text(), catalog, words)),
                               printer::slip_words(store::to_utc(one.at + kJapan_ms).substr(11, 5)), printer::slip_words(words.say(place_after(one.last))), printer::slip_words("")}));
    forms::Template sheet;
    sheet.id = "queue";
    sheet.title = say("queue_title");
    forms::Block title, subtitle;
    title.kind = forms::BlockKind::title;
    subtitle.kind = forms::BlockKind::text;
    subtitle.size_pt = 9;
    subtitle.align = forms::Align::centre;
    const auto date = forms::parse_iso_date(day);
    subtitle.text = words.say("paper.queue_lead", {{"day", date ? forms::wareki_text(*date) : day}, {"count", std::to_string(cases.size())}});
    sheet.blocks = {title, subtitle, printer::slip_space(3)};
    bool is_first = true;
    for (std::vector<forms::Row>& page : printer::paged(std::move(rows), kFirstPage_mm, kOtherPage_mm)) {
        if (!is_first) sheet.blocks.push_back(printer::slip_new_page());
        is_first = false;
        page.insert(page.begin(), row_of({printer::slip_heading(say("number")), printer::slip_heading(say("event")), printer::slip_heading(say("at")), printer::slip_heading(say("place")), printer::slip_heading(say("by_hand"))}));
        sheet.blocks.push_back(printer::slip_table({22, 58, 22, 34, 44}, std::move(page)));
    }
    forms::FilledForm filled;
    filled.form = &sheet;
    return {sheet.id, sheet.title, printer::lay_out(filled, catalog.city, fonts)};
}

}  // namespace kiosk
