// A card reader in memory: tests steer it. Follows the real card: the PIN is compared here, tries count down, a right
// PIN sets them back to three.
#pragma once

#include "kiosk/card.h"

namespace kiosk {

struct SimulatedCard {
    CardFacts facts;
    std::string pin;
    int tries_left = 3;
};

inline CardAnswer answer_of(SimulatedCard& card, std::string_view pin) {
    if (card.tries_left <= 0) return WrongPin{0};
    if (pin != card.pin) return WrongPin{--card.tries_left};
    card.tries_left = 3;
    return card.facts;
}

class MemoryCardReader : public CardReader {
public:
    std::optional<SimulatedCard> card;
    bool pulled_in_mid_read = false;

    std::optional<int> tries_left() override {
        if (!card) return std::nullopt;
        return card->tries_left;
    }
    forms::Result<CardAnswer> read(std::string_view pin) override {
        if (!card || pulled_in_mid_read) return forms::Fault{forms::FaultKind::device, "card", "no card"};
        return answer_of(*card, pin);
    }
};

}  // namespace kiosk
