// One question: its sentence, why it is asked, and the control that suits the item. Portrait: one under the other, the
// keys near the hand; landscape: words to the left, keys to the right.
#include "kiosk/screens/question.h"

#include "forms/phone.h"
#include "forms/text.h"
#include "kiosk/letters.h"
#include "kiosk/review.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kBoard_mm = 180;                               // the least that ten keys in a row take
constexpr double kColumnGap_mm = 14, kFieldGap_mm = 6, kCardButton_mm = 20;
constexpr double kKeyRow_mm = ui::kTargetMin_mm + 3.2;           // the least a row of keys takes
constexpr double kButtonHeight_mm = 18, kButtonGap_mm = 4, kButtonWidthMax_mm = 118, kButtonWidthMin_mm = 95;
constexpr double kListShare = 0.31;                              // of the words beside a list

int button_columns(const ui::Layout& layout, double width_mm) {
    return std::max(1, static_cast<int>((width_mm + kButtonGap_mm) / (layout.grown(kButtonWidthMin_mm) + kButtonGap_mm)));
}

std::string progress(const Seen& seen, const QuestionPage& page, const forms::Question* question) {
    std::string section;
    for (const forms::Section& known : seen.world.catalog->sections)
        if (question && known.id == question->section) section = forms::text_in(known.title, seen.session.language);
    if (page.check_sheet) return seen.words("question.changing", {{"section", section}});
    if (section.empty()) return seen.words("question.number", {{"n", std::to_string(question_number(seen.session, page.slot, seen.world))}});
    return seen.words("question.progress", {{"n", std::to_string(question_number(seen.session, page.slot, seen.world))}, {"section", section}});
}

/// The sentence of a stage of a name, an address or an account stands in for the help of the question.
std::string help_text(const Seen& seen, const QuestionPage& page, const forms::Question* question) {
    if (const auto* address = std::get_if<AddressDraft>(&page.draft)) return seen.words(address_help_key(*address));
    if (const auto* bank = std::get_if<BankDraft>(&page.draft)) return seen.words(bank_help_key(*bank));
    const bool has_readings = std::holds_alternative<TextDraft>(page.draft) && is_offered(page.draft);
    if (has_readings) return seen.words("name.help_proposed");
    const auto* name = std::get_if<NameDraft>(&page.draft);
    const std::string key = name ? name_help_key(*name) : std::string();
    if (!key.empty()) return seen.words(key, {{"name", name->typed[static_cast<std::size_t>(name->part)]}});
    const std::string help = question ? forms::text_in(forms::words_of(*question, seen.view->situation, page.slot.person).help, seen.session.language) : std::string();
    if (!name) return help;
    return seen.words("name.help_reading") + (help.empty() ? std::string() : "\n" + help);
}

std::string why_text(const Seen& seen, const QuestionPage& page, const forms::Question* question) {
    const std::string why = question ? forms::text_in(forms::words_of(*question, seen.view->situation, page.slot.person).why, seen.session.language) : std::string();
    if (!why.empty()) return why;
    const auto& next = seen.view->next;
    if (!next || next->slot != page.slot || next->for_forms.empty()) return {};
    return seen.words("question.for_form", {{"form", next->for_forms.front()}});
}

std::optional<Tap> card_tap(const Seen& seen, const QuestionPage& page) {
    const auto person = card_person(seen.session, page.slot, seen.world);
    const forms::Item& item = *seen.world.catalog->item(page.slot.item);
    const auto* name = std::get_if<NameDraft>(&page.draft);
    if (!person || !name || name->stage != NameStage::reading || item.type != forms::ItemType::name || page.check_sheet) return std::nullopt;
    return UseCard{*person};
}

