// Reads the offline tables, one folder each.
// Each book checks its own files; here they are only put together.
#include "kiosk/books.h"

namespace kiosk {

forms::Result<Books> Books::open(const std::filesystem::path& assets, const std::string& city_code) {
    TRY(addresses, AddressBook::open(assets / "addresses", city_code));
    TRY(names, NameBook::open(assets / "names"));
    TRY(banks, BankBook::open(assets / "banks"));
    return Books{std::move(addresses), std::move(names), std::move(banks)};
}

}  // namespace kiosk
