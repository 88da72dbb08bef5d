// `kakanai printer`: whether a CUPS queue may be used for residents' papers, and a file sent to it with its way told in words.
// 0 safe and, where a file was sent, printed; 1 not; for the desk's start and for whoever sets the printer up.
#pragma once

#include "kiosk/command.h"
#include "printer/print_queue.h"

namespace kiosk {

struct PrinterRequest {
    printer::CupsPlace place;
    std::filesystem::path send;                // empty: only the check
};
int run_printer(const Places& places, const PrinterRequest& request);

}  // namespace kiosk
