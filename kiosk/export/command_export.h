// `kakanai export`: the verified cases of a day as files for another system, after a passphrase. Reasons go to stderr.
// 0 all exported, 1 something was left out or refused, 2 wrong usage.
#pragma once

#include "kiosk/command.h"
#include "kiosk/export/export.h"

namespace kiosk {

struct ExportRequest {
    std::string profile, day, staff;           // day: YYYY-MM-DD, empty: today
    std::filesystem::path out;
    bool shrinks = false, hands_off = false;
};
class CommandWords;
/// Letters that the target lacks, and the cases left out for them, on stderr.
void tell_letters(const Export& made, const std::vector<ExportCase>& cases, const CommandWords& words);

int run_export(const Places& places, const std::filesystem::path& data_dir, const ExportRequest& request);

}  // namespace kiosk
