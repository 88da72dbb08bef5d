// Makes the ご案内票 out of a case view: one row a procedure, in the order in which the windows depend on each other.
// Decides nothing about the case; every word comes from words.toml, the procedures and the answers.
#include "forms/text.h"
#include "printer/layout_table.h"
#include "printer/slip_parts.h"
#include "printer/slips.h"

#include <algorithm>

namespace printer {

namespace {

using forms::Cell;
using forms::Row;
using forms::Shade;
using forms::Template;

std::string deadline_words(const forms::RequiredProcedure& required, const forms::CaseView& view) {
    const forms::Catalog& catalog = view.situation.catalog();
    if (!required.deadline) return required.deadline_words;
    if (required.deadline_passed) return catalog.word("slip.passed");
    static const forms::Date kSunday{1970, 1, 4};
    const int weekday = ((forms::days_between(kSunday, *required.deadline) % 7) + 7) % 7;
    const std::u32string weekdays = forms::decode_utf8(catalog.word("slip.weekdays")).value_or(U"");
    const std::string day_name = weekdays.size() == 7 ? forms::encode_utf8(weekdays.substr(static_cast<std::size_t>(weekday), 1)) : "";
    return catalog.word("slip.until", {{"day", forms::wareki_text(*required.deadline)}, {"weekday", day_name}}) + (required.deadline_moved ? catalog.word("slip.moved") : "");
}

/// The sizes of the route slip's letters; a long list of procedures takes the smaller ones, so that it stays one page.
struct SlipSizes {
    double title_pt, text_pt;
};
constexpr double kReceiptNumberPt = 20;      // read from where a window calls it
constexpr SlipSizes kSlipSizes[] = {{10, 8.5}, {9, 7.5}, {8.5, 6.75}, {7.5, 6}};

Row procedure_row(const forms::RequiredProcedure& required, std::size_t position, const std::vector<double>& columns, SlipSizes sizes, const forms::CaseView& view, const Fonts& fonts) {
    const forms::Catalog& catalog = view.situation.catalog();
    const bool noted = forms::needs_no_window(required);
    Row row;
    row.cells.push_back(slip_words(noted ? "－" : std::to_string(position), Shade::label, sizes.title_pt));
    Cell what;
    what.stack = {slip_words(required.procedure->title, Shade::none, sizes.title_pt), slip_words(required.because, Shade::none, sizes.text_pt)};
    const double title_mm = slip_height(fonts, required.procedure->title, columns[1], sizes.title_pt), why_mm = slip_height(fonts, required.because, columns[1], sizes.text_pt);
    what.stack[0].share = title_mm;
    what.stack[1].share = why_mm;
    const std::string& no_paper = required.procedure->no_paper;
    const std::string why_not = !no_paper.empty() ? no_paper : required.procedure->noted_because.empty() ? catalog.word("slip.noted") : required.procedure->noted_because;
    std::string bring = noted ? why_not : slip_list(required.bring, no_paper.empty() ? catalog.word("slip.nothing") : "");
    if (!noted && !no_paper.empty()) bring = no_paper + (bring.empty() ? "" : "\n" + bring);
    std::string last = noted ? "" : deadline_words(required, view);
    const std::string fee = forms::with_city_words(required.procedure->fee, catalog.city, forms::CityReader::resident);
    const std::string benefit = forms::with_city_words(required.procedure->benefit, catalog.city, forms::CityReader::resident);
    for (const std::string& line : {fee, benefit.empty() ? benefit : catalog.word("slip.benefit", {{"what", benefit}})}) {
        if (!noted && !line.empty()) last += (last.empty() ? "" : "\n") + line;
    }
    row.cells.push_back(std::move(what));
    for (const std::string& text : {noted ? std::string() : window_of(required, catalog), bring, last}) row.cells.push_back(slip_words(text, Shade::none, sizes.text_pt));
    row.height_mm = title_mm + why_mm;
    for (std::size_t column = 2; column < columns.size(); ++column) row.height_mm = std::max(row.height_mm, slip_height(fonts, row.cells[column].label, columns[column], sizes.text_pt));
    // In a high row title and reason stay together, in the middle.
    if (const double air_mm = (row.height_mm - title_mm - why_mm) / 2; air_mm > 0.5) {
        Cell air = slip_words("");
        air.share = air_mm;
        std::vector<Cell>& lines = row.cells[1].stack;
        lines.insert(lines.begin(), air);
        lines.push_back(air);
    }
    return row;
}

std::vector<Row> procedure_rows(const std::vector<double>& columns, SlipSizes sizes, const forms::CaseView& view, const Fonts& fonts) {
    const forms::Catalog& catalog = view.situation.catalog();
    Row head;
    head.height_mm = 7;
    for (const char* key : {"slip.order", "slip.procedure", "slip.window", "slip.bring", "slip.deadline"}) head.cells.push_back(slip_heading(catalog.word(key)));
    std::vector<Row> rows = {head};
    std::size_t position = 0;
    std::vector<const forms::RequiredProcedure*> noted;
    for (const forms::RequiredProcedure* required : in_window_order(view.procedures)) {
        if (forms::needs_no_window(*required)) noted.push_back(required);
        else rows.push_back(procedure_row(*required, ++position, columns, sizes, view, fonts));
    }
    for (const forms::RequiredProcedure* required : noted) rows.push_back(procedure_row(*required, 0, columns, sizes, view, fonts));
    return rows;
}

}  // namespace

std::vector<const forms::RequiredProcedure*> in_window_order(const forms::Procedures& procedures) {
    std::vector<const forms::RequiredProcedure*> ordered, waiting;
    for (const forms::RequiredProcedure& required : procedures.required) waiting.push_back(&required);
    while (!waiting.empty()) {
        const auto stands_before = [&](const forms::RequiredProcedure* required) {
            return std::none_of(required->procedure->after.begin(), required->procedure->after.end(), [&](const std::string& first) {
                return std::any_of(waiting.begin(), waiting.end(), [&](const forms::RequiredProcedure* other) { return other != required && other->procedure->id == first; });
            });
        };
        auto next = std::find_if(waiting.begin(), waiting.end(), stands_before);
        if (next == waiting.end()) next = waiting.begin();      // a circle: the order of the papers
        ordered.push_back(*next);
        waiting.erase(next);
    }
    return ordered;
}

Slip route_slip(const forms::CaseView& view, const Fonts& fonts, const std::string& receipt_number) {
    const forms::Catalog& catalog = view.situation.catalog();
    Template sheet = slip_template(view, "goannaihyou", "slip");
    const std::vector<double> number_columns = {30, 60};
    Row number;
    number.height_mm = 11;
    number.cells = {slip_heading(catalog.word("slip.number")), slip_words(receipt_number, Shade::none, kReceiptNumberPt)};
    number.cells.back().align = forms::Align::centre;
    sheet.blocks.push_back(slip_table(number_columns, {number}));
    sheet.blocks.push_back(slip_space(3));
    const std::vector<double> columns = {8, 52, 30, 50, 40};
    constexpr double kRoomMm = 212;      // under the title and the number, above the note
    std::vector<Row> rows;
    for (const SlipSizes sizes : kSlipSizes) {
        rows = procedure_rows(columns, sizes, view, fonts);
        if (height_of(rows) <= kRoomMm) break;
    }
    // More procedures than a page of small letters holds: a second page is better than none.
    bool first = true;
    const Row head = rows.front();
    rows.erase(rows.begin());
    for (std::vector<Row>& page : paged(std::move(rows), kRoomMm - head.height_mm, 245)) {
        if (!first) sheet.blocks.push_back(slip_new_page());
        first = false;
        page.insert(page.begin(), head);
        sheet.blocks.push_back(slip_table(columns, std::move(page)));
    }
    sheet.blocks.push_back(slip_space(2));
    sheet.blocks.push_back(slip_note(catalog.word("slip.note")));
    return {sheet.id, sheet.title, slip_pages(sheet, view, fonts)};
}

}  // namespace printer
