// The dialogs: correcting a value with what it does to the papers, 本人確認, reasons, printing a form again, messages.
// Each fills the box it is given; what is beneath is not shown.
#include "kiosk/desk/reasons.h"
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr double kOptionHeight_mm = 9.6;

struct Card {
    const Seen& seen;
    BoxMm box;                             // inside the border
    double y = 0;

    void heading(const std::string& title, const std::string& lead) {
        y = seen.layout.text("dialog.title", {box.x_mm, y, box.width_mm, 0}, title, kTitle, ui::Align::left, ui::Role::heading) + 2;
        if (!lead.empty()) y = seen.layout.text("dialog.lead", {box.x_mm, y, box.width_mm, 0}, lead, kText) + 4;
    }
    void option(int index, const std::string& key, const std::string& text, bool is_focused, bool is_picked) {
        const std::string id = "option." + std::to_string(index);
        seen.place(id, {box.x_mm, y, box.width_mm, kOptionHeight_mm - 0.8}, is_focused ? kRowUnderReview : kRowLook, Choose{index});
        seen.layout.line(id + ".key", {box.x_mm + 3, y + 0.8, 8, kOptionHeight_mm - 2.4}, key, kBold);
        if (is_picked) seen.layout.icon(id + ".picked", {box.x_mm + 12, y + 2, 5, 5}, ui::Icon::check, ui::kBlue);
        seen.layout.line(id + ".says", {box.x_mm + 20, y + 0.8, box.width_mm - 24, kOptionHeight_mm - 2.4}, text, is_picked ? kBold : kText);
        y += kOptionHeight_mm;
    }
    void buttons(const std::string& go_on, const std::string& back) const {
        seen.button("go_on", {box.x_mm, box.bottom_mm() - 14, box.width_mm * 0.6, 14}, go_on, ui::kPrimary, Do{Command::go_on}, 5.4);
        if (!back.empty()) seen.button("back", {box.right_mm() - box.width_mm * 0.36, box.bottom_mm() - 14, box.width_mm * 0.36, 14}, back, ui::kQuiet, Do{Command::back}, 5);
    }
};

/// A window on a long list of options, around the one in focus.
std::pair<int, int> shown_part(int focus, int count, double room_mm) {
    const int fitting = std::max(1, static_cast<int>(room_mm / kOptionHeight_mm));
    const int first = std::clamp(focus - fitting / 2, 0, std::max(0, count - fitting));
    return {first, std::min(count, first + fitting)};
}

void lay_parts(Card& card, const CorrectionDraft& draft) {
    for (std::size_t i = 0; i < draft.parts.size(); ++i) {
        const CorrectionPart& part = draft.parts[i];
        const bool is_focused = static_cast<int>(i) == draft.focus, is_alone = draft.parts.size() == 1;
        const double label = is_alone ? 0 : 46, height = is_alone ? 13 : 10.5;
        const std::string id = "part." + std::to_string(i);
        if (!is_alone) card.seen.layout.line(id + ".label", {card.box.x_mm, card.y, label - 2, height}, part.label, kText);
        card.seen.layout.field({.id = id, .box = {card.box.x_mm + label, card.y, card.box.width_mm - label, height}, .text = text_of(part.text), .look = is_focused ? ui::kFieldFocused : ui::kField,
                                .em_mm = is_alone ? 6.4 : 5.2, .has_caret = false, .tap = kiosk::Touched{}});
        card.seen.asks.insert_or_assign(id, Event{Choose{static_cast<int>(i)}});
        if (is_focused) {
            const std::u32string before = part.text.letters.substr(0, part.text.caret);
            const double em = is_alone ? 6.4 : 5.2, x = card.box.x_mm + label + ui::kForDesk.padding_mm + card.seen.layout.text_width(text_of({before, 0}), {em, printer::Typeface::screen, ui::kInk, 1.2});
            card.seen.layout.panel(id + ".caret", {std::min(x, card.box.right_mm() - 1), card.y + height * 0.2, 0.5, height * 0.6}, {ui::kBlue, ui::kBlue, 0, 0, ui::kInk});
        }
        card.y += height + 1.5;
    }
}

