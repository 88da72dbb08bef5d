// A value being corrected: text in parts, or a choice among options. Value → draft → checked value, by the same check as the
// kiosk. Pure; the session decides when a corrected value becomes part of the case.
#pragma once

#include "forms/answers_file.h"
#include "kiosk/desk/sight.h"
#include "kiosk/desk/text_edit.h"

#include <set>

namespace kiosk::desk {

struct CorrectionPart {
    std::string label;
    TextEdit text;
};
struct CorrectionOption {
    std::string id, label;
    bool is_picked = false;
};

struct CorrectionDraft {
    forms::Slot slot;
    std::string label, before;             // how the value reads now
    std::vector<CorrectionPart> parts;     // text, date, number: one; address: seven
    std::vector<CorrectionOption> options; // choice, yes or no, person
    bool many = false;
    int focus = 0;                         // part or option
};

CorrectionDraft draft_for(const SightRow& row, const forms::CaseView& view, const DeskWorld& world);
/// A value, or a sentence and how to mend it.
forms::CheckedValue checked(const CorrectionDraft& draft, const DeskWorld& world, forms::Date today);
/// One is picked, or of many one more or less.
void pick(CorrectionDraft& draft, int option);
void wipe(CorrectionDraft& draft);

/// The content with this value, and what it remembers of the change.
store::CaseContent corrected(store::CaseContent content, const forms::Slot& slot, forms::Value value, const store::Word& by, store::Moment at, const std::string& why);

}  // namespace kiosk::desk
