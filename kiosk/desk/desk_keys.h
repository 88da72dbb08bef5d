// Which key asks for what, on each screen. One table: the step follows it and the legend shows it, so that they cannot differ.
// Pure; text fields take their own keys before (desk_step.cpp).
#pragma once

#include "kiosk/desk/desk_session.h"

#include <string_view>

namespace kiosk::desk {

struct Shortcut {
    Key key;
    Command command;
    std::string_view says;                 // key of assets/strings; empty: works, and is not in the legend
};

/// In the order of the legend.
std::vector<Shortcut> shortcuts(const DeskSession& session);
std::optional<Command> command_for(const DeskSession& session, Key key);
/// How a key is called on a keyboard: "F2", "PgDn"; a string key for those that are Japanese.
std::string_view name_of(Key key);

/// Something goes out, and all of it read back the same.
bool may_be_written(const HandOffScreen& screen);

/// What Enter does on an open case.
enum class NextStep { look_only, mend, confirm_flag, confirm_sheet, identify, print, finished };
NextStep next_step(const OpenCase& open, const CaseScreen& screen);

}  // namespace kiosk::desk
