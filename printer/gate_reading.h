// What the gate expects to read: the letters of a box, the words of a template, and where the template puts a field.
// Internal to gate_*.cpp. Judges nothing and never looks at how the layout came to its decisions.
#pragma once

#include "printer/gate_parts.h"

#include <vector>

namespace printer {

/// The letters of a text without spaces and line breaks.
std::u32string bare(const std::string& text);
/// The letters of `all` that are left over when those of `taken` are taken away, however they stand.
std::u32string left_over(std::u32string all, std::u32string taken);

/// What stands in a field's box: `sure` always, `maybe` where the layout finds room for it, `in_a_row` among what is sure.
struct Ink {
    std::u32string sure, maybe, in_a_row;
};
Ink ink_of(const forms::FilledField& filled);

/// The words that the template prints beside its fields, as often as they stand on the form's own pages.
std::vector<std::u32string> printed_words(const forms::FilledForm& form, const forms::Municipality& city);

/// The pages (from 0) on which a field may stand; `last` counts from the front.
struct PageRange {
    std::size_t first = 0, last = 0;
};
PageRange pages_of(const forms::FilledForm& form, const forms::FilledField& filled);

}  // namespace printer
