// What the keys of figures are called, and how their numbers are written: for the council's page and for the desk's screen.
// Pure; the words are those of the commands.
#pragma once

#include "forms/catalog.h"
#include "kiosk/command_words.h"

#include <cstdint>
#include <string>

namespace kiosk {

/// Of an event's id; "その他" for what the catalog no longer has.
std::string event_name(const std::string& id, const forms::Catalog& catalog, const CommandWords& words);
/// Of a page as visit_counts.cpp keys it: a question by what it asks.
std::string page_name(const std::string& key, const forms::Catalog& catalog, const CommandWords& words);
std::string item_name(const std::string& id, const forms::Catalog& catalog, const CommandWords& words);

/// 12345 as "12,345".
std::string thousands(std::int64_t number);
/// 35 as "3.5".
std::string tenths(std::int64_t value);

}  // namespace kiosk
