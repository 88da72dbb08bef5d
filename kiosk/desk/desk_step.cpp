// desk_step(): time and locks first, then what came back, then hands: a dialog before the screen beneath it.
// Touches nothing outside; what must be done there is returned as effects.
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/desk_turn.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

bool is_by_hand(const Event& event) {
    return std::holds_alternative<Touched>(event) || std::holds_alternative<Typed>(event) || std::holds_alternative<Pressed>(event) || std::holds_alternative<Wheel>(event) ||
           std::holds_alternative<Do>(event) || std::holds_alternative<Choose>(event) || std::holds_alternative<ChooseCase>(event) ||
           std::holds_alternative<PointAt>(event) || std::holds_alternative<LookAt>(event);
}

bool is_signed_in(const DeskSession& session) { return session.staff && !std::holds_alternative<SignInScreen>(session.screen); }

/// True when time alone decided.
bool time_decides(Turn& turn) {
    DeskSession& session = turn.session;
    if (!is_signed_in(session)) return false;
    if (turn.now.steady_ms - session.signed_in_ms >= kLongestShift_ms) {
        sign_out(turn);
        return true;
    }
    if (session.is_locked || turn.now.steady_ms - session.last_activity_ms < kIdleBeforeLock_ms) return false;
    lock(turn);
    return true;
}

void renew_lease(Turn& turn) {
    DeskSession& session = turn.session;
    if (!session.open || !session.open->is_held || session.is_locked || turn.now.steady_ms - session.last_renewal_ms < kRenewEvery_ms) return;
    session.last_renewal_ms = turn.now.steady_ms;
    turn.effects.push_back(Renew{session.open->row.id});
}

/// Keys that are not for a field of text ask for something by the table of desk_keys.h.
Event as_command(const DeskSession& session, const Event& event) {
    const auto* pressed = std::get_if<Pressed>(&event);
    if (!pressed) return event;
    const auto command = command_for(session, pressed->key);
    return command ? Event(Do{*command}) : event;
}

void on_hand(Turn& turn, const Event& event) {
    DeskSession& session = turn.session;
    if (session.is_locked || !is_signed_in(session)) return on_sign_in(turn, event);
    const Event asked = as_command(session, event);
    if (const auto* command = std::get_if<Do>(&asked)) {
        const bool is_for_anywhere = command->command == Command::lock || command->command == Command::sign_out;
        if (is_for_anywhere) return on_command_anywhere(turn, command->command);
    }
    if (session.dialog) return on_dialog(turn, asked);
    if (std::holds_alternative<QueueScreen>(session.screen)) return on_queue(turn, asked);
    if (std::holds_alternative<CaseScreen>(session.screen)) return on_case(turn, asked);
    if (std::holds_alternative<HandOffScreen>(session.screen)) return on_hand_off(turn, asked);
    on_table(turn, asked);
}

}  // namespace

void Turn::show_message(std::string title, std::string text, std::vector<std::string> lines) {
    session.dialog = MessageDialog{std::move(title), std::move(text), std::move(lines)};
}

void Turn::go_home() {
    session.dialog.reset();
    if (may_do(Action::see_queue)) {
        session.screen = QueueScreen{};
    } else if (may_do(Action::read_log)) {
        session.screen = TableScreen{};
        effects.push_back(ReadLog{});
    } else {
        session.screen = FiguresScreen{};
        effects.push_back(ReadFigures{});
    }
}

void Turn::keep_confirmed() {
    if (!session.open || !session.open->is_held || session.open->is_busy || session.open->row.state != store::CaseState::in_review) return;
    OpenCase& open = *session.open;
    if (open.confirmed == open.content.confirmed) return;
    store::CaseContent content = open.content;
    content.confirmed = open.confirmed;
    effects.push_back(KeepConfirmed{open.row, std::move(content)});
}

void Turn::leave_case() {
    keep_confirmed();
    if (session.open && session.open->is_held) effects.push_back(Leave{session.open->row.id});
    session.open.reset();
    session.dialog.reset();
    effects.push_back(ForgetDrawn{});
}

void Turn::set_content(store::CaseContent content) {
    OpenCase& open = *session.open;
    open.content = std::move(content);
    open.sight = look_at(open.content, data.world, open.derived);
    session.flags_known[open.row.id] = {open.row.version, flags_in(open.sight)};
}

std::vector<Flag> flags_in(const Sight& sight) {
    std::vector<Flag> flags;
    for (const SightRow& row : sight.flags) flags.push_back(row.flag);
    return flags;
}

void lock(Turn& turn) {
    turn.keep_confirmed();
    turn.session.is_locked = true;
    wipe(turn.session.form.passphrase);
    turn.session.form = {};
    turn.session.form.focus = 1;
    turn.effects.push_back(NoteLocked{});
    turn.effects.push_back(ForgetDrawn{});
}

void sign_out(Turn& turn) {
    turn.leave_case();
    turn.effects.push_back(NoteSignedOut{});
    DeskSession next = first_session(turn.now.steady_ms);
    next.attempts = turn.session.attempts;
    next.can_hand_off = turn.session.can_hand_off;
    next.printing = turn.session.printing;               // the printer goes on
    next.unprinted = turn.session.unprinted;
    turn.session = std::move(next);
}

void on_command_anywhere(Turn& turn, Command command) {
    if (command == Command::lock) lock(turn);
    if (command == Command::sign_out) sign_out(turn);
}

DeskSession first_session(std::int64_t now_ms) {
    DeskSession session;
    session.screen = SignInScreen{};
    session.last_activity_ms = now_ms;
    return session;
}

Stepped desk_step(DeskSession session, const Event& event, const Times& now, const DeskData& data) {
    Turn turn{std::move(session), {}, now, data};
    const auto stepped = [&] { return Stepped{std::move(turn.session), std::move(turn.effects)}; };
    const bool has_decided = time_decides(turn);
    if (!is_by_hand(event)) {
        if (std::holds_alternative<Tick>(event)) renew_lease(turn);
        else on_result(turn, event);
        return stepped();
    }
    if (has_decided) return stepped();         // the first key after a long pause only wakes the lock
    turn.session.last_activity_ms = now.steady_ms;
    turn.session.notice.clear();
    on_hand(turn, event);
    return stepped();
}

std::int64_t next_tick(const DeskSession& session, std::int64_t now_ms) {
    constexpr std::int64_t second = 1000;
    const bool waits = std::any_of(session.attempts.begin(), session.attempts.end(), [&](const auto& one) { return wait_after_ms(one.second.wrong) > now_ms - one.second.last_ms; });
    if (waits) return now_ms + second;
    if (!is_signed_in(session) || session.is_locked) return now_ms + 60 * second;
    return std::min(now_ms + 10 * second, session.last_activity_ms + kIdleBeforeLock_ms);
}

}  // namespace kiosk::desk
