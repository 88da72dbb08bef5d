// What the kiosk reads once at its start and then only looks at: catalog, strings, places, fonts.
// Made once by open_house, then const; holds nothing of a resident.
#pragma once

#include "kiosk/kiosk.h"
#include "kiosk/session.h"
#include "kiosk/strings.h"
#include "printer/fonts.h"

namespace kiosk {

struct House {
    forms::Catalog catalog;
    Strings strings;
    Books books;
    printer::Fonts fonts;
    forms::Date today;
    Mode mode = Mode::real;
    std::vector<CardFacts> practice_cards;
    World world() const { return {&catalog, &books, today, mode, &practice_cards}; }
};

/// Nothing when anything is missing; every reason is then told on stderr.
std::optional<House> open_house(const KioskOptions& options);

}  // namespace kiosk
