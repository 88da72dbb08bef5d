// All fingers on the glass at once: each is followed for itself, so that a resting palm, a second finger, a very short tap
// and a sliding finger all do what the person means. Page + touches → taps, by the rules of one finger (press.h). Pure.
#pragma once

#include "kiosk/ui/press.h"

#include <map>

namespace kiosk::ui {

/// The mouse is a finger too.
inline constexpr std::uint32_t kMouse = 0;
/// What lies on the glass this long while another finger taps is a palm or a thumb that holds the panel: its lifting is no tap.
inline constexpr std::int64_t kRest_ms = 600;
/// More than two hands have: the oldest is forgotten (a touch whose end never came).
inline constexpr std::size_t kFingersMax = 10;

struct Contact {
    Finger finger;
    std::string page;                      // the page it came down on: a later page does not take its tap
    std::int64_t since_ms = 0;
    bool is_resting = false;
};

struct Hand {
    std::map<std::uint32_t, Contact> contacts;
    std::string last_target;
    std::int64_t last_tap_ms = -kSameTargetPause_ms;
};

struct HandLifted {
    Hand hand;
    std::optional<Tap> tap;
};

Hand put_down(Hand hand, std::uint32_t finger, const Page& page, PointMm point, std::int64_t now_ms);
Hand moved(Hand hand, std::uint32_t finger, const Page& page, PointMm point);
HandLifted lift(Hand hand, std::uint32_t finger, const Page& page, PointMm point, std::int64_t now_ms);
/// The finger whose target is shown as pressed: the last that came down and is still inside; otherwise one on nothing.
Finger pressing(const Hand& hand);

}  // namespace kiosk::ui
