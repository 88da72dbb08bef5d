// Which questions stand together on the next page: what of a group of the catalog is to be asked anyway.
// CaseView → group. No state: what was chosen on such a page is told by `alone`, which the caller keeps.
#pragma once

#include "forms/interview.h"

#include <set>

namespace forms {

/// An entry with the slots it would answer, in the order of asking.
struct OpenEntry {
    const GroupEntry* entry = nullptr;
    std::vector<Slot> slots;
};
struct OpenGroup {
    const QuestionGroup* group = nullptr;
    std::vector<OpenEntry> entries;
};

/// The page on which `next` is asked together with others; nothing where it is asked by its own question: it is in no group,
/// nothing else of its group is open, or somebody chose it (`alone`).
std::optional<OpenGroup> open_group(const CaseView& view, const Slot& next, const std::set<Slot>& alone);

/// The answer of who chose the entry, where the choice says it all: the opposite of a yes/no item that is about one.
std::optional<Value> chosen_answer(const Catalog& catalog, const OpenEntry& open);

}  // namespace forms
