// The tables of the 職員確認票: labelled sentences, lists to tick, facts of the case side by side, people in columns, and
// which of them stand on which page. Not for other rooms; staff_sheet.cpp is what uses them.
#pragma once

#include "printer/slip_parts.h"

namespace printer {

struct SheetFact {
    std::size_t item = 0;              // its place in the order of the items
    int person = forms::kWholeCase;
    std::string label, value, source;
};

/// How large the letters are, how many people stand beside each other, and whether a fact that only one of several people
/// has stands in the table of the case, with whose it is, instead of in a row with empty places.
struct SheetSize {
    double text_pt;
    int people_per_band;
    bool lone_facts_apart;
};

struct SheetWords {
    const Fonts& fonts;
    SheetSize size;
    const forms::Catalog& catalog;
};

/// A table that may go on on the next page, below its head again.
struct SheetPart {
    std::vector<double> columns_mm;
    std::vector<forms::Row> head, rows;
};

SheetPart labelled_part(const SheetWords& words, const std::vector<std::pair<std::string, std::string>>& entries);
SheetPart tick_part(const SheetWords& words, const std::string& label, const std::vector<std::string>& lines);
/// The facts as the tables of this size take them.
std::vector<SheetFact> arranged(const SheetWords& words, std::vector<SheetFact> facts, int people);
SheetPart case_part(const SheetWords& words, const std::vector<SheetFact>& facts);
/// One part for every band of people.
std::vector<SheetPart> people_parts(const SheetWords& words, const std::vector<SheetFact>& facts, int people);

/// The blocks of each page.
std::vector<std::vector<forms::Block>> sheet_pages(std::vector<SheetPart> parts);

}  // namespace printer
