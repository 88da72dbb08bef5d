// Scanners that type, through the kernel's event devices. Keys are read by their place on the board, so the scanner must be set to
// the US layout (digits stand in the same place on the Japanese one); modifiers say nothing, since our codes are digits.
#include "kiosk/qr/line_source.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kiosk::qr {

namespace {

constexpr char kEndKey = '\n', kSilentKey = '\0', kOtherKey = '?';

char character_of(std::uint16_t key) {
    constexpr std::array<std::uint16_t, 10> row{KEY_0, KEY_1, KEY_2, KEY_3, KEY_4, KEY_5, KEY_6, KEY_7, KEY_8, KEY_9};
    constexpr std::array<std::uint16_t, 10> pad{KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
    for (std::size_t digit = 0; digit < row.size(); ++digit)
        if (key == row[digit] || key == pad[digit]) return static_cast<char>('0' + digit);
    switch (key) {
        case KEY_ENTER:
        case KEY_KPENTER:
        case KEY_TAB: return kEndKey;
        case KEY_LEFTSHIFT:
        case KEY_RIGHTSHIFT:
        case KEY_LEFTCTRL:
        case KEY_RIGHTCTRL:
        case KEY_LEFTALT:
        case KEY_RIGHTALT:
        case KEY_CAPSLOCK:
        case KEY_NUMLOCK: return kSilentKey;
        default: return kOtherKey;
    }
}

int grab_keys(int handle) { return ::ioctl(handle, EVIOCGRAB, 1) < 0 ? -errno : 0; }

class TypingScanner final : public LineSource {
public:
    TypingScanner(std::filesystem::path device, int (*grab)(int)) : device_(std::move(device)), grab_(grab ? grab : grab_keys) {}
    ~TypingScanner() override { TypingScanner::close(); }

    forms::Outcome open() override {
        close();
        handle_ = ::open(device_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (handle_ < 0) {
            const auto kind = errno == EACCES ? forms::FaultKind::not_permitted : errno == ENOENT ? forms::FaultKind::not_found : forms::FaultKind::device;
            return forms::Fault{kind, device_.string(), std::strerror(errno)};
        }
        const int grabbed = grab_(handle_);
        if (grabbed >= 0) return forms::Done{};
        close();
        return trouble(grabbed == -EBUSY ? "in use" : std::strerror(-grabbed));
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
        std::array<std::uint8_t, sizeof(input_event) * 64> bytes{};
        const auto read = ::read(handle_, bytes.data(), bytes.size());
        if (read < 0 && (errno == EAGAIN || errno == EINTR)) return std::optional<ScannedLine>();
        if (read <= 0) return trouble(read < 0 ? std::strerror(errno) : "gone");
        keys_.feed(std::span(bytes).first(static_cast<std::size_t>(read)));
        return lines_.take();
    }

    void close() override {
        if (handle_ >= 0) ::close(handle_);
        handle_ = -1;
        lines_.forget();
        keys_.forget();
        pause_ms_ = 0;
    }

private:
    forms::Fault trouble(const char* detail) const { return {forms::FaultKind::device, device_.string(), detail}; }

    std::filesystem::path device_;
    int (*grab_)(int);
    int handle_ = -1, pause_ms_ = 0;
    LineGatherer lines_;
    KeyReader keys_{lines_};
};

}  // namespace

void KeyReader::feed(std::span<const std::uint8_t> bytes) {
    rest_.insert(rest_.end(), bytes.begin(), bytes.end());
    std::size_t at = 0;
    for (; rest_.size() - at >= sizeof(input_event); at += sizeof(input_event)) {
        input_event event{};
        std::memcpy(&event, rest_.data() + at, sizeof event);
        take(event.type, event.code, event.value);
    }
    rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(at));
}

void KeyReader::take(std::uint16_t type, std::uint16_t code, std::int32_t value) {
    if (type == EV_SYN && code == SYN_DROPPED) {
        // The kernel's buffer ran over: what stands until the next report is of an unknown state (Documentation/input/event-codes).
        skips_ = true;
        lines_.lose();
    }
    const bool ends_skipping = type == EV_SYN && code == SYN_REPORT;
    if (ends_skipping) skips_ = false;
    constexpr std::int32_t pressed = 1;                    // 0 is let go, 2 repeated
    if (skips_ || type != EV_KEY || value != pressed) return;
    const char character = character_of(code);
    if (character == kEndKey) lines_.end();
    else if (character != kSilentKey) lines_.add(character);
}

std::unique_ptr<LineSource> typing_scanner(const std::filesystem::path& device, int (*grab)(int)) { return std::make_unique<TypingScanner>(device, grab); }

std::unique_ptr<LineSource> hand_scanner(const std::filesystem::path& device) {
    const bool types = device.string().starts_with("/dev/input/");
    return types ? typing_scanner(device) : serial_scanner(device);
}

}  // namespace kiosk::qr
