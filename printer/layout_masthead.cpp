// The head of a page: receipt stamp box, title, addressee and filing date; titles of continuation and attached sheets;
// and the margin line at the foot. What the title says is the template's; nothing is worded here but 「受付印」.
#include "printer/layout_masthead.h"

#include "printer/layout_label.h"

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

using forms::Align;

constexpr double kTitleLeadingEm = 1.4;
constexpr double kSubtitlePt = 9.5;
constexpr double kAddresseePt = 11;
constexpr double kDateLabelPt = 8.5;

struct TitleLine {
    Word word;
    double tracking_em = 0;
    double width_mm() const {
        const double gaps = static_cast<double>(word.letters() > 0 ? word.letters() - 1 : 0);
        return word.width_mm() + gaps * tracking_em * word.style.em_mm();
    }
};

/// A short title is set wide, as titles of forms are; a long one close.
double title_tracking_em(std::size_t letters) {
    if (letters <= 4) return 0.7;
    if (letters <= 7) return 0.42;
    if (letters <= 12) return 0.2;
    return letters <= 18 ? 0.1 : 0.04;
}

TitleLine title_line(Pen& pen, const std::string& text, double size_pt, double tracking_em) {
    return {pen.set({Typeface::label_bold, size_pt}, text), tracking_em};
}

/// Breaks a title at a blank so that both lines are about as long; without a blank it stays whole.
std::vector<std::string> in_two(const std::string& title) {
    std::size_t best = std::string::npos, best_distance = title.size();
    for (const std::string_view blank : {std::string_view(" "), std::string_view("　")}) {
        for (std::size_t at = title.find(blank); at != std::string::npos; at = title.find(blank, at + 1)) {
            const std::size_t distance = at > title.size() / 2 ? at - title.size() / 2 : title.size() / 2 - at;
            if (distance < best_distance) {
                best = at;
                best_distance = distance;
            }
        }
    }
    if (best == std::string::npos) return {title};
    const std::size_t skip = title[best] == ' ' ? 1 : 3;
    return {title.substr(0, best), title.substr(best + skip)};
}

std::vector<TitleLine> set_title(Pen& pen, const std::string& title, double width_mm) {
    std::vector<std::string> pieces;
    for (const std::string_view piece : split_lines(title)) pieces.emplace_back(piece);
    const auto set_at = [&](const std::vector<std::string>& texts, double size_pt) {
        std::vector<TitleLine> lines;
        std::size_t longest = 0;
        for (const std::string& text : texts) longest = std::max(longest, pen.set({Typeface::label_bold, 1}, text).letters());
        for (const std::string& text : texts) lines.push_back(title_line(pen, text, size_pt, title_tracking_em(longest)));
        return lines;
    };
    const auto fits = [&](const std::vector<TitleLine>& lines) {
        return std::all_of(lines.begin(), lines.end(), [&](const TitleLine& line) { return line.width_mm() <= width_mm; });
    };
    for (double size = house::kTitlePt; size >= house::kTitlePt - 2.01; size -= 0.5) {
        auto lines = set_at(pieces, size);
        if (fits(lines)) return lines;
    }
    if (pieces.size() == 1) pieces = in_two(pieces.front());
    for (double size = house::kTitlePt; size >= house::kTitlePtMin - 0.01; size -= 0.5) {
        auto lines = set_at(pieces, size);
        if (fits(lines)) return lines;
    }
    pen.report("題名が長く、1行に入りません", "様式の題名に改行を入れるか、短くしてください");
    return set_at(pieces, house::kTitlePtMin);
}

void draw_receipt_stamp(Pen& pen, const BoxMm& box) {
    const PointMm corners[] = {
        {box.x_mm, box.y_mm}, {box.right_mm(), box.y_mm}, {box.right_mm(), box.bottom_mm()}, {box.x_mm, box.bottom_mm()}};
    for (int i = 0; i < 4; ++i) pen.dashed_rule(corners[i], corners[(i + 1) % 4], 0.18, house::kGuide);
    const Word word = pen.set({Typeface::label, 7, house::kGuide}, "受付印");
    const double tracking = 1.2;
    const double width = word.width_mm() + 2 * tracking;
    pen.put(word, box.x_mm + (box.width_mm - width) / 2, pen.baseline_in(word.style, box.y_mm + 1, 3.4), tracking);
}

/// 「届出年月日　令和8年4月10日」, ending at the right edge of the line; the date on a fine rule.
void draw_filing_date(Draft& draft, const forms::Block& block, const BoxMm& line) {
    if (block.date_field.path.empty()) return;
    Pen& pen = draft.pen;
    constexpr double kDateWidthMm = 36;
    const BoxMm place{line.right_mm() - kDateWidthMm, line.y_mm, kDateWidthMm, line.height_mm};
    const Word label = pen.set({Typeface::label, kDateLabelPt}, block.date_label);
    pen.put(label, place.x_mm - label.width_mm() - 2, pen.baseline_in(label.style, line.y_mm, line.height_mm));
    draw_field(draft, {block.date_field, draft.find(block.date_field, -1), Align::centre}, place);
    const double under = line.bottom_mm() - 0.9;
    pen.rule({place.x_mm, under}, {place.right_mm(), under}, 0.15, house::kGuide);
}

