// A text that is kept under a mask, and how often it stands in plain letters in the memory of this process.
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
    std::size_t bytes() const {
        std::size_t sum = 0;
        for (const auto& letter : letters) sum += letter.size();
        return sum;
    }
    unsigned char masked(std::size_t at) const {
        for (const auto& letter : letters) {
            if (at < letter.size()) return static_cast<unsigned char>(letter[at]);
            at -= letter.size();
        }
        return 0;
    }
};

inline Hidden hide(std::initializer_list<const char32_t> codes) {
    Hidden hidden;
    for (const char32_t code : codes) {
        std::string letter = kiosk::encode(std::u32string(1, code));
        for (char& byte : letter) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ kMask);
        hidden.letters.push_back(std::move(letter));
    }
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

/// How often the text stands in the writable memory of this process.
inline int found_in_memory(const Hidden& hidden) {
    std::ifstream maps("/proc/self/maps");
    const int memory = open("/proc/self/mem", O_RDONLY);
    REQUIRE(memory >= 0);
    std::vector<unsigned char> masked;
    for (std::size_t i = 0; i < hidden.bytes(); ++i) masked.push_back(hidden.masked(i));
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
