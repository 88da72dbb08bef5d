// Ruled tables: where the cells stand, their tones and rules, and what is in them.
// One group of rows at a time; how many groups go on which page is layout_pages' decision.
#pragma once

#include "printer/layout_draft.h"

namespace printer {

/// A cell of the template in its place. `cell` is nullptr where the template leaves the grid empty.
struct PlacedCell {
    const forms::Cell* cell = nullptr;
    BoxMm box;
    int row = 0, column = 0, down = 1, span = 1;
};

/// Rows of a table set on a grid: every place of the grid belongs to exactly one cell.
struct Grid {
    std::vector<double> x_mm, y_mm;  // the edges of columns and rows, from the table's top left
    std::vector<PlacedCell> cells;   // in reading order
    std::vector<int> owner;          // row-major: which cell a place belongs to
    int columns() const { return static_cast<int>(x_mm.size()) - 1; }
    int rows() const { return static_cast<int>(y_mm.size()) - 1; }
};
Grid set_grid(const std::vector<double>& columns_mm, const std::vector<forms::Row>& rows);
double height_of(const std::vector<forms::Row>& rows);

/// Which groups of a for_each table to draw: rows `first` … of the people, then free places up to `places`.
struct Groups {
    int first = 0, filled = 0, places = 0;
};
/// A table printed once.
void draw_table(Draft& draft, const forms::Block& block, double x_mm, double y_mm);
/// Its head rows, then one group of rows a person.
void draw_table_groups(Draft& draft, const forms::Block& block, const Groups& groups, double x_mm, double y_mm);
double groups_height(const forms::Block& block, int places);

/// What stands inside a cell. `row` is the index of the person, `free_place` a group without a person.
struct CellPlace {
    int row = -1;
    bool free_place = false;
    bool in_clerk_tone = false;
};
void draw_cell(Draft& draft, const forms::Cell& cell, const BoxMm& box, const CellPlace& place);

}  // namespace printer
