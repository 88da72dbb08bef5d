// Kinds of wrong paper, each a small act of sabotage on a household's papers, for seeded_defects_test.
// Only tampers; what the gate says of it is the test's business.
#pragma once

#include "printer/layout_sample.h"
#include "support/cases.h"

#include <optional>
#include <string>
#include <vector>

namespace seeded {

using printer::Level;

/// A household's papers, open to tampering.
struct Papers {
    explicit Papers(support::Household of) : household(std::move(of)) { refill(); }
    void refill();
    void lay_out_again(std::size_t form);
    std::vector<printer::Finding> inspect() const;

    support::Household household;
    forms::CaseView view{forms::derive_situation(support::catalog(), {}, support::kToday), {}, {}, {}, {}};
    std::vector<printer::LaidOutForm> laid_out;
};

/// A kind of defect on one form of a bundle; false where it is not possible. `turn` varies which of the places is taken.
/// The gate has to give an error on that form.
struct PaperDefect {
    const char* name;
    bool (*tamper)(Papers& papers, std::size_t form, std::size_t turn);
};

/// A kind of defect in the answers; the slot that findings are about, or nothing where it is not possible. The gate has to
/// say `words`, as `level`; a warning is what only a human can decide.
struct AnswerDefect {
    const char* name;
    Level level;
    const char* words;
    std::optional<forms::Slot> (*tamper)(forms::Answers& answers, const Papers& clean);
};

const std::vector<PaperDefect>& filled_defects();
const std::vector<PaperDefect>& page_defects();
const std::vector<PaperDefect>& bundle_defects();
const std::vector<AnswerDefect>& answer_defects();

/// The filled fields of a form for which `suits` holds; the one whose turn it is, or nullptr.
template <typename Suits>
forms::FilledField* pick(forms::FilledForm& form, std::size_t turn, Suits suits) {
    std::vector<forms::FilledField*> found;
    for (forms::FilledField& field : form.fields) {
        if (field.state == forms::FieldState::filled && suits(field)) found.push_back(&field);
    }
    return found.empty() ? nullptr : found[turn % found.size()];
}

inline bool shows_options(forms::FieldKind kind) {
    return kind == forms::FieldKind::circle || kind == forms::FieldKind::check || kind == forms::FieldKind::strike;
}
inline bool shows_text(const forms::FilledField& field) {
    using forms::FieldKind;
    const FieldKind kind = field.field->kind;
    return kind == FieldKind::text || kind == FieldKind::name || kind == FieldKind::address || kind == FieldKind::date ||
           kind == FieldKind::era_date || kind == FieldKind::comb;
}

}  // namespace seeded
