// The reasons a clerk can choose from.
// Their words: [desk.reason] of assets/strings.
#include "kiosk/desk/reasons.h"

#include "kiosk/review.h"

namespace kiosk::desk {

const std::vector<store::Reason>& reasons_of(Purpose purpose) {
    using store::Reason;
    static const std::vector<Reason> kTakeOver = {Reason::holder_absent, Reason::shift_change, Reason::urgent, Reason::mistaken_claim};
    static const std::vector<Reason> kWithdraw = {Reason::resident_left, Reason::resident_asked, Reason::entered_twice, Reason::wrong_counter};
    switch (purpose) {
        case Purpose::take_over: return kTakeOver;
        case Purpose::withdraw: return kWithdraw;
    }
    return kWithdraw;
}

std::string value_as_read(const forms::Slot& slot, const forms::Value& value, const forms::CaseView& view, const DeskWorld& world) {
    return value_text(*world.catalog->item(slot.item), value, view.situation, *world.words);
}

}  // namespace kiosk::desk
