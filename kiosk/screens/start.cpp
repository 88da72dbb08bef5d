// The start screen: what people come for, in everyday words; the languages, each in its own script.
// Errands come from the catalog; a new event of the DX staff stands here without code.
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

void lay_languages(ui::Layout& layout, const Seen& seen, const BoxMm& box) {
    const auto languages = seen.strings.languages();
    const double gap = ui::kGap_mm, count = static_cast<double>(languages.size());
    const double width = std::min(90.0, (box.width_mm - gap * (count - 1)) / count);
    double x = box.x_mm;
    for (const std::string& language : languages) {
        const bool is_chosen = language == seen.session.language;
        layout.target({.id = "language." + language, .box = {x, box.y_mm, width, box.height_mm}, .text = seen.strings.text(language, "language.name"),
                       .note = {}, .look = is_chosen ? ui::kChosen : ui::kQuiet, .em_mm = 7.6, .icon = is_chosen ? ui::Icon::check : ui::Icon::none,
                       .is_bold = is_chosen, .is_selected = is_chosen, .tap = ChooseLanguage{language}});
        x += width + gap;
    }
}

/// 「答える → 確かめる → 署名する」: what will happen, so that nobody starts into the unknown.
void lay_steps(ui::Layout& layout, const Seen& seen, const BoxMm& box) {
    const auto& steps = seen.words.list("start.steps");
    const double gap = ui::kGap_mm, width = (box.width_mm - gap * (static_cast<double>(steps.size()) - 1)) / static_cast<double>(steps.size());
    double x = box.x_mm;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string id = "step." + std::to_string(i);
        layout.panel(id + ".ground", {x, box.y_mm, width, box.height_mm}, ui::kHintPanel);
        layout.line(id + ".number", {x + 5, box.y_mm + 4, width - 10, 16}, std::to_string(i + 1), {13, printer::Typeface::screen_bold, ui::kDeepBlue, 1.2});
        layout.line(id, {x + 5, box.y_mm + 21, width - 10, box.height_mm - 25}, steps[i], {ui::kBody_mm, printer::Typeface::screen, ui::kInk, 1.45});
        x += width + gap;
    }
}

}  // namespace

namespace {

constexpr std::size_t kErrandsWithDetail = 6;      // more of them stand as a grid of titles

void lay_errands(ui::Layout& layout, const Seen& seen, const BoxMm& box, std::size_t columns, double height) {
    const auto errands = seen.world.catalog->events_in_order();
    const bool has_detail = errands.size() <= kErrandsWithDetail;
    const double gap = ui::kGap_mm, width = (box.width_mm - gap * (static_cast<double>(columns) - 1)) / static_cast<double>(columns);
    for (std::size_t index = 0; index < errands.size(); ++index) {
        const forms::Event& event = *errands[index];
        const double x = box.x_mm + static_cast<double>(index % columns) * (width + gap);
        layout.target({.id = "errand." + event.id, .role = ui::Role::answer, .box = {x, box.y_mm + static_cast<double>(index / columns) * (height + gap), width, height},
                       .text = forms::text_in(event.card, seen.session.language), .note = has_detail ? forms::text_in(event.detail, seen.session.language) : std::string(),
                       .look = ui::kSecondary, .em_mm = has_detail ? 11.0 : ui::kBody_mm, .align = ui::Align::left, .icon = ui::Icon::next, .is_bold = true, .tap = ChooseErrand{event.id}});
    }
}

}  // namespace

void lay_start(ui::Layout& layout, const Seen& seen) {
    Frame frame;
    frame.may_quit = false;
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_portrait = layout.size().is_portrait();
    const std::size_t errands = std::max<std::size_t>(1, seen.world.catalog->events.size());
    const bool is_grid = errands > kErrandsWithDetail;
    double y = content.y_mm + (is_portrait && !is_grid ? content.height_mm * 0.10 : 0);
    y = layout.text("heading", {content.x_mm, y, content.width_mm, 0}, seen.words("start.heading"), ui::kTitleType, ui::Align::left, ui::Role::heading) + 5;
    y = layout.text("lead", {content.x_mm, y, std::min(content.width_mm, kLineMax_mm), 0}, seen.words("start.lead"),
                    {7.6, printer::Typeface::screen, ui::kSoftInk, 1.55}) + (is_portrait && !is_grid ? 16 : 7);
    const double languages_height = 22, steps_height = is_portrait ? 52 : 44, languages_y = content.bottom_mm() - languages_height;
    const double caption_height = 12, cards_lowest = languages_y - caption_height - 4;
    const double steps_lowest = cards_lowest - steps_height - (is_portrait ? 10 : 0);
    const std::size_t columns = is_grid ? (is_portrait ? 2 : 3) : is_portrait || errands == 1 ? 1 : 2, rows = (errands + columns - 1) / columns;
    const double gap = ui::kGap_mm, all_gaps = gap * (static_cast<double>(rows) - 1), lowest = is_grid ? cards_lowest : steps_lowest - 8;
    const double height = std::clamp((lowest - y - all_gaps) / static_cast<double>(rows), is_grid ? 20.0 : 24.0, is_grid ? 34.0 : is_portrait ? 62.0 : 44.0);
    lay_errands(layout, seen, {content.x_mm, y, content.width_mm, 0}, columns, height);
    const double below = y + static_cast<double>(rows) * (height + gap);
    const bool steps_fit = below + 4 <= steps_lowest;
    const double steps_y = below + std::clamp((steps_lowest - below) * 0.4, 4.0, 40.0);      // between the cards and the languages
    if (steps_fit) lay_steps(layout, seen, {content.x_mm, steps_y, content.width_mm, steps_height});
    layout.line("language.caption", {content.x_mm, languages_y - caption_height, content.width_mm, caption_height - 2}, seen.words("start.language"), ui::kSmallType);
    lay_languages(layout, seen, {content.x_mm, languages_y, content.width_mm, languages_height});
}

}  // namespace kiosk::screens
