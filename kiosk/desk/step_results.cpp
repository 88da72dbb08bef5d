// What came back from the store, the printer and the keys, and what it means for the screen.
// Part of desk_step(). Nothing of a case is shown before its content has been opened here.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/desk_turn.h"
#include "kiosk/desk/reasons.h"

#include <algorithm>
#include <utility>

namespace kiosk::desk {

namespace {

void on(Turn& turn, const AttemptsKnown& known) {
    std::map<store::Word, Attempts> attempts;
    for (const auto& [who, wrong] : known.wrong) {
        const auto before = turn.session.attempts.find(who);
        const bool is_as_before = before != turn.session.attempts.end() && before->second.wrong == wrong;
        attempts[who] = is_as_before ? before->second : Attempts{wrong, known.since_ms};
    }
    turn.session.attempts = std::move(attempts);
}

void on(Turn& turn, const HandOffPossible&) { turn.session.can_hand_off = true; }

void on(Turn& turn, const SignedIn& signed_in) {
    DeskSession& session = turn.session;
    const bool was_locked = session.is_locked;
    wipe(session.form.id);
    wipe(session.form.passphrase);
    session.form = {};
    session.attempts.erase(signed_in.member.id);
    session.is_locked = false;
    session.staff = signed_in.member;
    session.last_activity_ms = turn.now.steady_ms;
    if (was_locked && session.open && session.open->is_held) return turn.effects.push_back(OpenIt{session.open->row.id, true});      // the lease may have run out
    if (was_locked) return;
    session.signed_in_ms = turn.now.steady_ms;
    turn.go_home();
}

void on(Turn& turn, const SignInRefused&) {
    SignInForm& form = turn.session.form;
    const auto id = turn.session.is_locked ? std::optional(turn.session.staff->id) : store::Word::make(text_of(form.id));
    form.is_checking = false;
    form.focus = 1;
    form.trouble = SignInTrouble::wrong;
    if (!id) return;
    Attempts& attempts = turn.session.attempts[*id];
    ++attempts.wrong;
    attempts.last_ms = turn.now.steady_ms;
    if (wait_after_ms(attempts.wrong) > 0) form.trouble = SignInTrouble::waiting;
    if (attempts.wrong >= kWrongBeforeLocked) form.trouble = SignInTrouble::locked;
}

void on(Turn& turn, const SignInImpossible&) {
    turn.session.form.is_checking = false;
    turn.session.form.trouble = SignInTrouble::impossible;
}

/// What the resident said at the kiosk to the corrections of the case that is open here.
void take_answers(Turn& turn, const std::vector<store::Ask>& asks) {
    DeskSession& session = turn.session;
    const auto before = std::exchange(session.asks, {});
    for (const store::Ask& one : asks) session.asks[one.about] = one;
    if (!session.open || session.is_locked) return;
    const auto said = session.asks.find(session.open->row.id);
    const auto was = before.find(session.open->row.id);
    const bool is_news = said != session.asks.end() && was != before.end() && was->second.state == store::AskState::open && said->second.state != store::AskState::open;
    if (!is_news) return;
    if (said->second.state == store::AskState::agreed) session.notice = turn.words()("desk.notice.resident_agreed");
    else if (!session.dialog) turn.show_message(turn.words()("desk.message.resident_title"), turn.words()(said->second.state == store::AskState::differs ? "desk.message.resident_differs" : "desk.message.resident_left"));
}

void on(Turn& turn, const ResidentAsked& asked) {
    turn.session.notice = turn.words()("desk.notice.resident_asked", {{"kiosk", asked.row.kiosk.text()}});
}

void on(Turn& turn, const QueueRead& read) {
    DeskSession& session = turn.session;
    session.rows = read.rows;
    session.calls = read.calls;
    session.day = read.day;
    take_answers(turn, read.asks);
    if (!session.open || session.open->is_busy) return;
    const auto found = std::find_if(read.rows.begin(), read.rows.end(), [&](const store::CaseRow& row) { return row.id == session.open->row.id; });
    if (found == read.rows.end()) return;
    const bool was_taken = session.open->is_held && found->holder && found->holder->who != session.staff->id;
    if (!was_taken) return;
    const std::string who = found->holder->who.text();
    session.open->is_held = false;
    turn.leave_case();
    turn.go_home();
    turn.show_message(turn.words()("desk.message.taken_title"), turn.words()("desk.message.taken", {{"who", who}}));
}

void on(Turn& turn, const CaseOpened& opened) {
    DeskSession& session = turn.session;
    const bool is_same = session.open && session.open->row.id == opened.row.id;
    const auto confirmed = is_same ? session.open->confirmed : opened.content.confirmed;
    const bool is_held = opened.row.holder && opened.row.holder->who == session.staff->id;
    session.open = OpenCase{opened.row, {}, Sight{forms::view_case(*turn.data.world.catalog, {}, opened.content.today), {}, {}, {}, false}, confirmed, DerivedRows::shared, is_held, false, std::nullopt};
    if (const auto left = session.unprinted.find(opened.row.id); left != session.unprinted.end()) session.open->unprinted = left->second;
    turn.set_content(opened.content);
    session.last_renewal_ms = turn.now.steady_ms;
    if (is_same) return;
    session.dialog.reset();
    session.screen = CaseScreen{};
    if (row_count(session.open->sight) == 0) return;
    const SightRow& first = row_at(session.open->sight, 0);
    if (first.places.empty()) return;
    turn.case_screen().form = first.places.front().form;
    turn.case_screen().page = first.places.front().page;
}

void on(Turn& turn, const CaseUnreadable& unreadable) {
    const bool is_foreign = unreadable.trouble == store::SealTrouble::other_key;
    turn.show_message(turn.words()("desk.message.unreadable_title"), turn.words()(is_foreign ? "desk.message.other_key" : "desk.message.altered"));
}

void on(Turn& turn, const CaseRefused& refused) {
    using store::Refusal;
    if (turn.session.open) {
        turn.session.open->is_busy = false;
        const bool was_lost = refused.refused.why == Refusal::held_by_other || refused.refused.why == Refusal::not_holder || refused.refused.why == Refusal::content_changed;
        if (was_lost) {
            turn.session.open->is_held = false;
            turn.leave_case();
            turn.go_home();
        }
    }
    const Words& words = turn.words();
    const std::string who = refused.refused.holder ? refused.refused.holder->who.text() : std::string();
    const std::string title = words("desk.message.refused_title");
    switch (refused.refused.why) {
        case Refusal::no_such_case: return turn.show_message(title, words("desk.message.gone"));
        case Refusal::held_by_other: return turn.show_message(title, words("desk.message.held", {{"who", who}}));
        case Refusal::not_holder: return turn.show_message(title, words("desk.message.not_holder"));
        case Refusal::wrong_state: return turn.show_message(title, words("desk.message.wrong_state"));
        case Refusal::not_permitted: return turn.show_message(title, words("desk.message.not_permitted"));
        case Refusal::content_changed: return turn.show_message(title, words("desk.message.content_changed"));
    }
}

void on(Turn& turn, const CaseChanged& changed) {
    DeskSession& session = turn.session;
    if (!session.open || session.open->row.id != changed.row.id) return;
    session.open->row = changed.row;
    session.open->is_busy = false;
    if (changed.row.state != store::CaseState::withdrawn) return;
    session.open->is_held = false;
    turn.leave_case();
    turn.go_home();
    session.notice = turn.words()("desk.notice.withdrawn", {{"number", store::receipt_number(changed.row.number)}});
}

void on(Turn& turn, const CaseAmended& amended) {
    DeskSession& session = turn.session;
    if (!session.open || session.open->row.id != amended.row.id) return;
    OpenCase& open = *session.open;
    const std::string id_before = row_count(open.sight) > 0 ? row_at(open.sight, turn.case_screen().cursor).id : std::string();
    const FormsDifference difference = difference_of(open.sight.view, forms::view_case(*turn.data.world.catalog, amended.content.answers, amended.content.today));
    open.row = amended.row;
    open.is_busy = false;
    const bool was_identity = amended.content.corrections.size() == open.content.corrections.size();
    turn.set_content(amended.content);
    if (!was_identity) {                                       // other papers than those that did not come out
        open.unprinted.reset();
        session.unprinted.erase(open.row.id);
    }
    CaseScreen& screen = turn.case_screen();
    if (screen.form >= open.sight.laid_out.size()) screen.form = screen.page = 0;
    for (std::size_t i = 0; i < row_count(open.sight); ++i) {
        const SightRow& row = row_at(open.sight, i);
        if (row.id != id_before) continue;
        screen.cursor = i;
        if (!was_identity) open.confirmed[row.id] = matter_of(row);          // who typed it has looked at it
    }
    screen.cursor = std::min(screen.cursor, std::max<std::size_t>(1, row_count(open.sight)) - 1);
    std::vector<std::string> lines;
    for (const std::string& title : difference.added) lines.push_back(turn.words()("desk.correct.added", {{"form", title}}));
    for (const std::string& title : difference.removed) lines.push_back(turn.words()("desk.correct.removed", {{"form", title}}));
    if (!lines.empty()) turn.show_message(turn.words()("desk.correct.changed_title"), turn.words()("desk.correct.changed"), std::move(lines));
    else session.notice = turn.words()(was_identity ? "desk.notice.identified" : "desk.notice.corrected");
    if (!was_identity)
        if (const auto flag = next_open_flag(open, 0)) screen.cursor = *flag;
    verify_if_all_is_done(turn);
}

void on(Turn& turn, const ConfirmedKept& kept) {
    auto& open = turn.session.open;
    if (!open || open->row.id != kept.row.id) return;
    open->row = kept.row;
    open->content.confirmed = kept.confirmed;
}

void on(Turn& turn, const FlagsKnown& known) { turn.session.flags_known[known.id] = {known.version, known.flags}; }

OpenCase* open_case(Turn& turn, const store::CaseId& id) {
    auto& open = turn.session.open;
    return open && open->row.id == id ? &*open : nullptr;
}

void on(Turn& turn, const PrintTaken& taken) {
    std::erase_if(turn.session.printing, [&](const PrintRun& run) { return run.id == taken.id; });
    turn.session.printing.push_back({taken.id, taken.number, {}, false});
    turn.session.unprinted.erase(taken.id);
    OpenCase* open = open_case(turn, taken.id);
    if (!open) return;
    open->is_busy = false;
    open->unprinted.reset();
}

void on(Turn& turn, const PrintGoesOn& goes_on) {
    for (PrintRun& run : turn.session.printing) {
        if (run.id != goes_on.id) continue;
        run.sentence = goes_on.sentence;
        run.is_in_trouble = goes_on.is_in_trouble;
    }
}

void on(Turn& turn, const Printed& printed) {
    std::erase_if(turn.session.printing, [&](const PrintRun& run) { return run.id == printed.id; });
    turn.session.unprinted.erase(printed.id);
    if (OpenCase* open = open_case(turn, printed.id)) open->is_busy = false, open->unprinted.reset();
    turn.session.notice = turn.words()(printed.is_reprint ? "desk.notice.reprinted" : "desk.notice.printed",
                                       {{"number", store::receipt_number(printed.number)}, {"n", std::to_string(printed.sheets)}});
}

void on(Turn& turn, const PrintFailed& failed) {
    std::erase_if(turn.session.printing, [&](const PrintRun& run) { return run.id == failed.id; });
    turn.session.unprinted[failed.id] = failed.unprinted;
    OpenCase* open = open_case(turn, failed.id);
    if (open) open->is_busy = false, open->unprinted = failed.unprinted;
    const std::string sentence = turn.words()("desk.message.print_failed", {{"number", store::receipt_number(failed.number)}, {"why", failed.sentence}});
    if (turn.session.staff && !turn.session.dialog && !turn.session.is_locked) turn.show_message(turn.words()("desk.message.trouble_title"), sentence);
}

void on(Turn& turn, const Trouble& trouble) {
    if (turn.session.open) turn.session.open->is_busy = false;
    turn.session.form.is_checking = false;
    turn.show_message(turn.words()("desk.message.trouble_title"), trouble.sentence);
}

void on(Turn& turn, const TableRead& read) {
    if (auto* table = std::get_if<TableScreen>(&turn.session.screen)) table->read = read;
}
void on(Turn& turn, const HistoryRead& read) {
    if (!turn.session.open) return;
    constexpr std::size_t lines_max = 22;
    std::vector<std::string> lines = read.lines;
    for (const store::Correction& one : turn.session.open->content.corrections) {
        const forms::Item* item = turn.data.world.catalog->item(one.slot.item);
        const auto as_read = [&](const std::optional<forms::Answer>& answer) {
            if (!answer || !answer->value) return turn.words()("desk.value.none");
            return value_as_read(one.slot, *answer->value, turn.session.open->sight.view, turn.data.world);
        };
        if (item) lines.push_back(turn.words()("desk.correct.line", {{"who", one.by.text()}, {"label", item->label}, {"before", as_read(one.before)}, {"after", as_read(one.after)}, {"why", one.why}}));
    }
    if (lines.size() > lines_max) lines.erase(lines.begin(), lines.end() - lines_max);
    turn.show_message(turn.words()("desk.log.history_title"), turn.words()("desk.log.history"), std::move(lines));
}
void on(Turn& turn, const FiguresRead& read) {
    if (auto* figures = std::get_if<FiguresScreen>(&turn.session.screen)) figures->read = read;
}
void on(Turn& turn, const HandOffRead& read) {
    auto* screen = std::get_if<HandOffScreen>(&turn.session.screen);
    if (!screen) return;
    screen->read = read;
    screen->wish = read.wish;
}
void on(Turn& turn, const HandedOff& done) {
    if (auto* screen = std::get_if<HandOffScreen>(&turn.session.screen))
        screen->done = turn.words()("desk.export.done", {{"n", std::to_string(done.cases)}, {"where", done.where}});
}

template <typename Hand>
void on(Turn&, const Hand&) {}

}  // namespace

void on_result(Turn& turn, const Event& event) {
    std::visit([&](const auto& known) { on(turn, known); }, event);
}

}  // namespace kiosk::desk
