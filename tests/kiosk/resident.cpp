// A resident in tests. Kana are typed on the board, letter by letter, as people do; kanji come from a keyboard.
#include "tests/kiosk/resident.h"

#include "kiosk/entry.h"
#include "kiosk/letters.h"

#include <doctest/doctest.h>

namespace resident {

namespace {

using kiosk::KanaChange;

void tap_digits(Glass& glass, const std::string& digits) {
    for (const char c : digits) glass.tap("key." + std::string(1, c));
}

/// The key that gives this letter, by itself or with a mark.
void tap_kana(Glass& glass, const std::string& letter) {
    const auto targets = glass.targets();
    if (letter == " ") return glass.tap("part.given");
    if (targets.contains("key." + letter)) return glass.tap("key." + letter);
    const std::pair<KanaChange, const char*> changes[] = {
        {KanaChange::voiced, "kana.voiced"}, {KanaChange::semi_voiced, "kana.semi_voiced"}, {KanaChange::small, "kana.small"}};
    for (const std::string& id : targets)
        for (const auto& [change, mark] : changes)
            if (id.starts_with("key.") && kiosk::with_last_changed(id.substr(4), change) == letter) {
                glass.tap(id);
                return glass.tap(mark);
            }
    FAIL("no key for a letter");
}

void enter_text(Glass& glass, const forms::Item& item, const std::string& text) {
    const bool is_kana = item.type == forms::ItemType::kana && kiosk::is_kana_only(text);
    if (!is_kana) return glass.type(text);
    for (const char32_t letter : kiosk::decode(text)) tap_kana(glass, kiosk::encode(std::u32string(1, letter)));
}

void enter_date(Glass& glass, forms::Date date) {
    const auto wareki = forms::to_wareki(date);
    REQUIRE(wareki);
    glass.tap("era." + std::string(kiosk::kCalendars[static_cast<std::size_t>(wareki->era)]));
    glass.tap("part.year");
    tap_digits(glass, std::to_string(wareki->year));
    glass.tap("part.month");
    tap_digits(glass, std::to_string(wareki->month));
    glass.tap("part.day");
    tap_digits(glass, std::to_string(wareki->day));
}

std::string digits_of(const std::string& text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

/// The row key under which a reading stands.
std::string row_key(Glass& glass, const std::string& reading) {
    for (const std::string& id : glass.targets())
        if (id.starts_with("row.") && kiosk::kana_row(id.substr(4)) == kiosk::kana_row(reading)) return id;
    return {};
}

/// Returns what of the address the place already says.
std::string enter_place(Glass& glass, const Known& known, const forms::Address& address) {
    const auto& towns = known.addresses.towns();
    if (glass.targets().contains("way.postal"))                  // the town list is shown
        for (std::size_t i = 0; i < towns.size(); ++i)
            if (towns[i].name == address.town) {
                glass.tap(row_key(glass, towns[i].reading));
                tap_on_sheets(glass, "choice." + std::to_string(i));
                return address.town;
            }
    const auto places = known.addresses.places(address.postal_code);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool is_here = address.city == places[i].city && address.town.starts_with(places[i].town);
        if (!is_here) continue;
        if (glass.targets().contains("way.postal")) glass.tap("way.postal");
        tap_digits(glass, digits_of(address.postal_code));
        if (places.size() == 1) return places[i].town;
        glass.tap("next");
        tap_on_sheets(glass, "choice." + std::to_string(i));
        return places[i].town;
    }
    glass.tap("way.written");
    glass.type(address.prefecture + address.city + address.town);
    return address.town;
}

void enter_address(Glass& glass, const Known& known, const forms::Address& address) {
    const std::string said = enter_place(glass, known, address);
    glass.tap("next");
    const std::string block = address.town.substr(said.size()) + address.block;
    if (block.empty()) {
        glass.tap("no_block");
    } else {
        glass.type(block);
        glass.tap("next");
    }
    if (!address.building.empty()) glass.type(address.building);
}

}  // namespace

std::optional<forms::Slot> slot_of(const std::string& page) {
    const std::string start = "question/";
    if (!page.starts_with(start)) return std::nullopt;
    const std::size_t middle = page.find('/', start.size());
    return forms::Slot{page.substr(start.size(), middle - start.size()), std::stoi(page.substr(middle + 1))};
}

void tap_on_sheets(Glass& glass, const std::string& id) {
    while (!glass.targets().contains(id)) {
        REQUIRE_MESSAGE(glass.targets().contains("sheet.next"), id);
        glass.tap("sheet.next");
    }
    glass.tap(id);
}

void enter(Glass& glass, const Known& known, const forms::Slot& slot, const forms::Value& value) {
    const forms::Item& item = *known.catalog.item(slot.item);
    if (const auto* yes = std::get_if<bool>(&value)) return glass.tap(*yes ? "choice.yes" : "choice.no");
    if (const auto* number = std::get_if<std::int64_t>(&value)) return tap_digits(glass, std::to_string(*number));
    if (const auto* person = std::get_if<forms::PersonRef>(&value)) return tap_on_sheets(glass, "choice." + std::to_string(person->index));
    if (const auto* date = std::get_if<forms::Date>(&value)) return enter_date(glass, *date);
    if (const auto* address = std::get_if<forms::Address>(&value)) return enter_address(glass, known, *address);
    if (const auto* set = std::get_if<forms::ChoiceSet>(&value)) {
        for (const std::string& id : *set) tap_on_sheets(glass, "choice." + id);
        return;
    }
    const auto& text = std::get<std::string>(value);
    if (item.type == forms::ItemType::choice) return tap_on_sheets(glass, "choice." + text);
    const bool is_text = item.type == forms::ItemType::text || item.type == forms::ItemType::name || item.type == forms::ItemType::kana;
    if (is_text) enter_text(glass, item, text);
    else tap_digits(glass, digits_of(text));
}

forms::Slot answer_one(Glass& glass, const Known& known) {
    const std::string page = glass.page();
    const auto slot = slot_of(page);
    REQUIRE_MESSAGE(slot, page);
    const forms::Answer* answer = known.answers.find(*slot);
    if (!answer || !answer->value) {
        glass.tap("unknown");
    } else {
        enter(glass, known, *slot, *answer->value);
        glass.tap("next");
    }
    const auto after = slot_of(glass.page());
    REQUIRE_MESSAGE((!after || *after != *slot), page);         // the question took the answer
    return *slot;
}

std::set<forms::Slot> answer_all(Glass& glass, const Known& known) {
    std::set<forms::Slot> asked;
    while (glass.page().starts_with("question/")) REQUIRE_MESSAGE(asked.insert(answer_one(glass, known)).second, glass.page());
    REQUIRE(glass.page() == "check/0");
    return asked;
}

}  // namespace resident
