// A paper as it will be printed, as large as wanted: the page's own scene, with the box in question outlined. Larger, smaller
// and onward by buttons; no finger has to drag or pinch. Lays nothing out itself: printer/layout.h does, as for the paper.
#include "kiosk/outsider.h"
#include "kiosk/screens/controls.h"
#include "kiosk/screens/frame.h"
#include "printer/layout.h"

#include <algorithm>
#include <array>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kPaperButton_mm = 20, kPaperGap_mm = 5;

/// 個人番号 is never shown, whoever supplied it: its boxes stay as they are before the clerk writes.
void hide_my_number(forms::FilledForm& form, const forms::Catalog& catalog) {
    for (forms::FilledField& field : form.fields) {
        const forms::Item* item = catalog.item(field.slot.item);
        if (item && item->sensitivity == forms::Sensitivity::my_number && field.state == forms::FieldState::filled) forms::leave_by_hand(field);
    }
}

std::vector<BoxMm> outlined_on(const printer::PageScene& scene, const forms::FilledForm& form, const forms::Situation& situation, const std::optional<forms::Slot>& slot) {
    std::vector<BoxMm> boxes;
    if (!slot) return boxes;
    for (const printer::FieldBox& box : scene.fields) {
        const bool is_meant = std::any_of(form.fields.begin(), form.fields.end(), [&](const forms::FilledField& field) { return field.id() == box.field && situation.shows(field.slot, *slot); });
        if (is_meant) boxes.push_back(box.box);
    }
    return boxes;
}

/// Where along one side the page begins, so that `part` of it is in the middle and no empty place is seen.
double begin_of(double seen_mm, double page_mm, double part) {
    if (page_mm <= seen_mm) return (seen_mm - page_mm) / 2;
    return std::clamp(seen_mm / 2 - part * page_mm, seen_mm - page_mm, 0.0);
}

struct Part {
    double x = 0.5, y = 0.0;
};
Part middle_of(const PaperView& view, const printer::PageScene& scene, const std::vector<BoxMm>& outlined) {
    Part part;
    if (!outlined.empty()) {
        part.x = (outlined.front().x_mm + outlined.front().width_mm / 2) / scene.width_mm;
        part.y = (outlined.front().y_mm + outlined.front().height_mm / 2) / scene.height_mm;
    }
    return {view.x_part.value_or(part.x), view.y_part.value_or(part.y)};
}

struct Button {
    std::string id, text;
    ui::Icon icon = ui::Icon::none;
    std::optional<PaperView> shows;        // nothing: there is nothing that way
    bool is_chosen = false;
};

void lay_row(ui::Layout& layout, const BoxMm& box, const std::vector<Button>& buttons) {
    const double count = static_cast<double>(buttons.size()), width = (box.width_mm - kPaperGap_mm * (count - 1)) / count;
    double x = box.x_mm;
    for (const Button& button : buttons) {
        if (button.shows)
            layout.target({.id = button.id, .box = {x, box.y_mm, width, box.height_mm}, .text = button.text, .note = {}, .look = button.is_chosen ? ui::kChosen : ui::kSecondary,
                           .em_mm = 7.4, .icon = button.is_chosen ? ui::Icon::check : button.icon, .is_bold = button.is_chosen, .is_selected = button.is_chosen, .tap = LookAtPaper{*button.shows}});
        x += width + kPaperGap_mm;
    }
}

std::vector<Button> zoom_buttons(const Words& words, const PaperView& view, const Part& middle) {
    std::vector<Button> buttons;
    for (std::size_t zoom = 0; zoom < std::size(kZooms); ++zoom) {
        PaperView next = view;
        next.zoom = static_cast<int>(zoom);
        next.x_part = middle.x;
        next.y_part = middle.y;
        buttons.push_back({"zoom." + std::to_string(kZooms[zoom] * 100), words.list("paper.zooms").at(zoom), ui::Icon::none, next, view.zoom == static_cast<int>(zoom)});
    }
    return buttons;
}

