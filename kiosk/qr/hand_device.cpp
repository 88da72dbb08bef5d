// poll and read, and nothing of keys or ports.
// What was read is overwritten once it was fed.
#include "kiosk/qr/hand_device.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace kiosk::qr {

namespace {

constexpr int kPause_ms = 400;
constexpr std::size_t kPieceBytes = 24 * 64;           // whole events of a keyboard

}  // namespace

forms::Outcome HandDevice::open(int flags) {
    close();
    handle_ = ::open(device_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | flags);
    if (handle_ >= 0) return forms::Done{};
    const auto kind = errno == EACCES ? forms::FaultKind::not_permitted : errno == ENOENT ? forms::FaultKind::not_found : forms::FaultKind::device;
    return forms::Fault{kind, device_.string(), std::strerror(errno)};
}

forms::Result<std::optional<ScannedLine>> HandDevice::next(int wait_ms, LineGatherer& lines, const Feed& feed) {
    if (auto line = lines.take()) return line;
    pollfd waiting{handle_, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, wait_ms);
    if (ready < 0 && errno != EINTR) return trouble(std::strerror(errno));
    if (ready <= 0) {
        pause_ms_ += wait_ms;
        if (pause_ms_ >= kPause_ms) lines.rest();
        return lines.take();
    }
    pause_ms_ = 0;
    std::array<std::uint8_t, kPieceBytes> bytes{};
    const auto read = ::read(handle_, bytes.data(), bytes.size());
    if (read < 0 && (errno == EAGAIN || errno == EINTR)) return std::optional<ScannedLine>();
    if (read <= 0) return trouble(read < 0 ? std::strerror(errno) : "gone");
    feed(std::span(bytes).first(static_cast<std::size_t>(read)));
    ::explicit_bzero(bytes.data(), bytes.size());
    return lines.take();
}

void HandDevice::close() {
    if (handle_ >= 0) ::close(handle_);
    handle_ = -1;
    pause_ms_ = 0;
}

}  // namespace kiosk::qr
