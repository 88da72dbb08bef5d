// The look of the paper in one place: rules, sizes, greys and air, as city hall forms have them.
// Only numbers; the code that draws with them is in the other layout files.
#pragma once

#include "printer/scene.h"

namespace printer::house {

// Rules. 0.18 mm is the thinnest that survives a photocopy; the frame reads as one box from arm's length.
inline constexpr double kHairlineMm = 0.18;
inline constexpr double kGroupRuleMm = 0.32;
inline constexpr double kFrameMm = 0.45;
inline constexpr double kRingMm = 0.32;
inline constexpr double kTickMm = 0.42;

// Type, in points.
inline constexpr double kTitlePt = 16, kTitlePtMin = 12;
inline constexpr double kHeadingPt = 10;
inline constexpr double kTextPt = 8.5;
inline constexpr double kLabelPt = 8.5, kLabelPtMin = 6;
inline constexpr double kOptionPt = 9, kOptionPtMin = 6;
inline constexpr double kCaptionPt = 6.2;
inline constexpr double kFuriganaPt = 7;
inline constexpr double kPostalPt = 8;
inline constexpr double kMarkPt = 5.5;
inline constexpr double kMarginPt = 6.5;

// Tones.
inline constexpr Grey kInk{0};
inline constexpr Grey kLabelTone{0.93};
inline constexpr Grey kClerkTone{0.86};
inline constexpr Grey kQuiet{0.42};  // small print that must not compete with what was filled in
inline constexpr Grey kGuide{0.6};   // stamp circles, the receipt box

// Air.
inline constexpr double kPadMm = 1.3;       // left and right of a value
inline constexpr double kLabelPadMm = 0.9;  // left and right of a label
inline constexpr double kBlockGapMm = 2.2;  // between blocks
inline constexpr double kReceiptStampMm = 24;
/// 均等割付: labels of two to four characters are spread to this width, so that a column of them has straight sides.
inline constexpr double kSpreadEm = 4.6;

}  // namespace printer::house
