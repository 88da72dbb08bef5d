// Cards of one family, one after the other: compared, never merged; and the way of those who do not know their PIN.
// The reader is in memory; devices have tests of their own.
#include "kiosk/devices/card_people.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

using terminal::house;
using terminal::Terminal;

namespace {

kiosk::SimulatedCard card_of(const std::string& id) {
    static const auto people = kiosk::devices::read_card_people(terminal::source("assets/cards"));
    REQUIRE(people);
    for (const auto& person : *people)
        if (person.id == id) return {person.facts, person.pin, person.face_number()};
    FAIL("no card " << id);
    return {};
}

void lay_down(Terminal& screen, const kiosk::SimulatedCard& card) {
    screen.reader.card.reset();
    screen.look_at_reader();
    screen.reader.card = card;
    screen.look_at_reader();
}

void tap_digits(Terminal& screen, const std::string& digits) {
    for (const char digit : digits) screen.tap("key." + std::string(1, digit));
}

void read_card(Terminal& screen, const std::string& id) {
    const auto card = card_of(id);
    lay_down(screen, card);
    tap_digits(screen, card.pin);
    screen.tap("next");
}

std::string name_of(const Terminal& screen, int person) {
    const forms::Answer* said = screen.session().answers.find({"name", person});
    return said && said->value ? std::get<std::string>(*said->value) : std::string();
}

std::string heading(const Terminal& screen) {
    const auto page = screen.now_shown();
    const auto* widget = page.find("heading") ? page.find("heading") : page.find("title");
    return widget ? widget->text() : std::string();
}

std::string said(const std::string& key) { return house().strings.text("ja", key); }

const char* const kFamily[] = {"1_tamura_kenichi", "2_tamura_misaki", "3_tamura_hina", "4_tamura_aoi"};

void begin(Terminal& screen) {
    screen.tap("errand.tennyu");
    for (const char* id : {"add.head", "add.wife", "add.child", "add.child", "next", "card.use.0"}) screen.tap(id);
}

}  // namespace

TEST_CASE("The cards in assets/cards say what the family of four says of itself") {
    const forms::Answers family = terminal::household("family_of_four");
    for (int person = 0; person < 4; ++person) {
        Terminal screen;
        begin(screen);
        read_card(screen, kFamily[person]);
        for (const char* item : {"name", "birth", "sex"})
            CHECK_MESSAGE(*screen.session().answers.find({item, 0})->value == *family.find({item, person})->value, item << person);
        CHECK(*screen.session().answers.find({"old_address", forms::kWholeCase})->value == *family.find({"old_address", forms::kWholeCase})->value);
    }
}

TEST_CASE("Four members of a family lay down four cards, and none of what they hold is asked") {
    Terminal screen;
    begin(screen);
    for (int person = 0; person < 4; ++person) {
        CAPTURE(person);
        read_card(screen, kFamily[person]);
        if (person == 3) break;                              // nobody is left: straight on
        REQUIRE(screen.page() == "card_found");
        CHECK(heading(screen) == said("found.heading"));
        CHECK(screen.now_shown().find("found.chip")->text() == said("review.from_card"));
        screen.tap("card.next");
    }
    REQUIRE(screen.page().starts_with("question/"));
    const forms::Answers family = terminal::household("family_of_four");
    const auto asked = resident::answer_all(screen, terminal::known(family));
    for (const forms::Slot& slot : asked)
        CHECK_MESSAGE((slot.item != "name" && slot.item != "birth" && slot.item != "sex" && slot.item != "old_address"), slot.item);
    for (int person = 0; person < 4; ++person)
        CHECK(*screen.session().answers.find({"name", person})->value == *family.find({"name", person})->value);
}

TEST_CASE("The card that was read and still lies there takes no number for the next person") {
    Terminal screen;
    begin(screen);
    read_card(screen, kFamily[0]);
    screen.tap("card.next");
    CHECK(heading(screen) == said("reader.swap"));
    CHECK_FALSE(screen.now_shown().find("key.1"));
    CHECK_FALSE(screen.now_shown().find("next"));
    read_card(screen, kFamily[1]);
    CHECK(screen.page() == "card_found");
    CHECK(name_of(screen, 1) == "\u7530\u6751 \u7F8E\u54B2");
}

TEST_CASE("The same person's card once more changes nothing and says whose it is") {
    Terminal screen;
    begin(screen);
    read_card(screen, kFamily[0]);
    screen.tap("card.next");
    const forms::Answers before = screen.session().answers;
    read_card(screen, kFamily[0]);
    CHECK(heading(screen) == said("found.already"));
    CHECK(screen.session().answers == before);
    screen.tap("card.next");
    read_card(screen, kFamily[1]);
    CHECK(name_of(screen, 0) == "\u7530\u6751 \u5065\u4E00");
    CHECK(name_of(screen, 1) == "\u7530\u6751 \u7F8E\u54B2");
}

TEST_CASE("A card of somebody else than the person already named is not taken") {
    Terminal screen;
    screen.begin("tennyu");
    const forms::Answers family = terminal::household("family_of_four");
    const resident::Known known = terminal::known(family);
    while (!(resident::slot_of(screen.page()) == forms::Slot{"name", 1})) resident::answer_one(screen, known);
    while (!(resident::slot_of(screen.page()) == forms::Slot{"sex", 1})) resident::answer_one(screen, known);
    const forms::Answers before = screen.session().answers;
    screen.happen(kiosk::UseCard{1});
    REQUIRE(screen.page() == "pin");
    read_card(screen, "5_okamoto_naoki");
    CHECK(screen.page() == "card_found");
    CHECK(screen.now_shown().find("title")->text().find("\u7530\u6751 \u7F8E\u54B2") == 0);
    CHECK(screen.session().answers == before);
    screen.tap("card.next");
    read_card(screen, kFamily[1]);
    CHECK(screen.session().answers.find({"name", 1})->source == forms::Source::card);
}

