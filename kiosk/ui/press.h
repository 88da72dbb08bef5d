// A finger on the glass: a tap counts when it begins and ends in the same target; dragging out cancels.
// Page + what the finger did → the tap, if any. Pure. Every way of pointing (mouse now, touch later) comes through here.
#pragma once

#include "kiosk/ui/page.h"

#include <cstdint>

namespace kiosk::ui {

/// The same button is not taken twice within this time: a trembling finger, or a second tap meant for the page before.
/// Keys of the typing board are exempt.
inline constexpr std::int64_t kSameTargetPause_ms = 500;

struct Finger {
    std::string target;                    // where it came down; empty: on nothing
    bool is_inside = false;                // still there
    std::string last_target;
    std::int64_t last_tap_ms = -kSameTargetPause_ms;
    std::string focused;                   // by the keyboard; empty while people point
};

/// Something outside a target was touched: the session should know that somebody is there.
struct Lifted {
    Finger finger;
    std::optional<Tap> tap;
};

Finger put_down(Finger finger, const Page& page, PointMm point);
Finger moved(Finger finger, const Page& page, PointMm point);
Lifted lift(Finger finger, const Page& page, PointMm point, std::int64_t now_ms);

}  // namespace kiosk::ui
