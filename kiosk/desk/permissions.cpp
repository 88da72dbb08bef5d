// Who at the desk may do what.
// One row a role; nothing here knows how an action is carried out.
#include "kiosk/desk/permissions.h"

#include <algorithm>
#include <initializer_list>

namespace kiosk::desk {

namespace {

bool is_among(Action action, std::initializer_list<Action> actions) { return std::find(actions.begin(), actions.end(), action) != actions.end(); }

bool clerk_may(Action action) {
    return is_among(action, {Action::see_queue, Action::open_case, Action::correct, Action::verify_identity, Action::print, Action::reprint,
                             Action::take_over, Action::return_to_queue, Action::withdraw, Action::see_figures});
}

}  // namespace

bool may(store::Role role, Action action) {
    switch (role) {
        case store::Role::clerk: return clerk_may(action);
        case store::Role::supervisor: return clerk_may(action) || is_among(action, {Action::export_cases, Action::manage_staff});
        case store::Role::dx_staff: return is_among(action, {Action::see_figures});
        case store::Role::auditor: return is_among(action, {Action::see_figures, Action::read_log});
        case store::Role::terminal: return false;
        case store::Role::system: return false;
    }
    return false;
}

std::int64_t wait_after_ms(int wrong_in_a_row) {
    if (wrong_in_a_row < kWrongBeforeWait) return 0;
    return kFirstWait_ms << std::min(wrong_in_a_row - kWrongBeforeWait, kDoublingsMax);
}

}  // namespace kiosk::desk
