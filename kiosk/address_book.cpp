// The offline tables of places. Formats are told by the first lines of the files in assets/addresses.
// Looks up; never guesses: what no table knows stays as it was written.
#include "kiosk/address_book.h"

#include "forms/document.h"
#include "kiosk/letters.h"
#include "kiosk/files.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk {

namespace {

template <typename Use>
void for_each_line(std::string_view text, Use use) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        use(text.substr(0, end));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string> split_at(std::string_view line, char mark) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t end = line.find(mark);
        parts.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) return parts;
        line.remove_prefix(end + 1);
    }
}

/// Lines of three columns, without those that explain the table.
template <typename Use>
void for_each_three(std::string_view tsv, Use use) {
    for_each_line(tsv, [&](std::string_view line) {
        if (line.empty() || line.front() == '#') return;
        const auto parts = split_at(line, '\t');
        if (parts.size() == 3) use(parts);
    });
}

constexpr std::size_t kPostalDigits = 7;

std::string with_hyphen(std::string_view digits) {
    if (digits.size() != kPostalDigits) return std::string(digits);
    return std::string(digits.substr(0, 3)) + "-" + std::string(digits.substr(3));
}

unsigned to_number(std::string_view digits) {
    unsigned number = 0;
    for (const char c : digits) number = number * 10 + static_cast<unsigned>(c - '0');
    return number;
}

std::string padded(unsigned postal_code) {
    const std::string digits = std::to_string(postal_code);
    return with_hyphen(std::string(kPostalDigits - std::min(kPostalDigits, digits.size()), '0') + digits);
}

/// A 丁目 in kanji numerals belongs to the name of the town; in digits it is part of the number.
std::string chome_at_start(std::string_view rest) {
    constexpr std::u32string_view numerals = U"\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341";
    constexpr std::u32string_view chome = U"\u4E01\u76EE";
    const std::u32string letters = decode(rest);
    const std::size_t end = letters.find_first_not_of(numerals);
    if (end == 0 || end == std::u32string::npos || letters.compare(end, chome.size(), chome) != 0) return {};
    return encode(std::u32string_view(letters).substr(0, end + chome.size()));
}

constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";

}  // namespace

forms::Result<AddressBook> AddressBook::open(const std::filesystem::path& directory, const std::string& city_code) {
    AddressBook book;
    book.city_code_ = city_code.substr(0, 5);
    TRY(postal, printer::read_file(directory / "postal_codes.tsv", kFileBytesMax));
    book.text_ = std::make_shared<const std::string>(std::move(postal));
    book.read_postal_codes();
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
        if (!entry.path().filename().string().ends_with("_towns.csv")) continue;
        TRY(csv, printer::read_file(entry.path(), kFileBytesMax));
        book.read_towns(csv);
    }
    TRY(countries, printer::read_file(directory / "countries.tsv", kFileBytesMax));
    book.read_countries(countries);
    TRY(prefectures, printer::read_file(directory / "prefectures.tsv", kFileBytesMax));
    book.read_prefectures(prefectures);
    const auto settings = directory / "entry.toml";
    TRY(toml, printer::read_file(settings, kFileBytesMax));
    forms::Problems problems;
    const auto node = forms::read_toml(toml, settings.string(), problems);
    if (!node) return forms::Fault{forms::FaultKind::damaged, settings.string(), "not TOML"};
    forms::TableReader table(*node, problems);
    for (const std::string& item : table.strings("from_town_list")) book.listed_items_.insert(item);
    for (const std::string& item : table.strings("may_be_abroad")) book.abroad_items_.insert(item);
    table.finish();
    if (!problems.empty()) return forms::Fault{forms::FaultKind::damaged, settings.string(), "a member is missing or unknown"};
    return book;
}

