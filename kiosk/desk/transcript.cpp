// A paper being copied: lines out of a case, and corrections out of lines.
// A line that nobody touched is never checked and never changes anything.
#include "kiosk/desk/transcript.h"

#include "kiosk/desk/reasons.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

TranscriptLine line_of(const forms::Slot& slot, const std::string& label, const store::CaseContent& content, const forms::CaseView& view, const DeskWorld& world) {
    const forms::Item& item = *world.catalog->item(slot.item);
    const forms::Resolved& known = view.situation.find(item, slot.person);
    SightRow row;
    row.slot = slot;
    row.label = label;
    row.value = known.value ? value_as_read(slot, *known.value, view, world) : (*world.words)("desk.value.none");
    TranscriptLine line;
    line.draft = line.first = draft_for(row, view, world);
    line.known = known.value;
    line.source = known.source;
    const bool was_corrected = std::any_of(content.corrections.begin(), content.corrections.end(), [&](const auto& one) { return one.slot == slot; });
    if (was_corrected) line.source = forms::Source::clerk;
    return line;
}

}  // namespace

TranscriptDialog transcript_of(const forms::SourcePaper& paper, const store::CaseContent& content, const forms::CaseView& view, const DeskWorld& world) {
    TranscriptDialog dialog;
    dialog.title = paper.title;
    for (const forms::SourceLine& line : paper.case_lines) dialog.lines.push_back(line_of({line.item, forms::kWholeCase}, line.label, content, view, world));
    for (int person = 0; person < view.situation.person_count(); ++person)
        for (const forms::SourceLine& line : paper.person_lines) dialog.lines.push_back(line_of({line.item, person}, line.label, content, view, world));
    return dialog;
}

bool was_touched(const TranscriptLine& line) {
    const auto same_text = [](const CorrectionPart& a, const CorrectionPart& b) { return a.text.letters == b.text.letters; };
    const auto same_pick = [](const CorrectionOption& a, const CorrectionOption& b) { return a.is_picked == b.is_picked; };
    return !std::equal(line.draft.parts.begin(), line.draft.parts.end(), line.first.parts.begin(), same_text) ||
           !std::equal(line.draft.options.begin(), line.draft.options.end(), line.first.options.begin(), same_pick);
}

std::size_t touched_count(const TranscriptDialog& dialog) { return static_cast<std::size_t>(std::count_if(dialog.lines.begin(), dialog.lines.end(), was_touched)); }

std::string line_text(const TranscriptLine& line) {
    std::string text;
    for (const CorrectionPart& part : line.draft.parts) text += text_of(part.text);
    for (const CorrectionOption& option : line.draft.options)
        if (option.is_picked) text += (text.empty() ? "" : " ") + option.label;
    return text;
}

bool check_lines(TranscriptDialog& dialog, const forms::CaseView& view, const DeskWorld& world, forms::Date today) {
    dialog.changes.clear();
    std::optional<std::size_t> wrong;
    for (std::size_t i = 0; i < dialog.lines.size(); ++i) {
        TranscriptLine& line = dialog.lines[i];
        line.message.clear();
        line.remedy.clear();
        if (!was_touched(line)) continue;
        auto result = checked(line.draft, world, today);
        line.message = result.message;
        line.remedy = result.remedy;
        if (!result.value && !wrong) wrong = i;
        if (!result.value || result.value == line.known) continue;
        std::string label = line.draft.label;
        if (line.draft.slot.person >= 0) label = (*world.words)("desk.label.of_person", {{"name", view.situation.person_name(line.draft.slot.person)}, {"label", label}});
        dialog.changes.push_back({line.draft.slot, label, line.draft.before, value_as_read(line.draft.slot, *result.value, view, world), *result.value});
    }
    if (wrong) dialog.focus = *wrong;
    return !wrong;
}

store::CaseContent amended(store::CaseContent content, const std::vector<TranscriptChange>& changes, const store::Word& by, store::Moment at, const std::string& why) {
    for (const TranscriptChange& change : changes) content = corrected(std::move(content), change.slot, change.value, by, at, why);
    return content;
}

void wipe(TranscriptDialog& dialog) {
    for (TranscriptLine& line : dialog.lines) {
        wipe(line.draft);
        wipe(line.first);
    }
    dialog = {};
}

}  // namespace kiosk::desk
