// The offline tables that answers are entered with: places, names, banks. Read once at the start, then const.
// Holds facts of the country, nothing of a resident.
#pragma once

#include "kiosk/address_book.h"
#include "kiosk/bank_book.h"
#include "kiosk/name_book.h"

namespace kiosk {

struct Books {
    AddressBook addresses;
    NameBook names;
    BankBook banks;

    /// From the folders addresses, names and banks of `assets`; `city_code` has six digits.
    static forms::Result<Books> open(const std::filesystem::path& assets, const std::string& city_code);
};

}  // namespace kiosk
