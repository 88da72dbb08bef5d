// Targets of the card: the record of 基本4情報 with its BER-TLV, and the whole dialogue with a card that answers anything.
// What must hold: nothing read beyond its end, a record that was taken can be written again, one number sent at most.
#include "tests/fuzz/targets.h"

#include "forms/text.h"
#include "kiosk/devices/basic_four.h"
#include "kiosk/devices/card_dialogue.h"
#include "kiosk/devices/tlv.h"

namespace fuzz {

namespace {

namespace devices = kiosk::devices;

/// Answers with the input: one byte of length, then so many bytes, again and again; nothing when it is used up.
class AnyCard : public devices::CardLine {
public:
    explicit AnyCard(Input input) : input_(input) {}
    std::variant<devices::Bytes, kiosk::CardFailure> transmit(devices::ByteView command) override {
        numbers_sent += command.size() > 5 && command[1] == 0x20;
        selects_number_file = selects_number_file || (command.size() == 7 && command[1] == 0xA4 && command[5] == 0 && command[6] == 1);
        if (input_.empty()) return kiosk::CardFailure::pulled;
        const std::size_t size = std::min<std::size_t>(input_[0], input_.size() - 1);
        devices::Bytes answer(input_.begin() + 1, input_.begin() + 1 + static_cast<std::ptrdiff_t>(size));
        input_ = input_.subspan(1 + size);
        if (answer.size() >= 2 && devices::trace_line(command, answer).empty()) return kiosk::CardFailure::garbled;
        return answer;
    }
    int numbers_sent = 0;
    bool selects_number_file = false;

private:
    Input input_;
};

bool is_taken_whole(const kiosk::CardFacts& facts) {
    const auto again = devices::parse_basic_four(devices::write_basic_four(facts));
    return forms::decode_utf8(facts.name) && again && again->name == facts.name && again->address == facts.address && again->birth == facts.birth && again->sex == facts.sex;
}

}  // namespace

bool card_record(Input input) {
    const auto header = devices::read_tlv_header(input);
    if (header && (header->header_bytes < 2 || header->header_bytes > 6 || header->value_bytes > 0xFFFF)) return false;
    std::size_t inside = 0;
    if (const auto objects = devices::read_tlvs(input))
        for (const devices::Tlv& object : *objects) inside += object.value.size();
    if (inside > input.size()) return false;
    const auto facts = devices::parse_basic_four(input);
    if (!facts || facts->name.size() + facts->address.size() > 0xFF00) return true;
    return is_taken_whole(*facts);
}

bool card_dialogue(Input input) {
    for (const kiosk::CardKey& key : {kiosk::CardKey{kiosk::Pin{"1234"}}, kiosk::CardKey{kiosk::FaceNumber{"55021720352285"}}}) {
        AnyCard card(input);
        const kiosk::CardAnswer answer = devices::read_basic_four(card, key);
        if (card.numbers_sent > 1 || card.selects_number_file) return false;
        if (const auto* facts = std::get_if<kiosk::CardFacts>(&answer); facts && !is_taken_whole(*facts)) return false;
    }
    AnyCard card(input);
    (void)devices::ask_tries(card);
    return card.numbers_sent == 0;
}

const std::vector<Target>& targets() {
    static const std::vector<Target> all{{"card_record", card_record}, {"card_dialogue", card_dialogue}, {"code_digits", code_digits}, {"code_cbor", code_cbor}, {"code_payload", code_payload},
                                           {"scanner_keys", scanner_keys}};
    return all;
}

}  // namespace fuzz
