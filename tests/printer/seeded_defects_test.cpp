// Every kind of seeded defect, on every household and every form where it is possible: the gate catches each, and passes
// every clean case without a word. What the kinds are is seeded_*.cpp's.
#include "printer/seeded_defects.h"

#include "forms/text.h"
#include "support/build.h"

#include <limits>
#include <map>
#include <set>
#include <utility>

using namespace forms;
using printer::Finding;
using seeded::Level;
using seeded::Papers;

namespace {

const std::vector<Papers>& clean_cases() {
    static const std::vector<Papers> kCases = [] {
        std::vector<Papers> cases;
        for (support::Household& household : support::households()) cases.emplace_back(std::move(household));
        return cases;
    }();
    return kCases;
}

std::string in_words(const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) all += finding.form + " " + finding.field + ": " + finding.message + "\n";
    return all;
}

bool is_error_of(const std::vector<Finding>& findings, const std::string& form) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.level == Level::error && finding.form == form; });
}

/// The forms that print a fact; when none does, the finding may stand with any.
std::set<std::string> forms_with(const Papers& papers, const Slot& slot) {
    std::set<std::string> forms;
    for (const FilledForm& form : papers.view.forms) {
        for (const FilledField& field : form.fields) {
            if (field.slot == slot && (field.state == FieldState::filled || field.state == FieldState::missing)) forms.insert(form.form->id);
        }
    }
    return forms;
}

/// What residents typed and nobody should read in a finding: names, numbers, addresses.
std::set<std::string> private_texts(const Papers& papers) {
    std::set<std::string> texts;
    for (const auto& [slot, answer] : papers.view.situation.answers().slots) {
        const Item* item = support::catalog().item(slot.item);
        const auto* text = answer.value ? std::get_if<std::string>(&*answer.value) : nullptr;
        const bool is_told = item == nullptr || item->type == ItemType::choice || item->type == ItemType::text;
        if (text != nullptr && !is_told && count_characters(*text) > 3) texts.insert(*text);
    }
    return texts;
}

void check_discretion(const Papers& papers, const std::vector<Finding>& findings) {
    for (const std::string& text : private_texts(papers)) {
        for (const Finding& finding : findings) {
            if ((finding.message + finding.remedy).find(text) != std::string::npos) FAIL_CHECK("a finding repeats what was answered: " << finding.message);
        }
    }
}

/// The sanitized build looks for misuse of memory, not for gaps of the gate: each defect once on each kind of form.
constexpr int kTimesOnForm = support::kLooksForWrongMemory ? 1 : std::numeric_limits<int>::max();

/// Tampers with one form after the other of every household; returns how often each defect was possible.
std::map<std::string, int> seed_papers(const std::vector<seeded::PaperDefect>& defects) {
    std::map<std::string, int> done;
    std::map<std::pair<std::string, std::string>, int> done_on_form;
    int left_out = 0;
    std::size_t turn = 0;
    for (const Papers& clean : clean_cases()) {
        Papers papers = clean;
        for (std::size_t form = 0; form < clean.view.forms.size(); ++form) {
            for (const seeded::PaperDefect& defect : defects) {
                done.try_emplace(defect.name, 0);
                const std::string& id = clean.view.forms[form].form->id;
                int& times = done_on_form[{defect.name, id}];
                if (times >= kTimesOnForm) {
                    ++left_out;
                    continue;
                }
                const bool possible = defect.tamper(papers, form, ++turn);
                if (possible) {
                    ++done[defect.name];
                    ++times;
                    const auto findings = papers.inspect();
                    CHECK_MESSAGE(is_error_of(findings, id), clean.household.name << ", " << id << ": uncaught: " << std::string(defect.name) << "\n" << in_words(findings));
                    check_discretion(papers, findings);
                }
                papers.view.forms = clean.view.forms;
                papers.laid_out = clean.laid_out;
            }
        }
    }
    if (!support::kLooksForWrongMemory) CHECK(left_out == 0);
    return done;
}

void check_all_done(const std::map<std::string, int>& done) {
    for (const auto& [name, times] : done) CHECK_MESSAGE(times > 0, "possible nowhere: " << name);
}

}  // namespace

