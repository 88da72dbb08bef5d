// Hides places and numbers that a code brought, where the person at the screen came for others.
// A value that was typed here, or stands on a card in the hand, is no news to who sees it.
#include "kiosk/outsider.h"

#include "forms/screen_items.h"

#include <algorithm>

namespace kiosk {

namespace {

bool is_place_or_number(forms::ItemType type) {
    using forms::ItemType;
    return type == ItemType::address || type == ItemType::phone || type == ItemType::digits || type == ItemType::postal_code || type == ItemType::my_number;
}

bool came_for_others(const forms::Situation& situation) {
    const forms::Item* item = situation.catalog().item(forms::kComesForOthers);
    return item && situation.find(*item, forms::kWholeCase).value == forms::Value{true};
}

}  // namespace

bool is_hidden(const forms::Slot& slot, const forms::CaseView& view) {
    const forms::Situation& situation = view.situation;
    const forms::Item* item = situation.catalog().item(slot.item);
    const forms::Answer* said = situation.answers().find(slot);
    return item && said && said->value && said->source == forms::Source::qr && is_place_or_number(item->type) && came_for_others(situation);
}

void hide_from_outsider(forms::FilledForm& form, const forms::CaseView& view) {
    std::vector<const forms::Value*> hidden;
    for (const auto& [slot, answer] : view.situation.answers().slots) {
        if (is_hidden(slot, view)) hidden.push_back(&*answer.value);
    }
    for (forms::FilledField& field : form.fields) {
        const bool is_one = field.value && std::any_of(hidden.begin(), hidden.end(), [&](const forms::Value* value) { return *value == *field.value; });
        if (is_one && field.state == forms::FieldState::filled) forms::leave_by_hand(field);
    }
}

}  // namespace kiosk
