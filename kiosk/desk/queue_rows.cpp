// The rows of the queue as a clerk sees them.
// Ten thousand rows are looked through in well under a millisecond; only those on the screen are laid out.
#include "kiosk/desk/queue_rows.h"

#include <algorithm>
#include <charconv>

namespace kiosk::desk {

bool is_unfinished(const store::CaseRow& row) {
    using store::CaseState;
    return row.state == CaseState::waiting || row.state == CaseState::in_review || row.state == CaseState::verified;
}

std::vector<const store::CaseRow*> rows_shown(const DeskSession& session) {
    std::vector<const store::CaseRow*> rows;
    const auto* screen = std::get_if<QueueScreen>(&session.screen);
    if (!screen) return rows;
    int number = 0;
    std::from_chars(screen->find.data(), screen->find.data() + screen->find.size(), number);
    for (const store::CaseRow& row : session.rows) {
        const bool is_sought = !screen->find.empty() && row.number == number && row.day == session.day;
        const bool is_listed = screen->find.empty() && (screen->shows_all || is_unfinished(row) || session.unprinted.count(row.id) != 0);
        if (is_sought || is_listed) rows.push_back(&row);
    }
    return rows;
}

std::optional<std::size_t> index_of_selected(const DeskSession& session, const std::vector<const store::CaseRow*>& rows) {
    const auto* screen = std::get_if<QueueScreen>(&session.screen);
    if (!screen || !screen->selected) return std::nullopt;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const store::CaseRow* row) { return row->id == *screen->selected; });
    if (found == rows.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
}

const store::CaseRow* next_waiting(const DeskSession& session, store::Moment now) {
    for (const store::CaseRow& row : session.rows)
        if (is_unfinished(row) && !store::is_held(row, now)) return &row;
    return nullptr;
}

std::int64_t minutes_waited(const store::CaseRow& row, store::Moment now) { return std::max<std::int64_t>(0, (now - row.submitted_at) / 60'000); }

}  // namespace kiosk::desk
