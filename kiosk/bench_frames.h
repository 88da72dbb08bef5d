// What a camera sees when somebody holds up a code: a bright sheet turned in space before a cluttered room, blurred, noisy, lit
// from one side. Drawn from a seed, so that every run sees the same.
// For `kakanai bench` and for tests. Only synthetic: glare, moiré and a lens that hunts for its focus are not in it.
#pragma once

#include "kiosk/qr/frame.h"
#include "printer/qr_code.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace kiosk::frames {

struct Shot {
    unsigned seed = 1;
    double side_px = 450;                  // of the code without its free modules, in the middle of the frame
    int width = 1280, height = 720;
    double darkness = 1;                   // 1: a lit room; 0.2: nearly none
};

namespace frame_parts {

struct Point {
    double x = 0, y = 0;
};

/// The plane of the sheet, seen by a camera: turned by three angles, then drawn smaller the farther it is.
struct View {
    double cos_x, sin_x, cos_y, sin_y, cos_z, sin_z, side_px, middle_x, middle_y;

    /// Where a place of the frame lies on the sheet; the code is the square from -0.5 to 0.5. Found by undoing the turn.
    Point on_sheet(double x, double y) const {
        // The ray of the pixel meets the turned plane: both of its directions are known, so two equations give the place.
        const double far = 3, u = (x - middle_x) / side_px, v = (y - middle_y) / side_px;
        const std::array<double, 3> right{cos_y * cos_z, cos_x * sin_z + sin_x * sin_y * cos_z, sin_x * sin_z - cos_x * sin_y * cos_z};
        const std::array<double, 3> down{-cos_y * sin_z, cos_x * cos_z - sin_x * sin_y * sin_z, sin_x * cos_z + cos_x * sin_y * sin_z};
        const double a = right[0] - u / far * right[2], b = down[0] - u / far * down[2];
        const double c = right[1] - v / far * right[2], d = down[1] - v / far * down[2];
        const double determinant = a * d - b * c;
        return {(u * d - b * v) / determinant, (a * v - u * c) / determinant};
    }
};

inline void blur(std::vector<float>& pixels, int width, int height, double sigma) {
    constexpr int kReach = 3;
    std::array<float, 2 * kReach + 1> weights{};
    float sum = 0;
    for (int at = -kReach; at <= kReach; ++at) sum += weights[static_cast<std::size_t>(at + kReach)] = static_cast<float>(std::exp(-at * at / (2 * sigma * sigma)));
    for (float& weight : weights) weight /= sum;
    std::vector<float> across(pixels.size());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            float value = 0;
            for (int at = -kReach; at <= kReach; ++at) value += weights[static_cast<std::size_t>(at + kReach)] * pixels[static_cast<std::size_t>(y * width + std::clamp(x + at, 0, width - 1))];
            across[static_cast<std::size_t>(y * width + x)] = value;
        }
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            float value = 0;
            for (int at = -kReach; at <= kReach; ++at) value += weights[static_cast<std::size_t>(at + kReach)] * across[static_cast<std::size_t>(std::clamp(y + at, 0, height - 1) * width + x)];
            pixels[static_cast<std::size_t>(y * width + x)] = value;
        }
}

/// A room: things of any brightness behind and beside each other.
inline std::vector<float> room(std::mt19937& random, int width, int height) {
    std::vector<float> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 120);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int thing = 0; thing < 60; ++thing) {
        const int left = below(width), top = below(height), right = std::min(width, left + 10 + below(300)), bottom = std::min(height, top + 5 + below(200));
        const auto level = static_cast<float>(below(256));
        const bool is_striped = below(3) == 0;
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x) pixels[static_cast<std::size_t>(y * width + x)] = is_striped && (x / 5 + y / 9) % 2 ? 255 - level : level;
    }
    return pixels;
}

}  // namespace frame_parts

/// `code` may be nothing: then the room is empty.
inline qr::GreyPicture photograph(const printer::QrCode* code, const Shot& shot) {
    using namespace frame_parts;
    std::mt19937 random(shot.seed);
    const auto between = [&](double low, double high) { return low + (high - low) * static_cast<double>(random() % 100'000) / 100'000; };
    std::vector<float> pixels = room(random, shot.width, shot.height);
    if (code) {
        constexpr double kDegree = 3.14159265358979 / 180;
        const double x = between(-14, 14) * kDegree, y = between(-14, 14) * kDegree, z = between(-14, 14) * kDegree;
        const View view{std::cos(x), std::sin(x), std::cos(y), std::sin(y), std::cos(z), std::sin(z), shot.side_px, shot.width / 2.0 + between(-40, 40), shot.height / 2.0 + between(-20, 20)};
        const double paper = 0.5 + static_cast<double>(printer::kQuietModules) / code->width;
        for (int row = 0; row < shot.height; ++row)
            for (int column = 0; column < shot.width; ++column) {
                float light = 0;
                int hits = 0;
                for (int part = 0; part < 4; ++part) {                 // four rays a pixel
                    const Point at = view.on_sheet(column + 0.25 + 0.5 * (part % 2), row + 0.25 + 0.5 * (part / 2));
                    if (std::abs(at.x) > paper || std::abs(at.y) > paper) continue;
                    ++hits;
                    const int module_x = static_cast<int>(std::floor((at.x + 0.5) * code->width)), module_y = static_cast<int>(std::floor((at.y + 0.5) * code->width));
                    const bool inside = module_x >= 0 && module_y >= 0 && module_x < code->width && module_y < code->width;
                    light += inside && code->is_dark(module_x, module_y) ? 35.0F : 225.0F;
                }
                float& pixel = pixels[static_cast<std::size_t>(row * shot.width + column)];
                pixel = (light + pixel * static_cast<float>(4 - hits)) / 4;
            }
    }
    blur(pixels, shot.width, shot.height, between(0.6, 1.1));
    const double lit_left = between(0.65, 1), lit_right = between(0.65, 1), noise = between(2, 6);
    std::normal_distribution<double> grain(0, noise);
    qr::GreyPicture picture{shot.width, shot.height, {}};
    picture.pixels.reserve(pixels.size());
    for (std::size_t at = 0; at < pixels.size(); ++at) {
        const double share = static_cast<double>(at % static_cast<std::size_t>(shot.width)) / shot.width;
        picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(pixels[at] * (lit_left + (lit_right - lit_left) * share) * shot.darkness + grain(random), 0.0, 255.0)));
    }
    return picture;
}

}  // namespace kiosk::frames
