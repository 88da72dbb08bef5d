// A case on its way back from the desk to one kiosk, for the resident to look at what was corrected: sealed by the desk to the
// kiosk's key, opened there. Pure; knows no store.
#pragma once

#include "kiosk/store/content.h"

namespace kiosk {

struct AskedCase {
    std::string number;                    // "A-012"
    store::CaseContent content;
};

std::string seal_asked(const store::PublicKey& kiosk, const AskedCase& asked);
/// Nothing when it was sealed to another key, altered, or is another case.
std::optional<AskedCase> open_asked(const store::KeyPair& kiosk, const store::CaseId& id, std::string_view sealed);

}  // namespace kiosk
