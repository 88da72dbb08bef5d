// What an item can hold. Values own their text.
// Unknown is the absence of a value, never an empty one.
#pragma once

#include "forms/date.h"

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace forms {

/// Language id ("ja", "ja_easy", "en") → sentence.
using Texts = std::map<std::string, std::string>;

enum class ItemType { name, kana, text, date, address, phone, choice, multi_choice, yes_no, number, digits, postal_code, my_number, person };

/// A Japanese address in the parts that forms print apart (GIF DS-433/442). For an address abroad only `country` and
/// `town` are filled. `postal_code` is NNN-NNNN or empty.
struct Address {
    std::string postal_code;
    std::string prefecture;
    std::string city;
    std::string town;      // 町域 in its official form, with 大字
    std::string block;     // 番地・号
    std::string building;  // 方書
    std::string country;   // empty = Japan
    bool operator==(const Address&) const = default;
};

/// The parts by the names that files give them.
struct AddressMember {
    const char* name;
    std::string Address::*part;
};
inline constexpr std::array<AddressMember, 7> kAddressMembers{{{"postal_code", &Address::postal_code}, {"prefecture", &Address::prefecture}, {"city", &Address::city},
                                                               {"town", &Address::town}, {"block", &Address::block}, {"building", &Address::building},
                                                               {"country", &Address::country}}};

/// 0-based, in the order in which the people were named.
struct PersonRef {
    int index = 0;
    auto operator<=>(const PersonRef&) const = default;
};

using ChoiceSet = std::vector<std::string>;  // choice ids in the order of the item's definition

/// name, kana, text, phone, choice (its id), digits, postal_code and my_number are strings.
using Value = std::variant<std::string, Date, Address, bool, std::int64_t, PersonRef, ChoiceSet>;

/// Where a value came from, strongest first. `given` = by a rule of the catalog from other answers.
enum class Source { card, qr, clerk, resident, given, computed };
std::string_view to_id(Source source);

/// 「山口県萩市大字江向510番地」 without the building; for abroad the country and the rest.
std::string address_line(const Address& address);

/// "postal", "line" (to the block), "building", "full" (line and building), "prefecture", "city", "town", "block"; empty for any other part.
std::string address_part(const Address& address, std::string_view part);

}  // namespace forms
