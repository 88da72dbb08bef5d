// The interview: what to ask next, recomputed from the answers every time.
// No cursor, no history, no screen.
#pragma once

#include "forms/filling.h"

namespace forms {

struct NextQuestion {
    const Question* question = nullptr;
    Slot slot;                              // the item it is about
    std::vector<std::string> for_forms;     // titles of the forms that need it
};

/// The words of a question for this case: its own, or those of the first variant that holds.
struct QuestionWords {
    Texts text, why, help;
};
QuestionWords words_of(const Question& question, const Situation& situation, int person);

/// Everything a tap recomputes, in one go. Holds pointers into the catalog.
struct CaseView {
    Situation situation;
    Procedures procedures;
    std::vector<FilledForm> forms;          // those that are printed, in the order of the bundle
    std::vector<Slot> missing;              // everything still to ask, in the order of asking
    std::optional<NextQuestion> next;       // nothing: complete
};

CaseView view_case(const Catalog& catalog, const Answers& answers, Date today);
std::optional<NextQuestion> next_question(const Catalog& catalog, const Answers& answers, Date today);

}  // namespace forms
