// What a clerk corrected, as a resident is shown it at the kiosk, and what the resident can say to it.
// Shared by events, session and inbox; knows no case and no store.
#pragma once

#include "forms/answers.h"

#include <optional>

namespace kiosk {

struct CorrectedFact {
    forms::Slot slot;
    std::optional<forms::Value> before;    // nothing: there was none, or 「わからない」
    forms::Source source = forms::Source::resident;        // who said that: the resident, or another card
    bool operator==(const CorrectedFact&) const = default;
};

/// left: nobody answered.
enum class ConfirmAnswer { agrees, differs, left };

}  // namespace kiosk
