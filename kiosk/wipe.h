// Forgetting: overwrites personal text before its memory is given back. Copies that others made are their business.
// Called by step() when a session ends.
#pragma once

#include "forms/answers.h"
#include "kiosk/card.h"

#include <string>

namespace kiosk {

void wipe(std::string& text);
void wipe(forms::Answers& answers);
void wipe(CardKey& key);
void wipe(CardFacts& facts);

}  // namespace kiosk
