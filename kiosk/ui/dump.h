// The widgets of a page as JSON, for those that tap from outside (tests under a real window). Never in normal use.
// Page → text; the caller writes it.
#pragma once

#include "kiosk/ui/canvas.h"

namespace kiosk::ui {

/// `turn` counts what people did so far: it tells that a tap has arrived, whatever the clock does meanwhile.
/// `own_us` is what the last turn cost in CPU, from the finger to the frame handed on.
/// { "page", "turn", "own_us", "widgets": [ { "id", "role", "x", "y", "width", "height" (pixels), "text", "target" } ] }
std::string widgets_as_json(const Page& page, const Panel& panel, std::uint64_t turn, std::int64_t own_us = 0);

}  // namespace kiosk::ui
