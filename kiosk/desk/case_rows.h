// The rows of an open case in the order in which they are looked at: flags, then everything else, cut into sheets that fit the
// screen. Pure; step() moves through them and the screen lays them, by the same cut.
#pragma once

#include "kiosk/desk/desk_session.h"

namespace kiosk::desk {

/// Heights count in lines of 3.07 mm: a row of one line of text takes three, which is a target of 32 px.
inline constexpr int kSheetLines = 63, kSheetColumns = 2, kLinesOfRow = 3;
inline constexpr double kLine_mm = 3.07, kColumn_mm = 124, kLabel_mm = 42, kChip_mm = 15;

/// A row in a column, or a group's title.
struct PlacedRow {
    const SightRow* row = nullptr;         // nullptr: a title
    std::string title;
    std::size_t index = 0;                 // among all rows
    int column = 0, line = 0, lines = kLinesOfRow;
};
struct CaseSheet {
    bool is_of_flags = false, is_derived = false;
    std::size_t first = 0, end = 0;        // indices of its rows
    std::vector<PlacedRow> placed;
};

std::size_t row_count(const Sight& sight);
const SightRow& row_at(const Sight& sight, std::size_t index);
std::vector<CaseSheet> sheets_of(const Sight& sight, const printer::Fonts& fonts);
std::size_t sheet_with(const std::vector<CaseSheet>& sheets, std::size_t index);

/// What a confirmation is about, as a short hash: it falls when the value changes, and says nothing of it.
std::string matter_of(const SightRow& row);
bool is_confirmed(const OpenCase& open, const SightRow& row);
bool are_all_confirmed(const OpenCase& open);
/// The first flag that is not yet confirmed, from `from` on and then from the beginning.
std::optional<std::size_t> next_open_flag(const OpenCase& open, std::size_t from);

}  // namespace kiosk::desk
