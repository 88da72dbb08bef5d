// Grids of short labels, lists by kana, and the kanji that typed kana may become.
// Lays and measures; which entries there are and what a tap does is told by the caller's options and kiosk/entry.
#include "kiosk/screens/controls.h"

#include "kiosk/latin.h"
#include "kiosk/letters.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kCellGap_mm = 4, kSheetRow_mm = 20, kRowKeyGap_mm = 3, kRowKeyMin_mm = 15, kRowKeyMax_mm = 29;
constexpr double kConversionHeight_mm = 18, kConversionGap_mm = 3.2;
constexpr GridLook kEntries{ui::kAnswer_mm, 24, printer::Typeface::screen, 3, ui::Align::left, ui::Icon::circle};
/// Fewer entries than this are looked through at once.
constexpr std::size_t kFewEntries = 12;
constexpr int kSheetsFew = 6;
constexpr double kTwoLines = 0.62, kLettersOnLine = 4;         // of the width that a label takes on one; and what a line holds at least
constexpr int kSheetsBehindKeys = 1 << 20; // who sees keys that narrow a list down need not turn its sheets

struct Cells {
    int columns = 1, rows = 1, sheets = 1;
    double width_mm = 0, height_mm = 0;
};

/// Of a long list only the longest labels are measured: measuring is what a page costs.
double widest(const ui::Layout& layout, const std::vector<Option>& options, const GridLook& look) {
    constexpr std::size_t kMeasured = 6;
    std::vector<const std::string*> longest;
    for (const Option& option : options) longest.push_back(&option.text);
    const std::size_t count = std::min(kMeasured, longest.size());
    std::partial_sort(longest.begin(), longest.begin() + static_cast<std::ptrdiff_t>(count), longest.end(),
                      [](const std::string* a, const std::string* b) { return a->size() > b->size(); });
    double width = 0;
    for (std::size_t i = 0; i < count; ++i) width = std::max(width, layout.text_width(*longest[i], {look.em_mm, look.face, ui::kInk, ui::kButtonLeading}));
    return width;
}

/// Of the notes below labels: a reading and a Latin word are not torn.
double widest_word_below(const ui::Layout& layout, const std::vector<Option>& options) {
    std::string longest_latin, longest_kana;
    for (const Option& option : options) {
        std::istringstream words(option.note);
        for (std::string word; words >> word;) {
            std::string& longest = static_cast<unsigned char>(word.front()) < 0x80 ? longest_latin : longest_kana;
            if (word.size() > longest.size()) longest = word;
        }
    }
    return std::max(layout.text_width(longest_latin, ui::kSmallType), layout.text_width(longest_kana, ui::kSmallType));
}

/// A label that has readings, with its note, in one line each.
double least_height(const ui::Layout& layout, const std::vector<Option>& options, const GridLook& look) {
    constexpr double kWide_mm = 1e4, kAround_mm = 5;
    const ui::Type label{look.em_mm, look.face, ui::kInk, ui::kButtonLeading}, note{ui::kBody_mm, printer::Typeface::screen, ui::kInk, ui::kButtonLeading};
    double height = 0;
    for (const Option& option : options)
        if (!option.note.empty() && option.text.find("\u300A") != std::string::npos)
            height = std::max(height, layout.text_height(option.text, kWide_mm, label) + layout.text_height(option.note, kWide_mm, note) + kAround_mm);
    return height;
}

int fitting(double room_mm, double size_mm, double gap_mm) { return std::max(1, static_cast<int>((room_mm + gap_mm) / (size_mm + gap_mm))); }

/// `height_mm`: of a cell, at least.
Cells cells_in(const ui::Layout& layout, const BoxMm& box, int count, double width_mm, double height_mm, const GridLook& look) {
    const double height_min = std::min(height_mm, box.height_mm), sheet_row = layout.grown(kSheetRow_mm);
    Cells cells;
    cells.columns = std::clamp(fitting(box.width_mm, width_mm, kCellGap_mm), 1, look.columns_max);
    double height = box.height_mm;
    const auto rows_needed = [&] { return (count + cells.columns - 1) / cells.columns; };
    cells.rows = std::max(1, rows_needed());
    if (cells.rows > fitting(height, height_min, kCellGap_mm)) {
        height -= sheet_row + kCellGap_mm;
        cells.rows = fitting(height, height_min, kCellGap_mm);
        cells.sheets = (count + cells.rows * cells.columns - 1) / (cells.rows * cells.columns);
    }
    cells.width_mm = (box.width_mm - kCellGap_mm * (cells.columns - 1)) / cells.columns;
    if (look.align == ui::Align::centre) cells.width_mm = std::min(cells.width_mm, width_mm * 1.6);
    cells.height_mm = std::min((height + kCellGap_mm) / cells.rows - kCellGap_mm, height_min * 1.35);
    return cells;
}

