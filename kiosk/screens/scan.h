// The picture of the camera on the page that asks for a code, and what a code says beside answers.
// Called by the loop after the page was made; the page itself is pure (screens.h).
#pragma once

#include "kiosk/qr/frame.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace kiosk::screens {

/// Fills the page's place for the picture; nothing happens on a page without one.
void show_live(ui::Page& page, const qr::GreyPicture& picture);

/// The part of lay_scan_found() for a code that is shown beside answers; `frame` as it stands on its last sheet.
void lay_code_beside(ui::Layout& layout, const Seen& seen, const ScanFoundPage& page, Frame frame);

/// 「田村健一さん、田村美咲さん」: whom a code is about.
std::string people_in(const Seen& seen, const forms::Answers& answers);
/// The way on from a code that cannot be used here.
FrameButton without_code(const Words& words);

}  // namespace kiosk::screens
