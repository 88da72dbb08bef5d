// From the options to a scanner: a key that is missing is told with the command that makes it.
// A code is taken by the clock of the machine; drills with --today take noon of that day.
#include "kiosk/scanner_open.h"

#include "kiosk/command_words.h"
#include "kiosk/qr/intake_keys.h"
#include "kiosk/wall_clock.h"

#include <iostream>

namespace kiosk {

std::unique_ptr<qr::Scanner> open_scanner(const KioskOptions& options, const House& house, std::function<void()> wake) {
    if (options.codes.empty()) return nullptr;
    const CommandWords words(options.assets_dir);
    auto keys = qr::read_intake_keys(options.data_dir);
    if (!keys) {
        std::cerr << (keys.fault().kind == forms::FaultKind::not_found ? words.say("qr.no_key") : words.say(keys.fault())) << '\n';
        return nullptr;
    }
    auto seen = qr::SeenCodes::open(options.data_dir);
    if (!seen) {
        std::cerr << words.say(seen.fault()) << '\n';
        return nullptr;
    }
    const auto clock = options.today ? qr::Intake::Clock([noon = noon_of(*options.today)] { return noon; }) : qr::Intake::Clock(now_by_clock);
    return std::make_unique<qr::Scanner>(qr::pictures_of(options.codes), qr::Intake(std::move(*keys), std::move(*seen), house.catalog, clock), std::move(wake));
}

}  // namespace kiosk
