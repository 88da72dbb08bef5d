// Pages on which one tap answers several questions: a group of rarely true statements, the readings of a family, 「どれもない」, and
// one person's answer with that of all the rest. What was said is what one by one would have said.
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

using terminal::house;
using terminal::stepped;

namespace {

using forms::kWholeCase;

/// The family with cards behind it, without what these items say; on the page that comes next.
kiosk::Session asked_next(const std::vector<std::string>& items, const char* family = "family_of_four") {
    kiosk::Session session;
    session.answers = terminal::household(family);
    for (const std::string& item : items) std::erase_if(session.answers.slots, [&](const auto& entry) { return entry.first.item == item; });
    session.page = kiosk::CardOfferPage{};
    return stepped(session, {kiosk::SkipCard{}});
}

kiosk::Event choose(const std::string& id) { return kiosk::Edit{kiosk::ChooseOption{id}}; }

template <typename Page>
const Page& page_of(const kiosk::Session& session) {
    REQUIRE(std::holds_alternative<Page>(session.page));
    return std::get<Page>(session.page);
}

std::optional<bool> yes_or_no(const kiosk::Session& session, const char* item, int person = kWholeCase) {
    const forms::Answer* said = session.answers.find({item, person});
    if (!said || !said->value) return std::nullopt;
    return std::get<bool>(*said->value);
}

/// The place of an item in its group, as the page names it.
std::string entry_of(const kiosk::Session& session, const char* item) {
    const auto& group = house().catalog.groups.at(page_of<kiosk::GroupPage>(session).group);
    for (std::size_t i = 0; i < group.entries.size(); ++i)
        if (group.entries[i].item == item) return std::to_string(i);
    FAIL("not in the group: " << item);
    return {};
}

const std::vector<std::string> kHouseholdItems{"is_foreign", "has_dog", "wants_juminhyo"};

}  // namespace

TEST_CASE("「どれもない」 answers every question of the page, for everybody, and each stands on the check page by itself") {
    const kiosk::Session page = asked_next(kHouseholdItems);
    CHECK(page_of<kiosk::GroupPage>(page).entries.size() == 3);
    const kiosk::Session after = stepped(page, {choose(kiosk::kNoneOfGroup)});
    CHECK(std::holds_alternative<kiosk::CheckPage>(after.page));
    for (int person = 0; person < 4; ++person) CHECK(yes_or_no(after, "is_foreign", person) == false);
    CHECK(yes_or_no(after, "has_dog") == false);
    CHECK(yes_or_no(after, "wants_juminhyo") == false);
    const kiosk::Session changed = stepped(after, {kiosk::ChangeAnswer{{"has_dog", kWholeCase}}});
    CHECK(page_of<kiosk::QuestionPage>(changed).slot.item == "has_dog");
}

TEST_CASE("What is chosen is said, or asked by its own question next; what is not chosen is answered") {
    const kiosk::Session page = asked_next(kHouseholdItems);
    const kiosk::Session after = stepped(page, {choose(entry_of(page, "wants_juminhyo")), choose(entry_of(page, "is_foreign")), kiosk::Next{}});
    CHECK(yes_or_no(after, "wants_juminhyo") == true);
    CHECK(yes_or_no(after, "has_dog") == false);
    CHECK_FALSE(after.answers.find({"is_foreign", 0}));
    const auto& question = page_of<kiosk::QuestionPage>(after);
    CHECK(question.slot.item == "is_foreign");
    CHECK(question.asked_together.size() == 4);
}

TEST_CASE("What staff copy from a paper is left to them only where it is needed") {
    const kiosk::Session page = asked_next({"is_foreign", "honseki", "hittousha", "has_dog"});
    const kiosk::Session none = stepped(page, {choose(kiosk::kNoneOfGroup)});
    const forms::Answer* honseki = none.answers.find({"honseki", kWholeCase});
    REQUIRE(honseki);
    CHECK_FALSE(honseki->value);
    CHECK(std::holds_alternative<kiosk::CheckPage>(none.page));            // nor is its neighbour asked
    const kiosk::Session foreign = stepped(page, {choose(entry_of(page, "is_foreign")), kiosk::Next{}, choose("yes")});
    CHECK_FALSE(foreign.answers.find({"honseki", kWholeCase}));
}

