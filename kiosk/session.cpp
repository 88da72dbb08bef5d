// step(): guards for the clock and the notices first, then one function for each page.
// Touches no device: what must be done outside is returned as effects.
#include "kiosk/session.h"

#include "forms/answers_file.h"
#include "kiosk/card_answers.h"
#include "kiosk/letters.h"
#include "kiosk/session_card.h"
#include "kiosk/wipe.h"

#include <algorithm>

namespace kiosk {

Event to_event(const Tap& tap) {
    return std::visit([](const auto& known) -> Event { return known; }, tap);
}

namespace {

struct Turn {
    Session session;
    std::vector<Effect> effects;
    std::int64_t now_ms;
    const World& world;

    void forget_everything(Page page) {
        wipe(session.answers);
        if (auto* question = std::get_if<QuestionPage>(&session.page)) wipe(question->draft);
        wipe_card_page(session.page);
        const bool is_still_read = std::holds_alternative<DonePage>(page);         // by the same person, in the same letters
        Session fresh = first_session(now_ms);
        if (is_still_read) fresh.language = session.language, fresh.comfort = session.comfort;
        fresh.reader = session.reader;
        session = std::move(fresh);
        session.page = std::move(page);
        effects.push_back(Wiped{});
    }

    forms::CaseView view() const { return forms::view_case(*world.catalog, session.answers, world.today); }

    QuestionPage question(const forms::Slot& slot) const {
        const forms::Item& item = *world.catalog->item(slot.item);
        const forms::Answer* said = session.answers.find(slot);
        QuestionPage page{slot, blank_draft(item, *world.addresses), std::nullopt, std::nullopt};
        if (said && said->value) page.draft = draft_of(item, *said->value, *world.addresses);
        return page;
    }

    /// The next question the answers ask for, or the check page.
    Page next_page(int check_sheet = 0) const {
        const auto next = view().next;
        if (next) return question(next->slot);
        return CheckPage{check_sheet};
    }

    /// The question answered before this one; the slots that no longer exist (people taken back) are passed over.
    std::optional<forms::Slot> answered_before(const std::optional<forms::Slot>& slot) const {
        const int people = view().situation.person_count();
        auto end = session.answered.end();
        if (slot) end = std::find(session.answered.begin(), session.answered.end(), *slot);
        while (end != session.answered.begin()) {
            --end;
            if (end->person < people) return *end;
        }
        return std::nullopt;
    }

    void remember_answered(const forms::Slot& slot) {
        std::erase(session.answered, slot);
        session.answered.push_back(slot);
    }

