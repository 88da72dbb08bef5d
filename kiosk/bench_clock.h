// CPU of this program, for the figures of `kakanai bench`: what other programs do beside it does not count.
// All threads together; milliseconds from any beginning.
#pragma once

#include <ctime>

namespace kiosk {

inline double process_cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace kiosk
