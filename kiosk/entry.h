// The answer being entered, before it is a value: a draft for each kind of item, changed by taps and keys.
// Pure; the session decides when a draft becomes an answer. Knows nothing of screens and fonts.
#pragma once

#include "forms/catalog.h"
#include "kiosk/books.h"
#include "kiosk/entry_bank.h"
#include "kiosk/entry_name.h"

#include <array>
#include <optional>

namespace kiosk {

/// Typed with keys, or chosen from what is offered (kiosk/offers.h) with one tap.
enum class EntryWay { typed, offered };
/// Readings have two parts, family and given; other texts one. `sheet` is of the kanji that the last kana may become, or of
/// the whole readings that are `proposed`.
struct TextDraft {
    std::vector<std::string> parts;
    int focus = 0;
    Keys keys = Keys::hiragana;
    int sheet = 0;
    EntryWay way = EntryWay::typed;
    std::vector<std::string> proposed{};
};
/// Numbers, phone numbers, codes. Only a phone number may begin with a plus sign (+81 …).
struct DigitsDraft {
    std::string digits;
    bool is_phone = false;
};
/// The sheet of a list on which what is chosen stands.
inline constexpr int kWhereChosen = -1;
/// Choice, yes or no, person: ids as strings.
struct ChoiceDraft {
    std::vector<std::string> chosen;
    bool many = false;
    int sheet = 0;
    std::vector<std::string> alone{};      // 「どれもない」: goes with no other, and goes on
};
/// `calendar`: "meiji" … "reiwa", "western"; parts are year, month, day as typed.
struct DateDraft {
    std::string calendar;
    std::array<std::string, 3> parts;
    int focus = 0;
    EntryWay way = EntryWay::typed;
    std::vector<forms::Date> days{};       // offered
    int sheet = 0;
};
/// `city` only for AddressWay::area, `foreign` only for AddressWay::abroad; `town` is skipped when the place has one town.
enum class AddressStage { place, ways, city, town, block, building, foreign };
struct AddressDraft {
    AddressWay way = AddressWay::postal_code;
    AddressStage stage = AddressStage::place;
    bool may_be_abroad = false;
    std::string postal_code;
    std::string row, kana;                 // the open part of a list (ListPlace)
    std::string prefecture;
    std::optional<int> city;               // within the prefecture
    std::optional<int> town;               // index into places(postal_code), towns() or towns_of(prefecture, city)
    std::optional<int> country;            // index into countries()
    std::string written;                   // AddressWay::written, and what follows the country
    std::string block, building;
    Keys keys = Keys::digits;
    Keys letters = Keys::hiragana;         // with which names of places and buildings begin
    int sheet = 0;
};
using Draft = std::variant<TextDraft, DigitsDraft, ChoiceDraft, DateDraft, AddressDraft, NameDraft, BankDraft>;

/// Calendars in the order of the buttons.
inline constexpr std::array<std::string_view, 6> kCalendars = {"meiji", "taisho", "showa", "heisei", "reiwa", "western"};
/// None of what is offered: goes on to the keys.
inline constexpr const char* kTypeIt = "type_it";
/// The option of an address that has no number: goes on without one.
inline constexpr const char* kNoBlock = "no_block";
/// The option of an address in a house without a name: the whole address is told.
inline constexpr const char* kNoBuilding = "no_building";
/// Before the person who has the first answer of a rule for one and the rest.
inline const std::string kOneMark = "one.";
/// 「ほかの入れ方」: all ways of entering an address.
inline constexpr const char* kOtherWays = "other_ways";
/// The town is not in the list, or the place has none.
inline constexpr const char* kNoTown = "no_town";
inline constexpr int kLettersMax = 200;
inline constexpr int kDigitsMax = 15;

Draft blank_draft(const forms::Item& item, const Books& books);
/// Who reads another language than Japanese finds the Latin letters and the western calendar first, except for a reading in kana.
Draft begun_in(std::string_view language, Draft draft);
/// For changing an answer: what was said stands there again.
Draft draft_of(const forms::Item& item, const forms::Value& value, const Books& books);
Draft edit(Draft draft, const EditAction& action, const Books& books);

/// What 「つぎへ」 makes of a draft: a further stage of it, a value, or a sentence (key of a string) at a part.
struct DraftProblem {
    std::string key;
    int part = 0;
};
using Advanced = std::variant<Draft, forms::Value, DraftProblem>;
Advanced advance(const Draft& draft, const forms::Item& item, const Books& books);
/// The stage before, or nothing when this is the first.
std::optional<Draft> step_back(const Draft& draft);

bool is_alone(const ChoiceDraft& draft, const std::string& option);

/// The date typed so far, if it is one already: shown back in both calendars.
std::optional<forms::Date> date_of(const DateDraft& draft);
/// Where the typed postal code or the chosen town lies, as far as known.
std::optional<forms::Address> place_of(const AddressDraft& draft, const AddressBook& addresses);
/// Overwrites what was typed.
void wipe(Draft& draft);

}  // namespace kiosk
