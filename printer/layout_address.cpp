// Addresses on paper: 〒 small above, the address below it, the building on a line of its own.
// Where the cell is low, 〒 and address share a line. Shrinks and breaks until all of it stands in the box.
#include "printer/layout_draft.h"

#include <algorithm>

namespace printer {

namespace {

constexpr double kAddressLeadingEm = 1.22;
constexpr double kStep = 0.5;

struct AddressWords {
    std::string postal, line, building;
};

AddressWords words_of(const FieldInHand& hand) {
    if (!hand.filled->value) return {{}, hand.filled->text, {}};
    const auto* address = std::get_if<forms::Address>(&*hand.filled->value);
    if (address == nullptr) return {{}, hand.filled->text, {}};
    const std::string postal = address->postal_code.empty() ? std::string() : "〒" + address->postal_code;
    return {postal, forms::address_line(*address), address->building};
}

struct AddressLines {
    std::vector<std::string> lines;
    bool postal_first = false;  // the first line is 〒 and set smaller
    double size_pt = 0;
    double postal_pt() const { return std::min(house::kPostalPt, size_pt); }
    double height_mm() const {
        const double count = static_cast<double>(lines.size()) - (postal_first ? 1 : 0);
        return (kAddressLeadingEm * count * size_pt + (postal_first ? kAddressLeadingEm * postal_pt() : 0)) * kMmPerPoint;
    }
};

void add_broken(const Fonts& fonts, AddressLines& set, std::string_view text, double width_em) {
    for (std::string& line : break_lines(fonts, Typeface::value, text, width_em)) set.lines.push_back(std::move(line));
}

AddressLines stacked(const Fonts& fonts, const AddressWords& words, double width_mm, double size_pt) {
    AddressLines set;
    set.size_pt = size_pt;
    const double width_em = width_mm / (size_pt * kMmPerPoint);
    set.postal_first = !words.postal.empty();
    if (set.postal_first) set.lines.push_back(words.postal);
    add_broken(fonts, set, words.line, width_em);
    if (!words.building.empty()) add_broken(fonts, set, words.building, width_em);
    return set;
}

/// 〒 in front, then the address; the building follows after a space when it is one line for all.
AddressLines in_line(const Fonts& fonts, const AddressWords& words, double width_mm, double size_pt) {
    AddressLines set;
    set.size_pt = size_pt;
    std::string text = words.postal.empty() ? words.line : words.postal + "　" + words.line;
    if (!words.building.empty()) text += "　" + words.building;
    add_broken(fonts, set, text, width_mm / (size_pt * kMmPerPoint));
    return set;
}

AddressLines choose(const Fonts& fonts, const AddressWords& words, const BoxMm& box, const forms::Field& field) {
    constexpr double kRatherInLinePt = 9;
    for (double size = field.size_pt; size > field.size_pt_min - 0.01; size -= kStep) {
        AddressLines set = stacked(fonts, words, box.width_mm, size);
        if (set.height_mm() <= box.height_mm + 0.01) return set;
        if (size > kRatherInLinePt) continue;
        set = in_line(fonts, words, box.width_mm, size);
        if (set.height_mm() <= box.height_mm + 0.01) return set;
    }
    return in_line(fonts, words, box.width_mm, field.size_pt_min);
}

/// 「〒　　　－」 where a hand will write.
void put_postal_mark(Pen& pen, const BoxMm& inner) {
    const TextStyle style{Typeface::label, house::kPostalPt, house::kQuiet};
    const Word mark = pen.set(style, "〒"), hyphen = pen.set(style, "-");
    const double height = std::min(inner.height_mm, 1.3 * style.em_mm());
    const double baseline = pen.baseline_in(style, inner.y_mm, height);
    pen.put(mark, inner.x_mm, baseline);
    pen.put(hyphen, inner.x_mm + 4.2 * style.em_mm(), baseline);
}

}  // namespace

void draw_address(Draft& draft, const FieldInHand& hand, const BoxMm& box) {
    Pen& pen = draft.pen;
    const BoxMm inner = inset(box, house::kPadMm, 0.4);
    if (!hand.is_filled()) return put_postal_mark(pen, inner);
    const AddressLines set = choose(pen.fonts(), words_of(hand), inner, hand.field);
    if (set.height_mm() > inner.height_mm + 0.01) {
        if (hand.field.fit == forms::Fit::attach)
            return fit_value(draft, hand, {hand.filled->text, hand.field.size_pt, forms::Fit::attach}, inner);
        pen.report(in_quotes(hand.field.label) + "の文字が多く、欄に入りません",
                   "短く書き直すか、職員がこの欄を手書きにしてください");
    }
    double y = inner.y_mm + (inner.height_mm - set.height_mm()) / 2;
    for (std::size_t i = 0; i < set.lines.size(); ++i) {
        const TextStyle style{Typeface::value, i == 0 && set.postal_first ? set.postal_pt() : set.size_pt};
        const double height = kAddressLeadingEm * style.em_mm();
        pen.put_in(pen.set(style, set.lines[i]), {inner.x_mm, y, inner.width_mm, height}, hand.align);
        y += height;
    }
}

}  // namespace printer
