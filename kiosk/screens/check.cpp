// The check page: every answer that matters, grouped, each with its 「変更」; and the last look before sending.
#include "kiosk/review.h"
#include "kiosk/screens/controls.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kTitleHeight_mm = 15, kRowMin_mm = 21, kChangeWidth_mm = 34, kSheetRow_mm = 20;

/// A row, or the title of a group that begins or goes on.
struct Entry {
    const ReviewGroup* group = nullptr;
    const ReviewRow* row = nullptr;        // nullptr: the group's title
    double height_mm = 0;
};

struct Columns {
    double label, value, change;
};
Columns columns_of(const BoxMm& box) {
    const double label = std::min(box.width_mm * 0.30, 130.0);
    return {label, box.width_mm - label - kChangeWidth_mm - 8, kChangeWidth_mm};
}

ui::Type value_type(const ReviewRow& row) {
    return {7.6, printer::Typeface::screen_bold, row.value.empty() ? ui::kRed : ui::kInk, 1.35};
}
std::string shown_value(const Words& words, const ReviewRow& row) { return row.value.empty() ? words("review.unanswered") : row.value; }

std::string note_of(const Words& words, const ReviewRow& row) {
    if (row.source == forms::Source::card) return words("review.from_card");
    if (row.is_kana_name) return words("review.kana_name");
    return {};
}

double height_of(const ui::Layout& layout, const Words& words, const ReviewRow& row, const Columns& columns) {
    double height = layout.text_height(shown_value(words, row), columns.value - 6, value_type(row)) + 8;
    if (!note_of(words, row).empty()) height += ui::kSmall_mm * 1.5 + 2;
    const double label = layout.text_height(row.label, columns.label - 4, ui::kSmallType) + 6;
    return std::max({kRowMin_mm, height, label});
}

/// Cuts the rows into sheets by height; a group's title is never the last thing on a sheet, and is repeated after a cut.
std::vector<std::vector<Entry>> sheets_of(const ui::Layout& layout, const Words& words, const std::vector<ReviewGroup>& groups, const BoxMm& box) {
    const Columns columns = columns_of(box);
    std::vector<std::vector<Entry>> sheets(1);
    double left = box.height_mm;
    for (const ReviewGroup& group : groups) {
        bool needs_title = true;
        for (const ReviewRow& row : group.rows) {
            const double height = height_of(layout, words, row, columns);
            if (left < height + (needs_title ? kTitleHeight_mm : 0) && !sheets.back().empty()) {
                sheets.emplace_back();
                left = box.height_mm;
                needs_title = true;
            }
            if (needs_title) {
                sheets.back().push_back({&group, nullptr, kTitleHeight_mm});
                left -= kTitleHeight_mm;
                needs_title = false;
            }
            sheets.back().push_back({&group, &row, height});
            left -= height;
        }
    }
    return sheets;
}

void lay_row(ui::Layout& layout, const Words& words, const ReviewRow& row, const BoxMm& box) {
    const Columns columns = columns_of(box);
    const std::string id = row.slot.item + "." + std::to_string(row.slot.person);
    layout.line("label." + id, {box.x_mm + 2, box.y_mm + 2, columns.label - 4, box.height_mm - 4}, row.label, ui::kSmallType);
    const std::string note = note_of(words, row);
    const double x = box.x_mm + columns.label, note_height = note.empty() ? 0 : ui::kSmall_mm * 1.5 + 2;
    layout.line("value." + id, {x, box.y_mm + 2, columns.value - 6, box.height_mm - 4 - note_height}, shown_value(words, row), value_type(row));
    if (!note.empty()) layout.chip("chip." + id, x, box.bottom_mm() - 3 - ui::kSmall_mm * 0.75, note, ui::kHintPanel);
    if (row.may_change)
        layout.target({.id = "change." + id, .box = {box.right_mm() - columns.change, box.y_mm + (box.height_mm - 17) / 2, columns.change, 17},
                       .text = words("review.change"), .note = {}, .look = ui::kSecondary, .em_mm = 7.4, .tap = ChangeAnswer{row.slot}});
    layout.rule("rule." + id, box.x_mm, box.bottom_mm(), box.width_mm);
}

}  // namespace