/// The heading first; why and help go behind 「説明」 where the page has no room for them.
std::vector<Paragraph> paragraphs(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, int heading_lines) {
    const auto* account = std::get_if<BankDraft>(&page.draft);          // the bank comes before its branch
    const forms::Question* question = seen.world.catalog->question_for(account && account->stage == BankStage::bank ? "bank_name" : page.slot.item);
    const std::string heading = question ? question_text(*question, page.slot, seen.view->situation, seen.words, page.people, page.asked_together.size())
                                         : seen.world.catalog->item(page.slot.item)->label;
    ui::Type heading_type = ui::kHeadingType;
    if (layout.size().is_portrait()) heading_type.em_mm = 13;
    const Paragraph first{.id = "heading", .text = heading, .type = heading_type, .below_mm = 3, .heading_lines = heading_lines};
    const Paragraph why{.id = "why", .text = why_text(seen, page, question), .type = ui::kSmallType, .below_mm = 3, .stay = Paragraph::Stay::if_room};
    const Paragraph help{.id = "help", .text = help_text(seen, page, question), .below_mm = 3, .stay = Paragraph::Stay::if_room};
    // What comes in stages says at each what to do there: that stays longer than why it is asked.
    const bool has_stages = std::holds_alternative<NameDraft>(page.draft) || std::holds_alternative<AddressDraft>(page.draft) || account;
    return has_stages ? std::vector{first, help, why} : std::vector{first, why, help};
}

/// The least that the words above a control take: which question it is, its sentence, the card, the mistake.
double least_words_mm(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, double width_mm) {
    auto words = paragraphs(layout, seen, page, layout.size().is_portrait() ? 3 : 2);
    std::erase_if(words, [](const Paragraph& one) { return one.stay == Paragraph::Stay::if_room; });
    const double width = std::min(width_mm, line_max_mm(layout));
    return small_button_height_mm(layout) + 3 + height_of(layout, width, words) + (card_tap(seen, page) ? layout.grown(kCardButton_mm) + 4 : 0) +
           (page.problem ? problem_box(layout, seen, width, *page.problem).height_mm + 5 : 0);
}

/// Of a help that has no room its first sentence may have: what to do here. All of it stands behind 「説明」.
void shorten_help(const ui::Layout& layout, double width_mm, std::vector<Paragraph>& words, double room_mm) {
    const auto help = std::find_if(words.begin(), words.end(), [](const Paragraph& one) { return one.id == "help"; });
    if (help == words.end() || height_of(layout, width_mm, {words.begin(), std::next(help)}) <= room_mm) return;
    for (const std::string_view end : {"\u3002", ". "})
        if (const std::size_t at = help->text.find(end); at != std::string::npos) {
            help->text.erase(at + (end == ". " ? 1 : end.size()));
            return;
        }
}

