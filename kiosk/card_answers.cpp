// What a card says, as answers.
// Card facts → Answers. Never overwrites the address with a second person's card.
#include "kiosk/card_answers.h"

#include "forms/answers_file.h"

#include <algorithm>

namespace kiosk {

namespace {

std::optional<forms::Value> value_for(const forms::Item& item, const CardFacts& facts, const AddressBook& addresses) {
    if (item.type == forms::ItemType::address) return forms::Value{addresses.split(facts.address)};
    if (item.gif == "fullName") return forms::Value{facts.name};
    if (item.gif == "sex") return forms::Value{facts.sex};
    if (item.gif != "dateOfBirth") return std::nullopt;
    const auto birth = forms::parse_iso_date(facts.birth);
    if (!birth) return std::nullopt;
    return forms::Value{*birth};
}

}  // namespace

bool may_come_from_card(const forms::Item& item) {
    return std::find(item.from.begin(), item.from.end(), forms::Source::card) != item.from.end();
}

void set_from_card(forms::Answers& answers, const CardFacts& facts, int person, const forms::Catalog& catalog,
                   const AddressBook& addresses, forms::Date today) {
    for (const auto& [id, item] : catalog.items) {
        if (!may_come_from_card(item)) continue;
        const forms::Slot slot{id, item.per_person ? person : forms::kWholeCase};
        if (!item.per_person && answers.find(slot)) continue;
        auto raw = value_for(item, facts, addresses);
        if (!raw) continue;
        const auto checked = forms::check_value(item, std::move(*raw), today);
        if (checked.value) answers.set(slot, *checked.value, forms::Source::card);
    }
}

}  // namespace kiosk
