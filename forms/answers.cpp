// Setting and forgetting answers: the one state of an interview.
// Nothing is derived here.
#include "forms/answers.h"

namespace forms {

void Answers::set(Slot slot, Value value, Source source) { slots[std::move(slot)] = Answer{std::move(value), source}; }

void Answers::set_unknown(Slot slot) { slots[std::move(slot)] = Answer{std::nullopt, Source::resident}; }

void Answers::forget(const Slot& slot) { slots.erase(slot); }

const Answer* Answers::find(const Slot& slot) const {
    const auto found = slots.find(slot);
    return found == slots.end() ? nullptr : &found->second;
}

}  // namespace forms
