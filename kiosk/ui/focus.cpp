// Where the keyboard stands on a page.
// Order is the page's own; nothing is remembered here.
#include "kiosk/ui/focus.h"

#include <algorithm>

namespace kiosk::ui {

std::string focus_after(const Page& page, const std::string& focused, Way way) {
    std::vector<std::string> ids;
    for (const Widget& widget : page.widgets)
        if (widget.tap) ids.push_back(widget.id);
    if (ids.empty()) return {};
    const auto found = std::find(ids.begin(), ids.end(), focused);
    if (found == ids.end()) return way == Way::forward ? ids.front() : ids.back();
    if (way == Way::forward) return std::next(found) == ids.end() ? ids.front() : *std::next(found);
    return found == ids.begin() ? ids.back() : *std::prev(found);
}

std::optional<Tap> focused_tap(const Page& page, const std::string& focused) {
    const Widget* widget = focused.empty() ? nullptr : page.find(focused);
    return widget ? widget->tap : std::nullopt;
}

}  // namespace kiosk::ui
