// A date: era buttons, three boxes without automatic jumps, and the day said back in both calendars, with the age for a
// birth date. 元年 is typed as 1.
#include "kiosk/review.h"
#include "kiosk/screens/controls.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kEraHeight_mm = 20, kPartHeight_mm = 22, kEraGap_mm = 4, kDateEcho_mm = 13, kDateRowGap_mm = 5, kEraMarked_mm = 42, kEra_mm = 8.5;
constexpr double kEraSmaller = 0.87;     // at most, for a word on one line

/// All in a row where the chosen one has room for its mark, too.
int era_columns(const ui::Layout& layout, double width_mm) { return width_mm >= std::max(layout.grown(200), 6 * kEraMarked_mm + 5 * ui::kGap_mm) ? 6 : 3; }
double eras_height(const ui::Layout& layout, double width_mm) {
    const int rows = static_cast<int>(kCalendars.size()) / era_columns(layout, width_mm);
    return rows * (kEraHeight_mm + kEraGap_mm) - kEraGap_mm;
}
double part_height(const ui::Layout& layout) { return layout.grown(kPartHeight_mm); }
double echo_height(const ui::Layout& layout) { return layout.grown(kDateEcho_mm); }

double lay_eras(ui::Layout& layout, const Words& words, const BoxMm& box, const DateDraft& draft) {
    const int columns = era_columns(layout, box.width_mm);
    const double width = (box.width_mm - ui::kGap_mm * (columns - 1)) / columns;
    for (std::size_t i = 0; i < kCalendars.size(); ++i) {
        const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
        const std::string id(kCalendars[i]);
        const bool is_chosen = draft.calendar == id;
        // The mark does not tear the word beside it: "Western" on a small panel.
        const double beside = width - layout.words_width_mm({0, 0, width, kEraHeight_mm}, ui::Role::answer, kEra_mm, true);
        const bool has_mark = width >= kEraMarked_mm && kEraSmaller * layout.text_width(words("era." + id), {kEra_mm, printer::Typeface::screen_bold, ui::kInk, ui::kButtonLeading}) + beside <= width;
        layout.target({.id = "era." + id, .role = ui::Role::answer,
                       .box = {box.x_mm + column * (width + ui::kGap_mm), box.y_mm + row * (kEraHeight_mm + kEraGap_mm), width, kEraHeight_mm},
                       .text = words("era." + id), .note = {}, .look = is_chosen ? ui::kChosen : ui::kQuiet, .em_mm = kEra_mm,
                       .icon = is_chosen && has_mark ? ui::Icon::check : ui::Icon::none, .is_bold = is_chosen, .is_selected = is_chosen,
                       .tap = Edit{ChooseOption{id}}});
    }
    return box.y_mm + eras_height(layout, box.width_mm);
}

double lay_parts(ui::Layout& layout, const Words& words, const BoxMm& box, const DateDraft& draft, int mistaken_part) {
    const char* const ids[] = {"part.year", "part.month", "part.day"};
    const std::string units[] = {words("date.year"), words("date.month"), words("date.day")};
    const double unit = layout.em(9) + 2, gap = 4, shares[] = {0.4, 0.3, 0.3};
    const double room = box.width_mm - 3 * unit - 2 * gap;
    double x = box.x_mm;
    for (int i = 0; i < 3; ++i) {
        const std::size_t part = static_cast<std::size_t>(i);
        const double width = room * shares[i];
        const bool is_focused = draft.focus == i;
        const ui::Look look = mistaken_part == i ? ui::kFieldMistaken : is_focused ? ui::kFieldFocused : ui::kField;
        layout.field({.id = ids[i], .box = {x, box.y_mm, width, box.height_mm}, .text = draft.parts[part], .look = look, .em_mm = 12,
                      .align = ui::Align::centre, .has_caret = is_focused, .tap = Edit{FocusPart{i}}});
        layout.line(std::string(ids[i]) + ".unit", {x + width + 2, box.y_mm, unit - 2, box.height_mm}, units[i], {9, printer::Typeface::screen, ui::kInk, 1.2});
        x += width + unit + gap;
    }
    return box.bottom_mm();
}

std::string said_back(const Words& words, const DateDraft& draft, const forms::Item& item, forms::Date today) {
    const auto date = date_of(draft);
    if (!date) return {};
    std::string text = day_text(*date, words, "date.echo");
    const bool is_birth = item.gif == "dateOfBirth";
    if (is_birth && *date <= today) text += words("date.age", {{"n", std::to_string(forms::age_on_birthday(*date, today))}});
    return text;
}

}  // namespace

double lay_date_fields(ui::Layout& layout, const Seen& seen, const BoxMm& box, const DateDraft& draft, const forms::Item& item,
                       const std::optional<EntryProblem>& problem) {
    double y = lay_eras(layout, seen.words, box, draft) + kDateRowGap_mm;
    y = lay_parts(layout, seen.words, {box.x_mm, y, box.width_mm, part_height(layout)}, draft, problem ? problem->part : -1) + 2;
    const std::string echo = problem ? problem_sentence(seen, *problem) : said_back(seen.words, draft, item, seen.world.today);
    const ui::Type type{problem ? ui::kBody_mm : 8, printer::Typeface::screen_bold, problem ? ui::kRed : ui::kDeepBlue, 1.2};
    const bool has_room = !problem || layout.text_height(echo, box.width_mm, type) <= echo_height(layout);     // else the sentence stands above only
    if (has_room) layout.line(problem ? "mistake" : "date.echo", {box.x_mm, y, box.width_mm, echo_height(layout)}, echo, type);
    return y + echo_height(layout);
}

double date_fields_height_mm(const ui::Layout& layout, double width_mm) {
    return eras_height(layout, width_mm) + kDateRowGap_mm + part_height(layout) + 2 + echo_height(layout);
}

}  // namespace kiosk::screens
