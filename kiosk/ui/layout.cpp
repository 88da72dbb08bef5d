// Puts text and targets on a page.
// Between the screens and the page; measures with printer/fonts.h, so that what is laid is what is drawn.
#include "kiosk/ui/layout.h"

#include "kiosk/ui/ruby.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr double kIcon_em = 1.0;
constexpr double kNoteGap_mm = 1.5, kTallTarget_mm = 40;

constexpr double kLineMax_em = 40;         // longer lines are hard to follow back

double line_width(double width_mm, const Type& type) { return std::min(width_mm, kLineMax_em * type.em_mm); }

/// An icon that only decorates its words goes before the words get smaller or come apart; one that alone says what pressing does stays.
bool may_be_left_out(const Target& target) {
    const bool removes = target.icon == Icon::quit && target.role == Role::answer, is_listed = target.too_long == TooLong::on_more_lines;          // a list has it on all or none
    return !is_listed && target.icon != Icon::check && target.icon != Icon::circle && target.icon != Icon::box && target.icon != Icon::none && !removes;
}

}  // namespace

Layout::Layout(const printer::Fonts& fonts, SizeMm size, std::string page_id, const Comfort& comfort, const Density& density)
    : fonts_(fonts), comfort_(comfort), density_(density) {
    page_.id = std::move(page_id);
    page_.size = size;
    page_.colours = comfort.colours;
    page_.letters = comfort.size;
}

Type Layout::real(Type type) const {
    type.em_mm = em(type.em_mm);
    return type;
}

double Layout::line_room(double width_mm, const Type& type) const { return is_for_desk() ? width_mm : line_width(width_mm, type); }

double Layout::reach_top_mm() const { return comfort_.reach == Reach::low ? std::max(0.0, page_.size.height_mm - kReach_mm) : 0.0; }

double Layout::text_width(const std::string& text, const Type& type) const {
    const Type set = real(type);
    return measured('w', text, 0, set, [&] { return width_of(fonts_, text, set); });
}

template <typename Measure>
double Layout::measured(char what, const std::string& text, double width_mm, const Type& set, Measure measure) const {
    if (!measured_) return measure();
    std::string key = text;
    key.push_back(what);
    key.push_back(static_cast<char>(set.face));
    for (const double number : {width_mm, set.em_mm, set.leading}) key.append(reinterpret_cast<const char*>(&number), sizeof number);
    const auto known = measured_->of.find(key);
    if (known != measured_->of.end()) return known->second;
    return measured_->of.emplace(std::move(key), measure()).first->second;
}

double Layout::text_height(const std::string& text, double width_mm, const Type& type) const {
    const Type set = real(type);
    return measured('t', text, width_mm, set, [&] { return height_of(broken(fonts_, text, line_room(width_mm, set), set), set); });
}

double Layout::fitted_height(const std::string& text, double width_mm, const Type& type) const {
    const Type set = real(type);
    return measured('f', text, width_mm, set, [&] { return height_of(fitted(fonts_, text, line_room(width_mm, set), text_height(text, width_mm, type), set, density_.floor_mm), set); });
}

double Layout::text(const std::string& id, const BoxMm& box, const std::string& text, const Type& type, Align align, Role role) {
    if (text.empty()) return box.y_mm;
    const Type set = real(type);
    const Lines lines = broken(fonts_, text, line_room(box.width_mm, set), set);
    Widget widget;
    widget.id = id;
    widget.role = role;
    widget.given = text;
    widget.box = {box.x_mm, box.y_mm, box.width_mm, height_of(lines, set)};
    put_lines(fonts_, widget, widget.box, lines, set, align);
    page_.widgets.push_back(std::move(widget));
    return page_.widgets.back().box.bottom_mm();
}

/// The size of the standard scale, from one down to another, whose real size is what was found: the scale is monotone.
double Layout::standard_em(double found_mm, double from_mm, double least_mm) const {
    double standard = from_mm;
    while (standard > least_mm && em(standard) > found_mm + 0.001) standard = std::max(least_mm, standard - 0.1);
    return standard;
}

Type Layout::calm(const std::string& text, double width_mm, Type type, int lines_max) const {
    const double found = ui::calm(fonts_, text, line_room(width_mm, real(type)), real(type), em(kBody_mm), lines_max).em_mm;
    type.em_mm = standard_em(found, type.em_mm, kBody_mm);
    return type;
}

