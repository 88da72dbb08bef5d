// Figures of the desk for `kakanai bench`: opening a case until its first page is laid out, and one turn of a queue of ten
// thousand. CPU time, median; the real look_at(), step and screens.
#pragma once

#include "kiosk/command.h"

#include "forms/answers.h"

namespace kiosk::desk {

struct DeskTimes {
    double open_ms = 0, queue_ms = 0;
};
std::optional<DeskTimes> measure_desk(const Places& places, const forms::Answers& answers, forms::Date today);

}  // namespace kiosk::desk
