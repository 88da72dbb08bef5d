// Figures without people: what the store counted by day and life event, gathered for a table, a screen, a CSV and one page
// for the council. Store rows → sums; knows no case.
#pragma once

#include "kiosk/export/csv.h"
#include "kiosk/store/store.h"

#include <map>
#include <string>
#include <vector>

namespace kiosk {

/// Of one life event, or of all together.
struct EventFigures {
    std::string event;                     // an event's id; empty: all
    std::int64_t cases = 0;                // submitted
    std::int64_t visits_sent = 0, visits_left = 0;
    std::int64_t milliseconds = 0;         // at the kiosk, over all visits
    std::int64_t taps = 0;
    std::int64_t forms = 0;                // printed papers, over all cases sent from a kiosk
    std::int64_t boxes_filled = 0, boxes_by_hand = 0;
    std::int64_t corrections = 0;
    std::int64_t minutes_per_visit_tenths() const;     // 0 without visits
    std::int64_t forms_per_case_tenths() const;        // 0 without a case sent from a kiosk
    std::int64_t boxes_filled_percent() const;         // of all that were not left empty for good; 0 without boxes
    void add(const EventFigures& other);               // of events put together
};
struct NamedSum {
    std::string key;
    std::int64_t count = 0, sum = 0;
    std::int64_t mean() const { return count == 0 ? 0 : sum / count; }
};
struct FiguresReport {
    std::string from_day, to_day;
    EventFigures all;
    std::vector<EventFigures> events;                  // most cases first
    std::map<std::string, EventFigures> days;          // by day
    std::vector<NamedSum> slow_pages;                  // page → milliseconds; longest mean first
    std::vector<NamedSum> corrected_items;             // item → corrections; most first
};
FiguresReport gather(const std::vector<store::FigureRow>& rows, const std::string& from_day, const std::string& to_day);

/// Every row as it was counted: day, event, kind, key, count, sum.
std::vector<CsvRow> figures_csv(const std::vector<store::FigureRow>& rows);

}  // namespace kiosk
