// The picture of the camera on the page that asks for a code.
// Called by the loop after the page was made; the page itself is pure (screens.h).
#pragma once

#include "kiosk/qr/frame.h"
#include "kiosk/screens/screens.h"

namespace kiosk::screens {

/// Fills the page's place for the picture; nothing happens on a page without one.
void show_live(ui::Page& page, const qr::GreyPicture& picture);

}  // namespace kiosk::screens
