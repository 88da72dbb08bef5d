// `kakanai card-test`: from the service up to the numbers, until something is not as it should be.
// Says what the card can do, never whose it is.
#include "kiosk/command_card.h"

#include "kiosk/command_words.h"
#include "kiosk/devices/pcsc.h"

#include <iostream>

namespace kiosk {

namespace {

using devices::Presence;

struct Report {
    const CommandWords& words;
    std::ostream& out;

    void well(const std::string& layer, const std::map<std::string, std::string>& values = {}) const {
        out << words.say("card_test.well") << ' ' << words.say("card_test." + layer, values) << '\n';
    }
    int fault(const std::string& key) const {
        out << words.say("card_test.fault") << ' ' << words.say("card_test." + key) << '\n';
        return 1;
    }
};

std::string fault_key(CardFailure failure) {
    switch (failure) {
        case CardFailure::other_card: return "no_application";
        case CardFailure::in_use: return "in_use";
        case CardFailure::no_reader: return "no_reader";
        case CardFailure::no_service: return "no_service";
        case CardFailure::pulled: return "pulled";
        case CardFailure::silent:
        case CardFailure::garbled:
        case CardFailure::too_few_tries:
        case CardFailure::no_such_number: return "silent_card";
    }
    return "silent_card";
}

int test_numbers(const devices::CardTries& tries, const Report& report) {
    const auto left = [](std::optional<int> count) { return std::to_string(count.value_or(0)); };
    if (!tries.pin) report.fault("no_pin");
    else if (*tries.pin <= kPinTriesKept) report.fault(*tries.pin == 0 ? "pin_locked" : "pin_nearly_locked");
    else report.well("pin", {{"n", left(tries.pin)}});
    if (!tries.face_number || *tries.face_number <= kFaceTriesKept) report.fault("face_number_locked");
    else report.well("face_number", {{"n", left(tries.face_number)}});
    const bool can_be_read = tries.pin.value_or(0) > kPinTriesKept || tries.face_number.value_or(0) > kFaceTriesKept;
    return can_be_read ? 0 : 1;
}

}  // namespace

int test_card(devices::CardPort& port, const CommandWords& words, std::ostream& out) {
    const Report report{words, out};
    const devices::Sight sight = port.wait_for_other({});
    if (sight.presence == Presence::no_service || sight.presence == Presence::unknown) return report.fault("no_service");
    report.well("service");
    if (sight.presence == Presence::no_reader) return report.fault("no_reader");
    report.well("reader", {{"reader", sight.reader}});
    if (sight.presence == Presence::empty) return report.fault("no_card");
    if (sight.presence == Presence::silent_card) return report.fault("silent_card");
    auto line = port.connect();
    if (const auto* failure = std::get_if<CardFailure>(&line)) return report.fault(fault_key(*failure));
    report.well("card");
    const auto told = devices::ask_tries(*std::get<std::unique_ptr<devices::CardLine>>(line));
    if (const auto* failure = std::get_if<CardFailure>(&told)) return report.fault(fault_key(*failure));
    report.well("application");
    return test_numbers(std::get<devices::CardTries>(told), report);
}

int run_card_test(const Places& places) {
    const CommandWords words(places.assets);
    devices::PcscPort port(devices::VirtualReaders::accepted);
    return test_card(port, words, std::cout);
}

}  // namespace kiosk
