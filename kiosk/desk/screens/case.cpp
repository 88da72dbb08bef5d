// An open case: on the left what to look at, flags first; on the right the very page. Below the rows the one thing that Enter
// does next. The cut into sheets comes from kiosk/desk/case_rows.h.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/queue_rows.h"
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr ui::Type kOneLine{4.6, printer::Typeface::screen, ui::kInk, 1.0};
constexpr double kLeftWidth_mm = 2 * kColumn_mm + 6, kFlagRow_mm = 17.4, kMark_mm = 5;

bool is_grave(Flag flag) { return flag == Flag::missing || flag == Flag::conflict || flag == Flag::deadline; }

void lay_source(const Seen& seen, const std::string& id, double right_mm, double middle_mm, forms::Source source) {
    const std::string text = seen.words()(source_key(source));
    const double width = seen.layout.text_width(text, {ui::kForDesk.chip_em_mm, printer::Typeface::screen, ui::kInk, 1.2}) + 2 * ui::kForDesk.chip_padding_mm;
    seen.layout.chip(id, right_mm - width, middle_mm, text, source == forms::Source::clerk ? kStaffChip : kQuietChip);
}

void lay_mark(const Seen& seen, const std::string& id, double x_mm, double middle_mm, const SightRow& row) {
    if (is_confirmed(*seen.session.open, row)) seen.layout.icon(id, {x_mm, middle_mm - kMark_mm / 2, kMark_mm, kMark_mm}, ui::Icon::check, ui::kBlue);
}

void lay_row(const Seen& seen, const PlacedRow& placed, const BoxMm& box, const ui::Look& look) {
    const SightRow& row = *placed.row;
    const std::string id = "row." + std::to_string(placed.index);
    seen.place(id, box, look, Choose{static_cast<int>(placed.index)});
    const double middle = box.y_mm + box.height_mm / 2, value_x = box.x_mm + kLabel_mm, value_width = box.width_mm - kLabel_mm - kChip_mm - 7;
    seen.layout.line(id + ".label", {box.x_mm + 2, box.y_mm, kLabel_mm - 3, box.height_mm}, row.label, {4.25, printer::Typeface::screen, ui::kSoftInk, 1.0});
    if (row.resident_value.empty()) {
        seen.layout.line(id + ".value", {value_x, box.y_mm + 0.5, value_width, box.height_mm - 0.8}, row.value, {4.6, printer::Typeface::screen, ui::kInk, 1.2});
    } else {
        const double half = box.height_mm / 2;
        seen.layout.line(id + ".value", {value_x, box.y_mm + 0.5, value_width, half - 0.5}, row.value, {4.6, printer::Typeface::screen_bold, ui::kDeepBlue, 1.1});
        seen.layout.line(id + ".before", {value_x, box.y_mm + half, value_width, half - 0.5}, seen.words()("desk.correct.was", {{"value", row.resident_value}}), {4.25, printer::Typeface::screen, ui::kSoftInk, 1.1});
    }
    lay_source(seen, id + ".source", box.right_mm() - kMark_mm - 3, middle, row.source);
    lay_mark(seen, id + ".mark", box.right_mm() - kMark_mm - 1.2, middle, row);
}

void lay_flag(const Seen& seen, const PlacedRow& placed, const BoxMm& box, const ui::Look& look) {
    const SightRow& row = *placed.row;
    const std::string id = "row." + std::to_string(placed.index);
    seen.place(id, box, look, Choose{static_cast<int>(placed.index)});
    const double first = box.y_mm + 4.4, label_x = box.x_mm + 26;
    seen.layout.chip(id + ".flag", box.x_mm + 2, first, seen.words()(flag_key(row.flag)), is_grave(row.flag) ? kMistakeChip : kCareChip);
    const double label_wanted = seen.layout.text_width(row.label, kBold) + 3, room = box.width_mm - 26 - 24;
    constexpr double label_most = 92;
    const bool value_is_below = row.value.empty() || label_wanted > label_most;        // a long name leaves no room beside it
    const double label_width = value_is_below ? room : label_wanted;
    seen.layout.line(id + ".label", {label_x, box.y_mm + 0.4, label_width, 7}, row.label, kBold);
    if (!value_is_below) seen.layout.line(id + ".value", {label_x + label_width + 2, box.y_mm + 0.4, room - label_width - 2, 7}, row.value, kOneLine);
    if (row.slot) lay_source(seen, id + ".source", box.right_mm() - kMark_mm - 3, first, row.source);
    std::string sentence = row.sentence;
    if (value_is_below && !row.value.empty()) sentence = row.value + seen.words()("desk.case.value_ends") + sentence;
    if (!row.resident_value.empty()) sentence = seen.words()("desk.correct.was", {{"value", row.resident_value}}) + " " + sentence;
    seen.layout.line(id + ".why", {label_x, box.y_mm + 7.1, box.width_mm - 26 - 10, box.height_mm - 7.2}, sentence, {4.25, printer::Typeface::screen, ui::kSoftInk, 1.05});
    lay_mark(seen, id + ".mark", box.right_mm() - kMark_mm - 1.2, first, row);
}

