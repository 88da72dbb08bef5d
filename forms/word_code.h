// A short number for an item's or a choice's name, where there is little room: in a two-dimensional code.
// The catalog's check tells when two names that stand beside each other got the same one.
#pragma once

#include <cstdint>
#include <string_view>

namespace forms {

/// FNV-1a of 32 bits, folded to 16, begun at 4: the smallest start at which no two items of the catalog have the same code.
/// Part of the open format: another start makes every printed code unreadable.
constexpr std::uint16_t word_code(std::string_view id) {
    std::uint32_t hash = 4;
    for (const char byte : id) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
    return static_cast<std::uint16_t>((hash >> 16) ^ (hash & 0xFFFF));
}

}  // namespace forms
