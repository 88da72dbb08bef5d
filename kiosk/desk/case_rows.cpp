// The rows of an open case, cut into sheets.
// How many lines a value takes is measured with the glyphs that are drawn.
#include "kiosk/desk/case_rows.h"

#include "kiosk/ui/lines.h"

#include <algorithm>
#include <cmath>

namespace kiosk::desk {

namespace {

constexpr double kValueRoom_mm = kColumn_mm - kLabel_mm - kChip_mm - 8, kLabelRoom_mm = kLabel_mm - 3.5, kTitleRoom_mm = kColumn_mm - 4.5;
constexpr ui::Type kValueType{4.6, printer::Typeface::screen, ui::kInk, 1.2}, kLabelType{4.25, printer::Typeface::screen, ui::kInk, 1.0};
constexpr ui::Type kTitleType{4.8, printer::Typeface::screen_bold, ui::kInk, 1.2};
constexpr int kFlagRows = 11;

/// As high as the text is drawn; a little smaller on one line rather than two.
double height_of(const std::string& text, const ui::Type& type, double room_mm, const printer::Fonts& fonts) {
    ui::Type small = type;
    small.em_mm = ui::kForDesk.floor_mm;
    if (ui::width_of(fonts, text, small) <= room_mm) return type.em_mm * type.leading;
    return ui::height_of(ui::broken(fonts, text, room_mm, type), type);
}

int lines_for(double height_mm) { return std::max(kLinesOfRow, static_cast<int>(std::ceil((height_mm + 1.6) / kLine_mm))); }

int lines_of(const SightRow& row, const printer::Fonts& fonts) {
    double value = height_of(row.value, kValueType, kValueRoom_mm, fonts);
    if (!row.resident_value.empty()) value = 2 * std::max(value, height_of(row.resident_value, kValueType, kValueRoom_mm - 14, fonts));
    return lines_for(std::max(value, height_of(row.label, kLabelType, kLabelRoom_mm, fonts)));
}

int lines_of_title(const std::string& title, const printer::Fonts& fonts) { return lines_for(height_of(title, kTitleType, kTitleRoom_mm, fonts)); }

/// Places titles and rows down the columns, and begins a new sheet when both are full.
struct Cutter {
    std::vector<CaseSheet> sheets;
    int column = 0, line = 0;

    void begin(std::size_t first, const SightGroup& group) {
        sheets.push_back({false, group.is_derived, first, first, {}});
        column = line = 0;
    }
    bool make_room(int lines) {
        if (line + lines <= kSheetLines) return true;
        line = 0;
        return ++column < kSheetColumns;
    }
    void put(PlacedRow placed) {
        placed.column = column;
        placed.line = line;
        line += placed.lines;
        sheets.back().placed.push_back(std::move(placed));
    }
};

}  // namespace

std::size_t row_count(const Sight& sight) {
    std::size_t count = sight.flags.size();
    for (const SightGroup& group : sight.groups) count += group.rows.size();
    return count;
}

const SightRow& row_at(const Sight& sight, std::size_t index) {
    if (index < sight.flags.size()) return sight.flags[index];
    index -= sight.flags.size();
    for (const SightGroup& group : sight.groups) {
        if (index < group.rows.size()) return group.rows[index];
        index -= group.rows.size();
    }
    return sight.groups.back().rows.back();
}

std::vector<CaseSheet> sheets_of(const Sight& sight, const printer::Fonts& fonts) {
    std::vector<CaseSheet> sheets;
    for (std::size_t first = 0; first < sight.flags.size(); first += kFlagRows) {
        CaseSheet sheet{true, false, first, std::min(first + kFlagRows, sight.flags.size()), {}};
        for (std::size_t i = sheet.first; i < sheet.end; ++i) sheet.placed.push_back({&sight.flags[i], {}, i, 0, static_cast<int>(i - sheet.first), 1});
        sheets.push_back(std::move(sheet));
    }
    std::size_t index = sight.flags.size();
    Cutter cutter;
    for (const SightGroup& group : sight.groups) {
        bool needs_title = true;
        const int title_lines = lines_of_title(group.title, fonts);
        const bool begins_anew = cutter.sheets.empty() || cutter.sheets.back().is_derived != group.is_derived;
        if (begins_anew) {
            if (!cutter.sheets.empty()) cutter.sheets.back().end = index;
            cutter.begin(index, group);
        }
        for (const SightRow& row : group.rows) {
            const int lines = lines_of(row, fonts);
            const int column_before = cutter.column;
            if (!cutter.make_room(lines + (needs_title ? title_lines : 0))) {
                cutter.sheets.back().end = index;
                cutter.begin(index, group);
            }
            needs_title = needs_title || cutter.column != column_before || cutter.sheets.back().placed.empty();
            if (needs_title) cutter.put({nullptr, group.title, index, 0, 0, title_lines});
            needs_title = false;
            cutter.put({&row, {}, index, 0, 0, lines});
            ++index;
        }
    }
    if (!cutter.sheets.empty()) cutter.sheets.back().end = index;
    sheets.insert(sheets.end(), cutter.sheets.begin(), cutter.sheets.end());
    return sheets;
}

std::size_t sheet_with(const std::vector<CaseSheet>& sheets, std::size_t index) {
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (index < sheets[i].end) return i;
    return sheets.empty() ? 0 : sheets.size() - 1;
}

std::string matter_of(const SightRow& row) {
    constexpr std::size_t digits = 16;
    return store::to_hex(store::sha256(row.value + "\n" + row.sentence)).substr(0, digits);
}

bool is_confirmed(const OpenCase& open, const SightRow& row) {
    const auto found = open.confirmed.find(row.id);
    return !row.must_be_mended && found != open.confirmed.end() && found->second == matter_of(row);
}

bool are_all_confirmed(const OpenCase& open) {
    for (std::size_t i = 0; i < row_count(open.sight); ++i)
        if (!is_confirmed(open, row_at(open.sight, i))) return false;
    return true;
}

std::optional<std::size_t> next_open_flag(const OpenCase& open, std::size_t from) {
    const std::size_t count = open.sight.flags.size();
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t index = (from + step) % count;
        if (!is_confirmed(open, open.sight.flags[index])) return index;
    }
    return std::nullopt;
}

}  // namespace kiosk::desk
