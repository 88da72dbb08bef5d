// Real visits, or practice: an invented resident, a mark on every page, nothing stored and nothing printed.
// Chosen on the start screen, or for the whole day by `kakanai kiosk --practice`.
#pragma once

namespace kiosk {

enum class Mode { real, practice };

}  // namespace kiosk
