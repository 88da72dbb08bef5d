// What both kinds of scanners in the hand do alike: open the device, wait for bytes, and end a code after a pause. Internal to
// typing_scanner.cpp and serial_scanner.cpp, beside LineGatherer; what the bytes mean is theirs.
#pragma once

#include "kiosk/qr/line_source.h"

#include <functional>

namespace kiosk::qr {

class HandDevice {
public:
    using Feed = std::function<void(std::span<const std::uint8_t>)>;
    explicit HandDevice(std::filesystem::path device) : device_(std::move(device)) {}
    ~HandDevice() { close(); }
    HandDevice(const HandDevice&) = delete;
    HandDevice& operator=(const HandDevice&) = delete;

    int handle() const { return handle_; }
    /// Faults: not_permitted, not_found, device.
    forms::Outcome open(int flags);
    /// Feeds what comes, and gives the next whole code. A pause of 400 ms ends one: within a code a scanner that types waits some
    /// hundredths of a second, and at 9600 bits a second a character takes one thousandth.
    forms::Result<std::optional<ScannedLine>> next(int wait_ms, LineGatherer& lines, const Feed& feed);
    void close();
    forms::Fault trouble(const char* detail) const { return {forms::FaultKind::device, device_.string(), detail}; }

private:
    std::filesystem::path device_;
    int handle_ = -1, pause_ms_ = 0;
};

}  // namespace kiosk::qr
