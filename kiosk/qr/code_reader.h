// Finds two-dimensional codes in a picture. The only file behind it that knows ZXing. Pure: the same picture, the same codes.
// What a code says is digits.h's business; where it stands is told for the aiming help.
#pragma once

#include "kiosk/qr/frame.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::qr {

struct PixelPoint {
    int x = 0, y = 0;
};
struct FoundCode {
    std::optional<std::string> text;       // nothing: a code stands there, but it cannot be read as it is
    std::array<PixelPoint, 4> corners;     // from its upper left, clockwise, in the picture that was given
};

/// The ladder: the picture as it is; where a code was found and not read, that part of it enlarged, or made smaller when it is
/// very near. A picture without a code costs the first step only.
std::vector<FoundCode> find_codes(const GreyView& picture);

}  // namespace kiosk::qr
