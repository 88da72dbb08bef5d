// The ご案内票 of every scenario and household: one A4 page, in letters a resident can read, with every procedure on it.
// Reads the runs that are printed, not the tables they were set from.
#include "forms/scenario_file.h"

#include "printer/slips.h"
#include "support/printed_runs.h"
#include "tests/printer/layout_sample.h"

using namespace forms;

using layout_sample::fonts;

namespace {

constexpr double kLegiblePt = 9, kLowerMargin_mm = 283;        // below it: the form's name and the page

void check_slip(const std::string& name, const CaseView& view) {
    const printer::Slip slip = printer::route_slip(view, fonts(), "A-123");
    CHECK_MESSAGE(slip.sheets.pages.size() == 1, name << ": " << slip.sheets.pages.size() << " pages");
    for (const printer::LayoutFinding& finding : slip.sheets.findings) FAIL_CHECK(name << ": " << finding.field << " " << finding.message);
    double smallest = 100;
    support::for_each_run(slip.sheets, [&](const printer::TextRun& run) {
        if (run.baseline_mm < kLowerMargin_mm) smallest = std::min(smallest, run.em_mm * 72 / 25.4);
    });
    CHECK_MESSAGE(smallest >= kLegiblePt - 0.01, name << ": " << smallest << " pt");
    const std::string letters = support::letters_of(slip.sheets);
    for (const RequiredProcedure& required : view.procedures.required) {
        CHECK_MESSAGE(letters.find(support::without_spaces(required.procedure->title)) != std::string::npos, name << ": " << required.procedure->title);
        if (needs_no_window(required)) continue;
        CHECK_MESSAGE(letters.find(support::without_spaces(required.because)) != std::string::npos, name << ": " << required.because);
        for (const std::string& thing : required.bring) CHECK_MESSAGE(letters.find(support::without_spaces(thing)) != std::string::npos, name << ": " << thing);
    }
}

}  // namespace

TEST_CASE("the ご案内票 is one page for every scenario and household, in letters of nine points or more, with why and what to bring") {
    int slips = 0;
    for (const support::Household& home : support::households()) {
        check_slip(home.name, view_case(support::catalog(), home.answers, home.today));
        ++slips;
    }
    for (const scenarios::Scenario& scenario : scenarios::all_scenarios()) {
        for (const scenarios::StatedCase& stated : scenario.stated) {
            const CaseView view = view_case(support::catalog(), stated.answers, stated.today);
            if (view.procedures.required.empty()) continue;
            check_slip(stated.file, view);
            ++slips;
        }
    }
    CHECK(slips > 250);
}
