// The offline tables of places: the city's own towns by reading, every postal code of Japan, and the way back from an
// address in one line to its parts. Read once, then const. Knows nothing of screens.
#pragma once

#include "forms/result.h"
#include "forms/value.h"
#include "kiosk/event.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// A town of the city, in its official form (with 大字).
struct Town {
    std::string name, postal_code, reading;
};

class AddressBook {
public:
    /// `city_code` has six digits (352047). Reads *_towns.csv, postal_codes.tsv and entry.toml.
    static forms::Result<AddressBook> open(const std::filesystem::path& directory, const std::string& city_code);

    /// In the order of their readings; those without one are left out.
    const std::vector<Town>& towns() const { return towns_; }
    /// Every place with that code ("7580041" or "758-0041"): prefecture, city, town and the code itself.
    std::vector<forms::Address> places(std::string_view postal_code) const;
    /// A town of the list as an address of this city.
    forms::Address address_of(const Town& town) const;
    /// 「山口県山口市大内千坊１丁目２番３号　コーポ」 → parts. Digits become half-width; what is not recognised stays in `town`.
    forms::Address split(std::string_view line) const;
    /// How the answer to this item is best entered first.
    AddressWay first_way(const std::string& item) const;

private:
    struct City {
        std::string code, prefecture, name;
        std::size_t first = 0, end = 0;      // in entries_
    };
    struct Entry {
        unsigned postal_code = 0;
        std::string_view town;               // into text_
        std::size_t city = 0;
    };
    void read_postal_codes();
    void read_towns(std::string_view csv);
    const City* home() const;
    forms::Address address_of(const Entry& entry) const;

    std::shared_ptr<const std::string> text_;
    std::vector<City> cities_;
    std::vector<Entry> entries_;
    std::vector<Town> towns_;
    std::set<std::string> listed_items_;
    std::string city_code_;
};

/// A 丁目 in kanji numerals at the start of the number belongs to the town's official name: 皆実町三丁目 + 8番12号.
forms::Address with_chome_in_town(forms::Address address);

}  // namespace kiosk
