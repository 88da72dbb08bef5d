// The hand-off: which target, whether all reads back the same, the rows as the other system gets them, and the letters it lacks.
// Lays only the rows and columns that are seen.
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr double kLetterLine_mm = 7.4;
constexpr std::size_t kLettersShown = 5;

void lay_verdict(const Seen& seen, const HandOffRead& read, double x_mm, double middle_mm) {
    const Words& words = seen.words();
    const std::string going = std::to_string(read.going.size());
    double x = seen.layout.chip("target", x_mm, middle_mm, read.title, kQuietChip) + 4;
    const bool is_sound = read.differences == 0;
    x = seen.layout.chip("verdict", x, middle_mm, is_sound ? words("desk.export.sound", {{"n", going}}) : words("desk.export.broken", {{"n", std::to_string(read.differences)}}), is_sound ? kStaffChip : kMistakeChip) + 4;
    if (read.left_out > 0) x = seen.layout.chip("left_out", x, middle_mm, words("desk.export.left_out", {{"n", std::to_string(read.left_out)}}), kCareChip) + 4;
    if (read.wish.shrinks) seen.layout.chip("shrinks", x, middle_mm, words("desk.export.shrinks"), kCareChip);
}

/// Letters that the target lacks, each with its proposals; what to do about them stands above.
void lay_letters(const Seen& seen, const HandOffRead& read, const BoxMm& box) {
    if (read.letters.empty()) return;
    const Words& words = seen.words();
    seen.layout.line("letters.lead", {box.x_mm, box.y_mm, box.width_mm, kLetterLine_mm}, words(read.wish.shrinks ? "desk.export.letters_shrunk" : "desk.export.letters"), kBold);
    const std::size_t shown = std::min(read.letters.size(), kLettersShown);
    for (std::size_t i = 0; i < shown; ++i)
        seen.layout.line("letter." + std::to_string(i), {box.x_mm, box.y_mm + kLetterLine_mm * static_cast<double>(i + 1), box.width_mm, kLetterLine_mm}, read.letters[i], kText);
    if (shown < read.letters.size())
        seen.layout.line("letters.more", {box.x_mm, box.y_mm + kLetterLine_mm * static_cast<double>(shown + 1), box.width_mm, kLetterLine_mm},
                         words("desk.export.more_letters", {{"n", std::to_string(read.letters.size() - shown)}}), kSmallText);
}

}  // namespace

void lay_hand_off(const Seen& seen, const HandOffScreen& screen) {
    const Words& words = seen.words();
    lay_top(seen, words("desk.export.title"));
    const BoxMm box = content_box(seen.layout.size());
    if (seen.session.dialog) return lay_dialog(seen, *seen.session.dialog, {box.x_mm + 110, box.y_mm + 8, box.width_mm - 220, box.height_mm - 24});
    seen.layout.line("lead", {box.x_mm, box.y_mm, box.width_mm, 8}, words("desk.export.lead"), kText);
    if (!screen.read) {
        seen.layout.text("reading", {box.x_mm, box.y_mm + 20, box.width_mm, 0}, words("desk.table.reading"), kText);
        return;
    }
    const HandOffRead& read = *screen.read;
    lay_verdict(seen, read, box.x_mm, box.y_mm + 14);
    const TablePart& part = screen.shows_persons && read.persons ? *read.persons : read.cases;
    const double top = box.y_mm + 30;
    const std::string columns = words("desk.export.columns", {{"from", std::to_string(screen.first_column + 1)},
                                                              {"to", std::to_string(std::min<std::size_t>(part.head.size(), static_cast<std::size_t>(screen.first_column) + kTableColumnsShown))},
                                                              {"all", std::to_string(part.head.size())}});
    seen.layout.line("part", {box.x_mm, top - 9, box.width_mm - 100, 8}, words(screen.shows_persons ? "desk.export.of_persons" : "desk.export.of_cases") + columns, kBold);
    lay_grid(seen, {part, screen.first, screen.first_column, kHandOffRowsShown}, {box.x_mm, top, box.width_mm, 130});
    lay_letters(seen, read, {box.x_mm, top + 133, box.width_mm, 50});
    seen.layout.line("done", {box.x_mm, box.bottom_mm() - 14, box.width_mm - 110, 13}, screen.done, kBold);
    if (may_be_written(screen)) seen.button("write", {box.right_mm() - 100, box.bottom_mm() - 14, 100, 13}, words("desk.export.write", {{"n", std::to_string(read.going.size())}}), ui::kPrimary, Do{Command::go_on}, 5.2);
}

}  // namespace kiosk::desk::screens
