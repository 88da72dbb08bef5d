// Scanners on a serial port (USB-CDC or RS-232): bytes as they are, with no echo and no line discipline between.
// The port's settings are put back when it closes.
#include "kiosk/qr/hand_device.h"

#include <fcntl.h>
#include <termios.h>

namespace kiosk::qr {

namespace {

class SerialScanner final : public LineSource {
public:
    explicit SerialScanner(std::filesystem::path device) : device_(std::move(device)) {}
    ~SerialScanner() override { SerialScanner::close(); }

    forms::Outcome open() override {
        close();
        if (const auto opened = device_.open(O_NOCTTY); !opened) return opened;
        const bool is_port = ::tcgetattr(device_.handle(), &before_) == 0;
        termios raw = before_;
        if (is_port) {
            ::cfmakeraw(&raw);
            raw.c_cflag |= CLOCAL | CREAD;
            ::cfsetspeed(&raw, B9600);
        }
        if (is_port && ::tcsetattr(device_.handle(), TCSANOW, &raw) == 0) {
            ::tcflush(device_.handle(), TCIFLUSH);
            is_set_ = true;
            return forms::Done{};
        }
        close();
        return device_.trouble("no serial port");
    }

    forms::Result<std::optional<ScannedLine>> next(int wait_ms) override {
        return device_.next(wait_ms, lines_, [this](std::span<const std::uint8_t> bytes) {
            for (const std::uint8_t byte : bytes) {
                if (byte == '\r' || byte == '\n') lines_.end();
                else lines_.add(static_cast<char>(byte));
            }
        });
    }

    void close() override {
        if (is_set_) ::tcsetattr(device_.handle(), TCSANOW, &before_);
        is_set_ = false;
        device_.close();
        lines_.forget();
    }

private:
    HandDevice device_;
    termios before_{};
    bool is_set_ = false;
    LineGatherer lines_;
};

}  // namespace

std::unique_ptr<LineSource> serial_scanner(const std::filesystem::path& device) { return std::make_unique<SerialScanner>(device); }

}  // namespace kiosk::qr
