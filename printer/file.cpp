// POSIX calls behind file.h.
// Names the file and the errno text in a Fault, never the content.
#include "printer/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace printer {

namespace {

using forms::Done;
using forms::Fault;
using forms::FaultKind;
using forms::Outcome;
using forms::Result;

FaultKind kind_of(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return FaultKind::not_found;
        case EACCES:
        case EPERM:
        case EROFS:
        case EISDIR:
        case ENOTEMPTY:
        case EEXIST:
            return FaultKind::not_permitted;
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return FaultKind::disk_full;
        default:
            return FaultKind::device;
    }
}

/// For the call that has just failed.
Fault fault_at(const std::filesystem::path& path) {
    const int error = errno;
    return {kind_of(error), path.string(), std::strerror(error)};
}

class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_(number) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    /// Network file systems report a full disk only here.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

/// A file under its passing name; gone with its owner unless it was renamed.
class Part {
public:
    static Result<Part> write(std::filesystem::path path, std::string_view bytes) {
        std::string name = path.string() + ".part-XXXXXX";
        FileDescriptor file(::mkostemp(name.data(), O_CLOEXEC));
        if (!file.is_open()) return fault_at(path);
        Part part(std::move(path), std::move(name));
        while (!bytes.empty()) {
            const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return fault_at(part.path_);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(file.number()) != 0 || !file.close()) return fault_at(part.path_);
        return part;
    }
    Part(Part&& other) noexcept : path_(std::move(other.path_)), name_(std::exchange(other.name_, {})) {}
    Part& operator=(Part&&) = delete;
    ~Part() {
        if (!name_.empty()) ::unlink(name_.c_str());
    }

    Outcome rename() {
        if (::rename(name_.c_str(), path_.c_str()) != 0) return fault_at(path_);
        name_.clear();
        return Done{};
    }

private:
    Part(std::filesystem::path path, std::string name) : path_(std::move(path)), name_(std::move(name)) {}
    std::filesystem::path path_;
    std::string name_;  // empty once renamed
};

Outcome sync_directory(const std::filesystem::path& directory) {
    const FileDescriptor handle(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle.is_open()) return fault_at(directory);
    // Some file systems cannot sync a directory and say EINVAL; then there is nothing more to do.
    if (::fsync(handle.number()) != 0 && errno != EINVAL) return fault_at(directory);
    return Done{};
}

}  // namespace

Outcome write_files_beside(const std::filesystem::path& directory, const std::vector<NamedBytes>& files) {
    const std::filesystem::path place = directory.empty() ? "." : directory;
    std::vector<Part> parts;
    for (const NamedBytes& file : files) {
        TRY(part, Part::write(place / file.name, file.bytes));
        parts.push_back(std::move(part));
    }
    for (Part& part : parts) {
        const Outcome renamed = part.rename();
        if (!renamed) return renamed.fault();
    }
    return sync_directory(place);
}

Outcome write_file_beside(const std::filesystem::path& path, std::string_view bytes) {
    return write_files_beside(path.parent_path(), {{path.filename().string(), bytes}});
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return fault_at(path);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return fault_at(path);
    if (S_ISDIR(status.st_mode)) return Fault{FaultKind::unreadable, path.string(), std::strerror(EISDIR)};

    // One byte more than allowed, so that a file that grew or has no size (a pipe) is found out as well.
    std::string bytes(std::min<std::size_t>(bytes_max, static_cast<std::size_t>(status.st_size)) + 1, '\0');
    std::size_t size = 0;
    for (;;) {
        const ssize_t got = ::read(file.number(), bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fault_at(path);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
        if (size > bytes_max)
            return Fault{FaultKind::unreadable, path.string(), "more than " + std::to_string(bytes_max) + " bytes"};
        if (size == bytes.size()) bytes.resize(std::min(bytes.size() * 2, bytes_max + 1));
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace printer
