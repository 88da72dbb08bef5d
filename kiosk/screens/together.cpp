// The people for whom one answer is given on one screen: a row of names, each with its check mark. Where it has no room on the
// question its names stand in a line, and 「説明」 leads to the row.
// Part of the question screen; who is asked together is decided in kiosk/turn.cpp.
#include "kiosk/review.h"
#include "kiosk/screens/question.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kHeight_mm = 16, kTogetherGap_mm = 4, kBelow_mm = 8, kIconRoom_mm = 24;

/// Names one after the other, in as many rows as they take; below a caption.
struct Places {
    double caption_mm = 0;
    std::vector<BoxMm> names;              // and 「一人ずつ答える」 last, where it spares taps
    double height_mm = 0;
};

/// Of two people one is left out with one tap, too.
bool offers_one_by_one(const QuestionPage& page) { return page.asked_together.size() > 2; }

Places places_of(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm) {
    const ui::Type type{ui::kBody_mm, printer::Typeface::screen_bold, ui::kInk, 1.25};
    const double height = layout.grown(kHeight_mm);
    Places places{layout.text_height(seen.words("together.caption"), width_mm, ui::kSmallType) + 2, {}, 0};
    double x = 0, y = places.caption_mm;
    const auto add = [&](double wanted) {
        const double width = std::min(std::max(wanted, 30.0), width_mm);
        if (x > 0 && x + width > width_mm) x = 0, y += height + kTogetherGap_mm;
        places.names.push_back({x, y, width, height});
        x += width + kTogetherGap_mm;
    };
    for (const int person : page.asked_together) add(layout.text_width(person_text(person, seen.view->situation, seen.words), type) + layout.grown(kIconRoom_mm));
    if (offers_one_by_one(page)) add(layout.text_width(seen.words("together.one_by_one"), type) + 12);
    places.height_mm = y + height + kBelow_mm;
    return places;
}

/// Names leave the answers their room.
constexpr double kShareMax = 0.22;
bool has_room(const ui::Layout& layout, double height_mm) { return height_mm <= (layout.size().height_mm - layout.reach_top_mm()) * kShareMax; }

constexpr ui::Type kNamesType{ui::kBody_mm, printer::Typeface::screen_bold, ui::kInk, 1.35};
constexpr double kBelowNames_mm = 4;

/// For whom the answer counts, in words.
std::string names_text(const Seen& seen, const QuestionPage& page) {
    std::string text;
    for (const int person : page.people) text += (text.empty() ? "" : seen.words("review.separator")) + person_text(person, seen.view->situation, seen.words);
    return text.empty() ? seen.words("together.nobody") : text;
}

void lay_row(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BoxMm& box, const Places& places) {
    layout.text("together.caption", {box.x_mm, box.y_mm, box.width_mm, 0}, seen.words("together.caption"), ui::kSmallType);
    if (offers_one_by_one(page)) {
        const BoxMm& at = places.names.back();
        layout.target({.id = "one_by_one", .box = {box.x_mm + at.x_mm, box.y_mm + at.y_mm, at.width_mm, at.height_mm}, .text = seen.words("together.one_by_one"), .note = {},
                       .look = ui::kSecondary, .em_mm = ui::kBody_mm, .tap = TogglePerson{kOneByOne}});
    }
    for (std::size_t i = 0; i < page.asked_together.size(); ++i) {
        const int person = page.asked_together[i];
        const bool is_chosen = std::find(page.people.begin(), page.people.end(), person) != page.people.end();
        const BoxMm& at = places.names[i];
        layout.target({.id = "together." + std::to_string(person), .box = {box.x_mm + at.x_mm, box.y_mm + at.y_mm, at.width_mm, at.height_mm},
                       .text = person_text(person, seen.view->situation, seen.words), .note = {}, .look = is_chosen ? ui::kChosen : ui::kQuiet, .em_mm = ui::kBody_mm,
                       .align = ui::Align::left, .icon = is_chosen ? ui::Icon::check : ui::Icon::box, .is_bold = is_chosen, .is_selected = is_chosen,
                       .tap = TogglePerson{person}});
    }
}

}  // namespace

bool shows_names(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm) {
    return !page.asked_together.empty() && has_room(layout, places_of(layout, seen, page, width_mm).height_mm);
}

double together_height_mm(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm) {
    if (page.asked_together.empty()) return 0;
    if (shows_names(layout, seen, page, width_mm)) return places_of(layout, seen, page, width_mm).height_mm;
    const double line = layout.text_height(names_text(seen, page), width_mm, kNamesType) + kBelowNames_mm;
    return has_room(layout, line) ? line : 0;
}

double lay_together(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BoxMm& box) {
    const double height = together_height_mm(layout, seen, page, box.width_mm);
    if (height == 0) return box.y_mm;
    if (shows_names(layout, seen, page, box.width_mm)) lay_row(layout, seen, page, box, places_of(layout, seen, page, box.width_mm));
    else layout.text("together.names", {box.x_mm, box.y_mm, box.width_mm, 0}, names_text(seen, page), kNamesType);
    return box.y_mm + height;
}

double together_row_height_mm(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm) {
    return page.asked_together.empty() ? 0 : places_of(layout, seen, page, width_mm).height_mm;
}

void lay_together_row(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BoxMm& content, double y_mm) {
    if (page.asked_together.empty()) return;
    lay_row(layout, seen, page, {content.x_mm, std::max(y_mm, layout.reach_top_mm()), content.width_mm, 0}, places_of(layout, seen, page, content.width_mm));
}

}  // namespace kiosk::screens
