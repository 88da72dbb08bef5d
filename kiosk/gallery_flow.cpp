// The pages of the way through a visit, for the gallery: family, cards, together, papers, what is dropped, practice.
// Uses step() wherever a page comes from a tap.
#include "kiosk/gallery_shots.h"

#include "kiosk/household.h"
#include "kiosk/screens/screens.h"

namespace kiosk {

namespace {

constexpr int kCase = forms::kWholeCase;

Session session_with(forms::Answers answers, Page page, const std::string& language) {
    Session session;
    session.answers = std::move(answers);
    session.page = std::move(page);
    session.language = language;
    return session;
}

forms::Answers errand_only(const char* errand) {
    forms::Answers answers;
    answers.set({kErrandItem, kCase}, std::string(errand), forms::Source::resident);
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

void add_household(std::vector<Shot>& shots, const std::string& language, const House& house) {
    const Session empty = session_with(errand_only("tennyu"), HouseholdPage{}, language);
    const Session family = stepped(empty, {AddPerson{"head"}, AddPerson{"wife"}, AddPerson{"child"}, AddPerson{"child"}}, house);
    shots.push_back({"household_" + language, empty, 0});
    shots.push_back({"household_nobody_" + language, stepped(empty, {Next{}}, house), 0});
    shots.push_back({"household_family_" + language, family, 0});
    shots.push_back({"household_relations_" + language, stepped(family, {Edit{ChooseOption{kAllRelations}}}, house), 0});
    shots.push_back({"household_head_" + language, stepped(empty, {AddPerson{"child"}, Next{}}, house), 0});
    shots.push_back({"household_counted_" + language, stepped(session_with(errand_only("inkan"), HouseholdPage{}, language), {AddPerson{}, AddPerson{}}, house), 0});
    Session many = family;
    for (int i = 0; i < 9; ++i) many = stepped(many, {AddPerson{"child_child"}}, house);
    shots.push_back({"household_many_" + language, many, 0});
    shots.push_back({"cards_" + language, stepped(family, {Next{}}, house), 0});
}

void add_cases(std::vector<Shot>& shots, const forms::Answers& answers, const std::string& language, const House& house) {
    forms::Answers read = only_names(answers);
    for (auto& [slot, answer] : read.slots)
        if (slot.person == 0) answer.source = forms::Source::card;
    for (const char* item : {"name", "birth", "sex"}) read.forget({item, 2});
    shots.push_back({"cards_begun_" + language, session_with(read, CardOfferPage{}, language), 0});
    Session removing = session_with(answers, HouseholdPage{}, language);
    shots.push_back({"household_remove_" + language, stepped(removing, {RemovePerson{1}}, house), 0});
    forms::Answers asked = answers;
    for (int person = 0; person < 4; ++person) asked.forget({"insurance", person});
    Session together = session_with(asked, QuestionPage{}, language);
    together.card_offer = CardOffer::closed;
    together = stepped(session_with(asked, CardOfferPage{}, language), {SkipCard{}}, house);
    if (std::holds_alternative<QuestionPage>(together.page)) {
        shots.push_back({"together_" + language, together, 0});
        shots.push_back({"together_not_all_" + language, stepped(together, {TogglePerson{3}}, house), 0});
    }
    Session check = session_with(answers, CheckPage{}, language);
    shots.push_back({"drop_" + language, stepped(check, {ChangeAnswer{{"has_dog", kCase}}, Edit{ChooseOption{"no"}}}, house), 0});
    const auto view = forms::view_case(house.catalog, answers, house.today);
    for (int zoom = 0; zoom < 3; ++zoom) {
        Session paper = check;
        paper.paper = screens::paper_of(view, {"phone", kCase});
        paper.paper->zoom = zoom;
        shots.push_back({"paper_" + std::to_string(kZooms[zoom] * 100) + "_" + language, paper, 0});
    }
}

}  // namespace

void add_flow_shots(std::vector<Shot>& shots, const forms::Answers& answers, const House& house) {
    for (const std::string& language : house.strings.languages()) {
        add_household(shots, language, house);
        add_cases(shots, answers, language, house);
        Session practice = session_with({}, StartPage{}, language);
        practice.mode = Mode::practice;
        shots.push_back({"practice_start_" + language, practice, 0});
        Session done = session_with({}, DonePage{{}, 0, Mode::practice}, language);
        shots.push_back({"practice_done_" + language, done, 0});
    }
}

}  // namespace kiosk
