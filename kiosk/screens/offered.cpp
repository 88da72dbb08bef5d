// What can be pressed instead of typed: the readings of a name, the last days. One tap goes on; one button leads to the keys.
// Part of the question screen; what is offered is decided in kiosk/offers.cpp.
#include "kiosk/review.h"
#include "kiosk/screens/question.h"

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr GridLook kDays{9.5, 25, printer::Typeface::screen, 5, ui::Align::centre, ui::Icon::none};
constexpr GridLook kReadings{10, 24, printer::Typeface::screen, 2, ui::Align::left, ui::Icon::circle};

/// Returns the room for what is offered.
BoxMm lay_way_to_keys(ui::Layout& layout, const Seen& seen, const BoxMm& fields, const BoxMm& keys, const char* text) {
    const ListBoxes boxes = list_boxes(layout, fields, keys, 1);
    layout.target({.id = kTypeIt, .box = button_box(layout, boxes.buttons, 0), .text = seen.words(text), .note = {}, .look = ui::kQuiet, .em_mm = 6.8,
                   .tap = Edit{ChooseOption{kTypeIt}}});
    return boxes.list;
}

}  // namespace

void lay_readings(ui::Layout& layout, const Seen& seen, const TextDraft& draft, const BoxMm& fields, const BoxMm& keys) {
    std::vector<Option> options;
    for (const std::string& reading : draft.proposed) options.push_back({reading, reading, {}, reading == draft.parts[0] + " " + draft.parts[1]});
    lay_grid(layout, seen.words, lay_way_to_keys(layout, seen, fields, keys, "name.type_reading"), options, draft.sheet, kReadings);
}

void lay_days(ui::Layout& layout, const Seen& seen, const DateDraft& draft, const BoxMm& fields, const BoxMm& keys) {
    const auto chosen = date_of(draft);
    std::vector<Option> options;
    for (const forms::Date& day : draft.days) {
        const int back = forms::days_between(day, seen.world.today);
        const std::string note = back == 0 ? seen.words("date.today") : back == 1 ? seen.words("date.yesterday") : std::string();
        options.push_back({forms::to_iso(day), day_text(day, seen.words, "date.in_year"), note, chosen == day});
    }
    lay_grid(layout, seen.words, lay_way_to_keys(layout, seen, fields, keys, "date.other_day"), options, draft.sheet, kDays);
}

}  // namespace kiosk::screens
