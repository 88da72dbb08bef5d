// How a resident wants the screen: letters, colours, where things stand. Part of the session; chosen by taps, back to the
// first of each when the session ends. What it does to a page is in kiosk/ui and kiosk/screens.
#pragma once

namespace kiosk {

/// Capitals of 5.2, 6.8 and 8.8 mm.
enum class TextSize { standard, large, largest };
/// The house's colours; black on white; white on black.
enum class Colours { standard, white, black };
/// `low`: everything that can be pressed stands within reach from a wheelchair.
enum class Reach { whole, low };
enum class Hand { right, left };

struct Comfort {
    TextSize size = TextSize::standard;
    Colours colours = Colours::standard;
    Reach reach = Reach::whole;
    Hand hand = Hand::right;
    bool operator==(const Comfort&) const = default;
};

}  // namespace kiosk
