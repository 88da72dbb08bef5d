// The answers in a code beside those of a session: what the resident's own code keeps of a visit, and what a code shown in the
// middle of one adds. Answers → Answers; pure. Nothing that was answered is overwritten: where a code differs, it is told.
#pragma once

#include "forms/catalog.h"
#include "forms/answers.h"

#include <vector>

namespace kiosk {

/// Of a finished visit what stays true until the next: names, readings, birth dates, sex and relation of the people, their address and
/// telephone. Never what the errand was, never a number of the state. Empty when nobody's name is known.
forms::Answers own_answers(const forms::Answers& answers, const forms::Catalog& catalog, forms::Date today);

struct CodeDifference {
    forms::Slot slot;                      // of the session
    forms::Value said, in_code;
};
struct BesideAnswers {
    forms::Answers answers;                // the session's, with what the code adds
    std::vector<CodeDifference> differences;
    int added = 0;
    int people_left_out = 0;               // in the code, and not in the case
};
/// People are matched by name, birth date or, while they have neither, by their relation to the head. Of a code for another errand
/// only what an own code would keep is taken.
BesideAnswers beside_answers(const forms::Answers& said, const forms::Answers& in_code, const forms::Catalog& catalog);

}  // namespace kiosk
