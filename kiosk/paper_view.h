// Looking at a paper as it will be printed: which page, how near, and which boxes are outlined. Stands over the page that
// it was opened from. Plain data; step() keeps it, screens/paper.cpp shows it.
#pragma once

#include "forms/answers.h"

#include <optional>

namespace kiosk {

/// Times the size at which the whole page is seen: 100, 200, 400 %.
inline constexpr int kZooms[] = {1, 2, 4};
/// Page numbers beyond the last mean the last.
inline constexpr int kLastPage = 1'000'000;

struct PaperView {
    int form = 0;                          // index into CaseView::forms
    int page = 0;
    int zoom = 0;                          // index into kZooms
    /// Middle of what is seen, in parts of the page; nothing: the outlined box, or the top.
    std::optional<double> x_part, y_part;
    std::optional<forms::Slot> outlined;
    bool operator==(const PaperView&) const = default;
};

}  // namespace kiosk
