// The synthetic photographs of `kakanai bench`, under the name by which tests know them.
// Draws nothing itself.
#pragma once

#include "kiosk/bench_frames.h"

namespace support {

using kiosk::frames::photograph;
using kiosk::frames::Shot;

}  // namespace support