void AddressBook::read_postal_codes() {
    entries_.reserve(text_->size() / 20);
    char32_t first = 0;
    for_each_line(*text_, [&](std::string_view line) {
        if (line.empty()) return;
        if (line.front() == '@') {
            first = kiosk::first_kana(line.substr(1));
            return;
        }
        if (line.front() == '#') {
            const auto parts = split_at(line.substr(1), '\t');
            if (parts.size() != 4) return;
            if (prefectures_.empty() || prefectures_.back() != parts[1]) prefectures_.push_back(parts[1]);
            cities_.push_back({parts[0], parts[1], parts[2], parts[3], entries_.size(), entries_.size()});
            first = 0;
            return;
        }
        if (cities_.empty() || line.size() < kPostalDigits) return;
        const std::string_view town = line.substr(kPostalDigits);
        entries_.push_back({to_number(line.substr(0, kPostalDigits)), static_cast<std::uint32_t>(town.data() - text_->data()),
                            static_cast<std::uint16_t>(town.size()), static_cast<std::uint16_t>(cities_.size() - 1), first});
        cities_.back().end = entries_.size();
    });
    // Within a prefecture by reading; the codes keep the prefectures in their order.
    std::stable_sort(cities_.begin(), cities_.end(), [](const City& a, const City& b) {
        return std::tuple(a.code.substr(0, 2), std::string_view(a.reading)) < std::tuple(b.code.substr(0, 2), std::string_view(b.reading));
    });
    for (std::size_t i = 0; i < cities_.size(); ++i)
        for (std::size_t entry = cities_[i].first; entry < cities_[i].end; ++entry) entries_[entry].city = static_cast<std::uint16_t>(i);
}

void AddressBook::read_countries(std::string_view tsv) {
    for_each_three(tsv, [&](const auto& parts) { countries_.push_back({parts[0], parts[1], parts[2]}); });
}

void AddressBook::read_prefectures(std::string_view tsv) {
    for_each_three(tsv, [&](const auto& parts) { called_.emplace(parts[0], Called{parts[1], parts[2]}); });
}

AddressBook::Called AddressBook::called(std::string_view prefecture) const {
    const auto found = called_.find(prefecture);
    return found == called_.end() ? Called{} : found->second;
}

std::vector<Listed> AddressBook::cities(std::string_view prefecture) const {
    std::vector<Listed> found;
    for (const City& city : cities_)
        if (city.prefecture == prefecture) found.push_back({city.name, kiosk::first_kana(city.reading), city.reading});
    return found;
}

const AddressBook::City* AddressBook::city_at(std::string_view prefecture, int index) const {
    for (const City& city : cities_)
        if (city.prefecture == prefecture && index-- == 0) return &city;
    return nullptr;
}

/// The first entry of each name: one that has several codes stands there several times.
std::vector<const AddressBook::Entry*> AddressBook::named_towns(const City& city) const {
    std::vector<const Entry*> found;
    std::set<std::string_view> seen;
    for (std::size_t i = city.first; i < city.end; ++i)
        if (!town_of(entries_[i]).empty() && seen.insert(town_of(entries_[i])).second) found.push_back(&entries_[i]);
    return found;
}

std::vector<Listed> AddressBook::towns_of(std::string_view prefecture, int index) const {
    std::vector<Listed> found;
    const City* city = city_at(prefecture, index);
    if (!city) return found;
    if (city == home()) {
        for (const Town& town : towns_) found.push_back({town.name, kiosk::first_kana(town.reading), {}});
        return found;
    }
    for (const Entry* entry : named_towns(*city)) found.push_back({std::string(town_of(*entry)), entry->first_kana, {}});
    return found;
}

std::optional<forms::Address> AddressBook::address_in(std::string_view prefecture, int index, std::optional<int> town) const {
    const City* city = city_at(prefecture, index);
    if (!city) return std::nullopt;
    forms::Address address;
    address.prefecture = city->prefecture;
    address.city = city->name;
    if (!town) return address;
    const std::size_t place = static_cast<std::size_t>(*town);
    if (city == home()) return place < towns_.size() ? std::optional(address_of(towns_[place])) : std::nullopt;
    const auto towns = named_towns(*city);
    if (place >= towns.size()) return std::nullopt;
    address.town = town_of(*towns[place]);
    std::set<unsigned> codes;
    for (std::size_t i = city->first; i < city->end; ++i)
        if (town_of(entries_[i]) == address.town) codes.insert(entries_[i].postal_code);
    if (codes.size() == 1) address.postal_code = padded(*codes.begin());
    return address;
}

