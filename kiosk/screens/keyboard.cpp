// The typing board and the digit pads. Which keys there are stands in assets/strings.
// Lays keys and their taps; what typing does to an answer is in kiosk/entry.cpp.
#include "kiosk/screens/controls.h"

#include <algorithm>
#include <sstream>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kKeyGap_mm = 3.2, kKeyMin_mm = 15, kKeyHeightMax_mm = 22, kBoardWidthMax_mm = 250;

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
        const bool erases = key == "<";
        if (key != "_")
            layout.target({.id = erases ? "erase" : "key." + key, .role = ui::Role::key, .box = {x, row.y_mm, width, row.height_mm},
                           .text = erases ? words("keys.erase") : key, .note = {}, .look = ui::kQuiet, .em_mm = erases ? 7.0 : em_mm,
                           .icon = erases && width > 40 ? ui::Icon::erase : ui::Icon::none,
                           .tap = erases ? Tap{Edit{EraseLast{}}} : Tap{Edit{TypeText{key}}}});
        x += width + kKeyGap_mm;
    }
}

struct FunctionKey {
    std::string id, text;
    Tap tap;
    ui::Icon icon = ui::Icon::none;
    bool is_chosen = false;
};

void lay_functions(ui::Layout& layout, const BoxMm& row, const std::vector<FunctionKey>& keys) {
    const double width = (row.width_mm - kKeyGap_mm * (static_cast<double>(keys.size()) - 1)) / static_cast<double>(keys.size());
    double x = row.x_mm;
    for (const FunctionKey& key : keys) {
        ui::Look look = key.is_chosen ? ui::kChosen : ui::kQuiet;
        if (!key.is_chosen) look.fill = ui::kHint;
        layout.target({.id = key.id, .role = ui::Role::key, .box = {x, row.y_mm, width, row.height_mm}, .text = key.text, .note = {}, .look = look,
                       .em_mm = 7.0, .icon = width > 34 ? key.icon : ui::Icon::none, .is_bold = key.is_chosen, .is_selected = key.is_chosen, .tap = key.tap});
        x += width + kKeyGap_mm;
    }
}

}  // namespace

double keyboard_height_mm(const Words&, const BoxMm& box, Keys, Switch which) {
    const int rows = kLetterRows + (which == Switch::all_keys ? 2 : 1);
    return key_height(box, rows) * rows + kKeyGap_mm * (rows - 1);
}

double lay_keyboard(ui::Layout& layout, const Words& words, const BoxMm& box, Keys keys, Switch which) {
    const double board = keyboard_height_mm(words, box, keys, which);
    const int rows = kLetterRows + (which == Switch::all_keys ? 2 : 1);
    const double height = (board - kKeyGap_mm * (rows - 1)) / rows;
    const double width = std::min(box.width_mm, layout.grown(kBoardWidthMax_mm)), top = box.bottom_mm() - board;
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
    functions.push_back({"erase", words("keys.erase"), Edit{EraseLast{}}, ui::Icon::erase, false});
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

}  // namespace kiosk::screens
