// The keys that erase do the same in every field.
// A part of entry (entry.h); knows no field.
#pragma once

#include "kiosk/event.h"

#include <string>

namespace kiosk {

/// True when the action was 「ひとつ消す」 or 「ぜんぶ消す」; `text` has then lost its last letter, or everything, overwritten.
bool erase_typed(std::string& text, const EditAction& action);

}  // namespace kiosk
