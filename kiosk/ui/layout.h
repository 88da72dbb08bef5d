// Puts text and targets on a page: measures with the glyphs that will be drawn, breaks lines, fits labels into buttons.
// Screens call it; it decides nothing about what they show.
#pragma once

#include "kiosk/ui/page.h"

namespace kiosk::ui {

enum class Align { left, centre, right };

/// A button, an answer card or a key. `note` is a second, smaller text below the first.
struct Target {
    std::string id;
    Role role = Role::button;
    BoxMm box;
    std::string text, note;
    Look look = kQuiet;
    double em_mm = kButton_mm;
    Align align = Align::centre;
    Icon icon = Icon::none;
    bool is_bold = false, is_selected = false;
    std::optional<printer::Typeface> face = std::nullopt;   // that of the paper where a letter's shape is what is chosen; else the screen's
    std::optional<Tap> tap;
};

struct FieldBox {
    std::string id;
    BoxMm box;
    std::string text;
    Look look = kField;
    double em_mm = kField_mm;
    Align align = Align::left;
    bool has_caret = false;
    std::optional<Tap> tap;
};

class Layout {
public:
    Layout(const printer::Fonts& fonts, SizeMm size, std::string page_id);

    SizeMm size() const { return page_.size; }
    /// Wrapped at the width of `box`; its height is ignored. Returns the lower edge.
    double text(const std::string& id, const BoxMm& box, const std::string& text, const Type& type, Align align = Align::left,
                Role role = Role::text);
    /// One line with its vertical middle at `middle_mm`; shrunk to the smallest size when too wide, then wrapped.
    void line(const std::string& id, const BoxMm& box, const std::string& text, const Type& type, Align align = Align::left,
              Role role = Role::text);
    void target(Target target);
    void field(FieldBox field);
    /// A ground behind other widgets.
    void panel(const std::string& id, const BoxMm& box, const Look& look, Role role = Role::panel);
    /// A small tag; as wide as its text.
    double chip(const std::string& id, double x_mm, double middle_mm, const std::string& text, const Look& look);
    /// A mark that stands beside text; never alone.
    void icon(const std::string& id, const BoxMm& box, Icon icon, Colour colour);
    /// Thin line between rows.
    void rule(const std::string& id, double x_mm, double y_mm, double width_mm);

    double text_height(const std::string& text, double width_mm, const Type& type) const;
    double text_width(const std::string& text, const Type& type) const;
    /// Whether every letter, with its shape, is in some font.
    bool can_draw(const std::string& text, printer::Typeface face) const { return fonts_.shape(face, text).complete(); }

    Page take() { return std::move(page_); }

private:
    struct Lines {
        std::vector<std::string> lines;
        double em_mm = 0;
    };
    std::vector<std::string> broken(const std::string& text, double width_mm, const Type& type) const;
    void break_paragraph(const std::string& paragraph, double width_mm, const Type& type, std::vector<std::string>& lines) const;
    Lines fitted(const std::string& text, double width_mm, double height_mm, const Type& type) const;
    void put_lines(Widget& widget, const BoxMm& box, const Lines& lines, Type type, Align align) const;

    const printer::Fonts& fonts_;
    Page page_;
};

}  // namespace kiosk::ui
