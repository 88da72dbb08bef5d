// `kakanai desk`: the clerk's screen. Reads catalog, strings and documents, opens the store and the window, and runs until it is
// told to stop. Keeps nothing of a case when it ends.
#pragma once

#include "kiosk/kiosk.h"
#include "printer/print_queue.h"

#include <string>

namespace kiosk {

struct DeskRequest {
    std::string device = "desk1";          // how the log names this desk
    printer::CupsPlace printer;            // no queue: papers go into DATA/printed
    std::filesystem::path hand_off;        // where other systems fetch their files; empty: nothing is handed off here
};
/// Exit status: 0 ended, 1 refused to start (every reason on stderr).
int run_desk(const KioskOptions& options, const DeskRequest& request);

/// Paints every screen of the desk with these answers (an answers file) as PNG files, without a window, a store or a key.
int write_desk_gallery(const KioskOptions& options, const std::filesystem::path& answers_file, const std::filesystem::path& directory);

}  // namespace kiosk
