// A resident in tests: answers a whole visit by tapping widgets by id, on a page in memory or on a real window.
// Glass is what the finger sees; the answers to give come from a household file. Kana are typed on the board, letter by
// letter, as people do; kanji come from a keyboard beside the screen.
#pragma once

#include "forms/text.h"
#include "kiosk/entry.h"
#include "kiosk/letters.h"
#include "support/resident_joined.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace resident {

/// Taps a target that may be on a later sheet of a list.
inline void tap_on_sheets(Glass& glass, const std::string& id);

using kiosk::KanaChange;

inline void tap_digits(Glass& glass, const std::string& digits) {
    for (const char c : digits) glass.tap("key." + std::string(1, c));
}

/// The key that gives this letter, by itself or with a mark.
inline void tap_kana(Glass& glass, const std::string& letter) {
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
    FAIL("no key for " << letter);
}

/// Types on the board of the screen: the longest key that fits, changing the key set when it must.
inline void type_on_board(Glass& glass, std::string text) {
    while (!text.empty()) {
        std::string best;
        for (const std::string& id : glass.targets())
            if (id.starts_with("key.") && text.starts_with(id.substr(4)) && id.size() > best.size()) best = id;
        const std::string letter = kiosk::encode(kiosk::decode(text).substr(0, 1));
        if (letter == " ") {
            glass.tap(glass.targets().contains("part.given") ? "part.given" : "space");
            text.erase(0, 1);
        } else if (!best.empty()) {
            glass.tap(best);
            text.erase(0, best.size() - 4);
        } else {
            const char32_t code = kiosk::decode(letter).front();
            const std::string keys = code < 0x80 ? (letter[0] <= '9' ? "keys.digits" : "keys.latin") : code >= 0x30A1 ? "keys.katakana" : "keys.hiragana";
            if (glass.targets().contains(keys)) glass.tap(keys);
            tap_kana(glass, letter);
            text.erase(0, letter.size());
        }
    }
}

inline void enter_text(Glass& glass, const forms::Item& item, const std::string& text) {
    const bool is_kana = item.type == forms::ItemType::kana && forms::is_kana_only(text);
    if (!is_kana) return glass.type(text);
    const std::size_t space = text.find(' ');
    while (glass.targets().contains(kiosk::kTypeIt)) {                 // whole readings to choose from
        if (glass.targets().contains("choice." + text)) return glass.tap("choice." + text);
        glass.tap(glass.targets().contains("sheet.next") ? "sheet.next" : kiosk::kTypeIt);
    }
    const std::pair<const char*, std::string> parts[] = {{"part.family", text.substr(0, space)},
                                                         {"part.given", space == std::string::npos ? std::string() : text.substr(space + 1)}};
    for (const auto& [id, wanted] : parts) {
        const auto stands = glass.field(id);
        if (stands && kiosk::to_hiragana(*stands) == kiosk::to_hiragana(wanted)) continue;
        glass.tap(id);
        if (!stands || !stands->empty()) glass.tap("erase_all");
        for (const char32_t letter : kiosk::decode(wanted)) tap_kana(glass, kiosk::encode(std::u32string(1, letter)));
    }
}

