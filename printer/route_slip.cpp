// Makes the ご案内票 out of a case view: one row a procedure, in the order in which the windows depend on each other.
// Decides nothing about the case; every word comes from words.toml, the procedures and the answers.
#include "forms/text.h"
#include "printer/fitting.h"
#include "printer/layout_table.h"
#include "printer/slip_parts.h"
#include "printer/slips.h"

#include <algorithm>
#include <map>
#include <numeric>

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
/// What to bring stands a thing a line; where that is too long, side by side; and at last in one paragraph with the reason, where what
/// needs no window shares a row.
enum class Things { listed, side_by_side, close };
struct SlipStyle {
    double title_pt, text_pt;
    Things things;
    bool is_close() const { return things == Things::close; }
};
constexpr double kReceiptNumberPt = 20;      // read from where a window calls it
constexpr SlipStyle kSlipStyles[] = {{11.5, 10.5, Things::listed}, {11, 10, Things::listed}, {10.5, 9.5, Things::listed}, {11, 10, Things::side_by_side},
                                     {10.5, 9.5, Things::side_by_side}, {10, 9, Things::side_by_side}, {9.5, 9, Things::close}, {9, 9, Things::close}};

/// Order, procedure, window, last day, fee.
const std::vector<double>& columns_of(SlipStyle style) {
    static const std::vector<double> kWide = {8, 60, 37, 49, 26}, kClose = {8, 63, 34, 43, 32};
    return style.is_close() ? kClose : kWide;
}
double text_columns_mm(SlipStyle style) { return std::accumulate(columns_of(style).begin() + 1, columns_of(style).end(), 0.0); }

/// The row of the receipt number, what is free below it, and what that leaves above the note.
double number_mm(SlipStyle style) { return style.is_close() ? 7.5 : 11; }
double gap_mm(SlipStyle style) { return style.is_close() ? 1 : 3; }
double room_mm(SlipStyle style) { return 247 - number_mm(style) - gap_mm(style); }

/// A title in lines as wide as its column: layout would rather set it smaller than break it, and what stands in brackets too.
std::string title_in_lines(const Fonts& fonts, const std::string& title, SlipStyle style) {
    constexpr double kPadsMm = 2.4;
    const Breakable letters(fonts, Typeface::label, title);
    std::string broken;
    for (const std::string_view line : letters.lines((columns_of(style)[1] - kPadsMm) / (style.title_pt * kMmPerPoint))) broken.append(broken.empty() ? "" : "\n").append(line);
    if (broken.ends_with("）") && broken.find("\n（") != std::string::npos) broken += " ";
    return broken;
}

Cell cell_across(const std::string& text, int columns, double size_pt) {
    Cell cell = slip_words(text, Shade::none, size_pt);
    cell.span = columns;
    return cell;
}

std::string listed(const std::vector<std::string>& things, const std::string& between) {
    std::string text;
    for (const std::string& thing : things) text += (text.empty() ? "" : between) + thing;
    return text;
}

/// What several windows ask for; a long list says it once, above.
std::vector<std::string> asked_often(const forms::Procedures& procedures) {
    constexpr int kOften = 3;
    std::map<std::string, int> count;
    std::vector<std::string> often;
    for (const forms::RequiredProcedure& required : procedures.required) {
        for (const std::string& thing : required.bring) {
            if (!forms::needs_no_window(required) && ++count[thing] == kOften) often.push_back(thing);
        }
    }
    return often;
}

/// Why the procedure is needed, then what to bring (but what was said already) and what one receives.
std::string reason_and_things(const forms::RequiredProcedure& required, const std::vector<std::string>& said, SlipStyle style, const forms::Catalog& catalog) {
    const std::string between = style.is_close() ? catalog.word("slip.full_stop") : "\n";
    std::string text = required.because;
    const auto add = [&](const std::string& line) { text += line.empty() ? "" : between + line; };
    add(required.procedure->no_paper);
    std::vector<std::string> things = required.bring;
    std::erase_if(things, [&](const std::string& thing) { return std::find(said.begin(), said.end(), thing) != said.end(); });
    const std::string beside = catalog.word("slip.between");
    if (style.things == Things::listed && !things.empty()) {
        add(catalog.word("slip.bring_listed"));
        for (const std::string& thing : things) add(beside + thing);
    } else if (!things.empty()) {
        add(catalog.word(style.is_close() ? "slip.bring_close" : "slip.bring", {{"what", listed(things, beside)}}));
    }
    const std::string benefit = forms::with_city_words(required.procedure->benefit, catalog.city, forms::CityReader::resident);
    if (!benefit.empty()) add(catalog.word("slip.benefit", {{"what", benefit}}));
    return text;
}

