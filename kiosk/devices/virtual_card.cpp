// The model of the card. Follows what was seen on real cards (soltia48/myna-card, OpenSC PR 959): asking for the tries answers
// 63Cx even when verified, what is verified stays so until the power goes, the record is followed by filler.
#include "kiosk/devices/virtual_card.h"

#include "kiosk/devices/basic_four.h"
#include "kiosk/devices/card_table.h"

#include <algorithm>

namespace kiosk::devices {

namespace {

constexpr std::size_t kFillerBytes = 24;
/// Digests, certificate and keys: free to select, nothing in the model.
constexpr std::uint16_t kFreeFiles[] = {0x0003, 0x0004, 0x0005, 0x0006, 0x0007};
constexpr std::uint16_t kAlwaysLocked = 0x0012;

Bytes status(std::uint16_t code) { return {static_cast<std::uint8_t>(code >> 8), static_cast<std::uint8_t>(code & 0xFF)}; }
std::uint16_t word(std::uint8_t high, std::uint8_t low) { return static_cast<std::uint16_t>(high << 8 | low); }

}  // namespace

VirtualCard::VirtualCard(const CardPerson& person, CardBehaviour behaviour)
    : behaviour_(behaviour),
      pin_{behaviour.has_no_pin ? std::string() : person.pin, behaviour.pin_tries, kMyNumberCard.pin.tries_max},
      face_number_{person.face_number(), behaviour.face_tries, kMyNumberCard.face_number.tries_max},
      record_(write_basic_four(person.facts)) {
    record_.insert(record_.end(), kFillerBytes, 0xFF);
}

VirtualCard::Number* VirtualCard::number_of(std::uint16_t file) {
    if (file == kMyNumberCard.pin.file && !pin_.digits.empty()) return &pin_;
    if (file == kMyNumberCard.face_number.file) return &face_number_;
    return nullptr;
}

void VirtualCard::reset() {
    is_selected_ = false;
    file_ = 0;
    pin_.is_verified = face_number_.is_verified = false;
}

Bytes VirtualCard::answer(ByteView command) {
    if (behaviour_.is_mute) return {};
    if (command.size() < 4) return status(0x6700);
    if (command[0] != 0x00) return status(0x6E00);
    switch (command[1]) {
        case 0xA4: return select(command);
        case 0x20: return verify(command);
        case 0xB0: return read(command);
        default: return status(0x6D00);
    }
}

Bytes VirtualCard::select(ByteView command) {
    if (command.size() < 5 || command.size() < 5u + command[4]) return status(0x6700);
    const ByteView name = command.subspan(5, command[4]);
    if (command[2] == 0x04) {
        const bool is_mine = !behaviour_.is_other_card && std::equal(name.begin(), name.end(), kMyNumberCard.application.begin(), kMyNumberCard.application.end());
        if (!is_mine) return status(0x6A82);
        is_selected_ = true;
        file_ = 0;
        return status(0x9000);
    }
    if (command[2] != 0x02) return status(0x6A86);                // 00 A4 00 00, the MF: the card gives none
    if (!is_selected_ || name.size() != 2) return status(0x6A82);
    const std::uint16_t file = word(name[0], name[1]);
    const bool is_free = std::find(std::begin(kFreeFiles), std::end(kFreeFiles), file) != std::end(kFreeFiles);
    if (!is_free && file != kMyNumberCard.basic_four && file != kAlwaysLocked && !number_of(file)) return status(0x6A82);
    file_ = file;
    return status(0x9000);
}

Bytes VirtualCard::verify(ByteView command) {
    const std::uint16_t file = command[3] == 0x80 ? file_ : static_cast<std::uint16_t>(command[3] & 0x1F);     // or its short name
    const Bytes locked = status(behaviour_.locks_with_6983 ? 0x6983 : 0x6984);
    if (file == kAlwaysLocked) return locked;
    Number* const number = number_of(file);
    if (!number || !is_selected_) return status(0x6A88);
    if (number->tries == 0) return locked;
    const bool only_asks = command.size() <= 5;
    if (only_asks) return status(static_cast<std::uint16_t>(0x63C0 | number->tries));
    if (command.size() != 5u + command[4]) return status(0x6700);
    const ByteView typed = command.subspan(5);
    if (std::equal(typed.begin(), typed.end(), number->digits.begin(), number->digits.end())) {
        number->tries = number->tries_max;
        number->is_verified = true;
        return status(0x9000);
    }
    number->is_verified = false;
    --number->tries;
    return status(static_cast<std::uint16_t>(0x63C0 | number->tries));
}

Bytes VirtualCard::read(ByteView command) const {
    if (command.size() != 5) return status(0x6700);
    const bool by_short_name = (command[2] & 0x80) != 0;
    const std::uint16_t file = by_short_name ? static_cast<std::uint16_t>(command[2] & 0x1F) : file_;
    if (!is_selected_ || file != kMyNumberCard.basic_four) return status(0x6986);
    if (!pin_.is_verified && !face_number_.is_verified) return status(0x6982);
    const std::size_t offset = by_short_name ? command[3] : word(command[2], command[3]);
    if (offset >= record_.size()) return status(0x6B00);
    const std::size_t asked = command[4] == 0 ? 256 : command[4];
    const std::size_t given = std::min({asked, behaviour_.piece_bytes_max, record_.size() - offset});
    Bytes answer(record_.begin() + static_cast<std::ptrdiff_t>(offset), record_.begin() + static_cast<std::ptrdiff_t>(offset + given));
    answer.insert(answer.end(), {0x90, 0x00});
    return answer;
}

}  // namespace kiosk::devices
