// One question: its sentence, why it is asked, and the control that suits the item. Portrait: one under the other, the
// keys near the hand; landscape: words to the left, keys to the right.
#include "kiosk/screens/question.h"

#include "forms/phone.h"
#include "kiosk/letters.h"
#include "kiosk/review.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

/// What fields and keys take at most on a tall panel.
constexpr double kFieldsAndKeys_mm = 216;

constexpr double kButtonHeight_mm = 18, kButtonGap_mm = 4, kButtonWidthMax_mm = 118;

int button_columns(double width_mm) { return std::max(1, static_cast<int>((width_mm + kButtonGap_mm) / (95 + kButtonGap_mm))); }

int question_number(const Session& session, const forms::Slot& slot) {
    const auto found = std::find(session.answered.begin(), session.answered.end(), slot);
    return static_cast<int>(found - session.answered.begin()) + 1;
}

std::string progress(const Seen& seen, const QuestionPage& page, const forms::Question* question) {
    std::string section;
    for (const forms::Section& known : seen.world.catalog->sections)
        if (question && known.id == question->section) section = forms::text_in(known.title, seen.session.language);
    if (page.check_sheet) return seen.words("question.changing", {{"section", section}});
    return seen.words("question.progress", {{"n", std::to_string(question_number(seen.session, page.slot))}, {"section", section}});
}

/// The sentence of a stage of a name, an address or an account stands in for the help of the question.
std::string help_text(const Seen& seen, const QuestionPage& page, const forms::Question* question) {
    if (const auto* address = std::get_if<AddressDraft>(&page.draft)) return seen.words(address_help_key(*address));
    if (const auto* bank = std::get_if<BankDraft>(&page.draft)) return seen.words(bank_help_key(*bank));
    const auto* name = std::get_if<NameDraft>(&page.draft);
    const std::string key = name ? name_help_key(*name) : std::string();
    if (!key.empty()) return seen.words(key, {{"name", name->typed[static_cast<std::size_t>(name->part)]}});
    const std::string help = question && !question->help.empty() ? forms::text_in(question->help, seen.session.language) : std::string();
    if (!name) return help;
    return seen.words("name.help_reading") + (help.empty() || page.problem ? std::string() : "\n" + help);
}

std::string why_text(const Seen& seen, const QuestionPage& page, const forms::Question* question) {
    if (question && !question->why.empty()) return forms::text_in(question->why, seen.session.language);
    const auto& next = seen.view->next;
    if (!next || next->slot != page.slot || next->for_forms.empty()) return {};
    return seen.words("question.for_form", {{"form", next->for_forms.front()}});
}

std::string sentence_of(const Seen& seen, const EntryProblem& problem) { return problem.key.empty() ? problem.sentence : seen.words(problem.key); }

double lay_problem(ui::Layout& layout, const Seen& seen, const BoxMm& box, const EntryProblem& problem) {
    std::string sentence = sentence_of(seen, problem);
    if (!problem.remedy.empty()) sentence += "\n" + problem.remedy;
    const double icon = 9, room = box.width_mm - icon - 17;
    const double title = layout.text_height(seen.words("problem.title"), room, ui::kSmallType);
    const double height = title + layout.text_height(sentence, room, ui::kMistakeType) + 7;
    layout.panel("problem.ground", {box.x_mm, box.y_mm, box.width_mm, height}, ui::kMistakePanel, ui::Role::notice);
    layout.icon("problem.icon", {box.x_mm + 5, box.y_mm + height / 2 - icon / 2, icon, icon}, ui::Icon::warning, ui::kRed);
    ui::Type caption = ui::kSmallType;
    caption.ink = ui::kRed;
    layout.text("problem.title", {box.x_mm + icon + 11, box.y_mm + 3, room, 0}, seen.words("problem.title"), caption);
    layout.text("problem", {box.x_mm + icon + 11, box.y_mm + 3 + title, room, 0}, sentence, ui::kMistakeType);
    return box.y_mm + height + 5;
}

