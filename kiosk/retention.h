// How long this city keeps what residents sent in, from its profile. One reading for the desk and for `kakanai wipe`.
// Destroys nothing itself (kiosk/store).
#pragma once

#include "forms/catalog.h"
#include "kiosk/store/case.h"

namespace kiosk {

/// setting.retention_days and setting.retention_abandoned_hours of the municipality; one day and two hours without them.
store::Retention retention_of(const forms::Municipality& city);

}  // namespace kiosk
