// The My Number card through the real service: pcscd, the virtual reader, `kakanai card-sim`, and the kiosk's session.
// The family of four gets its forms; every fault ends in its sentence, with the answers kept and no try spent.
#include "kiosk/devices/card_table.h"
#include "printer/papers.h"
#include "support/source_root.h"
#include "tests/kiosk/pcsc/kiosk_on_pcsc.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace pcsc_service;
using kiosk::OnReader;
using terminal::house;

namespace {

bool is_possible() {
    const std::string& reason = enter_namespaces();
    if (!reason.empty()) MESSAGE("skipped: " << reason);
    return reason.empty();
}

std::string said(const std::string& key) { return house().strings.text("ja", key); }

void ask_for_card(KioskOnPcsc& kiosk) {
    kiosk.screen.tap("errand.tennyu");
    for (const char* id : {"add.head", "add.wife", "next", "card.use.0"}) kiosk.screen.tap(id);      // after the last card nothing is shown
}

}  // namespace

TEST_CASE("The family of four lays down four cards on the real service, and the forms come out with what they hold") {
    if (!is_possible()) return;
    const Pcscd service;
    const Cards cards;
    KioskOnPcsc kiosk;
    kiosk.screen.tap("errand.tennyu");
    for (const char* id : {"add.head", "add.wife", "add.child", "add.child", "next", "card.use.0"}) kiosk.screen.tap(id);
    const std::pair<const char*, const char*> family[] = {{"1_tamura_kenichi", "1234"}, {"2_tamura_misaki", "2345"}, {"3_tamura_hina", "4567"}, {"4_tamura_aoi", "5678"}};
    int person = 0;
    for (const auto& [card, pin] : family) {
        REQUIRE(cards.say("insert " + std::string(card)) == "inserted " + std::string(card));
        REQUIRE(kiosk.wait_for(OnReader::my_number_card));
        CHECK(kiosk.screen.session().reader.pin_tries == 3);
        kiosk.type(pin);
        REQUIRE(kiosk.wait_for_name_of(person++));
        CHECK(cards.say("remove") == "removed");
        REQUIRE(kiosk.wait_for(OnReader::nothing));
        if (kiosk.screen.page() == "card_found") kiosk.screen.tap(card != family[3].first ? "card.next" : "next");
    }
    const forms::Answers answers = terminal::household("family_of_four");
    const auto asked = resident::answer_all(kiosk.screen, terminal::known(answers));
    for (const forms::Slot& slot : asked) CHECK_MESSAGE((slot.item != "name" && slot.item != "birth" && slot.item != "sex" && slot.item != "old_address"), slot.item);
    for (person = 0; person < 4; ++person)
        for (const char* item : {"name", "birth", "sex"}) {
            const forms::Answer* from_card = kiosk.screen.session().answers.find({item, person});
            REQUIRE(from_card);
            CHECK(from_card->source == forms::Source::card);
            CHECK(*from_card->value == *answers.find({item, person})->value);
        }
    const auto papers = printer::make_papers(house().catalog, kiosk.screen.session().answers, house().today, house().fonts);
    REQUIRE(papers);
    CHECK(papers->complete);
    kiosk.screen.tap("next");
    kiosk.screen.tap("send");
    REQUIRE(kiosk.screen.page() == "done");
    for (const printer::PaperFile& file : papers->files) {
        std::ifstream written(kiosk.screen.data.path / "cases" / "A-001" / file.name, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(written), {}};
        CHECK_MESSAGE((bytes == file.bytes), file.name);
    }
}

TEST_CASE("A card pulled at any command of the reading says so within a second, and costs nothing") {
    if (!is_possible()) return;
    const Pcscd service;
    const Cards cards;
    KioskOnPcsc kiosk;
    ask_for_card(kiosk);
    const forms::Answers before = kiosk.screen.session().answers;
    for (int command = 0; command < 6; ++command) {
        CAPTURE(command);
        REQUIRE(cards.say("insert 1_tamura_kenichi") == "inserted 1_tamura_kenichi");
        REQUIRE(kiosk.wait_for(OnReader::my_number_card));
        CHECK(kiosk.screen.session().reader.pin_tries == 3);
        REQUIRE(cards.say("pull " + std::to_string(command)) == "pull " + std::to_string(command));
        kiosk.type("1234");
        const auto pulled = Clock::now();
        REQUIRE(kiosk.wait_for_page("pin"));
        CHECK(ms_since(pulled) < 1000 * kSlowBuild);
        CHECK(cards.next_line() == "pulled");
        REQUIRE(kiosk.wait_for(OnReader::nothing));
        CHECK(kiosk.heading() == said("pin.no_card"));
        CHECK(kiosk.screen.now_shown().find("text")->text().substr(0, 12) == said("reader.pulled_text").substr(0, 12));
        CHECK(kiosk.screen.session().answers == before);
    }
    REQUIRE(cards.say("insert 1_tamura_kenichi") == "inserted 1_tamura_kenichi");
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    CHECK(cards.say("tries") == "tries 3 10");
    kiosk.type("1234");
    CHECK(kiosk.wait_for_page("card_found"));
}

