// Setting and forgetting answers: the one state of an interview.
// Nothing is derived here.
#include "forms/answers.h"

#include <algorithm>

namespace forms {

void Answers::set(Slot slot, Value value, Source source) { slots[std::move(slot)] = Answer{std::move(value), source}; }

void Answers::set_unknown(Slot slot) { slots[std::move(slot)] = Answer{std::nullopt, Source::resident}; }

void Answers::forget(const Slot& slot) { slots.erase(slot); }

const Answer* Answers::find(const Slot& slot) const {
    const auto found = slots.find(slot);
    return found == slots.end() ? nullptr : &found->second;
}

void add_new(std::vector<Slot>& to, const std::vector<Slot>& from) {
    for (const Slot& slot : from) {
        if (std::find(to.begin(), to.end(), slot) == to.end()) to.push_back(slot);
    }
}

}  // namespace forms
