// Bytes of commands and answers. Only the short forms that every library of the card uses.
// A trace shows headers, lengths and status words; there is no way to make it show more.
#include "kiosk/devices/apdu.h"

#include <cstdio>

namespace kiosk::devices {

namespace {

constexpr std::uint8_t kSelect = 0xA4, kVerify = 0x20, kReadBinary = 0xB0;

std::uint8_t high(std::uint16_t number) { return static_cast<std::uint8_t>(number >> 8); }
std::uint8_t low(std::uint16_t number) { return static_cast<std::uint8_t>(number & 0xFF); }

std::string hex(ByteView bytes) {
    std::string text;
    char two[3];
    for (const std::uint8_t byte : bytes) {
        std::snprintf(two, sizeof two, "%02X", byte);
        text += two;
    }
    return text;
}

std::string_view name_of(std::uint8_t instruction) {
    switch (instruction) {
        case kSelect: return "SELECT";
        case kVerify: return "VERIFY";
        case kReadBinary: return "READ BINARY";
        default: return "other";
    }
}

}  // namespace

Bytes select_application(ByteView name) {
    Bytes command{0x00, kSelect, 0x04, 0x0C, static_cast<std::uint8_t>(name.size())};
    command.reserve(5 + name.size());
    for (const std::uint8_t byte : name) command.push_back(byte);
    return command;
}

Bytes select_file(std::uint16_t file) { return {0x00, kSelect, 0x02, 0x0C, 0x02, high(file), low(file)}; }
Bytes ask_tries_left() { return {0x00, kVerify, 0x00, 0x80}; }

Bytes verify(std::string_view digits) {
    Bytes command;
    command.reserve(5 + digits.size());                // never moved: no copy of the number is left behind
    for (const std::size_t byte : {std::size_t{0x00}, std::size_t{kVerify}, std::size_t{0x00}, std::size_t{0x80}, digits.size()}) command.push_back(static_cast<std::uint8_t>(byte));
    for (const char digit : digits) command.push_back(static_cast<std::uint8_t>(digit));
    return command;
}

Bytes read_binary(std::uint16_t offset, std::uint8_t length) { return {0x00, kReadBinary, static_cast<std::uint8_t>(high(offset) & 0x7F), low(offset), length}; }

std::optional<int> StatusWord::tries_left() const {
    if ((code & 0xFFF0) == 0x63C0) return code & 0x0F;
    if (code == 0x6983 || code == 0x6984) return 0;
    return std::nullopt;
}

std::optional<CardReply> take_apart(ByteView answer) {
    if (answer.size() < 2) return std::nullopt;
    const std::size_t end = answer.size() - 2;
    return CardReply{answer.first(end), {static_cast<std::uint16_t>(answer[end] << 8 | answer[end + 1])}};
}

std::string trace_line(ByteView command, ByteView answer) {
    if (command.size() < 4) return "(no command)";
    std::string line(name_of(command[1]));
    line += " " + hex(command.first(4));
    const bool has_data = command.size() > 5;
    if (has_data) line += " " + hex(command.subspan(4, 1)) + " ";
    if (has_data && command[1] == kSelect) line += hex(command.subspan(5));
    if (has_data && command[1] != kSelect) line += "****";
    const auto reply = take_apart(answer);
    if (!reply) return line + " -> (" + std::to_string(answer.size()) + " bytes)";
    line += " -> ";
    if (!reply->data.empty()) line += "[" + std::to_string(reply->data.size()) + " bytes] ";
    return line + hex(answer.last(2));
}

void wipe(Bytes& bytes) {
    bytes.resize(bytes.capacity());
    volatile std::uint8_t* all = bytes.data();
    for (std::size_t i = 0; i < bytes.size(); ++i) all[i] = 0;
    bytes.clear();
}

}  // namespace kiosk::devices
