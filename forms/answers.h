// Answers: what is known of a case, (item, person) → value and where it came from. The only state of an interview.
// Decides nothing; everything else is recomputed from it.
#pragma once

#include "forms/value.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace forms {

/// `person` is the index of a person, or kWholeCase for items that belong to the case.
inline constexpr int kWholeCase = -1;
struct Slot {
    std::string item;
    int person = kWholeCase;
    auto operator<=>(const Slot&) const = default;
};

/// No value = the resident said 「わからない」: it is not asked again and becomes a flag for the clerk.
struct Answer {
    std::optional<Value> value;
    Source source = Source::resident;
    bool operator==(const Answer&) const = default;
};

struct Answers {
    std::map<Slot, Answer> slots;

    void set(Slot slot, Value value, Source source);
    void set_unknown(Slot slot);
    void forget(const Slot& slot);
    const Answer* find(const Slot& slot) const;
    bool operator==(const Answers&) const = default;
};

/// Adds those that are not there yet, in their order.
void add_new(std::vector<Slot>& to, const std::vector<Slot>& from);

/// The most people one case can hold; more is refused with a sentence (a bus tour is not a household).
inline constexpr int kPersonsMax = 20;

}  // namespace forms
