// The look of every screen in one place: colours (デジタル庁デザインシステムのトークン on a warm white), type scale and
// sizes in millimetres. Text stands at 10:1 or more on its ground, borders of targets at 3:1 or more; tests compute it.
#pragma once

#include "kiosk/comfort.h"
#include "printer/fonts.h"

#include <cstdint>

namespace kiosk::ui {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
};

// Grounds
inline constexpr Colour kPaper{0xFA, 0xF8, 0xF4};          // warm white behind everything
inline constexpr Colour kWhite{0xFF, 0xFF, 0xFF};
inline constexpr Colour kSelected{0xE8, 0xF1, 0xFE};       // blue-50
inline constexpr Colour kMistake{0xFD, 0xEE, 0xEE};        // red-50
inline constexpr Colour kHint{0xF1, 0xEE, 0xE7};           // a shade of the paper, for panels
// Ink
inline constexpr Colour kInk{0x1A, 0x1A, 0x1A};            // gray-900
inline constexpr Colour kSoftInk{0x33, 0x33, 0x33};        // gray-800
inline constexpr Colour kBlue{0x00, 0x17, 0xC1};           // blue-900: the one strong colour
inline constexpr Colour kDeepBlue{0x00, 0x11, 0x8F};       // blue-1000: pressed, and text on blue-50
inline constexpr Colour kRed{0x62, 0x00, 0x00};            // red-1200: text of mistakes
inline constexpr Colour kRedBorder{0xA9, 0x00, 0x00};      // red-1000
// Borders
inline constexpr Colour kBorder{0x76, 0x76, 0x76};         // gray-536
inline constexpr Colour kHairline{0xD8, 0xD3, 0xC8};       // between rows; carries no meaning
inline constexpr Colour kFocus{0xFF, 0xD4, 0x3D};          // yellow-300: around the black ring of the keyboard's focus
inline constexpr Colour kBlack{0x00, 0x00, 0x00};

// Type, em in millimetres at the standard size. BIZ UDPGothic: cap height 0.765 em, so 6.4 mm has capitals of 4.9 mm.
inline constexpr double kCapHeight_em = 0.765;
inline constexpr double kFloor_mm = 6.4;                   // no label is ever shrunk below it
inline constexpr double kSmall_mm = 6.8;                   // capitals of 5.2 mm
inline constexpr double kBody_mm = 7.0;
inline constexpr double kButton_mm = 8.0;
inline constexpr double kAnswer_mm = 9.0;
inline constexpr double kField_mm = 10.0;
inline constexpr double kHeading_mm = 12.0;
inline constexpr double kTitle_mm = 15.0;
inline constexpr double kTextLeading = 1.5;
inline constexpr double kHeadingLeading = 1.4;
inline constexpr double kButtonLeading = 1.25;

// Sizes
inline constexpr double kTargetMin_mm = 15.0;
inline constexpr double kAnswerHeightMin_mm = 20.0;
inline constexpr double kGapMin_mm = 3.0;
inline constexpr double kGap_mm = 5.0;
inline constexpr double kRadius_mm = 3.0;
inline constexpr double kBorder_mm = 0.5;
inline constexpr double kStrongBorder_mm = 1.2;
inline constexpr double kPadding_mm = 5.0;
inline constexpr double kFocusRing_mm = 1.2, kFocusGlow_mm = 0.8;
/// What is within reach from a wheelchair, from the lower edge of the panel: 800 to 1,100 mm above the floor, with the
/// panel's lower edge at 800 (EN 301 549, 8.3).
inline constexpr double kReach_mm = 300;
inline constexpr double kReading_em = 0.55;                // of a reading above kanji

/// How close things may stand: for a finger at a terminal, or for a mouse and a key at a desk (text 16 px, targets 32 px at 96 dpi).
struct Density {
    double floor_mm = kFloor_mm;           // no text is shrunk below it
    double padding_mm = kPadding_mm, edge_mm = 1.5, icon_gap_mm = 3.5;
    double chip_em_mm = kSmall_mm, chip_padding_mm = 3.0, chip_room_mm = 2.0;
};
inline constexpr Density kForFingers{};
inline constexpr Density kForDesk{4.25, 2.4, 0.5, 1.6, 4.25, 1.6, 1.0};

struct Type {
    double em_mm = kBody_mm;
    printer::Typeface face = printer::Typeface::screen;
    Colour ink = kInk;
    double leading = kTextLeading;
};
inline constexpr Type kBodyType{};
inline constexpr Type kSmallType{kSmall_mm, printer::Typeface::screen, kSoftInk, kTextLeading};
inline constexpr Type kHeadingType{kHeading_mm, printer::Typeface::screen_bold, kInk, kHeadingLeading};
inline constexpr Type kTitleType{kTitle_mm, printer::Typeface::screen_bold, kInk, kHeadingLeading};
inline constexpr Type kStrongType{kBody_mm, printer::Typeface::screen_bold, kInk, kTextLeading};
inline constexpr Type kMistakeType{kBody_mm, printer::Typeface::screen_bold, kRed, kTextLeading};

struct Look {
    Colour fill = kWhite;
    Colour border = kBorder;
    double border_mm = kBorder_mm;
    double radius_mm = kRadius_mm;
    Colour ink = kInk;
};
inline constexpr Look kPrimary{kBlue, kBlue, 0, kRadius_mm, kWhite};
inline constexpr Look kSecondary{kWhite, kBlue, 0.7, kRadius_mm, kBlue};
inline constexpr Look kQuiet{kWhite, kBorder, kBorder_mm, kRadius_mm, kInk};
inline constexpr Look kChosen{kSelected, kBlue, kStrongBorder_mm, kRadius_mm, kInk};
inline constexpr Look kField{kWhite, kBorder, kBorder_mm, 2.0, kInk};
inline constexpr Look kFieldFocused{kWhite, kBlue, kStrongBorder_mm, 2.0, kInk};
inline constexpr Look kFieldMistaken{kWhite, kRedBorder, kStrongBorder_mm, 2.0, kInk};
inline constexpr Look kMistakePanel{kMistake, kRedBorder, 0.7, kRadius_mm, kRed};
inline constexpr Look kHintPanel{kHint, kHint, 0, kRadius_mm, kInk};
inline constexpr Look kBare{kPaper, kPaper, 0, 0, kInk};

/// A size of the type scale at the resident's text size: 6.8 mm becomes 8.9 or 11.5 mm (capitals of 6.8, 8.8); what is
/// large already grows less.
double sized(double em_mm, TextSize size);
/// A height or width that holds one line of text, at the resident's text size.
double grown(double mm, TextSize size);

/// A colour of this file as the resident wants colours: itself, or black and white by how light it is.
Colour seen_in(Colours colours, Colour colour);
/// The same for a target or panel: borders are always seen.
Look seen_in(Colours colours, Look look);
/// 0 black … 1 white, as WCAG reckons contrast.
double luminance(Colour colour);
double contrast(Colour a, Colour b);

}  // namespace kiosk::ui
