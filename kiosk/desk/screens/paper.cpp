// The page beside the case: the scene that is printed, magnified, with the value under review outlined.
// Places the paper; draws nothing itself and lays out no form.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

/// The paper's corner so that `wanted` stands in the middle of the window, and no more is empty than must be.
double corner_of(double window_from, double window_size, double paper_size, double wanted) {
    if (paper_size <= window_size) return window_from + (window_size - paper_size) / 2;
    return std::clamp(window_from + window_size / 2 - wanted, window_from + window_size - paper_size, window_from);
}

ui::Sheet view_of(const Seen& seen, const CaseScreen& screen, const BoxMm& window) {
    const OpenCase& open = *seen.session.open;
    ui::Sheet view;
    view.scene = open.sight.laid_out[screen.form].pages[screen.page];
    const double whole = std::min(window.width_mm / view.scene.width_mm, window.height_mm / view.scene.height_mm);
    view.scale = screen.zoom == 0 ? whole : screen.zoom / 100;
    if (row_count(open.sight) > 0)
        for (const FieldPlace& place : row_at(open.sight, screen.cursor).places)
            if (place.form == screen.form && place.page == screen.page) view.outlined.push_back(place.box);
    printer::PointMm wanted{0, 0};
    if (!view.outlined.empty()) {                     // of a box wider than the window its beginning
        const BoxMm& box = view.outlined.front();
        constexpr double beside_mm = 6;
        wanted = {box.x_mm + std::min(box.width_mm, window.width_mm / view.scale - beside_mm) / 2, box.y_mm + std::min(box.height_mm, window.height_mm / view.scale - beside_mm) / 2};
    }
    if (screen.looked_at) wanted = *screen.looked_at;
    view.corner = {corner_of(window.x_mm, window.width_mm, view.scene.width_mm * view.scale, wanted.x_mm * view.scale),
                   corner_of(window.y_mm, window.height_mm, view.scene.height_mm * view.scale, wanted.y_mm * view.scale)};
    return view;
}

}  // namespace

void lay_paper(const Seen& seen, const CaseScreen& screen, const BoxMm& box) {
    const Words& words = seen.words();
    const Sight& sight = seen.session.open->sight;
    const bool is_there = screen.form < sight.laid_out.size() && screen.page < sight.laid_out[screen.form].pages.size();
    if (!is_there) {
        seen.layout.text("paper.none", {box.x_mm + 10, box.y_mm + 20, box.width_mm - 20, 0}, words("desk.paper.none"), kText);
        return;
    }
    const BoxMm window{box.x_mm, box.y_mm + 21, box.width_mm, box.height_mm - 21};
    seen.layout.panel("paper.ground", window, {ui::kHint, ui::kHint, 0, 1, ui::kInk});
    ui::Sheet view = view_of(seen, screen, window);
    std::size_t at = screen.page + 1;
    for (std::size_t form = 0; form < screen.form; ++form) at += sight.laid_out[form].pages.size();
    seen.layout.line("paper.title", {box.x_mm, box.y_mm, box.width_mm - 70, 9}, sight.view.forms[screen.form].form->title, {5.6, printer::Typeface::screen_bold, ui::kInk, 1.2}, ui::Align::left, ui::Role::heading);
    seen.layout.line("paper.count", {box.right_mm() - 68, box.y_mm, 68, 9}, words("desk.paper.count", {{"at", std::to_string(at)}, {"all", std::to_string(sight.page_count())}}), kText, ui::Align::right);
    const double y = box.y_mm + 10;
    seen.button("page.before", {box.x_mm, y, 34, 9.4}, words("desk.paper.before"), ui::kQuiet, Do{Command::page_back});
    seen.button("page.after", {box.x_mm + 36, y, 34, 9.4}, words("desk.paper.after"), ui::kQuiet, Do{Command::page_forward});
    seen.button("zoom.out", {box.right_mm() - 96, y, 22, 9.4}, words("desk.paper.smaller"), ui::kQuiet, Do{Command::zoom_out});
    seen.layout.line("zoom", {box.right_mm() - 73, y, 20, 9.4}, words("desk.paper.zoom", {{"n", std::to_string(static_cast<int>(view.scale * 100 + 0.5))}}), kText, ui::Align::centre);
    seen.button("zoom.in", {box.right_mm() - 52, y, 22, 9.4}, words("desk.paper.larger"), ui::kQuiet, Do{Command::zoom_in});
    seen.button("zoom.fit", {box.right_mm() - 28, y, 28, 9.4}, words("desk.paper.fit"), ui::kQuiet, Do{Command::zoom_fit});
    seen.layout.sheet("paper", window, std::move(view));
}

}  // namespace kiosk::desk::screens