/// Everything above the control, in a box whose height it keeps; returns its lower edge.
double lay_words(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const BoxMm& box) {
    const forms::Question* question = seen.world.catalog->question_for(page.slot.item);
    const double width = std::min(box.width_mm, line_max_mm(layout));
    const ui::Type progress_type{ui::kBody_mm, printer::Typeface::screen_bold, ui::kBlue, 1.3};
    const std::string said = progress(seen, page, question);
    const PaperView paper = paper_of(*seen.view, page.slot);
    double line = layout.text_height(said, box.width_mm, progress_type);
    const double row = small_button_height_mm(layout), band = box.y_mm + box.height_mm - layout.reach_top_mm();     // in the low reach: above the control
    const bool has_room_for_card = layout.reach_top_mm() == 0 || band - row >= layout.grown(kCardButton_mm) + 8;
    double rest = box.height_mm - line - 3;
    const double least = row + 3 + layout.text_height(paragraphs(layout, seen, page, 3).front().text, width, {ui::kSmall_mm, printer::Typeface::screen_bold, ui::kInk, ui::kHeadingLeading}) + 3;
    const bool has_place_for_card = has_room_for_card && least + layout.grown(kCardButton_mm) + 4 <= box.height_mm;
    const auto card = has_place_for_card ? card_tap(seen, page) : std::nullopt;
    if (!card && card_tap(seen, page)) layout.leave_out("card.use");
    if (card) rest -= layout.grown(kCardButton_mm) + 4;
    if (page.problem) rest -= problem_box(layout, seen, width, *page.problem).height_mm + 5;
    auto words = paragraphs(layout, seen, page, layout.size().is_portrait() ? 3 : 2);
    const double buttons_below = box.y_mm < layout.reach_top_mm() ? row + 3 : 0;
    if (height_of(layout, width, {words.front()}) > rest + line - row - buttons_below) words.front().type.em_mm = ui::kSmall_mm;
    const double words_height = height_of(layout, width, words);
    const bool is_together = !page.asked_together.empty() && !shows_names(layout, seen, page, box.width_mm);
    const bool all_fit = words_height <= rest, has_paper = paper.outlined && (!all_fit || words_height <= rest + line - row);
    double y = box.y_mm;
    bool words_are_laid = false;
    if (all_fit && !has_paper && !is_together) {
        y = layout.text("progress", {box.x_mm, y, box.width_mm, 0}, said, progress_type) + 3;
    } else {                                                   // 「書類を見る」 and 「説明」 stand in the row that tells which question it is
        const bool is_high = y < layout.reach_top_mm();         // then the buttons stand below the words, within reach
        const auto button_width = [&](const char* key) { return small_button_width_mm(layout, seen.words(key)) + 5; };
        const double beside = layout.text_width(progress(seen, page, nullptr), progress_type) + (all_fit ? 0 : button_width("question.explain"));
        const bool has_room_for_paper = is_high || beside + button_width("paper.look") <= box.width_mm;       // the number goes before it
        const auto lay_buttons = [&](double row_y) {
            double right = box.right_mm();
            const auto lay_button = [&](const std::string& id, const std::string& text, Tap tap) {
                const double button = std::min(box.width_mm * (is_together ? 0.36 : 0.45), small_button_width_mm(layout, text));
                layout.target({.id = id, .box = {right - button, row_y, button, row}, .text = text, .note = {}, .look = ui::kQuiet, .em_mm = ui::kBody_mm, .tap = std::move(tap)});
                right -= button + 5;
            };
            const bool has_room_for_buttons = !is_high || band >= row + 4 + (card ? layout.grown(kCardButton_mm) + 4 : 0);
            if (is_together) lay_button("one_by_one", seen.words("together.one_by_one"), TogglePerson{kOneByOne});
            else if (has_paper && has_room_for_paper && has_room_for_buttons) lay_button("paper", seen.words("paper.look"), LookAtPaper{paper});
            const bool is_explained = !all_fit || is_together;
            if (is_explained && has_room_for_buttons) lay_button("explain", seen.words("question.explain"), ExplainQuestion{});
            if (is_explained && !has_room_for_buttons) layout.leave_out("explain");
            return right;
        };
        const double right = is_high ? box.right_mm() : lay_buttons(y);
        const bool has_room = layout.text_width(said, progress_type) <= right - box.x_mm;      // else the number alone
        layout.line("progress", {box.x_mm, y, right - box.x_mm, row}, has_room ? said : progress(seen, page, nullptr), progress_type);
        y += row + 3;
        rest += line - row;
        shorten_help(layout, width, words, is_high ? rest - row - 3 : rest);
        if (is_high) {
            y = lay_words(layout, {box.x_mm, y, width, rest - row - 3}, words).bottom_mm;
            if (page.problem) y = lay_problem(layout, seen, {box.x_mm, y, width, 0}, *page.problem);
            y = std::max(y, layout.reach_top_mm());
            if (lay_buttons(y) < box.right_mm()) y += row + 4;
            words_are_laid = true;
        }
    }
    if (!words_are_laid) y = lay_words(layout, {box.x_mm, y, width, rest}, words).bottom_mm;
    if (page.problem && !words_are_laid) y = lay_problem(layout, seen, {box.x_mm, y, width, 0}, *page.problem);
    if (!card) return y;
    y = std::max(y, layout.reach_top_mm());
    const double height = layout.grown(kCardButton_mm);
    layout.target({.id = "card.use", .box = {box.x_mm, y, std::min(box.width_mm, layout.grown(150)), height}, .text = seen.words("question.use_card"), .note = {},
                   .look = ui::kSecondary, .em_mm = 7.4, .icon = ui::Icon::card, .tap = *card});
    return y + height + 4;
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
    BoxMm keys;                            // portrait: the same box; landscape: the other half
    bool side_by_side;

    void operator()(const ChoiceDraft& draft) const { lay_answers(layout, seen, page, draft, fields); }
    void operator()(const DateDraft& draft) const {
        if (is_offered(draft)) return lay_days(layout, seen, draft, fields, under(fields.y_mm));
        const double below = lay_date_fields(layout, seen, fields, draft, item, page.problem) + 4;
        lay_pad(layout, seen.words, under(below), seen.words.list("keys.pad"), 44);
    }
    void operator()(const DigitsDraft& draft) const {
        const ui::Look look = page.problem ? ui::kFieldMistaken : ui::kFieldFocused;
        const double wide = item.type == forms::ItemType::number ? 70.0 : 170.0, width = std::min(fields.width_mm, layout.grown(wide)), height = layout.grown(26);
        layout.field({.id = "field", .box = {fields.x_mm, fields.y_mm, width, height}, .text = draft.is_phone ? with_hyphens(draft.digits) : draft.digits, .look = look, .em_mm = 14, .has_caret = true,
                      .tap = std::nullopt});
        const double below = lay_mistake(layout, seen, page, {fields.x_mm, fields.y_mm + height, fields.width_mm, 0}) + kFieldGap_mm;
        lay_pad(layout, seen.words, under(draft.is_phone ? lay_phone_starts(draft, below) : below), seen.words.list("keys.pad"), 44);
    }
    /// How most numbers begin, as one key each, until something is typed; their room is kept, so that the pad does not jump.
    /// Where there is none for them the pad does it all. Returns the lower edge.
    double lay_phone_starts(const DigitsDraft& draft, double y_mm) const {
        std::vector<std::string> starts = seen.words.list("keys.phone_starts");
        const auto area = seen.world.catalog->city.settings.find("area_code");
        const auto* code = area == seen.world.catalog->city.settings.end() ? nullptr : std::get_if<std::string>(&area->second.value);
        if (code) starts.push_back(*code);
        const double height = layout.grown(18), count = static_cast<double>(starts.size()), gap = kFieldGap_mm / 2, width = std::min((fields.width_mm - gap * (count - 1)) / count, layout.grown(40));
        const double top = std::max(y_mm, layout.reach_top_mm()), keys_room = side_by_side ? 0 : 4 * kKeyRow_mm;
        if (top + height + kFieldGap_mm + keys_room > fields.bottom_mm() || width < ui::kTargetMin_mm) return y_mm;
        for (std::size_t i = 0; draft.digits.empty() && i < starts.size(); ++i)
            layout.target({.id = "key." + starts[i], .role = ui::Role::key, .box = {fields.x_mm + static_cast<double>(i) * (width + gap), top, width, height}, .text = starts[i], .note = {},
                           .look = ui::kQuiet, .em_mm = 9.5, .tap = Edit{TypeText{starts[i]}}});
        return top + height + kFieldGap_mm;
    }
    void operator()(const TextDraft& draft) const {
        if (is_offered(draft)) return lay_readings(layout, seen, draft, fields, under(fields.y_mm));
        const bool has_two = draft.parts.size() == 2;
        const char* const ids[] = {"part.family", "part.given"};
        const double caption = has_two ? layout.em(ui::kSmall_mm) * 1.5 : 0, gap = 6, height = layout.grown(21);
        const double width = has_two ? (fields.width_mm - gap) / 2 : fields.width_mm;
        for (int i = 0; i < static_cast<int>(draft.parts.size()); ++i) {
            const std::size_t part = static_cast<std::size_t>(i);
            const double x = fields.x_mm + i * (width + gap);
            const bool is_focused = draft.focus == i;
            const ui::Look look = page.problem && is_focused ? ui::kFieldMistaken : is_focused ? ui::kFieldFocused : ui::kField;
            const std::string kana = item.type == forms::ItemType::kana ? "_kana" : "";
            const std::string& whole = seen.words(std::string(ids[i]) + kana);
            const bool has_room = layout.text_width(whole, ui::kSmallType) <= width && layout.text_height(whole, width, ui::kSmallType) <= caption;
            if (has_two) layout.line(std::string(ids[i]) + ".caption", {x, fields.y_mm, width, caption}, has_room ? whole : seen.words(ids[i]), ui::kSmallType);
            layout.field({.id = has_two ? ids[i] : "field", .box = {x, fields.y_mm + caption, width, height}, .text = draft.parts[part], .look = look,
                          .em_mm = 11, .has_caret = is_focused, .tap = has_two ? std::optional<Tap>(Edit{FocusPart{i}}) : std::nullopt});
        }
        double below = lay_mistake(layout, seen, page, {fields.x_mm, fields.y_mm + caption + height, fields.width_mm, 0}) + kFieldGap_mm;
        const Switch which = item.type == forms::ItemType::kana ? Switch::kana_only : Switch::all_keys;
        if (which == Switch::all_keys) {                 // the room for kanji is kept, so that the keys do not jump
            const double room = side_by_side ? fields.bottom_mm() - below : strip_room_mm(layout, below, keys.bottom_mm());
            lay_conversions(layout, seen.words, {fields.x_mm, below, fields.width_mm, room},
                            seen.words_for(draft.parts[static_cast<std::size_t>(draft.focus)]), draft.sheet);
            below += room > 0 ? room + 4 : 0;
        }
        lay_keyboard(layout, seen.words, under(below), draft.keys, which);
    }
    void operator()(const NameDraft& draft) const { lay_name(layout, seen, page, draft, fields, under(fields.y_mm)); }
    void operator()(const BankDraft& draft) const { lay_bank(layout, seen, page, draft, fields, under(fields.y_mm)); }
    void operator()(const AddressDraft& draft) const { lay_address(layout, seen, page, draft, fields, under(fields.y_mm)); }

    /// The keys' box; where fields and keys share a column it begins below the fields.
    BoxMm under(double y_mm) const {
        if (side_by_side) return keys;
        return {keys.x_mm, y_mm, keys.width_mm, keys.bottom_mm() - y_mm};
    }
};