void Layout::line(const std::string& id, const BoxMm& box, const std::string& text, const Type& type, Align align, Role role) {
    if (text.empty()) return;
    Widget widget;
    widget.id = id;
    widget.role = role;
    widget.given = text;
    widget.box = box;
    put_lines(fonts_, widget, box, fitted(fonts_, text, line_room(box.width_mm, real(type)), box.height_mm, real(type), density_.floor_mm), real(type), align);
    page_.widgets.push_back(std::move(widget));
}

Type Layout::label_type(const Target& target) const {
    return real({target.em_mm, target.face.value_or(target.is_bold ? printer::Typeface::screen_bold : printer::Typeface::screen), target.look.ink, kButtonLeading});
}

/// The words of a target, and its note below them.
void Layout::put_words(Widget& widget, const Target& target, const BoxMm& inner) const {
    const Type type = label_type(target);
    if (target.note.empty()) return put_lines(fonts_, widget, inner, fitted(fonts_, target.text, inner.width_mm, inner.height_mm, type, density_.floor_mm, target.too_long), type, target.align);
    const Type small = real({std::clamp(target.em_mm * 0.75, kSmall_mm, kBody_mm), printer::Typeface::screen, target.is_selected ? target.look.ink : kSoftInk, kButtonLeading});
    const Lines below = fitted(fonts_, target.note, inner.width_mm, inner.height_mm * 0.5, small, density_.floor_mm);
    const double note_height = height_of(below, small);
    const Lines above = fitted(fonts_, target.text, inner.width_mm, inner.height_mm - note_height - kNoteGap_mm, type, density_.floor_mm, target.too_long);
    const double height = height_of(above, type);
    const double top = inner.y_mm + std::max(0.0, (inner.height_mm - height - note_height - kNoteGap_mm) / 2);
    put_lines(fonts_, widget, {inner.x_mm, top, inner.width_mm, height}, above, type, target.align);
    put_lines(fonts_, widget, {inner.x_mm, top + height + kNoteGap_mm, inner.width_mm, note_height}, below, small, target.align);
}

double Layout::side_padding(const BoxMm& box, Role role) const {
    if (role == Role::key) return density_.edge_mm;
    const bool is_roomy = box.height_mm > kTallTarget_mm && box.width_mm > 2 * kTallTarget_mm;
    return std::min(is_roomy ? 2 * density_.padding_mm : density_.padding_mm, box.width_mm * 0.08);
}

BoxMm Layout::words_box(const Target& target, bool has_icon) const {
    if (target.words) return *target.words;
    const double padding = side_padding(target.box, target.role), width = words_width_mm(target.box, target.role, target.em_mm, has_icon);
    const double icon = target.box.width_mm - 2 * padding - width, left = target.icon == Icon::next ? 0 : icon;
    return {target.box.x_mm + padding + left, target.box.y_mm + density_.edge_mm, width, target.box.height_mm - 2 * density_.edge_mm};
}

double Layout::label_em(const Target& target) const {
    const BoxMm inner = words_box(target, target.icon != Icon::none);
    Type known_by = label_type(target);
    known_by.leading = inner.height_mm;                         // what was measured is known by the height of its box, too
    return measured('e', target.text + '\n' + target.note, inner.width_mm, known_by, [&] {
        Widget widget;
        put_words(widget, target, inner);
        if (widget.lines.empty()) return target.em_mm;
        const double found = widget.lines.front().type.em_mm, standard = standard_em(found, target.em_mm, kSmall_mm);
        return em(standard) > found + 0.001 ? 0.0 : standard;
    });
}

double Layout::words_width_mm(const BoxMm& box, Role role, double em_mm, bool has_icon) const {
    return box.width_mm - 2 * side_padding(box, role) - (has_icon ? kIcon_em * em(em_mm) + density_.icon_gap_mm : 0);
}

void Layout::target(Target target) {
    Widget widget;
    widget.id = target.id;
    widget.role = target.role;
    widget.box = target.box;
    widget.given = target.text + (target.note.empty() ? "" : "\n" + target.note);
    widget.look = target.look;
    widget.is_drawn = true;
    widget.is_selected = target.is_selected;
    const double padding = side_padding(target.box, target.role);
    put_words(widget, target, words_box(target, target.icon != Icon::none));
    if (may_be_left_out(target) && !target.words && !widget.lines.empty()) {
        Widget bare;
        put_words(bare, target, words_box(target, false));
        const bool is_better = bare.lines.size() < widget.lines.size() || bare.lines.front().type.em_mm > widget.lines.front().type.em_mm + 0.01;
        if (is_better) widget.lines = std::move(bare.lines), target.icon = Icon::none;
    }
    widget.tap = std::move(target.tap);
    widget.icon = target.icon;
    const double icon = target.icon == Icon::none ? 0 : kIcon_em * em(target.em_mm);
    const bool icon_is_right = target.icon == Icon::next;
    double icon_x = icon_is_right ? target.box.right_mm() - padding - icon : target.box.x_mm + padding;
    if (target.align == Align::centre && !widget.lines.empty()) {          // the icon keeps to its text
        double left = target.box.right_mm(), right = 0;
        for (const TextLine& line : widget.lines) left = std::min(left, line.x_mm), right = std::max(right, line.x_mm + line.width_mm);
        icon_x = icon_is_right ? right + density_.icon_gap_mm : left - density_.icon_gap_mm - icon;
    }
    widget.icon_box = {icon_x, target.box.y_mm + target.box.height_mm / 2 - icon / 2, icon, icon};
    (target.is_last ? last_ : page_.widgets).push_back(std::move(widget));
}

