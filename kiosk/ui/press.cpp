// A finger on the glass.
// Page + finger → tap; keeps nothing but where the finger came down.
#include "kiosk/ui/press.h"

namespace kiosk::ui {

namespace {

/// A finger that slides a little off the edge still means the target.
constexpr double kSlop_mm = 4.0;

const Widget* target_at(const Page& page, PointMm point) {
    for (auto widget = page.widgets.rbegin(); widget != page.widgets.rend(); ++widget)
        if (widget->tap && contains(widget->box, point)) return &*widget;
    return nullptr;
}

bool is_near(const BoxMm& box, PointMm point) {
    return contains({box.x_mm - kSlop_mm, box.y_mm - kSlop_mm, box.width_mm + 2 * kSlop_mm, box.height_mm + 2 * kSlop_mm}, point);
}

}  // namespace

Finger put_down(Finger finger, const Page& page, PointMm point) {
    const Widget* target = target_at(page, point);
    finger.target = target ? target->id : std::string();
    finger.is_inside = target != nullptr;
    return finger;
}

Finger moved(Finger finger, const Page& page, PointMm point) {
    const Widget* target = finger.target.empty() ? nullptr : page.find(finger.target);
    finger.is_inside = target && is_near(target->box, point);
    return finger;
}

Lifted lift(Finger finger, const Page& page, PointMm point, std::int64_t now_ms) {
    finger = moved(std::move(finger), page, point);
    const Widget* target = finger.is_inside ? page.find(finger.target) : nullptr;
    const bool touched_nothing = finger.target.empty();
    finger.target.clear();
    finger.is_inside = false;
    if (touched_nothing) return {finger, Tap{Touched{}}};
    if (!target || !target->tap) return {finger, std::nullopt};
    const bool is_repeat = target->id == finger.last_target && now_ms - finger.last_tap_ms < kSameTargetPause_ms;
    if (is_repeat && target->role != Role::key) return {finger, std::nullopt};
    finger.last_target = target->id;
    finger.last_tap_ms = now_ms;
    return {finger, target->tap};
}

}  // namespace kiosk::ui
