// The open entries of a group.
// Asks nobody; an entry whose item was chosen for its own question stays out until that is answered.
#include "forms/groups.h"

#include <algorithm>

namespace forms {

namespace {

bool holds(const Condition& condition, const Situation& situation, int person) { return evaluate(condition, situation, {person, person}).truth == Truth::yes; }

/// Not missing yet, but worth asking on the same page.
std::vector<Slot> early_slots(const GroupEntry& entry, const Item& item, const Situation& situation) {
    std::vector<Slot> slots;
    const int people = item.per_person ? situation.person_count() : 1;
    for (int i = 0; entry.may_be_early && i < people; ++i) {
        const int person = item.per_person ? i : kWholeCase;
        if (!holds(entry.early, situation, person)) continue;
        const Resolved& known = situation.find(item, person);
        const bool is_asked_for_itself = std::find(known.missing.begin(), known.missing.end(), Slot{item.id, person}) != known.missing.end();
        if (is_asked_for_itself) slots.push_back({item.id, person});
    }
    return slots;
}

/// Until everybody has a name and a birth date, nobody knows about whom a statement speaks: each is asked as its turn comes.
bool are_people_known(const Situation& situation) {
    for (const char* id : {kName, kBirth}) {
        const Item* item = situation.catalog().item(id);
        for (int person = 0; item && person < situation.person_count(); ++person) {
            const Resolved& known = situation.find(*item, person);
            if (!known.value && !known.told_unknown) return false;
        }
    }
    return true;
}

std::vector<Slot> slots_of(const GroupEntry& entry, const CaseView& view, const std::set<Slot>& alone) {
    const Item* item = view.situation.catalog().item(entry.item);
    if (!item) return {};
    std::vector<Slot> slots = early_slots(entry, *item, view.situation);
    for (const Slot& slot : view.missing)
        if (slot.item == entry.item && std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
    const bool was_chosen = std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return alone.contains(slot); });
    if (was_chosen) return {};
    std::erase_if(slots, [&](const Slot& slot) { return !holds(entry.when, view.situation, slot.person); });
    return slots;
}

}  // namespace

std::optional<OpenGroup> open_group(const CaseView& view, const Slot& next, const std::set<Slot>& alone) {
    const Catalog& catalog = view.situation.catalog();
    const auto found = catalog.group_of_item.find(next.item);
    if (found == catalog.group_of_item.end() || !are_people_known(view.situation)) return std::nullopt;
    OpenGroup open{&catalog.groups.at(found->second), {}};
    bool has_next = false;
    for (const GroupEntry& entry : open.group->entries) {
        auto slots = slots_of(entry, view, alone);
        if (slots.empty()) continue;
        has_next = has_next || std::find(slots.begin(), slots.end(), next) != slots.end();
        open.entries.push_back({&entry, std::move(slots)});
    }
    if (!has_next || open.entries.size() < 2) return std::nullopt;
    return open;
}

std::optional<Value> chosen_answer(const Catalog& catalog, const OpenEntry& open) {
    const Item* item = catalog.item(open.entry->item);
    const bool* otherwise = open.entry->otherwise ? std::get_if<bool>(&*open.entry->otherwise) : nullptr;
    if (!item || item->type != ItemType::yes_no || !otherwise || open.slots.size() != 1) return std::nullopt;
    return Value{!*otherwise};
}

}  // namespace forms
