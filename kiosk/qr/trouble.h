// Why a code was not taken. Each has one sentence with one thing to do, for the resident (strings "scan") and for the commands
// (commands.toml, [qr]). No trouble loses an answer.
#pragma once

#include <string_view>

namespace kiosk::qr {

enum class CodeTrouble {
    not_ours,      // another kind of code: a shop's, an address, 申請書ID
    too_many,      // more codes in one set than there can be
    other_half,    // belongs to another set than the one begun
    cut_short,     // a scanner lost a part of it on the way
    altered,       // bits changed on the way, or cut off
    other_key,     // sealed for another city or with a key that is no longer in use
    newer,         // a version that this terminal does not know
    broken,        // opened, but what is inside is not what any version says
    expired,
    not_yet,       // issued in the future: a clock is wrong
    used,          // a case was made of it already
    other_use,     // ours, but for another place (the slip for the back office shown at a terminal)
    wrong_pin,
    too_many_pins, // a resident's own code, after kCodePinTries wrong numbers
    no_memory      // the number could not be tried; costs no try
};
/// "not_ours", "too_many", …: the last part of its strings' keys.
std::string_view to_id(CodeTrouble trouble);

}  // namespace kiosk::qr
