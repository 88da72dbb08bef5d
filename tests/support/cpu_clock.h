// CPU of this thread in milliseconds: other programs, and other tests, run beside the one that measures.
// From any beginning; header only, for every room.
#pragma once

#include <ctime>

namespace support {

inline double thread_cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace support
