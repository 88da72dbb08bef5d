// A My Number card as a model: a command comes in, the answer goes out, with the counters, locks and lengths of a real one.
// Behind vpcd (command_card_sim.cpp) and behind the line of tests. Holds an invented person and no 個人番号.
#pragma once

#include "kiosk/devices/apdu.h"
#include "kiosk/devices/card_people.h"

namespace kiosk::devices {

struct CardBehaviour {
    bool is_other_card = false;            // a credit card, a Suica: nothing that is selected is found
    bool is_mute = false;                  // answers nothing at all
    bool locks_with_6983 = false;          // after 63C0; other makers answer 6984
    bool has_no_pin = false;
    int pin_tries = 3, face_tries = 10;
    std::size_t piece_bytes_max = 256;     // what one READ BINARY gives at most
};

class VirtualCard {
public:
    VirtualCard(const CardPerson& person, CardBehaviour behaviour);

    /// Empty when the card is mute.
    Bytes answer(ByteView command);
    /// Power off, or reset: what was verified is forgotten, the counters stay.
    void reset();
    int pin_tries() const { return pin_.tries; }
    int face_tries() const { return face_number_.tries; }

private:
    struct Number {
        std::string digits;
        int tries = 0, tries_max = 0;
        bool is_verified = false;
    };
    Number* number_of(std::uint16_t file);
    Bytes select(ByteView command);
    Bytes verify(ByteView command);
    Bytes read(ByteView command) const;

    CardBehaviour behaviour_;
    Number pin_, face_number_;
    Bytes record_;
    bool is_selected_ = false;
    std::uint16_t file_ = 0;
};

}  // namespace kiosk::devices
