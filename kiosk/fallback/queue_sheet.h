// Today's numbers on paper, from the log's lines alone: number, errand, when it came, where it stood, and room for a hand.
// Pure; no name, since the log has none.
#pragma once

#include "kiosk/command_words.h"
#include "kiosk/store/log.h"
#include "printer/slips.h"

#include "forms/catalog.h"

namespace kiosk {

struct CaseInLog {
    int number = 0;
    store::Word event;
    store::Moment at = 0;                  // submitted
    store::LogEvent last = store::LogEvent::case_submitted;    // the newest that says where it stands
};
/// Of one day in Japan, by number. Lines that are none of ours are left out.
std::vector<CaseInLog> cases_in_log(const std::vector<std::string>& lines, const std::string& day);

printer::Slip queue_sheet(const std::vector<CaseInLog>& cases, const std::string& day, const forms::Catalog& catalog, const CommandWords& words, const printer::Fonts& fonts);

}  // namespace kiosk
