// The measurable rules of the screens, as checks on one page: targets large enough and apart, nothing overlapping, no text
// cut, capitals high enough, contrast, words always there.
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using kiosk::ui::BoxMm;
using kiosk::ui::Page;
using kiosk::ui::Role;
using kiosk::ui::Widget;
using terminal::house;

namespace {

constexpr double kTolerance_mm = 0.05;

double luminance(kiosk::ui::Colour colour) {
    const auto linear = [](std::uint8_t level) {
        const double part = level / 255.0;
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}
double contrast(kiosk::ui::Colour a, kiosk::ui::Colour b) {
    const double lighter = std::max(luminance(a), luminance(b)), darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

bool is_inside(const BoxMm& inner, const BoxMm& outer) {
    return inner.x_mm >= outer.x_mm - kTolerance_mm && inner.y_mm >= outer.y_mm - kTolerance_mm && inner.right_mm() <= outer.right_mm() + kTolerance_mm &&
           inner.bottom_mm() <= outer.bottom_mm() + kTolerance_mm;
}
bool overlap(const BoxMm& a, const BoxMm& b) {
    return a.x_mm < b.right_mm() - kTolerance_mm && b.x_mm < a.right_mm() - kTolerance_mm && a.y_mm < b.bottom_mm() - kTolerance_mm && b.y_mm < a.bottom_mm() - kTolerance_mm;
}
double gap(const BoxMm& a, const BoxMm& b) {
    const double across = std::max(a.x_mm, b.x_mm) - std::min(a.right_mm(), b.right_mm());
    const double down = std::max(a.y_mm, b.y_mm) - std::min(a.bottom_mm(), b.bottom_mm());
    return std::max(across, down);
}

/// The box that the ink of a line may take.
BoxMm ink_box(const kiosk::ui::TextLine& line) {
    return {line.x_mm, line.baseline_mm - 0.80 * line.type.em_mm, line.width_mm, 0.88 * line.type.em_mm};
}

/// What a text stands on: the topmost drawn widget below it, or the paper.
kiosk::ui::Colour ground_of(const Page& page, std::size_t index) {
    if (page.widgets[index].is_drawn) return page.widgets[index].look.fill;
    for (std::size_t i = index; i-- > 0;)
        if (page.widgets[i].is_drawn && is_inside(page.widgets[index].box, page.widgets[i].box)) return page.widgets[i].look.fill;
    return kiosk::ui::kPaper;
}

void check_targets(const Page& page) {
    std::vector<const Widget*> targets;
    for (const Widget& widget : page.widgets)
        if (widget.tap) targets.push_back(&widget);
    std::set<std::string> ids;
    for (const Widget* target : targets) {
        CAPTURE(target->id);
        CHECK(ids.insert(target->id).second);
        CHECK(target->box.width_mm >= kiosk::ui::kTargetMin_mm - kTolerance_mm);
        CHECK(target->box.height_mm >= kiosk::ui::kTargetMin_mm - kTolerance_mm);
        if (target->role == Role::answer) CHECK(target->box.height_mm >= kiosk::ui::kAnswerHeightMin_mm - kTolerance_mm);
        CHECK(is_inside(target->box, {0, 0, page.size.width_mm, page.size.height_mm}));
        CHECK((target->role == Role::field || !target->lines.empty()));                // an icon never stands alone
        for (const Widget* other : targets)
            if (other > target) CHECK_MESSAGE(gap(target->box, other->box) >= kiosk::ui::kGapMin_mm - kTolerance_mm, other->id);
    }
}

void check_text(const Page& page) {
    for (std::size_t i = 0; i < page.widgets.size(); ++i) {
        const Widget& widget = page.widgets[i];
        CAPTURE(widget.id);
        for (const auto& line : widget.lines) {
            CAPTURE(line.text);
            CHECK(line.type.em_mm * kiosk::ui::kCapHeight_em >= 4.8);
            CHECK(is_inside(ink_box(line), {0, 0, page.size.width_mm, page.size.height_mm}));
            CHECK(is_inside(ink_box(line), widget.box));
            CHECK(contrast(line.type.ink, ground_of(page, i)) >= 10.0);
            CHECK(house().fonts.shape(line.type.face, line.text).complete());
            CHECK(line.text.find('{') == std::string::npos);
        }
        if (widget.tap) CHECK(contrast(widget.look.border_mm > 0 ? widget.look.border : widget.look.fill, kiosk::ui::kPaper) >= 3.0);
    }
}

/// Text may stand on a panel, a target on the page; but no two texts, nor a text and a foreign target, in one place.
void check_overlaps(const Page& page) {
    for (const Widget& a : page.widgets)
        for (const Widget& b : page.widgets) {
            if (&a >= &b || a.role == Role::panel || b.role == Role::panel || a.role == Role::notice || b.role == Role::notice) continue;
            const bool belongs = b.id.starts_with("chosen.") || a.lines.empty() || b.lines.empty();
            if (belongs) continue;
            for (const auto& line : a.lines)
                for (const auto& other : b.lines) CHECK_MESSAGE(!overlap(ink_box(line), ink_box(other)), page.id << ": " << a.id << " / " << b.id);
            for (const auto& other : b.lines)
                if (a.tap) CHECK_MESSAGE(!overlap(a.box, ink_box(other)), page.id << ": " << a.id << " / " << b.id);
        }
}

void check_page(const Page& page) {
    CAPTURE(page.id);
    CAPTURE(page.size.width_mm);
    check_targets(page);
    check_text(page);
    check_overlaps(page);
}

}  // namespace

namespace page_rules {

kiosk::Session on_page(const forms::Answers& answers, kiosk::Page page) {
    kiosk::Session session;
    session.answers = answers;
    session.page = std::move(page);
    return session;
}

void check_session(const kiosk::Session& session, std::int64_t now_ms) {
    for (const auto size : {terminal::kPortrait, terminal::kLandscape, terminal::kLargePortrait, terminal::kLargeLandscape})
        for (const std::string& language : house().strings.languages()) {
            kiosk::Session spoken = session;
            spoken.language = language;
            CAPTURE(language);
            check_page(kiosk::screens::make_page(spoken, house().world(), house().strings, house().fonts, size, now_ms));
        }
}

}  // namespace page_rules