void lay_check(ui::Layout& layout, const Seen& seen, const CheckPage& page) {
    const Words& words = seen.words;
    Frame frame;
    frame.back = back_button(words);
    frame.next = FrameButton{"next", words("check.next"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    double y = layout.text("heading", {content.x_mm, content.y_mm, content.width_mm, 0}, words("check.heading"), ui::kHeadingType, ui::Align::left, ui::Role::heading) + 1;
    y = layout.text("lead", {content.x_mm, y, std::min(content.width_mm, kLineMax_mm), 0}, words("check.lead"), ui::kBodyType) + 4;
    const BoxMm rows{content.x_mm, y, content.width_mm, content.bottom_mm() - y - kSheetRow_mm - 5};
    const auto groups = review(seen.session, *seen.view, seen.world, words);
    const auto sheets = sheets_of(layout, words, groups, rows);
    const int sheet = std::clamp(page.sheet, 0, static_cast<int>(sheets.size()) - 1);
    for (const Entry& entry : sheets[static_cast<std::size_t>(sheet)]) {
        const BoxMm box{rows.x_mm, y, rows.width_mm, entry.height_mm};
        if (entry.row) {
            lay_row(layout, words, *entry.row, box);
        } else {
            const double index = static_cast<double>(entry.group - groups.data());
            layout.line("group." + std::to_string(static_cast<int>(index)), {box.x_mm, box.y_mm + 3, box.width_mm, box.height_mm - 4}, entry.group->title,
                        {8, printer::Typeface::screen_bold, ui::kBlue, 1.2}, ui::Align::left, ui::Role::heading);
        }
        y += entry.height_mm;
    }
    lay_sheet_buttons(layout, words, {content.x_mm, content.bottom_mm() - kSheetRow_mm, content.width_mm, kSheetRow_mm}, sheet, static_cast<int>(sheets.size()));
}

void lay_send(ui::Layout& layout, const Seen& seen) {
    const Words& words = seen.words;
    Frame frame;
    frame.back = back_button(words);
    frame.next = FrameButton{"send", words("send.send"), Send{}, ui::Icon::none};
    const BoxMm content = lay_frame(layout, seen, frame);
    const double width = std::min(content.width_mm, kLineMax_mm);
    const bool is_portrait = layout.size().is_portrait();
    double y = content.y_mm + (is_portrait ? 10 : 0);
    y = layout.text("heading", {content.x_mm, y, content.width_mm, 0}, words("send.heading"), ui::kHeadingType, ui::Align::left, ui::Role::heading) + 3;
    y = layout.text("lead", {content.x_mm, y, width, 0}, words("send.lead"), {7.6, printer::Typeface::screen, ui::kInk, 1.55}) + (is_portrait ? 10 : 5);
    y = layout.text("forms.caption", {content.x_mm, y, width, 0}, words("send.forms", {{"n", std::to_string(seen.view->forms.size())}}), ui::kStrongType) + 2;
    const int columns = is_portrait ? 1 : 2, count = static_cast<int>(seen.view->forms.size());
    const int rows = std::max(1, (count + columns - 1) / columns);
    const double column = content.width_mm / columns, height = std::min(16.0, (content.bottom_mm() - y) / rows);
    for (int i = 0; i < count; ++i) {
        const forms::FilledForm& form = seen.view->forms[static_cast<std::size_t>(i)];
        std::string title = form.form->title;
        if (form.person >= 0) title = words("send.form_of", {{"form", title}, {"person", seen.view->situation.person_name(form.person)}});
        const double x = content.x_mm + (i / rows) * column, top = y + (i % rows) * height;
        layout.icon("form.icon." + std::to_string(i), {x, top + height / 2 - 4, 8, 8}, ui::Icon::check, ui::kBlue);
        layout.line("form." + std::to_string(i), {x + 12, top, column - 16, height}, title, {7.2, printer::Typeface::screen, ui::kInk, 1.15});
    }
}

}  // namespace kiosk::screens
