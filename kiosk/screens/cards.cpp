// Answer cards and sheets.
// Chooses columns by measured labels; more than fits goes on to further sheets.
#include "kiosk/screens/cards.h"

#include <algorithm>
#include <numeric>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kHeightMin_mm = 22, kCardWidthMax_mm = 250, kCardSheetRow_mm = 20, kCardGap_mm = 4, kTextPadding_mm = 7;
constexpr ui::Type kPickType{7.4, printer::Typeface::screen_bold, ui::kInk, 1.25};

struct Shape {
    int columns = 1, rows = 1, sheets = 1;
    double width_mm = 0, height_mm = 0;
    bool says_below = false;             // 「選択中」 has no room beside the label
    bool fits = true;                    // every label at its full size
};

struct Measure {
    const ui::Layout& layout;
    const Words& words;
    const std::vector<Card>& cards;
    const CardStyle& style;
    ui::Type label, note, said;
    bool can_be_chosen;

    double text_room_mm(double width_mm) const { return layout.words_width_mm({0, 0, width_mm, layout.grown(style.height_max_mm)}, ui::Role::answer, style.em_mm, true) - 0.1; }
    double said_width_mm() const { return layout.text_width(words("choice.chosen"), said); }
    bool says_below(double width_mm) const {
        return can_be_chosen && std::any_of(cards.begin(), cards.end(), [&](const Card& card) {
            return layout.text_width(card.text, label) + said_width_mm() + 8 > text_room_mm(width_mm);
        });
    }
    double needed_mm(const Card& card, double width_mm) const {
        double height = layout.text_height(card.text, text_room_mm(width_mm), label) + kTextPadding_mm;
        const std::string& below = card.note.empty() && says_below(width_mm) ? words("choice.chosen") : card.note;
        if (!below.empty()) height += layout.text_height(below, text_room_mm(width_mm), note) + 1.5;
        return height;
    }
    Shape shaped(const BoxMm& box, int columns) const {
        const int count = static_cast<int>(cards.size());
        Shape shape;
        shape.columns = columns;
        shape.width_mm = std::min((box.width_mm - kCardGap_mm * (columns - 1)) / columns, kCardWidthMax_mm);
        shape.says_below = says_below(shape.width_mm);
        double least = layout.grown(kHeightMin_mm);
        for (const Card& card : cards) least = std::max(least, needed_mm(card, shape.width_mm));
        const double sheets_row = layout.grown(kCardSheetRow_mm) + kCardGap_mm;
        shape.fits = least <= box.height_mm - ((count + columns - 1) / columns > 1 ? sheets_row : 0);
        least = std::min(least, box.height_mm);
        const auto rows_in = [&](double height) { return std::max(1, static_cast<int>((height + kCardGap_mm + 0.01) / (least + kCardGap_mm))); };
        shape.rows = (count + columns - 1) / columns;
        double height = box.height_mm;
        if (shape.rows > rows_in(height)) {
            height -= sheets_row;
            shape.rows = rows_in(height);
            shape.sheets = (count + shape.rows * columns - 1) / (shape.rows * columns);
        }
        const double room = (height + kCardGap_mm) / shape.rows - kCardGap_mm;
        shape.height_mm = std::min(room, std::max(least, layout.grown(style.height_max_mm)));
        return shape;
    }
    /// Labels of which a word stands on two lines.
    std::ptrdiff_t torn(const Shape& shape) const {
        const double words_mm = text_room_mm(shape.width_mm);
        return std::count_if(cards.begin(), cards.end(), [&](const Card& card) { return layout.is_torn(card.text, words_mm, label); });
    }
    bool is_better(const Shape& one, const Shape& other) const {
        if (one.fits != other.fits) return one.fits;
        const auto torn_of_one = torn(one), torn_of_other = torn(other);
        return torn_of_one != torn_of_other ? torn_of_one < torn_of_other : one.sheets < other.sheets;
    }
    /// Every label whole, then the fewest torn, then the fewest sheets; then as few columns as reads well: a wide panel takes two.
    Shape best(const BoxMm& box) const {
        const int count = static_cast<int>(cards.size());
        const bool is_wide = box.width_mm > kCardWidthMax_mm && count > 2;
        Shape chosen = shaped(box, is_wide ? std::min(2, style.columns_max) : 1);
        for (int columns = chosen.columns + 1; columns <= std::min(style.columns_max, count); ++columns) {
            const Shape other = shaped(box, columns);
            const bool is_readable = text_room_mm(other.width_mm) > layout.em(style.em_mm) * 5;
            if (is_readable && is_better(other, chosen)) chosen = other;
        }
        return chosen;
    }
};

