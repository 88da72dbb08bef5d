// Who at the desk may do what, and how long one must wait after wrong words. Pure tables; a test goes through every
// action of every role. The store checks roles once more by itself. Knows no screen.
#pragma once

#include "kiosk/store/case.h"

#include <array>
#include <cstdint>

namespace kiosk::desk {

inline constexpr std::array kRoles = {store::Role::clerk, store::Role::supervisor, store::Role::dx_staff, store::Role::auditor};

enum class Action {
    see_queue, open_case, correct, verify_identity, print, reprint, take_over, return_to_queue, withdraw,   // the case
    export_cases,                                                                                          // what leaves
    see_figures, read_log, manage_staff
};
inline constexpr std::array kActions = {Action::see_queue, Action::open_case, Action::correct, Action::verify_identity, Action::print, Action::reprint, Action::take_over,
                                        Action::return_to_queue, Action::withdraw, Action::export_cases, Action::see_figures, Action::read_log, Action::manage_staff};

/// Who sees residents' data neither reads the log nor runs the machine, and the other way round (番号法 安全管理措置: duties apart).
bool may(store::Role role, Action action);

/// Five wrong words: 15 seconds, and twice as long after each further one, up to about four hours. Fifteen: locked, until the
/// supervisor gives a new passphrase.
inline constexpr int kWrongBeforeWait = 5, kDoublingsMax = 10, kWrongBeforeLocked = 15;
inline constexpr std::int64_t kFirstWait_ms = 15'000;
std::int64_t wait_after_ms(int wrong_in_a_row);

inline constexpr std::int64_t kIdleBeforeLock_ms = 5 * 60'000;
inline constexpr std::int64_t kLongestShift_ms = 12 * 60 * 60'000;

}  // namespace kiosk::desk
