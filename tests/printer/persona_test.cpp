// The personas of tests/support/personas.h put into every household and onto every form: nothing overflows, no letter is
// missing, no box stays unfilled.
#include "support/cases.h"
#include "support/personas.h"

#include "printer/gate.h"
#include "printer/layout.h"

using namespace forms;
using support::Persona;
using support::personas;

TEST_CASE("every persona in every household fits every form") {
    const auto fonts = printer::Fonts::open();
    REQUIRE(fonts);
    int sheets = 0;
    for (const support::Household& home : support::households()) {
        for (const Persona& persona : personas()) {
            Answers answers = home.answers;
            persona.enter(answers);
            const Situation situation = derive_situation(support::catalog(), answers, home.today);
            for (const auto& [id, form] : support::catalog().templates) {
                const FilledForm filled = fill(form, situation, support::catalog().prints_per_person(id) ? 0 : kWholeCase);
                const printer::LaidOutForm laid_out = printer::lay_out(filled, support::catalog().city, *fonts);
                for (const printer::LayoutFinding& finding : laid_out.findings) FAIL_CHECK(persona.name << " in " << home.name << " on " << id << " " << finding.field << ": " << finding.message);
                ++sheets;
            }
        }
    }
    CHECK(personas().size() >= 12);
    CHECK(sheets > 2000);
}

TEST_CASE("where a persona's case is complete, no required box stays empty") {
    int complete = 0;
    for (const support::Household& home : support::households()) {
        for (const Persona& persona : personas()) {
            Answers answers = home.answers;
            persona.enter(answers);
            const CaseView view = view_case(support::catalog(), answers, home.today);
            if (!view.missing.empty()) continue;       // the changed age or address asks for more: the interview would
            ++complete;
            for (const FilledForm& form : view.forms) {
                for (const FilledField& field : form.fields) CHECK_MESSAGE(field.state != FieldState::missing, persona.name << " in " << home.name << " on " << form.form->id << ": " << field.id());
            }
        }
    }
    CHECK(complete > 100);
}
