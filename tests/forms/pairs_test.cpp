// Every pair of procedures of an event, both made necessary: however their forms overlap, no item is asked twice and none
// that a rule gives. The answers are made up by type; the interview must end all the same.
#include "support/build.h"
#include "support/cases.h"

#include <random>
#include <set>

using namespace forms;

namespace {

Value made_up(const Item& item, std::mt19937& random) {
    const auto pick = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
    switch (item.type) {
        case ItemType::name: return std::string("試験 太郎");
        case ItemType::kana: return std::string("シケン タロウ");
        case ItemType::text: return std::string("試し");
        case ItemType::phone: return std::string("090-0000-0000");
        case ItemType::digits: return std::string(static_cast<std::size_t>(item.digits), '1');
        case ItemType::postal_code: return std::string("758-0041");
        case ItemType::my_number: return std::string("123456789018");
        case ItemType::date: return plus_days(support::kToday, -static_cast<int>(pick(28000)));
        case ItemType::yes_no: return pick(2) == 0;
        case ItemType::number: return std::clamp<std::int64_t>(static_cast<std::int64_t>(1 + pick(3)), item.number_min, item.number_max);
        case ItemType::person: return PersonRef{0};
        case ItemType::address: return Address{"758-0041", "山口県", "萩市", "大字江向", "1番地", "", ""};
        case ItemType::choice: return item.choices[pick(item.choices.size())].id;
        case ItemType::multi_choice: return pick(2) == 0 ? ChoiceSet{} : ChoiceSet{item.choices[pick(item.choices.size())].id};
    }
    return std::string();
}

/// Walks to the end; the number of questions.
int walk(const Catalog& catalog, const std::string& event, std::mt19937& random) {
    Answers answers;
    answers.set({kEvent, kWholeCase}, event, Source::resident);
    std::set<Slot> asked;
    for (int question = 0; question < 400; ++question) {
        const CaseView view = view_case(catalog, answers, support::kToday);
        if (!view.next) return question;
        const Slot& slot = view.next->slot;
        const Item* item = catalog.item(slot.item);
        REQUIRE(item);
        REQUIRE_MESSAGE(asked.insert(slot).second, event << " asks twice: " << slot.item);
        REQUIRE_MESSAGE(!view.situation.find(*item, slot.person).value, event << " asks what is given: " << slot.item);
        REQUIRE_MESSAGE(view.next->question, event << " needs " << slot.item << ", and no question asks it");
        answers.set(slot, made_up(*item, random), Source::resident);
    }
    FAIL("the interview does not end: " << event);
    return 0;
}

}  // namespace

TEST_CASE("over every pair of procedures nothing is asked twice, and nothing that is given") {
    std::mt19937 random(20261122);
    Catalog catalog = support::catalog();
    const std::vector<Procedure> all = support::catalog().procedures;
    int pairs = 0, questions = 0;
    for (const auto& one : support::catalog().events) {
        std::vector<Procedure> of_event;
        for (Procedure procedure : all) {
            if (std::find(procedure.events.begin(), procedure.events.end(), one.first) == procedure.events.end()) continue;
            procedure.needed_when = {};
            of_event.push_back(std::move(procedure));
        }
        for (std::size_t i = 0; i < of_event.size(); ++i) {
            for (std::size_t j = i; j < of_event.size(); ++j) {
                ++pairs;
                if (support::kLooksForWrongMemory && pairs % 8 != 1) continue;
                catalog.procedures = {of_event[i]};
                if (i != j) catalog.procedures.push_back(of_event[j]);
                questions += walk(catalog, one.first, random);
            }
        }
    }
    CHECK(pairs > 50);
    CHECK(questions > pairs / (support::kLooksForWrongMemory ? 8 : 1));
    MESSAGE(pairs, " pairs, ", questions, " questions");
}

TEST_CASE("whole events answered at random end, ask nothing twice and decide every procedure") {
    std::mt19937 random(7);
    int walks = 0;
    for (const auto& one : support::catalog().events) {
        for (int round = 0; round < (support::kLooksForWrongMemory ? 5 : 40); ++round, ++walks) walk(support::catalog(), one.first, random);
    }
    CHECK(walks >= 40);
}