/// The middle of the paper where every line clears the stamp box, else the middle of what is left.
double middle_of(const std::vector<TitleLine>& lines, const BoxMm& whole, const BoxMm& free) {
    double widest = 0;
    for (const TitleLine& line : lines) widest = std::max(widest, line.width_mm());
    const double middle = whole.x_mm + whole.width_mm / 2;
    return middle + widest / 2 > free.right_mm() ? free.x_mm + free.width_mm / 2 : middle;
}

double put_title(Pen& pen, const std::vector<TitleLine>& lines, double middle_mm, double y_mm) {
    double y = y_mm;
    for (const TitleLine& line : lines) {
        const double em = line.word.style.em_mm(), height = kTitleLeadingEm * em;
        pen.put(line.word, middle_mm - line.width_mm() / 2, pen.baseline_in(line.word.style, y, height), line.tracking_em * em);
        y += height;
    }
    return y - y_mm;
}

}  // namespace

double draw_masthead(Draft& draft, const forms::Block& block, const BoxMm& room) {
    Pen& pen = draft.pen;
    const forms::Template& form = *draft.form.form;
    const double stamp = block.receipt_stamp ? house::kReceiptStampMm : 0;
    const double clear = stamp > 0 ? stamp + 4 : 0;
    const BoxMm free{room.x_mm, room.y_mm + 1.2, room.width_mm - clear, 0};
    std::vector<TitleLine> lines = set_title(pen, form.title, free.width_mm);
    if (!form.subtitle.empty()) lines.push_back({pen.set({Typeface::label, kSubtitlePt}, form.subtitle), 0});
    const double y = free.y_mm + put_title(pen, lines, middle_of(lines, room, free), free.y_mm);
    constexpr double kLineMm = 7;
    const double line_y = std::max(y + 2, room.y_mm + stamp - kLineMm);
    const BoxMm line{room.x_mm, line_y, room.width_mm - clear, kLineMm};
    const Word to = pen.set({Typeface::label, 8}, "（宛先）");
    const Word whom = pen.set({Typeface::value, kAddresseePt}, draft.form.addressee);
    const double baseline = pen.baseline_in(whom.style, line.y_mm, line.height_mm);
    if (whom.letters() > 0) {
        pen.put(to, line.x_mm, baseline);
        pen.put(whom, line.x_mm + to.width_mm() + 0.6, baseline);
    }
    draw_filing_date(draft, block, line);
    if (stamp > 0) draw_receipt_stamp(pen, {room.right_mm() - stamp, room.y_mm, stamp, stamp});
    return std::max(stamp, line.bottom_mm() - room.y_mm);
}

double draw_title(Draft& draft, const std::string& title, const std::string& note, const BoxMm& room) {
    Pen& pen = draft.pen;
    const Word behind = pen.set({Typeface::label, 11}, note);
    const double reserved = note.empty() ? 0 : behind.width_mm() + 2;
    const BoxMm free{room.x_mm, room.y_mm, room.width_mm - 2 * reserved, 0};
    const auto lines = set_title(pen, title, free.width_mm);
    const double height = put_title(pen, lines, room.x_mm + room.width_mm / 2, room.y_mm);
    if (!note.empty() && !lines.empty()) {
        const TitleLine& last = lines.back();
        const double end = room.x_mm + (room.width_mm + last.width_mm()) / 2;
        const double line_height = kTitleLeadingEm * last.word.style.em_mm();
        pen.put(behind, end + 2, pen.baseline_in(last.word.style, room.y_mm + height - line_height, line_height));
    }
    return height;
}

void draw_margin_line(Draft& draft, std::size_t page, std::size_t pages) {
    Pen& pen = draft.pen;
    pen.turn_to(page);
    const forms::Template& form = *draft.form.form;
    const TextStyle style{Typeface::label, house::kMarginPt, house::kQuiet};
    const double baseline = form.height_mm - std::max(6.0, form.margin_bottom_mm - 5.5);
    std::string identity = draft.city.name;
    if (!form.code.empty()) identity += " " + form.code + " 第" + std::to_string(form.version) + "版";
    if (!form.hash.empty()) identity += "  " + form.hash.substr(0, 8);
    pen.put(pen.set(style, identity), form.margin_left_mm, baseline);
    const Word number = pen.set(style, std::to_string(page + 1) + "/" + std::to_string(pages));
    pen.put(number, form.width_mm - form.margin_right_mm - number.width_mm(), baseline);
}

}  // namespace printer
