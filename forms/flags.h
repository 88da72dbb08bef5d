// What a clerk must look at before accepting a case: values nobody knows, letters other systems may not have, names without
// kanji, passed deadlines, rules that hand the case over. CaseView → flags, as data: sheet, manifest and desk word them.
// Not for the resident's screen, and no second print gate: nothing here stops the printer.
#pragma once

#include "forms/interview.h"

namespace forms {

enum class FlagKind {
    unknown,          // the resident said わからない
    rare_letter,      // 外字: a letter or shape that other systems may not have
    kana_only,        // a name typed in kana; the register may hold kanji
    deadline_passed,
    handover,         // a rule of the catalog gives the case to the clerk
    unconfirmed       // the city has not confirmed a value that this procedure uses
};

/// `slot` for the first three; `procedure` (index into view.procedures.required) for the others.
struct ClerkFlag {
    FlagKind kind = FlagKind::unknown;
    Slot slot;
    std::size_t procedure = 0;
    std::string says;                  // handover: the catalog's sentence
    bool operator==(const ClerkFlag&) const = default;
};

std::string_view to_id(FlagKind kind);

/// In the order of the kinds; slots in the order of people and items.
std::vector<ClerkFlag> clerk_flags(const CaseView& view);

/// Whether the fee or the benefit of the procedure is an amount that the city has not confirmed.
bool has_unconfirmed_amount(const Procedure& procedure, const Municipality& city);

/// Every fact of the case, once: the answers, and what the printed forms hold; the case first, then each person, in the
/// order of the items. Facts with neither a value nor a 「わからない」 are left out, and marks that are only printed.
std::vector<Slot> facts_of(const CaseView& view);

/// Letters beyond the basic plane, variation sequences, CJK extension A, compatibility ideographs and 髙.
bool has_rare_letter(std::string_view text);

}  // namespace forms
