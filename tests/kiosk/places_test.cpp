// Places: every address of the city within a few taps, every town of Japan by tapping, addresses abroad, postal codes however
// they are typed.
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <random>

using kiosk::AddressStage;
using kiosk::AddressWay;
using terminal::house;

namespace {

using terminal::after;

kiosk::Session asking(const std::string& item) {
    kiosk::Session session;
    session.answers.set({"event", forms::kWholeCase}, std::string("tennyu"), forms::Source::resident);
    const forms::Item& known = *house().catalog.item(item);
    session.page = kiosk::QuestionPage{{item, known.per_person ? 0 : forms::kWholeCase}, kiosk::blank_draft(known, house().books), std::nullopt, std::nullopt};
    return session;
}

kiosk::Session after(kiosk::Session session, kiosk::EditAction action) { return after(std::move(session), kiosk::Event{kiosk::Edit{std::move(action)}}); }
const kiosk::AddressDraft& address_in(const kiosk::Session& session) { return std::get<kiosk::AddressDraft>(std::get<kiosk::QuestionPage>(session.page).draft); }

kiosk::ui::Page shown(const kiosk::Session& session, kiosk::ui::SizeMm size) {
    return kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, size, 0);
}

/// Option id → taps up to and with the card, over a row's sheets.
void count_taps(kiosk::Session session, int taps, kiosk::ui::SizeMm size, std::map<std::string, int>& counted) {
    for (;;) {
        const auto page = shown(session, size);
        for (const auto& widget : page.widgets)
            if (widget.tap && widget.id.starts_with("choice.")) {
                const auto [known, is_new] = counted.emplace(widget.id.substr(7), taps + 1);
                if (!is_new) known->second = std::min(known->second, taps + 1);
            }
        const auto* more = page.find("sheet.next");
        if (!more) return;
        session = after(std::move(session), kiosk::to_event(*more->tap));
        ++taps;
    }
}

std::map<std::string, int> taps_to_entries(const kiosk::Session& session, kiosk::ui::SizeMm size) {
    std::map<std::string, int> counted;
    count_taps(session, 0, size, counted);
    const auto page = shown(session, size);
    for (const auto& widget : page.widgets)
        if (widget.tap && widget.id.starts_with("row.")) count_taps(after(session, kiosk::to_event(*widget.tap)), 1, size, counted);
    return counted;
}

/// From the town that was tapped to the next question, walked; the keys of the number are not counted.
int taps_after_town(const std::string& id, kiosk::ui::SizeMm size) {
    kiosk::Session session = after(asking("new_address"), kiosk::EditAction{kiosk::ChooseOption{id}});
    int taps = 0;
    while (!session.answers.find({"new_address", forms::kWholeCase})) {
        REQUIRE(taps < 10);
        if (address_in(session).stage == AddressStage::block && address_in(session).block.empty()) session = after(std::move(session), kiosk::EditAction{kiosk::TypeText{"5"}});
        const auto page = shown(session, size);
        REQUIRE(page.find("next"));
        session = after(std::move(session), kiosk::to_event(*page.find("next")->tap));
        ++taps;
    }
    return taps;
}

}  // namespace

TEST_CASE("Every address of the city takes at most six taps beside its number") {
    for (const auto size : {terminal::kPortrait, terminal::kLandscape}) {
        const auto counted = taps_to_entries(asking("new_address"), size);
        REQUIRE(counted.size() == house().books.addresses.towns().size());
        int most = 0;
        for (const auto& [id, taps] : counted) most = std::max(most, taps + taps_after_town(id, size));
        CAPTURE(size.width_mm);
        MESSAGE("an address of the city takes at most " << most << " taps");
        CHECK(most <= 6);
    }
}

TEST_CASE("Every town of Japan is reached by prefecture, city and its first sound, with the postal code it has") {
    const auto& book = house().books.addresses;
    REQUIRE(book.prefectures().size() == 47);
    int cities = 0, towns = 0, without_sound = 0;
    for (const std::string& prefecture : book.prefectures()) {
        const auto known = book.cities(prefecture);
        cities += static_cast<int>(known.size());
        for (int city = 0; city < static_cast<int>(known.size()); ++city) {
            CHECK(known[static_cast<std::size_t>(city)].first_kana != 0);
            const auto listed = book.towns_of(prefecture, city);
            towns += static_cast<int>(listed.size());
            for (const kiosk::Listed& town : listed) without_sound += town.first_kana == 0;
            if (listed.empty() || city % 20 != 0) continue;
            const auto address = book.address_in(prefecture, city, static_cast<int>(listed.size()) - 1);
            REQUIRE(address);
            CHECK(address->town == listed.back().name);
            if (address->postal_code.empty()) continue;
            const auto places = book.places(address->postal_code);
            CHECK(std::any_of(places.begin(), places.end(), [&](const forms::Address& place) { return place.town == address->town; }));
        }
    }
    CHECK(cities == 1892);
    CHECK(towns > 110000);
    CHECK(without_sound == 0);
    CHECK_FALSE(book.address_in(book.prefectures()[0], 999, 0));
}

