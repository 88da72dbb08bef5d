// The functions below replace those of the C library in this program; each does the system call itself.
// What a power cut leaves is what was synced: every sync remembers the file as it then was.
#include "disk.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

disk::Blow blow_now = disk::Blow::none;
disk::Lasts blow_lasts = disk::Lasts::once;
int strike_at = 0, counted = 0;

std::map<std::string, std::string>& durable() {
    static std::map<std::string, std::string> files;
    return files;
}

std::string path_of(int descriptor) {
    char name[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = readlink(link.c_str(), name, sizeof name);
    return length > 0 ? std::string(name, static_cast<std::size_t>(length)) : std::string();
}

std::string content_of(const std::string& path) {
    std::string bytes;
    const long descriptor = syscall(SYS_openat, AT_FDCWD, path.c_str(), O_RDONLY, 0);
    char part[65536];
    for (long count; descriptor >= 0 && (count = syscall(SYS_read, descriptor, part, sizeof part)) > 0;) bytes.append(part, static_cast<std::size_t>(count));
    if (descriptor >= 0) syscall(SYS_close, descriptor);
    return bytes;
}

/// Files that were written but never synced since lose what was not synced; those never synced are empty.
[[noreturn]] void cut_power() {
    for (const auto& [path, bytes] : durable()) {
        const long descriptor = syscall(SYS_openat, AT_FDCWD, path.c_str(), O_WRONLY | O_TRUNC, 0600);
        if (descriptor < 0) continue;
        syscall(SYS_write, descriptor, bytes.data(), bytes.size());
        syscall(SYS_close, descriptor);
    }
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) {}
}

/// True: fail with errno set. Looks only at files, not at the terminal and pipes.
bool is_struck(int descriptor) {
    if (blow_now == disk::Blow::none) return false;
    struct stat what {};
    if (descriptor >= 0 && (fstat(descriptor, &what) != 0 || !S_ISREG(what.st_mode))) return false;
    ++counted;
    if (counted < strike_at || (blow_lasts == disk::Lasts::once && counted != strike_at)) return false;
    switch (blow_now) {
        case disk::Blow::none: return false;
        case disk::Blow::kill: syscall(SYS_kill, getpid(), SIGKILL); return true;
        case disk::Blow::power_cut: cut_power();
        case disk::Blow::no_space: errno = ENOSPC; return true;
        case disk::Blow::io_error: errno = EIO; return true;
    }
    return false;
}

void remember_before_write(int descriptor) {
    if (blow_now != disk::Blow::power_cut) return;
    const std::string path = path_of(descriptor);
    if (!durable().count(path)) durable()[path] = content_of(path);      // what stood there before the strike was armed is safe
}

}  // namespace

namespace disk {

void strike(Blow blow, Lasts lasts, int at) {
    durable().clear();
    counted = 0;
    strike_at = at;
    blow_lasts = lasts;
    blow_now = blow;
}
void heal() { blow_now = Blow::none; }
int calls() { return counted; }

}  // namespace disk

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t count) {
    if (is_struck(descriptor)) return -1;
    remember_before_write(descriptor);
    return syscall(SYS_write, descriptor, bytes, count);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t at) {
    if (is_struck(descriptor)) return -1;
    remember_before_write(descriptor);
    return syscall(SYS_pwrite64, descriptor, bytes, count, at);
}
int ftruncate64(int descriptor, off64_t size) noexcept {
    if (is_struck(descriptor)) return -1;
    remember_before_write(descriptor);
    return static_cast<int>(syscall(SYS_ftruncate, descriptor, size));
}
int ftruncate(int descriptor, off_t size) noexcept { return ftruncate64(descriptor, size); }
int fallocate(int descriptor, int mode, off_t from, off_t size) {
    if (is_struck(descriptor)) return -1;
    return static_cast<int>(syscall(SYS_fallocate, descriptor, mode, from, size));
}
int fdatasync(int descriptor) {
    if (is_struck(descriptor)) return -1;
    if (blow_now == disk::Blow::power_cut) durable()[path_of(descriptor)] = content_of(path_of(descriptor));
    return static_cast<int>(syscall(SYS_fdatasync, descriptor));
}
int fsync(int descriptor) {
    if (is_struck(descriptor)) return -1;
    if (blow_now == disk::Blow::power_cut) durable()[path_of(descriptor)] = content_of(path_of(descriptor));
    return static_cast<int>(syscall(SYS_fsync, descriptor));
}
int unlink(const char* path) noexcept {
    if (is_struck(-1)) return -1;
    return static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}
int rename(const char* from, const char* to) noexcept {
    if (is_struck(-1)) return -1;
    return static_cast<int>(syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to));
}
}
