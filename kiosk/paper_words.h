// What a print queue says, in words for staff: for `kakanai printer` and for the desk.
// Pure; asks no queue itself.
#pragma once

#include "kiosk/command_words.h"
#include "printer/print_queue.h"

namespace kiosk {

/// "print.paper_out" with the sheet to look at.
std::string in_words(const CommandWords& words, const printer::JobProgress& progress);
/// Why the queue must not be used: what check() answered. Nothing: it may.
std::optional<std::string> why_not(const CommandWords& words, const printer::CupsPlace& place, const forms::Result<std::optional<printer::Unsafe>>& checked);
/// Why a queue did not take a job, or does not answer.
std::string in_words(const CommandWords& words, const printer::CupsPlace& place, const forms::Fault& fault);

}  // namespace kiosk
