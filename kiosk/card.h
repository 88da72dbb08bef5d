// The card reader as the kiosk sees it: is a card there, how many PIN tries are left, what does the card say.
// A seam with fakes (card_file.h for people, card_memory.h for tests); a real reader is a third one. Knows nothing of
// screens and sessions, never tries a PIN by itself, never reads the 個人番号.
#pragma once

#include "forms/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kiosk {

/// What the card says of its holder. `address` is one line, as it stands on the card; `sex` is "male" or "female".
struct CardFacts {
    std::string name, address, birth, sex;
};

/// The PIN did not match; the card counts down by itself.
struct WrongPin {
    int tries_left = 0;
};

using CardAnswer = std::variant<CardFacts, WrongPin>;

class CardReader {
public:
    virtual ~CardReader() = default;
    /// PIN tries left, asked without spending one; nothing while no card is there.
    virtual std::optional<int> tries_left() = 0;
    /// Spends at most one try.
    virtual forms::Result<CardAnswer> read(std::string_view pin) = 0;
};

/// With this many tries left the kiosk does not take a PIN any more: the last one belongs to the counter.
inline constexpr int kTriesKeptForTheCounter = 1;
inline constexpr int kPinDigits = 4;

}  // namespace kiosk
