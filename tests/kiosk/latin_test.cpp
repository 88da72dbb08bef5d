// Kana in Latin letters, and the lists that are looked through by them.
// Every town, prefecture and country is tried, and what a change of the language does to a list that stands open.
#include "kiosk/entry_bank.h"
#include "kiosk/latin.h"
#include "kiosk/letters.h"
#include "kiosk/screens/screens.h"
#include "tests/kiosk/page_rules.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <algorithm>

using kiosk::in_latin;
using terminal::house;

TEST_CASE("Kana in Latin letters are as street signs have them") {
    const std::pair<const char*, const char*> signs[] = {
        {"ハギ", "Hagi"},           {"ヤマグチ", "Yamaguchi"}, {"トウキョウ", "Tokyo"},     {"オオサカ", "Osaka"},       {"サッポロ", "Sapporo"}, {"キュウシュウ", "Kyushu"},
        {"シンジュク", "Shinjuku"}, {"ニイガタ", "Niigata"},   {"ホッチ", "Hotchi"},        {"ジョウカマチ", "Jokamachi"}, {"イノウエ", "Inoue"},   {"チョウナイ", "Chonai"},
        {"フヅキ", "Fuzuki"},       {"エムカイ", "Emukai"},    {"ミョウジンチョウ", "Myojincho"}, {"ラーメン", "Ramen"},  {"カミゴケンマチ", "Kamigokenmachi"}, {"シティ・フェア", "Shiti fea"}, {"", ""}};
    for (const auto& [kana, latin] : signs) CHECK(in_latin(kana) == latin);
    CHECK(kiosk::city_in_latin("広島市", "ヒロシマシ") == "Hiroshima-shi");
    CHECK(kiosk::city_in_latin("安芸郡府中町", "アキグンフチュウチョウ") == "Aki-gun Fuchu-cho");
    CHECK(kiosk::city_in_latin("玖珂郡和木町", "クガグンワキチョウ") == "Kuga-gun Waki-cho");
    CHECK(kiosk::city_in_latin("下関市", "シモノセキシ") == "Shimonoseki-shi");
    // Banks write no small kana; where both may be meant the reading stays.
    const std::pair<const char*, const char*> banks[] = {{"サイキヨウ", "サイキョウ"}, {"チユウゴク", "チュウゴク"}, {"ユウチヨ", "ユウチョ"}, {"ヤマグチケンギヨキヨウ", "ヤマグチケンギョキョウ"},
                                                         {"ハギヤマグチシンキン", "ハギヤマグチシンキン"}, {"ミヨシ", "ミヨシ"}, {"ヤチヨ", "ヤチヨ"}, {"ミヤザキ", "ミヤザキ"}};
    for (const auto& [listed, said] : banks) CHECK(kiosk::with_small_kana(listed) == said);
    for (const char* row : {"あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ"}) CHECK(in_latin(row).size() <= 2);
}

TEST_CASE("Every town of the city and every prefecture has Latin letters") {
    const auto is_latin = [](std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; }); };
    const auto& addresses = house().books.addresses;
    for (const auto& town : addresses.towns()) CHECK_MESSAGE(is_latin(in_latin(town.reading)), town.reading);
    for (const std::string& prefecture : addresses.prefectures()) CHECK_MESSAGE(is_latin(addresses.called(prefecture).english), prefecture);
    CHECK(addresses.called("萩市").english.empty());
    for (const std::string& prefecture : addresses.prefectures())
        for (const auto& city : addresses.cities(prefecture)) CHECK_MESSAGE(is_latin(kiosk::city_in_latin(city.name, city.reading)), city.name);
    for (const auto& bank : house().books.banks.banks()) CHECK_MESSAGE(is_latin(in_latin(kiosk::with_small_kana(bank.reading))), bank.name);
    for (const std::string& prefecture : addresses.prefectures()) CHECK(in_latin(addresses.called(prefecture).reading).starts_with(addresses.called(prefecture).english.substr(0, 3)));
}

namespace {

kiosk::ui::Page shown_in(const char* language, const kiosk::AddressDraft& draft) {
    kiosk::Session session = page_rules::on_page(terminal::household("foreign_family"), kiosk::QuestionPage{{"old_address", forms::kWholeCase}, draft, std::nullopt, std::nullopt});
    session.language = language;
    return kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kLargePortrait, 0);
}

}  // namespace