TEST_CASE("clean cases give no error and no warning") {
    CHECK(clean_cases().size() >= 9);
    for (const Papers& clean : clean_cases()) {
        const auto findings = clean.inspect();
        CHECK_MESSAGE(findings.empty(), clean.household.name << "\n" << in_words(findings));
    }
}

TEST_CASE("there are more than forty kinds of seeded defects, each of its own name") {
    std::set<std::string> names;
    std::size_t kinds = 0;
    for (const auto* defects : {&seeded::filled_defects(), &seeded::page_defects(), &seeded::bundle_defects()}) {
        for (const seeded::PaperDefect& defect : *defects) names.insert(defect.name);
        kinds += defects->size();
    }
    for (const seeded::AnswerDefect& defect : seeded::answer_defects()) names.insert(defect.name);
    kinds += seeded::answer_defects().size();
    CHECK(names.size() == kinds);
    CHECK(kinds >= 140);
}

TEST_CASE("every defect of a filled form is caught on that form") { check_all_done(seed_papers(seeded::filled_defects())); }
TEST_CASE("every defect of a page is caught on that form") { check_all_done(seed_papers(seeded::page_defects())); }
TEST_CASE("every defect of the bundle is caught on that form") { check_all_done(seed_papers(seeded::bundle_defects())); }

TEST_CASE("every defect of the answers is caught where it is printed") {
    std::map<std::string, int> done;
    for (const Papers& clean : clean_cases()) {
        if (clean.view.forms.empty()) continue;
        for (const seeded::AnswerDefect& defect : seeded::answer_defects()) {
            Papers papers = clean;
            const auto slot = defect.tamper(papers.household.answers, clean);
            done.try_emplace(defect.name, 0);
            if (!slot) continue;
            papers.refill();
            if (papers.view.forms.empty()) continue;
            ++done[defect.name];
            const auto findings = papers.inspect();
            const std::set<std::string> printed_on = forms_with(papers, *slot);
            const bool caught = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
                const bool right_form = printed_on.empty() || printed_on.count(finding.form) > 0;
                return finding.level == defect.level && right_form && finding.message.find(defect.words) != std::string::npos;
            });
            CHECK_MESSAGE(caught, clean.household.name << ": uncaught: " << std::string(defect.name) << "\n" << in_words(findings));
            check_discretion(papers, findings);
        }
    }
    check_all_done(done);
}

TEST_CASE("a variation selector that the paper loses is caught on every form with the name") {
    support::Household household = support::household("rare_characters");
    household.answers.set({kName, 0}, std::string("辻\U000E0101 一郎"), Source::clerk);
    const Papers clean(household);
    CHECK_MESSAGE(clean.inspect().empty(), in_words(clean.inspect()));
    int forms = 0;
    for (std::size_t form = 0; form < clean.view.forms.size(); ++form) {
        Papers papers = clean;
        int lost = 0;
        for (printer::PageScene& page : papers.laid_out[form].pages) {
            for (printer::Mark& mark : page.marks) {
                auto* run = std::get_if<printer::TextRun>(&mark);
                for (std::size_t i = 0; run != nullptr && i < run->glyphs.size(); ++i) lost += std::exchange(run->glyphs[i].selector, 0) != 0 ? 1 : 0;
            }
        }
        if (lost == 0) continue;
        ++forms;
        CHECK(is_error_of(papers.inspect(), clean.view.forms[form].form->id));
    }
    CHECK(forms >= 3);
}

TEST_CASE("a date about somebody else may lie before the person's birth, and its number may be another's") {
    for (const About about : {About::self, About::other}) {
        Catalog catalog = support::catalog();
        for (const char* item : {"insurance_lost_date", "pension_date", "pension_number"}) catalog.items.at(item).about = about;
        support::Household household = support::household("family_of_four");
        household.answers.set({"insurance_lost_date", 1}, Date{1950, 1, 1}, Source::clerk);
        household.answers.set({"pension_number", 1}, std::string("0000123456"), Source::clerk);
        const CaseView view = view_case(catalog, household.answers, household.today);
        std::vector<printer::LaidOutForm> laid_out;
        for (const FilledForm& form : view.forms) laid_out.push_back(printer::lay_out(form, catalog.city, layout_sample::fonts()));
        const auto findings = printer::inspect(view.forms, laid_out, view.situation, layout_sample::fonts());
        CHECK_MESSAGE(printer::has_errors(findings) == (about == About::self), in_words(findings));
    }
}
