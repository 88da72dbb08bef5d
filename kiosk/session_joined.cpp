// The pages that ask several questions at once: a group of the catalog, and the readings of several names.
// Session + Event → Session. What is chosen on a group is asked by its own question next; the rest is answered with one tap.
#include "forms/answers_file.h"
#include "forms/groups.h"
#include "kiosk/letters.h"
#include "kiosk/turn.h"
#include "kiosk/wipe.h"

#include <algorithm>

namespace kiosk {

namespace {

using forms::Slot;

bool is_chosen(const GroupPage& page, int entry) { return std::find(page.chosen.begin(), page.chosen.end(), entry) != page.chosen.end(); }

forms::OpenEntry open_entry(const World& world, const GroupPage& page, const GroupPage::Entry& entry) {
    return {&world.catalog->groups.at(page.group).entries[static_cast<std::size_t>(entry.entry)], entry.slots};
}

/// What the page says as it stands: the usual answer of what is not chosen, and of what is where choosing says it all.
std::vector<Said> said_on(const World& world, const GroupPage& page) {
    std::vector<Said> said;
    for (const GroupPage::Entry& entry : page.entries) {
        const forms::OpenEntry open = open_entry(world, page, entry);
        const auto chosen = forms::chosen_answer(*world.catalog, open);
        const bool asks_alone = is_chosen(page, entry.entry) && !chosen;
        for (const Slot& slot : entry.slots)
            if (!asks_alone) said.push_back({slot, is_chosen(page, entry.entry) ? chosen : open.entry->otherwise});
    }
    return said;
}

/// 「わからない」 that nobody would ask for is no answer: it would be a flag for the clerk about nothing.
void keep_needed_unknowns(const Turn& turn, std::vector<Said>& said) {
    forms::Answers answers = turn.session.answers;
    for (const Said& one : said)
        if (one.value) answers.set(one.slot, *one.value, forms::Source::resident);
        else answers.forget(one.slot);
    const auto missing = forms::view_case(*turn.world.catalog, answers, turn.world.today).missing;
    std::erase_if(said, [&](const Said& one) { return !one.value && std::find(missing.begin(), missing.end(), one.slot) == missing.end(); });
}

void answer_group(Turn& turn, GroupPage page) {
    auto said = said_on(turn.world, page);
    keep_needed_unknowns(turn, said);
    auto dropped = dropped_by(turn, said);
    if (dropped.empty()) return keep_group(turn, page, said, {});
    turn.session.page = DropPage{std::move(page), std::move(said), std::move(dropped)};
}

void toggle(GroupPage& page, int entry) {
    page.problem.clear();
    const auto found = std::find(page.chosen.begin(), page.chosen.end(), entry);
    if (found != page.chosen.end()) page.chosen.erase(found);
    else page.chosen.push_back(entry);
}

std::optional<int> entry_named(const GroupPage& page, const std::string& id) {
    for (const GroupPage::Entry& entry : page.entries)
        if (std::to_string(entry.entry) == id) return entry.entry;
    return std::nullopt;
}

bool asks_same(const JoinedPage& one, const JoinedPage& other) {
    const auto* group = std::get_if<GroupPage>(&one);
    const auto* another = std::get_if<GroupPage>(&other);
    if (group && another) return group->group == another->group && group->entries.size() == another->entries.size() && group->entries.front().slots == another->entries.front().slots;
    const auto* readings = std::get_if<ReadingsPage>(&one);
    const auto* again = std::get_if<ReadingsPage>(&other);
    return readings && again && readings->slots == again->slots;
}

void remember_joined(Session& session, JoinedPage page) {
    std::erase_if(session.joined, [&](const JoinedPage& known) { return asks_same(known, page); });
    session.joined.push_back(std::move(page));
}

void edit_group(Turn& turn, GroupPage page, const EditAction& action) {
    if (const auto* sheet = std::get_if<ShowSheet>(&action)) page.sheet = std::max(0, sheet->sheet);
    if (const auto* option = std::get_if<ChooseOption>(&action)) {
        if (option->id == kNoneOfGroup) {
            page.chosen.clear();
            return answer_group(turn, std::move(page));
        }
        if (const auto entry = entry_named(page, option->id)) toggle(page, *entry);
    }
    turn.session.page = std::move(page);
}

/// Every reading that stands on the page is right.
void take_readings(Turn& turn, const ReadingsPage& page) {
    std::vector<Said> said;
    for (std::size_t i = 0; i < page.slots.size(); ++i) {
        const forms::Item& item = *turn.world.catalog->item(page.slots[i].item);
        auto checked = forms::check_value(item, page.readings[i], turn.world.today);
        if (checked.value) said.push_back({page.slots[i], std::move(checked.value)});
    }
    keep_said(turn, said, {});
    for (Said& one : said) kiosk::wipe(*one.value);
    remember_joined(turn.session, ReadingsPage{page.slots, {}});
    turn.session.page = turn.next_page();
}

/// A name that is pressed is read otherwise: its own question.
void press_reading(Turn& turn, const ReadingsPage& page, const std::string& person) {
    for (const Slot& slot : page.slots) {
        if (std::to_string(slot.person) != person) continue;
        turn.session.page = turn.question(slot);
        if (auto* question = std::get_if<QuestionPage>(&turn.session.page)) question->is_from_readings = true;
    }
}

}  // namespace

void keep_group(Turn& turn, const GroupPage& page, const std::vector<Said>& said, const std::vector<Slot>& dropped) {
    Session& session = turn.session;
    keep_said(turn, said, dropped);
    for (const GroupPage::Entry& entry : page.entries)
        for (const Slot& slot : entry.slots) {
            const bool is_said = std::any_of(said.begin(), said.end(), [&](const Said& one) { return one.slot == slot; });
            if (is_said) session.asked_alone.erase(slot);
            else if (session.asked_alone.insert(slot).second) session.answers.forget(slot);      // answered with the others before
        }
    remember_joined(session, page);
    session.page = turn.next_page();
}

void on_page(Turn& turn, GroupPage page, const Event& event) {
    const auto* one_by_one = std::get_if<TogglePerson>(&event);
    if (const auto* edit = std::get_if<Edit>(&event)) return edit_group(turn, std::move(page), edit->action);
    if (one_by_one && one_by_one->person == kOneByOne) {
        for (const GroupPage::Entry& entry : page.entries)
            for (const Slot& slot : entry.slots) turn.session.asked_alone.insert(slot);
        turn.session.page = turn.next_page();
    } else if (std::holds_alternative<Next>(event)) {
        if (!page.chosen.empty()) return answer_group(turn, std::move(page));
        page.problem = "problem.group.none";
        turn.session.page = std::move(page);
    } else if (std::holds_alternative<Back>(event)) {
        turn.go_back_from(page.entries.front().slots.front());
    }
}

void on_page(Turn& turn, ReadingsPage page, const Event& event) {
    const auto* edit = std::get_if<Edit>(&event);
    const auto* sheet = edit ? std::get_if<ShowSheet>(&edit->action) : nullptr;
    const auto* option = edit ? std::get_if<ChooseOption>(&edit->action) : nullptr;
    if (sheet) {
        page.sheet = std::max(0, sheet->sheet);
        turn.session.page = std::move(page);
    } else if (option) {
        press_reading(turn, page, option->id);
    } else if (std::holds_alternative<Next>(event)) {
        take_readings(turn, page);
    } else if (std::holds_alternative<Back>(event)) {
        turn.go_back_from(page.slots.front());
    }
}

}  // namespace kiosk
