// Answer cards and sheets.
// Chooses columns by measured labels, so that no label is cut; more than fits goes on to further sheets.
#include "kiosk/screens/controls.h"

#include <algorithm>
#include <cmath>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kHeightMin_mm = 22, kHeightMax_mm = 32, kCardWidthMax_mm = 250, kSheetRow_mm = 20, kCardGap_mm = 5;
constexpr double kCardRoom_mm = 26;      // icon, paddings

double width_of(const BoxMm& box, int columns) { return std::min((box.width_mm - kCardGap_mm * (columns - 1)) / columns, kCardWidthMax_mm); }
int rows_in(double height_mm) { return std::max(1, static_cast<int>((height_mm + kCardGap_mm) / (kHeightMin_mm + kCardGap_mm))); }

/// Every label takes one line, or two in a narrow card.
bool labels_fit(const ui::Layout& layout, const std::vector<Option>& options, double width_mm, int lines) {
    const ui::Type type{ui::kAnswer_mm, printer::Typeface::screen_bold, ui::kInk, 1.25};
    return std::all_of(options.begin(), options.end(), [&](const Option& option) {
        return layout.text_height(option.text, width_mm - kCardRoom_mm, type) <= lines * type.em_mm * type.leading + 0.1;
    });
}

SheetShape shape_of(const ui::Layout& layout, const BoxMm& box, const std::vector<Option>& options) {
    const int count = static_cast<int>(options.size());
    SheetShape shape;
    const auto rows_for = [&](int columns) { return (count + columns - 1) / columns; };
    const auto fits = [&](int columns) { return rows_for(columns) <= rows_in(box.height_mm); };
    const bool is_wide = box.width_mm > kCardWidthMax_mm && count > 2;             // landscape reads better in two columns
    for (int columns = is_wide ? 2 : 1; columns <= 3 && (columns == 1 || !fits(shape.columns) || (is_wide && shape.columns == 1)); ++columns)
        if (columns == 1 || labels_fit(layout, options, width_of(box, columns), fits(shape.columns) ? 1 : 2)) shape.columns = columns;
    shape.rows = rows_for(shape.columns);
    double height = box.height_mm;
    if (shape.rows > rows_in(height)) {
        height -= kSheetRow_mm + kCardGap_mm;
        shape.rows = rows_in(height);
        shape.sheets = (count + shape.rows * shape.columns - 1) / (shape.rows * shape.columns);
    }
    shape.width_mm = width_of(box, shape.columns);
    shape.height_mm = std::min(kHeightMax_mm, (height + kCardGap_mm) / shape.rows - kCardGap_mm);
    return shape;
}

void lay_card(ui::Layout& layout, const Words& words, const BoxMm& box, const Option& option) {
    const ui::Type type{ui::kAnswer_mm, printer::Typeface::screen_bold, ui::kInk, 1.25};
    const double said_width = layout.text_width(words("choice.chosen"), ui::kSmallType);
    const bool has_room = layout.text_width(option.text, type) + kCardRoom_mm + said_width + 6 <= box.width_mm;
    ui::Target target{.id = "choice." + option.id, .role = ui::Role::answer, .box = box, .text = option.text, .note = option.note,
                      .look = option.is_chosen ? ui::kChosen : ui::kQuiet, .em_mm = ui::kAnswer_mm, .align = ui::Align::left,
                      .icon = option.is_chosen ? ui::Icon::check : ui::Icon::circle, .is_bold = option.is_chosen,
                      .is_selected = option.is_chosen, .tap = Edit{ChooseOption{option.id}}};
    if (option.is_chosen && !has_room) target.note = words("choice.chosen");
    layout.target(std::move(target));
    if (option.is_chosen && has_room)
        layout.line("chosen." + option.id, {box.right_mm() - said_width - ui::kPadding_mm, box.y_mm, said_width + 1, box.height_mm},
                    words("choice.chosen"), {ui::kSmall_mm, printer::Typeface::screen_bold, ui::kDeepBlue, 1.25});
}

}  // namespace

void lay_sheet_buttons(ui::Layout& layout, const Words& words, const BoxMm& box, int sheet, int sheets) {
    if (sheets < 2) return;
    const double width = std::min(70.0, box.width_mm * 0.3);
    if (sheet > 0)
        layout.target({.id = "sheet.previous", .box = {box.x_mm, box.y_mm, width, kSheetRow_mm}, .text = words("sheet.previous"), .note = {},
                       .look = ui::kSecondary, .icon = ui::Icon::up, .tap = Edit{ShowSheet{sheet - 1}}});
    const std::string key = sheet + 1 < sheets ? "sheet.more" : "sheet.last";
    layout.line("sheet.note", {box.x_mm + width + 3, box.y_mm, box.width_mm - 2 * width - 6, kSheetRow_mm},
                words(key, {{"n", std::to_string(sheet + 1)}, {"of", std::to_string(sheets)}}), ui::kStrongType, ui::Align::centre);
    if (sheet + 1 < sheets)
        layout.target({.id = "sheet.next", .box = {box.right_mm() - width, box.y_mm, width, kSheetRow_mm}, .text = words("sheet.next"), .note = {},
                       .look = ui::kSecondary, .icon = ui::Icon::down, .tap = Edit{ShowSheet{sheet + 1}}});
}

void lay_options(ui::Layout& layout, const Words& words, const BoxMm& box, const std::vector<Option>& options, int sheet) {
    if (options.empty()) return;
    const SheetShape shape = shape_of(layout, box, options);
    sheet = std::clamp(sheet, 0, shape.sheets - 1);
    const int first = sheet * shape.rows * shape.columns;
    const int end = std::min(static_cast<int>(options.size()), first + shape.rows * shape.columns);
    for (int i = first; i < end; ++i) {
        const int place = i - first;                             // down the columns reads like a list
        const int column = place / shape.rows, row = place % shape.rows;
        lay_card(layout, words, {box.x_mm + column * (shape.width_mm + kCardGap_mm), box.y_mm + row * (shape.height_mm + kCardGap_mm),
                                 shape.width_mm, shape.height_mm}, options[static_cast<std::size_t>(i)]);
    }
    const double below = box.y_mm + shape.rows * (shape.height_mm + kCardGap_mm);
    lay_sheet_buttons(layout, words, {box.x_mm, below, box.width_mm, kSheetRow_mm}, sheet, shape.sheets);
}

}  // namespace kiosk::screens