TEST_CASE("A place is tapped together: prefecture, city, town, and 「もどる」 goes the same way back") {
    kiosk::Session session = after(asking("old_address"), kiosk::EditAction{kiosk::ChooseWay{AddressWay::area}});
    const std::string hiroshima = house().books.addresses.prefectures()[33];
    session = after(std::move(session), kiosk::EditAction{kiosk::ChooseOption{hiroshima}});
    CHECK(address_in(session).stage == AddressStage::city);
    session = after(std::move(session), kiosk::EditAction{kiosk::ChooseOption{"0"}});
    CHECK(address_in(session).stage == AddressStage::town);
    session = after(std::move(session), kiosk::Event{kiosk::Next{}});
    CHECK(std::get<kiosk::QuestionPage>(session.page).problem->key == "problem.address.town");
    session = after(std::move(session), kiosk::EditAction{kiosk::ChooseOption{"0"}});
    session = after(std::move(session), kiosk::Event{kiosk::Next{}});
    CHECK(address_in(session).stage == AddressStage::block);
    for (const auto stage : {AddressStage::town, AddressStage::city, AddressStage::place}) {
        session = after(std::move(session), kiosk::Event{kiosk::Back{}});
        CHECK(address_in(session).stage == stage);
    }
    CHECK(kiosk::place_of(address_in(session), house().books.addresses)->prefecture == hiroshima);
}

TEST_CASE("An address abroad is a country and what follows it") {
    kiosk::Session session = after(asking("old_address"), kiosk::EditAction{kiosk::ChooseWay{AddressWay::abroad}});
    CHECK(address_in(session).may_be_abroad);
    session = after(std::move(session), kiosk::EditAction{kiosk::ChooseOption{"1"}});
    CHECK(address_in(session).stage == AddressStage::foreign);
    session = after(std::move(session), kiosk::EditAction{kiosk::TypeText{"12 TRAN PHU, HANOI"}});
    session = after(std::move(session), kiosk::Event{kiosk::Next{}});
    const auto* said = session.answers.find({"old_address", forms::kWholeCase});
    REQUIRE(said);
    const auto& address = std::get<forms::Address>(*said->value);
    CHECK(address.country == house().books.addresses.countries()[1].name);
    CHECK(address.town == "12 TRAN PHU, HANOI");
    CHECK(house().books.addresses.countries().size() > 230);
}

TEST_CASE("A postal code is understood in full width, with hyphens and whatever stands between") {
    std::mt19937 random(7);
    const char* const between[] = {"-", "\u2010", "\uFF0D", "\u30FC", " ", "\u3000", "\u3012", ""};
    for (int round = 0; round < 200; ++round) {
        kiosk::Session session = after(asking("old_address"), kiosk::EditAction{kiosk::ChooseWay{AddressWay::postal_code}});
        for (const char digit : std::string("7580041")) {
            session = after(std::move(session), kiosk::EditAction{kiosk::TypeText{between[random() % 8]}});
            const bool is_wide = random() % 2 == 0;
            const std::string typed = is_wide ? terminal::in_wide_digits(std::string(1, digit)) : std::string(1, digit);
            session = after(std::move(session), kiosk::EditAction{kiosk::TypeText{typed}});
        }
        REQUIRE(address_in(session).postal_code == "7580041");
        const auto place = kiosk::place_of(address_in(session), house().books.addresses);
        REQUIRE(place);
        REQUIRE((place->prefecture == "\u5C71\u53E3\u770C" && place->city == "\u8429\u5E02" && place->town == "\u5927\u5B57\u6C5F\u5411"));
    }
}

TEST_CASE("Whoever has no postal code, or one that nobody knows, taps the place together or writes it, from the same page") {
    for (const char* item : {"old_address", "new_address"}) {
        kiosk::Session session = asking(item);
        if (shown(session, terminal::kPortrait).find("way.postal")) session = after(std::move(session), kiosk::to_event(*shown(session, terminal::kPortrait).find("way.postal")->tap));
        for (const char digit : std::string("0000000")) session = after(std::move(session), kiosk::EditAction{kiosk::TypeText{std::string(1, digit)}});
        session = after(std::move(session), kiosk::Event{kiosk::Next{}});
        CHECK(std::get<kiosk::QuestionPage>(session.page).problem->key == "problem.address.postal_unknown");
        CHECK(address_in(session).postal_code == "0000000");
        const auto page = shown(session, terminal::kPortrait);
        const auto* others = page.find("way.others");
        REQUIRE((others || page.find("way.written")));
        if (others) session = after(std::move(session), kiosk::to_event(*others->tap));
        CHECK(shown(session, terminal::kPortrait).find("way.written"));
    }
}
