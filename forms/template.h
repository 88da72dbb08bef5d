// A form template: what stands on the paper and which items fill it, in millimetres.
// Data only: filling.h fills it, printer/layout.h lays it out.
#pragma once

#include "forms/condition.h"
#include "forms/problem.h"
#include "forms/value.h"

#include <optional>
#include <string>
#include <vector>

namespace forms {

enum class FieldKind {
    text,        // one line (or wrapped, by `fit`)
    name,        // one line, with furigana above when given
    address,     // 〒 line above, address, building below
    date,        // 令和8年4月1日 in one piece
    era_date,    // 明・大・昭・平・令 with a circle, then 年 月 日 in their places
    comb,        // one character a cell
    circle,      // printed options, a circle around the chosen one
    check,       // printed options with ☐, ☑ for the chosen ones
    strike,      // printed options, those that do not apply struck through
    signature,   // left empty for the resident's hand
    stamp,       // left empty for a stamp
    blank        // left empty for the clerk
};
enum class Fit { shrink, wrap, attach, stop };
enum class Align { left, centre, right };
enum class Shade { none, label, clerk };

struct PrintedOption {
    std::string is;       // choice id, or "yes"/"no"
    std::string label;    // as printed
};

/// A field of a form: bound to a path, or left for a hand.
struct Field {
    std::string id;            // unique in the template; default: the path
    std::string path;          // [role "."] item ["." part]; parts: postal, line, building, full, family, given
    FieldKind kind = FieldKind::text;
    std::string furigana;      // path of the reading above
    Fit fit = Fit::shrink;
    double size_pt = 10.5, size_pt_min = 6.0;
    int cells = 0;             // comb
    std::vector<int> groups;   // comb: a wider gap after so many cells, e.g. [4, 4, 4]
    std::vector<PrintedOption> options;
    Condition when;            // does not apply where this is false
    bool optional = false;     // may stay empty without a finding (該当時)
    bool by_hand = false, for_clerk = false;
    std::string label;         // what findings and the check page call it
};

/// One box of a ruled table, or a part of one.
struct Cell {
    std::string label;         // printed text; in a cell without a field it fills the cell
    std::string caption;       // small print at the top left of the cell
    std::string prefix, suffix;
    std::optional<Field> field;
    int span = 1, down = 1;
    Align align = Align::left;
    std::optional<Shade> shade;
    double label_pt = 0;       // 0: the house size for labels
    bool vertical = false;
    bool row_number = false;   // prints 1, 2, … in a for_each table
    double width_mm = 0;       // inside `beside`; 0: an equal share of what is left
    double share = 1;          // inside `stack`: part of the height
    std::vector<Cell> stack, beside;
    Place place;
};

struct Row {
    double height_mm = 8;
    std::vector<Cell> cells;
    Place place;
};

enum class BlockKind { masthead, title, heading, text, table, space, new_page };

struct Block {
    BlockKind kind = BlockKind::text;
    std::string text;
    double size_pt = 0, height_mm = 0;
    Align align = Align::left;
    // masthead
    std::string date_label;          // 届出年月日
    Field date_field;                // the date on the masthead; path "filing_date" unless the template says otherwise
    bool receipt_stamp = true;
    // table
    std::vector<double> columns_mm;
    std::vector<Row> head_rows;      // above the rows, repeated on a continuation sheet
    std::vector<Row> rows;           // for_each: once a person
    std::string for_each_text;       // empty: printed once
    Condition for_each;
    int per_page = 0, per_continuation = 0;
    std::string city_setting;        // stands on the paper only where the city confirms this setting; empty: everywhere
    Place place;
};

struct Template {
    std::string id;                  // juumin_idou_todoke
    std::string code;                // F01
    int version = 1;
    std::string title;
    Texts shown_title;               // the title as screens show it, in each language
    Place title_place;
    std::string subtitle;
    std::string addressee;           // 「{mayor} 様」
    std::string owner;               // section that answers for it
    std::vector<std::string> legal_basis;
    Date effective_from;
    std::optional<Date> effective_to;
    double width_mm = 210, height_mm = 297;
    double margin_top_mm = 12, margin_right_mm = 15, margin_bottom_mm = 14, margin_left_mm = 15;
    std::vector<Block> blocks;
    std::vector<Block> continuation; // stands above the table on a continuation sheet
    std::vector<Block> withheld;     // blocks whose city_setting is not confirmed: checked, never printed
    std::string hash;                // of the file, 16 hex digits: which bytes made this paper
    Place place;
};

}  // namespace forms
