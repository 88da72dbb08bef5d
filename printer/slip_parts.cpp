// Makes the parts of the slips: every word comes from the caller.
// Draws nothing; the one layout does.
#include "printer/slip_parts.h"

#include "printer/fitting.h"

#include <algorithm>

namespace printer {

using forms::Cell;
using forms::Row;
using forms::Shade;
using forms::Template;

namespace {
constexpr double kSlipLeadingEm = 1.3, kSlipAirMm = 0.65, kSlipPadMm = 2.7;      // as layout sets printed words
}

Cell slip_words(const std::string& text, Shade shade, double size_pt) {
    Cell cell;
    cell.label = text;
    cell.shade = shade;
    cell.label_pt = size_pt;
    return cell;
}

Cell slip_heading(const std::string& text) { return slip_words(text, Shade::label, kSlipTextPt); }

/// How high a cell of that width must be for the text.
double slip_height(const Fonts& fonts, const std::string& text, double width_mm, double size_pt) {
    const double em_mm = size_pt * kMmPerPoint;
    const auto lines = static_cast<double>(Breakable(fonts, Typeface::label, text).line_count((width_mm - kSlipPadMm) / em_mm));
    return lines * kSlipLeadingEm * em_mm + kSlipAirMm;
}

Template slip_template(const forms::CaseView& view, const std::string& id, const std::string& kind) {
    const forms::Catalog& catalog = view.situation.catalog();
    const forms::Resolved& event = view.situation.find(*catalog.item(forms::kEvent), forms::kWholeCase);
    const std::string* event_id = event.value ? std::get_if<std::string>(&*event.value) : nullptr;
    const auto known = event_id ? catalog.events.find(*event_id) : catalog.events.end();
    const std::map<std::string, std::string> values = {{"event", known == catalog.events.end() ? "" : known->second.title}, {"today", forms::wareki_text(view.situation.today())}};
    Template sheet;
    sheet.id = id;
    sheet.title = catalog.word(kind + ".title");
    sheet.subtitle = catalog.word(kind + ".subtitle", values);
    forms::Block title;
    title.kind = forms::BlockKind::title;
    sheet.blocks.push_back(title);
    forms::Block subtitle;
    subtitle.kind = forms::BlockKind::text;
    subtitle.text = sheet.subtitle;
    subtitle.size_pt = 9;
    subtitle.align = forms::Align::centre;
    sheet.blocks.push_back(subtitle);
    return sheet;
}

forms::Block slip_table(std::vector<double> columns_mm, std::vector<Row> rows) {
    forms::Block block;
    block.kind = forms::BlockKind::table;
    block.columns_mm = std::move(columns_mm);
    block.rows = std::move(rows);
    return block;
}

forms::Block slip_note(const std::string& text) {
    forms::Block block;
    block.kind = forms::BlockKind::text;
    block.text = text;
    block.size_pt = kSlipTextPt;
    return block;
}

forms::Block slip_space(double height_mm) {
    forms::Block block;
    block.kind = forms::BlockKind::space;
    block.height_mm = height_mm;
    return block;
}

LaidOutForm slip_pages(const Template& sheet, const forms::CaseView& view, const Fonts& fonts) {
    forms::FilledForm filled;
    filled.form = &sheet;
    return lay_out(filled, view.situation.catalog().city, fonts);
}

std::string window_of(const forms::RequiredProcedure& required, const forms::Catalog& catalog) {
    const auto setting = catalog.city.settings.find("window." + required.procedure->window);
    const std::string* title = setting == catalog.city.settings.end() ? nullptr : std::get_if<std::string>(&setting->second.value);
    return title ? *title : "";
}

std::string slip_list(const std::vector<std::string>& sentences, const std::string& none) {
    std::string text;
    for (const std::string& sentence : sentences) text += (text.empty() ? "・" : "\n・") + sentence;
    return text.empty() ? none : text;
}

forms::Block slip_new_page() {
    forms::Block block;
    block.kind = forms::BlockKind::new_page;
    return block;
}

/// Rows by page: as many as fit into `first_mm`, then into `other_mm`; a heading row, or one whose first cell goes on down, stays with the row below it.
std::vector<std::vector<Row>> paged(std::vector<Row> rows, double first_mm, double other_mm) {
    std::vector<std::vector<Row>> pages(1);
    double left = first_mm;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool goes_on = i + 1 < rows.size() && (rows[i].cells.size() == 1 || rows[i].cells.front().down > 1);
        const double with_next = rows[i].height_mm + (goes_on ? rows[i + 1].height_mm : 0);
        if (with_next > left) {
            pages.emplace_back();
            left = other_mm;
        }
        left -= rows[i].height_mm;
        pages.back().push_back(std::move(rows[i]));
    }
    return pages;
}

}  // namespace printer
