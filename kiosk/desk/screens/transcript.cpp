// A paper being copied, laid out like the paper: the case's lines on top, then a row a person, the one in hand opened.
// Under them what the line in hand may hold, and what is wrong with it. Fills the box it is given.
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr const char* kDots = "\u2026";
constexpr double kLabel_mm = 4.25, kValue_mm = 4.6;
constexpr double kRow_mm = 9.2, kRowBox_mm = 8.6, kLabelWidth_mm = 41, kColumnGap_mm = 4;
constexpr double kUnderOptions_mm = 13 + 8;               // the buttons, and a line above them
constexpr int kPeopleShown = 8, kChangesShown = 14;
constexpr ui::Look kRowChanged{ui::kWhite, ui::kBlue, 0.35, 1.2, ui::kInk};

struct Sheet {
    const Seen& seen;
    const TranscriptDialog& dialog;
    BoxMm box;
    double y = 0;

    double column_mm() const { return (box.width_mm - kColumnGap_mm) / 2; }
    const TranscriptLine& in_hand() const { return dialog.lines[dialog.focus]; }

    void caret(const std::string& id, const TextEdit& edit, const BoxMm& at) const {
        const std::u32string before = edit.letters.substr(0, edit.caret);
        const double x = at.x_mm + seen.layout.text_width(text_of({before, 0}), {4.6, printer::Typeface::screen, ui::kInk, 1.2});
        seen.layout.panel(id, {std::min(x, at.right_mm() - 0.6), at.y_mm + 1.4, 0.5, at.height_mm - 2.8}, {ui::kBlue, ui::kBlue, 0, 0, ui::kInk});
    }

    double width_of(const std::string& text, double em_mm) const { return seen.layout.text_width(text, {em_mm, printer::Typeface::screen_bold, ui::kInk, 1.0}); }
    std::string chip_of(const TranscriptLine& one) const {
        const bool is_changed = was_touched(one);
        return one.known || is_changed ? seen.words()(source_key(is_changed ? forms::Source::clerk : one.source)) : std::string();
    }
    double chip_mm(const std::string& chip) const {
        return chip.empty() ? 0 : seen.layout.text_width(chip, {ui::kForDesk.chip_em_mm, printer::Typeface::screen, ui::kInk, 1.2}) + 2 * ui::kForDesk.chip_padding_mm;
    }
    bool fits_column(const TranscriptLine& one) const {
        return width_of(one.draft.label, kLabel_mm) <= kLabelWidth_mm - 3 && width_of(line_text(one), kValue_mm) <= column_mm() - kLabelWidth_mm - chip_mm(chip_of(one)) - 5;
    }
    /// What does not fit is cut where the caret is not.
    std::string cut_to(const std::string& text, double room_mm, double em_mm, bool keeps_end) const {
        TextEdit edit = edit_of(text);
        if (width_of(text, em_mm) <= room_mm) return text;
        const double dots = width_of(kDots, em_mm);
        while (!edit.letters.empty() && width_of(text_of(edit), em_mm) + dots > room_mm) edit.letters.erase(keeps_end ? 0 : edit.letters.size() - 1, 1);
        return keeps_end ? kDots + text_of(edit) : text_of(edit) + kDots;
    }

