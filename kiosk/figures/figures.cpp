// Adds up what visit_counts.cpp and the store counted; the kinds are theirs.
// Pure; divides only where something was counted.
#include "kiosk/figures/figures.h"

#include <algorithm>

namespace kiosk {

namespace {

void add(EventFigures& into, const store::Figure& figure) {
    const std::string& kind = figure.kind.text();
    if (kind == "cases") into.cases += figure.sum;
    if (kind == "visits") (figure.key.text() == "sent" ? into.visits_sent : into.visits_left) += figure.sum;
    if (kind == "ms") into.milliseconds += figure.sum;
    if (kind == "taps") into.taps += figure.sum;
    if (kind == "forms") into.forms += figure.sum;
    if (kind == "boxes_filled") into.boxes_filled += figure.sum;
    if (kind == "boxes_by_hand") into.boxes_by_hand += figure.sum;
    if (kind == "corrections") into.corrections += figure.sum;
}

std::vector<NamedSum> sums(const std::map<std::string, NamedSum>& by_key) {
    std::vector<NamedSum> all;
    for (const auto& [key, sum] : by_key) all.push_back(sum);
    return all;
}

void add(std::map<std::string, NamedSum>& into, const store::Figure& figure) {
    NamedSum& sum = into[figure.key.text()];
    sum.key = figure.key.text();
    sum.count += figure.count;
    sum.sum += figure.sum;
}

}  // namespace

std::int64_t EventFigures::minutes_per_visit_tenths() const {
    const std::int64_t visits = visits_sent + visits_left;
    constexpr std::int64_t tenth_of_minute_ms = 6000;
    return visits == 0 ? 0 : (milliseconds / tenth_of_minute_ms + visits / 2) / visits;
}

std::int64_t EventFigures::forms_per_case_tenths() const { return visits_sent == 0 ? 0 : (forms * 10 + visits_sent / 2) / visits_sent; }

std::int64_t EventFigures::boxes_filled_percent() const {
    const std::int64_t boxes = boxes_filled + boxes_by_hand;
    return boxes == 0 ? 0 : (boxes_filled * 100 + boxes / 2) / boxes;
}

void EventFigures::add(const EventFigures& other) {
    cases += other.cases;
    visits_sent += other.visits_sent;
    visits_left += other.visits_left;
    milliseconds += other.milliseconds;
    taps += other.taps;
    forms += other.forms;
    boxes_filled += other.boxes_filled;
    boxes_by_hand += other.boxes_by_hand;
    corrections += other.corrections;
}

FiguresReport gather(const std::vector<store::FigureRow>& rows, const std::string& from_day, const std::string& to_day) {
    FiguresReport report;
    report.from_day = from_day;
    report.to_day = to_day;
    std::map<std::string, EventFigures> events;
    std::map<std::string, NamedSum> pages, items;
    for (const store::FigureRow& row : rows) {
        if (row.day < from_day || row.day > to_day) continue;
        EventFigures& event = events[row.event.text()];
        event.event = row.event.text();
        add(event, row.figure);
        add(report.all, row.figure);
        add(report.days[row.day], row.figure);
        if (row.figure.kind.text() == "ms") add(pages, row.figure);
        if (row.figure.kind.text() == "corrections") add(items, row.figure);
    }
    for (auto& [id, event] : events) report.events.push_back(event);
    std::stable_sort(report.events.begin(), report.events.end(), [](const EventFigures& a, const EventFigures& b) { return a.cases > b.cases; });
    report.slow_pages = sums(pages);
    std::stable_sort(report.slow_pages.begin(), report.slow_pages.end(), [](const NamedSum& a, const NamedSum& b) { return a.mean() > b.mean(); });
    report.corrected_items = sums(items);
    std::stable_sort(report.corrected_items.begin(), report.corrected_items.end(), [](const NamedSum& a, const NamedSum& b) { return a.sum > b.sum; });
    return report;
}

std::vector<CsvRow> figures_csv(const std::vector<store::FigureRow>& rows) {
    std::vector<CsvRow> table = {{"day", "event", "kind", "key", "count", "sum"}};
    for (const store::FigureRow& row : rows)
        table.push_back({row.day, row.event.text(), row.figure.kind.text(), row.figure.key.text(), std::to_string(row.figure.count), std::to_string(row.figure.sum)});
    return table;
}

}  // namespace kiosk
