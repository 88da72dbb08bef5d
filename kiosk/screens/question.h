// The question screen and the part of it that asks for an address.
// Shared by question.cpp and address.cpp only.
#pragma once

#include "kiosk/screens/controls.h"
#include "kiosk/screens/frame.h"

namespace kiosk::screens {

/// Fields go to `fields`; keys to `keys`, which is the rest of the same box when both share a column.
void lay_address(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const AddressDraft& draft, const ui::BoxMm& fields,
                 const ui::BoxMm& keys);
/// What its fields take above the keys.
double address_fields_height_mm(const ui::Layout& layout, const AddressDraft& draft);
/// The people who are asked the same: each may be taken out of the answer. Returns the lower edge.
double lay_together(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const ui::BoxMm& box);
double together_height_mm(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm);
std::string address_help_key(const AddressDraft& draft);

}  // namespace kiosk::screens