TEST_CASE("In English a country is found by the first letter of its English name, in every country's case") {
    const auto& countries = house().books.addresses.countries();
    std::set<std::string> letters;
    for (std::size_t i = 0; i < countries.size(); ++i) {
        kiosk::AddressDraft draft;
        draft.way = kiosk::AddressWay::abroad;
        const char32_t first = kiosk::decode(countries[i].english).front();
        draft.row = first < 0x80 ? kiosk::encode(std::u32string(1, first)) : "A";
        letters.insert(draft.row);
        bool is_found = false;
        for (int sheet = 0, sheets = 1; sheet < sheets && !is_found; ++sheet) {
            draft.sheet = sheet;
            const auto page = shown_in("en", draft);
            sheets = page.sheets;
            is_found = page.find("choice." + std::to_string(i)) != nullptr;
        }
        CHECK_MESSAGE(is_found, countries[i].english);
    }
    kiosk::AddressDraft whole;
    whole.way = kiosk::AddressWay::abroad;
    const auto page = shown_in("en", whole);
    for (const std::string& letter : letters) CHECK_MESSAGE(page.find("row." + letter), letter);
}

TEST_CASE("A list that stands open at a letter is whole again in a language that has no such letter") {
    kiosk::AddressDraft draft;
    draft.way = kiosk::AddressWay::abroad;
    draft.row = "B";
    CHECK(shown_in("en", draft).find("choice.6"));              // Brazil
    CHECK(shown_in("ja", draft).find("choice.0"));
    draft.row = "は";
    CHECK(shown_in("ja", draft).find("choice.14"));             // バングラデシュ
    CHECK(shown_in("en", draft).find("choice.0"));
}

TEST_CASE("In English the name of a building begins with Latin letters, as everything that is typed") {
    const forms::Item& item = *house().catalog.item("old_address");
    for (const char* language : {"ja", "ja_easy", "en"}) {
        auto draft = std::get<kiosk::AddressDraft>(kiosk::begun_in(language, kiosk::draft_of(item, *terminal::household("single").find({"old_address", forms::kWholeCase})->value, house().books)));
        draft.stage = kiosk::AddressStage::block;
        const auto after = std::get<kiosk::AddressDraft>(std::get<kiosk::Draft>(kiosk::advance(draft, item, house().books)));
        CHECK(after.stage == kiosk::AddressStage::building);
        CHECK(after.keys == (std::string(language) == "en" ? kiosk::Keys::latin : kiosk::Keys::hiragana));
    }
}

TEST_CASE("In English the Latin letters come first where a name or a word is typed, and kana where a reading is") {
    for (const char* language : {"ja", "ja_easy", "en"}) {
        CAPTURE(language);
        terminal::Terminal screen;
        if (std::string(language) != "ja") screen.tap(std::string("language.") + language);
        screen.begin("tennyu");
        while (!screen.page().starts_with("question/name")) resident::answer_page(screen, terminal::known(terminal::household("single")));
        const bool has_latin = screen.targets().contains("key.Q"), has_kana = screen.targets().contains("key.あ");
        CHECK(has_latin == (std::string(language) == "en"));
        CHECK(has_kana != has_latin);
    }
}

TEST_CASE("A number among free texts finds the digits first, the number of a card its Latin letters, in every language") {
    const std::pair<const char*, kiosk::Keys> items[] = {{"dog_number", kiosk::Keys::digits}, {"insurance_number", kiosk::Keys::digits}, {"zairyu_card_number", kiosk::Keys::latin}, {"job", kiosk::Keys::hiragana}};
    for (const auto& [id, keys] : items)
        CHECK_MESSAGE(std::get<kiosk::TextDraft>(kiosk::blank_draft(*house().catalog.item(id), house().books)).keys == keys, id);
}

TEST_CASE("Changing an address of the city opens the list where its town stands, in every town's case") {
    const auto& addresses = house().books.addresses;
    const forms::Item& item = *house().catalog.item("new_address");
    for (std::size_t i = 0; i < addresses.towns().size(); ++i) {
        const forms::Address address = addresses.address_of(addresses.towns()[i]);
        kiosk::Session session = page_rules::on_page({}, kiosk::QuestionPage{{"new_address", forms::kWholeCase}, kiosk::draft_of(item, address, house().books), std::nullopt, std::nullopt});
        session.comfort.size = kiosk::TextSize::largest;
        const auto page = kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0);
        const auto* chosen = page.find("choice." + std::to_string(i));
        REQUIRE_MESSAGE(chosen, address.town);
        CHECK(chosen->is_selected);
    }
}
