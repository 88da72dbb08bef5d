// A paper that the resident brought, being copied: one line an item, first the case's, then each person's, in the order of the
// paper (forms/catalog_papers.h). What differs from the case becomes corrections of one amendment. Pure; knows no screen.
#pragma once

#include "forms/catalog_papers.h"
#include "kiosk/desk/correction.h"

namespace kiosk::desk {

struct TranscriptLine {
    CorrectionDraft draft, first;          // as it stands, and as it stood
    std::optional<forms::Value> known;
    forms::Source source = forms::Source::resident;
    std::string message, remedy;           // what is wrong with what was typed
};
struct TranscriptChange {
    forms::Slot slot;
    std::string label, before, after;
    forms::Value value;
};
enum class TranscriptStage { typing, saving, leaving };
struct TranscriptDialog {
    std::size_t paper = 0;                 // among those of the event
    std::string title;
    std::vector<TranscriptLine> lines;
    std::size_t focus = 0;
    bool replaces = true;                  // the next letter takes the place of what stands in the field
    TranscriptStage stage = TranscriptStage::typing;
    std::vector<TranscriptChange> changes;
    FormsDifference difference;
    std::string notice;
};

TranscriptDialog transcript_of(const forms::SourcePaper& paper, const store::CaseContent& content, const forms::CaseView& view, const DeskWorld& world);
bool was_touched(const TranscriptLine& line);
std::size_t touched_count(const TranscriptDialog& dialog);
/// The line as it reads now, in one row.
std::string line_text(const TranscriptLine& line);
/// Every touched line checked; those that are wrong say why, and the first of them is in focus. True when all are good.
bool check_lines(TranscriptDialog& dialog, const forms::CaseView& view, const DeskWorld& world, forms::Date today);
/// The content with every change, each keeping what stood before.
store::CaseContent amended(store::CaseContent content, const std::vector<TranscriptChange>& changes, const store::Word& by, store::Moment at, const std::string& why);
void wipe(TranscriptDialog& dialog);

}  // namespace kiosk::desk