    void line(std::size_t index, const BoxMm& at) const {
        const TranscriptLine& one = dialog.lines[index];
        const bool is_wide = at.width_mm > column_mm();
        const double label_mm = is_wide ? std::min(at.width_mm * 0.6, std::max(kLabelWidth_mm, width_of(one.draft.label, kLabel_mm) + 4)) : kLabelWidth_mm;
        const std::string id = "line." + std::to_string(index);
        const bool is_in_hand = index == dialog.focus, is_wrong = !one.message.empty(), is_changed = was_touched(one);
        const ui::Look& look = is_in_hand ? kRowUnderReview : is_wrong ? kMistakeChip : is_changed ? kRowChanged : kRowLook;
        seen.place(id, at, look, Choose{static_cast<int>(index)});
        seen.layout.line(id + ".label", {at.x_mm + 2, at.y_mm + 0.4, label_mm - 3, at.height_mm - 0.8}, cut_to(one.draft.label, label_mm - 3, kLabel_mm, false), {kLabel_mm, printer::Typeface::screen, is_wrong && !is_in_hand ? ui::kInk : ui::kSoftInk, 1.0});
        const std::string chip = chip_of(one);
        const double chip_width = chip_mm(chip);
        if (!chip.empty()) seen.layout.chip(id + ".source", at.right_mm() - chip_width - 1.5, at.y_mm + at.height_mm / 2, chip, is_changed ? kStaffChip : kQuietChip);
        const BoxMm value{at.x_mm + label_mm, at.y_mm + 0.4, at.width_mm - label_mm - chip_width - 4, at.height_mm - 0.8};
        seen.layout.line(id + ".value", value, cut_to(line_text(one), value.width_mm - 1, kValue_mm, is_in_hand), {kValue_mm, is_changed ? printer::Typeface::screen_bold : printer::Typeface::screen, is_changed && !is_wrong ? ui::kDeepBlue : ui::kInk, 1.0});
        if (is_in_hand && one.draft.parts.size() == 1) caret(id + ".caret", one.draft.parts.front().text, value);
    }

    /// Two columns, read from left to right; what needs more room has a row of its own.
    void lines_of(int person) {
        bool is_right = false;
        for (std::size_t i = 0; i < dialog.lines.size(); ++i) {
            if (dialog.lines[i].draft.slot.person != person) continue;
            const bool is_narrow = fits_column(dialog.lines[i]);
            if (is_right && !is_narrow) y += kRow_mm, is_right = false;
            line(i, {box.x_mm + (is_right ? column_mm() + kColumnGap_mm : 0), y, is_narrow ? column_mm() : box.width_mm, kRowBox_mm});
            if (is_right || !is_narrow) y += kRow_mm;
            is_right = is_narrow && !is_right;
        }
        if (is_right) y += kRow_mm;
    }

    void person(int person) {
        std::size_t first = dialog.lines.size();
        std::size_t touched = 0;
        for (std::size_t i = dialog.lines.size(); i-- > 0;) {
            if (dialog.lines[i].draft.slot.person != person) continue;
            first = i;
            touched += was_touched(dialog.lines[i]) ? 1 : 0;
        }
        const bool is_open = in_hand().draft.slot.person == person;
        const std::string id = "person." + std::to_string(person), name = seen.session.open->sight.view.situation.person_name(person);
        const BoxMm at{box.x_mm, y, box.width_mm, kRowBox_mm};
        if (!is_open) seen.place(id, at, kRowLook, Choose{static_cast<int>(first)});
        seen.layout.line(id + ".says", {at.x_mm + 2, at.y_mm + 0.4, at.width_mm - 60, at.height_mm - 0.8}, seen.words()("desk.group.person", {{"n", std::to_string(person + 1)}, {"name", name}}),
                         {4.8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.0});
        if (touched > 0) seen.layout.line(id + ".touched", {at.right_mm() - 56, at.y_mm + 0.4, 54, at.height_mm - 0.8}, seen.words()("desk.copy.touched", {{"n", std::to_string(touched)}}), kBold, ui::Align::right);
        y += kRow_mm;
        if (is_open) lines_of(person);
    }