bool Layout::is_torn(const std::string& text, double width_mm, const Type& type) const {
    const Type set = real(type);
    return measured('b', text, width_mm, set, [&] { return broken(fonts_, text, line_room(width_mm, set), set).is_torn ? 1.0 : 0.0; }) > 0;
}

bool Layout::can_draw(const std::string& text, printer::Typeface face) const {
    return measured('d', text, 0, {0, face}, [&] {
        std::string letters = text;
        std::erase(letters, '\n');
        return fonts_.shape(face, letters).complete() ? 1.0 : 0.0;
    }) > 0;
}

void Layout::field(FieldBox field) {
    Widget widget;
    widget.id = field.id;
    widget.role = Role::field;
    widget.box = field.box;
    widget.given = field.text;
    widget.look = field.look;
    widget.is_drawn = true;
    widget.tap = std::move(field.tap);
    const double padding = std::min(density_.padding_mm, field.box.width_mm * 0.1);
    const BoxMm inner{field.box.x_mm + padding, field.box.y_mm + density_.edge_mm, field.box.width_mm - 2 * padding, field.box.height_mm - 2 * density_.edge_mm};
    const Type type = real({field.em_mm, printer::Typeface::screen, field.look.ink, kButtonLeading});
    if (!field.text.empty()) put_lines(fonts_, widget, inner, fitted(fonts_, field.text, inner.width_mm - 2, inner.height_mm, type, density_.floor_mm), type, field.align);
    if (field.has_caret) {
        const double em = widget.lines.empty() ? std::min(type.em_mm, inner.height_mm * 0.8) : widget.lines.back().type.em_mm;
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
    const Type type = real({density_.chip_em_mm, printer::Typeface::screen, look.ink, kButtonLeading});
    const double padding = density_.chip_padding_mm, width = width_of(fonts_, text, type) + 2 * padding, height = line_height(text, type) + density_.chip_room_mm;
    panel(id, {x_mm, middle_mm - height / 2, width, height}, look, Role::chip);
    Widget& widget = page_.widgets.back();
    widget.given = text;
    put_lines(fonts_, widget, {x_mm + padding, middle_mm - height / 2, width - 2 * padding, height}, {{text}, type.em_mm, false}, type, Align::left);
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

void Layout::sheet(const std::string& id, const BoxMm& box, Sheet sheet) {
    Widget widget;
    widget.id = id;
    widget.role = Role::sheet;
    widget.box = box;
    widget.sheet = std::move(sheet);
    page_.widgets.push_back(std::move(widget));
}

void Layout::rule(const std::string& id, double x_mm, double y_mm, double width_mm) {
    panel(id, {x_mm, y_mm - 0.1, width_mm, 0.2}, {kHairline, kHairline, 0, 0, kInk});
}

int Layout::on_sheet(int turned_to, int sheets, int at_most) {
    page_.sheets = std::max(1, sheets);
    page_.has_too_many_sheets = sheets > at_most;
    page_.sheet = std::clamp(sheet_.value_or(turned_to), 0, page_.sheets - 1);
    return page_.sheet;
}

/// Colours last: screens speak of the standard ones.
Page Layout::take() {
    std::move(last_.begin(), last_.end(), std::back_inserter(page_.widgets));
    for (Widget& widget : page_.widgets) {
        widget.speech = as_spoken(widget.given);
        if (comfort_.colours == Colours::standard) continue;
        if (widget.sheet && widget.sheet->follows_colours) widget.sheet->colours = comfort_.colours;
        widget.look = seen_in(comfort_.colours, widget.look);
        for (TextLine& line : widget.lines) line.type.ink = seen_in(comfort_.colours, line.type.ink);
    }
    return std::move(page_);
}

}  // namespace kiosk::ui
