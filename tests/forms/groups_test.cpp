// Questions that stand together on one page, and what is not asked because it follows from what was said.
// The sample family plays the resident; what it said is taken back to see what is asked, and with what.
#include "forms/groups.h"
#include "support/cases.h"

using namespace forms;

namespace {

Answers family_without(const std::vector<std::string>& items) {
    Answers answers = support::household("family_of_four").answers;
    for (const std::string& item : items) std::erase_if(answers.slots, [&](const auto& entry) { return entry.first.item == item; });
    return answers;
}

CaseView seen(const Answers& answers) { return view_case(support::catalog(), answers, support::kToday); }

std::optional<OpenGroup> next_group(const Answers& answers, const std::set<Slot>& alone = {}) {
    const CaseView view = seen(answers);
    REQUIRE(view.next);
    return open_group(view, view.next->slot, alone);
}

std::vector<std::string> items_of(const std::optional<OpenGroup>& open) {
    std::vector<std::string> items;
    if (open)
        for (const OpenEntry& entry : open->entries) items.push_back(entry.entry->item);
    return items;
}

/// The family in which the father is insured at work and the others are his dependants.
Answers insured_at_work() {
    Answers answers = family_without({"insured_name", "insurer_name", "insurance_date", "main_earner", "pension_scheme"});
    answers.forget({"pension_kind", 1});
    for (int person = 0; person < 4; ++person) answers.set({"insurance", person}, std::string(person == 0 ? "shaho_honnin" : "shaho_fuyou"), Source::resident);
    answers.set({"pension_kind", 0}, std::string("second"), Source::resident);
    return answers;
}

std::optional<Value> found(const Answers& answers, const char* item, int person = kWholeCase) {
    const CaseView view = seen(answers);
    return view.situation.find(*support::catalog().item(item), person).value;
}

}  // namespace

TEST_CASE("what is to be asked of a group stands on one page, in the order of the catalog, with everybody it is about") {
    const auto open = next_group(family_without({"is_foreign", "has_dog", "wants_juminhyo"}));
    CHECK(items_of(open) == std::vector<std::string>{"is_foreign", "has_dog", "wants_juminhyo"});
    CHECK(open->entries.front().slots.size() == 4);
    CHECK(open->entries.back().slots == std::vector<Slot>{{"wants_juminhyo", kWholeCase}});
}

TEST_CASE("one question of a group that is left is asked by itself, and so is what was chosen") {
    CHECK_FALSE(next_group(family_without({"has_dog"})));
    const Answers answers = family_without({"has_dog", "wants_juminhyo", "is_foreign"});
    const std::set<Slot> foreign{{"is_foreign", 0}, {"is_foreign", 1}, {"is_foreign", 2}, {"is_foreign", 3}};
    CHECK_FALSE(next_group(answers, foreign));                 // its own question comes first
    Answers known = answers;
    for (int person = 0; person < 4; ++person) known.set({"is_foreign", person}, false, Source::resident);
    CHECK(items_of(next_group(known, foreign)) == std::vector<std::string>{"has_dog", "wants_juminhyo"});
}

TEST_CASE("a question that only a later answer would need may stand on the page, but never calls for the page itself") {
    Answers answers = family_without({"is_civil_servant", "has_univ_child", "jan1_place"});
    const auto items = items_of(next_group(answers));
    CHECK(std::count(items.begin(), items.end(), "has_univ_child") == 1);
    answers.set({"is_civil_servant", 1}, true, Source::resident);         // claims at work: the number of children is not needed here
    for (const Slot& slot : seen(answers).missing) CHECK(slot.item != "has_univ_child");
}

TEST_CASE("choosing a line says yes where it is about one answer, and leaves it to its own question otherwise") {
    const auto open = next_group(family_without({"is_foreign", "has_dog", "old_head_same"}));
    REQUIRE(open);
    for (const OpenEntry& entry : open->entries) {
        const auto chosen = chosen_answer(support::catalog(), entry);
        if (entry.entry->item == "has_dog") CHECK(chosen == Value{true});
        if (entry.entry->item == "old_head_same") CHECK(chosen == Value{false});
        if (entry.entry->item == "is_foreign") CHECK_FALSE(chosen);
    }
}

