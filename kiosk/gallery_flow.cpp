// The pages of the way through a visit, for the gallery: family, cards, together, papers, what is dropped, practice.
// Uses step() wherever a page comes from a tap.
#include "kiosk/gallery_shots.h"

#include "kiosk/code_answers.h"
#include "kiosk/household.h"
#include "kiosk/qr/payload.h"
#include "kiosk/screens/screens.h"

namespace kiosk {

namespace {

constexpr int kCase = forms::kWholeCase;

Session session_with(forms::Answers answers, Page page) {
    Session session;
    session.answers = std::move(answers);
    session.page = std::move(page);
    return session;
}

forms::Answers errand_only(const char* errand) {
    forms::Answers answers;
    answers.set({kErrandItem, kCase}, std::string(errand), forms::Source::resident);
    return answers;
}

/// A family of which names and birth dates are known, and nothing that a page of several questions asks.
forms::Answers without_usual(forms::Answers answers, const House& house) {
    std::erase_if(answers.slots, [&](const auto& entry) { return entry.first.item == "kana" || house.catalog.group_of_item.contains(entry.first.item); });
    return answers;
}

Session stepped(const Session& session, const std::vector<Event>& events, const House& house) {
    Session now = session;
    for (const Event& event : events) now = step(std::move(now), event, 0, house.world()).session;
    return now;
}

/// The family of the sample, before anything is asked of one of them.
forms::Answers only_names(const forms::Answers& answers) {
    forms::Answers names;
    for (const auto& [slot, answer] : answers.slots)
        for (const char* item : {kErrandItem, forms::kHouseholdSize, forms::kName, forms::kRelationship, forms::kBirth, "sex", kJoinsHousehold})
            if (slot.item == item) names.slots[slot] = answer;
    return names;
}

void add_household(std::vector<Shot>& shots, const House& house) {
    const Session empty = session_with(errand_only("tennyu"), HouseholdPage{});
    const Session family = stepped(empty, {AddPerson{"head"}, AddPerson{"wife"}, AddPerson{"child"}, AddPerson{"child"}}, house);
    shots.push_back({"household", empty, 0});
    shots.push_back({"household_nobody", stepped(empty, {Next{}}, house), 0});
    shots.push_back({"household_family", family, 0});
    shots.push_back({"household_relations", stepped(family, {Edit{ChooseOption{kAllRelations}}}, house), 0});
    shots.push_back({"household_head", stepped(empty, {AddPerson{"child"}, Next{}}, house), 0});
    shots.push_back({"household_counted", stepped(session_with(errand_only("inkan"), HouseholdPage{}), {AddPerson{}, AddPerson{}}, house), 0});
    Session many = family;
    for (int i = 0; i < 9; ++i) many = stepped(many, {AddPerson{"child_child"}}, house);
    shots.push_back({"household_many", many, 0});
    shots.push_back({"household_people", stepped(many, {Edit{ChooseOption{kAddedPeople}}}, house), 0});
    shots.push_back({"cards", stepped(family, {Next{}}, house), 0});
}

void add_cases(std::vector<Shot>& shots, const forms::Answers& answers, const House& house) {
    forms::Answers read = only_names(answers);
    for (auto& [slot, answer] : read.slots)
        if (slot.person == 0) answer.source = forms::Source::card;
    for (const char* item : {"name", "birth", "sex"}) read.forget({item, 2});
    shots.push_back({"cards_begun", session_with(read, CardOfferPage{}), 0});
    const Session nothing_known = stepped(session_with(without_usual(answers, house), CardOfferPage{}), {SkipCard{}}, house);
    if (std::holds_alternative<ReadingsPage>(nothing_known.page)) {
        shots.push_back({"readings", nothing_known, 0});
        const Session household = stepped(nothing_known, {Next{}}, house);
        if (std::holds_alternative<GroupPage>(household.page)) {
            shots.push_back({"group_household", household, 0});
            shots.push_back({"group_household_chosen", stepped(household, {Edit{ChooseOption{"0"}}, Edit{ChooseOption{"4"}}}, house), 0});
            shots.push_back({"group_household_problem", stepped(household, {Next{}}, house), 0});
        }
    }
    GroupPage children{"children", {}};
    for (int entry = 0; house.catalog.groups.contains("children") && entry < static_cast<int>(house.catalog.groups.at("children").entries.size()); ++entry) {
        const forms::Item& item = *house.catalog.item(house.catalog.groups.at("children").entries[static_cast<std::size_t>(entry)].item);
        children.entries.push_back({entry, {{item.id, item.per_person ? 0 : kCase}}});
    }
    if (!children.entries.empty()) shots.push_back({"group_children", session_with(answers, children), 0});
    Session removing = session_with(answers, HouseholdPage{});
    shots.push_back({"household_remove", stepped(removing, {RemovePerson{1}}, house), 0});
    forms::Answers asked = answers;
    for (int person = 0; person < 4; ++person) asked.forget({"insurance", person});
    Session together = session_with(asked, QuestionPage{});
    together.card_offer = CardOffer::closed;
    together = stepped(session_with(asked, CardOfferPage{}), {SkipCard{}}, house);
    if (std::holds_alternative<QuestionPage>(together.page)) {
        shots.push_back({"together", together, 0});
        shots.push_back({"together_not_all", stepped(together, {TogglePerson{3}}, house), 0});
        shots.push_back({"together_explained", stepped(together, {TogglePerson{3}, ExplainQuestion{}}, house), 0});
    }
    Session check = session_with(answers, CheckPage{});
    shots.push_back({"drop", stepped(check, {ChangeAnswer{{"has_dog", kCase}}, Edit{ChooseOption{"no"}}}, house), 0});
    const auto view = forms::view_case(house.catalog, answers, house.today);
    for (int zoom = 0; zoom < 3; ++zoom) {
        Session paper = check;
        paper.paper = screens::paper_of(view, {"phone", kCase});
        paper.paper->zoom = zoom;
        shots.push_back({"paper_" + std::to_string(kZooms[zoom] * 100), paper, 0});
    }
}

/// The resident's own code: made, and shown again at the next visit.
void add_own_codes(std::vector<Shot>& shots, const forms::Answers& answers, const House& house) {
    for (const auto& [name, page] : {std::pair{"own_offer", OwnCodePage{}}, std::pair{"own_pin", OwnCodePage{.stage = OwnStage::pin, .pin = "12345"}},
                                     std::pair{"own_differs", OwnCodePage{.stage = OwnStage::pin, .trouble = OwnTrouble::differs}},
                                     std::pair{"own_again", OwnCodePage{.stage = OwnStage::again, .again = "12345678"}},
                                     std::pair{"own_sealing", OwnCodePage{.stage = OwnStage::sealing}}})
        shots.push_back({name, session_with(answers, page), 0});
    Session made = session_with(answers, OwnCodePage{.stage = OwnStage::made});
    made.own_code = {std::string(1000, '7')};
    shots.push_back({"own_made", made, 0});
    made.own_code.push_back(std::string(900, '3'));
    shots.push_back({"own_made_two", made, 0});
    made.page = SendPage{};
    shots.push_back({"own_send", made, 0});
    shots.push_back({"own_done", session_with({}, DonePage{"A-001", 0, Mode::real, true}), 0});
    shots.push_back({"own_ask", session_with({}, CodePinPage{{{}, 5, false}, ScanFrom::start, "1234"}), 0});
    shots.push_back({"own_wrong", session_with({}, CodePinPage{{{}, 4, true}, ScanFrom::start}), 0});
    shots.push_back({"own_too_many", session_with({}, CodePinPage{{}, ScanFrom::start, {}, false, qr::CodeTrouble::too_many_pins}), 0});
    shots.push_back({"own_opening", session_with({}, CodeOpeningPage{}), 0});
    const forms::Answers kept = own_answers(answers, house.catalog, house.today);
    shots.push_back({"own_found", session_with({}, ScanFoundPage{{kept, {}, 0}}), 0});
    shots.push_back({"own_errand", session_with(kept, ErrandPage{}), 0});
    shots.push_back({"own_who", session_with(kept, CodeWhoPage{}), 0});
    forms::Answers other = answers;
    other.set({"phone", kCase}, std::string("0838-22-0000"), forms::Source::resident);
    other.forget({"birth", 1});
    shots.push_back({"own_beside", session_with(other, ScanFoundPage{{kept, {}, 0}, ScanFrom::offer}), 0});
    shots.push_back({"own_card_offer", session_with(errand_only("tennyu"), CardOfferPage{}), 0});
}

/// Pages of a code made at home; the picture of the camera is put in by the gallery.
void add_codes(std::vector<Shot>& shots, const forms::Answers& answers) {
    shots.push_back({"scan", session_with({}, ScanPage{}), 0});
    shots.push_back({"scan_nearer", session_with({}, ScanPage{Aim::nearer, {}, {}}), 0});
    shots.push_back({"scan_by_hand", session_with({}, ScanPage{Aim::by_hand, {}, {}}), 0});
    shots.push_back({"scan_out_of_order", session_with({}, ScanPage{Aim::out_of_order, {}, {}}), 0});
    shots.push_back({"scan_left", session_with({}, ScanPage{Aim::nothing_seen, {}, {1, 2}}), 0});
    shots.push_back({"scan_expired", session_with({}, ScanPage{Aim::hold_still, qr::CodeTrouble::expired, {}}), 0});
    shots.push_back({"scan_used", session_with({}, ScanPage{Aim::hold_still, qr::CodeTrouble::used, {}}), 0});
    shots.push_back({"scan_found", session_with({}, ScanFoundPage{{answers, UsedCode{}, 2}}), 0});
    forms::Answers from_code = answers;
    for (auto& [slot, answer] : from_code.slots) answer.source = forms::Source::qr;
    shots.push_back({"scan_cards", session_with(from_code, CardOfferPage{}), 0});
    shots.push_back({"scan_check", session_with(from_code, CheckPage{}), 0});
    for (auto& [slot, answer] : from_code.slots)
        if (slot.person == 0) answer.source = forms::Source::card;
    shots.push_back({"scan_replaced", session_with(from_code, CardFoundPage{0, CardFinding::taken, {{"sex", 0}}}), 0});
}

}  // namespace

void add_flow_shots(std::vector<Shot>& shots, const forms::Answers& answers, const House& house) {
    add_household(shots, house);
    add_cases(shots, answers, house);
    add_codes(shots, answers);
    add_own_codes(shots, answers, house);
    Session practice = session_with({}, StartPage{});
    practice.mode = Mode::practice;
    ConfirmPage confirm{1, "A-012", {{{"phone", kCase}, std::string("0838-22-0000")}, {{"new_address", kCase}, forms::Address{"758-0043", "\u5C71\u53E3\u770C", "\u8429\u5E02", "\u5927\u5B57\u6C5F\u5411", "510", "", ""}},
                                     {{"name", 1}, std::string("\u7530\u6751 \u82B1\u5B50")}}, ConfirmStage::whose, 0};
    shots.push_back({"confirm_whose", session_with(answers, confirm), 0});
    confirm.stage = ConfirmStage::facts;
    shots.push_back({"confirm_first", session_with(answers, confirm), 0});
    confirm.sheet = 1;
    shots.push_back({"confirm_last", session_with(answers, confirm), 0});
    confirm.stage = ConfirmStage::thanks;
    shots.push_back({"confirm_thanks", session_with({}, confirm), 0});
    shots.push_back({"practice_start", practice, 0});
    shots.push_back({"practice_done", session_with({}, DonePage{{}, 0, Mode::practice}), 0});
}

}  // namespace kiosk
