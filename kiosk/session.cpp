// step(): guards for the clock and the notices first, then one function for each page.
// Touches no device: what must be done outside is returned as effects.
#include "kiosk/session.h"

#include "forms/answers_file.h"
#include "kiosk/also_said.h"
#include "kiosk/card_answers.h"
#include "kiosk/letters.h"
#include "kiosk/session_card.h"
#include "kiosk/session_code.h"
#include "kiosk/turn.h"
#include "kiosk/wipe.h"

#include <algorithm>

namespace kiosk {

Event to_event(const Tap& tap) {
    return std::visit([](const auto& known) -> Event { return known; }, tap);
}

namespace {

void on_page(Turn& turn, StartPage, const Event& event) {
    Session& session = turn.session;
    if (const auto* edit = std::get_if<Edit>(&event))
        if (const auto* sheet = std::get_if<ShowSheet>(&edit->action)) session.page = StartPage{std::max(0, sheet->sheet)};
    if (std::holds_alternative<StartPractice>(event)) session.mode = Mode::practice;
    if (std::holds_alternative<UseCode>(event)) return start_scan(turn, ScanFrom::start);
    const auto* errand = std::get_if<ChooseErrand>(&event);
    if (!errand || !turn.world.catalog->events.contains(errand->id)) return;
    session.answers.set({kErrandItem, forms::kWholeCase}, errand->id, forms::Source::resident);
    session.page = turn.next_page();
}

/// Nothing is left to do with what was found: the check page shows it.
bool is_settled(const Turn& turn) {
    const auto* found = std::get_if<CardFoundPage>(&turn.session.page);
    return found && found->finding == CardFinding::taken && found->replaced.empty() && !next_card_person(turn.session, turn.world);
}

void after_card(Turn& turn, CardStep step) {
    if (step == CardStep::stays && !is_settled(turn)) return;
    const bool is_only_one = turn.view().situation.person_count() < 2;
    if (step == CardStep::goes_on && is_only_one) turn.session.card_offer = CardOffer::closed;
    turn.session.page = turn.next_page();                  // the offer again, while others may have a card
}

CardTurn card_turn(Turn& turn) { return {turn.session, turn.effects, turn.now_ms, turn.world}; }

void on_page(Turn& turn, PinPage page, const Event& event) { after_card(turn, on_card_page(card_turn(turn), std::move(page), event)); }
void on_page(Turn& turn, FacePage page, const Event& event) { after_card(turn, on_card_page(card_turn(turn), std::move(page), event)); }
void on_page(Turn& turn, CardReadingPage page, const Event& event) { after_card(turn, on_card_page(card_turn(turn), page, event)); }
void on_page(Turn& turn, CardFoundPage page, const Event& event) { after_card(turn, on_card_page(card_turn(turn), page, event)); }

void on_page(Turn& turn, SendPage, const Event& event) {
    if (std::holds_alternative<Back>(event)) turn.session.page = CheckPage{};
    if (std::holds_alternative<MakeOwnCode>(event)) return start_own_code(turn);
    if (!std::holds_alternative<Send>(event)) return;
    if (turn.session.mode == Mode::practice) return turn.forget_everything(DonePage{{}, turn.now_ms, Mode::practice});
    turn.session.page = SendingPage{};
    turn.effects.push_back(WriteBundle{});
}

void on_page(Turn& turn, SendingPage, const Event& event) {
    if (const auto* written = std::get_if<Written>(&event)) turn.forget_everything(DonePage{written->number, turn.now_ms, Mode::real, !turn.session.own_code.empty()});
    if (const auto* refused = std::get_if<WriteRefused>(&event)) turn.session.page = TroublePage{Trouble::refused, refused->boxes};
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
    if (std::holds_alternative<CallStaff>(event)) session.notice = Notice::staff, session.is_staff_told = false;
    else if (std::holds_alternative<StaffTold>(event)) session.is_staff_told = true;
    else if (std::holds_alternative<AskToQuit>(event)) session.notice = Notice::quit;
    else if (std::holds_alternative<ShowComfort>(event)) session.notice = Notice::comfort;
    else if (std::holds_alternative<ExplainQuestion>(event)) session.notice = Notice::explanation;
    else if (const auto* wished = std::get_if<SetComfort>(&event)) session.comfort = wished->comfort;
    else if (const auto* language = std::get_if<ChooseLanguage>(&event)) session.language = language->language;
    else if (session.notice == Notice::none) return false;
    else if (const auto* toggled = std::get_if<TogglePerson>(&event); toggled && session.notice == Notice::explanation) {
        if (toggled->person == kOneByOne) session.notice = Notice::none;           // the names stand beside the explanation, too
        return false;
    }
    else if (std::holds_alternative<GoOn>(event) || std::holds_alternative<Back>(event)) session.notice = Notice::none;
    else if (session.notice == Notice::quit && std::holds_alternative<Quit>(event)) turn.forget_everything(StartPage{});
    return true;
}

/// The papers are looked at only where there are answers to make them of; while they are, only they move.
bool paper_takes(Turn& turn, const Event& event) {
    Session& session = turn.session;
    const bool may_look = std::holds_alternative<QuestionPage>(session.page) || std::holds_alternative<CheckPage>(session.page) || std::holds_alternative<SendPage>(session.page);
    const auto* look = std::get_if<LookAtPaper>(&event);
    if (look && may_look) session.paper = look->view;
    if (look) return true;
    if (!session.paper) return false;
    if (std::holds_alternative<Back>(event) || std::holds_alternative<GoOn>(event)) session.paper.reset();
    return true;
}

/// In practice no card is read and no secret number asked: the card of an invented person answers at once.
bool practice_takes(Turn& turn, const Event& event) {
    Session& session = turn.session;
    if (session.mode != Mode::practice || !turn.world.practice_cards) return false;
    const auto* use = std::get_if<UseCard>(&event);
    const bool may_use = std::holds_alternative<CardOfferPage>(session.page) || std::holds_alternative<QuestionPage>(session.page);
    if (!use || !may_use) return false;
    const auto& cards = *turn.world.practice_cards;
    const auto person = static_cast<std::size_t>(std::max(0, use->person));
    if (person < cards.size()) set_from_card(session.answers, cards[person], use->person, *turn.world.catalog, turn.world.books->addresses, turn.world.today);
    else session.card_offer = CardOffer::closed;               // nobody further was invented
    session.page = turn.next_page();
    return true;
}

/// A card laid down where cards are offered asks for its number by itself.
void greet_card(Turn& turn) {
    Session& session = turn.session;
    const bool is_offered = std::holds_alternative<CardOfferPage>(session.page) || std::holds_alternative<CardFoundPage>(session.page);
    const bool is_fresh = session.reader.on == OnReader::my_number_card && !session.was_card_read;
    if (!is_offered || !is_fresh || session.mode == Mode::practice || session.notice != Notice::none) return;
    const auto without = people_without_card(session, turn.view().situation.person_count());
    if (!without.empty()) session.page = PinPage{without.front(), {}, CardTrouble::none};
}

/// Comes whatever the resident does meanwhile.
bool is_from_device(const Event& event) { return std::holds_alternative<CardAnswered>(event) || std::holds_alternative<CodeAnswered>(event) || std::holds_alternative<OwnCodeCame>(event); }

}  // namespace

Session first_session(std::int64_t now_ms, Mode mode) {
    Session session;
    session.mode = mode;
    session.last_activity_ms = now_ms;
    return session;
}

bool is_practice(const Session& session) {
    const auto* done = std::get_if<DonePage>(&session.page);
    return done ? done->mode == Mode::practice : session.mode == Mode::practice;
}

Stepped step(Session session, const Event& event, std::int64_t now_ms, const World& world) {
    Turn turn{std::move(session), {}, now_ms, world};
    turn.session.idle_before_warning_ms = idle_before_warning_ms(world.catalog->city);
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
    if (const auto* asked = std::get_if<CorrectionsAsked>(&event)) {
        take_corrections(turn, *asked);
        return stepped();
    }
    if (const auto* changed = std::get_if<ReaderChanged>(&event)) {
        if (shows_a_hand(changed->state.on)) turn.session.last_activity_ms = now_ms;
        greet_card(turn);
        return stepped();
    }
    if (const auto* aim = std::get_if<AimChanged>(&event)) {          // says nothing of somebody being there
        if (auto* scan = std::get_if<ScanPage>(&turn.session.page)) scan->aim = aim->aim;
        return stepped();
    }
    const bool warned = idle_countdown(turn.session, now_ms).has_value();
    turn.session.last_activity_ms = now_ms;
    if (warned && !is_from_device(event)) {          // the first touch only says 「つづける」, or 「終わる」
        if (std::holds_alternative<Quit>(event)) turn.forget_everything(StartPage{});
        return stepped();
    }
    if (notice_takes(turn, event) && !is_from_device(event)) return stepped();
    if (paper_takes(turn, event) && !is_from_device(event)) return stepped();
    if (practice_takes(turn, event)) return stepped();
    if (std::holds_alternative<ChangeAnswer>(event)) drop_own_code(turn.session);
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
