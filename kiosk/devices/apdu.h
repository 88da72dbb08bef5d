// Commands to a chip card and its answers, as bytes (ISO/IEC 7816-4): built, taken apart, and written down with everything
// personal left out. Pure; sends nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::devices {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

Bytes select_application(ByteView name);
Bytes select_file(std::uint16_t file);
/// Asks how many tries are left; spends none.
Bytes ask_tries_left();
/// Spends a try when the digits are wrong. The bytes hold the number: wipe them.
Bytes verify(std::string_view digits);
/// Up to 256 bytes from `offset` (below 0x8000); `length` 0 asks for 256.
Bytes read_binary(std::uint16_t offset, std::uint8_t length);

/// The last two bytes of every answer.
struct StatusWord {
    std::uint16_t code = 0;
    bool is_well() const { return code == 0x9000; }
    /// 63Cx. 6984 and 6983 are 0: a number that is locked (which of them depends on the maker of the card).
    std::optional<int> tries_left() const;
    bool is_end_of_file() const { return code == 0x6B00 || code == 0x6282; }
    bool is_not_found() const { return code == 0x6A82 || code == 0x6A83 || code == 0x6A88 || code == 0x6A86; }
};
/// Nothing when there are fewer than two bytes: a card that was pulled gives none, and a broken one gives one.
struct CardReply {
    ByteView data;
    StatusWord status;
};
std::optional<CardReply> take_apart(ByteView answer);

/// "VERIFY 00200080 04 ****  → 63C2": one line for staff. The number of VERIFY and whatever a card says are left out, always.
std::string trace_line(ByteView command, ByteView answer);

/// Overwrites before the memory is given back.
void wipe(Bytes& bytes);

}  // namespace kiosk::devices