inline void enter_date(Glass& glass, forms::Date date) {
    while (glass.targets().contains(kiosk::kTypeIt)) {                 // the last days to choose from
        const std::string day = "choice." + forms::to_iso(date);
        if (glass.targets().contains(day)) return glass.tap(day);
        glass.tap(glass.targets().contains("sheet.next") ? "sheet.next" : kiosk::kTypeIt);
    }
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

inline std::string digits_of(const std::string& text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

/// With the key of its beginning, where there is one.
inline void tap_phone(Glass& glass, const std::string& digits) {
    for (const std::size_t length : {4UL, 3UL}) {
        const std::string start = "key." + digits.substr(0, length);
        if (digits.size() <= length || !glass.targets().contains(start)) continue;
        glass.tap(start);
        return tap_digits(glass, digits.substr(length));
    }
    tap_digits(glass, digits);
}

/// The row key under which a reading stands.
inline std::string row_key(Glass& glass, const std::string& reading) {
    for (const std::string& id : glass.targets())
        if (id.starts_with("row.") && kiosk::kana_row(id.substr(4)) == kiosk::kana_row(reading)) return id;
    return {};
}

/// Returns what of the address the place already says.
inline std::string enter_place(Glass& glass, const Known& known, const forms::Address& address) {
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
        glass.tap("next");
        if (places.size() == 1) return places[i].town;
        tap_on_sheets(glass, "choice." + std::to_string(i));
        return places[i].town;
    }
    if (!glass.targets().contains("way.written")) glass.tap("way.others");
    glass.tap("way.written");
    glass.type(address.prefecture + address.city + address.town);
    glass.tap("next");
    return address.town;
}

inline void enter_address(Glass& glass, const Known& known, const forms::Address& address) {
    const std::string said = enter_place(glass, known, address);
    const std::string block = address.town.substr(said.size()) + address.block;
    if (block.empty()) {
        glass.tap("no_block");
    } else {
        glass.type(block);
        if (address.building.empty() && glass.targets().contains("no_building")) return glass.tap("no_building");
        glass.tap("next");
    }
    if (!address.building.empty()) glass.type(address.building);
}

/// The slot of a page "question/<item>/<person>…"; nothing on other pages.
inline std::optional<forms::Slot> slot_of(const std::string& page) {
    const std::string start = "question/";
    if (!page.starts_with(start)) return std::nullopt;
    const std::size_t middle = page.find('/', start.size());
    return forms::Slot{page.substr(start.size(), middle - start.size()), std::stoi(page.substr(middle + 1))};
}

inline void tap_on_sheets(Glass& glass, const std::string& id) {
    while (!glass.targets().contains(id)) {
        REQUIRE_MESSAGE(glass.targets().contains("sheet.next"), id);
        glass.tap("sheet.next");
    }
    glass.tap(id);
}

/// Turns to the sheet on which the target stands; from the first if need be.
inline bool turned_to(Glass& glass, const std::string& id) {
    for (const char* way : {"sheet.next", "sheet.previous"})
        while (!glass.targets().contains(id) && glass.targets().contains(way)) glass.tap(way);
    return glass.targets().contains(id);
}

/// Enters the value into the control on the page, without pressing 「つぎへ」 at the end.
inline void enter(Glass& glass, const Known& known, const forms::Slot& slot, const forms::Value& value) {
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
    if (item.type == forms::ItemType::text && glass.targets().contains("way.written")) glass.tap("way.written");
    const bool is_text = item.type == forms::ItemType::text || item.type == forms::ItemType::name || item.type == forms::ItemType::kana;
    if (is_text) enter_text(glass, item, text);
    else if (item.type == forms::ItemType::phone) tap_phone(glass, digits_of(text));
    else tap_digits(glass, digits_of(text));
}

/// Pages on which the answers of a household are given.
inline bool is_answerable(const std::string& page) {
    return page.starts_with("question/") || page.starts_with("group/") || page == "readings" || page == "household" || page == "card" || page == "drop";
}

/// Adds everybody on the picture of the family, or by number; returns what was answered with it.
inline std::set<forms::Slot> gather_household(Glass& glass, const Known& known) {
    const forms::Answer* size = known.answers.find({forms::kHouseholdSize, forms::kWholeCase});
    REQUIRE(size);
    std::set<forms::Slot> answered{{forms::kHouseholdSize, forms::kWholeCase}};
    const int people = static_cast<int>(std::get<std::int64_t>(*size->value));
    bool has_head = false;
    for (int person = 0; person < people; ++person) {
        const forms::Slot slot{forms::kRelationship, person};
        const forms::Answer* said = known.answers.find(slot);
        const std::string relation = said && said->value ? std::get<std::string>(*said->value) : "head";
        if (glass.targets().contains("add.")) {
            glass.tap("add.");
            continue;
        }
        answered.insert(slot);
        has_head = has_head || relation == "head";
        if (turned_to(glass, "add." + relation)) {
            glass.tap("add." + relation);
        } else {
            REQUIRE(turned_to(glass, "add.others"));
            glass.tap("add.others");
            tap_on_sheets(glass, "choice." + relation);
        }
    }
    const bool on_tree = turned_to(glass, "add.others");
    glass.tap("next");
    if (on_tree && !has_head && glass.targets().contains("head.lives_there")) glass.tap("head.lives_there");
    if (on_tree) answered.insert({"joins_household", forms::kWholeCase});
    return answered;
}

/// Leaves those out whose answer is another one.
inline std::set<forms::Slot> choose_people(Glass& glass, const Known& known, const forms::Slot& slot) {
    const auto said = [&](int person) {
        const forms::Answer* answer = known.answers.find({slot.item, person});
        return answer ? answer->value : std::nullopt;
    };
    std::set<forms::Slot> answered{slot};
    const std::string mark = "together.";
    int others = 0;
    bool has_names = false;
    for (const std::string& id : glass.targets())
        if (id.starts_with(mark)) has_names = true, others += said(std::stoi(id.substr(mark.size()))) != said(slot.person);
    if (glass.targets().contains("one_by_one") && (!has_names || others > 1)) {        // no room for the names, or too many differ: this one alone
        glass.tap("one_by_one");
        return answered;
    }
    for (const std::string& id : glass.targets()) {
        if (!id.starts_with(mark)) continue;
        const int person = std::stoi(id.substr(mark.size()));
        if (said(person) == said(slot.person)) answered.insert({slot.item, person});
        else glass.tap(id);
    }
    return answered;
}

/// Answers one page and goes on; returns the slots. What the household file does not say is answered 「わからない」.
inline std::set<forms::Slot> answer_page(Glass& glass, const Known& known) {
    const std::string page = glass.page();
    if (page == "household") return gather_household(glass, known);
    if (page == "card" || page == "drop") {
        glass.tap(page == "card" ? "card.skip" : "next");
        return {};
    }
    if (page.starts_with("group/")) return answer_group(glass, known, known.catalog.groups.at(page.substr(page.find('/') + 1)));
    if (page == "readings") return confirm_readings(glass, known);
    const auto slot = slot_of(page);
    REQUIRE_MESSAGE(slot, page);
    if (const auto answered = answer_one_and_rest(glass, known, *slot); !answered.empty()) return answered;
    const auto answered = choose_people(glass, known, *slot);
    const forms::Answer* answer = known.answers.find(*slot);
    if (!answer || !answer->value) glass.tap("unknown");
    else enter(glass, known, *slot, *answer->value);
    if (slot_of(glass.page()) == *slot) glass.tap("next");      // one tap on an answer goes on by itself
    const bool spells_name = glass.targets().contains("as_typed");
    while (glass.targets().contains("as_typed")) glass.tap("as_typed");        // a household that is told in kana
    if (spells_name) glass.tap("next");
    const auto after = slot_of(glass.page());
    REQUIRE_MESSAGE((!after || *after != *slot), page);         // the question took the answer
    return answered;
}

/// Answers one question, after the pages of the household; returns its slot.
inline forms::Slot answer_one(Glass& glass, const Known& known) {
    while (is_answerable(glass.page()) && !glass.page().starts_with("question/")) answer_page(glass, known);
    const auto slot = slot_of(glass.page());
    REQUIRE_MESSAGE(slot, glass.page());
    answer_page(glass, known);
    return *slot;
}

/// Answers until the check page stands there; returns what was asked. Nothing is asked twice.
inline std::set<forms::Slot> answer_all(Glass& glass, const Known& known) {
    std::set<forms::Slot> asked;
    while (is_answerable(glass.page())) {
        const bool is_group = glass.page().starts_with("group/");      // its statements speak of all; who was asked before is not asked again
        for (const forms::Slot& slot : answer_page(glass, known)) {
            const bool is_new = asked.insert(slot).second;
            REQUIRE_MESSAGE((is_new || is_group), slot.item);
        }
    }
    REQUIRE(glass.page() == "check/0");
    return asked;
}

}  // namespace resident