std::size_t confirmed_count(const OpenCase& open) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < row_count(open.sight); ++i) count += is_confirmed(open, row_at(open.sight, i)) ? 1 : 0;
    return count;
}

void lay_steps(const Seen& seen, const OpenCase& open, double right_mm, double middle_mm) {
    const bool is_confirmed_all = are_all_confirmed(open), is_identified = open.content.identity.has_value(), is_printed = open.row.prints > 0;
    const std::pair<const char*, bool> steps[] = {{"desk.step.confirm", is_confirmed_all}, {"desk.step.identity", is_identified}, {"desk.step.print", is_printed}};
    double x = right_mm - 3 * 47;
    int number = 1;
    for (const auto& [key, is_done] : steps) {
        const std::string id = "step." + std::to_string(number);
        seen.layout.panel(id, {x, middle_mm - 5, 45, 10}, {is_done ? ui::kSelected : ui::kWhite, is_done ? ui::kBlue : ui::kHairline, 0.4, 5, ui::kInk});
        seen.layout.icon(id + ".mark", {x + 3, middle_mm - 2.5, 5, 5}, is_done ? ui::Icon::check : ui::Icon::circle, ui::kBlue);
        seen.layout.line(id + ".says", {x + 9.5, middle_mm - 4.5, 33, 9}, seen.words()(key), is_done ? kBold : kText);
        x += 47;
        ++number;
    }
}

void lay_header(const Seen& seen, const OpenCase& open) {
    const Words& words = seen.words();
    const auto event = seen.data.world.catalog->events.find(open.row.event.text());
    const std::string title = event == seen.data.world.catalog->events.end() ? open.row.event.text() : event->second.title;
    seen.layout.panel("top.mark", {8, 10, 1.6, 9}, {ui::kBlue, ui::kBlue, 0, 0.8, ui::kInk});
    seen.layout.line("number", {13, 7, 44, 15}, store::receipt_number(open.row.number), {11, printer::Typeface::screen_bold, ui::kInk, 1.1}, ui::Align::left, ui::Role::heading);
    seen.layout.line("event", {60, 7, 74, 15}, title, kTitle);
    double x = seen.layout.chip("state", 138, 14.5, words("desk.state." + std::string(store::to_id(open.row.state))), kStaffChip) + 4;
    if (is_unfinished(open.row)) x = seen.layout.chip("waited", x, 14.5, words("desk.queue.waiting_for", {{"n", std::to_string(minutes_waited(open.row, seen.now.wall))}}), kQuietChip) + 4;
    const std::string holder = open.is_held ? words("desk.case.mine") : words("desk.case.look_only");
    x = seen.layout.chip("holder", x, 14.5, holder, open.is_held ? kQuietChip : kCareChip) + 4;
    if (const auto asked = seen.session.asks.find(open.row.id); asked != seen.session.asks.end()) {
        const store::AskState state = asked->second.state;
        const bool is_well = state == store::AskState::agreed;
        x = seen.layout.chip("resident", x, 14.5, words("desk.asked." + std::string(store::to_id(state))), is_well ? kStaffChip : state == store::AskState::open ? kQuietChip : kMistakeChip) + 4;
    }
    if (open.row.prints > 1) seen.layout.chip("prints", x, 14.5, words("desk.queue.reprinted", {{"n", std::to_string(open.row.prints)}}), kCareChip);
    lay_steps(seen, open, 500, 14.5);
}

std::string next_words(const Seen& seen, const OpenCase& open, const CaseScreen& screen, const CaseSheet* sheet) {
    const Words& words = seen.words();
    if (open.is_busy) return words("desk.next.busy");
    switch (next_step(open, screen)) {
        case NextStep::mend: return words("desk.next.mend");
        case NextStep::confirm_flag: return words("desk.next.flag");
        case NextStep::confirm_sheet: return words(sheet->is_derived ? "desk.next.derived" : "desk.next.sheet", {{"n", std::to_string(sheet->end - sheet->first)}});
        case NextStep::identify: return words("desk.next.identity");
        case NextStep::print:
            if (open.unprinted && open.unprinted->part.first_sheet > 0) return words("desk.next.print_on", {{"sheet", std::to_string(open.unprinted->part.first_sheet + 1)}});
            return words("desk.next.print", {{"n", std::to_string(open.sight.page_count())}});
        case NextStep::look_only: return words("desk.next.back");
        case NextStep::finished: return words("desk.next.finished");
    }
    return {};
}