/// The least that the fields and the keys of a draft take, so that the words above know their room.
struct Needs {
    const ui::Layout& layout;
    const Seen& seen;
    const forms::Item& item;
    double width_mm;                       // of the column of the fields
    double mistake_mm;                     // of the sentence at the field
    struct Room {
        double fields_mm = 0, keys_mm = 0;
    };
    Room operator()(const ChoiceDraft&) const { return {2 * layout.grown(27) + layout.grown(20), 0}; }
    Room operator()(const DateDraft& draft) const {
        if (is_offered(draft)) return {4 * layout.grown(25) + layout.grown(20), 0};
        return {date_fields_height_mm(layout, width_mm) + 4, 4 * kKeyRow_mm};
    }
    Room operator()(const DigitsDraft&) const { return {layout.grown(26) + kFieldGap_mm + mistake_mm, 4 * kKeyRow_mm}; }
    Room operator()(const TextDraft& draft) const {
        if (is_offered(draft)) return {3 * layout.grown(24) + layout.grown(20), 0};
        const bool is_kana = item.type == forms::ItemType::kana;
        const double fields = (draft.parts.size() == 2 ? layout.em(ui::kSmall_mm) * 1.5 : 0) + layout.grown(21) + kFieldGap_mm + mistake_mm;
        return {fields + (is_kana ? 0 : strip_height(layout) + 5), (is_kana ? 6 : 7) * kKeyRow_mm};
    }
    Room operator()(const NameDraft& draft) const { return {name_fields_height_mm(layout, draft) + mistake_mm, name_needs_keys(draft) ? 7 * kKeyRow_mm : 0}; }
    Room operator()(const BankDraft& draft) const { return {bank_fields_height_mm(layout, draft) + mistake_mm, draft.stage == BankStage::yuucho ? 4 * kKeyRow_mm : 0}; }
    Room operator()(const AddressDraft& draft) const { return {address_fields_height_mm(layout, draft), 5 * kKeyRow_mm + 2 * kKeyRow_mm}; }
};

