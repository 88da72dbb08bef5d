// The print gate: the last look at every form before a PDF is written. FilledForms and their pages → findings.
// Finds; never mends, never prints.
#pragma once

#include "printer/layout.h"

namespace printer {

enum class Level { error, warning };

struct Finding {
    Level level = Level::error;
    std::string form;          // template id
    std::string form_title;
    int person = forms::kWholeCase;
    std::string field;         // FilledField::id(); empty when the whole form is meant
    std::string field_label;
    std::string message, remedy;
    bool lacks_letter = false; // a letter that no font has: staff choose another or write it by hand, and the resident need not wait for it
};

/// Just the forms that are needed, filled as the answers stand; required boxes filled or left for a hand; nothing overflows;
/// the pages read back say it all and no more, in the right glyphs; dates and people possible; the same fact the same on all
/// forms. `laid_out` runs parallel to `forms`. Forms that the catalog does not know are not held against its procedures.
std::vector<Finding> inspect(const std::vector<forms::FilledForm>& forms, const std::vector<LaidOutForm>& laid_out,
                             const forms::Situation& situation, const Fonts& fonts);
bool has_errors(const std::vector<Finding>& findings);
/// Errors there are, and each is a letter that no font has.
bool lacks_only_letters(const std::vector<Finding>& findings);

}  // namespace printer
