// The log as a table for auditors, newest first, and whether its chain holds.
// Log entries → TableRead. Pure; the words of events stand in assets/strings.
#pragma once

#include "kiosk/desk/desk_event.h"
#include "kiosk/strings.h"

namespace kiosk::desk {

/// 「10:02　abe　開いて見た」, oldest first.
std::vector<std::string> history_of(const std::vector<store::LogEntry>& entries, const Words& words);

TableRead log_table(const std::vector<store::LogEntry>& entries, const Words& words);

}  // namespace kiosk::desk
