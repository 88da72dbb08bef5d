// Three short tables and a sentence about each, in words that need no explanation; one page whatever the numbers are.
// Counts nothing itself.
#include "kiosk/figures/council_sheet.h"

#include "kiosk/figures/figure_names.h"
#include "printer/pdf.h"
#include "printer/slip_parts.h"

#include <algorithm>

namespace kiosk {

namespace {

using forms::Cell;
using forms::Row;

constexpr double kRowMm = 7.5;
constexpr std::size_t kEventsMax = 8, kListMax = 6;

Cell right(const std::string& text) {
    Cell cell = printer::slip_words(text);
    cell.align = forms::Align::right;
    return cell;
}

struct Sheet {
    const FiguresReport& report;
    const forms::Catalog& catalog;
    const CommandWords& words;

    std::string say(const std::string& key, const std::map<std::string, std::string>& values = {}) const { return words.say("council." + key, values); }

    Row headings(const std::vector<std::string>& keys) const {
        Row row;
        row.height_mm = kRowMm;
        for (const std::string& key : keys) row.cells.push_back(printer::slip_heading(say(key)));
        return row;
    }

    Row event_row(const std::string& title, const EventFigures& event) const {
        Row row;
        row.height_mm = kRowMm;
        const bool has_visits = event.visits_sent + event.visits_left > 0;
        row.cells = {printer::slip_words(title), right(thousands(event.cases)), right(has_visits ? tenths(event.minutes_per_visit_tenths()) : say("none")),
                     right(event.visits_sent == 0 ? say("none") : tenths(event.forms_per_case_tenths())), right(thousands(event.boxes_filled)), right(thousands(event.corrections))};
        return row;
    }

    forms::Block events() const {
        std::vector<Row> rows = {headings({"event", "cases", "minutes", "forms", "boxes", "corrections"})};
        EventFigures rest;
        for (std::size_t i = 0; i < report.events.size(); ++i) {
            const EventFigures& event = report.events[i];
            if (i < kEventsMax) rows.push_back(event_row(event_name(event.event, catalog, words), event));
            else rest.add(event);
        }
        if (rest.cases > 0) rows.push_back(event_row(say("other"), rest));
        rows.push_back(event_row(say("all"), report.all));
        for (Cell& cell : rows.back().cells) cell.shade = forms::Shade::clerk;       // grey, and the numbers stay right
        return printer::slip_table({56, 22, 28, 26, 28, 20}, std::move(rows));
    }

    forms::Block lists() const {
        std::vector<Row> rows = {headings({"slow_page", "seconds", "corrected_item", "times"})};
        for (std::size_t i = 0; i < kListMax; ++i) {
            Row row;
            row.height_mm = kRowMm;
            const bool has_page = i < report.slow_pages.size(), has_item = i < report.corrected_items.size();
            const NamedSum page = has_page ? report.slow_pages[i] : NamedSum{};
            row.cells.push_back(printer::slip_words(has_page ? page_name(page.key, catalog, words) : ""));
            row.cells.push_back(right(has_page && page.count > 0 ? tenths(page.mean() / 100) : ""));
            row.cells.push_back(printer::slip_words(has_item ? item_name(report.corrected_items[i].key, catalog, words) : ""));
            row.cells.push_back(right(has_item ? thousands(report.corrected_items[i].sum) : ""));
            rows.push_back(std::move(row));
        }
        return printer::slip_table({64, 26, 64, 26}, std::move(rows));
    }

    forms::Template page() const {
        forms::Template sheet;
        sheet.id = "council";
        sheet.title = say("title");
        forms::Block title, subtitle;
        title.kind = forms::BlockKind::title;
        subtitle.kind = forms::BlockKind::text;
        subtitle.size_pt = 9;
        subtitle.align = forms::Align::centre;
        const auto from = forms::parse_iso_date(report.from_day), to = forms::parse_iso_date(report.to_day);
        subtitle.text = say("period", {{"city", catalog.city.name}, {"from", from ? forms::wareki_text(*from) : ""}, {"to", to ? forms::wareki_text(*to) : ""}});
        const EventFigures& all = report.all;
        const std::string share = all.boxes_filled + all.boxes_by_hand == 0 ? say("none") : std::to_string(all.boxes_filled_percent());
        sheet.blocks = {title, subtitle, printer::slip_space(4),
                        printer::slip_note(say("lead", {{"cases", thousands(all.cases)}, {"boxes", thousands(all.boxes_filled)}, {"share", share}, {"minutes", tenths(all.minutes_per_visit_tenths())}})),
                        printer::slip_space(3), events(), printer::slip_space(6), printer::slip_note(say("lists_lead")), printer::slip_space(2), lists(),
                        printer::slip_space(6), printer::slip_note(say("privacy"))};
        return sheet;
    }
};

}  // namespace

printer::Slip council_sheet(const FiguresReport& report, const forms::Catalog& catalog, const CommandWords& words, const printer::Fonts& fonts) {
    const forms::Template page = Sheet{report, catalog, words}.page();
    forms::FilledForm filled;
    filled.form = &page;
    return {page.id, page.title, printer::lay_out(filled, catalog.city, fonts)};
}

forms::Result<std::string> council_pdf(const FiguresReport& report, const forms::Catalog& catalog, const CommandWords& words, const printer::Fonts& fonts) {
    const printer::Slip sheet = council_sheet(report, catalog, words, fonts);
    return printer::write_pdf({sheet.title, "", {{sheet.title, &sheet.sheets.pages}}}, fonts);
}

}  // namespace kiosk