    /// As many rows as there is room for, among them the one that is picked.
    void options(const CorrectionDraft& draft) {
        struct Place {
            int row;
            double x_mm, width_mm;
            std::string text;
        };
        std::vector<Place> places;
        double x = box.x_mm;
        int row = 0;
        for (std::size_t i = 0; i < draft.options.size(); ++i) {
            const std::string text = (i < 9 ? std::to_string(i + 1) + "  " : std::string()) + draft.options[i].label;
            const double width = std::min(box.width_mm, seen.layout.text_width(text, kBold) + 6);
            if (x + width > box.right_mm() + 0.01) {
                x = box.x_mm;
                ++row;
            }
            places.push_back({row, x, width, text});
            x += width + 2;
        }
        const int shown = std::max(1, static_cast<int>((box.bottom_mm() - kUnderOptions_mm - y) / kRow_mm));
        const int in_hand_row = draft.focus < static_cast<int>(places.size()) ? places[static_cast<std::size_t>(draft.focus)].row : 0;
        const int first = std::clamp(in_hand_row - shown / 2, 0, std::max(0, row + 1 - shown));
        for (std::size_t i = 0; i < places.size(); ++i) {
            const Place& place = places[i];
            if (place.row < first || place.row >= first + shown) continue;
            const bool is_picked = draft.options[i].is_picked;
            const std::string id = "option." + std::to_string(i);
            const BoxMm at{place.x_mm, y + (place.row - first) * kRow_mm, place.width_mm, kRowBox_mm};
            seen.place(id, at, is_picked ? kRowUnderReview : kRowLook, Choose{kChooseInLine + static_cast<int>(i)});
            seen.layout.line(id + ".says", {at.x_mm + 2.5, at.y_mm + 0.4, at.width_mm - 4, at.height_mm - 0.8}, place.text, {4.8, is_picked ? printer::Typeface::screen_bold : printer::Typeface::screen, ui::kInk, 1.0});
        }
        y += std::min(row + 1, shown) * kRow_mm;
    }

    void parts(const CorrectionDraft& draft) {
        const std::size_t rows = (draft.parts.size() + 1) / 2;
        for (std::size_t i = 0; i < draft.parts.size(); ++i) {
            const std::string id = "part." + std::to_string(i);
            const bool is_focused = static_cast<int>(i) == draft.focus;
            const BoxMm at{box.x_mm + (i < rows ? 0 : column_mm() + kColumnGap_mm), y + static_cast<double>(i % rows) * kRow_mm, column_mm(), kRowBox_mm};
            seen.place(id, at, is_focused ? kRowUnderReview : kRowLook, Choose{kChooseInLine + static_cast<int>(i)});
            seen.layout.line(id + ".label", {at.x_mm + 2, at.y_mm + 0.4, kLabelWidth_mm - 3, at.height_mm - 0.8}, draft.parts[i].label, {kLabel_mm, printer::Typeface::screen, ui::kSoftInk, 1.0});
            const BoxMm value{at.x_mm + kLabelWidth_mm, at.y_mm + 0.4, at.width_mm - kLabelWidth_mm - 3, at.height_mm - 0.8};
            seen.layout.line(id + ".value", value, cut_to(text_of(draft.parts[i].text), value.width_mm - 1, kValue_mm, is_focused), {kValue_mm, printer::Typeface::screen, ui::kInk, 1.0});
            if (is_focused) caret(id + ".caret", draft.parts[i].text, value);
        }
        y += static_cast<double>(rows) * kRow_mm;
    }

    void line_in_hand() {
        const TranscriptLine& one = in_hand();
        y += 2;
        if (!one.draft.options.empty()) options(one.draft);
        else if (one.draft.parts.size() > 1) parts(one.draft);
        const bool is_date = seen.data.world.catalog->item(one.draft.slot.item)->type == forms::ItemType::date;
        const std::string hint = seen.words()(!one.draft.options.empty() ? "desk.copy.hint_options" : is_date ? "desk.correct.hint_date" : "desk.copy.hint");
        const std::string says = !one.message.empty() ? one.message + one.remedy : !dialog.notice.empty() ? dialog.notice : hint;
        const bool is_care = !one.message.empty() || !dialog.notice.empty();
        y = seen.layout.text("says", {box.x_mm, y + 0.5, box.width_mm, 0}, says, is_care ? kCare : kSmallText, ui::Align::left, is_care ? ui::Role::notice : ui::Role::text);
    }

