// The pages on which the people of a case are gathered, and on which each may lay down a card.
// Session + Event → Session. What is gathered goes straight into the answers (household.h).
#include "kiosk/household.h"
#include "kiosk/session_code.h"
#include "kiosk/turn.h"

#include <algorithm>

namespace kiosk {

namespace {

const forms::Slot kSize{forms::kHouseholdSize, forms::kWholeCase};

/// Everything that names people by number moves with them.
void remove_person(Turn& turn, int person) {
    turn.session.answers = without_person(std::move(turn.session.answers), person);
    std::vector<forms::Slot> answered;
    for (forms::Slot& slot : turn.session.answered) {
        if (slot.person == person) continue;
        if (slot.person > person) --slot.person;
        answered.push_back(std::move(slot));
    }
    turn.session.answered = std::move(answered);
    turn.session.joined.clear();           // they name people by number
    turn.session.asked_alone.clear();
}

/// Whether the head is among the people, where the errand leaves that open.
bool must_ask_for_head(const forms::Situation& situation) {
    if (!is_gathered_on_tree(situation) || has_head(situation)) return false;
    const forms::Item* joins = situation.catalog().item(kJoinsHousehold);
    return joins && !situation.find(*joins, forms::kWholeCase).value;
}

/// The errand, or an answer, says that the head is one of them.
bool lacks_head(const forms::Situation& situation) {
    if (!is_gathered_on_tree(situation) || has_head(situation)) return false;
    const forms::Item* joins = situation.catalog().item(kJoinsHousehold);
    const auto& value = situation.find(*joins, forms::kWholeCase).value;
    const bool* is_elsewhere = value ? std::get_if<bool>(&*value) : nullptr;
    const bool one_alone = situation.person_count() == 1;       // then the rules know that it is the head
    return is_elsewhere && !*is_elsewhere && !one_alone;
}

void finish(Turn& turn, const HouseholdPage& page) {
    turn.session.answers = with_consequences(std::move(turn.session.answers), *turn.world.catalog, turn.world.today);
    if (!was_gathered(turn.session)) turn.session.answered.push_back(kSize);
    turn.session.page = turn.next_page(page.check_sheet.value_or(0));
}

void go_on(Turn& turn, HouseholdPage page) {
    const auto situation = forms::derive_situation(*turn.world.catalog, turn.session.answers, turn.world.today);
    if (situation.person_count() == 0) page.problem = "problem.household.none";
    else if (lacks_head(situation)) page.problem = "problem.household.no_head";
    else if (must_ask_for_head(situation)) page.asks = HouseholdAsks::where_the_head_is;
    else return finish(turn, page);
    turn.session.page = std::move(page);
}

void edit_page(Turn& turn, HouseholdPage page, const EditAction& action) {
    page.problem.clear();
    if (const auto* sheet = std::get_if<ShowSheet>(&action)) page.sheet = std::max(0, sheet->sheet);
    const auto* option = std::get_if<ChooseOption>(&action);
    if (option && page.shows_all_relations) {
        const auto situation = forms::derive_situation(*turn.world.catalog, turn.session.answers, turn.world.today);
        turn.session.answers = with_person(std::move(turn.session.answers), situation, option->id);
        page.shows_all_relations = false;
    } else if (option) {
        const bool answers_head = page.asks == HouseholdAsks::where_the_head_is && option->id == kHeadLivesThere;
        page.asks = HouseholdAsks::nobody;
        page.shows_all_relations = option->id == kAllRelations;
        page.shows_people = option->id == kAddedPeople;
        page.sheet = 0;
        if (answers_head) {
            turn.session.answers.set({kJoinsHousehold, forms::kWholeCase}, true, forms::Source::resident);
            return finish(turn, page);
        }
    }
    turn.session.page = std::move(page);
}

}  // namespace

void on_page(Turn& turn, HouseholdPage page, const Event& event) {
    Session& session = turn.session;
    const auto situation = forms::derive_situation(*turn.world.catalog, session.answers, turn.world.today);
    const bool is_asking = page.asks != HouseholdAsks::nobody;
    if (const auto* edit = std::get_if<Edit>(&event)) {
        edit_page(turn, std::move(page), edit->action);
    } else if (const auto* added = std::get_if<AddPerson>(&event)) {
        session.answers = with_person(std::move(session.answers), situation, added->relation);
        session.page = HouseholdPage{.check_sheet = page.check_sheet};
    } else if (const auto* removed = std::get_if<RemovePerson>(&event)) {
        if (removed->person < 0 || removed->person >= situation.person_count()) return;
        const bool was_asked = page.asks == HouseholdAsks::whether_to_remove && page.person == removed->person;
        if (was_asked || !has_more_than_relation(session.answers, removed->person)) {
            remove_person(turn, removed->person);
            session.page = HouseholdPage{.shows_people = page.shows_people && situation.person_count() > 1, .check_sheet = page.check_sheet};
        } else {
            session.page = HouseholdPage{.asks = HouseholdAsks::whether_to_remove, .person = removed->person, .check_sheet = page.check_sheet};
        }
    } else if (std::holds_alternative<Back>(event) && (is_asking || page.shows_all_relations || page.shows_people)) {
        session.page = HouseholdPage{.check_sheet = page.check_sheet};
    } else if (std::holds_alternative<Back>(event) && page.check_sheet && situation.person_count() > 0) {
        go_on(turn, std::move(page));
    } else if (std::holds_alternative<Back>(event)) {
        const bool is_first = session.answered.empty() || session.answered.front() == kSize;
        if (is_first) turn.go_back_to_start();
        else turn.go_back_from(was_gathered(session) ? std::optional(kSize) : std::nullopt);
    } else if (std::holds_alternative<Next>(event) && !is_asking) {
        go_on(turn, std::move(page));
    }
}

void on_page(Turn& turn, CardOfferPage page, const Event& event) {
    Session& session = turn.session;
    if (const auto* edit = std::get_if<Edit>(&event))
        if (const auto* sheet = std::get_if<ShowSheet>(&edit->action)) page.sheet = std::max(0, sheet->sheet), session.page = page;
    const int people = turn.view().situation.person_count();
    const auto without = people_without_card(session, people);
    const int next = without.empty() ? 0 : without.front();
    if (const auto* use = std::get_if<UseCard>(&event)) {
        const bool is_among = std::find(without.begin(), without.end(), use->person) != without.end();
        session.page = PinPage{is_among ? use->person : next, {}, CardTrouble::none};
    } else if (std::holds_alternative<UseCode>(event)) {
        start_scan(turn, ScanFrom::offer);
    } else if (std::holds_alternative<SkipCard>(event) || std::holds_alternative<Next>(event)) {
        session.card_offer = CardOffer::closed;
        session.page = turn.next_page();
    } else if (std::holds_alternative<Back>(event)) {
        if (was_gathered(session)) session.page = HouseholdPage{};
        else if (session.answered.empty()) turn.go_back_to_start();
        else turn.go_back_from(std::nullopt);
    }
}

}  // namespace kiosk