/// A list of many entries, which wants all the height there is.
bool is_list(const Draft& draft) {
    if (is_offered(draft)) return true;
    if (const auto* name = std::get_if<NameDraft>(&draft)) return !name_needs_keys(*name);
    if (const auto* bank = std::get_if<BankDraft>(&draft)) return bank->stage != BankStage::yuucho;
    const auto* address = std::get_if<AddressDraft>(&draft);
    if (!address) return false;
    const bool is_list_of_places = address->way == AddressWay::town_list || address->way == AddressWay::area || address->way == AddressWay::abroad;
    return address->stage == AddressStage::ways || address->stage == AddressStage::town || address->stage == AddressStage::city || (address->stage == AddressStage::place && is_list_of_places);
}

/// Room for the buttons that lead out of a list, as they stand in a narrow column.
double ways_mm(const ui::Layout& layout, const Draft& draft, double width_mm) {
    const auto* name = std::get_if<NameDraft>(&draft);
    if (name && name->stage != NameStage::spelling) return 0;
    const int count = std::holds_alternative<BankDraft>(draft) || is_offered(draft) ? 1 : 2, columns = std::min(count, button_columns(layout, width_mm)), rows = (count + columns - 1) / columns;
    return rows * (layout.grown(kButtonHeight_mm) + kButtonGap_mm);
}

}  // namespace

