// The conversation with a My Number card: ask how many tries are left, and read 基本4情報 with a number the resident gave.
// Above the line (PC/SC or a model in memory), below the reader. Sends VERIFY with a number once for each call, after the
// count was asked and only while enough tries are left; never the same number again, never anything about EF 0001.
#pragma once

#include "kiosk/card.h"
#include "kiosk/devices/apdu.h"

#include <variant>

namespace kiosk::devices {

/// A card under power. An answer has the two bytes of its status word; a card that was pulled gives a failure.
class CardLine {
public:
    virtual ~CardLine() = default;
    virtual std::variant<Bytes, CardFailure> transmit(ByteView command) = 0;
};

/// Tries left, nothing where the card has no such number.
struct CardTries {
    std::optional<int> pin, face_number;
    bool operator==(const CardTries&) const = default;
};
/// Five commands; spends no try.
std::variant<CardTries, CardFailure> ask_tries(CardLine& line);

/// Six commands for a record of up to 256 bytes. The caller wipes `key` and the facts.
CardAnswer read_basic_four(CardLine& line, const CardKey& key);

}  // namespace kiosk::devices
