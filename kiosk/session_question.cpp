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

void set_answer(forms::Answers& answers, const std::vector<Slot>& slots, const std::optional<forms::Value>& value) {
    for (const Slot& slot : slots) {
        if (value) answers.set(slot, *value, forms::Source::resident);
        else answers.set_unknown(slot);
    }
}

/// What was said and shown before, and would not be shown any more.
std::vector<Slot> dropped_by(const Turn& turn, const std::vector<Slot>& changed, const std::optional<forms::Value>& value) {
    const bool is_change = std::any_of(changed.begin(), changed.end(), [&](const Slot& slot) { return turn.session.answers.find(slot) != nullptr; });
    if (!is_change) return {};
    forms::Answers answers = turn.session.answers;
    set_answer(answers, changed, value);
    const auto before = turn.view(), after = forms::view_case(*turn.world.catalog, answers, turn.world.today);
    std::vector<Slot> dropped;
    for (const auto& [slot, answer] : turn.session.answers.slots) {
        const bool is_changed = std::find(changed.begin(), changed.end(), slot) != changed.end();
        if (!is_changed && answer.value && is_shown(slot, before, turn.world) && !is_shown(slot, after, turn.world)) dropped.push_back(slot);
    }
    return dropped;
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

void keep_answer(Turn& turn, const QuestionPage& page, const std::optional<forms::Value>& value, const std::vector<Slot>& dropped) {
    for (const Slot& slot : dropped) {
        turn.session.answers.forget(slot);
        std::erase(turn.session.answered, slot);
    }
    set_answer(turn.session.answers, slots_of(page), value);
    for (const Slot& slot : slots_of(page)) turn.remember_answered(slot);
    if (value)
        for (auto& [slot, further] : also_said(page.slot, page.draft, *turn.world.catalog, *turn.world.books)) take_further(turn, slot, std::move(further));
    turn.session.page = turn.next_page(page.check_sheet.value_or(0));
}

/// Keeps the answer, or asks first whether those that depend on it may go.
void offer_answer(Turn& turn, QuestionPage page, const std::optional<forms::Value>& value) {
    if (slots_of(page).empty()) {
        page.problem = EntryProblem{"problem.together.nobody", {}, {}, 0};
        turn.session.page = std::move(page);
        return;
    }
    auto dropped = dropped_by(turn, slots_of(page), value);
    if (dropped.empty()) return keep_answer(turn, page, value, {});
    turn.session.page = DropPage{std::move(page), value, std::move(dropped)};
}

void take_answer(Turn& turn, QuestionPage page, forms::Value raw) {
    const forms::Item& item = *turn.world.catalog->item(page.slot.item);
    auto checked = forms::check_value(item, std::move(raw), turn.world.today);
    if (!checked.value) {
        page.problem = EntryProblem{{}, checked.message, checked.remedy, 0};
        turn.session.page = std::move(page);
        return;
    }
    offer_answer(turn, std::move(page), checked.value);
}

void go_on(Turn& turn, QuestionPage page) {
    const forms::Item& item = *turn.world.catalog->item(page.slot.item);
    Advanced advanced = advance(page.draft, item, *turn.world.books);
    if (auto* value = std::get_if<forms::Value>(&advanced)) return take_answer(turn, std::move(page), std::move(*value));
    if (auto* further = std::get_if<Draft>(&advanced)) page.draft = std::move(*further), page.problem.reset();
    if (const auto* problem = std::get_if<DraftProblem>(&advanced)) {
        page.problem = EntryProblem{problem->key, {}, {}, problem->part};
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
    return is_one_of_several && std::holds_alternative<ChooseOption>(action);
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
    } else if (page.check_sheet) {
        turn.session.page = CheckPage{*page.check_sheet};
    } else {
        turn.go_back_from(page.slot);
    }
}

}  // namespace

void on_page(Turn& turn, QuestionPage page, const Event& event) {
    Session& session = turn.session;
    const forms::Item& item = *turn.world.catalog->item(page.slot.item);
    if (const auto* change = std::get_if<Edit>(&event)) {
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
        offer_answer(turn, std::move(page), std::nullopt);
    } else if (std::holds_alternative<UseCard>(event)) {
        if (const auto person = card_person(session, page.slot, turn.world)) session.page = PinPage{*person, {}, CardTrouble::none};
    } else if (std::holds_alternative<Back>(event)) {
        step_back_on(turn, std::move(page));
    }
}

void on_page(Turn& turn, const DropPage& page, const Event& event) {
    if (std::holds_alternative<Next>(event)) keep_answer(turn, page.question, page.value, page.dropped);
    if (std::holds_alternative<Back>(event)) turn.session.page = turn.question(page.question.slot);
    if (auto* again = std::get_if<QuestionPage>(&turn.session.page)) again->check_sheet = page.question.check_sheet;
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
    for (const Slot& answered : session.answered) {
        if (answered == slot) break;
        const forms::Question* question = world.catalog->question_for(answered.item);
        const bool continues = question && question->together && answered.item == item_before;
        if (!continues) ++number;
        item_before = answered.item;
    }
    return number;
}

}  // namespace kiosk
