// A box of a paper at which the print gate stopped, as it goes from the inbox to the screen.
// The screen says whose fact it is in the resident's language; staff find the box by its label.
#pragma once

#include "forms/answers.h"

#include <optional>
#include <string>

namespace kiosk {

struct RefusedBox {
    std::optional<forms::Slot> slot;       // the fact behind it; nothing when the whole form is meant
    std::string label;                     // of the box, or the form's title: as printed
};

}  // namespace kiosk