TEST_CASE("Nothing chosen and 「つぎへ」 says what to do; a second tap takes a choice back") {
    const kiosk::Session page = asked_next(kHouseholdItems);
    const std::string dog = entry_of(page, "has_dog");
    const kiosk::Session pressed = stepped(page, {choose(dog), choose(dog), kiosk::Next{}});
    CHECK_FALSE(page_of<kiosk::GroupPage>(pressed).problem.empty());
    CHECK_FALSE(pressed.answers.find({"has_dog", kWholeCase}));
}

TEST_CASE("「ひとつずつ」 asks each by its own question, where 「わからない」 may be said") {
    kiosk::Session session = stepped(asked_next(kHouseholdItems), {kiosk::TogglePerson{kiosk::kOneByOne}});
    std::set<std::string> asked;
    for (int i = 0; i < 5 && std::holds_alternative<kiosk::QuestionPage>(session.page); ++i) {
        asked.insert(page_of<kiosk::QuestionPage>(session).slot.item);
        session = stepped(session, {choose("no")});
    }
    CHECK(asked == std::set<std::string>{"is_foreign", "has_dog", "wants_juminhyo"});
    CHECK(std::holds_alternative<kiosk::CheckPage>(session.page));
}

TEST_CASE("The way back leads to the page as it was left, and a change there asks before answers go") {
    const kiosk::Session page = asked_next(kHouseholdItems);
    const std::string dog = entry_of(page, "has_dog"), foreign = entry_of(page, "is_foreign");
    kiosk::Session session = stepped(page, {choose(dog), kiosk::Next{}, kiosk::Back{}});
    CHECK(page_of<kiosk::GroupPage>(session).chosen == std::vector<int>{std::stoi(dog)});
    session = stepped(session, {kiosk::Back{}});               // nothing was answered before it
    CHECK_FALSE(std::holds_alternative<kiosk::GroupPage>(session.page));
    session = stepped(page, {choose(dog), kiosk::Next{}, kiosk::Back{}, choose(dog), choose(foreign), kiosk::Next{}});
    REQUIRE(std::holds_alternative<kiosk::DropPage>(session.page));        // the dog's name would go
    CHECK(std::holds_alternative<kiosk::GroupPage>(stepped(session, {kiosk::Back{}}).page));
    const kiosk::Session changed = stepped(session, {kiosk::Next{}});
    CHECK(yes_or_no(changed, "has_dog") == false);
    CHECK_FALSE(changed.answers.find({"dog_name", kWholeCase}));
    CHECK(page_of<kiosk::QuestionPage>(changed).slot.item == "is_foreign");
}

TEST_CASE("The readings of a family are confirmed with one tap, and one that is read otherwise is asked by itself") {
    const kiosk::Session page = asked_next({"kana"});
    const auto& readings = page_of<kiosk::ReadingsPage>(page);
    REQUIRE(readings.slots.size() == 4);
    const kiosk::Session right = stepped(page, {kiosk::Next{}});
    CHECK(std::holds_alternative<kiosk::CheckPage>(right.page));
    for (std::size_t i = 0; i < 4; ++i) CHECK(std::get<std::string>(*right.answers.find(readings.slots[i])->value) == readings.readings[i]);
    const kiosk::Session alone = stepped(page, {choose("2")});
    CHECK(page_of<kiosk::QuestionPage>(alone).slot == forms::Slot{"kana", 2});
    CHECK(std::holds_alternative<kiosk::ReadingsPage>(stepped(alone, {kiosk::Back{}}).page));
    const kiosk::Session rest = stepped(alone, {choose(std::get<kiosk::TextDraft>(page_of<kiosk::QuestionPage>(alone).draft).proposed.back())});
    CHECK(page_of<kiosk::ReadingsPage>(rest).slots.size() == 3);
    CHECK(std::holds_alternative<kiosk::ReadingsPage>(stepped(right, {kiosk::Back{}}).page));
}

