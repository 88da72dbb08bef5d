// The keys that erase.
// What was erased does not stay in memory.
#include "kiosk/erase_typed.h"

#include "kiosk/letters.h"
#include "kiosk/wipe.h"

namespace kiosk {

bool erase_typed(std::string& text, const EditAction& action) {
    if (std::holds_alternative<EraseLast>(action)) text = without_last(text);
    else if (std::holds_alternative<EraseAll>(action)) wipe(text);
    else return false;
    return true;
}

}  // namespace kiosk
