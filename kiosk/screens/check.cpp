// The check page: every answer that matters, grouped, each with its 「変更」.
// Shows rows that kiosk/review.cpp chose; leaves none out by itself.
#include "kiosk/review.h"
#include "kiosk/screens/controls.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kRowMin_mm = 21, kChangeWidth_mm = 34, kCheckSheetRow_mm = 20, kCheckColumnGap_mm = 14, kRowRoom_mm = 6.5;

constexpr ui::Type kGroupType{8, printer::Typeface::screen_bold, ui::kBlue, 1.2};

/// A row, or the title of a group that begins or goes on.
struct Entry {
    const ReviewGroup* group = nullptr;
    const ReviewRow* row = nullptr;        // nullptr: the group's title
    double height_mm = 0;
};

struct Columns {
    double label, value, change;
    bool is_stacked;                       // all labels above their values
};
Columns columns_of(double width_mm, bool is_stacked) {
    const double label = std::min(width_mm * 0.30, 130.0);
    return {label, width_mm - label - kChangeWidth_mm - 8, kChangeWidth_mm, is_stacked};
}

ui::Type value_type(const ReviewRow& row) {
    return {7.6, printer::Typeface::screen_bold, row.value.empty() ? ui::kRed : ui::kInk, 1.35};
}
std::string shown_value(const Words& words, const ReviewRow& row) { return row.value.empty() ? words("review.unanswered") : row.value; }

std::string note_of(const ui::Layout& layout, const Words& words, const ReviewRow& row) {
    if (!layout.can_draw(row.value, printer::Typeface::screen)) return words("review.no_letter");
    if (row.source == forms::Source::card) return words("review.from_card");
    if (row.source == forms::Source::qr) return words("scan.from_code");
    if (row.is_kana_name) return words("review.kana_name");
    return {};
}

double note_height(const ui::Layout& layout, const std::string& note) { return note.empty() ? 0 : std::max(ui::kSmall_mm * 1.5 + 2, layout.em(ui::kSmall_mm) * 1.25 + 5); }

/// How a row is set: its label beside the value; or above it where the column is narrow for its letters, or all of them are.
struct RowShape {
    bool is_stacked = false;
    double label_mm = 0, value_mm = 0;     // widths
    double height_mm = 0;
};
RowShape shape_of(const ui::Layout& layout, const Words& words, const ReviewRow& row, const Columns& columns) {
    constexpr double kLabelLeast_em = 7.5, kChipRoom_mm = 2 * 3.0;
    const std::string note = note_of(layout, words, row);
    const double whole = columns.label + columns.value - 8;
    const bool is_narrow = columns.label < kLabelLeast_em * layout.em(ui::kSmall_mm) || layout.text_width(note, ui::kSmallType) + kChipRoom_mm > columns.value;
    RowShape shape{columns.is_stacked || is_narrow, columns.label - 8, columns.value - 6, 0};
    if (shape.is_stacked) shape.label_mm = shape.value_mm = whole;
    const double label = layout.text_height(row.label, shape.label_mm, ui::kSmallType);
    const double value = layout.fitted_height(shown_value(words, row), shape.value_mm, value_type(row)) + kRowRoom_mm + note_height(layout, note);
    shape.height_mm = std::max(kRowMin_mm, shape.is_stacked ? label + value : std::max(value, label + 6));
    return shape;
}

/// The heights of all rows, one after the other.
struct RowHeights {
    std::vector<double> each_mm;
    double all_mm = 0;
};
RowHeights heights_of(const ui::Layout& layout, const Words& words, const std::vector<ReviewGroup>& groups, const Columns& columns) {
    RowHeights heights;
    for (const ReviewGroup& group : groups)
        for (const ReviewRow& row : group.rows) heights.all_mm += heights.each_mm.emplace_back(shape_of(layout, words, row, columns).height_mm);
    return heights;
}

/// Cuts the rows into columns by height; a group's title is never the last thing in a column, and is repeated after a cut.
std::vector<std::vector<Entry>> columns_of_entries(const ui::Layout& layout, const std::vector<ReviewGroup>& groups, const RowHeights& heights, double width_mm, double column_mm) {
    std::vector<std::vector<Entry>> cut(1);
    double left = column_mm;
    std::size_t next = 0;
    for (const ReviewGroup& group : groups) {
        const double title = layout.text_height(group.title, width_mm, layout.calm(group.title, width_mm, kGroupType, 2)) + 6;
        bool needs_title = true;
        for (const ReviewRow& row : group.rows) {
            const double height = heights.each_mm[next++];
            if (left < height + (needs_title ? title : 0) && !cut.back().empty()) {
                cut.emplace_back();
                left = column_mm;
                needs_title = true;
            }
            if (needs_title) {
                cut.back().push_back({&group, nullptr, title});
                left -= title;
                needs_title = false;
            }
            cut.back().push_back({&group, &row, height});
            left -= height;
        }
    }
    return cut;
}

/// Every row, in so many columns a sheet.
struct RowsOnSheets {
    int per_sheet = 1, sheets = 1;
    double width_mm = 0;
    bool is_stacked = false;               // labels above their values make it shorter, as the questions do that stand for labels in other languages
    std::vector<std::vector<Entry>> columns;
};
RowsOnSheets cut_into(const ui::Layout& layout, const Words& words, const std::vector<ReviewGroup>& groups, const BoxMm& box, int per_sheet) {
    RowsOnSheets cut{per_sheet, 1, (box.width_mm - kCheckColumnGap_mm * (per_sheet - 1)) / per_sheet, false, {}};
    const RowHeights beside = heights_of(layout, words, groups, columns_of(cut.width_mm, false)), stacked = heights_of(layout, words, groups, columns_of(cut.width_mm, true));
    cut.is_stacked = stacked.all_mm < beside.all_mm;
    cut.columns = columns_of_entries(layout, groups, cut.is_stacked ? stacked : beside, cut.width_mm, box.height_mm);
    cut.sheets = (static_cast<int>(cut.columns.size()) + per_sheet - 1) / per_sheet;
    return cut;
}