/// Half of what is seen in each direction; only where there is more of the page.
std::vector<Button> move_buttons(const Words& words, const PaperView& view, const Part& middle, double seen_x, double seen_y) {
    const auto clamped = [](double part, double seen) { return seen >= 1 ? 0.5 : std::clamp(part, seen / 2, 1 - seen / 2); };
    const double x = clamped(middle.x, seen_x), y = clamped(middle.y, seen_y);
    const auto moved = [&](double by_x, double by_y) -> std::optional<PaperView> {
        PaperView next = view;
        next.x_part = clamped(x + by_x * seen_x / 2, seen_x);
        next.y_part = clamped(y + by_y * seen_y / 2, seen_y);
        if (std::abs(*next.x_part - x) < 1e-6 && std::abs(*next.y_part - y) < 1e-6) return std::nullopt;
        return next;
    };
    return {{"move.left", words("paper.left"), ui::Icon::back, moved(-1, 0), false}, {"move.up", words("paper.up"), ui::Icon::up, moved(0, -1), false},
            {"move.down", words("paper.down"), ui::Icon::down, moved(0, 1), false}, {"move.right", words("paper.right"), ui::Icon::next, moved(1, 0), false}};
}

std::vector<Button> page_buttons(const Words& words, const PaperView& view, int pages, int forms) {
    const auto shows = [&](int form, int page) { return PaperView{form, page, view.zoom, std::nullopt, std::nullopt, view.outlined}; };
    std::optional<PaperView> before, after;
    if (view.page > 0) before = shows(view.form, view.page - 1);
    else if (view.form > 0) before = shows(view.form - 1, kLastPage);
    if (view.page + 1 < pages) after = shows(view.form, view.page + 1);
    else if (view.form + 1 < forms) after = shows(view.form + 1, 0);
    const char* const back = before && before->form != view.form ? "paper.previous_form" : "paper.previous";
    const char* const on = after && after->form != view.form ? "paper.next_form" : "paper.next";
    return {{"page.previous", words(back), ui::Icon::up, before, false}, {"page.next", words(on), ui::Icon::down, after, false}};
}

}  // namespace

PaperView paper_of(const forms::CaseView& view, const forms::Slot& slot) {
    for (std::size_t form = 0; form < view.forms.size(); ++form)
        for (const forms::FilledField& field : view.forms[form].fields)
            if (view.situation.shows(field.slot, slot)) return {static_cast<int>(form), 0, 0, std::nullopt, std::nullopt, slot};
    return {};
}

