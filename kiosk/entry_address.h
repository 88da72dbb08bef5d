// An address being entered: the place (by town list, postal code or freely), then the number, then the building.
// Part of entry.h; used by entry.cpp only.
#pragma once

#include "kiosk/entry.h"

namespace kiosk {

AddressDraft blank_address(const forms::Item& item, const AddressBook& addresses);
AddressDraft address_draft_of(AddressDraft blank, const forms::Address& address, const AddressBook& addresses);
AddressDraft edited_address(AddressDraft draft, const EditAction& action, const AddressBook& addresses);
Advanced advanced_address(const AddressDraft& draft, const AddressBook& addresses);
std::optional<Draft> address_before(const AddressDraft& draft);

}  // namespace kiosk