ListBoxes list_boxes(const ui::Layout& layout, const BoxMm& fields, const BoxMm& keys, int count) {
    const bool is_beside = keys.right_mm() <= fields.x_mm || keys.x_mm >= fields.right_mm();
    const BoxMm& column = is_beside ? keys : fields;
    const int columns = button_columns(layout, column.width_mm), rows = (count + columns - 1) / columns;
    const double height = rows * (layout.grown(kButtonHeight_mm) + kButtonGap_mm) - kButtonGap_mm;
    const BoxMm buttons{column.x_mm, column.bottom_mm() - height, column.width_mm, height};
    if (is_beside) return {fields, buttons};
    return {{fields.x_mm, fields.y_mm, fields.width_mm, buttons.y_mm - 6 - fields.y_mm}, buttons};
}

BoxMm button_box(const ui::Layout& layout, const BoxMm& buttons, int place) {
    const int columns = button_columns(layout, buttons.width_mm);
    const double width = std::min(layout.grown(kButtonWidthMax_mm), (buttons.width_mm - kButtonGap_mm * (columns - 1)) / columns), height = layout.grown(kButtonHeight_mm);
    return {buttons.x_mm + (place % columns) * (width + kButtonGap_mm), buttons.y_mm + (place / columns) * (height + kButtonGap_mm), width, height};
}

