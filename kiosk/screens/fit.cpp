// A page measured against its panel.
// The same rules as the tests hold (R2, R4), so that what is shown is what was tried.
#include "kiosk/screens/fit.h"

#include "kiosk/ui/theme.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kFitTolerance_mm = 0.04, kAnswerMin_mm = 20, kGroundLeast_mm = 8;
constexpr double kTextGap_mm = 0.8;        // words nearer to a button seem to be its own

bool is_within(const BoxMm& inner, const BoxMm& outer) {
    return inner.x_mm >= outer.x_mm - kFitTolerance_mm && inner.y_mm >= outer.y_mm - kFitTolerance_mm && inner.right_mm() <= outer.right_mm() + kFitTolerance_mm &&
           inner.bottom_mm() <= outer.bottom_mm() + kFitTolerance_mm;
}

/// How far apart, along the axis on which they are apart; negative where they overlap.
double apart_mm(const BoxMm& a, const BoxMm& b) {
    const double across = std::max(a.x_mm, b.x_mm) - std::min(a.right_mm(), b.right_mm());
    const double down = std::max(a.y_mm, b.y_mm) - std::min(a.bottom_mm(), b.bottom_mm());
    return std::max(across, down);
}

/// What the letters of a line cover.
BoxMm ink_of(const ui::TextLine& line) { return {line.x_mm, line.baseline_mm - 0.80 * line.type.em_mm, line.width_mm, 0.88 * line.type.em_mm}; }

struct Ink {
    const ui::Widget* widget;
    BoxMm box;
};

bool keeps_apart(const ui::Widget& target, const std::vector<Ink>& inks) {
    return std::none_of(inks.begin(), inks.end(), [&](const Ink& ink) {
        const bool is_its_sentence = target.id == ink.widget->id + ".title";          // of a mistake's box
        const bool belongs = ink.widget == &target || is_its_sentence || ink.widget->id.starts_with("chosen.");
        return !belongs && apart_mm(target.box, ink.box) < kTextGap_mm - kFitTolerance_mm;
    });
}

}  // namespace

std::vector<Comfort> tried_on(const Comfort& wished, ui::SizeMm panel) {
    std::vector<Comfort> tried;
    const bool is_all_within_reach = panel.height_mm <= ui::kReach_mm;
    for (const TextSize size : {TextSize::largest, TextSize::large, TextSize::standard}) {
        if (static_cast<int>(size) > static_cast<int>(wished.size)) continue;
        Comfort comfort = wished;
        comfort.size = size;
        if (is_all_within_reach) comfort.reach = Reach::whole;
        tried.push_back(comfort);
    }
    return tried;
}

bool fits(const ui::Page& page) {
    const BoxMm panel{0, 0, page.size.width_mm, page.size.height_mm};
    std::vector<const ui::Widget*> targets, fields, grounds;
    std::vector<Ink> inks;
    for (const ui::Widget& widget : page.widgets) {
        if (widget.tap) targets.push_back(&widget);
        else if (widget.role == ui::Role::field) fields.push_back(&widget);
        else if (widget.role == ui::Role::panel && std::min(widget.box.width_mm, widget.box.height_mm) > kGroundLeast_mm) grounds.push_back(&widget);
        const bool is_target_too_small = widget.tap && (std::min(widget.box.width_mm, widget.box.height_mm) < ui::kTargetMin_mm - kFitTolerance_mm ||
                                                        (widget.role == ui::Role::answer && widget.box.height_mm < kAnswerMin_mm - kFitTolerance_mm));
        if (is_target_too_small || (widget.tap && !is_within(widget.box, panel))) return false;
        for (const ui::TextLine& line : widget.lines) {
            const BoxMm ink = ink_of(line);
            if (!is_within(ink, panel) || !is_within(ink, widget.box)) return false;
            inks.push_back({&widget, ink});
        }
    }
    for (std::size_t a = 0; a < targets.size(); ++a) {
        if (!keeps_apart(*targets[a], inks)) return false;
        for (std::size_t b = a + 1; b < targets.size(); ++b)
            if (apart_mm(targets[a]->box, targets[b]->box) < ui::kGapMin_mm - kFitTolerance_mm) return false;
        for (const ui::Widget* ground : grounds)               // on it, or beside it
            if (apart_mm(targets[a]->box, ground->box) < -kFitTolerance_mm && !is_within(targets[a]->box, ground->box)) return false;
        for (const ui::Widget* field : fields)
            if (apart_mm(targets[a]->box, field->box) < -kFitTolerance_mm) return false;
    }
    for (std::size_t a = 0; a < inks.size(); ++a)
        for (std::size_t b = a + 1; b < inks.size(); ++b)
            if (inks[a].widget != inks[b].widget && apart_mm(inks[a].box, inks[b].box) < -kFitTolerance_mm) return false;
    return true;
}

}  // namespace kiosk::screens
