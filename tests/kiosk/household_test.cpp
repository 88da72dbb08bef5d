// Gathering a family by pictures, giving one answer for several people, and changing an answer that others hang on.
// What is gathered are answers; nothing is dropped without asking.
#include "kiosk/household.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

using terminal::house;
using terminal::Terminal;

namespace {

using forms::kWholeCase;

template <typename T>
const T* said(const Terminal& screen, const char* item, int person = kWholeCase) {
    const forms::Answer* answer = screen.session().answers.find({item, person});
    return answer && answer->value ? std::get_if<T>(&*answer->value) : nullptr;
}

void gather(Terminal& screen, std::initializer_list<const char*> relations) {
    for (const char* relation : relations) screen.tap(std::string("add.") + relation);
}

void answer_until(Terminal& screen, const forms::Answers& answers, const forms::Slot& slot) {
    while (resident::slot_of(screen.page()) != slot) {
        REQUIRE(resident::is_answerable(screen.page()));
        resident::answer_page(screen, terminal::known(answers));
    }
}

}  // namespace

TEST_CASE("A family is added by its relations; who is the head, how many they are, and that they join nobody, follows") {
    Terminal screen;
    screen.tap("errand.tennyu");
    REQUIRE(screen.page() == "household");
    gather(screen, {"head", "wife", "child", "child"});
    CHECK_FALSE(screen.targets().contains("add.head"));           // there is one head
    screen.tap("next");
    CHECK(*said<std::int64_t>(screen, "household_size") == 4);
    CHECK(*said<std::string>(screen, "relationship", 1) == "wife");
    CHECK(*said<std::string>(screen, "relationship", 3) == "child");
    CHECK(*said<bool>(screen, "joins_household") == false);
    CHECK(screen.page() == "card");
}

TEST_CASE("Relations that are not in the picture stand in a list") {
    Terminal screen;
    screen.tap("errand.tennyu");
    gather(screen, {"head"});
    screen.tap("add.others");
    resident::tap_on_sheets(screen, "choice.younger_sister");
    CHECK(*said<std::string>(screen, "relationship", 1) == "younger_sister");
    CHECK(screen.targets().contains("remove.1"));
}

TEST_CASE("Nobody added is said beside the picture, not refused") {
    Terminal screen;
    screen.tap("errand.tennyu");
    screen.tap("next");
    CHECK(screen.page() == "household");
    CHECK(screen.now_shown().find("problem"));
    gather(screen, {"head"});
    CHECK_FALSE(screen.now_shown().find("problem"));
}

TEST_CASE("Without a head the screen asks where the head is") {
    Terminal screen;
    screen.tap("errand.tennyu");
    gather(screen, {"child", "child_child"});
    screen.tap("next");
    SUBCASE("living there already") {
        screen.tap("head.lives_there");
        CHECK(*said<bool>(screen, "joins_household") == true);
        CHECK(screen.page() == "card");
    }
    SUBCASE("forgotten: added now") {
        screen.tap("back");
        gather(screen, {"head"});
        screen.tap("next");
        CHECK(*said<bool>(screen, "joins_household") == false);
    }
}

TEST_CASE("Where relations do not matter people are only counted") {
    Terminal screen;
    screen.tap("errand.inkan");
    while (screen.page() != "household") resident::answer_page(screen, terminal::known(terminal::household("inkan_self")));
    screen.tap("add.");
    screen.tap("add.");
    screen.tap("remove.1");
    screen.tap("next");
    CHECK(*said<std::int64_t>(screen, "household_size") == 1);
}

TEST_CASE("Taking back a person of whom something was said asks first, and the others keep what was said of them") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.tap("errand.tennyu");
    resident::answer_all(screen, terminal::known(family));
    resident::tap_on_sheets(screen, "change.household_size.-1");
    REQUIRE(screen.page() == "household");
    const std::string third = *said<std::string>(screen, "name", 3);
    screen.tap("remove.2");
    CHECK(*said<std::int64_t>(screen, "household_size") == 4);    // only asked
    screen.tap("back");                                           // kept
    CHECK(*said<std::int64_t>(screen, "household_size") == 4);
    screen.tap("next");
    CHECK(screen.page().starts_with("check/"));

    resident::tap_on_sheets(screen, "change.household_size.-1");
    screen.tap("remove.2");
    screen.tap("remove.2");                                       // taken back
    CHECK(*said<std::int64_t>(screen, "household_size") == 3);
    CHECK(*said<std::string>(screen, "name", 2) == third);
    CHECK_FALSE(screen.session().answers.find({"name", 3}));
    screen.tap("next");
    CHECK(screen.page().starts_with("check/"));
}

TEST_CASE("Whoever was named as the person taken back is asked for again") {
    forms::Answers answers = terminal::household("family_of_four");
    answers.set({"main_earner", kWholeCase}, forms::PersonRef{1}, forms::Source::resident);
    answers.set({"dog_owner", kWholeCase}, forms::PersonRef{3}, forms::Source::resident);
    const forms::Answers without = kiosk::without_person(answers, 1);
    CHECK_FALSE(without.find({"main_earner", kWholeCase}));
    CHECK(std::get<forms::PersonRef>(*without.find({"dog_owner", kWholeCase})->value).index == 2);
}

