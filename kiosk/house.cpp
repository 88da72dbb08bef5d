// Reads what the kiosk needs and tells everything that is wrong with it at once.
// The first thing `kakanai kiosk` does; opens no window and no device.
#include "kiosk/house.h"

#include "forms/document.h"
#include "kiosk/files.h"
#include "printer/file.h"

#include <algorithm>
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

/// The invented people of the practice, in the order of their files.
forms::Result<std::vector<CardFacts>> read_practice_cards(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<CardFacts> cards;
    for (const auto& file : files) {
        TRY(text, printer::read_file(file, kFileBytesMax));
        forms::Problems problems;
        const auto node = forms::read_json(text, problems);
        CardFacts card;
        for (const auto& [key, part] : {std::pair{"name", &card.name}, {"address", &card.address}, {"birth", &card.birth}, {"sex", &card.sex}}) {
            const auto* member = node ? node->find(key) : nullptr;
            if (!member || !member->string()) return forms::Fault{forms::FaultKind::damaged, file.string(), key};
            *part = *member->string();
        }
        cards.push_back(std::move(card));
    }
    return cards;
}

}  // namespace

std::optional<House> open_house(const KioskOptions& options) {
    const forms::Date today = options.today.value_or(japanese_day());
    forms::CatalogReading reading = forms::read_catalog(options.catalog_dir, today);
    forms::Problems problems = std::move(reading.problems);
    const Readings readings = Readings::read(options.assets_dir / "readings.toml", problems);
    readings.put_above(reading.catalog);
    Strings strings = Strings::read(options.assets_dir / "strings", readings, problems);
    for (const forms::Problem& problem : problems) std::cerr << forms::to_text(problem);
    auto books = Books::open(options.assets_dir, reading.catalog.city.code);
    if (!books) tell(books.fault());
    auto fonts = printer::Fonts::open();
    if (!fonts) tell(fonts.fault());
    auto practice = read_practice_cards(options.assets_dir / "practice");
    if (!practice) tell(practice.fault());
    if (!problems.empty() || !books || !fonts || !practice) return std::nullopt;
    return House{std::move(reading.catalog), std::move(strings), std::move(*books), std::move(*fonts), today, options.mode, std::move(*practice)};
}

}  // namespace kiosk
