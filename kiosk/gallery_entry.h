// The stages of entering names, addresses and accounts, as sessions to take pictures of.
// Used by gallery.cpp and by the test that holds these screens to the rules.
#pragma once

#include "kiosk/house.h"

namespace kiosk {

struct EntryShot {
    std::string name;
    Session session;
};

/// `answers` is a household whose other answers stand around the one being entered.
std::vector<EntryShot> entry_shots(const forms::Answers& answers, const House& house);

}  // namespace kiosk