void lay_row(ui::Layout& layout, const Words& words, const ReviewRow& row, const BoxMm& box, bool is_stacked) {
    const Columns columns = columns_of(box.width_mm, is_stacked);
    const std::string id = row.slot.item + "." + std::to_string(row.slot.person);
    const RowShape shape = shape_of(layout, words, row, columns);
    const std::string note = note_of(layout, words, row);
    const double below = note_height(layout, note), x = box.x_mm + (shape.is_stacked ? 2 : columns.label);
    double top = box.y_mm + 2;
    if (shape.is_stacked) top = layout.text("label." + id, {box.x_mm + 2, top, shape.label_mm, 0}, row.label, ui::kSmallType);
    else layout.line("label." + id, {box.x_mm + 2, top, shape.label_mm, box.height_mm - 4}, row.label, ui::kSmallType);
    layout.line("value." + id, {x, top, shape.value_mm, box.bottom_mm() - 2 - below - top}, shown_value(words, row), value_type(row));
    if (!note.empty()) layout.chip("chip." + id, x, box.bottom_mm() - 1 - below / 2, note, ui::kHintPanel);
    if (row.may_change)
        layout.target({.id = "change." + id, .box = {box.right_mm() - columns.change, box.y_mm + (box.height_mm - 17) / 2, columns.change, 17},
                       .text = words("review.change"), .note = {}, .look = ui::kSecondary, .em_mm = 7.4, .tap = ChangeAnswer{row.slot}});
    layout.rule("rule." + id, box.x_mm, box.bottom_mm(), box.width_mm);
}

void lay_column(ui::Layout& layout, const Words& words, const std::vector<Entry>& entries, const BoxMm& column, const ReviewGroup* first, bool is_stacked) {
    double y = column.y_mm;
    for (const Entry& entry : entries) {
        const BoxMm box{column.x_mm, y, column.width_mm, entry.height_mm};
        if (entry.row) lay_row(layout, words, *entry.row, box, is_stacked);
        else layout.text("group." + std::to_string(entry.group - first), {box.x_mm, box.y_mm + 4, box.width_mm, 0}, entry.group->title, layout.calm(entry.group->title, box.width_mm, kGroupType, 2), ui::Align::left, ui::Role::heading);
        y += entry.height_mm;
    }
}

}  // namespace

void lay_check(ui::Layout& layout, const Seen& seen, const CheckPage& page) {
    const Words& words = seen.words;
    Frame frame;
    frame.back = back_button(words);
    frame.next = FrameButton{"next", words("check.next"), Next{}, ui::Icon::next};
    const BoxMm content = frame_box(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const double heading_mm = layout.text_height(words("check.heading"), content.width_mm * (is_portrait ? 1 : 0.5), ui::kHeadingType);
    const double lead_mm = is_portrait ? layout.text_height(words("check.lead"), content.width_mm, ui::kBodyType) + 1 : 0, y = content.y_mm + heading_mm + lead_mm + 4;
    // The sheets are turned between 「もどる」 and 「確かめました」 where the panel is wide, above them where it is tall.
    const BoxMm buttons = is_portrait ? BoxMm{content.x_mm, content.bottom_mm() - kCheckSheetRow_mm, content.width_mm, kCheckSheetRow_mm}
                                      : middle_of_bottom(layout);
    const BoxMm rows = reachable(layout, {content.x_mm, y, content.width_mm, (is_portrait ? buttons.y_mm - 5 : content.bottom_mm() + 4) - y});
    const auto groups = review(seen.session, *seen.view, seen.world, words);
    RowsOnSheets cut = cut_into(layout, words, groups, rows, 1);
    if (!is_portrait) {                                         // two columns, unless their lines become so short that they hold less than one
        RowsOnSheets beside = cut_into(layout, words, groups, rows, 2);
        if (beside.sheets <= cut.sheets) cut = std::move(beside);
    }
    const int sheet = layout.on_sheet(page.sheet, cut.sheets, ui::kSheetsOfLines);
    frame.next->is_quiet = sheet + 1 < cut.sheets;              // what most should press is the next sheet
    lay_frame(layout, seen, frame);
    layout.text("heading", {content.x_mm, content.y_mm, content.width_mm * (is_portrait ? 1 : 0.5), 0}, words("check.heading"), ui::kHeadingType, ui::Align::left, ui::Role::heading);
    if (is_portrait) layout.text("lead", {content.x_mm, content.y_mm + heading_mm + 1, content.width_mm, 0}, words("check.lead"), ui::kBodyType);
    else layout.line("lead", {content.x_mm + content.width_mm / 2, content.y_mm, content.width_mm / 2, heading_mm}, words("check.lead"), ui::kBodyType);
    for (int i = 0; i < cut.per_sheet; ++i) {
        const std::size_t at = static_cast<std::size_t>(sheet * cut.per_sheet + i);
        if (at < cut.columns.size()) lay_column(layout, words, cut.columns[at], {rows.x_mm + i * (cut.width_mm + kCheckColumnGap_mm), rows.y_mm, cut.width_mm, rows.height_mm}, groups.data(), cut.is_stacked);
    }
    lay_sheet_buttons(layout, words, buttons, sheet, cut.sheets, ui::kPrimary);
}

}  // namespace kiosk::screens