TEST_CASE("over every household, a page of questions holds only what is missing or waits for nothing, and its usual answers are taken") {
    int pages = 0;
    for (const support::Household& home : support::households()) {
        Answers answers = home.answers;
        for (const auto& [item, group] : support::catalog().group_of_item) std::erase_if(answers.slots, [&name = item](const auto& entry) { return entry.first.item == name; });
        std::set<Slot> asked;
        for (int round = 0; round < 60; ++round) {
            const CaseView view = view_case(support::catalog(), answers, home.today);
            if (!view.next) break;
            const auto open = open_group(view, view.next->slot, {});
            if (!open) {
                const Answer* known = home.answers.find(view.next->slot);
                REQUIRE(asked.insert(view.next->slot).second);
                if (known) answers.slots[view.next->slot] = *known;
                else answers.set_unknown(view.next->slot);
                continue;
            }
            ++pages;
            CHECK(open->entries.size() <= kGroupEntriesMax);
            for (const OpenEntry& entry : open->entries)
                for (const Slot& slot : entry.slots) {
                    REQUIRE_MESSAGE(asked.insert(slot).second, home.name << ": asked twice: " << slot.item);
                    REQUIRE_FALSE(answers.find(slot));
                    if (entry.entry->otherwise) answers.set(slot, *entry.entry->otherwise, Source::resident);
                    else answers.set_unknown(slot);
                }
        }
        CHECK(view_case(support::catalog(), answers, home.today).missing.empty());
    }
    CHECK(pages >= 6);
}

TEST_CASE("who does not know one thing of a paper is not asked for the other that stands beside it") {
    Answers answers = family_without({"honseki", "hittousha"});
    const auto missing = [&](const char* item) {
        const CaseView view = seen(answers);
        return std::count(view.missing.begin(), view.missing.end(), Slot{item, kWholeCase}) > 0;
    };
    CHECK(missing("honseki"));
    CHECK_FALSE(missing("hittousha"));                         // waits for the other
    answers.set_unknown({"honseki", kWholeCase});
    CHECK_FALSE(missing("hittousha"));
    int for_clerk = 0;
    for (const FilledForm& form : seen(answers).forms)
        for (const FilledField& field : form.fields) for_clerk += field.slot.item == "hittousha" && field.state == FieldState::for_clerk;
    CHECK(for_clerk > 0);
    answers.set({"honseki", kWholeCase}, std::string("山口県萩市"), Source::resident);
    CHECK(missing("hittousha"));
}

TEST_CASE("a family insured through one parent's work is not asked who earns, whose insurance it is, nor the other's pension") {
    const Answers answers = insured_at_work();
    CHECK(found(answers, "main_earner") == Value{PersonRef{0}});
    CHECK(found(answers, "pension_kind", 1) == Value{std::string("third")});
    CHECK(found(answers, "insured_name", 2) == found(answers, "name", 0));
    for (const Slot& slot : seen(answers).missing) {
        CHECK(slot.item != "main_earner");
        CHECK(slot.item != "insured_name");
        CHECK_FALSE((slot.item == "pension_kind" && slot.person == 1));
    }
}

TEST_CASE("where it does not follow without doubt, who earns, whose insurance it is and the pension are asked") {
    Answers both = insured_at_work();                          // both parents insured at work
    both.set({"insurance", 1}, std::string("shaho_honnin"), Source::resident);
    CHECK_FALSE(found(both, "main_earner"));
    CHECK_FALSE(found(both, "insured_name", 2));
    CHECK_FALSE(found(both, "pension_kind", 1));
    Answers continued = insured_at_work();                     // left the job and keeps its insurance: pays the pension alone
    continued.set({"pension_kind", 0}, std::string("first"), Source::resident);
    CHECK_FALSE(found(continued, "pension_kind", 1));
    Answers old = insured_at_work();                           // from 65 on, the husband of a wife of under 60 is no insured person of the second kind
    old.set({"birth", 0}, *make_date(1961, 1, 2), Source::resident);
    CHECK_FALSE(found(old, "pension_kind", 1));
    Answers sixty = insured_at_work();
    sixty.set({"birth", 1}, *make_date(1966, 4, 1), Source::resident);
    CHECK_FALSE(found(sixty, "pension_kind", 1));
    Answers alone = insured_at_work();                         // a child without the second parent here
    alone.set({"household_size", kWholeCase}, std::int64_t{3}, Source::resident);
    alone.set({"relationship", 1}, std::string("child"), Source::resident);
    CHECK_FALSE(found(alone, "main_earner"));
    CHECK_FALSE(found(alone, "insured_name", 2));
}
