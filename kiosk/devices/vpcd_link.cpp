// vpcd's protocol: two bytes of length (big-endian), then a control byte (00 off, 01 on, 02 reset, 04 ATR) or a command.
// vpcd 3.3 sends length and bytes apart; with Linux's delayed ACK each command takes 44 ms unless QUICKACK is set before
// every receive (measured: 264 ms for six commands without, 0.7 ms with).
#include "kiosk/devices/vpcd_link.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace kiosk::devices {

namespace {

constexpr std::uint8_t kPowerOff = 0x00, kPowerOn = 0x01, kReset = 0x02, kAtr = 0x04;
constexpr std::uint8_t kAnswerToReset[] = {0x3B, 0x80, 0x80, 0x01, 0x01};      // T=0 and T=1, as contactless readers make it up

}  // namespace

forms::Result<VpcdLink> VpcdLink::open(int port, VirtualCard card) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return forms::Fault{forms::FaultKind::device, "vpcd", "socket"};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        close(socket);
        return forms::Fault{forms::FaultKind::device, "vpcd", "127.0.0.1:" + std::to_string(port)};
    }
    return VpcdLink(socket, std::move(card));
}

VpcdLink::VpcdLink(VpcdLink&& other) noexcept
    : delay(other.delay), pulled_after(other.pulled_after), commands(other.commands), socket_(std::exchange(other.socket_, -1)), card_(std::move(other.card_)) {}

VpcdLink& VpcdLink::operator=(VpcdLink&& other) noexcept {
    std::swap(socket_, other.socket_);
    delay = other.delay;
    pulled_after = other.pulled_after;
    commands = other.commands;
    card_ = std::move(other.card_);
    return *this;
}

VpcdLink::~VpcdLink() {
    if (socket_ >= 0) close(socket_);
}

bool VpcdLink::receive(std::uint8_t* bytes, std::size_t size) {
    const int on = 1;
    while (size > 0) {
        setsockopt(socket_, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
        const ssize_t received = recv(socket_, bytes, size, 0);
        if (received <= 0) return false;
        bytes += received;
        size -= static_cast<std::size_t>(received);
    }
    return true;
}

bool VpcdLink::send(const Bytes& answer) {
    Bytes message{static_cast<std::uint8_t>(answer.size() >> 8), static_cast<std::uint8_t>(answer.size() & 0xFF)};
    message.insert(message.end(), answer.begin(), answer.end());
    return ::send(socket_, message.data(), message.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(message.size());
}

bool VpcdLink::serve() {
    std::uint8_t length[2];
    if (!receive(length, 2)) return false;
    Bytes message(static_cast<std::size_t>(length[0] << 8 | length[1]));
    if (!receive(message.data(), message.size())) return false;
    if (message.size() == 1) {
        if (message[0] == kAtr) return send({std::begin(kAnswerToReset), std::end(kAnswerToReset)});
        if (message[0] == kPowerOff || message[0] == kPowerOn || message[0] == kReset) card_.reset();
        return true;
    }
    ++commands;
    if (delay.count() > 0) std::this_thread::sleep_for(delay);
    if (pulled_after && (*pulled_after)-- <= 0) return false;
    const Bytes answer = card_.answer(message);
    if (answer.empty()) return true;                   // mute: the reader waits
    return send(answer);
}

}  // namespace kiosk::devices
