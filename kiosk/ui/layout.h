// Puts text and targets on a page: measures with the glyphs that will be drawn, breaks lines, fits labels into buttons.
// Screens call it with the sizes and colours of theme.h, as they are for the standard wishes; it makes of them what the
// resident wants (text size, black and white). It decides nothing about what is shown.
#pragma once

#include "kiosk/ui/lines.h"

#include <string>
#include <unordered_map>

namespace kiosk::ui {

/// A button, an answer card or a key. `note` is a second, smaller text below the first.
struct Target {
    std::string id;
    Role role = Role::button;
    BoxMm box;
    std::string text, note;
    std::optional<BoxMm> words = std::nullopt;              // where they stand; else in the middle of the box
    Look look = kQuiet;
    double em_mm = kButton_mm;
    Align align = Align::centre;
    Icon icon = Icon::none;
    bool is_bold = false, is_selected = false;
    TooLong too_long = TooLong::a_little_smaller;          // in a list all labels are of one size
    std::optional<printer::Typeface> face = std::nullopt;   // that of the paper where a letter's shape is what is chosen; else the screen's
    bool is_last = false;                  // in reading order it stands behind everything else, whenever it is laid
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

/// Who turns more sheets than this looks for an answer too long; smaller letters read better then. What is only read through, line
/// by line, may take twice as many.
inline constexpr int kSheetsOfAnswers = 8, kSheetsOfLines = 16;

/// Heights, widths and the like that were measured while one page is made, whose sheets and letters are tried: each text is broken into lines once. Holds
/// what is on the page, and goes with it.
struct Measured {
    std::unordered_map<std::string, double> of;
};

class Layout {
public:
    Layout(const printer::Fonts& fonts, SizeMm size, std::string page_id, const Comfort& comfort = {}, const Density& density = kForFingers);

    /// Measures into it, and looks there first.
    void remember_in(Measured& measured) { measured_ = &measured; }
    SizeMm size() const { return page_.size; }
    const Comfort& comfort() const { return comfort_; }
    /// The real size of a type of theme.h, and of a height or width that holds one line of it.
    double em(double standard_mm) const { return is_for_desk() ? standard_mm : sized(standard_mm, comfort_.size); }
    double grown(double standard_mm) const { return ui::grown(standard_mm, comfort_.size); }
    Type real(Type type) const;
    /// Nothing that can be pressed may stand above: 0, or the reach of the lower band.
    double reach_top_mm() const;
    /// Wrapped at the width of `box`; its height is ignored. Returns the lower edge.
    double text(const std::string& id, const BoxMm& box, const std::string& text, const Type& type, Align align = Align::left,
                Role role = Role::text);
    /// In the middle of the box: a little smaller, or wrapped, when it is too wide for one line.
    void line(const std::string& id, const BoxMm& box, const std::string& text, const Type& type, Align align = Align::left,
              Role role = Role::text);
    void target(Target target);
    /// The em of the standard scale in which the label stands on it: its own, or what it is set down to; 0 where it is set smaller
    /// than anything the scale has.
    double label_em(const Target& target) const;
    /// The room of a target's words beside its icon, if it has one.
    double words_width_mm(const BoxMm& box, Role role, double em_mm, bool has_icon) const;
    void field(FieldBox field);
    /// A ground behind other widgets.
    void panel(const std::string& id, const BoxMm& box, const Look& look, Role role = Role::panel);
    /// A small tag; as wide as its text.
    double chip(const std::string& id, double x_mm, double middle_mm, const std::string& text, const Look& look);
    /// A mark that stands beside text; never alone.
    void icon(const std::string& id, const BoxMm& box, Icon icon, Colour colour);
    /// A printed page, whole or a part of it.
    void sheet(const std::string& id, const BoxMm& box, Sheet sheet);
    /// Thin line between rows.
    void rule(const std::string& id, double x_mm, double y_mm, double width_mm);

    double text_height(const std::string& text, double width_mm, const Type& type) const;
    /// The height in which line() sets it well: one line, a little smaller, or as many as it takes at its size.
    double fitted_height(const std::string& text, double width_mm, const Type& type) const;
    /// For headings: the type, or a smaller one down to the body's size, at which the text takes no more than `lines_max`
    /// lines and no phrase is torn.
    Type calm(const std::string& text, double width_mm, Type type, int lines_max) const;
    double text_width(const std::string& text, const Type& type) const;
    /// Whether a phrase would stand on two lines.
    bool is_torn(const std::string& text, double width_mm, const Type& type) const;
    /// Whether every letter, with its shape, is in some font.
    bool can_draw(const std::string& text, printer::Typeface face) const;

    /// Which of the sheets is laid: the one that was turned to, as far as there are so many. Every screen that spreads what it shows
    /// over sheets asks here, and says so by it.
    int on_sheet(int turned_to, int sheets, int at_most = kSheetsOfAnswers);
    /// There are few answers on each of its sheets: smaller letters are tried then.
    void spread_thinly() { page_.has_sparse_sheets = true; }
    /// Lays this sheet instead, whichever was turned to.
    void lay_sheet_instead(int sheet) { sheet_ = sheet; }

    /// There is no room for it, though somebody would miss it: smaller letters are tried then.
    void leave_out(const std::string& id) { page_.left_out.push_back(id); }

    Page take();

private:
    template <typename Measure>
    double measured(char what, const std::string& text, double width_mm, const Type& set, Measure measure) const;
    /// Staff sit near and have a mouse: nothing is raised to a resident's sizes.
    bool is_for_desk() const { return density_.floor_mm < kFloor_mm; }
    double line_room(double width_mm, const Type& type) const;
    double side_padding(const BoxMm& box, Role role) const;
    BoxMm words_box(const Target& target, bool has_icon) const;
    Type label_type(const Target& target) const;
    double standard_em(double found_mm, double from_mm, double least_mm) const;
    void put_words(Widget& widget, const Target& target, const BoxMm& inner) const;

    const printer::Fonts& fonts_;
    Comfort comfort_;
    Density density_;
    Page page_;
    std::optional<int> sheet_;
    Measured* measured_ = nullptr;
    std::vector<Widget> last_;
};

}  // namespace kiosk::ui
