// Every fourth row, cut into dark and light by the middle of its own range in stretches of 160 pixels.
// A chequered shirt may pass for a far code: then 「近づける」 is said, which does no harm. Coarse on purpose: it costs a fraction of a millisecond and only chooses between four sentences.
#include "kiosk/qr/aim.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace kiosk::qr {

namespace {

constexpr int kRowStep = 4, kStretch_px = 160, kContrastMin = 40;
constexpr int kDark = 45;                  // mean brightness below which nothing can be read
constexpr double kSmallModule_px = 3.3, kLargeModule_px = 12;      // of a module
constexpr int kCornersMin = 3;             // rows that cross a corner square

struct Seen {
    std::vector<double> modules_px;        // of each crossing of a corner square
    int at_edge = 0;
};

bool is_about(int length, int modules, double module_px) { return std::abs(length - modules * module_px) <= module_px * modules * 0.3 + 0.6; }

/// The same run lengths down the column through the middle of what a row showed: a corner square has them both ways.
bool has_corner_column(const GreyView& picture, int x, int y, int threshold, double module_px) {
    std::array<int, 2> half{};             // of the middle, above and below
    for (int way = 0; way < 2; ++way) {
        const int step = way == 0 ? -1 : 1, longest = static_cast<int>(module_px * 5);
        std::array<int, 3> runs{};
        int at = y, part = 0;
        for (int walked = 0; part < 3 && walked < longest && at >= 0 && at < picture.height; ++walked, at += step) {
            const bool should_be_dark = part % 2 == 0;
            if ((picture.at(x, at) < threshold) != should_be_dark) ++part;
            if (part < 3) ++runs[static_cast<std::size_t>(part)];
        }
        if (!is_about(runs[1], 1, module_px) || !is_about(runs[2], 1, module_px)) return false;
        half[static_cast<std::size_t>(way)] = runs[0];
    }
    return is_about(half[0] + half[1], 3, module_px);
}

void look_along_row(const GreyView& picture, int y, Seen& seen) {
    std::array<int, 5> runs{};
    int run = 0, low = 255, high = 0, middle = 128;
    bool was_dark = false;
    for (int x = 0; x < picture.width; ++x) {
        if (x % kStretch_px == 0) {
            low = 255, high = 0;
            for (int ahead = x; ahead < std::min(picture.width, x + kStretch_px); ahead += 2) {
                low = std::min<int>(low, picture.at(ahead, y));
                high = std::max<int>(high, picture.at(ahead, y));
            }
            middle = high - low < kContrastMin ? 0 : (low + high) / 2;
        }
        const bool is_dark = picture.at(x, y) < middle;
        if (is_dark == was_dark) {
            ++run;
            continue;
        }
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs.back() = run;
        run = 1;
        if (was_dark) {                    // a dark run has ended: dark, light, three dark, light, dark
            const int whole = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
            const double module = whole / 7.0;
            const bool is_like_one = whole >= 10 && is_about(runs[0], 1, module) && is_about(runs[1], 1, module) && is_about(runs[2], 3, module) &&
                                     is_about(runs[3], 1, module) && is_about(runs[4], 1, module);
            if (is_like_one && has_corner_column(picture, x - runs[4] - runs[3] - runs[2] / 2, y, middle, module)) {
                seen.modules_px.push_back(module);
                seen.at_edge += x < whole * 3 / 2 || x > picture.width - whole / 2 || y < whole / 2 || y > picture.height - whole / 2;
            }
        }
        was_dark = is_dark;
    }
}

}  // namespace

Aim aim_of(const GreyView& picture) {
    if (!picture.pixels || picture.width < 64 || picture.height < 64) return Aim::nothing_seen;
    long sum = 0, count = 0;
    Seen seen;
    for (int y = kRowStep / 2; y < picture.height; y += kRowStep) {
        for (int x = 0; x < picture.width; x += kRowStep, ++count) sum += picture.at(x, y);
        look_along_row(picture, y, seen);
    }
    if (sum / count < kDark) return Aim::brighter;
    // A room has shapes of its own; the squares of one code are of one size.
    std::sort(seen.modules_px.begin(), seen.modules_px.end());
    const double module_px = seen.modules_px.empty() ? 0 : seen.modules_px[seen.modules_px.size() / 2];
    const auto alike = std::count_if(seen.modules_px.begin(), seen.modules_px.end(), [module_px](double one) { return std::abs(one - module_px) < module_px * 0.25; });
    if (alike < kCornersMin) return Aim::nothing_seen;
    if (module_px < kSmallModule_px) return Aim::nearer;
    if (module_px > kLargeModule_px || seen.at_edge * 2 > static_cast<int>(seen.modules_px.size())) return Aim::farther;
    return Aim::hold_still;
}

}  // namespace kiosk::qr
