// The rows of the queue as a clerk sees them: the unfinished ones, or all of the day, or those of a number.
// Pure questions about a session; the store sorted them already, oldest first.
#pragma once

#include "kiosk/desk/desk_session.h"

namespace kiosk::desk {

std::vector<const store::CaseRow*> rows_shown(const DeskSession& session);
std::optional<std::size_t> index_of_selected(const DeskSession& session, const std::vector<const store::CaseRow*>& rows);
/// The one who has waited longest and is with nobody.
const store::CaseRow* next_waiting(const DeskSession& session, store::Moment now);
/// Never negative: a clock may be set back.
std::int64_t minutes_waited(const store::CaseRow& row, store::Moment now);
bool is_unfinished(const store::CaseRow& row);

}  // namespace kiosk::desk
