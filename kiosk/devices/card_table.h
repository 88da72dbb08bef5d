// The My Number card as a table: which application, files and numbers the kiosk uses, and how many tries they have.
// A later card (次期カード) is another table. There is no entry for EF 0001, the 個人番号: the kiosk has no way to read it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kiosk::devices {

/// A number the card compares (EF of the key) and how often it may be wrong.
struct NumberFile {
    std::uint16_t file = 0;
    std::size_t digits = 0;
    int tries_max = 0;
};

/// 券面事項入力補助AP, as agreed by jpki/myna, soltia48/myna-card, jsapdu and pymyna; there is no public specification.
struct CardTable {
    std::array<std::uint8_t, 10> application;
    NumberFile pin, face_number;
    std::uint16_t basic_four = 0;          // 氏名, 住所, 生年月日, 性別
    std::size_t basic_four_bytes_max = 0;
};

inline constexpr CardTable kMyNumberCard{
    {0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08}, {0x0011, 4, 3}, {0x0015, 14, 10}, 0x0002, 4096};

}  // namespace kiosk::devices
