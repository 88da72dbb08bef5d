// Questions, and the check page that leads back to them.
// Session + Event → Session. An answer that would make others useless asks before they go; nothing is dropped silently.
#include "forms/answers_file.h"
#include "kiosk/also_said.h"
#include "kiosk/review.h"
#include "kiosk/turn.h"

#include <algorithm>

namespace kiosk {

namespace {

using forms::Slot;

/// Whom the answer on the page counts for.
std::vector<Slot> slots_of(const QuestionPage& page) {
    if (page.asked_together.empty()) return {page.slot};
    std::vector<Slot> slots;
    for (const int person : page.people) slots.push_back({page.slot.item, person});
    return slots;
}

void set_answers(forms::Answers& answers, const std::vector<Said>& said) {
    for (const Said& one : said) {
        if (one.value) answers.set(one.slot, *one.value, forms::Source::resident);
        else answers.set_unknown(one.slot);
    }
}

/// The same for everybody the page asks, or one of them and the rest.
std::vector<Said> said_of(const QuestionPage& page, const std::optional<forms::Value>& value) {
    std::vector<Said> said;
    for (const Slot& slot : slots_of(page)) said.push_back({slot, value});
    return said;
}

/// What an answer says beside its own item: kept unless a card or a code already said it.
void take_further(Turn& turn, const Slot& slot, forms::Value raw) {
    const forms::Answer* known = turn.session.answers.find(slot);
    const bool is_stronger = known && (known->source == forms::Source::card || known->source == forms::Source::qr);
    const forms::Item* item = turn.world.catalog->item(slot.item);
    if (!item || is_stronger) return;
    auto checked = forms::check_value(*item, std::move(raw), turn.world.today);
    if (checked.value) turn.session.answers.set(slot, std::move(*checked.value), forms::Source::resident);
}

void keep_answer(Turn& turn, const QuestionPage& page, const std::vector<Said>& said, const std::vector<Slot>& dropped) {
    keep_said(turn, said, dropped);
    const bool is_known = std::any_of(said.begin(), said.end(), [](const Said& one) { return one.value.has_value(); });
    if (is_known)
        for (auto& [slot, further] : also_said(page.slot, page.draft, *turn.world.catalog, *turn.world.books)) take_further(turn, slot, std::move(further));
    turn.session.page = turn.next_page(page.check_sheet.value_or(0));
}

/// Keeps the answer, or asks first whether those that depend on it may go.
void offer_answer(Turn& turn, QuestionPage page, std::vector<Said> said) {
    if (said.empty()) {
        page.problem = EntryProblem{"problem.together.nobody"};
        turn.session.page = std::move(page);
        return;
    }
    auto dropped = dropped_by(turn, said);
    if (dropped.empty()) return keep_answer(turn, page, said, {});
    turn.session.page = DropPage{std::move(page), std::move(said), std::move(dropped)};
}

void take_answer(Turn& turn, QuestionPage page, forms::Value raw) {
    const forms::Item& item = *turn.world.catalog->item(page.slot.item);
    auto checked = forms::check_value(item, std::move(raw), turn.world.today);
    if (!checked.value) {
        page.problem = EntryProblem{"problem.value." + std::string(forms::to_id(checked.fault)), 0, checked.least, checked.most};
        turn.session.page = std::move(page);
        return;
    }
    auto said = said_of(page, checked.value);
    offer_answer(turn, std::move(page), std::move(said));
}

/// One of the people has the first answer of the question's rule, all others the second.
void take_one_and_rest(Turn& turn, QuestionPage page, int one) {
    const forms::Question* question = turn.world.catalog->question_for(page.slot.item);
    std::vector<Said> said;
    for (const Slot& slot : slots_of(page)) said.push_back({slot, slot.person == one ? question->one_and_rest->one : question->one_and_rest->rest});
    offer_answer(turn, std::move(page), std::move(said));
}

void go_on(Turn& turn, QuestionPage page) {
    const forms::Item& item = *turn.world.catalog->item(page.slot.item);
    Advanced advanced = advance(page.draft, item, *turn.world.books);
    if (auto* value = std::get_if<forms::Value>(&advanced)) return take_answer(turn, std::move(page), std::move(*value));
    if (auto* further = std::get_if<Draft>(&advanced)) page.draft = std::move(*further), page.problem.reset();
    if (const auto* problem = std::get_if<DraftProblem>(&advanced)) {
        page.problem = EntryProblem{problem->key, problem->part};
        page.draft = edit(std::move(page.draft), FocusPart{std::max(0, problem->part)}, *turn.world.books);
    }
    turn.session.page = std::move(page);
}

/// One tap says it all: choosing one of several answers goes on at once.
bool says_it_all(const Draft& draft, const EditAction& action) {
    const auto* text = std::get_if<TextDraft>(&draft);
    const auto* date = std::get_if<DateDraft>(&draft);
    const auto* choice = std::get_if<ChoiceDraft>(&draft);
    const bool is_one_of_several = (choice && !choice->many) || (text && text->way == EntryWay::offered) || (date && date->way == EntryWay::offered);
    const auto* option = std::get_if<ChooseOption>(&action);
    const bool stands_alone = option && choice && choice->many && choice->chosen == std::vector<std::string>{option->id} && is_alone(*choice, option->id);
    const bool ends_address = option && std::holds_alternative<AddressDraft>(draft) && option->id == kNoBuilding;
    return (is_one_of_several && option) || stands_alone || ends_address;
}

void toggle(QuestionPage& page, int person) {
    if (person == kOneByOne) {
        page.asked_together.clear();
        page.people.clear();
        return;
    }
    const bool is_asked = std::find(page.asked_together.begin(), page.asked_together.end(), person) != page.asked_together.end();
    const auto found = std::find(page.people.begin(), page.people.end(), person);
    if (!is_asked) return;
    if (found != page.people.end()) page.people.erase(found);
    else page.people.insert(std::upper_bound(page.people.begin(), page.people.end(), person), person);
    page.problem.reset();
}

void step_back_on(Turn& turn, QuestionPage page) {
    if (auto before = step_back(page.draft)) {
        page.draft = std::move(*before);
        page.problem.reset();
        turn.session.page = std::move(page);
    } else if (page.is_from_readings) {
        turn.session.page = turn.next_page();
    } else if (page.check_sheet) {
        turn.session.page = CheckPage{*page.check_sheet};
    } else {
        turn.go_back_from(page.slot);
    }
}

/// "one.2" on a page that asks person 2 among others.
std::optional<int> one_of_rest(const QuestionPage& page, const Event& event) {
    const auto* change = std::get_if<Edit>(&event);
    const auto* option = change ? std::get_if<ChooseOption>(&change->action) : nullptr;
    for (const int person : page.people)
        if (option && option->id == kOneMark + std::to_string(person)) return person;
    return std::nullopt;
}

}  // namespace

std::vector<Slot> dropped_by(const Turn& turn, const std::vector<Said>& said) {
    const bool is_change = std::any_of(said.begin(), said.end(), [&](const Said& one) { return turn.session.answers.find(one.slot) != nullptr; });
    if (!is_change) return {};
    forms::Answers answers = turn.session.answers;
    set_answers(answers, said);
    const auto before = turn.view(), after = forms::view_case(*turn.world.catalog, answers, turn.world.today);
    std::vector<Slot> dropped;
    for (const auto& [slot, answer] : turn.session.answers.slots) {
        const bool is_changed = std::any_of(said.begin(), said.end(), [&name = slot](const Said& one) { return one.slot == name; });
        if (!is_changed && answer.value && is_shown(slot, before, turn.world) && !is_shown(slot, after, turn.world)) dropped.push_back(slot);
    }
    return dropped;
}

void keep_said(Turn& turn, const std::vector<Said>& said, const std::vector<Slot>& dropped) {
    for (const Slot& slot : dropped) {
        turn.session.answers.forget(slot);
        std::erase(turn.session.answered, slot);
    }
    set_answers(turn.session.answers, said);
    for (const Said& one : said) turn.remember_answered(one.slot);
}

void on_page(Turn& turn, QuestionPage page, const Event& event) {
    Session& session = turn.session;
    const forms::Item& item = *turn.world.catalog->item(page.slot.item);
    if (const auto one = one_of_rest(page, event); one && turn.world.catalog->question_for(item.id)->one_and_rest) {
        take_one_and_rest(turn, std::move(page), *one);
    } else if (const auto* change = std::get_if<Edit>(&event)) {
        page.draft = edit(std::move(page.draft), change->action, *turn.world.books);
        page.problem.reset();
        if (says_it_all(page.draft, change->action)) return go_on(turn, std::move(page));
        session.page = std::move(page);
    } else if (const auto* toggled = std::get_if<TogglePerson>(&event)) {
        toggle(page, toggled->person);
        session.page = std::move(page);
    } else if (std::holds_alternative<Next>(event)) {
        go_on(turn, std::move(page));
    } else if (std::holds_alternative<SayUnknown>(event) && item.may_be_unknown) {
        auto said = said_of(page, std::nullopt);
        offer_answer(turn, std::move(page), std::move(said));
    } else if (std::holds_alternative<UseCard>(event)) {
        if (const auto person = card_person(session, page.slot, turn.world)) session.page = PinPage{*person, {}, CardTrouble::none};
    } else if (std::holds_alternative<Back>(event)) {
        step_back_on(turn, std::move(page));
    }
}

void on_page(Turn& turn, const DropPage& page, const Event& event) {
    const auto* question = std::get_if<QuestionPage>(&page.from);
    const auto* group = std::get_if<GroupPage>(&page.from);
    if (group && std::holds_alternative<Next>(event)) return keep_group(turn, *group, page.said, page.dropped);
    if (group && std::holds_alternative<Back>(event)) turn.session.page = *group;
    if (!question) return;
    if (std::holds_alternative<Next>(event)) keep_answer(turn, *question, page.said, page.dropped);
    if (std::holds_alternative<Back>(event)) turn.session.page = turn.question(question->slot);
    if (auto* again = std::get_if<QuestionPage>(&turn.session.page)) again->check_sheet = question->check_sheet;
}

void on_page(Turn& turn, CheckPage page, const Event& event) {
    Session& session = turn.session;
    if (const auto* edit = std::get_if<Edit>(&event))
        if (const auto* sheet = std::get_if<ShowSheet>(&edit->action)) session.page = CheckPage{std::max(0, sheet->sheet)};
    if (const auto* change = std::get_if<ChangeAnswer>(&event)) {
        const auto* said = session.answers.find(change->slot);
        if (!turn.world.catalog->question_for(change->slot.item) || (said && said->source == forms::Source::card)) return;
        session.page = turn.question(change->slot);
        if (auto* question = std::get_if<QuestionPage>(&session.page)) {
            question->check_sheet = page.sheet;
            question->slot = change->slot;                     // this row is this person's
            question->asked_together.clear();
            question->people.clear();
        }
        if (auto* household = std::get_if<HouseholdPage>(&session.page)) household->check_sheet = page.sheet;
    }
    if (std::holds_alternative<Next>(event)) session.page = SendPage{};
    if (std::holds_alternative<Back>(event)) turn.go_back_from(std::nullopt);
}

int question_number(const Session& session, const forms::Slot& slot, const World& world) {
    int number = 1;
    std::string item_before;
    std::set<std::size_t> pages;           // of several questions, each counted once
    for (const Slot& answered : session.answered) {
        if (answered == slot) break;
        const forms::Question* question = world.catalog->question_for(answered.item);
        const auto joined = joined_with(session, answered);
        const bool continues = joined ? !pages.insert(*joined).second : question && question->together && answered.item == item_before;
        if (!continues) ++number;
        item_before = answered.item;
    }
    return number;
}

}  // namespace kiosk
