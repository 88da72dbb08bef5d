// A card reader in memory: tests steer it. Follows the real card: numbers are compared here, tries count down, a right
// number sets them back. Answers at once; whoever wants a slow reader holds the answer back.
#pragma once

#include "kiosk/card.h"

#include <utility>

namespace kiosk {

struct SimulatedCard {
    CardFacts facts;
    std::string pin, face_number;          // empty: the card has none
    int pin_tries = 3, face_tries = 10;
};

inline CardAnswer compare_number(std::string_view typed, const std::string& right, int& tries, int tries_max, const CardFacts& facts) {
    if (right.empty()) return CardFailure::no_such_number;
    if (tries <= 0) return CardFailure::too_few_tries;
    if (typed != right) return WrongNumber{--tries};
    tries = tries_max;
    return facts;
}

inline CardAnswer answer_of(SimulatedCard& card, const CardKey& key) {
    if (const auto* pin = std::get_if<Pin>(&key)) return compare_number(pin->digits.view(), card.pin, card.pin_tries, 3, card.facts);
    return compare_number(std::get<FaceNumber>(key).digits.view(), card.face_number, card.face_tries, 10, card.facts);
}

inline ReaderState state_of(const SimulatedCard& card) {
    ReaderState state{OnReader::my_number_card, card.pin_tries, card.face_tries, 0};
    if (card.pin.empty()) state.pin_tries.reset();
    if (card.face_number.empty()) state.face_tries.reset();
    return state;
}

class MemoryCardReader : public CardReader {
public:
    std::optional<SimulatedCard> card;
    OnReader without_card = OnReader::nothing;
    bool pulled_in_mid_read = false, holds_answers_back = false;

    ReaderState state() override { return card ? state_of(*card) : ReaderState{without_card, {}, {}, 0}; }
    void read(CardKey key) override {
        if (!card || pulled_in_mid_read) answer_ = CardFailure::pulled;
        else answer_ = answer_of(*card, key);
    }
    std::optional<CardAnswer> take_answer() override {
        if (holds_answers_back) return std::nullopt;
        return std::exchange(answer_, std::nullopt);
    }
    void forget() override { answer_.reset(); }

private:
    std::optional<CardAnswer> answer_;
};

}  // namespace kiosk
