// The life of a case. Guards first: the role, the state, the holder; then the one change and its note.
// No clock, no disk, no content.
#include "kiosk/store/rules.h"

#include <algorithm>
#include <utility>

namespace kiosk::store {

namespace {

Refused refused(Refusal why, const CaseRow& row) { return {why, row.holder}; }

LogNote note_of(const CaseRow& row, const Actor& actor, LogEvent event, Reason reason = Reason::none) {
    LogNote note;
    note.actor = actor;
    note.event = event;
    note.about = row.id;
    note.subject = row.event;
    note.reason = reason;
    return note;
}

std::optional<Refusal> not_by_holder(const CaseRow& row, const Actor& actor, Moment now) {
    if (is_holder(row, actor)) return std::nullopt;
    return is_held(row, now) ? Refusal::held_by_other : Refusal::not_holder;
}

CaseRow in_state(CaseRow row, CaseState state, Moment now) {
    row.state = state;
    row.changed_at = now;
    return row;
}

Holder held_by(const Actor& actor, Moment now) { return {actor.who, actor.device, now + kLease_ms}; }

bool is_over(CaseState state) { return state == CaseState::wiped || state == CaseState::withdrawn; }

constexpr std::string_view kAskStates[] = {"open", "agreed", "differs", "left"};

std::optional<LogEvent> event_of_step(CaseState from, CaseState to) {
    if (from == CaseState::in_review && to == CaseState::verified) return LogEvent::case_verified;
    if (from == CaseState::verified && to == CaseState::printed) return LogEvent::case_printed;
    if (from == CaseState::printed && to == CaseState::handed_off) return LogEvent::case_handed_off;
    return std::nullopt;
}

}  // namespace

std::string_view to_id(AskState state) { return kAskStates[static_cast<std::size_t>(state)]; }

std::optional<AskState> ask_state_from(std::string_view id) {
    const auto found = std::find(std::begin(kAskStates), std::end(kAskStates), id);
    if (found == std::end(kAskStates)) return std::nullopt;
    return static_cast<AskState>(found - std::begin(kAskStates));
}

bool is_held(const CaseRow& row, Moment now) {
    if (!row.holder) return false;
    return row.holder->lease_until > now && row.holder->lease_until <= now + kLease_ms;
}

bool is_holder(const CaseRow& row, const Actor& actor) {
    return row.holder && row.holder->who == actor.who && row.holder->device == actor.device;
}

bool is_listed(const CaseRow& row, const std::string& day) {
    if (row.state == CaseState::wiped) return false;
    return row.day == day || !(is_over(row.state) || row.state == CaseState::handed_off);
}

bool is_to_be_wiped(const CaseRow& row, const Retention& retention, Moment now) {
    constexpr Moment hour_ms = 60 * 60 * 1000, day_ms = 24 * hour_ms;
    if (is_held(row, now)) return false;
    switch (row.state) {
        case CaseState::waiting:
        case CaseState::in_review: return now - row.changed_at >= retention.hours_abandoned * hour_ms;
        case CaseState::verified:
        case CaseState::printed:
        case CaseState::handed_off: return now - row.changed_at >= retention.days_after_hand_off * day_ms;
        case CaseState::withdrawn: return japanese_day(now) > japanese_day(row.changed_at);
        case CaseState::wiped: return false;
    }
    return false;
}

Decided decide_claim(CaseRow row, const Actor& actor, Moment now) {
    if (!may(actor.role, LogEvent::case_claimed)) return refused(Refusal::not_permitted, row);
    if (is_over(row.state)) return refused(Refusal::wrong_state, row);
    if (is_held(row, now) && !is_holder(row, actor)) return refused(Refusal::held_by_other, row);
    row.holder = held_by(actor, now);
    if (row.state == CaseState::waiting) row = in_state(std::move(row), CaseState::in_review, now);
    return Change{row, note_of(row, actor, LogEvent::case_claimed)};
}

Decided decide_renew(CaseRow row, const Actor& actor, Moment now) {
    if (const auto why = not_by_holder(row, actor, now)) return refused(*why, row);
    row.holder = held_by(actor, now);
    return Change{row, note_of(row, actor, LogEvent::case_claimed)};
}

Decided decide_release(CaseRow row, const Actor& actor, Moment now) {
    if (const auto why = not_by_holder(row, actor, now)) return refused(*why, row);
    row.holder.reset();
    if (row.state == CaseState::in_review) row = in_state(std::move(row), CaseState::waiting, now);
    return Change{row, note_of(row, actor, LogEvent::case_released)};
}

Decided decide_take_over(CaseRow row, const Actor& actor, Reason reason, Moment now) {
    if (!may(actor.role, LogEvent::case_taken_over)) return refused(Refusal::not_permitted, row);
    if (is_over(row.state)) return refused(Refusal::wrong_state, row);
    row.holder = held_by(actor, now);
    if (row.state == CaseState::waiting) row = in_state(std::move(row), CaseState::in_review, now);
    return Change{row, note_of(row, actor, LogEvent::case_taken_over, reason)};
}

Decided decide_open(CaseRow row, const Actor& actor, Moment now) {
    if (!may(actor.role, LogEvent::case_opened)) return refused(Refusal::not_permitted, row);
    if (row.state == CaseState::wiped) return refused(Refusal::wrong_state, row);
    if (is_held(row, now) && !is_holder(row, actor)) return refused(Refusal::held_by_other, row);
    return Change{row, note_of(row, actor, LogEvent::case_opened)};
}

Decided decide_amend(CaseRow row, int version, const Hash& content_hash, std::int64_t corrections, const Actor& actor, Moment now) {
    if (!may(actor.role, LogEvent::case_amended)) return refused(Refusal::not_permitted, row);
    if (is_over(row.state) || row.state == CaseState::handed_off) return refused(Refusal::wrong_state, row);
    if (const auto why = not_by_holder(row, actor, now)) return refused(*why, row);
    if (row.version != version) return refused(Refusal::content_changed, row);
    row = in_state(std::move(row), CaseState::in_review, now);
    row.version = version + 1;
    row.content_hash = content_hash;
    row.holder = held_by(actor, now);
    LogNote note = note_of(row, actor, LogEvent::case_amended);
    note.count = corrections;
    return Change{row, note};
}

Decided decide_advance(CaseRow row, CaseState to, const Actor& actor, Moment now) {
    const auto event = event_of_step(row.state, to);
    if (!may(actor.role, event.value_or(LogEvent::case_verified))) return refused(Refusal::not_permitted, row);
    if (!event) return refused(Refusal::wrong_state, row);
    if (const auto why = not_by_holder(row, actor, now)) return refused(*why, row);
    row = in_state(std::move(row), to, now);
    if (to == CaseState::printed) ++row.prints;
    if (to == CaseState::handed_off) row.holder.reset();
    LogNote note = note_of(row, actor, *event);
    note.count = row.version;
    return Change{row, note};
}

Decided decide_withdraw(CaseRow row, Reason reason, const Actor& actor, Moment now) {
    if (!may(actor.role, LogEvent::case_withdrawn)) return refused(Refusal::not_permitted, row);
    if (is_over(row.state) || row.state == CaseState::handed_off) return refused(Refusal::wrong_state, row);
    if (is_held(row, now) && !is_holder(row, actor)) return refused(Refusal::held_by_other, row);
    row = in_state(std::move(row), CaseState::withdrawn, now);
    row.holder.reset();
    return Change{row, note_of(row, actor, LogEvent::case_withdrawn, reason)};
}

Decided decide_ask(CaseRow row, const Word& kiosk, const Actor& actor, Moment now) {
    if (!may(actor.role, LogEvent::confirmation_asked)) return refused(Refusal::not_permitted, row);
    if (row.state != CaseState::in_review && row.state != CaseState::verified) return refused(Refusal::wrong_state, row);
    if (const auto why = not_by_holder(row, actor, now)) return refused(*why, row);
    LogNote note = note_of(row, actor, LogEvent::confirmation_asked);
    note.subject = kiosk;
    return Change{row, note};
}

LogNote note_of_answer(const Ask& ask, const Actor& kiosk) {
    LogNote note;
    note.actor = kiosk;
    note.event = LogEvent::confirmation_answered;
    note.about = ask.about;
    note.result = ask.state == AskState::agreed ? LogResult::done : ask.state == AskState::differs ? LogResult::refused : LogResult::failed;
    if (ask.state == AskState::left) note.reason = Reason::resident_left;
    return note;
}

Decided decide_wipe(CaseRow row, const Retention& retention, const Actor& actor, Moment now) {
    if (!may(actor.role, LogEvent::case_wiped)) return refused(Refusal::not_permitted, row);
    if (!is_to_be_wiped(row, retention, now)) return refused(Refusal::wrong_state, row);
    const bool was_left = row.state == CaseState::waiting || row.state == CaseState::in_review;
    row = in_state(std::move(row), CaseState::wiped, now);
    row.holder.reset();
    return Change{row, note_of(row, actor, LogEvent::case_wiped, was_left ? Reason::abandoned : Reason::retention_over)};
}

}  // namespace kiosk::store