TEST_CASE("Every kind of card that cannot be read with its PIN has its sentence") {
    if (!is_possible()) return;
    const Pcscd service;
    const Cards cards;
    KioskOnPcsc kiosk;
    ask_for_card(kiosk);
    const std::tuple<const char*, OnReader, const char*> kinds[] = {{"other-card", OnReader::other_card, "reader.other"},
                                                                    {"locked", OnReader::my_number_card, "reader.locked"},
                                                                    {"locked 6983", OnReader::my_number_card, "reader.locked"},
                                                                    {"no-pin", OnReader::my_number_card, "reader.no_pin"},
                                                                    {"one-try", OnReader::my_number_card, "pin.stopped"}};
    for (const auto& [how, on, key] : kinds) {
        CAPTURE(how);
        REQUIRE(cards.say(std::string("insert 2_tamura_misaki ") + how).starts_with("inserted"));
        REQUIRE(kiosk.wait_for(on));
        CHECK(kiosk.heading() == said(key));
        CHECK_FALSE(kiosk.screen.now_shown().find("next"));
        CHECK(cards.say("remove") == "removed");
        REQUIRE(kiosk.wait_for(OnReader::nothing));
    }
}

TEST_CASE("A locked card is read with the numbers on its face; long addresses and small pieces come whole") {
    if (!is_possible()) return;
    const Pcscd service;
    const Cards cards;
    KioskOnPcsc kiosk;
    ask_for_card(kiosk);
    REQUIRE(cards.say("insert 6_yoshikawa_katsuko locked pieces long-address").starts_with("inserted"));
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    kiosk.screen.tap("face.use");
    resident::enter_date(kiosk.screen, {1950, 3, 1});
    kiosk.screen.tap("next");
    kiosk.type("2029");
    kiosk.type("9173");
    REQUIRE(kiosk.wait_for_page("card_found"));
    CHECK(std::get<std::string>(*kiosk.screen.session().answers.find({"name", 0})->value) == "\U00020BB7\u5DDD \u845B\U000E0100\u5B50");
}

TEST_CASE("A mute card and the end of the program do not wait for each other") {
    if (!is_possible()) return;
    const Pcscd service;
    const Cards cards;
    {
        KioskOnPcsc kiosk;
        ask_for_card(kiosk);
        REQUIRE(cards.say("insert 2_tamura_misaki mute").starts_with("inserted"));
        REQUIRE(kiosk.wait_for(OnReader::looking));
        CHECK(kiosk.heading() == said("reader.looking"));
        CHECK(cards.say("remove") == "removed");
        REQUIRE(kiosk.wait_for(OnReader::nothing));
        REQUIRE(cards.say("insert 2_tamura_misaki").starts_with("inserted"));
        REQUIRE(kiosk.wait_for(OnReader::my_number_card));
        CHECK(cards.say("remove") == "removed");
        REQUIRE(kiosk.wait_for(OnReader::nothing));
        REQUIRE(cards.say("insert 2_tamura_misaki mute").starts_with("inserted"));
        REQUIRE(kiosk.wait_for(OnReader::looking));
    }
}

