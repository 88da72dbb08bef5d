// The reasons a clerk can choose from, and a value as it reads. The log knows reasons only from its own closed list.
// Small tables of the desk; pure.
#pragma once

#include "kiosk/desk/desk_session.h"

namespace kiosk::desk {

const std::vector<store::Reason>& reasons_of(Purpose purpose);
std::string value_as_read(const forms::Slot& slot, const forms::Value& value, const forms::CaseView& view, const DeskWorld& world);

}  // namespace kiosk::desk
