// Answer cards in one to three columns, on sheets when there are too many: for choices, towns, errands, people.
// As high as the longest label needs at the resident's text size; nothing is cut, nothing jumps when one is chosen.
#pragma once

#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

struct Card {
    std::string id, text, note;
    Tap tap;
    bool is_chosen = false;
    ui::Look look = ui::kQuiet;
    ui::Icon icon = ui::Icon::circle;      // while not chosen
    bool is_apart = false;                 // the last, which goes with no other: in the last corner, whatever stands before it
};
struct CardStyle {
    double em_mm = ui::kAnswer_mm;
    double height_max_mm = 32;             // at the standard text size
    int columns_max = 3;
    bool is_bold = false;
};

/// The sheet that `sheet` means, which may be kWhereChosen: then the one on which what is chosen stands.
template <typename Choices>
int sheet_shown(int sheet, const Choices& choices, int per_sheet) {
    if (sheet != kWhereChosen) return sheet;
    const auto chosen = std::find_if(choices.begin(), choices.end(), [](const auto& choice) { return choice.is_chosen; });
    return chosen == choices.end() ? 0 : static_cast<int>(chosen - choices.begin()) / per_sheet;
}

/// Returns the lower edge. `sheet` may be kWhereChosen. A list that may be chosen from says 「選択中」 on what is chosen. Ids of the sheet buttons:
/// "sheet.previous", "sheet.next".
double lay_cards(ui::Layout& layout, const Words& words, const ui::BoxMm& box, const std::vector<Card>& cards, int sheet, const CardStyle& style = {});

/// How many sheets the cards would take.
int sheets_of(const ui::Layout& layout, const Words& words, const ui::BoxMm& box, const std::vector<Card>& cards, const CardStyle& style = {});

/// The words above cards: of those that stay only if there is room, as many as cost no sheet of cards. `share`: of the height, at most.
std::vector<Paragraph> that_cost_no_sheet(const ui::Layout& layout, const Words& words, const ui::BoxMm& content, double share, std::vector<Paragraph> said,
                                          const std::vector<Card>& cards, const CardStyle& style);

/// 「▲ 前へ　つづきがあります（1/3）　次へ ▼」 in a row of 20 mm or more; nothing when there is one sheet only.
void lay_sheet_buttons(ui::Layout& layout, const Words& words, const ui::BoxMm& box, int sheet, int sheets, const ui::Look& onward = ui::kSecondary);

/// A row of small choices of which one holds, as the languages and the text sizes.
struct Pick {
    std::string id, text;
    Tap tap;
    bool is_chosen = false;
};
void lay_picks(ui::Layout& layout, const ui::BoxMm& box, const std::vector<Pick>& picks);
/// What the start screen and 「文字の大きさ」 both offer.
std::vector<Pick> size_picks(const Seen& seen);
std::vector<Pick> colour_picks(const Seen& seen);
std::vector<Pick> language_picks(const Seen& seen);

}  // namespace kiosk::screens
