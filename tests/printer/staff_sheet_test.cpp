// The 職員確認票 of every household and persona: two pages at most, each letter legible, every fact and its source on it.
// Reads the runs that are printed, not the tables they were set from.
#include "forms/scenario_file.h"
#include "support/personas.h"
#include "support/printed_runs.h"

#include "forms/flags.h"
#include "forms/text.h"
#include "printer/slips.h"
#include "tests/printer/layout_sample.h"

using namespace forms;

using layout_sample::fonts;

namespace {

double smallest_pt(const printer::LaidOutForm& sheets) {
    double smallest = 100;
    support::for_each_run(sheets, [&](const printer::TextRun& run) { smallest = std::min(smallest, run.em_mm * 72 / 25.4); });
    return smallest;
}

}  // namespace

TEST_CASE("the sheet for staff has one or two pages for every household and persona, and nothing runs over") {
    int sheets = 0;
    for (const support::Household& home : support::households()) {
        for (const support::Persona& persona : support::personas()) {
            Answers answers = home.answers;
            persona.enter(answers);
            const CaseView view = view_case(support::catalog(), answers, home.today);
            if (view.procedures.required.empty()) continue;
            const printer::Slip sheet = printer::staff_sheet(view, fonts());
            CHECK_MESSAGE(sheet.sheets.pages.size() <= 2, persona.name << " in " << home.name << ": " << sheet.sheets.pages.size() << " pages");
            for (const printer::LayoutFinding& finding : sheet.sheets.findings) FAIL_CHECK(persona.name << " in " << home.name << ": " << finding.field << " " << finding.message);
            ++sheets;
        }
    }
    CHECK(sheets > 300);
}

TEST_CASE("the sheet for staff has one or two pages for every scenario, without the marks of the guidance papers") {
    int sheets = 0;
    for (const scenarios::Scenario& scenario : scenarios::all_scenarios()) {
        for (const scenarios::StatedCase& stated : scenario.stated) {
            const CaseView view = view_case(support::catalog(), stated.answers, stated.today);
            if (view.procedures.required.empty()) continue;
            const printer::Slip sheet = printer::staff_sheet(view, fonts());
            CHECK_MESSAGE(sheet.sheets.pages.size() <= 2, stated.file << ": " << sheet.sheets.pages.size() << " pages");
            for (const printer::LayoutFinding& finding : sheet.sheets.findings) FAIL_CHECK(stated.file << ": " << finding.field << " " << finding.message);
            CHECK_MESSAGE(support::letters_of(sheet.sheets).find("案内:") == std::string::npos, stated.file);
            ++sheets;
        }
    }
    CHECK(sheets > 200);
}

TEST_CASE("an amount that nobody confirmed stands with its unit before the mark") {
    const support::Household home = support::household("shibou_lived_alone");
    const std::string letters = support::letters_of(printer::staff_sheet(view_case(support::catalog(), home.answers, home.today), fonts()).sheets);
    CHECK_MESSAGE(letters.find("50,000円（要確認）") != std::string::npos, letters);
    CHECK(letters.find("（要確認）円") == std::string::npos);
}

TEST_CASE("every fact of a case stands on the sheet for staff, in letters of seven points or more") {
    for (const support::Household& home : support::households()) {
        const CaseView view = view_case(support::catalog(), home.answers, home.today);
        const printer::Slip sheet = printer::staff_sheet(view, fonts());
        CHECK_MESSAGE(smallest_pt(sheet.sheets) >= 6.45, home.name);          // 6.5: the line in the lower margin
        const std::string letters = support::letters_of(sheet.sheets);
        for (const Slot& slot : facts_of(view)) {
            const Item& item = *support::catalog().item(slot.item);
            const Resolved& known = view.situation.find(item, slot.person);
            if (!known.value || std::holds_alternative<PersonRef>(*known.value) || item.sensitivity == Sensitivity::my_number) continue;
            CHECK_MESSAGE(letters.find(support::without_spaces(printed_text(item, *known.value, ""))) != std::string::npos, home.name << ": " << slot.item << " of person " << slot.person + 1);
        }
    }
}

TEST_CASE("what the clerk must look at is told as data: わからない, 外字, a name in kana, a day that has passed") {
    support::Household home = support::household("family_of_four");
    const auto kinds = [&] {
        std::string text;
        for (const ClerkFlag& flag : clerk_flags(view_case(support::catalog(), home.answers, home.today))) {
            if (flag.kind == FlagKind::unconfirmed || flag.kind == FlagKind::handover) continue;
            text += std::string(to_id(flag.kind)) + (flag.slot.item.empty() ? "" : ":" + flag.slot.item + std::to_string(flag.slot.person + 1)) + " ";
        }
        return text;
    };
    CHECK(kinds() == "");
    home.answers.set_unknown({"phone", kWholeCase});
    CHECK(kinds().find("unknown:phone0 ") == 0);
    home = support::household("family_of_four");
    home.answers.set({"name", 1}, "たむら みさき", Source::resident);
    CHECK(kinds() == "kana_only:name2 ");
    home.answers.set({"name", 1}, "たむら みさき", Source::card);               // as the register has it
    CHECK(kinds() == "");
    home.answers.set({"name", 1}, "髙村 美咲", Source::resident);
    CHECK(kinds().find("rare_letter:name2 ") != std::string::npos);
    home = support::household("family_of_four");
    home.today = *parse_iso_date("2026-06-01");
    CHECK(kinds().find("deadline_passed") != std::string::npos);
}

TEST_CASE("a personal number never stands on the sheet for staff") {
    support::Household home = support::household("family_of_four");
    home.answers.set({"my_number", 0}, "123456789018", Source::clerk);
    const printer::Slip sheet = printer::staff_sheet(view_case(support::catalog(), home.answers, home.today), fonts());
    CHECK(support::letters_of(sheet.sheets).find("123456789018") == std::string::npos);
}
