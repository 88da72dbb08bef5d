// The offline tables of places: the city's own towns by reading, every town and postal code of Japan, the countries, and the
// way back from an address in one line to its parts. Read once, then const. Knows nothing of screens.
#pragma once

#include "forms/result.h"
#include "forms/value.h"
#include "kiosk/event.h"

#include <filesystem>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// A town of the city, in its official form (with 大字).
struct Town {
    std::string name, postal_code, reading;
};

/// A name of a list that is looked up by its first sound (plain katakana; 0 when that is not known).
struct Listed {
    std::string name;
    char32_t first_kana = 0;
    std::string reading;                     // of cities; empty for their towns
};
struct Country {
    std::string name, reading, english;
};

class AddressBook {
public:
    /// `city_code` has six digits (352047). Reads *_towns.csv, postal_codes.tsv and entry.toml.
    static forms::Result<AddressBook> open(const std::filesystem::path& directory, const std::string& city_code);

    /// In the order of their readings; those without one are left out.
    const std::vector<Town>& towns() const { return towns_; }
    /// Every place with that code ("7580041" or "758-0041"): prefecture, city, town and the code itself.
    std::vector<forms::Address> places(std::string_view postal_code) const;
    /// From north to south.
    const std::vector<std::string>& prefectures() const { return prefectures_; }
    /// 「山口県」 → 「ヤマグチケン」 and "Yamaguchi"; empty for what is no prefecture.
    struct Called {
        std::string reading, english;
    };
    Called called(std::string_view prefecture) const;
    /// In the order of their readings, which starts anew in each prefecture.
    std::vector<Listed> cities(std::string_view prefecture) const;
    /// The towns of a city, each once, in the order of their readings; of the home city in their official form. `city` counts
    /// within the prefecture.
    std::vector<Listed> towns_of(std::string_view prefecture, int city) const;
    /// `town` counts within towns_of; nothing means a place whose town has no name. The postal code is empty where the town has several.
    std::optional<forms::Address> address_in(std::string_view prefecture, int city, std::optional<int> town) const;
    /// Those of most foreign residents first, then by reading; Japan is not among them.
    const std::vector<Country>& countries() const { return countries_; }
    bool may_be_abroad(const std::string& item) const { return abroad_items_.contains(item); }

    /// A town of the list as an address of this city.
    forms::Address address_of(const Town& town) const;
    /// 「山口県山口市大内千坊１丁目２番３号　コーポ」 → parts. Digits become half-width; what is not recognised stays in `town`.
    forms::Address split(std::string_view line) const;
    /// How the answer to this item is best entered first.
    AddressWay first_way(const std::string& item) const;

private:
    struct City {
        std::string code, prefecture, name, reading;
        std::size_t first = 0, end = 0;      // in entries_
    };
    struct Entry {
        unsigned postal_code = 0;
        std::uint32_t begin = 0;             // the town's name in text_
        std::uint16_t length = 0, city = 0;
        char32_t first_kana = 0;
    };
    void read_postal_codes();
    void read_towns(std::string_view csv);
    void read_countries(std::string_view tsv);
    void read_prefectures(std::string_view tsv);
    std::string_view town_of(const Entry& entry) const { return std::string_view(*text_).substr(entry.begin, entry.length); }
    const City* city_at(std::string_view prefecture, int index) const;
    std::vector<const Entry*> named_towns(const City& city) const;
    const City* home() const;
    forms::Address address_of(const Entry& entry) const;

    std::shared_ptr<const std::string> text_;
    std::vector<City> cities_;
    std::vector<Entry> entries_;
    std::vector<Town> towns_;
    std::vector<std::string> prefectures_;
    std::vector<Country> countries_;
    std::map<std::string, Called, std::less<>> called_;
    std::set<std::string> listed_items_, abroad_items_;
    std::string city_code_;
};

/// A 丁目 in kanji numerals at the start of the number belongs to the town's official name: 皆実町三丁目 + 8番12号.
forms::Address with_chome_in_town(forms::Address address);

}  // namespace kiosk
