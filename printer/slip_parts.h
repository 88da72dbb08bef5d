// What both slips are made of: cells of printed words, rows as high as their words need, rows by page.
// Not for other rooms; slips.h is what they call.
#pragma once

#include "forms/interview.h"
#include "printer/layout.h"

namespace printer {

constexpr double kSlipTextPt = 9;

forms::Cell slip_words(const std::string& text, forms::Shade shade = forms::Shade::none, double size_pt = kSlipTextPt);
forms::Cell slip_heading(const std::string& text);
/// How high a cell of that width must be for the text, in mm.
double slip_height(const Fonts& fonts, const std::string& text, double width_mm, double size_pt = kSlipTextPt);
/// Title and subtitle of a slip; `kind` is the group of its words in words.toml.
forms::Template slip_template(const forms::CaseView& view, const std::string& id, const std::string& kind);
forms::Block slip_table(std::vector<double> columns_mm, std::vector<forms::Row> rows);
forms::Block slip_note(const std::string& text);
forms::Block slip_space(double height_mm);
forms::Block slip_new_page();
LaidOutForm slip_pages(const forms::Template& sheet, const forms::CaseView& view, const Fonts& fonts);
std::string window_of(const forms::RequiredProcedure& required, const forms::Catalog& catalog);
/// "・" before each sentence, one a line; `none` where there are none.
std::string slip_list(const std::vector<std::string>& sentences, const std::string& none);
/// Rows by page: as many as fit into `first_mm`, then into `other_mm`; a heading row, or one whose first cell goes on down, stays with the row below it.
std::vector<std::vector<forms::Row>> paged(std::vector<forms::Row> rows, double first_mm, double other_mm);

}  // namespace printer
