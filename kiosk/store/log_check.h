// `kakanai log verify`: the table, the file and the head of the log against each other. Reads; heals nothing.
// Finds what was deleted, altered, inserted, reordered or cut off in any one of the three, and in two of them alike.
#pragma once

#include "kiosk/store/log.h"
#include "forms/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::store {

/// The newest entry as it is known elsewhere: in the database beside the table, or noted on paper.
struct LogHead {
    std::int64_t seq = 0;
    Hash hash{};
    bool operator==(const LogHead&) const = default;
};

enum class LogPlace { table, file, head };
struct LogTrouble {
    LogPlace place = LogPlace::table;
    std::int64_t seq = 0;                  // the first entry that does not fit
};
std::optional<LogTrouble> log_trouble(const std::vector<std::string>& table, const std::vector<std::string>& file, const LogHead& head);

struct LogVerdict {
    std::int64_t entries = 0;
    LogHead head;
    std::optional<LogTrouble> trouble;
};
/// Fault::not_found when there is no store. `known` is a head noted earlier, if the caller has one.
forms::Result<LogVerdict> verify_log(const std::filesystem::path& data_dir, const std::optional<LogHead>& known = std::nullopt);

}  // namespace kiosk::store
