// The conversation, one command after the other; each answer is looked at before the next is sent.
// Whatever was received or sent of a person is overwritten before this file lets go of it.
#include "kiosk/devices/card_dialogue.h"

#include "kiosk/devices/basic_four.h"
#include "kiosk/devices/card_table.h"

namespace kiosk::devices {

namespace {

/// One command and its answer. `bytes` is wiped with the object.
struct Exchange {
    Bytes bytes;
    std::optional<CardFailure> failure;
    CardReply reply;

    Exchange(CardLine& line, Bytes command) {
        auto answer = line.transmit(command);
        wipe(command);
        if (const auto* failed = std::get_if<CardFailure>(&answer)) {
            failure = *failed;
            return;
        }
        bytes = std::move(std::get<Bytes>(answer));
        const auto parts = take_apart(bytes);
        if (parts) reply = *parts;
        // No byte at all is what PC/SC gives for a card pulled in mid-command (measured); one byte is a broken card.
        else failure = bytes.empty() ? CardFailure::pulled : CardFailure::garbled;
    }
    ~Exchange() { wipe(bytes); }
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;
};

std::optional<CardFailure> select_card(CardLine& line) {
    const Exchange exchange(line, select_application(kMyNumberCard.application));
    if (exchange.failure) return exchange.failure;
    if (!exchange.reply.status.is_well()) return CardFailure::other_card;
    return std::nullopt;
}

using Tries = std::variant<std::optional<int>, CardFailure>;

/// Leaves the number's file selected, ready for VERIFY.
Tries tries_of(CardLine& line, const NumberFile& number) {
    const Exchange selected(line, select_file(number.file));
    if (selected.failure) return *selected.failure;
    if (selected.reply.status.is_not_found()) return std::optional<int>();
    if (!selected.reply.status.is_well()) return CardFailure::garbled;
    const Exchange asked(line, ask_tries_left());
    if (asked.failure) return *asked.failure;
    if (const auto left = asked.reply.status.tries_left()) return std::optional<int>(*left);
    if (asked.reply.status.is_not_found()) return std::optional<int>();
    return CardFailure::garbled;
}

/// A tag of three bytes and a length of three: with so many, what is no record can be told.
constexpr std::size_t kHeaderBytesMax = 6;

/// The whole record, in as many pieces as it takes.
std::variant<Bytes, CardFailure> read_record(CardLine& line) {
    const Exchange selected(line, select_file(kMyNumberCard.basic_four));
    if (selected.failure) return *selected.failure;
    if (!selected.reply.status.is_well()) return CardFailure::garbled;
    Bytes record;
    record.reserve(kMyNumberCard.basic_four_bytes_max);                       // never moved: no copies are left behind
    while (true) {
        const auto size = basic_four_size(record);
        if (size && record.size() >= *size) return record;
        const bool is_no_record = !size && record.size() >= kHeaderBytesMax;
        if (is_no_record || size.value_or(0) > kMyNumberCard.basic_four_bytes_max) {
            wipe(record);
            return CardFailure::garbled;
        }
        const Exchange piece(line, read_binary(static_cast<std::uint16_t>(record.size()), 0));
        const bool is_good = !piece.failure && (piece.reply.status.is_well() || piece.reply.status.is_end_of_file()) && !piece.reply.data.empty() &&
                             record.size() + piece.reply.data.size() <= kMyNumberCard.basic_four_bytes_max;
        if (!is_good) {
            wipe(record);
            return piece.failure.value_or(CardFailure::garbled);
        }
        record.insert(record.end(), piece.reply.data.begin(), piece.reply.data.end());
    }
}

const NumberFile& file_for(const CardKey& key) { return std::holds_alternative<Pin>(key) ? kMyNumberCard.pin : kMyNumberCard.face_number; }
std::string_view digits_of(const CardKey& key) {
    if (const auto* pin = std::get_if<Pin>(&key)) return pin->digits.view();
    return std::get<FaceNumber>(key).digits.view();
}
int kept_for_counter(const CardKey& key) { return std::holds_alternative<Pin>(key) ? kPinTriesKept : kFaceTriesKept; }

/// Nothing when the number was right.
std::optional<CardAnswer> verify_number(CardLine& line, const CardKey& key) {
    const NumberFile& file = file_for(key);
    const Tries tries = tries_of(line, file);
    if (const auto* failed = std::get_if<CardFailure>(&tries)) return *failed;
    const auto left = std::get<std::optional<int>>(tries);
    if (!left) return CardFailure::no_such_number;
    if (*left <= kept_for_counter(key)) return CardFailure::too_few_tries;
    if (digits_of(key).size() != file.digits) return CardFailure::no_such_number;
    const Exchange verified(line, verify(digits_of(key)));
    if (verified.failure) return *verified.failure;
    if (verified.reply.status.is_well()) return std::nullopt;
    if (const auto now_left = verified.reply.status.tries_left()) return WrongNumber{*now_left};
    return CardFailure::garbled;
}

}  // namespace

std::variant<CardTries, CardFailure> ask_tries(CardLine& line) {
    if (const auto failure = select_card(line)) return *failure;
    CardTries tries;
    for (const auto& [file, into] : {std::pair{&kMyNumberCard.pin, &tries.pin}, {&kMyNumberCard.face_number, &tries.face_number}}) {
        const Tries left = tries_of(line, *file);
        if (const auto* failed = std::get_if<CardFailure>(&left)) return *failed;
        *into = std::get<std::optional<int>>(left);
    }
    return tries;
}

CardAnswer read_basic_four(CardLine& line, const CardKey& key) {
    if (const auto failure = select_card(line)) return *failure;
    if (const auto refused = verify_number(line, key)) return *refused;
    auto record = read_record(line);
    if (const auto* failed = std::get_if<CardFailure>(&record)) return *failed;
    Bytes& bytes = std::get<Bytes>(record);
    const auto facts = parse_basic_four(bytes);
    wipe(bytes);
    if (!facts) return CardFailure::garbled;
    return *facts;
}

}  // namespace kiosk::devices
