// The clock of the machine, for the programs: everything below them takes the time as an argument.
// Not for waiting: waits use a clock that nobody can set.
#pragma once

#include "forms/date.h"
#include "kiosk/store/word.h"

namespace kiosk {

store::Moment now_by_clock();
/// Noon in Japan: the moment of a day that a drill or a test was given.
store::Moment noon_of(forms::Date day);

}  // namespace kiosk