/// Keys of equal width in as many lines as they need. Returns the lower edge.
double lay_row_keys(ui::Layout& layout, const Words& words, const BoxMm& box, const std::vector<std::string>& kana, const std::string& id_before,
                    const std::string& option_before, const std::string& chosen) {
    if (kana.empty()) return box.y_mm;
    const int in_one_line = fitting(box.width_mm, std::max(kRowKeyMin_mm, layout.em(9.5) + 4), kRowKeyGap_mm);
    const int count = static_cast<int>(kana.size()), lines = (count + in_one_line - 1) / in_one_line, columns = (count + lines - 1) / lines;
    const double width = std::min((box.width_mm - kRowKeyGap_mm * (columns - 1)) / columns, layout.grown(kRowKeyMax_mm));
    const double height = std::max(kRowKeyMin_mm, layout.em(9.5) * 1.6);
    for (int i = 0; i < count; ++i) {
        const std::string& key = kana[static_cast<std::size_t>(i)];
        const bool is_chosen = key == chosen;
        layout.target({.id = id_before + key, .role = ui::Role::key,
                       .box = {box.x_mm + (i % columns) * (width + kRowKeyGap_mm), box.y_mm + (i / columns) * (height + kRowKeyGap_mm), width, height},
                       .text = words.is_japanese() ? key : in_latin(key), .note = {}, .look = is_chosen ? ui::kChosen : ui::kQuiet, .em_mm = 9.5, .is_bold = is_chosen, .is_selected = is_chosen,
                       .tap = Edit{ChooseOption{option_before + key}}});
    }
    return box.y_mm + lines * (height + kRowKeyGap_mm);
}

bool has_any(const std::vector<ListEntry>& entries, const ListPlace& place) {
    return std::any_of(entries.begin(), entries.end(), [&](const ListEntry& entry) { return is_in(place, entry.first); });
}

/// Those of the kana table, or the letters, that some entry begins with.
std::vector<std::string> rows_with_entries(const Words& words, const std::vector<ListEntry>& entries) {
    std::vector<std::string> rows;
    for (const std::string& row : words.list("address.rows"))
        if (has_any(entries, {row, {}, 0})) rows.push_back(row);
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        if (has_any(entries, {std::string(1, letter), {}, 0})) rows.emplace_back(1, letter);
    return rows;
}

}  // namespace

std::string reading_below(const Words& words, const std::string& katakana) {
    if (words.is_easy()) return to_hiragana(katakana);
    return words.is_japanese() ? std::string() : in_latin(katakana);
}

void lay_grid(ui::Layout& layout, const Words& words, const BoxMm& box, const std::vector<Option>& options, int sheet, const GridLook& look) {
    if (options.empty()) return;
    const double icon = look.icon == ui::Icon::none ? 0 : layout.em(look.em_mm) + 5;
    const double around = 2 * ui::kPadding_mm + 1 + icon, least = std::max(widest_word_below(layout, options) + around, layout.grown(look.height_min_mm));
    double needed = std::max(widest(layout, options, look) + around, least);
    if (std::any_of(options.begin(), options.end(), [](const Option& option) { return option.is_chosen; }))
        needed = std::max(needed, layout.text_width(words("choice.chosen"), ui::kSmallType) + 2 * ui::kPadding_mm + 1);
    const double note = std::any_of(options.begin(), options.end(), [](const Option& option) { return !option.note.empty(); }) ? layout.em(ui::kBody_mm) * ui::kButtonLeading + 1.5 : 0;
    const double one_line = std::max(layout.grown(look.height_min_mm), least_height(layout, options, look));
    Cells cells = cells_in(layout, box, static_cast<int>(options.size()), needed, one_line, look);
    if (cells.sheets > kSheetsFew && look.align == ui::Align::left) {          // labels on two lines, and twice as many on a sheet
        const Cells narrow = cells_in(layout, box, static_cast<int>(options.size()), std::max({needed * kTwoLines, kLettersOnLine * layout.em(look.em_mm) + around, least}),
                                      std::max(one_line, 2 * layout.em(look.em_mm) * ui::kButtonLeading + note + 5), look);
        if (narrow.sheets < cells.sheets) cells = narrow;
    }
    sheet = sheet_shown(sheet, options, cells.rows * cells.columns);
    sheet = layout.on_sheet(sheet, cells.sheets, look.sheets_max);
    const int first = sheet * cells.rows * cells.columns, end = std::min(static_cast<int>(options.size()), first + cells.rows * cells.columns);
    const auto target_at = [&](int i) {
        const Option& option = options[static_cast<std::size_t>(i)];
        const int place = i - first, column = place % cells.columns, row = place / cells.columns;
        return ui::Target{.id = "choice." + option.id, .role = ui::Role::answer,
                       .box = {box.x_mm + column * (cells.width_mm + kCellGap_mm), box.y_mm + row * (cells.height_mm + kCellGap_mm), cells.width_mm, cells.height_mm},
                       .text = option.text, .note = option.is_chosen ? words("choice.chosen") : option.note,
                       .look = option.is_chosen ? ui::kChosen : ui::kQuiet, .em_mm = look.em_mm, .align = look.align,
                       .icon = option.is_chosen && look.icon != ui::Icon::none ? ui::Icon::check : look.icon, .is_selected = option.is_chosen, .too_long = ui::TooLong::on_more_lines,
                       .face = look.face, .tap = Edit{ChooseOption{option.id}}};
    };
    double em = look.em_mm;                                     // all in the letters of the label that needs the smallest
    for (int i = first; i < end; ++i) em = std::max(ui::kSmall_mm, std::min(em, layout.label_em(target_at(i))));
    for (int i = first; i < end; ++i) {
        ui::Target target = target_at(i);
        target.em_mm = em;
        layout.target(std::move(target));
    }
    const double below = box.y_mm + cells.rows * (cells.height_mm + kCellGap_mm);
    lay_sheet_buttons(layout, words, {box.x_mm, below, box.width_mm, layout.grown(kSheetRow_mm)}, sheet, cells.sheets);
}

