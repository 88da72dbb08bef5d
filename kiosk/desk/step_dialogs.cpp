// The dialogs over a screen: correcting a value, 本人確認, reasons, which form to print again, messages.
// Part of desk_step(). A dialog takes every key for itself; Esc leaves things as they were.
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/desk_turn.h"
#include "kiosk/desk/reasons.h"

#include <algorithm>

namespace kiosk::desk {

bool asks(const Event& event, Command command) {
    const auto* asked = std::get_if<Do>(&event);
    return asked && asked->command == command;
}

std::optional<int> option_typed(const Event& event) {
    const auto* typed = std::get_if<Typed>(&event);
    if (!typed || typed->text.size() != 1) return std::nullopt;
    const char key = typed->text.front();
    if (key >= '1' && key <= '9') return key - '1';
    if (key >= 'a' && key <= 'z') return key - 'a' + 9;
    return std::nullopt;
}

void edit_text(TextEdit& edit, const Event& event) {
    if (const auto* typed = std::get_if<Typed>(&event)) type(edit, typed->text);
    const auto* asked = std::get_if<Do>(&event);
    if (asked && asked->command == Command::code_to_letter) code_to_letter(edit);
    const auto* pressed = std::get_if<Pressed>(&event);
    if (!pressed) return;
    if (pressed->key == Key::erase) erase_before(edit);
    if (pressed->key == Key::erase_next) erase_after(edit);
    if (pressed->key == Key::left) move(edit, CaretMove::left);
    if (pressed->key == Key::right) move(edit, CaretMove::right);
    if (pressed->key == Key::home) move(edit, CaretMove::home);
    if (pressed->key == Key::end) move(edit, CaretMove::end);
}

namespace {

void move_focus(int& focus, int count, const Event& event) {
    if (asks(event, Command::up)) focus = (focus + count - 1) % std::max(1, count);
    if (asks(event, Command::down)) focus = (focus + 1) % std::max(1, count);
    const auto typed = option_typed(event);
    if (typed && *typed < count) focus = *typed;
    if (const auto* chosen = std::get_if<Choose>(&event))
        if (chosen->index >= 0 && chosen->index < count) focus = chosen->index;
}

void edit_parts(CorrectionDraft& draft, const Event& event) {
    const int count = static_cast<int>(draft.parts.size());
    if (asks(event, Command::up)) draft.focus = (draft.focus + count - 1) % count;
    if (asks(event, Command::down)) draft.focus = (draft.focus + 1) % count;
    if (const auto* chosen = std::get_if<Choose>(&event)) draft.focus = std::clamp(chosen->index, 0, count - 1);
    TextEdit& edit = draft.parts[static_cast<std::size_t>(draft.focus)].text;
    edit_text(edit, event);
}

void edit_options(CorrectionDraft& draft, const Event& event) {
    const int count = static_cast<int>(draft.options.size());
    if (asks(event, Command::up)) draft.focus = (draft.focus + count - 1) % std::max(1, count);
    if (asks(event, Command::down)) draft.focus = (draft.focus + 1) % std::max(1, count);
    const bool moved = asks(event, Command::up) || asks(event, Command::down);
    if (moved && !draft.many) pick(draft, draft.focus);
    if (const auto typed = option_typed(event)) pick(draft, *typed);
    if (const auto* chosen = std::get_if<Choose>(&event)) pick(draft, chosen->index);
    const auto* typed = std::get_if<Typed>(&event);
    if (typed && typed->text == " ") pick(draft, draft.focus);
}

/// The value is good: what it would do to the papers is worked out before it is saved.
void take_value(Turn& turn, CorrectDialog& dialog) {
    const OpenCase& open = *turn.session.open;
    auto result = checked(dialog.draft, turn.data.world, open.content.today);
    dialog.message = result.message;
    dialog.remedy = result.remedy;
    if (!result.value) return;
    const forms::Resolved& known = open.sight.view.situation.find(*turn.data.world.catalog->item(dialog.draft.slot.item), dialog.draft.slot.person);
    if (known.value == result.value) {
        dialog.message = turn.words()("desk.correct.unchanged");
        return;
    }
    forms::Answers changed = open.content.answers;
    changed.set(dialog.draft.slot, *result.value, forms::Source::clerk);
    const forms::CaseView after = forms::view_case(*turn.data.world.catalog, changed, open.content.today);
    dialog.difference = difference_of(open.sight.view, after);
    dialog.after = value_as_read(dialog.draft.slot, *result.value, after, turn.data.world);
    dialog.value = std::move(result.value);
    dialog.stage = CorrectStage::reason;
}

void save_correction(Turn& turn, const CorrectDialog& dialog) {
    OpenCase& open = *turn.session.open;
    const std::string why = turn.words().list("desk.correct.reasons")[static_cast<std::size_t>(dialog.reason)];
    store::CaseContent content = corrected(open.content, dialog.draft.slot, *dialog.value, turn.session.staff->id, turn.now.wall, why);
    content.confirmed = open.confirmed;
    std::vector<store::Word> items;
    if (const auto item = store::Word::make(dialog.draft.slot.item)) items.push_back(*item);
    open.is_busy = true;
    turn.effects.push_back(Amend{open.row, std::move(content), std::move(items)});
    turn.session.dialog.reset();
}

void on_open(Turn& turn, CorrectDialog& dialog, const Event& event) {
    if (asks(event, Command::back)) {
        if (dialog.stage == CorrectStage::reason) {
            dialog.stage = CorrectStage::value;
            return;
        }
        wipe(dialog.draft);
        turn.session.dialog.reset();
        return;
    }
    if (dialog.stage == CorrectStage::reason) {
        move_focus(dialog.reason, static_cast<int>(turn.words().list("desk.correct.reasons").size()), event);
        if (asks(event, Command::go_on)) save_correction(turn, CorrectDialog(dialog));
        return;
    }
    if (asks(event, Command::go_on)) return take_value(turn, dialog);
    dialog.message.clear();
    dialog.remedy.clear();
    if (dialog.draft.options.empty()) edit_parts(dialog.draft, event);
    else edit_options(dialog.draft, event);
}

void on_open(Turn& turn, IdentityDialog& dialog, const Event& event) {
    OpenCase& open = *turn.session.open;
    const auto& documents = turn.data.documents->documents;
    const auto toggle = [&](int index) {
        if (index < 0 || index >= static_cast<int>(documents.size())) return;
        dialog.focus = index;
        const std::string& id = documents[static_cast<std::size_t>(index)].id;
        if (std::erase(dialog.seen, id) == 0) dialog.seen.push_back(id);
        dialog.was_too_little = false;
    };
    if (asks(event, Command::back)) return turn.session.dialog.reset();
    const int count = static_cast<int>(documents.size());
    if (asks(event, Command::up)) dialog.focus = (dialog.focus + count - 1) % count;
    if (asks(event, Command::down)) dialog.focus = (dialog.focus + 1) % count;
    if (const auto typed = option_typed(event)) toggle(*typed);
    if (const auto* typed = std::get_if<Typed>(&event); typed && typed->text == " ") toggle(dialog.focus);
    if (const auto* chosen = std::get_if<Choose>(&event)) toggle(chosen->index);
    if (!asks(event, Command::go_on)) return;
    if (!is_enough(*turn.data.documents, dialog.seen, open.content.answers)) {
        dialog.was_too_little = true;
        return;
    }
    store::CaseContent content = open.content;
    content.confirmed = open.confirmed;
    content.identity = store::IdentityCheck{dialog.seen, turn.session.staff->id, turn.now.wall};
    open.is_busy = true;
    turn.effects.push_back(Amend{open.row, std::move(content), {}});
    turn.session.dialog.reset();
}

void on_open(Turn& turn, ReasonDialog& dialog, const Event& event) {
    if (asks(event, Command::back)) return turn.session.dialog.reset();
    const auto& reasons = reasons_of(dialog.purpose);
    move_focus(dialog.focus, static_cast<int>(reasons.size()), event);
    if (!asks(event, Command::go_on)) return;
    const ReasonDialog chosen = dialog;
    const store::Reason reason = reasons[static_cast<std::size_t>(chosen.focus)];
    turn.session.dialog.reset();
    if (chosen.purpose == Purpose::take_over) turn.effects.push_back(TakeOver{chosen.id, reason});
    else turn.effects.push_back(Withdraw{chosen.id, reason});
}

void on_open(Turn& turn, ReprintDialog& dialog, const Event& event) {
    if (asks(event, Command::back)) return turn.session.dialog.reset();
    OpenCase& open = *turn.session.open;
    move_focus(dialog.focus, static_cast<int>(open.sight.view.forms.size()) + 1, event);
    if (!asks(event, Command::go_on)) return;
    open.is_busy = true;
    const auto form = dialog.focus == 0 ? std::nullopt : std::optional(static_cast<std::size_t>(dialog.focus) - 1);
    turn.effects.push_back(PrintCase{open.row, open.content, Copy::reprint, {form, 0}});
    turn.session.dialog.reset();
}

void on_open(Turn& turn, MessageDialog&, const Event& event) {
    if (asks(event, Command::back) || asks(event, Command::go_on)) turn.session.dialog.reset();
}

}  // namespace

void on_dialog(Turn& turn, const Event& event) {
    std::visit([&](auto& dialog) { on_open(turn, dialog, event); }, *turn.session.dialog);
}

}  // namespace kiosk::desk