Measure measure_of(const ui::Layout& layout, const Words& words, const std::vector<Card>& cards, const CardStyle& style) {
    const bool can_be_chosen = cards.front().icon == ui::Icon::circle || cards.front().icon == ui::Icon::box;
    return {layout, words, cards, style, {style.em_mm, printer::Typeface::screen_bold, ui::kInk, ui::kButtonLeading},
            {std::clamp(style.em_mm * 0.75, ui::kSmall_mm, ui::kBody_mm), printer::Typeface::screen, ui::kInk, ui::kButtonLeading},
            {ui::kSmall_mm, printer::Typeface::screen_bold, ui::kDeepBlue, ui::kButtonLeading}, can_be_chosen};
}

bool says_beside(const Shape& shape, const Card& card) { return card.is_chosen && !(shape.says_below && card.note.empty()); }

ui::Target target_of(const Measure& measure, const Shape& shape, const BoxMm& box, const Card& card) {
    ui::Target target{.id = card.id, .role = ui::Role::answer, .box = box, .text = card.text, .note = card.note,
                      .look = card.is_chosen ? ui::kChosen : card.look, .em_mm = measure.style.em_mm, .align = ui::Align::left,
                      .icon = card.is_chosen ? ui::Icon::check : card.icon, .is_bold = card.is_chosen || measure.style.is_bold,
                      .is_selected = card.is_chosen, .too_long = ui::TooLong::on_more_lines, .tap = card.tap};
    if (card.is_chosen && !says_beside(shape, card)) target.note = measure.words("choice.chosen");
    return target;
}

/// All in the letters of the label that needs the smallest; chosen or not, so that nothing changes when one is.
double em_of_all(const Measure& measure, const Shape& shape) {
    double em = measure.style.em_mm;
    for (Card card : measure.cards) {
        card.is_chosen = measure.can_be_chosen;
        em = std::min(em, measure.layout.label_em(target_of(measure, shape, {0, 0, shape.width_mm, shape.height_mm}, card)));
    }
    return em;
}

void lay_card(ui::Layout& layout, const Measure& measure, const Shape& shape, double em_mm, const BoxMm& box, const Card& card) {
    const Words& words = measure.words;
    ui::Target target = target_of(measure, shape, box, card);
    target.em_mm = em_mm;
    layout.target(std::move(target));
    if (says_beside(shape, card))
        layout.line("chosen." + card.id, {box.right_mm() - measure.said_width_mm() - ui::kPadding_mm, box.y_mm, measure.said_width_mm() + 1, box.height_mm},
                    words("choice.chosen"), measure.said);
}

}  // namespace

std::vector<Paragraph> that_cost_no_sheet(const ui::Layout& layout, const Words& words, const BoxMm& content, double share, std::vector<Paragraph> said,
                                          const std::vector<Card>& cards, const CardStyle& style) {
    const double width = std::min(content.width_mm, line_max_mm(layout));
    const auto sheets_under = [&](const std::vector<Paragraph>& some) {
        const double y = content.y_mm + std::min(height_of(layout, width, some), content.height_mm * share);
        return sheets_of(layout, words, reachable(layout, {content.x_mm, y, content.width_mm, content.bottom_mm() - y}), cards, style);
    };
    std::vector<Paragraph> fewer = said;
    int sheets = sheets_under(said);
    while (sheets > 1) {
        const auto last = std::find_if(fewer.rbegin(), fewer.rend(), [](const Paragraph& one) { return one.stay == Paragraph::Stay::if_room; });
        if (last == fewer.rend()) break;
        fewer.erase(std::next(last).base());
        const int left = sheets_under(fewer);
        if (left < sheets) sheets = left, said = fewer;
    }
    return said;
}

void lay_sheet_buttons(ui::Layout& layout, const Words& words, const BoxMm& box, int sheet, int sheets, const ui::Look& onward) {
    if (sheets < 2) return;
    const double width = std::min(70.0, box.width_mm * 0.3);
    if (sheet > 0)
        layout.target({.id = "sheet.previous", .box = {box.x_mm, box.y_mm, width, box.height_mm}, .text = words("sheet.previous"), .note = {},
                       .look = ui::kSecondary, .icon = ui::Icon::up, .tap = Edit{ShowSheet{sheet - 1}}});
    const std::string key = sheet + 1 < sheets ? "sheet.more" : "sheet.last";
    // The way on is as wide as its words in full size where there is room: it is what most press.
    const double words_mm = layout.text_width(words("sheet.next"), {ui::kButton_mm, printer::Typeface::screen_bold, ui::kInk, ui::kButtonLeading}) + layout.em(ui::kButton_mm) + 3 * ui::kPadding_mm;
    const double onward_mm = std::clamp(words_mm, width, std::max(width, box.width_mm - 2 * (width + 3)));
    const BoxMm between{box.x_mm + width + 3, box.y_mm, box.width_mm - width - onward_mm - 6, box.height_mm};
    // How many there are says nothing where keys narrow the list down.
    const std::string n = std::to_string(sheet + 1), of = std::to_string(sheets), whole = words(key, {{"n", n}, {"of", of}});
    const bool has_room = layout.text_height(whole, between.width_mm, ui::kStrongType) <= between.height_mm && layout.text_width(whole, ui::kStrongType) < 2 * between.width_mm &&
                          !layout.is_torn(whole, between.width_mm, ui::kStrongType);
    if (sheets <= ui::kSheetsOfLines) layout.line("sheet.note", between, has_room ? whole : words("sheet.short", {{"n", n}, {"of", of}}), ui::kStrongType, ui::Align::centre);
    if (sheet + 1 < sheets)
        layout.target({.id = "sheet.next", .box = {box.right_mm() - onward_mm, box.y_mm, onward_mm, box.height_mm}, .text = words("sheet.next"), .note = {},
                       .look = onward, .icon = ui::Icon::down, .tap = Edit{ShowSheet{sheet + 1}}});
}

