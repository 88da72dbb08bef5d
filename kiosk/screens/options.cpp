// The choices of a question as answer cards.
// Options → cards; how cards are laid is in cards.cpp.
#include "kiosk/screens/controls.h"

namespace kiosk::screens {

void lay_options(ui::Layout& layout, const Words& words, const ui::BoxMm& box, const std::vector<Option>& options, int sheet, ui::Icon icon) {
    std::vector<Card> cards;
    for (const Option& option : options) cards.push_back({"choice." + option.id, option.text, option.note, Edit{ChooseOption{option.id}}, option.is_chosen, ui::kQuiet, icon});
    lay_cards(layout, words, box, cards, sheet);
}

}  // namespace kiosk::screens
