// What the resident's wishes do to sizes and colours.
// Numbers in, numbers out; knows no widget.
#include "kiosk/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

namespace {

/// Anything lighter is a ground, anything darker ink.
constexpr double kGroundLuminance = 0.5;

}  // namespace

double sized(double em_mm, TextSize size) {
    em_mm = std::max(em_mm, kFloor_mm);
    const auto grown_from = [&](double smallest, double slope) { return std::max({smallest, em_mm, smallest + slope * (em_mm - kSmall_mm)}); };
    switch (size) {
        case TextSize::standard: return em_mm;
        case TextSize::large: return grown_from(8.9, 0.85);
        case TextSize::largest: return grown_from(11.5, 0.7);
    }
    return em_mm;
}

double grown(double mm, TextSize size) {
    switch (size) {
        case TextSize::standard: return mm;
        case TextSize::large: return mm * 1.15;
        case TextSize::largest: return mm * 1.35;
    }
    return mm;
}

double luminance(Colour colour) {
    const auto linear = [](std::uint8_t level) {
        const double part = level / 255.0;
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Colour a, Colour b) {
    const double lighter = std::max(luminance(a), luminance(b)), darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

Colour seen_in(Colours colours, Colour colour) {
    if (colours == Colours::standard) return colour;
    const bool is_ground = luminance(colour) > kGroundLuminance && colour != kHairline;
    const bool is_white = is_ground == (colours == Colours::white);
    return is_white ? kWhite : kBlack;
}

Look seen_in(Colours colours, Look look) {
    if (colours == Colours::standard) return look;
    const Colour ink = colours == Colours::white ? kBlack : kWhite;
    look.fill = seen_in(colours, look.fill);
    look.ink = seen_in(colours, look.ink);
    look.border = ink;
    return look;
}

}  // namespace kiosk::ui
