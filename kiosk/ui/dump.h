// The widgets of a page as JSON, for those that tap from outside (tests under a real window). Never in normal use.
#pragma once

#include "kiosk/ui/canvas.h"

namespace kiosk::ui {

/// { "page", "frame", "widgets": [ { "id", "role", "x", "y", "width", "height" (pixels), "text", "target" } ] }
std::string widgets_as_json(const Page& page, const Panel& panel, std::uint64_t frame);

}  // namespace kiosk::ui
