// A two-dimensional code (QR, JIS X 0510) as modules, and as marks of a scene: vectors on paper and on screen. The only file
// behind it that knows libqrencode. Writes digits only: what it means is its caller's business.
#pragma once

#include "printer/scene.h"

#include <optional>
#include <string_view>
#include <vector>

namespace printer {

/// Free modules that must stand around a code, JIS X 0510 6.3.8.
inline constexpr int kQuietModules = 4;

struct QrCode {
    int version = 0;                   // 1 to 40
    int width = 0;                     // modules, without the free ones around
    std::vector<bool> dark;            // row by row
    bool is_dark(int column, int row) const { return dark[static_cast<std::size_t>(row * width + column)]; }
};

/// Level M. Nothing when `digits` are not all digits, or more than `version_max` holds.
std::optional<QrCode> make_qr_code(std::string_view digits, int version_max);

/// The code with its free modules, filling a square of `side_mm` at the place: a white ground, then one box a run of dark
/// modules in a row.
std::vector<Mark> qr_marks(const QrCode& code, PointMm place, double side_mm);

}  // namespace printer
