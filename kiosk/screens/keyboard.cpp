// The typing board and the digit pads. Which keys there are stands in assets/strings.
// Lays keys and their taps; what typing does to an answer is in kiosk/entry.cpp.
#include "kiosk/screens/controls.h"

#include <algorithm>
#include <sstream>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kKeyGap_mm = 3, kKeyMin_mm = 15, kKeyHeightMax_mm = 22, kBoardWidthMax_mm = 320, kFunction_mm = 7.0;

std::vector<std::string> split(const std::string& row) {
    std::istringstream in(row);
    std::vector<std::string> keys;
    for (std::string key; in >> key;) keys.push_back(key);
    return keys;
}

const std::vector<std::string>& rows_of(const Words& words, Keys keys) {
    switch (keys) {
        case Keys::hiragana: return words.list("keys.hiragana");
        case Keys::katakana: return words.list("keys.katakana");
        case Keys::latin: return words.list("keys.latin");
        case Keys::digits: return words.list("keys.digits");
    }
    return words.list("keys.digits");
}

/// The board is always as high as its tallest key set, so that keys do not jump when it is switched.
constexpr int kLetterRows = 5;

double key_height(const BoxMm& box, int rows) {
    return std::clamp((box.height_mm - kKeyGap_mm * (rows - 1)) / rows, kKeyMin_mm, kKeyHeightMax_mm);
}

void lay_row(ui::Layout& layout, const Words& words, const BoxMm& row, const std::vector<std::string>& keys, double em_mm) {
    const double width = (row.width_mm - kKeyGap_mm * (static_cast<double>(keys.size()) - 1)) / static_cast<double>(keys.size());
    double x = row.x_mm;
    for (const std::string& key : keys) {
        const bool erases = key == "<", erases_all = key == "<<";
        const std::string id = erases ? "erase" : erases_all ? "erase_all" : "key." + key;
        const std::string text = erases ? words("keys.erase") : erases_all ? words("keys.erase_all") : key;
        if (key != "_")
            layout.target({.id = id, .role = ui::Role::key, .box = {x, row.y_mm, width, row.height_mm},
                           .text = text, .note = {}, .look = ui::kQuiet, .em_mm = erases || erases_all ? 7.0 : em_mm,
                           .icon = erases && width > 48 ? ui::Icon::erase : ui::Icon::none,
                           .tap = erases ? Tap{Edit{EraseLast{}}} : erases_all ? Tap{Edit{EraseAll{}}} : Tap{Edit{TypeText{key}}}});
        x += width + kKeyGap_mm;
    }
}

struct FunctionKey {
    std::string id, text;
    Tap tap;
    ui::Icon icon = ui::Icon::none;
    bool is_chosen = false;
};

/// Equal ones, or, where a label does not fit, each as wide as its label wants it.
std::vector<double> widths_of(const ui::Layout& layout, double row_mm, const std::vector<FunctionKey>& keys) {
    const double count = static_cast<double>(keys.size()), room = row_mm - kKeyGap_mm * (count - 1), around = 4;
    std::vector<double> wanted;
    for (const FunctionKey& key : keys)
        wanted.push_back(layout.text_width(key.text, {kFunction_mm, key.is_chosen ? printer::Typeface::screen_bold : printer::Typeface::screen, ui::kInk, ui::kButtonLeading}) + around);
    if (*std::max_element(wanted.begin(), wanted.end()) <= room / count) return std::vector<double>(keys.size(), room / count);
    double all = 0;
    for (const double width : wanted) all += width;
    const double least = kKeyMin_mm, free = room - least * count, over = all - least * count;
    for (double& width : wanted) width = least + std::max(0.0, width - least) * (over > 0 ? free / over : 0);
    double used = 0;
    for (const double width : wanted) used += width;
    for (double& width : wanted) width *= room / used;
    return wanted;
}

void lay_functions(ui::Layout& layout, const BoxMm& row, const std::vector<FunctionKey>& keys) {
    const std::vector<double> widths = widths_of(layout, row.width_mm, keys);
    double x = row.x_mm;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const FunctionKey& key = keys[i];
        const double width = widths[i];
        ui::Look look = key.is_chosen ? ui::kChosen : ui::kQuiet;
        if (!key.is_chosen) look.fill = ui::kHint;
        layout.target({.id = key.id, .role = ui::Role::key, .box = {x, row.y_mm, width, row.height_mm}, .text = key.text, .note = {}, .look = look,
                       .em_mm = kFunction_mm, .icon = width > 34 ? key.icon : ui::Icon::none, .is_bold = key.is_chosen, .is_selected = key.is_chosen, .tap = key.tap});
        x += width + kKeyGap_mm;
    }
}

/// Seven rows of keys at their least.
constexpr double kBoardLeast_mm = 7 * ui::kTargetMin_mm + 6 * ui::kGapMin_mm + 4;

}  // namespace

