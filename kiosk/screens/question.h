// The question screen and the parts of it that have stages of their own: address, name, bank.
// Shared by question.cpp, address.cpp, name.cpp and bank.cpp only.
#pragma once

#include "kiosk/offers.h"
#include "kiosk/screens/controls.h"
#include "kiosk/screens/frame.h"

namespace kiosk::screens {

/// A list and the buttons that lead out of it. In portrait the buttons stand below the list; in landscape the list has the
/// whole height beside the words, and the buttons stand below the words.
struct ListBoxes {
    ui::BoxMm list, buttons;
};
/// Room for `count` buttons.
ListBoxes list_boxes(const ui::Layout& layout, const ui::BoxMm& fields, const ui::BoxMm& keys, int count);
/// The place of the first, second … of them.
ui::BoxMm button_box(const ui::Layout& layout, const ui::BoxMm& buttons, int place);

/// The answers of a choice as cards, and above them that several may be chosen.
void lay_answers(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const ChoiceDraft& draft, const ui::BoxMm& box);
/// The least height, between the two, in which they stand on as few sheets as in all the room: what is seen at once is chosen from
/// without turning, and the words above them can be read behind 「説明」.
double answers_height_mm(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, const ChoiceDraft& draft, double width_mm, double least_mm, double room_mm);

std::string problem_sentence(const Seen& seen, const EntryProblem& problem);
/// The box that says what to put right: its title, the sentence, the mark.
struct ProblemBox {
    double icon_mm, room_mm, title_mm, height_mm;
    std::string sentence;
};
ProblemBox problem_box(const ui::Layout& layout, const Seen& seen, double width_mm, const EntryProblem& problem);
double lay_problem(ui::Layout& layout, const Seen& seen, const ui::BoxMm& box, const EntryProblem& problem);
/// Of a panel that is too small for the mistake beside its field: the sentence has the page, one button leads back to the field.
void lay_mistake_alone(ui::Layout& layout, const Seen& seen, const std::string& question, const EntryProblem& problem);
bool has_room_for_mistake(const ui::Layout& layout);
/// The sentence of the mistake once more, at its field, where the panel has room for it; on a small one the box above stands
/// beside the field anyway. Returns the lower edge.
double lay_mistake(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const ui::BoxMm& under);

/// Fields go to `fields`; keys to `keys`, which is the rest of the same box when both share a column.
void lay_address(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const AddressDraft& draft, const ui::BoxMm& fields,
                 const ui::BoxMm& keys);
/// What its fields take above the keys.
double address_fields_height_mm(const ui::Layout& layout, const AddressDraft& draft);
/// The people who are asked the same: each may be taken out of the answer; a line with their names where the row of them has no room.
/// Returns the lower edge.
double lay_together(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const ui::BoxMm& box);
bool shows_names(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm);
double together_height_mm(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm);
/// The row of them on the page of the explanation.
double together_row_height_mm(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm);
void lay_together_row(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const ui::BoxMm& content, double y_mm);
/// What is chosen with one tap in place of typing: readings of a name, the last days.
void lay_readings(ui::Layout& layout, const Seen& seen, const TextDraft& draft, const ui::BoxMm& fields, const ui::BoxMm& keys);
void lay_days(ui::Layout& layout, const Seen& seen, const DateDraft& draft, const ui::BoxMm& fields, const ui::BoxMm& keys);
std::string address_help_key(const AddressDraft& draft);
void lay_name(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const NameDraft& draft, const ui::BoxMm& fields,
              const ui::BoxMm& keys);
/// Empty while the question's own help is the right one.
std::string name_help_key(const NameDraft& draft);
double name_fields_height_mm(const ui::Layout& layout, const NameDraft& draft);
/// Whether this stage types; the others choose from a list.
bool name_needs_keys(const NameDraft& draft);
void lay_bank(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BankDraft& draft, const ui::BoxMm& fields,
              const ui::BoxMm& keys);
std::string bank_help_key(const BankDraft& draft);
double bank_fields_height_mm(const ui::Layout& layout, const BankDraft& draft);

}  // namespace kiosk::screens
