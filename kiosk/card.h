// The card reader as the kiosk sees it: what lies on it, how many tries are left, what the card says.
// A seam with fakes (card_file.h for people, card_memory.h for tests, devices/watched_reader.h for real readers). Nothing
// here waits: reading happens elsewhere and its answer is fetched. Never tries a PIN by itself, never reads the 個人番号.
#pragma once

#include "kiosk/secret.h"

#include <optional>
#include <string>
#include <variant>

namespace kiosk {

/// What the card says of its holder. `address` is one line, as it stands on the card; `birth` is YYYY-MM-DD and `sex`
/// "male" or "female", either empty where the card does not say.
struct CardFacts {
    std::string name, address, birth, sex;
};

/// What lies on the reader, as far as it can be told without spending a try.
enum class OnReader { nothing, looking, my_number_card, other_card, silent_card, no_reader, no_service };

struct ReaderState {
    OnReader on = OnReader::nothing;
    /// Nothing where the card has no such number: cards are issued without a PIN too.
    std::optional<int> pin_tries, face_tries;
    int cards_laid_down = 0;               // another card, or the same one again, is another number
    bool operator==(const ReaderState&) const = default;
};

/// The secret 4 digits.
struct Pin {
    Secret digits;
};
/// 照合番号B: 14 digits made from what is printed on the card's face. No secret, but tries are counted as well.
struct FaceNumber {
    Secret digits;
};
using CardKey = std::variant<Pin, FaceNumber>;

/// The number did not match; the card counts down by itself.
struct WrongNumber {
    int tries_left = 0;
};
/// Why nothing was read. No try is spent by any of them.
enum class CardFailure { pulled, silent, garbled, other_card, too_few_tries, no_such_number, in_use, no_reader, no_service };
using CardAnswer = std::variant<CardFacts, WrongNumber, CardFailure>;

class CardReader {
public:
    virtual ~CardReader() = default;
    virtual ReaderState state() = 0;
    /// Begins to read, one at a time; spends at most one try.
    virtual void read(CardKey key) = 0;
    /// Once, when reading has come to an end.
    virtual std::optional<CardAnswer> take_answer() = 0;
    /// Whoever asked has gone: an answer that is still to come is thrown away.
    virtual void forget() = 0;
};

inline constexpr int kPinDigits = 4;
inline constexpr int kExpiryDigits = 4, kSecurityCodeDigits = 4;
/// The card counts 3 tries of the PIN and 10 of 照合番号B. With this many left the kiosk does not take the number any more:
/// what is left belongs to the counter.
inline constexpr int kPinTriesKept = 1, kFaceTriesKept = 5;

inline bool may_try_pin(const ReaderState& state) { return state.pin_tries.value_or(0) > kPinTriesKept; }
inline bool may_try_face_number(const ReaderState& state) { return state.face_tries.value_or(0) > kFaceTriesKept; }

}  // namespace kiosk
