// The clock of the machine, for the programs: everything below them takes the time as an argument.
// Not for waiting: waits use a clock that nobody can set.
#pragma once

#include "kiosk/store/word.h"

namespace kiosk {

store::Moment now_by_clock();

}  // namespace kiosk
