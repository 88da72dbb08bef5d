// Questions that are rarely answered with yes, shown on one page: 「当てはまるものを選んでください」. Each keeps its own answer,
// words and question; who chooses nothing gives every one its usual answer with one tap. Part of the catalog; decides nothing.
#pragma once

#include "forms/condition.h"
#include "forms/value.h"

#include <optional>
#include <string>
#include <vector>

namespace forms {

/// One line of the page, a statement. `otherwise` is the answer of those who do not choose it; nothing: 「わからない」, for what
/// staff copy from a paper. Who chooses it says the opposite of a yes/no item, or is asked the item's own question next.
struct GroupEntry {
    std::string item;
    std::optional<Value> otherwise;
    Texts text;
    Condition when;            // of the case, or of the person an item is about: the item joins the page only where it holds
    Condition early;           // where it holds the item joins although nothing waits for it yet; never by itself
    bool may_be_early = false;
    Place place;
};

struct QuestionGroup {
    std::string id;
    Texts text, why, help;
    std::vector<GroupEntry> entries;       // at most kGroupEntriesMax
    Place place;
};

/// With 「どれもない」 two columns of four, which a wide panel holds on one sheet.
inline constexpr std::size_t kGroupEntriesMax = 7;

}  // namespace forms
