// Finds two-dimensional codes in a picture. The only file behind it that knows ZXing. Pure: the same picture, the same codes.
// What a code says is digits.h's business.
#pragma once

#include "kiosk/qr/frame.h"

#include <array>
#include <string>
#include <vector>

namespace kiosk::qr {

struct PixelPoint {
    int x = 0, y = 0;
};
struct FoundCode {
    std::string text;
    std::array<PixelPoint, 4> corners;     // from its upper left, clockwise, in the picture that was given
};

/// The steps of a ladder: the picture as it is; its middle enlarged, for small modules; all of it at half its size, for a code
/// that is very near. One step a frame keeps a camera's frames short.
enum class Look { as_it_is, nearer, farther };
/// The step for the nth frame: every second one as it is.
Look look_of_frame(int frame);
std::vector<FoundCode> find_codes(const GreyView& picture, Look look);

/// All steps, until one finds a code: for a picture that does not come again.
std::vector<FoundCode> find_codes(const GreyView& picture);

}  // namespace kiosk::qr
