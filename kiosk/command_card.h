// The commands for card readers: `kakanai card-test` says which layer is at fault, `kakanai card-sim` is a card for the
// virtual reader of tests. Exit status as in command.h.
#pragma once

#include "kiosk/command.h"
#include "kiosk/devices/card_port.h"

#include <iosfwd>

namespace kiosk {

class CommandWords;

/// Looks at service, reader, card, application and numbers, one after the other; the first that fails is told with one thing
/// to do. Spends no try and reads nothing of a person.
int run_card_test(const Places& places);
int test_card(devices::CardPort& port, const CommandWords& words, std::ostream& out);

struct CardSimOptions {
    std::string insert;                    // laid down at once; empty: nothing
    int port = 0, delay_ms = 0;            // port 0: vpcd's own
};
/// Reads what to do line by line: insert NAME [how …] | remove | pull COMMANDS | delay MS | tries | quit.
int run_card_sim(const Places& places, const CardSimOptions& options);

}  // namespace kiosk