double lay_card_button(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BoxMm& box) {
    const auto person = card_person(seen.session, page.slot, seen.world);
    const forms::Item& item = *seen.world.catalog->item(page.slot.item);
    const auto* name = std::get_if<NameDraft>(&page.draft);
    if (!person || !name || name->stage != NameStage::reading || item.type != forms::ItemType::name || page.check_sheet) return box.y_mm;
    layout.target({.id = "card.use", .box = {box.x_mm, box.y_mm, std::min(box.width_mm, 150.0), 20}, .text = seen.words("question.use_card"), .note = {},
                   .look = ui::kSecondary, .em_mm = 7.4, .icon = ui::Icon::card, .tap = UseCard{*person}});
    return box.y_mm + 25;
}

/// Everything above the control; returns its lower edge.
double lay_words(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BoxMm& box) {
    const forms::Question* question = seen.world.catalog->question_for(page.slot.item);
    const double text_width = std::min(box.width_mm, kLineMax_mm);
    double y = box.y_mm;
    const bool is_roomy = layout.size().is_portrait();
    ui::Type heading_type = ui::kHeadingType;
    if (is_roomy) heading_type.em_mm = 13;
    y = layout.text("progress", {box.x_mm, y, box.width_mm, 0}, progress(seen, page, question),
                    {ui::kBody_mm, printer::Typeface::screen_bold, ui::kBlue, 1.4}) + 3;
    const std::string heading = question ? question_text(*question, page.slot, seen.view->situation, seen.words)
                                         : seen.world.catalog->item(page.slot.item)->label;
    y = layout.text("heading", {box.x_mm, y, box.width_mm, 0}, heading, heading_type, ui::Align::left, ui::Role::heading) + 3;
    y = layout.text("why", {box.x_mm, y, text_width, 0}, why_text(seen, page, question), ui::kSmallType);
    const std::string help = help_text(seen, page, question);
    const bool help_gives_way = page.problem && !is_roomy;
    if (!help.empty() && !help_gives_way) y = layout.text("help", {box.x_mm, y + 3, text_width, 0}, help, ui::kBodyType);
    y += is_roomy ? 10 : 6;
    if (page.problem) y = lay_problem(layout, seen, {box.x_mm, y, text_width, 0}, *page.problem);
    return lay_card_button(layout, seen, page, {box.x_mm, y, box.width_mm, 0});
}

std::vector<Option> options_of(const Seen& seen, const forms::Item& item, const ChoiceDraft& draft) {
    std::vector<Option> options;
    const auto add = [&](std::string id, std::string text) {
        const bool is_chosen = std::find(draft.chosen.begin(), draft.chosen.end(), id) != draft.chosen.end();
        options.push_back({std::move(id), std::move(text), {}, is_chosen});
    };
    if (item.type == forms::ItemType::yes_no) {
        add("yes", seen.words("answer.yes"));
        add("no", seen.words("answer.no"));
    } else if (item.type == forms::ItemType::person) {
        for (int person = 0; person < seen.view->situation.person_count(); ++person) add(std::to_string(person), seen.view->situation.person_name(person));
    } else if (item.id == kErrandItem) {
        for (const forms::Event* event : seen.world.catalog->events_in_order()) add(event->id, forms::text_in(event->card, seen.session.language));
    } else {
        for (const forms::Choice& choice : item.choices)
            add(choice.id, choice.text.empty() ? choice.label : forms::text_in(choice.text, seen.session.language));
    }
    return options;
}

/// A whole telephone number as papers write it; what is not one yet stays as it was typed.
std::string with_hyphens(const std::string& digits) {
    const auto phone = forms::hyphenate_phone(decode(digits));
    const auto* whole = std::get_if<std::string>(&phone);
    return whole ? *whole : digits;
}

/// Lays the fields and keys of a draft. `below` is where the words end; with `pad` the keys have a box of their own.
struct Control {
    ui::Layout& layout;
    const Seen& seen;
    const QuestionPage& page;
    const forms::Item& item;
    BoxMm fields;                          // under the words
    BoxMm keys;                            // portrait: the same box; landscape: the right half