TEST_CASE("Going back to the family keeps everybody") {
    Terminal screen;
    screen.tap("errand.tennyu");
    gather(screen, {"head", "wife"});
    screen.tap("next");
    screen.tap("card.skip");
    screen.tap("back");
    CHECK(screen.page() == "card");
    screen.tap("back");
    CHECK(screen.page() == "household");
    CHECK(screen.targets().contains("remove.1"));
    screen.tap("back");
    CHECK(screen.page() == "quit");                               // leaving would lose them: it asks
}

TEST_CASE("Where those who were added have no room beside the relations they stand behind one button, and are taken back there") {
    Terminal screen(terminal::kSmallLandscape);
    resident::tap_on_sheets(screen, "errand.tennyu");
    for (const char* relation : {"add.head", "add.wife", "add.child"}) resident::tap_on_sheets(screen, relation);
    screen.tap("people");
    screen.tap("remove.1");
    CHECK(*said<std::int64_t>(screen, "household_size") == 2);
    CHECK(screen.targets().contains("remove.1"));                 // the others still stand there
    screen.tap("back");
    CHECK(screen.page() == "household");
    CHECK(screen.targets().contains("add.father"));
}

TEST_CASE("One answer counts for everybody who is asked the same, but for those who are left out") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.tap("errand.tennyu");
    answer_until(screen, family, {"insurance", 0});
    for (int person = 0; person < 4; ++person) REQUIRE(screen.targets().contains("together." + std::to_string(person)));
    screen.tap("together.3");
    screen.tap("choice.kokuho");
    for (int person = 0; person < 3; ++person) CHECK(*said<std::string>(screen, "insurance", person) == "kokuho");
    CHECK_FALSE(screen.session().answers.find({"insurance", 3}));
    answer_until(screen, family, {"insurance", 3});
    screen.tap("back");
    while (resident::slot_of(screen.page())->item != "insurance") screen.tap("back");
    CHECK(screen.targets().contains("together.2"));               // the same people as when it was answered
}

TEST_CASE("Where the names have no room in a row they stand in a line, and are taken out beside the explanation") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.tap("errand.tennyu");
    answer_until(screen, family, {"insurance", 0});
    kiosk::Session session = screen.session();
    session.comfort.size = kiosk::TextSize::largest;
    const auto page_of = [](const kiosk::Session& shown) {
        return kiosk::screens::make_page(shown, house().world(), house().strings, house().fonts, terminal::kSmallPortrait, 0);
    };
    const auto page = page_of(session);
    REQUIRE(page.find("together.names"));
    CHECK_FALSE(page.find("together.3"));
    session = kiosk::step(session, kiosk::to_event(*page.find("explain")->tap), 0, house().world()).session;
    REQUIRE(page_of(session).find("together.3"));
    session = kiosk::step(session, kiosk::TogglePerson{3}, 0, house().world()).session;
    CHECK(session.notice == kiosk::Notice::explanation);
    CHECK(std::get<kiosk::QuestionPage>(session.page).people == std::vector<int>{0, 1, 2});
    session = kiosk::step(session, kiosk::TogglePerson{kiosk::kOneByOne}, 0, house().world()).session;
    CHECK(session.notice == kiosk::Notice::none);
}

TEST_CASE("With nobody left an answer is kept for nobody") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.tap("errand.tennyu");
    answer_until(screen, family, {"insurance", 0});
    for (int person = 0; person < 4; ++person) screen.tap("together." + std::to_string(person));
    screen.tap("choice.kokuho");
    CHECK(screen.now_shown().find("problem"));
    CHECK_FALSE(screen.session().answers.find({"insurance", 0}));
}

TEST_CASE("Changing an answer that others hang on asks before they go") {
    const forms::Answers family = terminal::household("family_of_four");
    Terminal screen;
    screen.tap("errand.tennyu");
    resident::answer_all(screen, terminal::known(family));
    const forms::Answers before = screen.session().answers;
    REQUIRE(said<std::string>(screen, "dog_name"));
    resident::tap_on_sheets(screen, "change.main_earner.-1");
    screen.tap("unknown");                                        // asks too
    REQUIRE(screen.page() == "drop");
    screen.tap("back");
    screen.tap("back");

    resident::tap_on_sheets(screen, "change.has_dog.-1");
    screen.tap("choice.no");
    REQUIRE(screen.page() == "drop");
    CHECK(screen.now_shown().find("dropped.0"));
    screen.tap("back");
    screen.tap("back");
    CHECK(screen.session().answers == before);
    CHECK(screen.page().starts_with("check/"));

    resident::tap_on_sheets(screen, "change.has_dog.-1");
    screen.tap("choice.no");
    screen.tap("next");
    CHECK(*said<bool>(screen, "has_dog") == false);
    CHECK_FALSE(screen.session().answers.find({"dog_name", kWholeCase}));
    CHECK(screen.page().starts_with("check/"));
}

TEST_CASE("In practice nothing is stored, a card needs no secret number, and the session ends as a real one") {
    Terminal screen;
    screen.tap("practice");
    CHECK(screen.now_shown().find("practice.mark"));
    screen.tap("errand.tennyu");
    gather(screen, {"head"});
    screen.tap("next");
    screen.tap("card.use");
    CHECK(said<std::string>(screen, "name", 0));
    forms::Answers single = terminal::household("single");
    resident::answer_all(screen, terminal::known(single));
    screen.tap("next");
    screen.tap("send");
    CHECK(screen.page() == "done");
    CHECK(kiosk::is_practice(screen.session()));
    CHECK_FALSE(std::filesystem::exists(screen.data.path / "cases"));
    screen.tap("finish");
    CHECK_FALSE(kiosk::is_practice(screen.session()));
}
