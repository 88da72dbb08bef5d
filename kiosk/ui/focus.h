// Where the keyboard stands on a page: one target after the other in reading order, round and round; no target is left out.
// Page + the id it stands on → the next one. Pure; drawn as a ring by canvas.cpp.
#pragma once

#include "kiosk/ui/page.h"

namespace kiosk::ui {

enum class Way { forward, backward };

/// Empty on a page without targets. From nowhere, forward is the first and backward the last.
std::string focus_after(const Page& page, const std::string& focused, Way way);
/// What pressing the key does where it stands; nothing when it stands nowhere.
std::optional<Tap> focused_tap(const Page& page, const std::string& focused);

}  // namespace kiosk::ui
