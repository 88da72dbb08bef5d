// Runs sessions: feeds events to step() and carries out its effects (read the card, write the case). The same for the
// window and for tests; knows neither GL nor files of its own.
#pragma once

#include "kiosk/card.h"
#include "kiosk/code.h"
#include "kiosk/house.h"
#include "kiosk/inbox.h"
#include "kiosk/visit_counts.h"

#include <utility>

namespace kiosk {

inline constexpr std::int64_t kLookAtInbox_ms = 1000;

class Visit {
public:
    /// All but the time must outlive it. `codes`: nothing where no codes can be read; `own_codes`: where residents get none.
    Visit(const House& house, CardReader& reader, Inbox& inbox, std::int64_t now_ms, CodeScanner* codes = nullptr, OwnCodes* own_codes = nullptr);

    const Session& session() const { return session_; }
    World world() const;
    /// Applies the event and whatever follows at once. A pending WriteBundle waits for carry_out(), so that the page
    /// that says so can be drawn first.
    void happen(const Event& event, std::int64_t now_ms);
    bool has_work() const { return must_write_; }
    /// True once after a session was wiped: forget what was drawn of it.
    bool take_wiped() { return std::exchange(was_wiped_, false); }
    void carry_out(std::int64_t now_ms);
    /// Tells the session when a card came or went, and what it answered. True when there was something to tell.
    bool look_at_reader(std::int64_t now_ms);
    /// The same for the scanner of codes, on its page, and for the resident's own code.
    bool look_at_codes(std::int64_t now_ms);
    /// Asks the inbox once a second, while nobody is here, whether a clerk asks something. True when there was something.
    bool look_at_inbox(std::int64_t now_ms);
    bool waits_for_inbox() const;

private:
    void end_of_visit();
    bool take_card_answer(std::int64_t now_ms);
    bool take_own_code(std::int64_t now_ms);

    const House& house_;
    CardReader& reader_;
    Inbox& inbox_;
    CodeScanner* codes_;
    OwnCodes* own_codes_;
    Session session_;
    VisitCounts counts_;
    std::optional<store::CaseId> sending_;         // kept until the session ends: sent again, it is still one case
    std::int64_t look_at_inbox_ms_ = 0;
    bool must_write_ = false, was_wiped_ = false;
};

}  // namespace kiosk
