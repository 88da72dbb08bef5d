// The log: who did what, when, to which case, with which result. A closed list of events; every entry is chained to the one
// before by SHA-256. Cannot hold a resident's data: every field is a number, an enum or a Word. Written by the store in the
// transaction of the action itself: without its entry there is no action. The meaning of each event: assets/strings/ja/log.toml.
#pragma once

#include "kiosk/store/case.h"

#include <string>
#include <vector>

namespace kiosk::store {

enum class LogEvent {
    case_submitted, case_claimed, case_released, case_taken_over, case_opened, case_amended, identity_checked, case_verified,
    case_printed, form_reprinted, print_failed, printer_refused, case_handed_off, case_exported, case_withdrawn, case_wiped,
    staff_called, call_answered, signed_in, sign_in_failed, screen_locked, signed_out, keys_made, staff_added, staff_removed,
    figures_exported, log_verified, sealed_code_read, database_set_aside, confirmation_asked, log_file_restored, confirmation_answered
};
std::string_view to_id(LogEvent event);
std::optional<LogEvent> log_event_from(std::string_view id);
const std::vector<LogEvent>& log_events();
/// Who may cause it; the store refuses everybody else.
bool may(Role role, LogEvent event);

enum class LogResult { done, refused, failed };
std::string_view to_id(LogResult result);
std::optional<LogResult> log_result_from(std::string_view id);

/// Why a case was taken over, withdrawn or wiped, or an action refused: never free text.
enum class Reason {
    none, holder_absent, shift_change, urgent, mistaken_claim, resident_left, resident_asked, entered_twice, wrong_counter,
    retention_over, abandoned, by_staff, held_by_other, wrong_state, not_permitted, no_such_case, wrong_passphrase, altered,
    other_key, disk, paper, other
};
std::string_view to_id(Reason reason);
std::optional<Reason> reason_from(std::string_view id);

/// What happened, before it has its place in the chain.
struct LogNote {
    Actor actor;
    LogEvent event = LogEvent::case_submitted;
    std::optional<CaseId> about;
    Word subject;                          // a form, a field's item, an export profile, a staff id
    LogResult result = LogResult::done;
    Reason reason = Reason::none;
    std::int64_t count = 0;                // pages, cases, corrections
};

struct LogEntry {
    std::int64_t seq = 0;
    Moment at = 0;
    LogNote note;
    Hash previous{}, hash{};
};

/// SHA-256(previous ‖ line_of without its hash).
LogEntry chained(std::int64_t seq, Moment at, LogNote note, const Hash& previous);
/// One line of JSON without line end, always the same bytes for the same entry.
std::string line_of(const LogEntry& entry);
std::optional<LogEntry> entry_from_line(std::string_view line);

/// The hash of a line that stands at `seq` after `previous`; nothing when it does not fit there. Quicker than reading it.
std::optional<Hash> hash_of_next(std::string_view line, std::int64_t seq, const Hash& previous);

/// What is wrong with a chain: the first seq at which it cannot be trusted.
enum class ChainTrouble { altered, missing, out_of_order };
struct ChainBreak {
    std::int64_t seq = 0;
    ChainTrouble trouble = ChainTrouble::altered;
};
std::optional<ChainBreak> first_break(const std::vector<LogEntry>& entries);

}  // namespace kiosk::store
