// Scanners on a serial port (USB-CDC or RS-232): bytes as they are, with no echo and no line discipline between.
// The port's settings are put back when it closes.
#include "kiosk/qr/line_source.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace kiosk::qr {

namespace {

class SerialScanner final : public LineSource {
public:
    explicit SerialScanner(std::filesystem::path device) : device_(std::move(device)) {}
    ~SerialScanner() override { SerialScanner::close(); }

    forms::Outcome open() override {
        close();
        handle_ = ::open(device_.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (handle_ < 0) {
            const auto kind = errno == EACCES ? forms::FaultKind::not_permitted : errno == ENOENT ? forms::FaultKind::not_found : forms::FaultKind::device;
            return forms::Fault{kind, device_.string(), std::strerror(errno)};
        }
        const bool is_port = ::tcgetattr(handle_, &before_) == 0;
        termios raw = before_;
        if (is_port) {
            ::cfmakeraw(&raw);
            raw.c_cflag |= CLOCAL | CREAD;
            ::cfsetspeed(&raw, B9600);
        }
        if (is_port && ::tcsetattr(handle_, TCSANOW, &raw) == 0) {
            ::tcflush(handle_, TCIFLUSH);
            is_set_ = true;
            return forms::Done{};
        }
        close();
        return trouble("no serial port");
    }

    forms::Result<std::optional<ScannedLine>> next(int wait_ms) override {
        if (auto line = lines_.take()) return line;
        pollfd waiting{handle_, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, wait_ms);
        if (ready < 0 && errno != EINTR) return trouble(std::strerror(errno));
        if (ready <= 0) {
            pause_ms_ += wait_ms;
            if (pause_ms_ >= kLinePause_ms) lines_.rest();
            return lines_.take();
        }
        pause_ms_ = 0;
        std::array<char, 512> bytes{};
        const auto read = ::read(handle_, bytes.data(), bytes.size());
        if (read < 0 && (errno == EAGAIN || errno == EINTR)) return std::optional<ScannedLine>();
        if (read <= 0) return trouble(read < 0 ? std::strerror(errno) : "gone");
        for (const char character : std::span(bytes).first(static_cast<std::size_t>(read))) {
            if (character == '\r' || character == '\n') lines_.end();
            else lines_.add(character);
        }
        bytes.fill('\0');
        return lines_.take();
    }

    void close() override {
        if (handle_ >= 0 && is_set_) ::tcsetattr(handle_, TCSANOW, &before_);
        if (handle_ >= 0) ::close(handle_);
        handle_ = -1;
        is_set_ = false;
        lines_.forget();
        pause_ms_ = 0;
    }

private:
    forms::Fault trouble(const char* detail) const { return {forms::FaultKind::device, device_.string(), detail}; }

    std::filesystem::path device_;
    int handle_ = -1, pause_ms_ = 0;
    termios before_{};
    bool is_set_ = false;
    LineGatherer lines_;
};

}  // namespace

std::unique_ptr<LineSource> serial_scanner(const std::filesystem::path& device) { return std::make_unique<SerialScanner>(device); }

}  // namespace kiosk::qr
