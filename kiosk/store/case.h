// A case as the store sees it without opening it: id, number, event, times, state, holder, hashes.
// Nothing here can hold an answer of a resident; those are sealed (content.h).
#pragma once

#include "kiosk/store/seal.h"
#include "kiosk/store/word.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::store {

/// 128 random bits, made on the kiosk before it submits: the same case sent twice is one case.
struct CaseId {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const CaseId&) const = default;
};
CaseId new_case_id();
std::string to_text(const CaseId& id);                         // 32 hex digits
std::optional<CaseId> case_id_from(std::string_view text);

enum class CaseState { waiting, in_review, verified, printed, handed_off, wiped, withdrawn };
std::string_view to_id(CaseState state);
std::optional<CaseState> case_state_from(std::string_view id);

enum class Role { clerk, supervisor, dx_staff, auditor, terminal, system };
std::string_view to_id(Role role);
std::optional<Role> role_from(std::string_view id);

/// Who acts, in which role, at which machine.
struct Actor {
    Word who;
    Role role = Role::clerk;
    Word device;
    bool operator==(const Actor&) const = default;
};

inline constexpr Moment kLease_ms = 5 * 60 * 1000;
/// Who has the case open, and until when if nothing renews it.
struct Holder {
    Word who;
    Word device;
    Moment lease_until = 0;
    bool operator==(const Holder&) const = default;
};

struct CaseRow {
    CaseId id;
    std::int64_t order = 0;                // of arrival; the clock may be wrong, this is not
    std::string day;                       // YYYY-MM-DD in Japan
    int number = 0;
    Word event;
    Word kiosk;
    CaseState state = CaseState::waiting;
    Moment submitted_at = 0, changed_at = 0;
    std::optional<Holder> holder;
    int version = 1;                       // of the sealed content; 1 is the resident's own
    Hash content_hash{};                   // of the sealed bytes of that version
    int prints = 0;                        // a second print is marked 再
};

/// "A-012"; beyond 999 "A-1000".
std::string receipt_number(int number);

/// Why something was not done though nothing failed.
enum class Refusal { no_such_case, held_by_other, not_holder, wrong_state, not_permitted, content_changed };
struct Refused {
    Refusal why;
    std::optional<Holder> holder;          // whoever holds it now
};

/// A lease that ends later than a lease can was made before the clock was set back: it holds nothing.
bool is_held(const CaseRow& row, Moment now);
/// Also after the lease ended, as long as nobody else took the case.
bool is_holder(const CaseRow& row, const Actor& actor);

/// When the content of a case is destroyed. All times run from the last change of state.
struct Retention {
    int days_after_hand_off = 1;           // also of cases printed or verified and then left
    int hours_abandoned = 2;               // waiting or in review, nobody holding it
};
bool is_to_be_wiped(const CaseRow& row, const Retention& retention, Moment now);

}  // namespace kiosk::store
