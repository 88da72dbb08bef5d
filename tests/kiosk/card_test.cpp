// The My Number card at the kiosk: tries said before the first digit, one left for the counter, no retries by software.
// The reader is in memory; the real one has tests of its own.
#include "kiosk/card_answers.h"
#include "kiosk/card_file.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

using terminal::house;
using terminal::Terminal;

namespace {

kiosk::SimulatedCard card() {
    return {{"\u7530\u6751\u3000\u5065\u4E00", "\u5E83\u5CF6\u770C\u5E83\u5CF6\u5E02\u5357\u533A\u7686\u5B9F\u753A\u4E09\u4E01\u76EE\uFF18\u756A\uFF11\uFF12\u53F7\u3000\u30CF\u30A4\u30C4 203\u53F7\u5BA4",
             "1985-09-12", "male"},
            "1234", "60091220334821"};
}

void enter_pin(Terminal& screen, const std::string& pin) {
    for (const char digit : pin) screen.tap("key." + std::string(1, digit));
    screen.tap("next");
}

/// Goes on from what was found to the questions.
void read_with_pin(Terminal& screen, const std::string& pin) {
    enter_pin(screen, pin);
    if (screen.page() == "card_found") screen.tap("next");
}

void ask_for_card(Terminal& screen) {
    screen.tap("errand.tennyu");
    screen.tap("add.head");
    screen.tap("next");
    screen.tap("card.use");
}

/// Of the first of four.
void ask_for_card_of_family(Terminal& screen) {
    screen.tap("errand.tennyu");
    for (const char* id : {"add.head", "add.wife", "add.child", "add.child", "next"}) screen.tap(id);
    screen.tap("card.use.0");
}

}  // namespace

TEST_CASE("The card fills name, address, birth date and sex, and none of them is asked") {
    Terminal screen;
    screen.reader.card = card();
    screen.look_at_reader();
    ask_for_card_of_family(screen);
    CHECK(screen.now_shown().find("tries")->text().find('2') != std::string::npos);      // of three, one stays for the counter
    read_with_pin(screen, "1234");
    const auto& answers = screen.session().answers;
    for (const char* item : {"name", "birth", "sex"}) {
        REQUIRE_MESSAGE(answers.find({item, 0}), item);
        CHECK(answers.find({item, 0})->source == forms::Source::card);
    }
    const auto address = std::get<forms::Address>(*answers.find({"old_address", forms::kWholeCase})->value);
    CHECK(address.postal_code == "734-0007");
    CHECK(address.town == "\u7686\u5B9F\u753A\u4E09\u4E01\u76EE");
    CHECK(address.block == "8\u756A12\u53F7");
    CHECK(address.building == "\u30CF\u30A4\u30C4 203\u53F7\u5BA4");

    const forms::Answers family = terminal::household("family_of_four");
    const resident::Known known = terminal::known(family);
    std::set<forms::Slot> asked;
    while (resident::is_answerable(screen.page())) asked.merge(resident::answer_page(screen, known));
    CHECK_FALSE(asked.contains({"name", 0}));
    CHECK_FALSE(asked.contains({"birth", 0}));
    CHECK_FALSE(asked.contains({"sex", 0}));
    CHECK_FALSE(asked.contains({"old_address", forms::kWholeCase}));
    CHECK(asked.contains({"name", 1}));
}

TEST_CASE("What the card said is shown as such and has no 「変更」") {
    Terminal screen;
    screen.reader.card = card();
    screen.look_at_reader();
    ask_for_card_of_family(screen);
    read_with_pin(screen, "1234");
    const forms::Answers family = terminal::household("family_of_four");
    resident::answer_all(screen, terminal::known(family));
    while (!screen.now_shown().find("value.birth.0")) screen.tap("sheet.next");
    CHECK(screen.now_shown().find("chip.birth.0")->text() == house().strings.text("ja", "review.from_card"));
    CHECK_FALSE(screen.now_shown().find("change.birth.0"));
}