void lay(const Seen& seen, Card& card, const CorrectDialog& dialog) {
    const Words& words = seen.words();
    const CorrectionDraft& draft = dialog.draft;
    if (dialog.stage == CorrectStage::reason) {
        card.heading(words("desk.correct.why_title"), {});
        card.y = seen.layout.text("before", {card.box.x_mm, card.y, card.box.width_mm, 0}, words("desk.correct.before", {{"label", draft.label}, {"value", draft.before}}), kText) + 1;
        card.y = seen.layout.text("after", {card.box.x_mm, card.y, card.box.width_mm, 0}, words("desk.correct.after", {{"value", dialog.after}}), {5.2, printer::Typeface::screen_bold, ui::kDeepBlue, 1.35}) + 2;
        int count = 0;
        for (const std::string& form : dialog.difference.added)
            card.y = seen.layout.text("added." + std::to_string(count++), {card.box.x_mm, card.y, card.box.width_mm, 0}, words("desk.correct.added", {{"form", form}}), kBold);
        for (const std::string& form : dialog.difference.removed)
            card.y = seen.layout.text("removed." + std::to_string(count++), {card.box.x_mm, card.y, card.box.width_mm, 0}, words("desk.correct.removed", {{"form", form}}), kBold);
        if (count == 0) card.y = seen.layout.text("same_forms", {card.box.x_mm, card.y, card.box.width_mm, 0}, words("desk.correct.same_forms"), kSmallText);
        card.y = seen.layout.text("why", {card.box.x_mm, card.y + 4, card.box.width_mm, 0}, words("desk.correct.why"), kBold) + 2;
        const auto& reasons = words.list("desk.correct.reasons");
        for (std::size_t i = 0; i < reasons.size(); ++i) card.option(static_cast<int>(i), std::to_string(i + 1), reasons[i], static_cast<int>(i) == dialog.reason, static_cast<int>(i) == dialog.reason);
        return card.buttons(words("desk.correct.save"), words("desk.correct.edit_again"));
    }
    card.heading(words("desk.correct.title", {{"label", draft.label}}), words("desk.correct.now", {{"value", draft.before}}));
    if (draft.options.empty()) {
        lay_parts(card, draft);
        const bool is_date = seen.data.world.catalog->item(draft.slot.item)->type == forms::ItemType::date;
        seen.layout.text("hint", {card.box.x_mm, card.y + 1, card.box.width_mm, 0}, words(is_date ? "desk.correct.hint_date" : "desk.correct.hint"), kSmallText);
        card.y += 8;
    } else {
        const int count = static_cast<int>(draft.options.size());
        const auto [first, end] = shown_part(draft.focus, count, card.box.bottom_mm() - 40 - card.y);
        for (int i = first; i < end; ++i) {
            const CorrectionOption& option = draft.options[static_cast<std::size_t>(i)];
            card.option(i, i < 9 ? std::to_string(i + 1) : std::string(), option.label, i == draft.focus, option.is_picked);
        }
    }
    if (!dialog.message.empty()) seen.layout.text("problem", {card.box.x_mm, card.y + 3, card.box.width_mm, 0}, dialog.message + dialog.remedy, kCare, ui::Align::left, ui::Role::notice);
    card.buttons(words("desk.correct.go_on"), words("desk.correct.cancel"));
}

