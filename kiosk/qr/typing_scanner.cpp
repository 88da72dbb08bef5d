// Scanners that type, through the kernel's event devices. Keys are read by their place on the board, so the scanner must be set to
// the US layout (digits stand in the same place on the Japanese one); modifiers say nothing, since our codes are digits.
#include "kiosk/qr/hand_device.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <linux/input.h>
#include <sys/ioctl.h>

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

    forms::Outcome open() override {
        close();
        if (const auto opened = device_.open(0); !opened) return opened;
        const int grabbed = grab_(device_.handle());
        if (grabbed >= 0) return forms::Done{};
        close();
        return device_.trouble(grabbed == -EBUSY ? "in use" : std::strerror(-grabbed));
    }

    forms::Result<std::optional<ScannedLine>> next(int wait_ms) override {
        return device_.next(wait_ms, lines_, [this](std::span<const std::uint8_t> bytes) { keys_.feed(bytes); });
    }

    void close() override {
        device_.close();
        lines_.forget();
        keys_.forget();
    }

private:
    HandDevice device_;
    int (*grab_)(int);
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
