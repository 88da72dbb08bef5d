// How values read on paper: dates in eras, choices by their printed labels, addresses in one line, the city's words.
// The only place that turns a value into printed text; fits nothing and draws nothing.
#include "forms/filling.h"

namespace forms {

std::string address_part(const Address& address, std::string_view part) {
    if (part == "postal") return address.postal_code;
    if (part == "line") return address_line(address);
    if (part == "building") return address.building;
    if (part == "prefecture") return address.prefecture;
    if (part == "city") return address.city;
    if (part == "town") return address.town;
    if (part == "block") return address.block;
    if (part == "full") return address.building.empty() ? address_line(address) : address_line(address) + "　" + address.building;
    return {};
}

namespace {

std::string choice_label(const Item& item, const std::string& id) {
    for (const Choice& choice : item.choices) {
        if (choice.id == id) return choice.label;
    }
    return {};
}

std::string name_part(const std::string& name, const std::string& part) {
    const std::size_t blank = name.find(' ');
    if (part == "family") return name.substr(0, blank);
    if (part == "given") return blank == std::string::npos ? "" : name.substr(blank + 1);
    return name;
}

}  // namespace

std::string printed_text(const Item& item, const Value& value, const std::string& part) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (item.type == ItemType::choice) return choice_label(item, *text);
        return item.type == ItemType::name || item.type == ItemType::kana ? name_part(*text, part) : *text;
    }
    if (const auto* date = std::get_if<Date>(&value)) return wareki_text(*date);
    if (const auto* address = std::get_if<Address>(&value)) return address_part(*address, part.empty() ? "full" : part);
    if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "有" : "無";
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* chosen = std::get_if<ChoiceSet>(&value)) {
        std::string text;
        for (const std::string& id : *chosen) text += (text.empty() ? "" : "・") + choice_label(item, id);
        return text;
    }
    return {};      // a person is printed through a role: "filer.name"
}

namespace {

/// 50000 → 「50,000」.
std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3 && digits[at - 4] != '-';) digits.insert(at -= 3, ",");
    return digits;
}

}  // namespace

std::string with_city_words(const std::string& text, const Municipality& city, CityReader reader) {
    std::string result;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t open = text.find('{', from);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) break;
        result += text.substr(from, open - from);
        const std::string word = text.substr(open + 1, close - open - 1);
        const auto setting = city.settings.find(word);
        if (word == "city") {
            result += city.name;
        } else if (setting == city.settings.end()) {
            result += text.substr(open, close + 1 - open);
        } else if (setting->second.unconfirmed && reader == CityReader::resident) {
            return "窓口でご案内します";
        } else {
            if (const auto* words = std::get_if<std::string>(&setting->second.value)) result += *words;
            if (const auto* number = std::get_if<std::int64_t>(&setting->second.value)) result += with_commas(*number);
            if (setting->second.unconfirmed && reader == CityReader::staff) {
                static constexpr std::string_view kYen = "円";       // 「50,000円（要確認）」
                const bool has_unit = text.compare(close + 1, kYen.size(), kYen) == 0;
                result += std::string(has_unit ? kYen : std::string_view()) + "（要確認）";
                from = close + 1 + (has_unit ? kYen.size() : 0);
                continue;
            }
        }
        from = close + 1;
    }
    return result + text.substr(std::min(from, text.size()));
}

std::optional<std::int64_t> number_setting(const Municipality& city, const std::string& setting) {
    const auto found = city.settings.find(setting);
    const auto* number = found == city.settings.end() ? nullptr : std::get_if<std::int64_t>(&found->second.value);
    return number ? std::optional(*number) : std::nullopt;
}

bool city_does(const Municipality& city, const std::string& setting) {
    return number_setting(city, setting).value_or(0) != 0 && !city.settings.at(setting).unconfirmed;
}

Date opening_day_from(Date day, const Municipality& city) {
    for (int tries = 0; tries < 60; ++tries) {
        const int weekday = ((days_between(Date{1970, 1, 4}, day) % 7) + 7) % 7;      // 1970-01-04 was a Sunday
        const bool closed = city.closed_weekdays.count(weekday) || city.holidays.count(day) || city.closed_days.count({day.month, day.day});
        if (!closed) return day;
        day = plus_days(day, 1);
    }
    return day;
}

}  // namespace forms
