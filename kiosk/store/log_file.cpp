// Appends with O_APPEND and syncs; finds its last line from the end. POSIX, because a stream cannot be synced.
// Decides nothing about chains; log.cpp does.
#include "kiosk/store/log_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace kiosk::store {

namespace {

constexpr off_t kLineBytesMax = 2048, kReserve_bytes = 64 << 10;

forms::FaultKind kind_of(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG: return forms::FaultKind::disk_full;
        case ENOENT: return forms::FaultKind::not_found;
        case EACCES:
        case EPERM:
        case EROFS:
        case ELOOP: return forms::FaultKind::not_permitted;
        default: return forms::FaultKind::device;
    }
}

}  // namespace

LogFile::LogFile(LogFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), file_(std::move(other.file_)) {}
LogFile& LogFile::operator=(LogFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(file_, other.file_);
    return *this;
}
LogFile::~LogFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

forms::Fault LogFile::fault(int error) const { return {kind_of(error), file_.string(), std::strerror(error)}; }

forms::Result<LogFile> LogFile::open(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    LogFile log(descriptor, file);
    if (descriptor < 0) return log.fault(errno);
    return log;
}

forms::Outcome LogFile::lock() {
    while (flock(descriptor_, LOCK_EX) != 0)
        if (errno != EINTR) return fault(errno);
    return forms::Done{};
}

void LogFile::unlock() { flock(descriptor_, LOCK_UN); }

bool LogFile::was_replaced() const {
    struct stat here {}, there {};
    if (fstat(descriptor_, &here) != 0 || stat(file_.c_str(), &there) != 0) return true;
    return here.st_ino != there.st_ino || here.st_dev != there.st_dev;
}

forms::Outcome LogFile::reserve() {
    struct stat now {};
    if (fstat(descriptor_, &now) != 0) return fault(errno);
    if (fallocate(descriptor_, FALLOC_FL_KEEP_SIZE, now.st_size, kReserve_bytes) == 0 || errno == EOPNOTSUPP || errno == ENOSYS) return forms::Done{};
    return fault(errno);
}

forms::Outcome LogFile::cut_torn_line() {
    struct stat now {};
    if (fstat(descriptor_, &now) != 0) return fault(errno);
    off_t end = now.st_size;
    char byte = '\n';
    while (end > 0 && now.st_size - end < kLineBytesMax) {
        if (pread(descriptor_, &byte, 1, end - 1) != 1) return fault(errno ? errno : EIO);
        if (byte == '\n') break;
        --end;
    }
    if (end == now.st_size) return forms::Done{};
    if (ftruncate(descriptor_, end) != 0) return fault(errno);
    return forms::Done{};
}

forms::Result<std::optional<LogEntry>> LogFile::last() {
    if (const auto cut = cut_torn_line(); !cut) return cut.fault();
    struct stat now {};
    if (fstat(descriptor_, &now) != 0) return fault(errno);
    if (now.st_size == 0) return std::optional<LogEntry>();
    const off_t from = std::max<off_t>(0, now.st_size - kLineBytesMax);
    std::string tail(static_cast<std::size_t>(now.st_size - from), '\0');
    if (pread(descriptor_, tail.data(), tail.size(), from) != static_cast<ssize_t>(tail.size())) return fault(errno ? errno : EIO);
    tail.pop_back();
    const std::size_t before = tail.rfind('\n');
    auto entry = entry_from_line(std::string_view(tail).substr(before == std::string::npos ? 0 : before + 1));
    if (!entry) return forms::Fault{forms::FaultKind::damaged, file_.string(), "last line"};
    return entry;
}

forms::Outcome LogFile::append(const std::vector<LogEntry>& entries) {
    std::string lines;
    for (const LogEntry& entry : entries) lines += line_of(entry) + "\n";
    struct stat before {};
    if (fstat(descriptor_, &before) != 0) return fault(errno);
    std::size_t written = 0;
    while (written < lines.size()) {
        const ssize_t count = write(descriptor_, lines.data() + written, lines.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            const int error = count < 0 ? errno : EIO;
            if (ftruncate(descriptor_, before.st_size) != 0) return fault(error);   // the next start cuts what is torn
            return fault(error);
        }
        written += static_cast<std::size_t>(count);
    }
    if (fdatasync(descriptor_) != 0) return fault(errno);
    return forms::Done{};
}

forms::Result<LogLines> read_log_lines(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return forms::Fault{forms::FaultKind::not_found, file.string(), "no log"};
    LogLines read;
    std::string line;
    while (std::getline(in, line)) {
        read.torn = in.eof();
        if (!read.torn) read.lines.push_back(line);
    }
    return read;
}

}  // namespace kiosk::store
