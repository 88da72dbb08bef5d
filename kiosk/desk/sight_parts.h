// The parts from which sight.cpp makes a Sight: rows of flags, ids.
// Not for other files; sight.h is what they call.
#pragma once

#include "kiosk/desk/sight.h"

namespace kiosk::desk {

std::string row_id(const forms::Slot& slot);
SightRow flagged_row(const forms::Slot& slot, Flag flag, std::string sentence, const Sight& sight, const store::CaseContent& content, const DeskWorld& world);

/// Everything to look at first, in the order of Flag; a slot is named once, by its gravest matter.
std::vector<SightRow> flags_of(const Sight& sight, const std::vector<printer::Finding>& findings, const store::CaseContent& content, const DeskWorld& world);

}  // namespace kiosk::desk