TEST_CASE("What was read of one of several is shown before the next, with whom to tell when it is wrong") {
    Terminal screen;
    screen.reader.card = card();
    screen.look_at_reader();
    ask_for_card_of_family(screen);
    enter_pin(screen, "1234");
    REQUIRE(screen.page() == "card_found");
    const kiosk::ui::Page page = screen.now_shown();
    std::string words;
    for (const auto& widget : page.widgets) words += widget.text() + "\n";
    for (const char* said : {"\u7530\u6751", "1985", "\u7686\u5B9F\u753A\u4E09\u4E01\u76EE", "\u7537"}) CHECK_MESSAGE(words.find(said) != std::string::npos, said);
    CHECK(words.find(house().strings.text("ja", "found.heading")) != std::string::npos);
    CHECK(words.find("\u8077\u54E1\u306B\u304A\u58F0\u304C\u3051\u304F\u3060\u3055\u3044") != std::string::npos);
    for (const auto& widget : page.widgets) CHECK_MESSAGE((widget.role != kiosk::ui::Role::field || !widget.tap), widget.id);        // nothing of it can be typed over
}

TEST_CASE("A wrong PIN costs one try and no more, and the last try is not taken") {
    Terminal screen;
    screen.reader.card = card();
    screen.look_at_reader();
    ask_for_card(screen);
    enter_pin(screen, "9999");
    CHECK(screen.reader.card->pin_tries == 2);
    CHECK(screen.now_shown().find("problem"));
    enter_pin(screen, "8888");
    CHECK(screen.reader.card->pin_tries == 1);
    CHECK_FALSE(screen.now_shown().find("next"));
    CHECK_FALSE(screen.now_shown().find("key.1"));
    screen.tap("card.skip");
    CHECK(screen.page().starts_with("question/"));
    CHECK(screen.reader.card->pin_tries == 1);
}

TEST_CASE("A PIN with too few digits does not reach the card") {
    Terminal screen;
    screen.reader.card = card();
    screen.look_at_reader();
    ask_for_card(screen);
    enter_pin(screen, "12");
    CHECK(screen.reader.card->pin_tries == 3);
    CHECK(screen.page() == "pin");
}

TEST_CASE("A card pulled in the middle of reading leaves the answers and asks to put it back") {
    Terminal screen;
    screen.reader.card = card();
    screen.reader.pulled_in_mid_read = true;
    screen.look_at_reader();
    ask_for_card(screen);
    const forms::Answers before = screen.session().answers;
    const std::string tries = screen.now_shown().find("tries")->text();
    const std::int64_t entered_ms = screen.now_ms;
    enter_pin(screen, "1234");
    CHECK(screen.page() == "pin");
    CHECK(screen.now_shown().find("problem")->text() == house().strings.text("ja", "trouble_card.pulled"));
    CHECK(screen.now_ms - entered_ms == 5000);                    // a second for each of five taps, and none for the sentence
    CHECK(screen.session().answers == before);
    CHECK(screen.reader.card->pin_tries == 3);                    // nothing is spent, and said so before the first digit
    CHECK(screen.now_shown().find("tries")->text() == tries);
    screen.reader.pulled_in_mid_read = false;
    read_with_pin(screen, "1234");
    CHECK(screen.page().starts_with("question/"));
}

TEST_CASE("Without a card the screen asks for it, and goes on when it comes") {
    Terminal screen;
    ask_for_card(screen);
    CHECK_FALSE(screen.now_shown().find("key.1"));
    screen.reader.card = card();
    screen.look_at_reader();
    CHECK(screen.now_shown().find("key.1"));
}

TEST_CASE("The digits of the PIN are never on the screen") {
    Terminal screen;
    screen.reader.card = card();
    screen.look_at_reader();
    ask_for_card(screen);
    screen.tap("key.7");
    for (const auto& widget : screen.now_shown().widgets)
        if (widget.role == kiosk::ui::Role::field) CHECK(widget.text().find('7') == std::string::npos);
}

TEST_CASE("The cards in assets/cards can be put down one after the other and taken away") {
    auto reader = kiosk::FileCardReader::open(terminal::source("assets/cards"));
    REQUIRE(reader);
    CHECK(reader->state().on == kiosk::OnReader::nothing);
    reader->insert_next_or_remove();
    CHECK(reader->state().pin_tries == 3);
    CHECK(reader->state().face_tries == 10);
    reader->read(kiosk::Pin{"1234"});
    const auto first = reader->take_answer();
    REQUIRE(first);
    REQUIRE(std::holds_alternative<kiosk::CardFacts>(*first));
    CHECK_FALSE(reader->take_answer());
    reader->insert_next_or_remove();
    CHECK(reader->state().on == kiosk::OnReader::nothing);
    reader->insert_next_or_remove();
    reader->read(kiosk::Pin{"1234"});
    CHECK(std::holds_alternative<kiosk::WrongNumber>(*reader->take_answer()));
    CHECK(reader->state().pin_tries == 2);
}

