// What a question offers to be pressed instead of typed: the readings of a name that is known, the last days for a date that
// is told within weeks. Between entry and session; an offer is never an answer until it is pressed.
#pragma once

#include "forms/answers.h"
#include "forms/catalog.h"
#include "kiosk/entry.h"

namespace kiosk {

/// The draft with what can be offered for it; a value that stands there already stays, and is among the offers or typed.
/// Readings: those of the tables, likeliest first; a family name that was read for somebody else of the case is read so again.
/// Days: for the dates from which some procedure's deadline counts a few weeks at most. Other drafts come back as they are.
Draft with_offers(Draft draft, const forms::Slot& slot, const forms::Catalog& catalog, const forms::Answers& answers, forms::Date today, const Books& books);

/// Whether the draft shows what can be pressed, and not the keys.
bool is_offered(const Draft& draft);

}  // namespace kiosk
