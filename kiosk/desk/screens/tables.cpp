// Tables of the desk: the log for auditors, and the grid that the hand-off shows too.
// Lays only the rows that are seen; columns are as wide as their share.
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr double kRowHeight_mm = 8.6;

/// Widths by the longest text of each column among the rows shown, so that times and codes stay whole.
std::vector<double> widths_of(const Seen& seen, const Grid& grid, int end, double room_mm) {
    const std::size_t columns = std::min<std::size_t>(kTableColumnsShown, grid.part.head.size() - static_cast<std::size_t>(grid.first_column));
    std::vector<double> widths(columns, 10);
    double all = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t at = column + static_cast<std::size_t>(grid.first_column);
        const auto widen = [&](const std::string& text) { widths[column] = std::clamp(seen.layout.text_width(text, kSmallText) + 5, widths[column], 110.0); };
        widen(grid.part.head[at]);
        for (int row = grid.first; row < end; ++row)
            if (at < grid.part.rows[static_cast<std::size_t>(row)].size()) widen(grid.part.rows[static_cast<std::size_t>(row)][at]);
        all += widths[column];
    }
    if (all > room_mm)
        for (double& width : widths) width *= room_mm / all;
    return widths;
}

}  // namespace

void lay_grid(const Seen& seen, const Grid& grid, const BoxMm& box) {
    const int count = static_cast<int>(grid.part.rows.size()), end = std::min(count, grid.first + grid.rows_shown);
    if (count == 0) {
        seen.layout.text("empty", {box.x_mm + 4, box.y_mm + 6, box.width_mm - 8, 0}, seen.words()("desk.table.empty"), kText);
        return;
    }
    const auto widths = widths_of(seen, grid, end, box.width_mm - 6);
    double y = box.y_mm;
    const auto lay_cells = [&](const std::string& id, const std::vector<std::string>& cells, const ui::Type& type) {
        double x = box.x_mm + 3;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const std::size_t at = column + static_cast<std::size_t>(grid.first_column);
            if (at < cells.size()) seen.layout.line(id + "." + std::to_string(column), {x, y + 0.6, widths[column] - 3, kRowHeight_mm - 1.4}, cells[at], type);
            x += widths[column];
        }
        y += kRowHeight_mm;
    };
    seen.layout.panel("head.ground", {box.x_mm, y, box.width_mm, kRowHeight_mm - 0.4}, ui::kHintPanel);
    lay_cells("head", grid.part.head, {4.25, printer::Typeface::screen_bold, ui::kInk, 1.0});
    for (int i = grid.first; i < end; ++i) {
        lay_cells("line." + std::to_string(i), grid.part.rows[static_cast<std::size_t>(i)], {4.25, printer::Typeface::screen, ui::kInk, 1.0});
        seen.layout.rule("rule." + std::to_string(i), box.x_mm, y - 0.3, box.width_mm);
    }
    seen.layout.line("range", {box.right_mm() - 90, box.y_mm - 9, 90, 8}, seen.words()("desk.table.range", {{"from", std::to_string(grid.first + 1)}, {"to", std::to_string(end)}, {"all", std::to_string(count)}}),
                     kSmallText, ui::Align::right);
}

void lay_table(const Seen& seen, const TableScreen& screen) {
    const Words& words = seen.words();
    lay_top(seen, words("desk.log.title"));
    const BoxMm box = content_box(seen.layout.size());
    if (seen.session.dialog) return lay_dialog(seen, *seen.session.dialog, {box.x_mm + 110, box.y_mm + 8, box.width_mm - 220, box.height_mm - 24});
    seen.layout.line("lead", {box.x_mm, box.y_mm, box.width_mm, 8}, words("desk.log.lead"), kText);
    if (!screen.read) {
        seen.layout.text("reading", {box.x_mm, box.y_mm + 20, box.width_mm, 0}, words("desk.table.reading"), kText);
        return;
    }
    if (!screen.read->verdict.empty()) seen.layout.chip("verdict", box.x_mm, box.y_mm + 13, screen.read->verdict, screen.read->is_sound ? kStaffChip : kMistakeChip);
    const int first = std::clamp(screen.first, 0, std::max(0, static_cast<int>(screen.read->rows.size()) - kTableRowsShown));
    lay_grid(seen, {{screen.read->head, screen.read->rows}, first, 0, kTableRowsShown}, {box.x_mm, box.y_mm + 18, box.width_mm, box.height_mm - 18});
}

}  // namespace kiosk::desk::screens
