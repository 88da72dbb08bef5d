// Items that the screens ask of the catalog by name, though no rule and no form uses them.
// The check for idle items leaves them alone; what they mean on a screen is kiosk's.
#pragma once

namespace forms {

/// Whether the person at the screen came for others (kiosk/outsider.h).
inline constexpr const char* kComesForOthers = "comes_for_others";

}  // namespace forms
