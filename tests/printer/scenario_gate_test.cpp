// Every scenario that is complete goes through the print gate: nothing that the rules allow is refused on paper.
// What the gate says of cases that are wrong is gate_test.cpp's and the seeded defects'.
#include "forms/scenario_file.h"

#include "printer/papers.h"

using namespace forms;

namespace {

/// Scenarios about answers that cannot be: the gate is right to stop them.
const std::set<std::string> kRefused = {"tennyu_nenkin_from_60_never_needed.txt"};      // nobody of 60 is 第1号

}  // namespace

TEST_CASE("the print gate lets every complete scenario through") {
    const auto fonts = printer::Fonts::open();
    REQUIRE(fonts);
    int complete = 0;
    for (const scenarios::Scenario& scenario : scenarios::all_scenarios()) {
        for (const scenarios::StatedCase& stated : scenario.stated) {
            const CaseView view = view_case(support::catalog(), stated.answers, stated.today);
            if (kRefused.count(stated.file) || !stated.procedures.empty() || !view.missing.empty() || !view.procedures.undecided.empty()) continue;
            const auto papers = printer::make_papers(support::catalog(), stated.answers, stated.today, *fonts);
            REQUIRE(papers);
            for (const printer::Finding& finding : papers->findings) {
                if (finding.level == printer::Level::error) FAIL_CHECK(stated.file << ": " << finding.form_title << " " << finding.field_label << ": " << finding.message);
            }
            CHECK_MESSAGE(papers->complete, stated.file);
            ++complete;
        }
    }
    CHECK(complete > 80);
}
