// Copying from a paper: from line to line with Enter, options by ← → or their number, and one amendment at the end.
// Part of desk_step(). Nothing typed is lost by a mistake in it; leaving asks only when something would be lost.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/desk_turn.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

/// The line in hand is outlined on the page beside it.
void go_to_line(Turn& turn, TranscriptDialog& dialog, std::size_t line) {
    dialog.focus = std::min(line, dialog.lines.size() - 1);
    dialog.replaces = true;
    const Sight& sight = turn.session.open->sight;
    for (std::size_t i = 0; i < row_count(sight); ++i)
        if (row_at(sight, i).slot == dialog.lines[dialog.focus].draft.slot) return show_row(turn, i);
}

/// The first line of the person after or before the one in hand.
void go_to_person(Turn& turn, TranscriptDialog& dialog, int step) {
    const int wanted = dialog.lines[dialog.focus].draft.slot.person + step;
    for (std::size_t i = 0; i < dialog.lines.size(); ++i)
        if (dialog.lines[i].draft.slot.person == wanted) return go_to_line(turn, dialog, i);
}

void review(Turn& turn, TranscriptDialog& dialog) {
    const OpenCase& open = *turn.session.open;
    dialog.notice.clear();
    if (!check_lines(dialog, open.sight.view, turn.data.world, open.content.today)) return go_to_line(turn, dialog, dialog.focus);
    if (dialog.changes.empty()) {
        dialog.notice = turn.words()("desk.copy.nothing");
        return;
    }
    forms::Answers changed = open.content.answers;
    for (const TranscriptChange& change : dialog.changes) changed.set(change.slot, change.value, forms::Source::clerk);
    dialog.difference = difference_of(open.sight.view, forms::view_case(*turn.data.world.catalog, changed, open.content.today));
    dialog.stage = TranscriptStage::saving;
}

void save(Turn& turn, TranscriptDialog& dialog) {
    OpenCase& open = *turn.session.open;
    store::CaseContent content = amended(open.content, dialog.changes, turn.session.staff->id, turn.now.wall, turn.words()("desk.copy.why"));
    content.confirmed = open.confirmed;
    std::vector<store::Word> items;
    for (const TranscriptChange& change : dialog.changes)
        if (const auto item = store::Word::make(change.slot.item)) items.push_back(*item);
    open.is_busy = true;
    turn.effects.push_back(Amend{open.row, std::move(content), std::move(items)});
    wipe(dialog);
    turn.session.dialog.reset();
}

void step_option(CorrectionDraft& draft, int step) {
    const int count = static_cast<int>(draft.options.size());
    const bool is_picked = std::any_of(draft.options.begin(), draft.options.end(), [](const auto& one) { return one.is_picked; });
    const int next = is_picked || draft.many ? (draft.focus + step + count) % count : draft.focus;
    if (draft.many) draft.focus = next;
    else pick(draft, next);
}

void edit_options_in_line(CorrectionDraft& draft, const Event& event) {
    const auto* pressed = std::get_if<Pressed>(&event);
    if (pressed && pressed->key == Key::left) step_option(draft, -1);
    if (pressed && pressed->key == Key::right) step_option(draft, 1);
    const auto* typed = std::get_if<Typed>(&event);
    if (typed && typed->text == " ") pick(draft, draft.focus);
    if (const auto option = option_typed(event)) pick(draft, *option);
}

void edit_line(TranscriptDialog& dialog, const Event& event) {
    TranscriptLine& line = dialog.lines[dialog.focus];
    const bool is_edit = std::holds_alternative<Typed>(event) || std::holds_alternative<Pressed>(event) || asks(event, Command::code_to_letter);
    if (!is_edit) return;
    line.message.clear();
    line.remedy.clear();
    if (!line.draft.options.empty()) return edit_options_in_line(line.draft, event);
    TextEdit& edit = line.draft.parts[static_cast<std::size_t>(line.draft.focus)].text;
    if (std::holds_alternative<Typed>(event) && dialog.replaces) wipe(edit);
    dialog.replaces = false;
    edit_text(edit, event);
}

/// Through the parts of an address, then on.
void go_to_part(Turn& turn, TranscriptDialog& dialog, int step) {
    CorrectionDraft& draft = dialog.lines[dialog.focus].draft;
    const int next = draft.focus + step;
    if (!draft.parts.empty() && next >= 0 && next < static_cast<int>(draft.parts.size())) {
        draft.focus = next;
        dialog.replaces = true;
        return;
    }
    if (step > 0) return go_to_line(turn, dialog, dialog.focus + 1);
    if (dialog.focus > 0) go_to_line(turn, dialog, dialog.focus - 1);
}

void on_typing(Turn& turn, TranscriptDialog& dialog, const Event& event) {
    dialog.notice.clear();
    if (asks(event, Command::back)) {
        if (touched_count(dialog) > 0) dialog.stage = TranscriptStage::leaving;
        else turn.session.dialog.reset();
        return;
    }
    if (asks(event, Command::copy_paper)) return open_transcript(turn, dialog.paper + 1);
    if (asks(event, Command::check_copied)) return review(turn, dialog);
    if (asks(event, Command::go_on)) return dialog.focus + 1 == dialog.lines.size() ? review(turn, dialog) : go_to_line(turn, dialog, dialog.focus + 1);
    if (asks(event, Command::down)) return go_to_part(turn, dialog, 1);
    if (asks(event, Command::up)) return go_to_part(turn, dialog, -1);
    if (asks(event, Command::page_forward)) return go_to_person(turn, dialog, 1);
    if (asks(event, Command::page_back)) return go_to_person(turn, dialog, -1);
    if (const auto* chosen = std::get_if<Choose>(&event)) {
        const int option = chosen->index - kChooseInLine;
        CorrectionDraft& draft = dialog.lines[dialog.focus].draft;
        if (option < 0) return go_to_line(turn, dialog, static_cast<std::size_t>(std::max(0, chosen->index)));
        if (!draft.options.empty()) return pick(draft, option);
        draft.focus = std::min(option, static_cast<int>(draft.parts.size()) - 1);
        dialog.replaces = true;
        return;
    }
    edit_line(dialog, event);
}

}  // namespace

void open_transcript(Turn& turn, std::size_t paper) {
    OpenCase& open = *turn.session.open;
    const auto papers = turn.data.papers->of_event(open.row.event.text());
    if (papers.empty()) {
        turn.session.notice = turn.words()("desk.copy.no_paper");
        return;
    }
    const auto* before = turn.session.dialog ? std::get_if<TranscriptDialog>(&*turn.session.dialog) : nullptr;
    if (before && touched_count(*before) > 0) {
        std::get<TranscriptDialog>(*turn.session.dialog).notice = turn.words()("desk.copy.save_first");
        return;
    }
    TranscriptDialog dialog = transcript_of(*papers[paper % papers.size()], open.content, open.sight.view, turn.data.world);
    dialog.paper = paper % papers.size();
    if (dialog.lines.empty()) return;
    go_to_line(turn, dialog, 0);
    turn.session.dialog = std::move(dialog);
}

void on_open(Turn& turn, TranscriptDialog& dialog, const Event& event) {
    if (dialog.stage == TranscriptStage::typing) return on_typing(turn, dialog, event);
    if (asks(event, Command::back)) dialog.stage = TranscriptStage::typing;
    if (!asks(event, Command::go_on)) return;
    if (dialog.stage == TranscriptStage::saving) return save(turn, dialog);
    wipe(dialog);
    turn.session.dialog.reset();
}

}  // namespace kiosk::desk