/// Two rows: what, where, until when and for how much; below them why, and what to bring.
void add_procedure(std::vector<Row>& rows, const forms::RequiredProcedure& required, std::size_t position, const std::vector<std::string>& said, SlipStyle style, const forms::CaseView& view, const Fonts& fonts) {
    const forms::Catalog& catalog = view.situation.catalog();
    Row head, body;
    Cell order = slip_words(std::to_string(position), Shade::label, style.title_pt);
    order.down = 2;
    head.cells.push_back(std::move(order));
    head.cells.push_back(slip_words(title_in_lines(fonts, required.procedure->title, style), Shade::label, style.title_pt));
    const std::string fee = forms::with_city_words(required.procedure->fee, catalog.city, forms::CityReader::resident);
    for (const std::string& text : {window_of(required, catalog), deadline_words(required, view), fee}) head.cells.push_back(slip_words(text, Shade::none, style.text_pt));
    for (std::size_t column = 1; column < head.cells.size(); ++column) {
        const double size_pt = column == 1 ? style.title_pt : style.text_pt;
        head.height_mm = std::max(column == 1 ? 0 : head.height_mm, slip_height(fonts, head.cells[column].label, columns_of(style)[column], size_pt));
    }
    const std::string text = reason_and_things(required, said, style, catalog);
    body.cells.push_back(cell_across(text, 4, style.text_pt));
    body.height_mm = slip_height(fonts, text, text_columns_mm(style), style.text_pt);
    rows.push_back(std::move(head));
    rows.push_back(std::move(body));
}

/// A procedure that another paper already settles, or for which there is nothing to do.
void add_settled(std::vector<Row>& rows, const std::string& title, const std::string& why, SlipStyle style, const Fonts& fonts) {
    Row row;
    row.cells = {slip_words("－", Shade::label, style.title_pt), slip_words(title, Shade::none, style.text_pt), cell_across(why, 3, style.text_pt)};
    row.height_mm = std::max(slip_height(fonts, title, columns_of(style)[1], style.text_pt), slip_height(fonts, why, text_columns_mm(style) - columns_of(style)[1], style.text_pt));
    rows.push_back(std::move(row));
}

std::string why_settled(const forms::Procedure& procedure, const forms::Catalog& catalog) {
    if (!procedure.no_paper.empty()) return procedure.no_paper;
    return procedure.noted_because.empty() ? catalog.word("slip.noted") : procedure.noted_because;
}

std::vector<Row> procedure_rows(SlipStyle style, const forms::CaseView& view, const Fonts& fonts) {
    const forms::Catalog& catalog = view.situation.catalog();
    Row head;
    head.height_mm = 6;
    for (const char* key : {"slip.order", "slip.procedure", "slip.window", "slip.deadline", "slip.fee"}) head.cells.push_back(slip_heading(catalog.word(key)));
    std::vector<Row> rows = {head};
    const std::vector<std::string> often = style.is_close() ? asked_often(view.procedures) : std::vector<std::string>();
    if (!often.empty()) {
        Row row;
        row.cells = {cell_across(catalog.word("slip.often", {{"what", listed(often, catalog.word("slip.between"))}}), 5, style.text_pt)};
        row.height_mm = slip_height(fonts, row.cells.front().label, columns_of(style).front() + text_columns_mm(style), style.text_pt);
        rows.push_back(std::move(row));
    }
    std::size_t position = 0;
    std::vector<const forms::Procedure*> settled;
    for (const forms::RequiredProcedure* required : in_window_order(view.procedures)) {
        if (forms::needs_no_window(*required)) settled.push_back(required->procedure);
        else add_procedure(rows, *required, ++position, often, style, view, fonts);
    }
    std::vector<std::string> noted;
    for (const forms::Procedure* procedure : settled) {
        if (style.is_close() && procedure->no_paper.empty()) noted.push_back(procedure->title);
        else add_settled(rows, procedure->title, why_settled(*procedure, catalog), style, fonts);
    }
    if (!noted.empty()) add_settled(rows, listed(noted, catalog.word("slip.and")), catalog.word("slip.noted"), style, fonts);
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
    std::vector<Row> rows;
    SlipStyle style = kSlipStyles[0];
    for (const SlipStyle& next : kSlipStyles) {
        style = next;
        rows = procedure_rows(style, view, fonts);
        if (height_of(rows) <= room_mm(style)) break;
    }
    const std::vector<double> number_columns = {30, 60};
    Row number;
    number.height_mm = number_mm(style);
    number.cells = {slip_heading(catalog.word("slip.number")), slip_words(receipt_number, Shade::none, kReceiptNumberPt)};
    number.cells.back().align = forms::Align::centre;
    sheet.blocks.push_back(slip_table(number_columns, {number}));
    sheet.blocks.push_back(slip_space(gap_mm(style)));
    // More procedures than a page of legible letters holds: a second page is better than none.
    bool first = true;
    const Row head = rows.front();
    rows.erase(rows.begin());
    for (std::vector<Row>& page : paged(std::move(rows), room_mm(style) - head.height_mm, 245)) {
        if (!first) sheet.blocks.push_back(slip_new_page());
        first = false;
        page.insert(page.begin(), head);
        sheet.blocks.push_back(slip_table(columns_of(style), std::move(page)));
    }
    sheet.blocks.push_back(slip_space(2));
    const bool is_any_moved = std::any_of(view.procedures.required.begin(), view.procedures.required.end(), [](const forms::RequiredProcedure& required) { return required.deadline_moved && !required.deadline_passed; });
    sheet.blocks.push_back(slip_note(catalog.word("slip.note") + (is_any_moved ? catalog.word("slip.moved_note") : "")));
    return {sheet.id, sheet.title, slip_pages(sheet, view, fonts)};
}

}  // namespace printer
