// What a card says, as answers: name, birth date, sex of one person, and the address. Which items those are is told by
// the catalog (from = card, and the GIF name), not by names in code. Two people's cards are compared, never merged.
#pragma once

#include "forms/catalog.h"
#include "kiosk/corrected_fact.h"
#include "kiosk/address_book.h"
#include "kiosk/card.h"

namespace kiosk {

/// Sets what can be read as a value; the rest stays unanswered and is asked. What another source said of this person gives
/// way to the card; the address of the case stays when it is already there, unless a code made at home said it.
void set_from_card(forms::Answers& answers, const CardFacts& facts, int person, const forms::Catalog& catalog,
                   const AddressBook& addresses, forms::Date today);
/// What somebody had answered otherwise, before the card overrules it: for the clerk, who sees both people and papers. A name
/// typed in kana says nothing against the kanji of the card. Also the address of this card, where another card's stands.
std::vector<CorrectedFact> overruled_by_card(const forms::Answers& answers, const CardFacts& facts, int person, const forms::Catalog& catalog,
                                             const AddressBook& addresses, forms::Date today);
bool may_come_from_card(const forms::Item& item);
/// Something of this person was read from a card.
bool has_card(const forms::Answers& answers, int person);

/// The card beside the people already there.
struct CardMatch {
    int person = 0;                        // whom it belongs to: the one it was asked for, or another already there
    bool is_already_read = false;          // the same person's card once more
    bool is_somebody_else = false;         // the one it was asked for has another name and another birth date
    bool has_other_address = false;        // than the case, where that came from a card
};
CardMatch compare_card(const forms::Answers& answers, const CardFacts& facts, int asked_for, const forms::Catalog& catalog,
                       const AddressBook& addresses, forms::Date today);

}  // namespace kiosk
