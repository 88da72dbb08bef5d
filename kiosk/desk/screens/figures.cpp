// Figures without people, as bars: cases a day, seconds a screen, corrections a field, forms a case.
// Sums what the store counted; a bar always stands beside its number.
#include "kiosk/desk/screens/desk_screens.h"

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

/// Summed by day (`key_of` gives the day) or by the figure's own key; the largest first, or by day.
template <typename KeyOf>
std::map<std::string, store::Figure> summed(const std::vector<store::FigureRow>& rows, std::string_view kind, KeyOf key_of) {
    std::map<std::string, store::Figure> sums;
    for (const store::FigureRow& row : rows) {
        if (row.figure.kind.text() != kind) continue;
        store::Figure& sum = sums[key_of(row)];
        sum.count += row.figure.count;
        sum.sum += row.figure.sum;
    }
    return sums;
}

std::string label_of_item(const Seen& seen, const std::string& id) {
    const forms::Item* item = seen.data.world.catalog->item(id);
    return item ? item->label : id;
}

std::vector<Bar> largest_first(std::vector<Bar> bars) {
    std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.value > b.value; });
    return bars;
}

std::string one_decimal(double value) {
    const auto tenths = static_cast<std::int64_t>(value * 10 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

void lay_figures(const Seen& seen, const FiguresScreen& screen) {
    const Words& words = seen.words();
    lay_top(seen, words("desk.figures.title"));
    const BoxMm box = content_box(seen.layout.size());
    seen.layout.line("lead", {box.x_mm, box.y_mm, box.width_mm, 8}, words("desk.figures.lead"), kText);
    if (!screen.read) return;
    const auto& rows = screen.read->rows;
    std::vector<Bar> days, seconds, corrections, forms;
    for (const auto& [day, sum] : summed(rows, "cases", [](const store::FigureRow& row) { return row.day; }))
        days.push_back({day, static_cast<double>(sum.count), words("desk.queue.cases", {{"n", std::to_string(sum.count)}})});
    std::reverse(days.begin(), days.end());
    for (const auto& [key, sum] : summed(rows, "seconds", [](const store::FigureRow& row) { return row.figure.key.text(); }))
        seconds.push_back({label_of_item(seen, key), static_cast<double>(sum.sum) / static_cast<double>(std::max<std::int64_t>(1, sum.count)),
                           words("desk.figures.seconds", {{"n", one_decimal(static_cast<double>(sum.sum) / static_cast<double>(std::max<std::int64_t>(1, sum.count)))}})});
    for (const auto& [key, sum] : summed(rows, "corrections", [](const store::FigureRow& row) { return row.figure.key.text(); }))
        corrections.push_back({label_of_item(seen, key), static_cast<double>(sum.count), words("desk.figures.times", {{"n", std::to_string(sum.count)}})});
    for (const auto& [event, sum] : summed(rows, "forms", [](const store::FigureRow& row) { return row.event.text(); })) {
        const auto known = seen.data.world.catalog->events.find(event);
        const double mean = static_cast<double>(sum.sum) / static_cast<double>(std::max<std::int64_t>(1, sum.count));
        forms.push_back({known == seen.data.world.catalog->events.end() ? event : known->second.title, mean, words("desk.figures.sheets", {{"n", one_decimal(mean)}})});
    }
    const double gap = 6, width = (box.width_mm - gap) / 2, height = (box.height_mm - 12 - gap) / 2, top = box.y_mm + 12;
    lay_chart(seen, "days", words("desk.figures.days"), days, {box.x_mm, top, width, height});
    lay_chart(seen, "seconds", words("desk.figures.by_screen"), largest_first(seconds), {box.x_mm + width + gap, top, width, height});
    lay_chart(seen, "corrections", words("desk.figures.corrections"), largest_first(corrections), {box.x_mm, top + height + gap, width, height});
    lay_chart(seen, "forms", words("desk.figures.forms"), largest_first(forms), {box.x_mm + width + gap, top + height + gap, width, height});
}

}  // namespace kiosk::desk::screens
