// The invented people whose cards can be tried without a real one: assets/cards, one JSON file each.
// Read by the reader for people (card_file.h) and by the simulated card (command_card_sim.cpp); nobody else.
#pragma once

#include "forms/result.h"
#include "kiosk/card.h"

#include <filesystem>
#include <vector>

namespace kiosk::devices {

/// Members of a file: name, address, birth, sex, pin ("" for a card without one), expiry_year, security_code.
struct CardPerson {
    std::string id;                        // the file's name without ".json"
    CardFacts facts;
    std::string pin, expiry_year, security_code;
    /// 照合番号B of this card.
    std::string face_number() const;
};

/// Every *.json of the directory, in the order of names. A directory that is not there holds no cards.
forms::Result<std::vector<CardPerson>> read_card_people(const std::filesystem::path& directory);

}  // namespace kiosk::devices
