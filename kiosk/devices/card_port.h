// Where cards are laid down, as the watched reader sees it: wait until something changes, get a line to the card.
// A seam: PC/SC (pcsc.h), a port in memory in tests. Knows nothing of numbers and records.
#pragma once

#include "kiosk/devices/card_dialogue.h"

#include <memory>

namespace kiosk::devices {

enum class Presence { unknown, no_service, no_reader, empty, silent_card, card };

struct Sight {
    Presence presence = Presence::unknown;
    int changes = 0;                       // counts cards coming and going: another card is another number
    std::string reader;                    // its name, for staff
    bool operator==(const Sight&) const = default;
};

class CardPort {
public:
    virtual ~CardPort() = default;
    /// Sleeps until something else than `known` is to be seen; what is known comes back after end_wait().
    virtual Sight wait_for_other(const Sight& known) = 0;
    /// From any thread; for good.
    virtual void end_wait() = 0;
    /// The card for ourselves alone; it is reset when the line goes, so that nobody after us finds it open. One at a time,
    /// from one thread, which may be another than the one that waits.
    virtual std::variant<std::unique_ptr<CardLine>, CardFailure> connect() = 0;
};

}  // namespace kiosk::devices