TEST_CASE("The service stops and starts again, readers go and come: the screen says so and goes on by itself") {
    if (!is_possible()) return;
    KioskOnPcsc kiosk;
    ask_for_card(kiosk);
    REQUIRE(kiosk.wait_for(OnReader::no_service));
    CHECK(kiosk.heading() == said("reader.out_of_order"));
    {
        const Pcscd without_reader(Readers::none);
        REQUIRE(kiosk.wait_for(OnReader::no_reader));
        CHECK(kiosk.heading() == said("reader.out_of_order"));
    }
    REQUIRE(kiosk.wait_for(OnReader::no_service));
    for (int round = 0; round < 2; ++round) {
        CAPTURE(round);
        const Pcscd service;
        REQUIRE(kiosk.wait_for(OnReader::nothing));
        const Cards cards;
        REQUIRE(cards.say("insert 1_tamura_kenichi").starts_with("inserted"));
        REQUIRE(kiosk.wait_for(OnReader::my_number_card));
        if (round == 0) continue;                             // the service dies with the card on it
        kiosk.type("1234");
        CHECK(kiosk.wait_for_page("card_found"));
    }
    REQUIRE(kiosk.wait_for(OnReader::no_service));
    CHECK(kiosk.screen.session().answers.find({"name", 0}));
}

TEST_CASE("Nobody after the kiosk finds the card open") {
    if (!is_possible()) return;
    const Pcscd service;
    const Cards cards;
    REQUIRE(cards.say("insert 1_tamura_kenichi").starts_with("inserted"));
    namespace devices = kiosk::devices;
    devices::PcscPort port(kiosk::devices::VirtualReaders::accepted);
    devices::Sight sight;
    while (sight.presence != devices::Presence::card) sight = port.wait_for_other(sight);
    {
        auto line = port.connect();
        REQUIRE(std::holds_alternative<std::unique_ptr<devices::CardLine>>(line));
        CHECK(std::holds_alternative<kiosk::CardFacts>(devices::read_basic_four(*std::get<0>(line), kiosk::Pin{"1234"})));
        devices::PcscPort other(devices::VirtualReaders::accepted);
        other.wait_for_other({});
        const auto refused = other.connect();
        REQUIRE(std::holds_alternative<kiosk::CardFailure>(refused));
        CHECK(std::get<kiosk::CardFailure>(refused) == kiosk::CardFailure::in_use);
    }
    auto line = port.connect();
    REQUIRE(std::holds_alternative<std::unique_ptr<devices::CardLine>>(line));
    devices::CardLine& again = *std::get<0>(line);
    const auto status = [&](const devices::Bytes& command) { return devices::take_apart(std::get<devices::Bytes>(again.transmit(command)))->status.code; };
    CHECK(status(devices::select_application(devices::kMyNumberCard.application)) == 0x9000);
    CHECK(status(devices::select_file(devices::kMyNumberCard.basic_four)) == 0x9000);
    CHECK(status(devices::read_binary(0, 0)) == 0x6982);
}

TEST_CASE("A virtual reader, to which anybody on the network could lay a card, is no reader for the kiosk unless it is told so") {
    if (!is_possible()) return;
    const Pcscd service;
    const Cards cards;
    REQUIRE(cards.say("insert 1_tamura_kenichi").starts_with("inserted"));
    kiosk::devices::PcscPort port(kiosk::devices::VirtualReaders::refused);
    CHECK(port.wait_for_other({}).presence == kiosk::devices::Presence::no_reader);
    CHECK_FALSE(kiosk::devices::PcscPort::has_reader());
}

TEST_CASE("card-test names the layer that is at fault, and one thing to do") {
    if (!is_possible()) return;
    const std::string command = support::program().string();
    const auto ask = [&] {
        const Child test({command, "card-test"});
        std::vector<std::string> lines;
        for (std::string line = test.read_line(); !line.empty(); line = test.read_line()) lines.push_back(line);
        return lines;
    };
    CHECK(ask().back().find("systemctl") != std::string::npos);
    {
        const Pcscd without_reader(Readers::none);
        CHECK(ask().size() == 2);
        CHECK(ask().back().find("USB") != std::string::npos);
    }
    const Pcscd service;
    const Cards cards;
    CHECK(ask().size() == 3);
    kiosk::devices::PcscPort port(kiosk::devices::VirtualReaders::accepted);
    kiosk::devices::Sight sight;
    const auto wait_for = [&](kiosk::devices::Presence presence) {
        while (sight.presence != presence) sight = port.wait_for_other(sight);
    };
    for (const auto& [how, lines] : {std::pair{"", 6}, {"other-card", 4}, {"locked", 6}, {"no-pin", 6}}) {
        CAPTURE(how);
        REQUIRE(cards.say(std::string("insert 1_tamura_kenichi ") + how).starts_with("inserted"));
        wait_for(kiosk::devices::Presence::card);
        CHECK(ask().size() == static_cast<std::size_t>(lines));
        CHECK(cards.say("remove") == "removed");
        wait_for(kiosk::devices::Presence::empty);
    }
}
