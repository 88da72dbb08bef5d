// Dates and characters in their places: 令和8年4月1日, 明・大・昭・平・令 with a ring, and combs of one-letter cells.
// What is left for a hand shows where year, month and day go.
#include "printer/layout_draft.h"

#include <algorithm>
#include <array>

namespace printer {

namespace {

constexpr std::array kEras = {forms::Era::meiji, forms::Era::taisho, forms::Era::showa, forms::Era::heisei, forms::Era::reiwa};
constexpr double kEraGapEm = 1.0;   // from era to era, the dot in the middle
constexpr double kNumberEm = 1.35;  // the place of a number, in em of the value
constexpr double kUnitPt = 8.5;
constexpr double kEraPt = 8.5;

struct DateParts {
    std::optional<forms::Era> era;
    std::string year, month, day;
};

DateParts parts_of(const FieldInHand& hand) {
    if (!hand.is_filled() || !hand.filled->value) return {};
    const auto* date = std::get_if<forms::Date>(&*hand.filled->value);
    if (date == nullptr) return {};
    const auto wareki = forms::to_wareki(*date);
    if (!wareki) return {std::nullopt, std::to_string(date->year), std::to_string(date->month), std::to_string(date->day)};
    return {wareki->era, wareki->year == 1 ? "元" : std::to_string(wareki->year), std::to_string(wareki->month),
            std::to_string(wareki->day)};
}

/// 「昭 ・ 平 ・ 令」 from x on; returns its width. Draws only with a baseline.
double era_width(double em) { return (5 + 4 * kEraGapEm) * em; }

void put_eras(Pen& pen, const DateParts& parts, double x, double baseline, double size_pt) {
    const TextStyle style{Typeface::label, size_pt};
    const double em = style.em_mm();
    const Word dot = pen.set(style, "・");
    for (const forms::Era era : kEras) {
        const Word word = pen.set(style, forms::era_initial(era));
        pen.put(word, x, baseline);
        if (parts.era == era) pen.ring(ring_around(x, word.width_mm(), baseline, em), house::kRingMm);
        x += em;
        if (era != kEras.back()) pen.put(dot, x + (kEraGapEm * em - dot.width_mm()) / 2, baseline);
        x += kEraGapEm * em;
    }
}

struct DateScale {
    double value_pt, unit_pt;
    double width_mm() const { return 3 * (kNumberEm * value_pt + 1.08 * unit_pt) * kMmPerPoint; }
};

/// 「 8年 4月 10日」: numbers end at their unit, so that dates one below the other line up.
void put_numbers(Pen& pen, const DateParts& parts, double x, double y, double height, DateScale scale) {
    const TextStyle value{Typeface::value, scale.value_pt}, unit{Typeface::label, scale.unit_pt};
    const double baseline = pen.baseline_in(value, y, height);
    const std::pair<const std::string*, const char*> places[] = {{&parts.year, "年"}, {&parts.month, "月"}, {&parts.day, "日"}};
    for (const auto& [number, name] : places) {
        x += kNumberEm * value.em_mm();
        if (!number->empty()) {
            const Word word = pen.set(value, *number);
            pen.put(word, x - word.width_mm() - 0.08 * value.em_mm(), baseline);
        }
        const Word word = pen.set(unit, name);
        pen.put(word, x + 0.04 * unit.em_mm(), baseline);
        x += 1.08 * unit.em_mm();
    }
}

void report_date(Draft& draft, const FieldInHand& hand) {
    draft.pen.report(in_quotes(hand.field.label) + "の日付が、ますに入りません", "様式のますを広げてください");
}

}  // namespace

void draw_date(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    if (hand.is_filled())
        return fit_value(draft, hand, {hand.filled->text, hand.field.size_pt, hand.field.fit}, inset(box, house::kPadMm, 0.2));
    const BoxMm inner = inset(box, house::kPadMm, 0.2);
    const DateScale natural{hand.field.size_pt, kUnitPt};
    const double scale = std::min(1.0, inner.width_mm / natural.width_mm());
    const DateScale fitted{natural.value_pt * scale, natural.unit_pt * scale};
    const double slack = inner.width_mm - fitted.width_mm();
    const double x = inner.x_mm + (hand.align == forms::Align::left ? std::min(slack, 6.0)
                                                                    : slack * (hand.align == forms::Align::centre ? 0.5 : 1));
    put_numbers(draft.pen, {}, x, inner.y_mm, inner.height_mm, fitted);
}

void draw_era_date(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    const DateParts parts = parts_of(hand);
    const BoxMm inner = inset(box, house::kPadMm, 0.2);
    const double gap = 1.2, era_em = kEraPt * kMmPerPoint, edge = 0.75;  // edge: the ring around the first era
    const DateScale natural{hand.field.size_pt, kUnitPt};
    const double one_line = edge + era_width(era_em) + gap + natural.width_mm();
    const double scale = std::min(1.0, inner.width_mm / one_line);
    const double two_line_scale =
        std::min({1.0, (inner.width_mm - edge) / era_width(era_em), inner.width_mm / natural.width_mm(), inner.height_mm / 9.2});
    Pen& pen = draft.pen;
    if (scale >= 0.7 || scale >= two_line_scale) {
        const double width = one_line * scale;
        const double x = inner.x_mm + (hand.align == forms::Align::centre ? (inner.width_mm - width) / 2 : 0) + edge * scale;
        const TextStyle value{Typeface::value, natural.value_pt * scale};
        put_eras(pen, parts, x, pen.baseline_in(value, inner.y_mm, inner.height_mm), kEraPt * scale);
        put_numbers(pen, parts, x + era_width(era_em * scale) + gap * scale, inner.y_mm, inner.height_mm,
                    {natural.value_pt * scale, natural.unit_pt * scale});
        if (kEraPt * scale < house::kOptionPtMin - 0.2) report_date(draft, hand);
        return;
    }
    const double half = inner.height_mm / 2;
    put_eras(pen, parts, inner.x_mm + edge, pen.baseline_in({Typeface::label, kEraPt * two_line_scale}, inner.y_mm, half),
             kEraPt * two_line_scale);
    put_numbers(pen, parts, inner.x_mm, inner.y_mm + half, half,
                {natural.value_pt * two_line_scale, natural.unit_pt * two_line_scale});
    if (kEraPt * two_line_scale < house::kOptionPtMin - 0.2) report_date(draft, hand);
}

void draw_comb(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    const forms::Field& field = hand.field;
    const Word word = draft.pen.set({Typeface::value, field.size_pt},
                                    hand.is_filled() ? std::string_view(hand.filled->text) : std::string_view());
    const int cells = field.cells > 0 ? field.cells : std::max(1, static_cast<int>(word.letters()));
    if (static_cast<int>(word.letters()) > cells) {
        draft.pen.report(in_quotes(field.label) + "が、ますの数より長くなっています", "けた数を確かめてください");
    }
    constexpr double kGapMm = 1.1;
    std::vector<int> groups = field.groups;
    if (groups.empty()) groups.push_back(cells);
    const BoxMm inner = inset(box, house::kPadMm, 0.7);
    const double gaps = kGapMm * static_cast<double>(groups.size() - 1);
    const double room = (inner.width_mm - gaps) / cells;
    const double height = std::min({inner.height_mm, 7.2, std::max(5.0, room * 1.8)});
    const double width = std::min(room, height * 0.82);
    double slack = inner.width_mm - width * cells - gaps;
    if (hand.align == forms::Align::left) slack = 0;
    if (hand.align == forms::Align::centre) slack /= 2;
    double x = inner.x_mm + slack;
    const double y = inner.y_mm + (inner.height_mm - height) / 2;
    const double size = std::min(field.size_pt, width / kMmPerPoint * 1.15);
    const TextStyle style{Typeface::value, size};
    std::size_t letter = 0;
    for (const int group : groups) {
        draft.pen.frame({x, y, width * group, height}, 0.25);
        for (int i = 0; i < group; ++i, x += width) {
            if (i > 0) draft.pen.rule({x, y}, {x, y + height}, 0.13, house::kGuide);
            if (letter >= word.letters()) continue;
            const ShapedGlyph& glyph = word.shaped.glyphs[letter++];
            const Word one{{{glyph}, glyph.advance_em, {}}, style};
            draft.pen.put_in(one, {x, y, width, height}, forms::Align::centre);
        }
        x += kGapMm;
    }
}

}  // namespace printer
