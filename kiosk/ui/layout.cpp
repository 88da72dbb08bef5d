// Puts text and targets on a page.
// Between the screens and the page; measures with printer/fonts.h, so that what is laid is what is drawn.
#include "kiosk/ui/layout.h"

#include "kiosk/ui/phrases.h"
#include "printer/fitting.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr double kShrinkStep = 0.95;
constexpr double kIcon_em = 1.0;
constexpr double kIconGap_mm = 3.5;
constexpr double kRounding_mm = 0.01;

}  // namespace

Layout::Layout(const printer::Fonts& fonts, SizeMm size, std::string page_id) : fonts_(fonts) {
    page_.id = std::move(page_id);
    page_.size = size;
}

double Layout::text_width(const std::string& text, const Type& type) const {
    return fonts_.shape(type.face, text).width_em * type.em_mm;
}

std::vector<std::string> Layout::broken(const std::string& text, double width_mm, const Type& type) const {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        break_paragraph(text.substr(begin, end - begin), width_mm + kRounding_mm, type, lines);
        begin = end + 1;
    }
    return lines;
}

/// Between phrases; a phrase that is longer than the line is broken by the paper's rules.
void Layout::break_paragraph(const std::string& paragraph, double width_mm, const Type& type, std::vector<std::string>& lines) const {
    std::string line;
    const auto finish = [&] {
        while (line.ends_with(' ')) line.pop_back();
        if (!line.empty()) lines.push_back(std::exchange(line, {}));
    };
    for (const std::string& phrase : phrases(paragraph)) {
        std::string bare = line + phrase;
        while (bare.ends_with(' ')) bare.pop_back();
        if (text_width(bare, type) <= width_mm) {
            line += phrase;
            continue;
        }
        finish();
        line = phrase;
        if (text_width(phrase, type) <= width_mm) continue;
        auto parts = printer::break_lines(fonts_, type.face, phrase, width_mm / type.em_mm);
        if (parts.empty()) continue;
        line = parts.back();
        parts.pop_back();
        for (std::string& part : parts) lines.push_back(std::move(part));
    }
    finish();
}

Layout::Lines Layout::fitted(const std::string& text, double width_mm, double height_mm, const Type& type) const {
    Type tried = type;
    const bool is_one_line = text.find('\n') == std::string::npos;
    if (is_one_line)                                             // a little smaller on one line reads better than two lines
        for (double em = type.em_mm; em >= std::max(kSmall_mm, type.em_mm * 0.86); em *= kShrinkStep) {
            tried.em_mm = em;
            if (text_width(text, tried) <= width_mm) return {{text}, em};
        }
    for (tried.em_mm = type.em_mm;; tried.em_mm = std::max(kSmall_mm, tried.em_mm * kShrinkStep)) {
        const auto lines = broken(text, width_mm, tried);
        const bool fits = static_cast<double>(lines.size()) * tried.em_mm * type.leading <= height_mm;
        if (fits || tried.em_mm <= kSmall_mm) return {lines, tried.em_mm};
    }
}

void Layout::put_lines(Widget& widget, const BoxMm& box, const Lines& lines, Type type, Align align) const {
    type.em_mm = lines.em_mm;
    const double leading = type.em_mm * type.leading;
    const double height = leading * static_cast<double>(lines.lines.size());
    double middle = box.y_mm + (box.height_mm - height) / 2 + leading / 2;
    for (const std::string& text : lines.lines) {
        const double width = text_width(text, type);
        double x = box.x_mm;
        if (align == Align::centre) x += (box.width_mm - width) / 2;
        if (align == Align::right) x += box.width_mm - width;
        widget.lines.push_back({text, type, x, middle + kCapHeight_em / 2 * type.em_mm, width});
        middle += leading;
    }
}

double Layout::text_height(const std::string& text, double width_mm, const Type& type) const {
    return static_cast<double>(broken(text, width_mm, type).size()) * type.em_mm * type.leading;
}

double Layout::text(const std::string& id, const BoxMm& box, const std::string& text, const Type& type, Align align, Role role) {
    if (text.empty()) return box.y_mm;
    const Lines lines{broken(text, box.width_mm, type), type.em_mm};
    Widget widget;
    widget.id = id;
    widget.role = role;
    widget.box = {box.x_mm, box.y_mm, box.width_mm, static_cast<double>(lines.lines.size()) * type.em_mm * type.leading};
    put_lines(widget, widget.box, lines, type, align);
    page_.widgets.push_back(std::move(widget));
    return page_.widgets.back().box.bottom_mm();
}

void Layout::line(const std::string& id, const BoxMm& box, const std::string& text, const Type& type, Align align, Role role) {
    if (text.empty()) return;
    Widget widget;
    widget.id = id;
    widget.role = role;
    widget.box = box;
    put_lines(widget, box, fitted(text, box.width_mm, box.height_mm, type), type, align);
    page_.widgets.push_back(std::move(widget));
}

