// What a code says beside what was answered already: every difference, on as many sheets as they take; whose code it is, where there is room.
// Shows what would be taken; takes nothing.
#include "kiosk/code_answers.h"
#include "kiosk/review.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/scan.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kTurnRow_mm = 20, kTurnGap_mm = 4;

std::vector<Paragraph> differences_of(const Seen& seen, const BesideAnswers& beside) {
    const auto situation = forms::derive_situation(*seen.world.catalog, seen.session.answers, seen.world.today);
    std::vector<Paragraph> words;
    for (const CodeDifference& one : beside.differences) {
        const forms::Item& item = *seen.world.catalog->item(one.slot.item);
        const std::string text = seen.words("scan.difference", {{"label", fact_text(one.slot, situation, seen.words)}, {"said", value_text(item, one.said, situation, seen.words)},
                                                                {"code", value_text(item, one.in_code, situation, seen.words)}});
        words.push_back({.id = "difference." + std::to_string(words.size()), .text = text, .below_mm = 4});
    }
    return words;
}

/// What is said before them: on the first sheet only, but for the heading.
std::vector<Paragraph> head_of(const Seen& seen, const BesideAnswers& beside, int sheet) {
    std::vector<Paragraph> words{{.id = "heading", .text = seen.words(beside.added > 0 ? "scan.found_beside" : "scan.found"), .type = ui::kHeadingType, .below_mm = 6, .heading_lines = 3}};
    if (sheet > 0) return words;
    if (beside.added == 0) words.push_back({.id = "nothing_new", .text = seen.words("scan.nothing_new"), .type = ui::kStrongType, .below_mm = 4});
    if (beside.people_left_out > 0)
        words.push_back({.id = "left_out", .text = seen.words("scan.people_left_out", {{"n", std::to_string(beside.people_left_out)}}), .below_mm = 4});
    if (!beside.differences.empty())
        words.push_back({.id = "differences", .text = seen.words("scan.differences", {{"n", std::to_string(beside.differences.size())}}), .type = ui::kStrongType, .below_mm = 4});
    return words;
}

/// Which of the differences stand on which sheet.
std::vector<std::vector<Paragraph>> on_sheets(const ui::Layout& layout, const std::vector<Paragraph>& differences, double width_mm, double first_mm, double others_mm) {
    std::vector<std::vector<Paragraph>> sheets(1);
    double left = first_mm;
    for (const Paragraph& one : differences) {
        const double height = height_of(layout, width_mm, {one});
        const bool may_stay_empty = sheets.size() == 1;          // the first has its sentences
        if (height > left && (may_stay_empty || !sheets.back().empty())) {
            sheets.emplace_back();
            left = others_mm;
        }
        sheets.back().push_back(one);
        left -= height;
    }
    return sheets;
}

}  // namespace

void lay_code_beside(ui::Layout& layout, const Seen& seen, const ScanFoundPage& page, Frame frame) {
    const BoxMm content = frame_box(layout, seen, frame), box{content.x_mm, content.y_mm, std::min(content.width_mm, line_max_mm(layout)), content.height_mm};
    const BesideAnswers beside = beside_answers(seen.session.answers, page.facts.answers, *seen.world.catalog);
    const std::vector<Paragraph> differences = differences_of(seen, beside);
    const auto room_under = [&](int sheet) { return box.height_mm - height_of(layout, box.width_mm, head_of(seen, beside, sheet)); };
    const double row = layout.grown(kTurnRow_mm), turn = row + kTurnGap_mm;
    const bool is_one_sheet = height_of(layout, box.width_mm, differences) <= room_under(0);
    const double less = is_one_sheet ? 0 : turn;
    const auto sheets = on_sheets(layout, differences, box.width_mm, room_under(0) - less, room_under(1) - less);
    const int sheet = layout.on_sheet(page.sheet, static_cast<int>(sheets.size()));
    frame.next->is_quiet = sheet + 1 < static_cast<int>(sheets.size());              // what most should press is the next sheet
    lay_frame(layout, seen, frame);
    std::vector<Paragraph> said = head_of(seen, beside, sheet);
    for (const Paragraph& one : sheets[static_cast<std::size_t>(sheet)]) said.push_back(one);
    if (is_one_sheet) {
        std::string people = people_in(seen, page.facts.answers);
        if (!people.empty()) people = seen.words("scan.people") + "\n" + people;
        said.push_back({.id = "people", .text = people, .type = ui::kStrongType, .below_mm = 4, .stay = Paragraph::Stay::if_room});
        said.push_back({.id = "lead", .text = seen.words("scan.found_lead"), .stay = Paragraph::Stay::if_room});
    }
    lay_words(layout, {box.x_mm, box.y_mm, box.width_mm, box.height_mm - less}, std::move(said));
    lay_sheet_buttons(layout, seen.words, {box.x_mm, box.bottom_mm() - row, content.width_mm, row}, sheet, static_cast<int>(sheets.size()), ui::kPrimary);
}

}  // namespace kiosk::screens
