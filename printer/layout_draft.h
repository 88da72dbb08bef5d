// One form on its way to paper: the filled form, the pen, and what has to stand on an attached sheet.
// Shared by the layout files; nothing outside the layout sees it.
#pragma once

#include "printer/layout_pen.h"

#include <map>

namespace printer {

/// A text that did not fit and stands whole on the attached sheet (別紙).
struct Attachment {
    std::string field, label, text;
};

struct Draft {
    Draft(const forms::FilledForm& filled_form, const forms::Municipality& its_city, const Fonts& fonts, LaidOutForm& out);

    /// What stands in a field of a person's row; nullptr for a free place of a ruled group.
    const forms::FilledField* find(const forms::Field& field, int table_row) const;

    const forms::FilledForm& form;
    const forms::Municipality& city;
    Pen pen;
    std::vector<Attachment> attachments;

private:
    std::map<std::pair<const forms::Field*, int>, const forms::FilledField*> fields_;
};

/// A field as it is being drawn: `filled` is nullptr in a free place.
struct FieldInHand {
    const forms::Field& field;
    const forms::FilledField* filled = nullptr;
    forms::Align align = forms::Align::left;
    bool in_clerk_tone = false;
    bool has_caption = false;
    bool is_filled() const { return filled != nullptr && filled->state == forms::FieldState::filled; }
};

/// Draws a field into its box, and remembers where it stands (FieldBox).
void draw_field(Draft& draft, const FieldInHand& hand, const BoxMm& box);

// The kinds, each in its own file by idea.
void draw_text(Draft& draft, const FieldInHand& hand, const BoxMm& box);
void draw_name(Draft& draft, const FieldInHand& hand, const BoxMm& box);
void draw_address(Draft& draft, const FieldInHand& hand, const BoxMm& box);
void draw_date(Draft& draft, const FieldInHand& hand, const BoxMm& box);
void draw_era_date(Draft& draft, const FieldInHand& hand, const BoxMm& box);
void draw_comb(Draft& draft, const FieldInHand& hand, const BoxMm& box);
/// circle, check and strike.
void draw_options(Draft& draft, const FieldInHand& hand, const BoxMm& box);
void draw_signature(Draft& draft, const FieldInHand& hand, const BoxMm& box);
void draw_stamp(Draft& draft, const BoxMm& box);

/// One text into a box; what does not fit is attached or becomes a finding of the field.
struct ValueText {
    std::string_view text;
    double size_pt = 10.5;
    forms::Fit fit = forms::Fit::shrink;
};
void fit_value(Draft& draft, const FieldInHand& hand, const ValueText& value, const BoxMm& box);

/// The ellipse around a printed word, with the same air for 「男」 as for 「社会保険の離脱」.
BoxMm ring_around(double x_mm, double width_mm, double baseline_mm, double em_mm);
/// How far that ellipse reaches beyond the word, left and right.
double ring_overhang_em(double width_em);

}  // namespace printer
