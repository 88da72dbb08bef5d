// The finger of a resident in tests, and the pages on which one tap answers several questions: groups, readings, one and the rest.
// Part of support/resident.h.
#pragma once

#include "forms/catalog.h"
#include "forms/answers.h"
#include "kiosk/address_book.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace resident {

class Glass {
public:
    virtual ~Glass() = default;
    virtual std::string page() = 0;
    virtual std::set<std::string> targets() = 0;
    virtual void tap(const std::string& id) = 0;
    /// On a keyboard beside the screen.
    virtual void type(const std::string& text) = 0;
    /// What stands in a field, where that can be seen; nothing where it cannot.
    virtual std::optional<std::string> field(const std::string&) { return std::nullopt; }
};

struct Known {
    const forms::Catalog& catalog;
    const kiosk::AddressBook& addresses;
    const forms::Answers& answers;
};

/// What people say of this item, where they know it.
inline std::map<forms::Slot, forms::Value> said_of(const Known& known, const std::string& item) {
    std::map<forms::Slot, forms::Value> said;
    for (const auto& [slot, answer] : known.answers.slots)
        if (slot.item == item && answer.value) said.emplace(slot, *answer.value);
    return said;
}

/// Chooses what applies, or nothing of it; returns what is answered with the page.
inline std::set<forms::Slot> answer_group(Glass& glass, const Known& known, const forms::QuestionGroup& group) {
    std::set<forms::Slot> answered;
    bool has_chosen = false;
    const auto answer_shown = [&](std::size_t entry_at) {
        const std::string id = "choice." + std::to_string(entry_at);
        if (!glass.targets().contains(id)) return;
        const forms::GroupEntry& entry = group.entries[entry_at];
        const auto said = said_of(known, entry.item);
        const bool is_usual = entry.otherwise ? !said.empty() && std::all_of(said.begin(), said.end(), [&](const auto& one) { return one.second == *entry.otherwise; }) : said.empty();
        const bool says_it_all = said.size() == 1 && known.catalog.item(entry.item)->type == forms::ItemType::yes_no;
        if (is_usual || says_it_all)
            for (const auto& [slot, value] : said) answered.insert(slot);
        if (is_usual) return;
        glass.tap(id);
        has_chosen = true;
    };
    while (true) {                                             // every sheet of it
        for (std::size_t i = 0; i < group.entries.size(); ++i) answer_shown(i);
        if (!glass.targets().contains("sheet.next")) break;
        glass.tap("sheet.next");
    }
    glass.tap(has_chosen ? "next" : "choice.none");
    return answered;
}

/// Presses the first that is read otherwise, or says that all are right; returns the slots that are answered then.
inline std::set<forms::Slot> confirm_readings(Glass& glass, const Known& known) {
    std::set<forms::Slot> answered;
    const std::string mark = "choice.";
    const auto slot_of_row = [&](const std::string& id) { return forms::Slot{"kana", std::stoi(id.substr(mark.size()))}; };
    const auto is_wrong = [&](const std::string& id) {
        if (!id.starts_with(mark)) return false;
        const forms::Answer* said = known.answers.find(slot_of_row(id));
        const auto shown = glass.field(id);
        if (!said || !said->value || !shown) return true;
        const auto& reading = std::get<std::string>(*said->value);
        if (!shown->starts_with(reading)) return true;
        const std::string rest = shown->substr(reading.size());        // the name as it is written; one more kana: another reading
        return rest.starts_with("\xE3\x82") || rest.starts_with("\xE3\x83");
    };
    while (true) {
        const auto targets = glass.targets();
        const auto wrong = std::find_if(targets.begin(), targets.end(), is_wrong);
        if (wrong != targets.end()) {
            glass.tap(*wrong);
            if (glass.page() != "readings") return {};         // asked by itself
            continue;
        }
        for (const std::string& id : targets)
            if (id.starts_with(mark)) answered.insert(slot_of_row(id));
        glass.tap("next");
        if (glass.page() != "readings") return answered;
    }
}

/// One of several has another answer than all the rest, and the page knows that rule: one tap for them all.
inline std::set<forms::Slot> answer_one_and_rest(Glass& glass, const Known& known, const forms::Slot& slot) {
    const forms::Question* question = known.catalog.question_for(slot.item);
    if (!question || !question->one_and_rest) return {};
    const std::string mark = "choice.one.";
    for (const std::string& id : glass.targets()) {
        if (!id.starts_with(mark)) continue;
        const int one = std::stoi(id.substr(mark.size()));
        std::set<forms::Slot> answered;
        bool is_so = true;
        for (const std::string& other : glass.targets()) {
            if (!other.starts_with("together.")) continue;
            const forms::Slot asked{slot.item, std::stoi(other.substr(9))};
            const forms::Answer* said = known.answers.find(asked);
            const std::string& wanted = asked.person == one ? question->one_and_rest->one : question->one_and_rest->rest;
            is_so = is_so && said && said->value && *said->value == forms::Value{wanted};
            answered.insert(asked);
        }
        if (!is_so || answered.size() < 2) continue;
        glass.tap(id);
        return answered;
    }
    return {};
}

}  // namespace resident