TEST_CASE("A PIN overwrites itself where it stood") {
    alignas(kiosk::Secret) unsigned char place[sizeof(kiosk::Secret)];
    auto* pin = new (place) kiosk::Secret("7391");
    CHECK(pin->view() == "7391");
    pin->~Secret();
    const std::string_view left(reinterpret_cast<const char*>(place), sizeof place);
    CHECK(left.find("739") == std::string_view::npos);
}

TEST_CASE("An answer that a card overrules is kept for the clerk; a name typed in kana is no contradiction") {
    const forms::Slot name{"name", 0}, birth{"birth", 0};
    const kiosk::CardFacts facts{"\u7530\u6751\u3000\u5065\u4E00", "", "1985-09-12", "male"};
    const auto overruled = [&](const forms::Answers& answers) {
        return kiosk::overruled_by_card(answers, facts, 0, house().catalog, house().books.addresses, house().today);
    };
    forms::Answers answers;
    answers.set(name, std::string("\u7530\u6751 \u5065\u4E00"), forms::Source::resident);
    answers.set(birth, *forms::make_date(1985, 9, 21), forms::Source::resident);
    const auto facts_of_birth = overruled(answers);
    REQUIRE(facts_of_birth.size() == 1);
    CHECK(facts_of_birth[0].slot == birth);
    CHECK(std::get<forms::Date>(*facts_of_birth[0].before) == *forms::make_date(1985, 9, 21));
    answers.set(birth, *forms::make_date(1985, 9, 12), forms::Source::resident);
    answers.set(name, std::string("\u30BF\u30E0\u30E9 \u30B1\u30F3\u30A4\u30C1"), forms::Source::resident);
    CHECK(overruled(answers).empty());
}

TEST_CASE("Every failure of a reading ends in its sentence, with one thing to do and the answers kept") {
    const forms::Answers answers = terminal::household("single");
    using kiosk::CardFailure;
    struct Told {
        CardFailure failure;
        kiosk::ReaderState reader;
        const char* widget;
        const char* key;
    };
    const kiosk::ReaderState ready{kiosk::OnReader::my_number_card, 3, 10, 1};
    const std::vector<Told> all{{CardFailure::pulled, ready, "problem", "trouble_card.pulled"},
                                {CardFailure::pulled, {kiosk::OnReader::nothing, {}, {}, 1}, "title", "pin.no_card"},
                                {CardFailure::silent, ready, "problem", "trouble_card.silent"},
                                {CardFailure::garbled, ready, "problem", "trouble_card.garbled"},
                                {CardFailure::other_card, ready, "problem", "trouble_card.other_card"},
                                {CardFailure::other_card, {kiosk::OnReader::other_card, {}, {}, 1}, "title", "reader.other"},
                                {CardFailure::in_use, ready, "problem", "trouble_card.in_use"},
                                {CardFailure::too_few_tries, {kiosk::OnReader::my_number_card, 1, 10, 1}, "title", "pin.stopped"},
                                {CardFailure::too_few_tries, {kiosk::OnReader::my_number_card, 0, 10, 1}, "title", "reader.locked"},
                                {CardFailure::no_such_number, {kiosk::OnReader::my_number_card, {}, 10, 1}, "title", "reader.no_pin"},
                                {CardFailure::no_reader, {kiosk::OnReader::no_reader, {}, {}, 1}, "title", "reader.out_of_order"},
                                {CardFailure::no_service, {kiosk::OnReader::no_service, {}, {}, 1}, "title", "reader.out_of_order"}};
    for (const Told& told : all) {
        CAPTURE(told.key);
        kiosk::Session session;
        session.answers = answers;
        session.reader = told.reader;
        session.page = kiosk::CardReadingPage{0, kiosk::CardWay::pin, 0};
        session = kiosk::step(std::move(session), kiosk::CardAnswered{told.failure}, 1, house().world()).session;
        CHECK(session.answers == answers);
        const auto page = kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 1);
        const auto* widget = page.find(told.widget);
        REQUIRE(widget);
        CHECK(widget->text() == house().strings.text("ja", told.key));
    }
}
