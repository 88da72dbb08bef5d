// Tables of the desk: what is to be handed off, with the check that it reads back the same, and the log for auditors.
// Lays only the rows that are seen; columns are as wide as their share.
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr double kRowHeight_mm = 8.6;
constexpr std::size_t kColumnsMax = 8;

/// Widths by the longest text of each column among the rows shown, so that times and codes stay whole.
std::vector<double> widths_of(const Seen& seen, const TableRead& read, int first, int end, double room_mm) {
    const std::size_t columns = std::min(kColumnsMax, read.head.size());
    std::vector<double> widths(columns, 10);
    double all = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        const auto widen = [&](const std::string& text) { widths[column] = std::clamp(seen.layout.text_width(text, kSmallText) + 5, widths[column], 110.0); };
        widen(read.head[column]);
        for (int row = first; row < end; ++row)
            if (column < read.rows[static_cast<std::size_t>(row)].size()) widen(read.rows[static_cast<std::size_t>(row)][column]);
        all += widths[column];
    }
    if (all > room_mm)
        for (double& width : widths) width *= room_mm / all;
    return widths;
}

void lay_rows(const Seen& seen, const TableScreen& screen, const BoxMm& box) {
    const TableRead& read = *screen.read;
    const int count = static_cast<int>(read.rows.size()), first = std::clamp(screen.first, 0, std::max(0, count - kTableRowsShown)), end = std::min(count, first + kTableRowsShown);
    const auto widths = widths_of(seen, read, first, end, box.width_mm - 6);
    double y = box.y_mm;
    const auto lay_cells = [&](const std::string& id, const std::vector<std::string>& cells, const ui::Type& type) {
        double x = box.x_mm + 3;
        for (std::size_t column = 0; column < std::min(widths.size(), cells.size()); ++column) {
            seen.layout.line(id + "." + std::to_string(column), {x, y + 0.6, widths[column] - 3, kRowHeight_mm - 1.4}, cells[column], type);
            x += widths[column];
        }
        y += kRowHeight_mm;
    };
    seen.layout.panel("head.ground", {box.x_mm, y, box.width_mm, kRowHeight_mm - 0.4}, ui::kHintPanel);
    lay_cells("head", read.head, {4.25, printer::Typeface::screen_bold, ui::kInk, 1.0});
    for (int i = first; i < end; ++i) {
        lay_cells("line." + std::to_string(i), read.rows[static_cast<std::size_t>(i)], {4.25, printer::Typeface::screen, ui::kInk, 1.0});
        seen.layout.rule("rule." + std::to_string(i), box.x_mm, y - 0.3, box.width_mm);
    }
    if (count == 0) seen.layout.text("empty", {box.x_mm + 4, y + 6, box.width_mm - 8, 0}, seen.words()("desk.table.empty"), kText);
    else seen.layout.line("range", {box.right_mm() - 90, box.y_mm - 9, 90, 8}, seen.words()("desk.table.range", {{"from", std::to_string(first + 1)}, {"to", std::to_string(end)}, {"all", std::to_string(count)}}),
                          kSmallText, ui::Align::right);
}

}  // namespace

void lay_table(const Seen& seen, const TableScreen& screen) {
    const Words& words = seen.words();
    const bool is_log = screen.of == TableScreen::Of::log;
    lay_top(seen, words(is_log ? "desk.log.title" : "desk.export.title"));
    const BoxMm box = content_box(seen.layout.size());
    if (seen.session.dialog) return lay_dialog(seen, *seen.session.dialog, {box.x_mm + 110, box.y_mm + 8, box.width_mm - 220, box.height_mm - 24});
    seen.layout.line("lead", {box.x_mm, box.y_mm, box.width_mm, 8}, words(is_log ? "desk.log.lead" : "desk.export.lead"), kText);
    if (!screen.read) {
        seen.layout.text("reading", {box.x_mm, box.y_mm + 20, box.width_mm, 0}, words("desk.table.reading"), kText);
        return;
    }
    const ui::Look verdict = screen.read->is_sound ? kStaffChip : kMistakeChip;
    if (!screen.read->verdict.empty()) seen.layout.chip("verdict", box.x_mm, box.y_mm + 13, screen.read->verdict, verdict);
    lay_rows(seen, screen, {box.x_mm, box.y_mm + 18, box.width_mm, box.height_mm - 18});
    if (is_log) return;
    seen.layout.line("done", {box.x_mm, box.bottom_mm() - 14, box.width_mm - 110, 13}, screen.done, kBold);
    if (screen.read->is_sound && !screen.read->rows.empty()) seen.button("write", {box.right_mm() - 100, box.bottom_mm() - 14, 100, 13}, words("desk.export.write"), ui::kPrimary, Do{Command::go_on}, 5.2);
}

}  // namespace kiosk::desk::screens
