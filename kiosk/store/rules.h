// What may become of a case: row + who + when → the row after and its log note, or why not. Pure; the same for every store.
// Nothing else says which state follows which, who holds a case, and who may do it.
#pragma once

#include "kiosk/store/store.h"

#include <variant>

namespace kiosk::store {

struct Change {
    CaseRow row;
    LogNote note;
};
using Decided = std::variant<Change, Refused>;

/// waiting → in_review, held for kLease_ms. Claiming what one holds already renews it.
Decided decide_claim(CaseRow row, const Actor& actor, Moment now);
/// The lease only; the note is not written.
Decided decide_renew(CaseRow row, const Actor& actor, Moment now);
Decided decide_release(CaseRow row, const Actor& actor, Moment now);
Decided decide_take_over(CaseRow row, const Actor& actor, Reason reason, Moment now);
/// Changes nothing but leaves a note: looking into a case is an action.
Decided decide_open(CaseRow row, const Actor& actor, Moment now);
/// A verified or printed case is in review again.
Decided decide_amend(CaseRow row, int version, const Hash& content_hash, std::int64_t corrections, const Actor& actor, Moment now);
/// in_review → verified → printed → handed_off, by the holder.
Decided decide_advance(CaseRow row, CaseState to, const Actor& actor, Moment now);
/// From any state before handed_off.
Decided decide_withdraw(CaseRow row, Reason reason, const Actor& actor, Moment now);
/// By the holder, while the case is open; changes nothing of it.
Decided decide_ask(CaseRow row, const Word& kiosk, const Actor& actor, Moment now);
LogNote note_of_answer(const Ask& ask, const Actor& kiosk);
Decided decide_wipe(CaseRow row, const Retention& retention, const Actor& actor, Moment now);

/// Whether the queue of a day shows it: every case of that day and every unfinished one, but none that is wiped.
bool is_listed(const CaseRow& row, const std::string& day);

}  // namespace kiosk::store