void AddressBook::read_towns(std::string_view csv) {
    for_each_line(csv, [&](std::string_view line) {
        if (line.empty() || line.front() == '#') return;
        const auto parts = split_at(line, ',');
        if (parts.size() != 4 || !parts[1].empty() || parts[3].empty()) return;
        towns_.push_back({parts[0], with_hyphen(parts[2]), parts[3]});
    });
    std::sort(towns_.begin(), towns_.end(), [](const Town& a, const Town& b) {
        return std::tie(a.reading, a.name) < std::tie(b.reading, b.name);
    });
}

const AddressBook::City* AddressBook::home() const {
    const auto found = std::find_if(cities_.begin(), cities_.end(), [&](const City& city) { return city.code == city_code_; });
    return found == cities_.end() ? nullptr : &*found;
}

forms::Address AddressBook::address_of(const Town& town) const {
    forms::Address address;
    address.postal_code = town.postal_code;
    address.town = town.name;
    if (const City* city = home()) {
        address.prefecture = city->prefecture;
        address.city = city->name;
    }
    return address;
}

forms::Address AddressBook::address_of(const Entry& entry) const {
    const City& city = cities_[entry.city];
    forms::Address address;
    address.postal_code = padded(entry.postal_code);
    address.prefecture = city.prefecture;
    address.city = city.name;
    address.town = town_of(entry);
    return address;
}

std::vector<forms::Address> AddressBook::places(std::string_view postal_code) const {
    std::string digits;
    std::copy_if(postal_code.begin(), postal_code.end(), std::back_inserter(digits), [](char c) { return c != '-'; });
    if (digits.size() != kPostalDigits || !is_digits(digits)) return {};
    std::vector<forms::Address> found;
    const std::string code = with_hyphen(digits);
    for (const Town& town : towns_)                  // the official names with 大字, which the postal table leaves out
        if (town.postal_code == code) found.push_back(address_of(town));
    if (!found.empty()) return found;
    const unsigned number = to_number(digits);
    for (const Entry& entry : entries_)
        if (entry.postal_code == number) found.push_back(address_of(entry));
    return found;
}

forms::Address AddressBook::split(std::string_view line) const {
    const std::string plain = with_plain_digits(line);
    std::string_view rest = plain;
    const City* best = nullptr;
    std::size_t best_length = 0;
    for (const City& city : cities_) {
        const std::string whole = city.prefecture + city.name;
        if (whole.size() > best_length && rest.starts_with(whole)) best = &city, best_length = whole.size();
    }
    forms::Address address;
    if (best) {
        address.prefecture = best->prefecture;
        address.city = best->name;
        rest.remove_prefix(best_length);
        std::string_view town;
        std::set<unsigned> codes;
        for (std::size_t i = best->first; i < best->end; ++i) {
            const Entry& entry = entries_[i];
            const std::string_view name = town_of(entry);
            if (name.empty() || name.size() < town.size() || !rest.starts_with(name)) continue;
            if (name.size() > town.size()) codes.clear();
            town = name;
            codes.insert(entry.postal_code);
        }
        std::string listed;
        if (best == home())
            for (const Town& own : towns_)
                if (own.name.size() > listed.size() && rest.starts_with(own.name)) listed = own.name, address.postal_code = own.postal_code;
        address.town = listed.empty() ? std::string(town) : listed;
        if (listed.empty() && codes.size() == 1) address.postal_code = padded(*codes.begin());
        rest.remove_prefix(address.town.size());
    }
    const std::size_t wide = rest.find(kIdeographicSpace), narrow = rest.find(' ');
    const std::size_t space = std::min(wide, narrow);
    std::string& street = address.town.empty() ? address.town : address.block;
    street = rest.substr(0, space);
    if (space != std::string_view::npos) address.building = rest.substr(space + (wide < narrow ? kIdeographicSpace.size() : 1));
    return with_chome_in_town(std::move(address));
}

forms::Address with_chome_in_town(forms::Address address) {
    const std::string chome = chome_at_start(address.block);
    address.town += chome;
    address.block.erase(0, chome.size());
    return address;
}

AddressWay AddressBook::first_way(const std::string& item) const {
    return listed_items_.contains(item) ? AddressWay::town_list : AddressWay::postal_code;
}

}  // namespace kiosk