int sheets_of(const ui::Layout& layout, const Words& words, const BoxMm& box, const std::vector<Card>& cards, const CardStyle& style) {
    return cards.empty() ? 1 : measure_of(layout, words, cards, style).best(box).sheets;
}

double lay_cards(ui::Layout& layout, const Words& words, const BoxMm& box, const std::vector<Card>& cards, int sheet, const CardStyle& style) {
    if (cards.empty()) return box.y_mm;
    const Measure measure = measure_of(layout, words, cards, style);
    const Shape shape = measure.best(box);
    sheet = sheet_shown(sheet, cards, shape.rows * shape.columns);
    constexpr int kOnSheetLeast = 2;                            // who sees one answer alone takes it for the only one
    if (shape.sheets > 1 && shape.rows * shape.columns < kOnSheetLeast) layout.spread_thinly();
    sheet = layout.on_sheet(sheet, shape.sheets);
    const int first = sheet * shape.rows * shape.columns, end = std::min(static_cast<int>(cards.size()), first + shape.rows * shape.columns);
    const double wanted = em_of_all(measure, shape), em = std::max(wanted, ui::kSmall_mm);
    constexpr double kMuchSmaller = 0.8;                        // all letters of the page a little smaller read better then
    if (wanted == 0 || layout.em(em) < kMuchSmaller * layout.em(style.em_mm)) layout.spread_thinly();
    for (int i = first; i < end; ++i) {
        const bool is_in_corner = cards[static_cast<std::size_t>(i)].is_apart && i + 1 == static_cast<int>(cards.size());
        const int place = is_in_corner ? shape.rows * shape.columns - 1 : i - first;
        const int column = place % shape.columns, row = place / shape.columns;
        lay_card(layout, measure, shape, em, {box.x_mm + column * (shape.width_mm + kCardGap_mm), box.y_mm + row * (shape.height_mm + kCardGap_mm),
                                          shape.width_mm, shape.height_mm}, cards[static_cast<std::size_t>(i)]);
    }
    const double below = box.y_mm + shape.rows * (shape.height_mm + kCardGap_mm);
    if (shape.sheets < 2) return below - kCardGap_mm;
    const double row = layout.grown(kCardSheetRow_mm);
    lay_sheet_buttons(layout, words, {box.x_mm, below, box.width_mm, row}, sheet, shape.sheets);
    return below + row;
}

void lay_picks(ui::Layout& layout, const BoxMm& box, const std::vector<Pick>& picks) {
    const double gap = 4, count = static_cast<double>(picks.size()), alike = (box.width_mm - gap * (count - 1)) / count;
    std::vector<double> widths(picks.size(), alike);
    std::transform(picks.begin(), picks.end(), widths.begin(), [&](const Pick& pick) {
        const double icon = pick.is_chosen ? layout.em(kPickType.em_mm) + ui::kPadding_mm : 0;
        return layout.text_width(pick.text, kPickType) + icon + 2 * std::min(ui::kPadding_mm, alike * 0.08) + 1;
    });
    const double all = std::accumulate(widths.begin(), widths.end(), 0.0), room = box.width_mm - gap * (count - 1);
    const bool are_alike = all > room || std::all_of(widths.begin(), widths.end(), [&](double width) { return width <= alike; });
    for (double& width : widths) width = are_alike ? alike : width + (room - all) / count;
    double x = box.x_mm;
    for (std::size_t i = 0; i < picks.size(); ++i) {
        const Pick& pick = picks[i];
        const double width = widths[i];
        layout.target({.id = pick.id, .box = {x, box.y_mm, width, box.height_mm}, .text = pick.text, .note = {}, .look = pick.is_chosen ? ui::kChosen : ui::kQuiet,
                       .em_mm = kPickType.em_mm, .icon = pick.is_chosen ? ui::Icon::check : ui::Icon::none, .is_bold = pick.is_chosen, .is_selected = pick.is_chosen,
                       .tap = pick.tap});
        x += width + gap;
    }
}

}  // namespace kiosk::screens
