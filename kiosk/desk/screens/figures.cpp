// Figures without people, as bars: cases a day, seconds a screen, corrections a field, forms a case; above them the sums.
// Counts nothing itself (kiosk/figures does); a bar always stands beside its number.
#include "kiosk/desk/screens/desk_screens.h"
#include "kiosk/figures/figure_names.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

struct Bar {
    std::string label;
    double value = 0;
    std::string figure;
};

constexpr double kBarHeight_mm = 8.2;

void lay_chart(const Seen& seen, const std::string& id, const std::string& title, const std::vector<Bar>& bars, const BoxMm& box) {
    seen.layout.panel(id + ".ground", box, {ui::kWhite, ui::kHairline, 0.4, 2.5, ui::kInk});
    const double x = box.x_mm + 6, width = box.width_mm - 12, label = width * 0.36, figure = 26;
    seen.layout.line(id + ".title", {x, box.y_mm + 3, width, 9}, title, kBold, ui::Align::left, ui::Role::heading);
    if (bars.empty()) {
        seen.layout.line(id + ".none", {x, box.y_mm + 14, width, 9}, seen.words()("desk.figures.none"), kText);
        return;
    }
    double most = 0, y = box.y_mm + 14;
    for (const Bar& bar : bars) most = std::max(most, bar.value);
    int count = 0;
    for (const Bar& bar : bars) {
        if (y + kBarHeight_mm > box.bottom_mm() - 3) return;
        const std::string name = id + "." + std::to_string(count++);
        seen.layout.line(name + ".label", {x, y, label - 3, kBarHeight_mm - 0.6}, bar.label, {4.25, printer::Typeface::screen, ui::kInk, 1.0});
        const double length = most > 0 ? (width - label - figure) * bar.value / most : 0;
        seen.layout.panel(name + ".bar", {x + label, y + 1.6, std::max(0.6, length), kBarHeight_mm - 4}, {ui::kBlue, ui::kBlue, 0, 0.6, ui::kInk});
        seen.layout.line(name + ".figure", {x + label + length + 2, y, figure, kBarHeight_mm - 0.6}, bar.figure, kSmallText);
        y += kBarHeight_mm;
    }
}

/// "4月10日".
std::string short_day(const Seen& seen, const std::string& iso) {
    const auto day = forms::parse_iso_date(iso);
    return day ? seen.words()("desk.figures.day", {{"month", std::to_string(day->month)}, {"day", std::to_string(day->day)}}) : iso;
}

std::vector<Bar> bars_of_days(const Seen& seen, const FiguresReport& report) {
    std::vector<Bar> bars;
    for (auto day = report.days.rbegin(); day != report.days.rend(); ++day)
        bars.push_back({short_day(seen, day->first), static_cast<double>(day->second.cases), seen.words()("desk.queue.cases", {{"n", thousands(day->second.cases)}})});
    return bars;
}

std::vector<Bar> bars_of_pages(const Seen& seen, const FiguresReport& report) {
    constexpr std::int64_t tenth_ms = 100;
    std::vector<Bar> bars;
    for (const NamedSum& page : report.slow_pages)
        bars.push_back({page_name(page.key, *seen.data.world.catalog, *seen.data.sentences), static_cast<double>(page.mean()), seen.words()("desk.figures.seconds", {{"n", tenths(page.mean() / tenth_ms)}})});
    return bars;
}

std::vector<Bar> bars_of_corrections(const Seen& seen, const FiguresReport& report) {
    std::vector<Bar> bars;
    for (const NamedSum& item : report.corrected_items)
        bars.push_back({item_name(item.key, *seen.data.world.catalog, *seen.data.sentences), static_cast<double>(item.sum), seen.words()("desk.figures.times", {{"n", thousands(item.sum)}})});
    return bars;
}

std::vector<Bar> bars_of_forms(const Seen& seen, const FiguresReport& report) {
    std::vector<Bar> bars;
    for (const EventFigures& event : report.events) {
        if (event.visits_sent == 0) continue;
        const std::int64_t mean = event.forms_per_case_tenths();
        bars.push_back({event_name(event.event, *seen.data.world.catalog, *seen.data.sentences), static_cast<double>(mean), seen.words()("desk.figures.sheets", {{"n", tenths(mean)}})});
    }
    return bars;
}

void lay_sums(const Seen& seen, const FiguresReport& report, const BoxMm& box) {
    const EventFigures& all = report.all;
    const std::pair<const char*, std::string> sums[] = {{"cases", thousands(all.cases)},
                                                        {"minutes", tenths(all.minutes_per_visit_tenths())},
                                                        {"taps", thousands(all.visits_sent + all.visits_left == 0 ? 0 : all.taps / (all.visits_sent + all.visits_left))},
                                                        {"boxes", thousands(all.boxes_filled)},
                                                        {"share", std::to_string(all.boxes_filled_percent())},
                                                        {"corrections", thousands(all.corrections)}};
    const double width = box.width_mm / static_cast<double>(std::size(sums));
    double x = box.x_mm;
    for (const auto& [key, figure] : sums) {
        const std::string id = std::string("sum.") + key, name = std::string("desk.figures.sum_") + key;
        seen.layout.line(id + ".caption", {x, box.y_mm, width - 4, 7}, seen.words()(name), kSmallText);
        seen.layout.line(id, {x, box.y_mm + 7, width - 4, 12}, seen.words()(name + "_is", {{"n", figure}}), {8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.2});
        x += width;
    }
}

}  // namespace

void lay_figures(const Seen& seen, const FiguresScreen& screen) {
    const Words& words = seen.words();
    lay_top(seen, words("desk.figures.title"));
    const BoxMm box = content_box(seen.layout.size());
    seen.layout.line("lead", {box.x_mm, box.y_mm, box.width_mm, 8}, words("desk.figures.lead"), kText);
    if (!screen.read) return;
    const FiguresReport& report = screen.read->report;
    lay_sums(seen, report, {box.x_mm, box.y_mm + 11, box.width_mm, 20});
    const double gap = 6, width = (box.width_mm - gap) / 2, top = box.y_mm + 36, height = (box.bottom_mm() - top - gap) / 2;
    lay_chart(seen, "days", words("desk.figures.days"), bars_of_days(seen, report), {box.x_mm, top, width, height});
    lay_chart(seen, "seconds", words("desk.figures.by_screen"), bars_of_pages(seen, report), {box.x_mm + width + gap, top, width, height});
    lay_chart(seen, "corrections", words("desk.figures.corrections"), bars_of_corrections(seen, report), {box.x_mm, top + height + gap, width, height});
    lay_chart(seen, "forms", words("desk.figures.forms"), bars_of_forms(seen, report), {box.x_mm + width + gap, top + height + gap, width, height});
}

}  // namespace kiosk::desk::screens
