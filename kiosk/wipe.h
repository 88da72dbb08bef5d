// Forgetting: overwrites personal text before its memory is given back. Copies that others made are their business.
// Called by step() when a session ends.
#pragma once

#include "forms/answers.h"
#include "kiosk/card.h"

#include <string>

namespace kiosk {

void wipe(std::string& text);
void wipe(forms::Value& value);
void wipe(forms::Answers& answers);
void wipe(CardFacts& facts);

/// Overwrites what calls that have returned left on the stack, as short texts live there.
void wipe_stack();

/// While one lives, what C libraries give back on this thread with free() or realloc() is overwritten first (wipe_on_free.cpp).
class WipesWhatIsFreed {
public:
    WipesWhatIsFreed();
    ~WipesWhatIsFreed();
    WipesWhatIsFreed(const WipesWhatIsFreed&) = delete;
    WipesWhatIsFreed& operator=(const WipesWhatIsFreed&) = delete;
};

}  // namespace kiosk