void Layout::target(Target target) {
    Widget widget;
    widget.id = target.id;
    widget.role = target.role;
    widget.box = target.box;
    widget.look = target.look;
    widget.is_drawn = true;
    widget.is_selected = target.is_selected;
    widget.icon = target.icon;
    widget.tap = std::move(target.tap);
    const double roomy = target.box.height_mm > 40 ? 2 * kPadding_mm : kPadding_mm;
    const double padding = target.role == Role::key ? 1.5 : roomy;
    BoxMm inner{target.box.x_mm + padding, target.box.y_mm + 1.5, target.box.width_mm - 2 * padding, target.box.height_mm - 3};
    Type type{target.em_mm, target.face.value_or(target.is_bold ? printer::Typeface::screen_bold : printer::Typeface::screen), target.look.ink, kButtonLeading};
    const double icon = target.icon == Icon::none ? 0 : kIcon_em * target.em_mm;
    if (target.icon != Icon::none) inner.width_mm -= icon + kIconGap_mm;
    const bool icon_is_right = target.icon == Icon::next;
    if (!icon_is_right && icon > 0) inner.x_mm += icon + kIconGap_mm;
    const double middle = target.box.y_mm + target.box.height_mm / 2;
    if (target.note.empty()) {
        put_lines(widget, inner, fitted(target.text, inner.width_mm, inner.height_mm, type), type, target.align);
    } else {
        Type small = type;
        small.face = printer::Typeface::screen;
        small.em_mm = std::max(kSmall_mm, std::min(kBody_mm, target.em_mm * 0.75));
        small.ink = kSoftInk;
        const double note_height = std::min(text_height(target.note, inner.width_mm, small), inner.height_mm * 0.6);
        const Lines above = fitted(target.text, inner.width_mm, inner.height_mm - note_height, type);
        const double height = static_cast<double>(above.lines.size()) * above.em_mm * type.leading;
        const double top = inner.y_mm + std::max(0.0, (inner.height_mm - height - note_height - 1.5) / 2);
        put_lines(widget, {inner.x_mm, top, inner.width_mm, height}, above, type, target.align);
        put_lines(widget, {inner.x_mm, top + height + 1.5, inner.width_mm, note_height},
                  fitted(target.note, inner.width_mm, note_height, small), small, target.align);
    }
    double icon_x = icon_is_right ? target.box.right_mm() - padding - icon : target.box.x_mm + padding;
    if (target.align == Align::centre && !widget.lines.empty()) {          // the icon keeps to its text
        double left = target.box.right_mm(), right = 0;
        for (const TextLine& line : widget.lines) left = std::min(left, line.x_mm), right = std::max(right, line.x_mm + line.width_mm);
        icon_x = icon_is_right ? right + kIconGap_mm : left - kIconGap_mm - icon;
    }
    widget.icon_box = {icon_x, middle - icon / 2, icon, icon};
    page_.widgets.push_back(std::move(widget));
}

void Layout::field(FieldBox field) {
    Widget widget;
    widget.id = field.id;
    widget.role = Role::field;
    widget.box = field.box;
    widget.look = field.look;
    widget.is_drawn = true;
    widget.tap = std::move(field.tap);
    const BoxMm inner{field.box.x_mm + kPadding_mm, field.box.y_mm + 2, field.box.width_mm - 2 * kPadding_mm, field.box.height_mm - 4};
    const Type type{field.em_mm, printer::Typeface::screen, field.look.ink, kButtonLeading};
    if (!field.text.empty()) put_lines(widget, inner, fitted(field.text, inner.width_mm - 2, inner.height_mm, type), type, field.align);
    if (field.has_caret) {
        const double em = widget.lines.empty() ? field.em_mm : widget.lines.back().type.em_mm;
        const double x = widget.lines.empty() ? (field.align == Align::centre ? inner.x_mm + inner.width_mm / 2 : inner.x_mm)
                                              : widget.lines.back().x_mm + widget.lines.back().width_mm + 0.8;
        const double baseline = widget.lines.empty() ? inner.y_mm + inner.height_mm / 2 + kCapHeight_em / 2 * em : widget.lines.back().baseline_mm;
        widget.caret = BoxMm{x, baseline - 0.9 * em, 0.7, em * 1.05};
    }
    page_.widgets.push_back(std::move(widget));
}

void Layout::panel(const std::string& id, const BoxMm& box, const Look& look, Role role) {
    Widget widget;
    widget.id = id;
    widget.role = role;
    widget.box = box;
    widget.look = look;
    widget.is_drawn = true;
    page_.widgets.push_back(std::move(widget));
}

double Layout::chip(const std::string& id, double x_mm, double middle_mm, const std::string& text, const Look& look) {
    const Type type{kSmall_mm, printer::Typeface::screen, look.ink, kButtonLeading};
    const double width = text_width(text, type) + 6, height = kSmall_mm * 1.5;
    panel(id, {x_mm, middle_mm - height / 2, width, height}, look, Role::chip);
    put_lines(page_.widgets.back(), {x_mm + 3, middle_mm - height / 2, width - 6, height}, {{text}, kSmall_mm}, type, Align::left);
    return x_mm + width;
}

void Layout::icon(const std::string& id, const BoxMm& box, Icon icon, Colour colour) {
    Widget widget;
    widget.id = id;
    widget.box = box;
    widget.look.ink = colour;
    widget.icon = icon;
    widget.icon_box = box;
    page_.widgets.push_back(std::move(widget));
}

void Layout::rule(const std::string& id, double x_mm, double y_mm, double width_mm) {
    panel(id, {x_mm, y_mm - 0.1, width_mm, 0.2}, {kHairline, kHairline, 0, 0, kInk});
}

}  // namespace kiosk::ui
