// `kakanai staff`: who may work at the desk. Adding lets somebody open cases, so it needs the passphrase of somebody who can.
// Asks on the terminal (or reads lines, in scripts); nothing typed is shown or kept.
#pragma once

#include "kiosk/command.h"

namespace kiosk {

enum class StaffWish { list, add, remove };
struct StaffRequest {
    StaffWish wish = StaffWish::list;
    std::string id, role, by;
};

/// 0 well, 1 refused, 2 wrong usage.
int run_staff(const Places& places, const std::filesystem::path& data_dir, const StaffRequest& request);

}  // namespace kiosk