void lay(const Seen& seen, Card& card, const IdentityDialog& dialog) {
    const Words& words = seen.words();
    const bool for_another = needs_authority(*seen.data.documents, seen.session.open->content.answers);
    card.heading(words("desk.identity.title"), words(for_another ? "desk.identity.lead_authority" : "desk.identity.lead"));
    DocumentKind kind = DocumentKind::one;
    int index = 0;
    const auto caption = [&](const char* key) { card.y = seen.layout.text(key, {card.box.x_mm, card.y + 1.5, card.box.width_mm, 0}, words(key), kBold) + 1; };
    caption("desk.identity.one");
    for (const IdentityDocument& document : seen.data.documents->documents) {
        if (document.kind != kind) caption(document.kind == DocumentKind::two ? "desk.identity.two" : "desk.identity.authority");
        kind = document.kind;
        const bool is_seen = std::find(dialog.seen.begin(), dialog.seen.end(), document.id) != dialog.seen.end();
        card.option(index, key_of_document(index), document.label, index == dialog.focus, is_seen);
        ++index;
    }
    seen.layout.text("identity.note", {card.box.x_mm, card.y + 2, card.box.width_mm, 0}, words("desk.identity.no_number"), kSmallText);
    if (dialog.was_too_little)
        seen.layout.text("problem", {card.box.x_mm, card.y + 9, card.box.width_mm, 0}, words(for_another ? "desk.identity.too_little_authority" : "desk.identity.too_little"), kCare, ui::Align::left, ui::Role::notice);
    card.buttons(words("desk.identity.go_on"), words("desk.identity.cancel"));
}

void lay(const Seen& seen, Card& card, const ReasonDialog& dialog) {
    const Words& words = seen.words();
    const bool is_take_over = dialog.purpose == Purpose::take_over;
    const std::string who = dialog.holder ? dialog.holder->who.text() : std::string();
    card.heading(words(is_take_over ? "desk.reason.take_over_title" : "desk.reason.withdraw_title", {{"number", dialog.number}}),
                 words(is_take_over ? "desk.reason.take_over_lead" : "desk.reason.withdraw_lead", {{"who", who}}));
    const auto& reasons = reasons_of(dialog.purpose);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const int at = static_cast<int>(i);
        card.option(at, std::to_string(i + 1), words("desk.reason." + std::string(store::to_id(reasons[i]))), at == dialog.focus, at == dialog.focus);
    }
    card.buttons(words(is_take_over ? "desk.reason.take_over" : "desk.reason.withdraw"), words("desk.reason.cancel"));
}

void lay(const Seen& seen, Card& card, const ReprintDialog& dialog) {
    const Words& words = seen.words();
    const auto& forms = seen.session.open->sight.view.forms;
    card.heading(words("desk.reprint.title"), words("desk.reprint.lead"));
    const int count = static_cast<int>(forms.size()) + 1;
    const auto [first, end] = shown_part(dialog.focus, count, card.box.bottom_mm() - 20 - card.y);
    for (int i = first; i < end; ++i)
        card.option(i, i < 9 ? std::to_string(i + 1) : std::string(), i == 0 ? words("desk.reprint.all") : forms[static_cast<std::size_t>(i) - 1].form->title, i == dialog.focus, i == dialog.focus);
    card.buttons(words("desk.reprint.go_on"), words("desk.reason.cancel"));
}

void lay(const Seen& seen, Card& card, const TranscriptDialog& dialog) { lay_transcript(seen, dialog, {card.box.x_mm - 10, card.box.y_mm - 8, card.box.width_mm + 20, card.box.height_mm + 16}); }

void lay(const Seen& seen, Card& card, const MessageDialog& dialog) {
    card.heading(dialog.title, dialog.text);
    int count = 0;
    const double room = card.box.bottom_mm() - 18 - card.y, height = dialog.lines.empty() ? 0 : std::min(8.0, room / static_cast<double>(dialog.lines.size()));
    for (const std::string& line : dialog.lines) {
        seen.layout.line("line." + std::to_string(count++), {card.box.x_mm, card.y, card.box.width_mm, height}, line, kText);
        card.y += height;
    }
    card.buttons(seen.words()("desk.message.close"), {});
}

}  // namespace

void lay_dialog(const Seen& seen, const Dialog& dialog, const BoxMm& box) {
    seen.layout.panel("dialog.ground", box, {ui::kWhite, ui::kBlue, 0.6, 2.5, ui::kInk});
    Card card{seen, {box.x_mm + 10, box.y_mm + 8, box.width_mm - 20, box.height_mm - 16}, box.y_mm + 8};
    std::visit([&](const auto& known) { lay(seen, card, known); }, dialog);
}

}  // namespace kiosk::desk::screens
