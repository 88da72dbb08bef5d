// All fingers on the glass.
// Keeps where each came down and which of them rests; what one finger means stands in press.cpp.
#include "kiosk/ui/hand.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

void forget_oldest(Hand& hand) {
    const auto oldest = std::min_element(hand.contacts.begin(), hand.contacts.end(),
                                         [](const auto& a, const auto& b) { return a.second.since_ms < b.second.since_ms; });
    if (oldest != hand.contacts.end()) hand.contacts.erase(oldest);
}

}  // namespace

Hand put_down(Hand hand, std::uint32_t finger, const Page& page, PointMm point, std::int64_t now_ms) {
    if (hand.contacts.size() >= kFingersMax) forget_oldest(hand);
    hand.contacts[finger] = {put_down(Finger{}, page, point), page.id, now_ms, false};
    return hand;
}

Hand moved(Hand hand, std::uint32_t finger, const Page& page, PointMm point) {
    const auto contact = hand.contacts.find(finger);
    if (contact == hand.contacts.end()) return hand;
    contact->second.finger = moved(std::move(contact->second.finger), page, point);
    return hand;
}

HandLifted lift(Hand hand, std::uint32_t finger, const Page& page, PointMm point, std::int64_t now_ms) {
    const auto found = hand.contacts.find(finger);
    if (found == hand.contacts.end()) return {std::move(hand), std::nullopt};
    const Contact contact = found->second;
    hand.contacts.erase(found);
    const bool is_for_this_page = contact.page == page.id && !contact.is_resting;
    if (!is_for_this_page) return {std::move(hand), Tap{Touched{}}};
    Finger one = contact.finger;
    one.last_target = hand.last_target;
    one.last_tap_ms = hand.last_tap_ms;
    Lifted lifted = lift(std::move(one), page, point, now_ms);
    hand.last_target = lifted.finger.last_target;
    hand.last_tap_ms = lifted.finger.last_tap_ms;
    const bool is_tap = lifted.tap && !std::holds_alternative<Touched>(*lifted.tap);
    if (is_tap)
        for (auto& [id, other] : hand.contacts) other.is_resting = other.is_resting || now_ms - other.since_ms >= kRest_ms;
    return {std::move(hand), std::move(lifted.tap)};
}

Finger pressing(const Hand& hand) {
    const Contact* last = nullptr;
    for (const auto& [id, contact] : hand.contacts) {
        const bool is_shown = contact.finger.is_inside && !contact.is_resting;
        if (is_shown && (!last || contact.since_ms >= last->since_ms)) last = &contact;
    }
    return last ? last->finger : Finger{};
}

}  // namespace kiosk::ui
