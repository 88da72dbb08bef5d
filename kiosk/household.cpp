// The people of a case while they are gathered.
// Persons are numbered in the order of adding; nothing but the answers knows them.
#include "kiosk/household.h"

#include <algorithm>

namespace kiosk {

namespace {

using forms::Answers;
using forms::kWholeCase;
using forms::Slot;

const forms::Item& item_of(const forms::Situation& situation, const char* id) { return *situation.catalog().item(id); }

template <typename T>
const T* known(const forms::Situation& situation, const char* id, int person) {
    const forms::Item* item = situation.catalog().item(id);
    if (!item) return nullptr;
    const auto& value = situation.find(*item, person).value;
    return value ? std::get_if<T>(&*value) : nullptr;
}

void set_size(Answers& answers, int people) {
    if (people == 0) answers.forget({forms::kHouseholdSize, kWholeCase});
    else answers.set({forms::kHouseholdSize, kWholeCase}, static_cast<std::int64_t>(people), forms::Source::resident);
}

/// The number without one, or nothing for that one itself.
std::optional<int> moved_up(int person, int removed) {
    if (person == removed) return std::nullopt;
    return person > removed ? person - 1 : person;
}

}  // namespace

bool is_gathered_on_tree(const forms::Situation& situation) {
    const forms::Question* question = situation.catalog().question_for(forms::kHouseholdSize);
    return question && !question->family_tree.empty() && forms::evaluate(question->tree_when, situation).truth == forms::Truth::yes;
}

std::string relation_of(const forms::Situation& situation, int person) {
    const auto* relation = known<std::string>(situation, forms::kRelationship, person);
    return relation ? *relation : std::string();
}

bool has_head(const forms::Situation& situation) {
    for (int person = 0; person < situation.person_count(); ++person)
        if (relation_of(situation, person) == kHeadRelation) return true;
    return false;
}

Answers with_person(Answers answers, const forms::Situation& situation, const std::string& relation) {
    const int person = situation.person_count();
    if (person >= forms::kPersonsMax) return answers;
    const bool is_known = forms::has_choice(item_of(situation, forms::kRelationship), relation);
    const bool is_second_head = relation == kHeadRelation && has_head(situation);
    if (is_second_head || (!relation.empty() && !is_known)) return answers;
    set_size(answers, person + 1);
    if (!relation.empty()) answers.set({forms::kRelationship, person}, relation, forms::Source::resident);
    return answers;
}

Answers without_person(Answers answers, int removed) {
    Answers kept;
    int people = 0;
    for (auto& [slot, answer] : answers.slots) {
        if (slot.item == forms::kHouseholdSize) {
            if (answer.value) people = static_cast<int>(std::get<std::int64_t>(*answer.value));
            continue;
        }
        const auto person = slot.person == kWholeCase ? std::optional(kWholeCase) : moved_up(slot.person, removed);
        if (!person) continue;
        if (auto* named = answer.value ? std::get_if<forms::PersonRef>(&*answer.value) : nullptr) {
            const auto index = moved_up(named->index, removed);
            if (!index) continue;
            named->index = *index;
        }
        kept.slots[{slot.item, *person}] = std::move(answer);
    }
    set_size(kept, std::max(0, people - 1));
    return kept;
}

bool has_more_than_relation(const Answers& answers, int person) {
    return std::any_of(answers.slots.begin(), answers.slots.end(), [person](const auto& entry) {
        const auto* named = entry.second.value ? std::get_if<forms::PersonRef>(&*entry.second.value) : nullptr;
        return (entry.first.person == person && entry.first.item != forms::kRelationship) || (named && named->index == person);
    });
}

Answers with_consequences(Answers answers, const forms::Catalog& catalog, forms::Date today) {
    const auto before = forms::derive_situation(catalog, answers, today);
    const Slot joins{kJoinsHousehold, kWholeCase};
    if (catalog.item(kJoinsHousehold) && !known<bool>(before, kJoinsHousehold, kWholeCase) && has_head(before))
        answers.set(joins, false, forms::Source::resident);
    for (int person = 0; person < before.person_count(); ++person) {
        const Slot slot{forms::kRelationship, person};
        const forms::Answer* said = answers.find(slot);
        if (!said || !said->value) continue;
        Answers without = answers;
        without.forget(slot);
        const forms::Situation situation = forms::derive_situation(catalog, without, today);
        const auto& given = situation.find(*catalog.item(forms::kRelationship), person).value;
        if (given == said->value) answers = std::move(without);
    }
    return answers;
}

}  // namespace kiosk