TEST_CASE("A page of several questions is one step of the count") {
    kiosk::Session session = asked_next({"kana", "is_foreign", "has_dog", "wants_juminhyo"});
    CHECK(kiosk::question_number(session, page_of<kiosk::ReadingsPage>(session).slots.front(), house().world()) == 1);
    session = stepped(session, {kiosk::Next{}});
    CHECK(kiosk::question_number(session, page_of<kiosk::GroupPage>(session).entries.front().slots.front(), house().world()) == 2);
    session = stepped(session, {choose(kiosk::kNoneOfGroup)});
    CHECK(kiosk::question_number(session, {"phone", kWholeCase}, house().world()) == 3);
}

TEST_CASE("One person's answer and that of all the rest are one tap") {
    const kiosk::Session page = asked_next({"insurance"});
    REQUIRE(page_of<kiosk::QuestionPage>(page).asked_together.size() == 4);
    const kiosk::Session after = stepped(page, {choose(kiosk::kOneMark + "1")});
    for (int person = 0; person < 4; ++person)
        CHECK(std::get<std::string>(*after.answers.find({"insurance", person})->value) == (person == 1 ? "shaho_honnin" : "shaho_fuyou"));
    const kiosk::Session some = stepped(page, {kiosk::TogglePerson{3}, choose(kiosk::kOneMark + "1")});
    CHECK_FALSE(some.answers.find({"insurance", 3}));
}

TEST_CASE("「どれもいらない」 goes with nothing else and goes on; what is chosen later takes it away") {
    const kiosk::Session page = asked_next({"other_wishes"});
    REQUIRE(page_of<kiosk::QuestionPage>(page).slot.item == "other_wishes");
    const kiosk::Session after = stepped(page, {choose("suidou"), choose("none")});
    CHECK(std::get<forms::ChoiceSet>(*after.answers.find({"other_wishes", kWholeCase})->value) == forms::ChoiceSet{"none"});
    const kiosk::Session back = stepped(after, {kiosk::Back{}, choose("keiji")});
    CHECK(std::get<kiosk::ChoiceDraft>(page_of<kiosk::QuestionPage>(back).draft).chosen == std::vector<std::string>{"keiji"});
}

TEST_CASE("A telephone number begins with one key until something is typed, and an address without a building ends with one") {
    const auto shown = [](const kiosk::Session& session) { return kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, terminal::kPortrait, 0); };
    const kiosk::Session phone = asked_next({"phone"});
    CHECK(shown(phone).find("key.090"));
    CHECK(shown(phone).find("key.0838"));                      // of the city
    const kiosk::Session begun = stepped(phone, {kiosk::Edit{kiosk::TypeText{"090"}}});
    CHECK_FALSE(shown(begun).find("key.090"));
    CHECK(std::get<kiosk::DigitsDraft>(page_of<kiosk::QuestionPage>(begun).draft).digits == "090");
    const kiosk::Session block = stepped(asked_next({"new_address"}), {choose("0")});
    CHECK(shown(block).find("no_building"));
    const kiosk::Session empty = stepped(block, {choose(kiosk::kNoBuilding)});
    CHECK(page_of<kiosk::QuestionPage>(empty).problem);        // a house has a number, or says that it has none
    const kiosk::Session whole = stepped(block, {kiosk::Edit{kiosk::TypeText{"510"}}, kiosk::Edit{kiosk::TypeText{"\u756A\u5730"}}, choose(kiosk::kNoBuilding)});
    const auto& address = std::get<forms::Address>(*whole.answers.find({"new_address", kWholeCase})->value);
    CHECK(address.block == "510\u756A\u5730");
    CHECK(address.building.empty());
}
