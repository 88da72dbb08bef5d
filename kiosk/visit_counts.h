// Counts of one visit: how long each page was looked at, how often it was touched, how the visit ended. Words of the house
// and numbers only; whose visit it was, and what was said, does not enter. Practice is not counted. Fed by Visit, given to
// the inbox at the end.
#pragma once

#include "kiosk/session.h"
#include "kiosk/store/store.h"

#include <map>
#include <string>
#include <vector>

namespace kiosk {

class VisitCounts {
public:
    /// Before the event is applied: the time since the last one belongs to the page as it stands.
    void before(const Session& session, const Event& event, std::int64_t now_ms);
    /// Of the forms as they were sent.
    void sent(const forms::CaseView& view);
    struct Ended {
        store::Word event;
        std::vector<store::Figure> figures;
    };
    /// Everything counted since the last visit ended, which is then forgotten. Nothing when nobody came.
    std::optional<Ended> take();

private:
    void forget();
    void add(const char* kind, const std::string& key, std::int64_t sum, std::int64_t count = 1);

    std::map<std::pair<std::string, std::string>, store::Figure> figures_;
    std::string errand_, look_;
    std::int64_t since_ms_ = 0;
    bool is_new_look_ = false, was_sent_ = false;
};

}  // namespace kiosk