double keyboard_height_mm(const Words&, const BoxMm& box, Keys, Switch which) {
    const int rows = kLetterRows + (which == Switch::all_keys ? 2 : 1);
    return key_height(box, rows) * rows + kKeyGap_mm * (rows - 1);
}

double lay_keyboard(ui::Layout& layout, const Words& words, const BoxMm& whole, Keys keys, Switch which) {
    const double board = keyboard_height_mm(words, whole, keys, which);
    const int rows = kLetterRows + (which == Switch::all_keys ? 2 : 1);
    const double height = (board - kKeyGap_mm * (rows - 1)) / rows;
    // On a narrow panel the board reaches a little into the margins, so that ten keys keep their width.
    constexpr double kBoardWidthMin_mm = 10 * kKeyMin_mm + 9 * kKeyGap_mm;
    const double width = std::clamp(whole.width_mm, kBoardWidthMin_mm, layout.grown(kBoardWidthMax_mm)), top = whole.bottom_mm() - board;
    const BoxMm box{whole.x_mm - std::max(0.0, width - whole.width_mm) / 2, whole.y_mm, width, whole.height_mm};
    double y = top;
    const auto& letters = rows_of(words, keys);
    const bool is_kana = keys == Keys::hiragana || keys == Keys::katakana;
    for (int i = 0; i < kLetterRows; ++i, y += height + kKeyGap_mm)
        if (i < static_cast<int>(letters.size())) lay_row(layout, words, {box.x_mm, y, width, height}, split(letters[static_cast<std::size_t>(i)]), 9.5);
    std::vector<FunctionKey> functions;
    if (is_kana) {
        functions.push_back({"kana.voiced", words("keys.voiced"), Edit{ChangeKana{KanaChange::voiced}}, ui::Icon::none, false});
        functions.push_back({"kana.semi_voiced", words("keys.semi_voiced"), Edit{ChangeKana{KanaChange::semi_voiced}}, ui::Icon::none, false});
        functions.push_back({"kana.small", words("keys.small"), Edit{ChangeKana{KanaChange::small}}, ui::Icon::none, false});
    }
    functions.push_back({"space", words("keys.space"), Edit{TypeText{" "}}, ui::Icon::none, false});
    functions.push_back({"erase", words("keys.erase"), Edit{EraseLast{}}, ui::Icon::none, false});
    functions.push_back({"erase_all", words("keys.erase_all"), Edit{EraseAll{}}, ui::Icon::none, false});
    lay_functions(layout, {box.x_mm, y, width, height}, functions);
    if (which == Switch::kana_only) return top;
    y += height + kKeyGap_mm;
    lay_functions(layout, {box.x_mm, y, width, height},
                  {{"keys.hiragana", words("keys.name_hiragana"), Edit{ShowKeys{Keys::hiragana}}, ui::Icon::none, keys == Keys::hiragana},
                   {"keys.katakana", words("keys.name_katakana"), Edit{ShowKeys{Keys::katakana}}, ui::Icon::none, keys == Keys::katakana},
                   {"keys.latin", words("keys.name_latin"), Edit{ShowKeys{Keys::latin}}, ui::Icon::none, keys == Keys::latin},
                   {"keys.digits", words("keys.name_digits"), Edit{ShowKeys{Keys::digits}}, ui::Icon::none, keys == Keys::digits}});
    return top;
}

double lay_pad(ui::Layout& layout, const Words& words, const BoxMm& box, const std::vector<std::string>& rows, double key_width_max_mm) {
    if (rows.empty()) return box.bottom_mm();
    const int count = static_cast<int>(rows.size());
    const double height = std::clamp((box.height_mm - 4.0 * (count - 1)) / count, kKeyMin_mm, 28.0);
    const double columns = static_cast<double>(split(rows.front()).size());
    const double width = std::min(box.width_mm, columns * layout.grown(key_width_max_mm) + (columns - 1) * kKeyGap_mm);
    const double pad = height * count + 4.0 * (count - 1);
    const double top = box.bottom_mm() - pad, x = box.x_mm + (box.width_mm - width) / 2;
    double y = top;
    for (const std::string& row : rows) {
        lay_row(layout, words, {x, y, width, height}, split(row), 12);
        y += height + 4.0;
    }
    return top;
}

double strip_height(const ui::Layout& layout) { return 2 * layout.grown(18) + 3.2; }

double strip_room_mm(const ui::Layout& layout, double y_mm, double bottom_mm) {
    const double free = bottom_mm - y_mm - kBoardLeast_mm - 4;
    return free < ui::kTargetMin_mm ? 0 : std::min(free, strip_height(layout));
}

bool fits_above_board(double y_mm, double height_mm, double bottom_mm) { return bottom_mm - y_mm - height_mm - kBoardLeast_mm >= 0; }

}  // namespace kiosk::screens