void lay_kana_list(ui::Layout& layout, const Words& words, const BoxMm& box, const ListPlace& open, const std::vector<ListEntry>& entries,
                   std::optional<int> chosen, int shown_before_row) {
    std::vector<std::string> rows, sounds;
    if (entries.size() > kFewEntries) rows = rows_with_entries(words, entries);
    // A row may have been opened in another language, whose list begins with other letters.
    const bool is_known = open.row.empty() || has_any(entries, {open.row, {}, 0});
    const ListPlace place = is_known ? open : ListPlace{};
    const auto in_row = std::count_if(entries.begin(), entries.end(), [&](const ListEntry& entry) { return is_in({place.row, {}, 0}, entry.first); });
    if (!place.row.empty() && in_row > kLongRow)
        for (const std::string& sound : words.list("list.sounds"))
            if (kana_row(sound) == kana_row(place.row) && has_any(entries, {{}, sound, 0})) sounds.push_back(sound);
    const double width = std::min(box.width_mm, layout.grown(320.0));
    double y = lay_row_keys(layout, words, {box.x_mm, box.y_mm, width, 0}, rows, "row.", "", place.row);
    y = lay_row_keys(layout, words, {box.x_mm, y, width, 0}, sounds, "sound.", std::string(1, kKanaMark), place.kana);
    if (!rows.empty()) y += 3;
    std::vector<Option> options;
    const std::size_t end = place.row.empty() ? std::min(entries.size(), static_cast<std::size_t>(shown_before_row)) : entries.size();
    for (std::size_t i = 0; i < end; ++i)
        if (is_in(place, entries[i].first)) {
            const int number = entries[i].number < 0 ? static_cast<int>(i) : entries[i].number;
            options.push_back({std::to_string(number), entries[i].text, entries[i].note, chosen == number});
        }
    const bool has_keys_left = place.row.empty() ? !rows.empty() : !sounds.empty() && place.kana.empty();
    GridLook look = kEntries;
    if (has_keys_left) look.sheets_max = kSheetsBehindKeys;
    lay_grid(layout, words, {box.x_mm, y, box.width_mm, box.bottom_mm() - y}, options, place.sheet, look);
}

void lay_conversions(ui::Layout& layout, const Words& words, const BoxMm& box, const std::vector<std::string>& conversions, int sheet) {
    if (conversions.empty()) return;
    std::vector<Option> options;
    for (const std::string& one : conversions) options.push_back({one, one, {}, false});
    const GridLook look{9.5, kConversionHeight_mm, printer::Typeface::value, 12, ui::Align::centre, ui::Icon::none};
    const std::string more = words("list.more");
    const double key_height = std::min(layout.grown(kConversionHeight_mm), box.height_mm);
    if (key_height < kRowKeyMin_mm) return layout.leave_out("conversions");
    const double needed = std::max(widest(layout, options, look) + 7, layout.text_width(more, {7, printer::Typeface::screen, ui::kInk, 1.25}) + 7);
    const int columns = std::min(fitting(box.width_mm, needed, kConversionGap_mm), 12), rows = fitting(box.height_mm, key_height, kConversionGap_mm);
    const int count = static_cast<int>(conversions.size()), room = columns * rows, per_sheet = count <= room ? room : room - 1;
    if (per_sheet < 1) return layout.leave_out("conversions");
    const int sheets = (count + per_sheet - 1) / per_sheet;
    sheet = sheet % sheets;
    const double width = (box.width_mm - kConversionGap_mm * (columns - 1)) / columns;
    const auto cell = [&](int place) {
        return BoxMm{box.x_mm + (place % columns) * (width + kConversionGap_mm), box.y_mm + (place / columns) * (key_height + kConversionGap_mm), width, key_height};
    };
    for (int i = 0; i < per_sheet && sheet * per_sheet + i < count; ++i) {
        const std::string& text = conversions[static_cast<std::size_t>(sheet * per_sheet + i)];
        layout.target({.id = "choice." + text, .role = ui::Role::key, .box = cell(i), .text = text, .note = {}, .look = ui::kSecondary, .em_mm = look.em_mm,
                       .face = look.face, .tap = Edit{ChooseOption{text}}});
    }
    if (sheets > 1)
        layout.target({.id = "sheet.more", .role = ui::Role::key, .box = cell(room - 1), .text = more, .note = {}, .look = ui::kQuiet, .em_mm = 7.0,
                       .tap = Edit{ShowSheet{(sheet + 1) % sheets}}});
}

}  // namespace kiosk::screens
