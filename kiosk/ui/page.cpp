// Small questions about a page.
// Nothing here changes a page.
#include "kiosk/ui/page.h"

namespace kiosk::ui {

std::string_view to_id(Role role) {
    switch (role) {
        case Role::heading: return "heading";
        case Role::text: return "text";
        case Role::answer: return "answer";
        case Role::button: return "button";
        case Role::key: return "key";
        case Role::field: return "field";
        case Role::chip: return "chip";
        case Role::notice: return "notice";
        case Role::panel: return "panel";
        case Role::sheet: return "sheet";
    }
    return "";
}

std::string Widget::text() const {
    std::string whole;
    for (const TextLine& line : lines)
        if (!line.is_reading) whole += line.text;
    return whole;
}

const Widget* Page::find(std::string_view wanted) const {
    for (const Widget& widget : widgets)
        if (widget.id == wanted) return &widget;
    return nullptr;
}

bool contains(const BoxMm& box, PointMm point) {
    return point.x_mm >= box.x_mm && point.x_mm < box.right_mm() && point.y_mm >= box.y_mm && point.y_mm < box.bottom_mm();
}

}  // namespace kiosk::ui
