// What a card says, as answers: name, birth date, sex of one person, and the address. Which items those are is told by
// the catalog (from = card, and the GIF name), not by names in code.
#pragma once

#include "forms/catalog.h"
#include "kiosk/address_book.h"
#include "kiosk/card.h"

namespace kiosk {

/// Sets what can be read as a value; the rest stays unanswered and is asked.
void set_from_card(forms::Answers& answers, const CardFacts& facts, int person, const forms::Catalog& catalog,
                   const AddressBook& addresses, forms::Date today);
bool may_come_from_card(const forms::Item& item);

}  // namespace kiosk
