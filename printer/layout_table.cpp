// Ruled tables: where the cells stand, their tones and rules, and what is in them.
// One group of rows at a time; how many groups go on which page is layout_pages' decision.
#include "printer/layout_table.h"

#include <algorithm>

namespace printer {

namespace {

using forms::Cell;
using forms::Shade;

constexpr int kNobody = -1;    // a place of the grid that no cell has taken
constexpr int kNoPerson = -1;  // the row of a field outside for_each tables

Shade shade_of(const Cell& cell) {
    if (cell.shade) return *cell.shade;
    const bool printed_only = !cell.field && cell.stack.empty() && cell.beside.empty();
    return printed_only && (!cell.label.empty() || cell.row_number) ? Shade::label : Shade::none;
}

int first_free_column(const Grid& grid, int row) {
    for (int column = 0; column < grid.columns(); ++column) {
        if (grid.owner[static_cast<std::size_t>(row * grid.columns() + column)] == kNobody) return column;
    }
    return grid.columns();
}

void place_cell(Grid& grid, const Cell* cell, int row, int column) {
    const int span = cell == nullptr ? 1 : std::clamp(cell->span, 1, grid.columns() - column);
    const int down = cell == nullptr ? 1 : std::clamp(cell->down, 1, grid.rows() - row);
    const auto left = static_cast<std::size_t>(column), top = static_cast<std::size_t>(row);
    const double x = grid.x_mm[left], y = grid.y_mm[top];
    const BoxMm box{x, y, grid.x_mm[left + static_cast<std::size_t>(span)] - x,
                    grid.y_mm[top + static_cast<std::size_t>(down)] - y};
    const int index = static_cast<int>(grid.cells.size());
    grid.cells.push_back({cell, box, row, column, down, span});
    for (int r = row; r < row + down; ++r) {
        for (int c = column; c < column + span; ++c) grid.owner[static_cast<std::size_t>(r * grid.columns() + c)] = index;
    }
}

int owner_at(const Grid& grid, int row, int column) {
    if (row < 0 || column < 0 || row >= grid.rows() || column >= grid.columns()) return kNobody;
    return grid.owner[static_cast<std::size_t>(row * grid.columns() + column)];
}

void draw_tones(Pen& pen, const Grid& grid, double x, double y) {
    for (const PlacedCell& placed : grid.cells) {
        if (placed.cell == nullptr) continue;
        const Shade shade = shade_of(*placed.cell);
        if (shade == Shade::none) continue;
        const BoxMm& box = placed.box;
        pen.tone({x + box.x_mm, y + box.y_mm, box.width_mm, box.height_mm},
                 shade == Shade::clerk ? house::kClerkTone : house::kLabelTone);
    }
}

/// Inner rules only, each as one stroke as long as it runs; the frame is drawn around all groups.
void draw_rules(Pen& pen, const Grid& grid, double x, double y) {
    const auto at = [](const std::vector<double>& edges, int i) { return edges[static_cast<std::size_t>(i)]; };
    for (int row = 1; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns();) {
            const int start = column;
            while (column < grid.columns() && owner_at(grid, row - 1, column) != owner_at(grid, row, column)) ++column;
            const double level = y + at(grid.y_mm, row);
            if (column > start)
                pen.rule({x + at(grid.x_mm, start), level}, {x + at(grid.x_mm, column), level}, house::kHairlineMm);
            if (column == start) ++column;
        }
    }
    for (int column = 1; column < grid.columns(); ++column) {
        for (int row = 0; row < grid.rows();) {
            const int start = row;
            while (row < grid.rows() && owner_at(grid, row, column - 1) != owner_at(grid, row, column)) ++row;
            const double place = x + at(grid.x_mm, column);
            if (row > start) pen.rule({place, y + at(grid.y_mm, start)}, {place, y + at(grid.y_mm, row)}, house::kHairlineMm);
            if (row == start) ++row;
        }
    }
}

void draw_contents(Draft& draft, const Grid& grid, double x, double y, const CellPlace& place) {
    for (const PlacedCell& placed : grid.cells) {
        if (placed.cell == nullptr) continue;
        const BoxMm& box = placed.box;
        draw_cell(draft, *placed.cell, {x + box.x_mm, y + box.y_mm, box.width_mm, box.height_mm}, place);
    }
}

void draw_grid(Draft& draft, const Grid& grid, double x, double y, const CellPlace& place) {
    draw_tones(draft.pen, grid, x, y);
    draw_rules(draft.pen, grid, x, y);
    draw_contents(draft, grid, x, y, place);
}

}  // namespace

Grid set_grid(const std::vector<double>& columns_mm, const std::vector<forms::Row>& rows) {
    Grid grid;
    grid.x_mm = {0};
    grid.y_mm = {0};
    for (const double width : columns_mm) grid.x_mm.push_back(grid.x_mm.back() + width);
    for (const forms::Row& row : rows) grid.y_mm.push_back(grid.y_mm.back() + row.height_mm);
    grid.owner.assign(static_cast<std::size_t>(grid.columns() * grid.rows()), kNobody);
    for (int row = 0; row < grid.rows(); ++row) {
        for (const Cell& cell : rows[static_cast<std::size_t>(row)].cells) {
            const int column = first_free_column(grid, row);
            if (column < grid.columns()) place_cell(grid, &cell, row, column);
        }
        for (int column = first_free_column(grid, row); column < grid.columns(); column = first_free_column(grid, row)) {
            place_cell(grid, nullptr, row, column);
        }
    }
    return grid;
}

double height_of(const std::vector<forms::Row>& rows) {
    double height = 0;
    for (const forms::Row& row : rows) height += row.height_mm;
    return height;
}

double groups_height(const forms::Block& block, int places) {
    return height_of(block.head_rows) + places * height_of(block.rows);
}

void draw_table(Draft& draft, const forms::Block& block, double x_mm, double y_mm) {
    draw_table_groups(draft, block, {kNoPerson, 1, 1}, x_mm, y_mm);
}

void draw_table_groups(Draft& draft, const forms::Block& block, const Groups& groups, double x_mm, double y_mm) {
    double y = y_mm;
    if (!block.head_rows.empty()) {
        const Grid head = set_grid(block.columns_mm, block.head_rows);
        draw_grid(draft, head, x_mm, y, {});
        y += head.y_mm.back();
    }
    const Grid grid = set_grid(block.columns_mm, block.rows);
    const double width = grid.x_mm.back();
    for (int i = 0; i < groups.places; ++i) {
        if (y > y_mm) draft.pen.rule({x_mm, y}, {x_mm + width, y}, grid.rows() > 1 ? house::kGroupRuleMm : house::kHairlineMm);
        draw_grid(draft, grid, x_mm, y, {groups.first + i, i >= groups.filled, false});
        y += grid.y_mm.back();
    }
    draft.pen.frame({x_mm, y_mm, width, y - y_mm}, house::kFrameMm);
}

}  // namespace printer
