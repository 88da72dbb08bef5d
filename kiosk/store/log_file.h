// The log beside the database: one line an entry, only ever appended to. Its lock is also what lets one process act at a
// time. A copy of the database's log table that survives the database.
#pragma once

#include "forms/result.h"
#include "kiosk/store/log.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace kiosk::store {

class LogFile {
public:
    /// Creates it (mode 0600). A line cut short by a crash is the only thing ever taken out of it, and only at its end.
    static forms::Result<LogFile> open(const std::filesystem::path& file);
    LogFile(LogFile&& other) noexcept;
    LogFile& operator=(LogFile&& other) noexcept;
    ~LogFile();

    /// Waits for other processes.
    forms::Outcome lock();
    void unlock();
    /// Room on the disk for the entries to come, before anything is promised.
    forms::Outcome reserve();
    /// The newest entry; nothing in an empty file. Fault::damaged when the last line is none of ours.
    forms::Result<std::optional<LogEntry>> last();
    /// On the disk when it returns.
    forms::Outcome append(const std::vector<LogEntry>& entries);
    /// Another file stands under the name now.
    bool was_replaced() const;

private:
    LogFile(int descriptor, std::filesystem::path file) : descriptor_(descriptor), file_(std::move(file)) {}
    forms::Fault fault(int error) const;
    forms::Outcome cut_torn_line();

    int descriptor_ = -1;
    std::filesystem::path file_;
};

/// Whole lines of the file, in order; `torn` when the end is no whole line.
struct LogLines {
    std::vector<std::string> lines;
    bool torn = false;
};
forms::Result<LogLines> read_log_lines(const std::filesystem::path& file);

}  // namespace kiosk::store
