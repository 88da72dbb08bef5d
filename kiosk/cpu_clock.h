// CPU in milliseconds, from any beginning: what other programs do beside it does not count.
// For the figures of `kakanai bench` and of tests; header only.
#pragma once

#include <ctime>

namespace kiosk {

inline double cpu_ms_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}
/// All threads of this program together.
inline double process_cpu_ms() { return cpu_ms_of(CLOCK_PROCESS_CPUTIME_ID); }
/// This thread alone.
inline double thread_cpu_ms() { return cpu_ms_of(CLOCK_THREAD_CPUTIME_ID); }

}  // namespace kiosk
