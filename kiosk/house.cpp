// Reads what the kiosk needs and tells everything that is wrong with it at once.
// The first thing `kakanai kiosk` does; opens no window and no device.
#include "kiosk/house.h"

#include <ctime>
#include <iostream>

namespace kiosk {

namespace {

/// The day in Japan, whatever the machine's time zone.
forms::Date japanese_day() {
    constexpr std::time_t nine_hours = 9 * 60 * 60;
    const std::time_t now = std::time(nullptr) + nine_hours;
    std::tm parts{};
    gmtime_r(&now, &parts);
    return *forms::make_date(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

void tell(const forms::Fault& fault) { std::cerr << fault.where << ": " << fault.detail << '\n'; }

}  // namespace

std::optional<House> open_house(const KioskOptions& options) {
    const forms::Date today = options.today.value_or(japanese_day());
    forms::CatalogReading reading = forms::read_catalog(options.catalog_dir, today);
    forms::Problems problems = std::move(reading.problems);
    const Readings readings = Readings::read(options.assets_dir / "readings.toml", problems);
    readings.put_above(reading.catalog);
    Strings strings = Strings::read(options.assets_dir / "strings", readings, problems);
    for (const forms::Problem& problem : problems) std::cerr << forms::to_text(problem);
    auto addresses = AddressBook::open(options.assets_dir / "addresses", reading.catalog.city.code);
    if (!addresses) tell(addresses.fault());
    auto fonts = printer::Fonts::open();
    if (!fonts) tell(fonts.fault());
    if (!problems.empty() || !addresses || !fonts) return std::nullopt;
    return House{std::move(reading.catalog), std::move(strings), std::move(*addresses), std::move(*fonts), today};
}

}  // namespace kiosk