void lay_left(const Seen& seen, const OpenCase& open, const CaseScreen& screen, const BoxMm& box) {
    const Words& words = seen.words();
    const auto sheets = sheets_of(open.sight, *seen.data.world.fonts);
    const std::size_t at = sheet_with(sheets, screen.cursor);
    const CaseSheet* sheet = sheets.empty() ? nullptr : &sheets[at];
    const std::string heading = sheet && sheet->is_of_flags ? words("desk.case.flags", {{"n", std::to_string(open.sight.flags.size())}}) : words("desk.case.rest");
    seen.layout.line("sheet.title", {box.x_mm, box.y_mm, 120, 9}, heading, {5.6, printer::Typeface::screen_bold, ui::kInk, 1.2}, ui::Align::left, ui::Role::heading);
    seen.layout.line("sheet.count", {box.x_mm + 122, box.y_mm, box.width_mm - 122, 9},
                     words("desk.case.progress", {{"sheet", std::to_string(at + 1)}, {"sheets", std::to_string(std::max<std::size_t>(1, sheets.size()))}, {"done", std::to_string(confirmed_count(open))},
                                                  {"all", std::to_string(row_count(open.sight))}}),
                     kSmallText, ui::Align::right);
    const double top = box.y_mm + 10.5;
    if (sheet)
        for (const PlacedRow& placed : sheet->placed) {
            const ui::Look& look = placed.row && placed.index == screen.cursor ? kRowUnderReview : kRowLook;
            const double x = box.x_mm + placed.column * (kColumn_mm + 6);
            if (sheet->is_of_flags) lay_flag(seen, placed, {box.x_mm, top + placed.line * kFlagRow_mm, box.width_mm, kFlagRow_mm - 1}, look);
            else if (placed.row) lay_row(seen, placed, {x, top + placed.line * kLine_mm, kColumn_mm, placed.lines * kLine_mm - 0.6}, look);
            else seen.layout.line("group." + std::to_string(placed.column) + "." + std::to_string(placed.line), {x + 2, top + placed.line * kLine_mm + 1, kColumn_mm - 4, placed.lines * kLine_mm - 1.6}, placed.title,
                                  {4.8, printer::Typeface::screen_bold, ui::kDeepBlue, 1.2}, ui::Align::left, ui::Role::heading);
        }
    const double bottom = box.bottom_mm();
    seen.button("go_on", {box.x_mm, bottom - 16, box.width_mm * 0.62, 15}, next_words(seen, open, screen, sheet), ui::kPrimary, Do{Command::go_on}, 5.6);
    seen.button("sheet.before", {box.x_mm + box.width_mm * 0.62 + 5, bottom - 16, 44, 15}, words("desk.case.sheet_before"), ui::kQuiet, Do{Command::left});
    seen.button("sheet.after", {box.right_mm() - 44, bottom - 16, 44, 15}, words("desk.case.sheet_after"), ui::kQuiet, Do{Command::right});
    lay_notice(seen, {box.x_mm, bottom - 25, box.width_mm, 8});
}

}  // namespace

const char* source_key(forms::Source source) {
    switch (source) {
        case forms::Source::card: return "desk.source.card";
        case forms::Source::qr: return "desk.source.qr";
        case forms::Source::clerk: return "desk.source.clerk";
        case forms::Source::resident: return "desk.source.resident";
        case forms::Source::given: return "desk.source.given";
        case forms::Source::computed: return "desk.source.given";
    }
    return "desk.source.given";
}

const char* flag_key(Flag flag) {
    switch (flag) {
        case Flag::none: return "desk.flag.check";
        case Flag::missing: return "desk.flag.missing";
        case Flag::unknown: return "desk.flag.unknown";
        case Flag::rare: return "desk.flag.rare";
        case Flag::conflict: return "desk.flag.conflict";
        case Flag::deadline: return "desk.flag.deadline";
        case Flag::check: return "desk.flag.check";
    }
    return "desk.flag.check";
}

void lay_case(const Seen& seen, const CaseScreen& screen) {
    if (!seen.session.open) return;
    const OpenCase& open = *seen.session.open;
    lay_header(seen, open);
    BoxMm box = content_box(seen.layout.size());
    const BoxMm left{box.x_mm, box.y_mm, kLeftWidth_mm, box.height_mm};
    if (seen.session.dialog) lay_dialog(seen, *seen.session.dialog, left);
    else lay_left(seen, open, screen, left);
    lay_paper(seen, screen, {left.right_mm() + 6, box.y_mm, box.right_mm() - left.right_mm() - 6, box.height_mm});
}

}  // namespace kiosk::desk::screens
