// Milliseconds since 1970 in UTC, whatever the machine's time zone.
// Asks the system and nothing else.
#include "kiosk/wall_clock.h"

#include <chrono>

namespace kiosk {

store::Moment now_by_clock() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace kiosk
