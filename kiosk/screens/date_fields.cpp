// A date: era buttons, three boxes without automatic jumps, and the day said back in both calendars, with the age for a
// birth date. 元年 is typed as 1.
#include "kiosk/screens/controls.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kEraHeight_mm = 20, kPartHeight_mm = 24;

double lay_eras(ui::Layout& layout, const Words& words, const BoxMm& box, const DateDraft& draft) {
    const int columns = box.width_mm >= 200 ? 6 : 3;
    const double width = (box.width_mm - ui::kGap_mm * (columns - 1)) / columns;
    for (std::size_t i = 0; i < kCalendars.size(); ++i) {
        const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
        const std::string id(kCalendars[i]);
        const bool is_chosen = draft.calendar == id;
        layout.target({.id = "era." + id, .role = ui::Role::answer,
                       .box = {box.x_mm + column * (width + ui::kGap_mm), box.y_mm + row * (kEraHeight_mm + 4), width, kEraHeight_mm},
                       .text = words("era." + id), .note = {}, .look = is_chosen ? ui::kChosen : ui::kQuiet, .em_mm = 8.5,
                       .icon = is_chosen && width > 42 ? ui::Icon::check : ui::Icon::none, .is_bold = is_chosen, .is_selected = is_chosen,
                       .tap = Edit{ChooseOption{id}}});
    }
    const int rows = static_cast<int>(kCalendars.size()) / columns;
    return box.y_mm + rows * (kEraHeight_mm + 4) - 4;
}

double lay_parts(ui::Layout& layout, const Words& words, const BoxMm& box, const DateDraft& draft, int mistaken_part) {
    const char* const ids[] = {"part.year", "part.month", "part.day"};
    const std::string units[] = {words("date.year"), words("date.month"), words("date.day")};
    const double unit = 11, gap = 4, shares[] = {0.4, 0.3, 0.3};
    const double room = box.width_mm - 3 * unit - 2 * gap;
    double x = box.x_mm;
    for (int i = 0; i < 3; ++i) {
        const std::size_t part = static_cast<std::size_t>(i);
        const double width = room * shares[i];
        const bool is_focused = draft.focus == i;
        const ui::Look look = mistaken_part == i ? ui::kFieldMistaken : is_focused ? ui::kFieldFocused : ui::kField;
        layout.field({.id = ids[i], .box = {x, box.y_mm, width, kPartHeight_mm}, .text = draft.parts[part], .look = look, .em_mm = 12,
                      .align = ui::Align::centre, .has_caret = is_focused, .tap = Edit{FocusPart{i}}});
        layout.line(std::string(ids[i]) + ".unit", {x + width + 2, box.y_mm, unit - 2, kPartHeight_mm}, units[i], {9, printer::Typeface::screen, ui::kInk, 1.2});
        x += width + unit + gap;
    }
    return box.y_mm + kPartHeight_mm;
}

std::string said_back(const Words& words, const DateDraft& draft, const forms::Item& item, forms::Date today) {
    const auto date = date_of(draft);
    if (!date) return {};
    std::string text = words("date.echo", {{"wareki", forms::wareki_text(*date)}, {"year", std::to_string(date->year)}});
    const bool is_birth = item.gif == "dateOfBirth";
    if (is_birth && *date <= today) text += words("date.age", {{"n", std::to_string(forms::age_on_birthday(*date, today))}});
    return text;
}

}  // namespace

double lay_date_fields(ui::Layout& layout, const Seen& seen, const BoxMm& box, const DateDraft& draft, const forms::Item& item,
                       const std::optional<EntryProblem>& problem) {
    double y = lay_eras(layout, seen.words, box, draft) + 7;
    y = lay_parts(layout, seen.words, {box.x_mm, y, box.width_mm, kPartHeight_mm}, draft, problem ? problem->part : -1) + 4;
    const std::string echo = problem && !problem->key.empty() ? seen.words(problem->key) : said_back(seen.words, draft, item, seen.world.today);
    layout.line(problem ? "mistake" : "date.echo", {box.x_mm, y, box.width_mm, 14}, echo,
                {problem ? ui::kBody_mm : 8, printer::Typeface::screen_bold, problem ? ui::kRed : ui::kDeepBlue, 1.3});
    return y + 14;
}

}  // namespace kiosk::screens
