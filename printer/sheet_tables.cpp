// Sets the tables of the 職員確認票: short facts three a row, long ones over more of it, people in columns.
// Words come from the caller; letters are drawn by the one layout.
#include "printer/sheet_tables.h"

#include "printer/fitting.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace printer {

namespace {

using forms::Cell;
using forms::Row;
using forms::Shade;

constexpr double kWidthMm = 180, kLabelMm = 25, kSourceMm = 10.5;
constexpr double kPadMm = 2.8;           // left and right of printed words, together
constexpr double kSheetLeadingEm = 1.3, kAirMm = 0.45;

double em_mm(const SheetWords& words) { return words.size.text_pt * kMmPerPoint; }

double natural_mm(const SheetWords& words, const std::string& text) { return words.fonts.shape(Typeface::label, text).width_em * em_mm(words) + kPadMm; }

double lines_in(const SheetWords& words, const std::string& text, double width_mm) {
    return static_cast<double>(Breakable(words.fonts, Typeface::label, text).line_count((width_mm - kPadMm) / em_mm(words)));
}

double height_for(const SheetWords& words, const std::string& text, double width_mm) { return lines_in(words, text, width_mm) * kSheetLeadingEm * em_mm(words) + kAirMm; }

Cell plain(const SheetWords& words, const std::string& text) { return slip_words(text, Shade::none, words.size.text_pt); }

/// A value and, at the right end of the same box, where it came from.
Cell sourced(const SheetWords& words, const SheetFact& fact) {
    Cell cell;
    cell.beside = {plain(words, fact.value), slip_words(fact.source, Shade::none, 7)};
    cell.beside[1].width_mm = kSourceMm;
    cell.beside[1].align = forms::Align::right;
    return cell;
}

/// A label broken where its column ends, into lines of about the same length: layout would rather shrink it.
std::string broken_label(const SheetWords& words, const std::string& text) {
    const double room = (kLabelMm - 1.9) / em_mm(words);
    const Breakable letters(words.fonts, Typeface::label, text);
    const double natural = letters.width_em();
    if (natural <= room) return text;
    const auto wide = letters.lines(room);
    const auto even = letters.lines(std::min(room, natural / static_cast<double>(wide.size()) + 0.55));
    std::string broken;
    for (const std::string_view line : even.size() > wide.size() ? wide : even) broken.append(broken.empty() ? "" : "\n").append(line);
    if (broken.ends_with("）") && broken.find("\n（") != std::string::npos) broken += " ";      // layout sets a line in brackets smaller; here it would be too small
    return broken;
}

double label_height(const SheetWords& words, const std::string& label) {
    return static_cast<double>(1 + std::count(label.begin(), label.end(), '\n')) * kSheetLeadingEm * em_mm(words) + kAirMm;
}

Cell labelled(const SheetWords& words, const std::string& text) { return slip_words(broken_label(words, text), Shade::label, words.size.text_pt); }

double one_line(const SheetWords& words) { return kSheetLeadingEm * em_mm(words) + kAirMm; }

}  // namespace

SheetPart labelled_part(const SheetWords& words, const std::vector<std::pair<std::string, std::string>>& entries) {
    SheetPart part{{kLabelMm, kWidthMm - kLabelMm}, {}, {}};
    for (const auto& [label, text] : entries) {
        Row row;
        row.cells = {labelled(words, label), plain(words, text)};
        row.height_mm = std::max(height_for(words, text, part.columns_mm[1]), label_height(words, row.cells[0].label));
        part.rows.push_back(std::move(row));
    }
    return part;
}

SheetPart tick_part(const SheetWords& words, const std::string& label, const std::vector<std::string>& lines) {
    constexpr int kUnits = 6;
    const double unit = (kWidthMm - kLabelMm) / kUnits;
    SheetPart part{{kLabelMm, unit, unit, unit, unit, unit, unit}, {}, {}};
    int used = kUnits;
    for (const std::string& line : lines) {
        const int span = std::clamp(static_cast<int>(std::ceil(natural_mm(words, line) / unit)), 1, kUnits);
        if (used + span > kUnits) {
            if (!part.rows.empty()) part.rows.back().cells.back().span += kUnits - used;
            part.rows.emplace_back().height_mm = one_line(words);
            used = 0;
        }
        Row& row = part.rows.back();
        row.cells.push_back(plain(words, line));
        row.cells.back().span = span;
        row.height_mm = std::max(row.height_mm, height_for(words, line, unit * span));
        used += span;
    }
    if (part.rows.empty()) part.rows.emplace_back().cells = {plain(words, words.catalog.word("sheet.none"))}, part.rows.back().cells.back().span = kUnits, part.rows.back().height_mm = one_line(words);
    else part.rows.back().cells.back().span += kUnits - used;
    Cell name = labelled(words, label);
    name.down = static_cast<int>(part.rows.size());
    double height = 0;
    for (const Row& row : part.rows) height += row.height_mm;
    part.rows.back().height_mm += std::max(0.0, label_height(words, name.label) - height);      // few lines beside a long label
    part.rows.front().cells.insert(part.rows.front().cells.begin(), std::move(name));
    return part;
}

std::vector<SheetFact> arranged(const SheetWords& words, std::vector<SheetFact> facts, int people) {
    if (!words.size.lone_facts_apart || people < 3) return facts;
    std::map<std::size_t, int> count;
    for (const SheetFact& fact : facts) count[fact.item] += fact.person == forms::kWholeCase ? 2 : 1;
    for (SheetFact& fact : facts) {
        if (count[fact.item] != 1) continue;
        fact.label = words.catalog.word("sheet.fact_of", {{"number", std::to_string(fact.person + 1)}, {"label", fact.label}});
        fact.person = forms::kWholeCase;
    }
    return facts;
}

