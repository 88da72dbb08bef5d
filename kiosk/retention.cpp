// Settings out of their bounds count as absent: nothing is kept for ever by a slip of the pen.
// Reads the profile and nothing else.
#include "kiosk/retention.h"

namespace kiosk {

store::Retention retention_of(const forms::Municipality& city) {
    store::Retention retention;
    const auto number = [&city](const char* key, int& into, int least, int most) {
        const auto value = forms::number_setting(city, key);
        if (value && *value >= least && *value <= most) into = static_cast<int>(*value);
    };
    number("retention_days", retention.days_after_hand_off, 0, 30);
    number("retention_abandoned_hours", retention.hours_abandoned, 1, 24);
    return retention;
}

}  // namespace kiosk
