// A text that is kept under a mask, and how often it stands in plain letters in the memory of this process: in UTF-8, as wide
// letters of four bytes, and, of hiragana, in EUC-JP, in which the converter of kana reads its dictionary.
// For tests that nothing of a resident is left: the search itself never holds what it searches for.
#pragma once

#include "kiosk/letters.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace support {

inline constexpr unsigned char kMask = 0x5A;

/// Letters under a mask; unmasked one at a time.
struct Hidden {
    std::vector<std::string> letters;
};

inline std::string masked_letter(char32_t code) {
    std::string letter = kiosk::encode(std::u32string(1, code));
    for (char& byte : letter) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ kMask);
    return letter;
}
/// One after the other, so that they stand together nowhere, not even as wide letters.
template <char32_t... codes>
Hidden hide() {
    Hidden hidden;
    (hidden.letters.push_back(masked_letter(codes)), ...);
    return hidden;
}

/// Gives each letter to `type` in plain, one at a time.
template <typename Type>
void type_hidden(const Hidden& hidden, Type type) {
    for (std::string letter : hidden.letters) {
        for (char& byte : letter) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ kMask);
        type(letter);
    }
}

/// The masked bytes of each way in which it may stand.
inline std::vector<std::vector<unsigned char>> ways_of(const Hidden& hidden) {
    constexpr char32_t kFirstHiragana = 0x3041, kLastHiragana = 0x3093;
    std::vector<unsigned char> utf8, wide, euc;
    const auto add = [](std::vector<unsigned char>& to, char32_t byte) { to.push_back(static_cast<unsigned char>(byte) ^ kMask); };
    bool is_hiragana = true;
    for (const std::string& masked : hidden.letters) {
        std::string letter;
        for (const char byte : masked) letter.push_back(static_cast<char>(static_cast<unsigned char>(byte) ^ kMask));
        const char32_t code = kiosk::decode(letter).front();
        for (const char byte : masked) utf8.push_back(static_cast<unsigned char>(byte));
        for (int shift = 0; shift < 32; shift += 8) add(wide, (code >> shift) & 0xFF);
        is_hiragana = is_hiragana && code >= kFirstHiragana && code <= kLastHiragana;
        add(euc, 0xA4);
        add(euc, 0xA1 + (code - kFirstHiragana));
    }
    if (is_hiragana) return {utf8, wide, euc};
    return {utf8, wide};
}

/// How often the text stands in the writable memory of this process.
inline int found_in_memory(const Hidden& hidden) {
    std::ifstream maps("/proc/self/maps");
    const int memory = open("/proc/self/mem", O_RDONLY);
    REQUIRE(memory >= 0);
    const auto ways = ways_of(hidden);
    constexpr std::size_t piece_bytes = 1 << 20;
    std::vector<unsigned char> piece(piece_bytes + 64);
    int found = 0;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t from = 0, to = 0;
        char dash = 0;
        std::string access;
        std::istringstream(line) >> std::hex >> from >> dash >> to >> access;
        if (access.substr(0, 2) != "rw") continue;
        const auto own = reinterpret_cast<std::uintptr_t>(piece.data());
        for (std::uintptr_t at = from; at < to; at += piece_bytes) {
            const auto got = pread(memory, piece.data(), std::min<std::size_t>(piece.size(), to - at), static_cast<off_t>(at));
            for (const auto& masked : ways)
                for (ssize_t i = 0; i + static_cast<ssize_t>(masked.size()) <= got; ++i) {
                    const std::uintptr_t place = at + static_cast<std::uintptr_t>(i);
                    if (place >= own && place < own + piece.size()) continue;
                    std::size_t same = 0;
                    while (same < masked.size() && (piece[static_cast<std::size_t>(i) + same] ^ kMask) == masked[same]) ++same;
                    if (same == masked.size()) ++found;
                }
        }
    }
    close(memory);
    std::fill(piece.begin(), piece.end(), static_cast<unsigned char>(0));
    return found;
}

}  // namespace support