    void operator()(const ChoiceDraft& draft) const {
        if (draft.many) layout.text("choice.many", {fields.x_mm, fields.y_mm, fields.width_mm, 0}, seen.words("choice.many"), ui::kStrongType);
        const double note = draft.many ? 14 : 0;
        lay_options(layout, seen.words, {fields.x_mm, fields.y_mm + note, fields.width_mm, fields.height_mm - note}, options_of(seen, item, draft), draft.sheet);
    }
    void operator()(const DateDraft& draft) const {
        const double below = lay_date_fields(layout, seen, fields, draft, item, page.problem) + 4;
        lay_pad(layout, seen.words, under(below), seen.words.list("keys.pad"), 44);
    }
    void operator()(const DigitsDraft& draft) const {
        const ui::Look look = page.problem ? ui::kFieldMistaken : ui::kFieldFocused;
        const double wide = item.type == forms::ItemType::number ? 70.0 : 170.0, width = std::min(fields.width_mm, wide);
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm, width, 28}, .text = draft.is_phone ? with_hyphens(draft.digits) : draft.digits, .look = look, .em_mm = 14, .has_caret = true,
                      .tap = std::nullopt});
        const double below = lay_mistake(layout, seen, page, {fields.x_mm, fields.y_mm + 28, fields.width_mm, 0});
        lay_pad(layout, seen.words, under(std::max(below, fields.y_mm + 34) + 2), seen.words.list("keys.pad"), 44);
    }
    void operator()(const TextDraft& draft) const {
        const bool has_two = draft.parts.size() == 2;
        const char* const ids[] = {"part.family", "part.given"};
        const bool is_beside = keys.x_mm > fields.x_mm;
        const double caption = has_two ? (is_beside ? 10 : 11) : 0, gap = 6, height = is_beside ? 21 : 26;
        const double width = has_two ? (fields.width_mm - gap) / 2 : fields.width_mm;
        for (int i = 0; i < static_cast<int>(draft.parts.size()); ++i) {
            const std::size_t part = static_cast<std::size_t>(i);
            const double x = fields.x_mm + i * (width + gap);
            const bool is_focused = draft.focus == i;
            const ui::Look look = page.problem && is_focused ? ui::kFieldMistaken : is_focused ? ui::kFieldFocused : ui::kField;
            const std::string kana = item.type == forms::ItemType::kana ? "_kana" : "";
            if (has_two) layout.line(std::string(ids[i]) + ".caption", {x, fields.y_mm, width, 9}, seen.words(std::string(ids[i]) + kana), ui::kSmallType);
            layout.field({.id = has_two ? ids[i] : "field", .box = {x, fields.y_mm + caption, width, height}, .text = draft.parts[part], .look = look,
                          .em_mm = 11, .has_caret = is_focused, .tap = has_two ? std::optional<Tap>(Edit{FocusPart{i}}) : std::nullopt});
        }
        double below = lay_mistake(layout, seen, page, {fields.x_mm, fields.y_mm + caption + height, fields.width_mm, 0}) + (is_beside ? 3 : 5);
        const Switch which = item.type == forms::ItemType::kana ? Switch::kana_only : Switch::all_keys;
        if (which == Switch::all_keys) {                 // the room for kanji is kept, so that the keys do not jump
            constexpr double kStrip_mm = 39;
            lay_conversions(layout, seen.words, {fields.x_mm, below, fields.width_mm, is_beside ? fields.bottom_mm() - below : kStrip_mm},
                            conversions(draft.parts[static_cast<std::size_t>(draft.focus)], seen.world.books->names), draft.sheet);
            below += kStrip_mm + 5;
        }
        lay_keyboard(layout, seen.words, under(below), draft.keys, which);
    }
    void operator()(const NameDraft& draft) const { lay_name(layout, seen, page, draft, fields, under(fields.y_mm)); }
    void operator()(const BankDraft& draft) const { lay_bank(layout, seen, page, draft, fields, under(fields.y_mm)); }
    void operator()(const AddressDraft& draft) const {
        lay_address(layout, seen, page, draft, fields, under(fields.y_mm));
    }

    /// The keys' box; where fields and keys share a column it begins below the fields.
    BoxMm under(double y_mm) const {
        if (keys.x_mm != fields.x_mm) return keys;
        return {keys.x_mm, y_mm, keys.width_mm, keys.bottom_mm() - y_mm};
    }
};

