// The names of troubles; see the header.
// No sentence here: they stand in assets/strings.
#include "kiosk/qr/trouble.h"

namespace kiosk::qr {

std::string_view to_id(CodeTrouble trouble) {
    switch (trouble) {
        case CodeTrouble::not_ours: return "not_ours";
        case CodeTrouble::too_many: return "too_many";
        case CodeTrouble::other_half: return "other_half";
        case CodeTrouble::cut_short: return "cut_short";
        case CodeTrouble::altered: return "altered";
        case CodeTrouble::other_key: return "other_key";
        case CodeTrouble::newer: return "newer";
        case CodeTrouble::broken: return "broken";
        case CodeTrouble::expired: return "expired";
        case CodeTrouble::not_yet: return "not_yet";
        case CodeTrouble::used: return "used";
        case CodeTrouble::other_use: return "other_use";
        case CodeTrouble::wrong_pin: return "wrong_pin";
        case CodeTrouble::too_many_pins: return "too_many_pins";
        case CodeTrouble::no_memory: return "no_memory";
    }
    return {};
}

}  // namespace kiosk::qr
