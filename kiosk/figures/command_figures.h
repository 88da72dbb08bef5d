// `kakanai figures`: what was counted from one day to another, as CSV and as one page of PDF. Needs no passphrase: nothing
// in it is about a person.
#pragma once

#include "kiosk/command.h"

namespace kiosk {

struct FiguresRequest {
    std::string from_day, to_day;              // YYYY-MM-DD
    std::filesystem::path csv, pdf;            // empty: not written
};
/// 0 well, 1 refused or nothing counted, 2 wrong usage.
int run_figures(const Places& places, const std::filesystem::path& data_dir, const FiguresRequest& request);

}  // namespace kiosk