void lay_question(ui::Layout& layout, const Seen& seen, const QuestionPage& page) {
    const forms::Item& item = *seen.world.catalog->item(page.slot.item);
    Frame frame;
    frame.back = back_button(seen.words);
    if (item.may_be_unknown) frame.middle = FrameButton{"unknown", seen.words("frame.unknown"), SayUnknown{}, ui::Icon::none};
    frame.next = next_button(seen.words);
    const BoxMm content = frame_box(layout, seen, frame);
    const bool is_choice = std::holds_alternative<ChoiceDraft>(page.draft), has_list = is_list(page.draft);
    const bool side_by_side = !layout.size().is_portrait() && !is_choice;
    const double share = has_list ? kListShare : 0.48;
    const double left = side_by_side ? std::min((content.width_mm - kColumnGap_mm) * share, content.width_mm - kColumnGap_mm - kBoard_mm) : content.width_mm, right = content.width_mm - left - kColumnGap_mm;
    const bool keys_left = side_by_side && layout.comfort().hand == Hand::left;
    const double x = keys_left ? content.x_mm + right + kColumnGap_mm : content.x_mm;
    const double mistake = page.problem && has_room_for_mistake(layout) ? layout.text_height(problem_sentence(seen, *page.problem), left, ui::kMistakeType) + 2 : 0;
    const Needs::Room room = std::visit(Needs{layout, seen, item, left, mistake}, page.draft);
    const double together = together_height_mm(layout, seen, page, left);
    // A list beside the words leaves them their column but for the ways out of it.
    double controls = side_by_side && has_list ? ways_mm(layout, page.draft, left) : room.fields_mm + (side_by_side ? 0 : room.keys_mm);
    const double buttons = layout.reach_top_mm() > content.y_mm ? small_button_height_mm(layout) + 4 : 0;       // below the words then, within reach
    const double top_least = std::max(content.y_mm + least_words_mm(layout, seen, page, left) + together, layout.reach_top_mm()) + buttons;
    if (page.problem && top_least + controls > content.bottom_mm()) return lay_mistake_alone(layout, seen, paragraphs(layout, seen, page, 3).front().text, *page.problem);
    if (const auto* choice = std::get_if<ChoiceDraft>(&page.draft)) controls = answers_height_mm(layout, seen, page, *choice, content.width_mm, controls, content.bottom_mm() - top_least);
    lay_frame(layout, seen, frame);
    if (together == 0 && !page.asked_together.empty()) layout.leave_out("together");
    const double words = lay_words(layout, seen, page, {x, content.y_mm, left, content.height_mm - controls - together});
    const double below = lay_together(layout, seen, page, {x, std::max(words, shows_names(layout, seen, page, left) ? layout.reach_top_mm() : 0), left, 0});
    const double free = content.bottom_mm() - below - controls;
    const bool is_docked = !side_by_side && !is_choice && !has_list;                // tall panel: fields come nearer to their keys
    const double top = std::max(below + (is_docked ? std::clamp(free * 0.35, 0.0, 30.0) : std::clamp(free, 0.0, 4.0)), layout.reach_top_mm());
    const BoxMm fields{x, top, left, content.bottom_mm() - top};
    const BoxMm beside{keys_left ? content.x_mm : content.x_mm + left + kColumnGap_mm, content.y_mm, right, content.height_mm};
    const BoxMm keys = side_by_side ? reachable(layout, beside) : reachable(layout, fields);
    // A list takes the column of the keys, and the ways out of it stay below the words.
    if (side_by_side && has_list) std::visit(Control{layout, seen, page, item, keys, fields, side_by_side}, page.draft);
    else std::visit(Control{layout, seen, page, item, fields, keys, side_by_side}, page.draft);
}

void lay_explanation(ui::Layout& layout, const Seen& seen, const QuestionPage& page) {
    Frame frame;
    frame.next = FrameButton{"go_on", seen.words("staff.close"), GoOn{}, ui::Icon::none};
    const BoxMm content = lay_frame(layout, seen, frame);
    auto words = for_reading(paragraphs(layout, seen, page, 3));
    const double people = together_row_height_mm(layout, seen, page, content.width_mm);
    for (Paragraph& paragraph : words)
        if (people > 0 && paragraph.heading_lines == 0) paragraph.stay = Paragraph::Stay::wanted;
    lay_together_row(layout, seen, page, content, lay_words(layout, {content.x_mm, content.y_mm, std::min(content.width_mm, line_max_mm(layout)), content.height_mm - people}, std::move(words)).bottom_mm);
}

}  // namespace kiosk::screens
