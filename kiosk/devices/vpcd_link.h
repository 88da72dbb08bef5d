// The card's end of vpcd, the virtual reader of vsmartcard: a card in a TCP connection to the reader.
// Carries power, reset, ATR and commands to a VirtualCard; for tests and drills, on this machine only.
#pragma once

#include "forms/result.h"
#include "kiosk/devices/virtual_card.h"

#include <chrono>
#include <optional>

namespace kiosk::devices {

/// The port on which Debian's vpcd waits for its first reader's card.
inline constexpr int kVpcdPort = 35963;

class VpcdLink {
public:
    /// Lays the card down. Fault: device, when no virtual reader waits there.
    static forms::Result<VpcdLink> open(int port, VirtualCard card);
    VpcdLink(VpcdLink&& other) noexcept;
    VpcdLink& operator=(VpcdLink&& other) noexcept;
    /// Takes the card away.
    ~VpcdLink();

    /// To wait on with poll(2).
    int descriptor() const { return socket_; }
    /// One message of the reader, when there is one. False when the connection has ended: reader gone, or pulled.
    bool serve();

    std::chrono::milliseconds delay{0};    // before every answer to a command
    std::optional<int> pulled_after;       // so many more commands, then the card is pulled in the middle of the next
    std::uint64_t commands = 0;
    const VirtualCard& card() const { return card_; }

private:
    VpcdLink(int socket, VirtualCard card) : socket_(socket), card_(std::move(card)) {}
    bool receive(std::uint8_t* bytes, std::size_t size);
    bool send(const Bytes& answer);

    int socket_ = -1;
    VirtualCard card_;
};

}  // namespace kiosk::devices