    void go_back_from(const std::optional<forms::Slot>& slot) {
        if (const auto before = answered_before(slot)) {
            session.page = question(*before);
        } else {
            session.page = CardOfferPage{};
        }
    }
};

void on_page(Turn& turn, StartPage, const Event& event) {
    Session& session = turn.session;
    if (const auto* edit = std::get_if<Edit>(&event))
        if (const auto* sheet = std::get_if<ShowSheet>(&edit->action)) session.page = StartPage{std::max(0, sheet->sheet)};
    const auto* errand = std::get_if<ChooseErrand>(&event);
    if (!errand || !turn.world.catalog->events.contains(errand->id)) return;
    session.answers.set({kErrandItem, forms::kWholeCase}, errand->id, forms::Source::resident);
    session.page = CardOfferPage{};
}

void on_page(Turn& turn, CardOfferPage, const Event& event) {
    if (std::holds_alternative<UseCard>(event)) turn.session.page = PinPage{next_card_person(turn.session, turn.world).value_or(0), {}, CardTrouble::none};
    if (std::holds_alternative<SkipCard>(event)) turn.session.page = turn.next_page();
    if (std::holds_alternative<Back>(event)) turn.forget_everything(StartPage{});
}

void after_card(Turn& turn, CardStep step) {
    const bool just_begun = turn.session.answered.empty() && !has_card(turn.session.answers, 0);
    if (step == CardStep::goes_back && just_begun) turn.session.page = CardOfferPage{};
    else if (step != CardStep::stays) turn.session.page = turn.next_page();
}

CardTurn card_turn(Turn& turn) { return {turn.session, turn.effects, turn.now_ms, turn.world}; }

void on_page(Turn& turn, PinPage page, const Event& event) { after_card(turn, on_card_page(card_turn(turn), std::move(page), event)); }
void on_page(Turn& turn, FacePage page, const Event& event) { after_card(turn, on_card_page(card_turn(turn), std::move(page), event)); }
void on_page(Turn& turn, CardReadingPage page, const Event& event) { after_card(turn, on_card_page(card_turn(turn), page, event)); }
void on_page(Turn& turn, CardFoundPage page, const Event& event) { after_card(turn, on_card_page(card_turn(turn), page, event)); }

void take_answer(Turn& turn, QuestionPage page, forms::Value raw) {
    const forms::Item& item = *turn.world.catalog->item(page.slot.item);
    auto checked = forms::check_value(item, std::move(raw), turn.world.today);
    if (!checked.value) {
        page.problem = EntryProblem{{}, checked.message, checked.remedy, 0};
        turn.session.page = std::move(page);
        return;
    }
    turn.session.answers.set(page.slot, std::move(*checked.value), forms::Source::resident);
    turn.remember_answered(page.slot);
    turn.session.page = turn.next_page(page.check_sheet.value_or(0));
}

void on_page(Turn& turn, QuestionPage page, const Event& event) {
    Session& session = turn.session;
    const forms::Item& item = *turn.world.catalog->item(page.slot.item);
    if (const auto* change = std::get_if<Edit>(&event)) {
        page.draft = edit(std::move(page.draft), change->action, *turn.world.addresses);
        page.problem.reset();
        session.page = std::move(page);
    } else if (std::holds_alternative<Next>(event)) {
        Advanced advanced = advance(page.draft, item, *turn.world.addresses);
        if (auto* value = std::get_if<forms::Value>(&advanced)) return take_answer(turn, std::move(page), std::move(*value));
        if (auto* further = std::get_if<Draft>(&advanced)) page.draft = std::move(*further), page.problem.reset();
        if (const auto* problem = std::get_if<DraftProblem>(&advanced)) page.problem = EntryProblem{problem->key, {}, {}, problem->part};
        session.page = std::move(page);
    } else if (std::holds_alternative<SayUnknown>(event) && item.may_be_unknown) {
        session.answers.set_unknown(page.slot);
        turn.remember_answered(page.slot);
        session.page = turn.next_page(page.check_sheet.value_or(0));
    } else if (std::holds_alternative<UseCard>(event)) {
        if (const auto person = card_person(session, page.slot, turn.world)) session.page = PinPage{*person, {}, CardTrouble::none};
    } else if (std::holds_alternative<Back>(event)) {
        if (auto before = step_back(page.draft)) {
            page.draft = std::move(*before);
            page.problem.reset();
            session.page = std::move(page);
        } else if (page.check_sheet) {
            session.page = CheckPage{*page.check_sheet};
        } else {
            turn.go_back_from(page.slot);
        }
    }
}

void on_page(Turn& turn, CheckPage page, const Event& event) {
    Session& session = turn.session;
    if (const auto* edit = std::get_if<Edit>(&event))
        if (const auto* sheet = std::get_if<ShowSheet>(&edit->action)) session.page = CheckPage{std::max(0, sheet->sheet)};
    if (const auto* change = std::get_if<ChangeAnswer>(&event)) {
        const auto* said = session.answers.find(change->slot);
        if (!turn.world.catalog->question_for(change->slot.item) || (said && said->source == forms::Source::card)) return;
        QuestionPage question = turn.question(change->slot);
        question.check_sheet = page.sheet;
        session.page = std::move(question);
    }
    if (std::holds_alternative<Next>(event)) session.page = SendPage{};
    if (std::holds_alternative<Back>(event)) turn.go_back_from(std::nullopt);
}

void on_page(Turn& turn, SendPage, const Event& event) {
    if (std::holds_alternative<Back>(event)) turn.session.page = CheckPage{};
    if (!std::holds_alternative<Send>(event)) return;
    turn.session.page = SendingPage{};
    turn.effects.push_back(WriteBundle{});
}

void on_page(Turn& turn, SendingPage, const Event& event) {
    if (const auto* written = std::get_if<Written>(&event)) turn.forget_everything(DonePage{written->number, turn.now_ms});
    if (const auto* refused = std::get_if<WriteRefused>(&event)) turn.session.page = TroublePage{Trouble::refused, refused->labels};
    if (std::holds_alternative<WriteFailed>(event)) turn.session.page = TroublePage{Trouble::not_written, {}};
}

void on_page(Turn& turn, DonePage, const Event& event) {
    if (std::holds_alternative<Quit>(event)) turn.forget_everything(StartPage{});
}

void on_page(Turn& turn, const TroublePage& page, const Event& event) {
    if (std::holds_alternative<Back>(event)) turn.session.page = CheckPage{};
    if (!std::holds_alternative<Send>(event) || page.trouble != Trouble::not_written) return;
    turn.session.page = SendingPage{};
    turn.effects.push_back(WriteBundle{});
}

/// A notice takes the event for itself; true when it did.
bool notice_takes(Turn& turn, const Event& event) {
    Session& session = turn.session;
    if (std::holds_alternative<CallStaff>(event)) session.notice = Notice::staff;
    else if (std::holds_alternative<AskToQuit>(event)) session.notice = Notice::quit;
    else if (std::holds_alternative<ShowComfort>(event)) session.notice = Notice::comfort;
    else if (std::holds_alternative<ExplainQuestion>(event)) session.notice = Notice::explanation;
    else if (const auto* wished = std::get_if<SetComfort>(&event)) session.comfort = wished->comfort;
    else if (const auto* language = std::get_if<ChooseLanguage>(&event)) session.language = language->language;
    else if (session.notice == Notice::none) return false;
    else if (std::holds_alternative<GoOn>(event) || std::holds_alternative<Back>(event)) session.notice = Notice::none;
    else if (session.notice == Notice::quit && std::holds_alternative<Quit>(event)) turn.forget_everything(StartPage{});
    return true;
}

bool is_from_card(const Event& event) { return std::holds_alternative<CardAnswered>(event); }

}  // namespace

Session first_session(std::int64_t now_ms) {
    Session session;
    session.last_activity_ms = now_ms;
    return session;
}

Stepped step(Session session, const Event& event, std::int64_t now_ms, const World& world) {
    Turn turn{std::move(session), {}, now_ms, world};
    note_card(turn.session, event);
    const auto stepped = [&] { return Stepped{std::move(turn.session), std::move(turn.effects)}; };
    if (has_ended(turn.session, now_ms)) {
        turn.forget_everything(StartPage{});
        return stepped();
    }
    if (std::holds_alternative<Tick>(event)) {
        gives_up_card(card_turn(turn));
        return stepped();
    }
    if (const auto* changed = std::get_if<ReaderChanged>(&event)) {
        if (shows_a_hand(changed->state.on)) turn.session.last_activity_ms = now_ms;
        return stepped();
    }
    const bool warned = idle_countdown(turn.session, now_ms).has_value();
    turn.session.last_activity_ms = now_ms;
    if (warned && !is_from_card(event)) {          // the first touch only says 「つづける」, or 「終わる」
        if (std::holds_alternative<Quit>(event)) turn.forget_everything(StartPage{});
        return stepped();
    }
    if (notice_takes(turn, event) && !is_from_card(event)) return stepped();
    std::visit([&](auto page) { on_page(turn, std::move(page), event); }, Page(turn.session.page));
    return stepped();
}

std::optional<int> card_person(const Session& session, const forms::Slot& slot, const World& world) {
    const forms::Item& item = *world.catalog->item(slot.item);
    if (!may_come_from_card(item)) return std::nullopt;
    const int person = std::max(0, slot.person);
    if (has_card(session.answers, person)) return std::nullopt;
    return person;
}

}  // namespace kiosk