/// A list of many entries, which wants all the height there is.
bool is_list(const Draft& draft) {
    if (const auto* name = std::get_if<NameDraft>(&draft)) return name->stage != NameStage::reading && name->stage != NameStage::spell;
    if (const auto* bank = std::get_if<BankDraft>(&draft)) return bank->stage != BankStage::yuucho;
    const auto* address = std::get_if<AddressDraft>(&draft);
    if (!address) return false;
    const bool is_list_of_places = address->way == AddressWay::town_list || address->way == AddressWay::area || address->way == AddressWay::abroad;
    return address->stage == AddressStage::town || address->stage == AddressStage::city || (address->stage == AddressStage::place && is_list_of_places);
}

}  // namespace

double lay_mistake(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BoxMm& under) {
    if (!page.problem) return under.y_mm;
    return layout.text("mistake", {under.x_mm, under.y_mm + 1, under.width_mm, 0}, sentence_of(seen, *page.problem), ui::kMistakeType) + 2;
}

ListBoxes list_boxes(const BoxMm& fields, const BoxMm& keys, int count) {
    const bool is_beside = keys.right_mm() <= fields.x_mm;
    const BoxMm& column = is_beside ? keys : fields;
    const int columns = button_columns(column.width_mm), rows = (count + columns - 1) / columns;
    const double height = rows * (kButtonHeight_mm + kButtonGap_mm) - kButtonGap_mm;
    const BoxMm buttons{column.x_mm, column.bottom_mm() - height, column.width_mm, height};
    if (is_beside) return {fields, buttons};
    return {{fields.x_mm, fields.y_mm, fields.width_mm, buttons.y_mm - 7 - fields.y_mm}, buttons};
}

BoxMm button_box(const BoxMm& buttons, int place) {
    const int columns = button_columns(buttons.width_mm);
    const double width = std::min(kButtonWidthMax_mm, (buttons.width_mm - kButtonGap_mm * (columns - 1)) / columns);
    return {buttons.x_mm + (place % columns) * (width + kButtonGap_mm), buttons.y_mm + (place / columns) * (kButtonHeight_mm + kButtonGap_mm), width, kButtonHeight_mm};
}

void lay_question(ui::Layout& layout, const Seen& seen, const QuestionPage& page) {
    const forms::Item& item = *seen.world.catalog->item(page.slot.item);
    Frame frame;
    frame.back = back_button(seen.words);
    if (item.may_be_unknown) frame.middle = FrameButton{"unknown", seen.words("frame.unknown"), SayUnknown{}, ui::Icon::none};
    frame.next = next_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    const bool is_choice = std::holds_alternative<ChoiceDraft>(page.draft);
    const bool side_by_side = !layout.size().is_portrait() && !is_choice;
    const double gap = 16, share = is_list(page.draft) ? 0.31 : 0.47;
    const double left = side_by_side ? (content.width_mm - gap) * share : content.width_mm;
    const double below = lay_words(layout, seen, page, {content.x_mm, content.y_mm, left, content.height_mm});
    if (side_by_side && is_list(page.draft)) {
        const BoxMm list{content.x_mm + left + gap, content.y_mm, content.width_mm - left - gap, content.height_mm};
        std::visit(Control{layout, seen, page, item, list, {content.x_mm, below, left, content.bottom_mm() - below}}, page.draft);
        return;
    }
    const double free = content.bottom_mm() - below - kFieldsAndKeys_mm;
    const bool is_docked = !side_by_side && !is_choice && !is_list(page.draft);    // tall panel: fields come nearer to their keys
    const double top = below + (is_docked ? std::clamp(free * 0.35, 0.0, 30.0) : 0.0);
    const BoxMm fields{content.x_mm, top, left, content.bottom_mm() - top};
    const BoxMm keys = side_by_side ? BoxMm{content.x_mm + left + gap, content.y_mm, content.width_mm - left - gap, content.height_mm} : fields;
    std::visit(Control{layout, seen, page, item, fields, keys}, page.draft);
}

}  // namespace kiosk::screens