    void buttons(const std::string& go_on, Command asked, const std::string& back) const {
        seen.button("go_on", {box.x_mm, box.bottom_mm() - 13, box.width_mm * 0.6, 13}, go_on, ui::kPrimary, Do{asked}, 5.4);
        seen.button("back", {box.right_mm() - box.width_mm * 0.36, box.bottom_mm() - 13, box.width_mm * 0.36, 13}, back, ui::kQuiet, Do{Command::back}, 5);
    }
    void heading(const std::string& title, const std::string& lead) {
        y = seen.layout.text("dialog.title", {box.x_mm, y, box.width_mm, 0}, title, kTitle, ui::Align::left, ui::Role::heading);
        y = seen.layout.text("dialog.lead", {box.x_mm, y, box.width_mm, 0}, lead, kSmallText) + 1.5;
    }
};

void lay_typing(Sheet& sheet) {
    const Words& words = sheet.seen.words();
    sheet.heading(words("desk.copy.title", {{"paper", sheet.dialog.title}}), words("desk.copy.lead"));
    sheet.lines_of(forms::kWholeCase);
    const int people = sheet.seen.session.open->sight.view.situation.person_count();
    const int first = std::clamp(sheet.in_hand().draft.slot.person - kPeopleShown / 2, 0, std::max(0, people - kPeopleShown));
    for (int person = first; person < std::min(people, first + kPeopleShown); ++person) sheet.person(person);
    sheet.line_in_hand();
    sheet.buttons(words("desk.copy.check"), Command::check_copied, words("desk.correct.cancel"));
}

void lay_saving(Sheet& sheet) {
    const Words& words = sheet.seen.words();
    const auto& changes = sheet.dialog.changes;
    sheet.heading(words("desk.copy.save_title", {{"n", std::to_string(changes.size())}}), words("desk.copy.save_lead", {{"paper", sheet.dialog.title}}));
    int count = 0;
    const auto say = [&](const std::string& text, const ui::Type& type) { sheet.y = sheet.seen.layout.text("change." + std::to_string(count++), {sheet.box.x_mm, sheet.y, sheet.box.width_mm, 0}, text, type) + 0.5; };
    for (std::size_t i = 0; i < std::min<std::size_t>(changes.size(), kChangesShown); ++i)
        say(words("desk.copy.change", {{"label", changes[i].label}, {"before", changes[i].before}, {"after", changes[i].after}}), kText);
    if (changes.size() > kChangesShown) say(words("desk.copy.more", {{"n", std::to_string(changes.size() - kChangesShown)}}), kText);
    sheet.y += 3;
    for (const std::string& form : sheet.dialog.difference.added) say(words("desk.correct.added", {{"form", form}}), kBold);
    for (const std::string& form : sheet.dialog.difference.removed) say(words("desk.correct.removed", {{"form", form}}), kBold);
    if (sheet.dialog.difference.added.empty() && sheet.dialog.difference.removed.empty()) say(words("desk.correct.same_forms"), kText);
    sheet.buttons(words("desk.correct.save"), Command::go_on, words("desk.correct.edit_again"));
}

}  // namespace

void lay_transcript(const Seen& seen, const TranscriptDialog& dialog, const BoxMm& box) {
    const Words& words = seen.words();
    Sheet sheet{seen, dialog, {box.x_mm + 6, box.y_mm + 5, box.width_mm - 12, box.height_mm - 10}, box.y_mm + 5};
    switch (dialog.stage) {
        case TranscriptStage::typing: return lay_typing(sheet);
        case TranscriptStage::saving: return lay_saving(sheet);
        case TranscriptStage::leaving:
            sheet.heading(words("desk.copy.leave_title"), words("desk.copy.leave_lead", {{"n", std::to_string(touched_count(dialog))}}));
            return sheet.buttons(words("desk.copy.leave"), Command::go_on, words("desk.copy.stay"));
    }
}

}  // namespace kiosk::desk::screens
