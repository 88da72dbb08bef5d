// Scanners held in a hand, which give a code as a line of characters: those that type like a keyboard, and those on a serial port.
// The seam between the scanner's thread and the devices. What a line says is digits.h's business.
#pragma once

#include "forms/result.h"
#include "kiosk/qr/digits.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace kiosk::qr {

/// A part of the code did not arrive: it is to be shown again.
struct CutShort {
    bool operator==(const CutShort&) const = default;
};
using ScannedLine = std::variant<std::string, CutShort>;

class LineSource {
public:
    virtual ~LineSource() = default;
    virtual forms::Outcome open() = 0;
    /// The next whole code; nothing when none came in time. Fault: the device has gone.
    virtual forms::Result<std::optional<ScannedLine>> next(int wait_ms) = 0;
    virtual void close() = 0;
};

/// A scanner that types, as the kernel's events of a keyboard with the US layout. While it is open nobody else gets its keys: a
/// code shown at the wrong time types into no field. `grab` is the kernel's, but for tests.
std::unique_ptr<LineSource> typing_scanner(const std::filesystem::path& device, int (*grab)(int handle) = nullptr);
/// A scanner on a serial port: 9600 bits a second, 8N1; those on USB have no speed.
std::unique_ptr<LineSource> serial_scanner(const std::filesystem::path& device);
/// By its name: devices below /dev/input type, all others are serial.
std::unique_ptr<LineSource> hand_scanner(const std::filesystem::path& device);

/// Characters one by one → whole codes. Bounded: what is longer than any code of ours is cut short.
class LineGatherer {
public:
    void add(char character);
    /// The end of a line, if there was one.
    void end();
    /// Something was lost: the rest of this line says nothing.
    void lose();
    /// Nothing came for a while: a scanner without an end of line has ended.
    void rest() { end(); }
    void forget();
    std::optional<ScannedLine> take();

private:
    std::string line_;
    bool is_lost_ = false;
    std::vector<ScannedLine> whole_;
};

/// The kernel's input events (struct input_event, 24 bytes each) → characters. Pure; bytes may come in any pieces.
class KeyReader {
public:
    explicit KeyReader(LineGatherer& lines) : lines_(lines) {}
    void feed(std::span<const std::uint8_t> bytes);
    void forget() { rest_.clear(); }

private:
    void take(std::uint16_t type, std::uint16_t code, std::int32_t value);

    LineGatherer& lines_;
    std::vector<std::uint8_t> rest_;       // of an event that came in part
    bool skips_ = false;                   // to the end of a report after the kernel dropped events
};

}  // namespace kiosk::qr
