// A picture from a file (PNG, JPEG, PGM) as grey. For `kakanai qr read` and the folder of images in place of a camera.
// The only file behind it that knows stb_image.
#pragma once

#include "forms/result.h"
#include "kiosk/qr/frame.h"
#include "printer/qr_code.h"

#include <filesystem>

namespace kiosk::qr {

inline constexpr int kStillSideMax = 8192;

/// not_found, not_permitted; unreadable: no picture, or one of more than kStillSideMax pixels a side.
forms::Result<GreyPicture> read_still(const std::filesystem::path& file);

/// A code as it is shown, black on white, with its free modules around.
GreyPicture draw_code(const printer::QrCode& code, int module_px);

}  // namespace kiosk::qr