void lay_paper(ui::Layout& layout, const Seen& seen, PaperView view) {
    const Words& words = seen.words;
    Frame frame;
    frame.back = FrameButton{"back", words("paper.close"), Back{}, ui::Icon::back};
    const BoxMm content = lay_frame(layout, seen, frame);
    const int forms = static_cast<int>(seen.view->forms.size());
    if (forms == 0) {
        lay_message(layout, content, ui::Icon::warning, words("paper.none"), words("paper.none_text"));
        return;
    }
    view.form = std::clamp(view.form, 0, forms - 1);
    view.zoom = std::clamp(view.zoom, 0, static_cast<int>(std::size(kZooms)) - 1);
    forms::FilledForm form = seen.view->forms[static_cast<std::size_t>(view.form)];
    const forms::Situation& situation = seen.view->situation;
    hide_my_number(form, *seen.world.catalog);
    hide_from_outsider(form, *seen.view);
    auto pages = printer::lay_out(form, seen.world.catalog->city, *seen.fonts).pages;
    if (pages.empty()) return;
    const bool looks_for_box = view.outlined && !view.x_part && view.page == 0;
    if (looks_for_box)
        for (std::size_t i = 0; i < pages.size() && outlined_on(pages[static_cast<std::size_t>(view.page)], form, situation, view.outlined).empty(); ++i)
            if (!outlined_on(pages[i], form, situation, view.outlined).empty()) view.page = static_cast<int>(i);
    view.page = std::clamp(view.page, 0, static_cast<int>(pages.size()) - 1);
    printer::PageScene& scene = pages[static_cast<std::size_t>(view.page)];
    if (is_practice(seen.session)) mark_practice(scene, seen);
    auto outlined = outlined_on(scene, form, situation, view.outlined);
    const Part middle = middle_of(view, scene, outlined);
    const bool is_portrait = layout.size().is_portrait();
    const bool is_left = !is_portrait && layout.comfort().hand == Hand::left;          // the buttons stand where the hand is
    const double side = is_portrait ? 0 : std::clamp(content.width_mm * 0.34, layout.grown(110), 190.0), x = content.x_mm + (is_portrait || is_left ? 0 : content.width_mm - side);
    const double column = is_portrait ? content.width_mm : side;
    const int rows = is_portrait ? 3 : 4;
    const std::string& title = title_text(form, words);
    double y = layout.text("heading", {x, content.y_mm, column, 0}, title, layout.calm(title, column, {ui::kButton_mm, printer::Typeface::screen_bold, ui::kInk, 1.3}, 2),
                           ui::Align::left, ui::Role::heading);
    const std::string place = words("paper.place", {{"form", std::to_string(view.form + 1)}, {"forms", std::to_string(forms)}, {"page", std::to_string(view.page + 1)},
                                                    {"pages", std::to_string(pages.size())}});
    const double buttons_min = rows * (ui::kTargetMin_mm + kPaperGap_mm);
    if (content.bottom_mm() - y - layout.text_height(place, column, ui::kSmallType) > buttons_min + (is_portrait ? 40 : 4)) y = layout.text("paper.place", {x, y, column, 0}, place, ui::kSmallType) + 3;
    const BoxMm free = reachable(layout, {x, y, column, content.bottom_mm() - y});
    const double height_each = std::clamp((is_portrait ? free.height_mm * 0.3 : free.height_mm) / rows - kPaperGap_mm, ui::kTargetMin_mm, layout.grown(kPaperButton_mm)), row = height_each + kPaperGap_mm;
    const BoxMm paper = is_portrait ? BoxMm{content.x_mm, y, content.width_mm, content.bottom_mm() - rows * row - y}
                                    : BoxMm{content.x_mm + (is_left ? side + 10 : 0), content.y_mm, content.width_mm - side - 10, content.height_mm};
    const double fit = std::min(paper.width_mm / scene.width_mm, paper.height_mm / scene.height_mm), scale = fit * kZooms[view.zoom];
    double buttons_y = is_portrait ? paper.bottom_mm() + kPaperGap_mm : std::max(free.y_mm, content.bottom_mm() - rows * row + kPaperGap_mm);
    const auto lay_next_row = [&](const std::vector<Button>& buttons) {
        lay_row(layout, {x, buttons_y, column, height_each}, buttons);
        buttons_y += row;
    };
    const auto moves = move_buttons(words, view, middle, paper.width_mm / (scene.width_mm * scale), paper.height_mm / (scene.height_mm * scale));
    lay_next_row(zoom_buttons(words, view, middle));
    if (is_portrait) {
        lay_next_row(moves);
    } else {
        lay_next_row({moves[1], moves[2]});
        lay_next_row({moves[0], moves[3]});
    }
    lay_next_row(page_buttons(words, view, static_cast<int>(pages.size()), forms));
    const double width = scene.width_mm * scale, height = scene.height_mm * scale;
    const printer::PointMm corner{paper.x_mm + begin_of(paper.width_mm, width, middle.x), paper.y_mm + begin_of(paper.height_mm, height, middle.y)};
    const BoxMm seen_box{std::max(paper.x_mm, corner.x_mm), std::max(paper.y_mm, corner.y_mm), std::min(paper.width_mm, width), std::min(paper.height_mm, height)};
    layout.panel("paper.ground", {seen_box.x_mm - 0.5, seen_box.y_mm - 0.5, seen_box.width_mm + 1, seen_box.height_mm + 1}, {ui::kWhite, ui::kBorder, 0.4, 0, ui::kInk});
    layout.sheet("paper", seen_box, {std::move(scene), scale, corner, std::move(outlined), true});
}

}  // namespace kiosk::screens
