// The one walk over a template's cells, in reading order: a cell before the cells within it.
// Shared by filling, checks and the print gate; decides nothing and keeps nothing.
#pragma once

#include "forms/template.h"

namespace forms {

template <typename See>
void each_cell(const std::vector<Cell>& cells, const See& see) {
    for (const Cell& cell : cells) {
        see(cell);
        each_cell(cell.stack, see);
        each_cell(cell.beside, see);
    }
}

template <typename See>
void each_cell(const std::vector<Row>& rows, const See& see) {
    for (const Row& row : rows) each_cell(row.cells, see);
}

/// The fields that a block prints once: the date of a masthead, or those in the rows of a table (of a for_each table: for one person).
template <typename See>
void each_field(const Block& block, const See& see) {
    if (block.kind == BlockKind::masthead && !block.date_field.path.empty()) see(block.date_field);
    each_cell(block.rows, [&](const Cell& cell) {
        if (cell.field) see(*cell.field);
    });
}

}  // namespace forms
