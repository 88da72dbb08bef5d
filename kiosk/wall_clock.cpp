// Milliseconds since 1970 in UTC, whatever the machine's time zone.
// Asks the system and nothing else.
#include "kiosk/wall_clock.h"

#include <chrono>

namespace kiosk {

store::Moment now_by_clock() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

store::Moment noon_of(forms::Date day) {
    constexpr store::Moment kDay_ms = 24LL * 60 * 60 * 1000, kNoonInJapan_ms = 3LL * 60 * 60 * 1000;
    return forms::days_between({1970, 1, 1}, day) * kDay_ms + kNoonInJapan_ms;
}

}  // namespace kiosk
