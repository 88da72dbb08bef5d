// `kakanai desk`: the clerk's screen. Reads catalog, strings and documents, opens the store and the window, and runs until it is
// told to stop. Keeps nothing of a case when it ends.
#pragma once

#include "kiosk/kiosk.h"

#include <string>

namespace kiosk {

/// Exit status: 0 ended, 1 refused to start (every reason on stderr). `device` is how the log names this desk.
int run_desk(const KioskOptions& options, const std::string& device);

/// Paints every screen of the desk with these answers (an answers file) as PNG files, without a window, a store or a key.
int write_desk_gallery(const KioskOptions& options, const std::filesystem::path& answers_file, const std::filesystem::path& directory);


}  // namespace kiosk