SheetPart case_part(const SheetWords& words, const std::vector<SheetFact>& facts) {
    constexpr int kUnits = 3;
    const double value = kWidthMm / kUnits - kLabelMm;
    SheetPart part;
    for (int unit = 0; unit < kUnits; ++unit) part.columns_mm.insert(part.columns_mm.end(), {kLabelMm, value});
    Row head;
    head.cells = {labelled(words, words.catalog.word("sheet.case"))};
    head.cells[0].span = 2 * kUnits;
    head.height_mm = one_line(words);
    part.head.push_back(std::move(head));
    int used = kUnits;
    for (const SheetFact& fact : facts) {
        if (fact.person != forms::kWholeCase) continue;
        const double room = natural_mm(words, fact.value) + kSourceMm;
        const int span = room <= value ? 1 : room <= 2 * value + kLabelMm ? 2 : kUnits;
        if (used + span > kUnits) {
            if (!part.rows.empty()) part.rows.back().cells.back().span += 2 * (kUnits - used);
            part.rows.emplace_back().height_mm = one_line(words);
            used = 0;
        }
        Row& row = part.rows.back();
        row.cells.push_back(labelled(words, fact.label));
        row.cells.push_back(sourced(words, fact));
        row.cells.back().span = 2 * span - 1;
        const double width = value + (span - 1) * (value + kLabelMm) - kSourceMm;
        row.height_mm = std::max({row.height_mm, height_for(words, fact.value, width), label_height(words, row.cells[row.cells.size() - 2].label)});
        used += span;
    }
    if (!part.rows.empty()) part.rows.back().cells.back().span += 2 * (kUnits - used);
    return part;
}

std::vector<SheetPart> people_parts(const SheetWords& words, const std::vector<SheetFact>& facts, int people) {
    std::vector<SheetPart> parts;
    if (people == 0) return parts;
    const int bands = (people + words.size.people_per_band - 1) / words.size.people_per_band;
    const int per_band = (people + bands - 1) / bands;
    const double column = (kWidthMm - kLabelMm) / per_band;
    for (int first = 0; first < people; first += per_band) {
        const int here = std::min(per_band, people - first);
        SheetPart part;
        part.columns_mm = {kLabelMm};
        Row head;
        head.height_mm = one_line(words);
        head.cells = {labelled(words, words.catalog.word("sheet.item"))};
        for (int person = 0; person < here; ++person) {
            part.columns_mm.push_back(column);
            head.cells.push_back(labelled(words, words.catalog.word("sheet.person", {{"number", std::to_string(first + person + 1)}})));
        }
        part.head.push_back(std::move(head));
        std::map<std::size_t, std::vector<const SheetFact*>> by_item;
        for (const SheetFact& fact : facts) {
            if (fact.person < first || fact.person >= first + here) continue;
            auto& row = by_item.try_emplace(fact.item, static_cast<std::size_t>(here), nullptr).first->second;
            row[static_cast<std::size_t>(fact.person - first)] = &fact;
        }
        for (const auto& [item, of_people] : by_item) {
            const SheetFact& any = **std::find_if(of_people.begin(), of_people.end(), [](const SheetFact* fact) { return fact != nullptr; });
            Row row;
            row.cells = {labelled(words, any.label)};
            row.height_mm = label_height(words, row.cells[0].label);
            for (const SheetFact* fact : of_people) {
                row.cells.push_back(fact ? sourced(words, *fact) : plain(words, ""));
                if (fact) row.height_mm = std::max(row.height_mm, height_for(words, fact->value, column - kSourceMm));
            }
            part.rows.push_back(std::move(row));
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<std::vector<forms::Block>> sheet_pages(std::vector<SheetPart> parts) {
    constexpr double kUsableMm = 268, kTitleMm = 17, kGapMm = 1.6;
    std::vector<std::vector<forms::Block>> pages(1);
    double left = kUsableMm - kTitleMm;
    for (SheetPart& part : parts) {
        double head_mm = 0;
        for (const Row& row : part.head) head_mm += row.height_mm;
        for (std::size_t from = 0; from < part.rows.size();) {
            std::size_t to = from;
            double used = head_mm;
            // A cell that goes down over several rows keeps them together.
            while (to < part.rows.size()) {
                std::size_t group = to + 1;
                for (const Cell& cell : part.rows[to].cells) group = std::max(group, to + static_cast<std::size_t>(cell.down));
                double group_mm = 0;
                for (std::size_t row = to; row < group; ++row) group_mm += part.rows[row].height_mm;
                if (used + group_mm > left && !(pages.back().empty() && to == from)) break;
                used += group_mm;
                to = group;
            }
            const bool too_little = to == from || (to - from < 2 && to < part.rows.size());
            if (too_little && !pages.back().empty()) {
                pages.emplace_back();
                left = kUsableMm;
                continue;
            }
            std::vector<Row> rows(part.rows.begin() + static_cast<std::ptrdiff_t>(from), part.rows.begin() + static_cast<std::ptrdiff_t>(to));
            forms::Block block = slip_table(part.columns_mm, std::move(rows));
            block.head_rows = part.head;
            if (!pages.back().empty()) pages.back().push_back(slip_space(kGapMm));
            pages.back().push_back(std::move(block));
            left -= used + kGapMm;
            from = to;
        }
    }
    return pages;
}

}  // namespace printer
