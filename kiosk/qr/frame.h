// A grey picture to look for codes in: a camera's frame where the driver put it, or one that was read from a file.
// Pixels only; where they come from is camera.h's and still.h's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kiosk::qr {

/// Owns nothing. `pixel_step` 2 reads the brightness out of YUYV in place.
struct GreyView {
    const std::uint8_t* pixels = nullptr;
    int width = 0, height = 0;
    int row_step = 0, pixel_step = 1;      // bytes
    std::uint8_t at(int x, int y) const { return pixels[static_cast<std::ptrdiff_t>(y) * row_step + static_cast<std::ptrdiff_t>(x) * pixel_step]; }
};

struct GreyPicture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
    GreyView view() const { return {pixels.data(), width, height, width, 1}; }
};

}  // namespace kiosk::qr
