// The desk's loop: what mouse, keys, clock and store did → events → page → window.
// Decides nothing: desk_step() does, screens lay out, the window draws.
#pragma once

#include "kiosk/desk/desk_house.h"
#include "kiosk/desk/desk_visit.h"

namespace kiosk::desk {

/// Until the window is closed. 0, or 1 when there is no window.
int run_desk_loop(const KioskOptions& options, const DeskHouse& house, const DeskParts& parts);

}  // namespace kiosk::desk