TEST_CASE("A card of a person already named goes to that person, whoever it was asked for") {
    Terminal screen;
    screen.begin("tennyu");
    const forms::Answers family = terminal::household("family_of_four");
    const resident::Known known = terminal::known(family);
    while (!(resident::slot_of(screen.page()) == forms::Slot{"name", 1})) resident::answer_one(screen, known);
    screen.tap("card.use");
    read_card(screen, kFamily[0]);
    CHECK(screen.session().answers.find({"name", 0})->source == forms::Source::card);
    CHECK_FALSE(screen.session().answers.find({"name", 1}));
}

TEST_CASE("A card with another address says so, and the first address stays") {
    Terminal screen;
    begin(screen);
    read_card(screen, kFamily[0]);
    const auto address = screen.session().answers.find({"old_address", forms::kWholeCase})->value;
    screen.tap("card.next");
    read_card(screen, "5_okamoto_naoki");
    CHECK(screen.now_shown().find("lead")->text().find(said("found.other_address").substr(0, 12)) == 0);
    CHECK(screen.session().answers.find({"old_address", forms::kWholeCase})->value == address);
    CHECK(name_of(screen, 1) == "\u5CA1\u672C \u76F4\u6A39");
    // A clerk learns of it with the case.
    const auto& told = screen.session().overruled;
    const auto other = std::find_if(told.begin(), told.end(), [](const kiosk::CorrectedFact& fact) { return fact.slot == forms::Slot{"old_address", forms::kWholeCase}; });
    REQUIRE(other != told.end());
    CHECK(other->source == forms::Source::card);
    CHECK(other->before != address);
}

TEST_CASE("Who does not know the PIN reads the card with what is printed on it") {
    Terminal screen;
    begin(screen);
    lay_down(screen, card_of("1_tamura_kenichi"));
    screen.tap("face.use");
    resident::enter_date(screen, {1985, 9, 12});
    screen.tap("next");
    tap_digits(screen, "2033");
    screen.tap("next");
    tap_digits(screen, "4821");
    screen.tap("next");
    CHECK(screen.page() == "card_found");
    CHECK(name_of(screen, 0) == "\u7530\u6751 \u5065\u4E00");
    CHECK(screen.reader.card->pin_tries == 3);
}

TEST_CASE("Wrong printed numbers stop well before the card is locked") {
    Terminal screen;
    begin(screen);
    lay_down(screen, card_of("6_yoshikawa_katsuko"));
    CHECK(heading(screen) == said("reader.no_pin"));
    screen.tap("face.use");
    int sent = 0;
    while (screen.now_shown().find("next")) {
        resident::enter_date(screen, {1950, 3, 1});
        screen.tap("next");
        tap_digits(screen, "2029");
        screen.tap("next");
        tap_digits(screen, "0000");
        screen.tap("next");
        screen.look_at_reader();
        REQUIRE(++sent < 10);
    }
    CHECK(sent == 10 - kiosk::kFaceTriesKept);
    CHECK(screen.reader.card->face_tries == kiosk::kFaceTriesKept);
    CHECK(heading(screen) == said("reader.face_stopped"));
}

TEST_CASE("The printed numbers are asked without the birth date where it was answered already") {
    Terminal screen;
    screen.begin("tennyu");
    const forms::Answers family = terminal::household("family_of_four");
    const resident::Known known = terminal::known(family);
    while (!(resident::slot_of(screen.page()) == forms::Slot{"sex", 0})) resident::answer_one(screen, known);
    screen.happen(kiosk::UseCard{0});
    lay_down(screen, card_of("1_tamura_kenichi"));
    screen.tap("face.use");
    CHECK(screen.page() == "face/1");
    screen.tap("back");
    CHECK(screen.page() == "pin");
}

TEST_CASE("While the card is read nothing can be typed, and a card that stays silent is given up with a sentence") {
    Terminal screen;
    begin(screen);
    lay_down(screen, card_of("1_tamura_kenichi"));
    screen.reader.holds_answers_back = true;
    tap_digits(screen, "1234");
    screen.tap("next");
    CHECK(screen.page() == "card_reading");
    CHECK_FALSE(screen.now_shown().find("key.1"));
    screen.wait_ms(kiosk::kCardPatience_ms);
    CHECK(screen.page() == "pin");
    CHECK(screen.now_shown().find("problem")->text() == said("trouble_card.silent"));
    screen.reader.holds_answers_back = false;
    screen.look_at_reader();
    CHECK(screen.page() == "pin");                           // the late answer belongs to nobody
    CHECK_FALSE(screen.session().answers.find({"name", 0}));
}

TEST_CASE("An answer that comes after the session ended is thrown away") {
    Terminal screen;
    begin(screen);
    lay_down(screen, card_of("1_tamura_kenichi"));
    screen.reader.holds_answers_back = true;
    tap_digits(screen, "1234");
    screen.tap("next");
    screen.tap("quit");
    screen.tap("finish");
    REQUIRE(screen.page() == "start");
    screen.reader.holds_answers_back = false;
    begin(screen);
    screen.look_at_reader();
    CHECK(screen.page() == "pin");
    CHECK_FALSE(screen.session().answers.find({"name", 0}));
}
