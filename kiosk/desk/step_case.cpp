// An open case: moving through its rows and pages, confirming them, and the one next thing that Enter does.
// Part of desk_step(); the page shown follows the row under review.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/desk_turn.h"

#include <algorithm>
#include <array>

namespace kiosk::desk {

void show_row(Turn& turn, std::size_t index) {
    CaseScreen& screen = turn.case_screen();
    const Sight& sight = turn.session.open->sight;
    screen.cursor = std::min(index, std::max<std::size_t>(1, row_count(sight)) - 1);
    screen.looked_at.reset();
    if (row_count(sight) == 0) return;
    const SightRow& row = row_at(sight, screen.cursor);
    const bool is_here = std::any_of(row.places.begin(), row.places.end(), [&](const FieldPlace& place) { return place.form == screen.form && place.page == screen.page; });
    if (is_here || row.places.empty()) return;
    screen.form = row.places.front().form;
    screen.page = row.places.front().page;
}

namespace {

constexpr std::array kZooms_percent = {50.0, 75.0, 100.0, 150.0, 200.0, 300.0, 400.0};

void confirm(OpenCase& open, const SightRow& row) {
    if (!row.must_be_mended) open.confirmed[row.id] = matter_of(row);
}

/// After something was confirmed: the next open flag, else the first sheet with an open row, else stay.
void go_to_next_open(Turn& turn) {
    const OpenCase& open = *turn.session.open;
    if (const auto flag = next_open_flag(open, turn.case_screen().cursor)) return show_row(turn, *flag);
    for (std::size_t i = open.sight.flags.size(); i < row_count(open.sight); ++i)
        if (!is_confirmed(open, row_at(open.sight, i))) return show_row(turn, i);
}

enum class Extent { row, sheet };

void confirm_shown(Turn& turn, Extent extent) {
    OpenCase& open = *turn.session.open;
    const std::size_t cursor = turn.case_screen().cursor;
    if (extent == Extent::sheet) {
        const auto sheets = sheets_of(open.sight, *turn.data.world.fonts);
        const CaseSheet& sheet = sheets[sheet_with(sheets, cursor)];
        for (std::size_t i = sheet.first; i < sheet.end; ++i) confirm(open, row_at(open.sight, i));       // what is seen, and nothing else
    } else {
        confirm(open, row_at(open.sight, cursor));
    }
    go_to_next_open(turn);
    if (are_all_confirmed(open) && !open.content.identity) turn.session.dialog = IdentityDialog{};
    verify_if_all_is_done(turn);
}

void go_on(Turn& turn) {
    OpenCase& open = *turn.session.open;
    if (open.is_busy) return;
    switch (next_step(open, turn.case_screen())) {
        case NextStep::mend: return open_correction(turn);
        case NextStep::confirm_flag: return confirm_shown(turn, Extent::row);
        case NextStep::confirm_sheet: return confirm_shown(turn, Extent::sheet);
        case NextStep::identify:
            turn.session.dialog = IdentityDialog{};
            return;
        case NextStep::print:
            if (!open.sight.is_printable) return turn.show_message(turn.words()("desk.message.not_printable_title"), turn.words()("desk.message.not_printable"));
            open.is_busy = true;
            if (open.unprinted) turn.effects.push_back(PrintCase{open.row, open.content, open.unprinted->copy, open.unprinted->part});
            else turn.effects.push_back(PrintCase{open.row, open.content, open.row.prints > 0 ? Copy::reprint : Copy::first, {}});
            return;
        case NextStep::look_only:
        case NextStep::finished:
            turn.leave_case();
            turn.go_home();
            return;
    }
}

void turn_pages(Turn& turn, int step) {
    CaseScreen& screen = turn.case_screen();
    const auto& forms = turn.session.open->sight.laid_out;
    if (forms.empty()) return;
    std::size_t flat = screen.page, count = turn.session.open->sight.page_count();
    for (std::size_t form = 0; form < screen.form && form < forms.size(); ++form) flat += forms[form].pages.size();
    flat = (flat + count + static_cast<std::size_t>(step + static_cast<int>(count))) % count;
    for (screen.form = 0; flat >= forms[screen.form].pages.size(); ++screen.form) flat -= forms[screen.form].pages.size();
    screen.page = flat;
    screen.looked_at.reset();
}

constexpr double kWholePage_percent = 75;            // about; what 0 comes to on the desk's sheet

void magnify(CaseScreen& screen) {
    const double now = screen.zoom == 0 ? kWholePage_percent : screen.zoom;
    const auto next = std::find_if(kZooms_percent.begin(), kZooms_percent.end(), [&](double zoom) { return zoom > now; });
    screen.zoom = next == kZooms_percent.end() ? kZooms_percent.back() : *next;
}

void make_smaller(CaseScreen& screen) {
    const double now = screen.zoom == 0 ? kWholePage_percent : screen.zoom;
    const auto next = std::find_if(kZooms_percent.rbegin(), kZooms_percent.rend(), [&](double zoom) { return zoom < now; });
    screen.zoom = next == kZooms_percent.rend() ? kZooms_percent.front() : *next;
}

/// The first row of the sheet before or after.
void turn_sheet(Turn& turn, int step) {
    const auto sheets = sheets_of(turn.session.open->sight, *turn.data.world.fonts);
    if (sheets.empty()) return;
    const int at = static_cast<int>(sheet_with(sheets, turn.case_screen().cursor)) + step;
    show_row(turn, sheets[static_cast<std::size_t>(std::clamp(at, 0, static_cast<int>(sheets.size()) - 1))].first);
}

void next_flag(Turn& turn) {
    const OpenCase& open = *turn.session.open;
    const std::size_t cursor = turn.case_screen().cursor, count = open.sight.flags.size();
    if (count == 0) return;
    const std::size_t from = cursor + 1 < count ? cursor + 1 : 0;
    show_row(turn, next_open_flag(open, from).value_or(from));
}

/// A click on a box of the paper goes to its row; anywhere else it is what one wants to see magnified.
void point_at(Turn& turn, const PointAt& point) {
    CaseScreen& screen = turn.case_screen();
    const Sight& sight = turn.session.open->sight;
    for (std::size_t i = 0; i < row_count(sight); ++i)
        for (const FieldPlace& place : row_at(sight, i).places) {
            const bool is_on_it = point.x_mm >= place.box.x_mm && point.x_mm <= place.box.right_mm() && point.y_mm >= place.box.y_mm && point.y_mm <= place.box.bottom_mm();
            if (place.form == screen.form && place.page == screen.page && is_on_it) return show_row(turn, i);
        }
    screen.looked_at = printer::PointMm{point.x_mm, point.y_mm};
}

/// While a job of this case comes out, a second one would mix with it; one that is stuck is given up for the new one.
void ask_for_reprint(Turn& turn) {
    const auto& printing = turn.session.printing;
    const bool comes_out = std::any_of(printing.begin(), printing.end(), [&](const PrintRun& run) { return run.id == turn.session.open->row.id && !run.is_in_trouble; });
    if (comes_out) turn.session.notice = turn.words()("desk.notice.still_printing");
    else turn.session.dialog = ReprintDialog{};
}

void on_command(Turn& turn, Command command) {
    OpenCase& open = *turn.session.open;
    CaseScreen& screen = turn.case_screen();
    const bool is_open = open.is_held && !open.is_busy;
    if (command == Command::go_on) go_on(turn);
    if (command == Command::up && screen.cursor > 0) show_row(turn, screen.cursor - 1);
    if (command == Command::down) show_row(turn, screen.cursor + 1);
    if (command == Command::left) turn_sheet(turn, -1);
    if (command == Command::right) turn_sheet(turn, 1);
    if (command == Command::next_flag) next_flag(turn);
    if (command == Command::page_forward) turn_pages(turn, 1);
    if (command == Command::page_back) turn_pages(turn, -1);
    if (command == Command::zoom_in) magnify(screen);
    if (command == Command::zoom_out) make_smaller(screen);
    if (command == Command::zoom_fit) screen.zoom = 0;
    if (command == Command::correct && is_open) open_correction(turn);
    if (command == Command::copy_paper && is_open) open_transcript(turn, 0);
    if (command == Command::see_identity && is_open && !are_all_confirmed(open)) turn.session.notice = turn.words()("desk.notice.confirm_first");
    else if (command == Command::see_identity && is_open) turn.session.dialog = IdentityDialog{open.content.identity ? open.content.identity->documents : std::vector<std::string>{}, 0, false};
    if (command == Command::reprint && open.row.prints > 0) ask_for_reprint(turn);
    if (command == Command::withdraw && is_open) turn.session.dialog = ReasonDialog{Purpose::withdraw, open.row.id, store::receipt_number(open.row.number), {}, 0};
    if (command == Command::ask_resident && is_open && !open.content.corrections.empty()) turn.effects.push_back(AskResident{open.row, open.content});
    if (command == Command::show_history) turn.effects.push_back(ReadHistory{open.row.id});
    if (command == Command::back) {
        turn.leave_case();
        turn.go_home();
    }
}

}  // namespace

void on_case(Turn& turn, const Event& event) {
    if (!turn.session.open) return turn.go_home();
    if (const auto* typed = std::get_if<Typed>(&event)) {
        if (typed->text == "+" || typed->text == ";") on_command(turn, Command::zoom_in);        // the same key without shift
        if (typed->text == "-") on_command(turn, Command::zoom_out);
        if (typed->text == "0") on_command(turn, Command::zoom_fit);
    }
    if (const auto* chosen = std::get_if<Choose>(&event)) show_row(turn, static_cast<std::size_t>(std::max(0, chosen->index)));
    if (const auto* point = std::get_if<PointAt>(&event)) point_at(turn, *point);
    if (const auto* middle = std::get_if<LookAt>(&event)) turn.case_screen().looked_at = printer::PointMm{middle->x_mm, middle->y_mm};
    if (const auto* wheel = std::get_if<Wheel>(&event)) turn_pages(turn, wheel->lines > 0 ? 1 : -1);
    if (const auto* asked = std::get_if<Do>(&event)) on_command(turn, asked->command);
}

namespace {

/// What is shared becomes a row a person, so that it can be corrected for one of them.
void spread(Turn& turn, const forms::Slot slot) {
    OpenCase& open = *turn.session.open;
    open.derived = DerivedRows::one_by_one;
    turn.set_content(open.content);
    for (std::size_t i = 0; i < row_count(open.sight); ++i)
        if (row_at(open.sight, i).slot == slot) show_row(turn, i);
    turn.session.notice = turn.words()("desk.notice.one_by_one");
}

}  // namespace

void open_correction(Turn& turn) {
    OpenCase& open = *turn.session.open;
    if (row_count(open.sight) == 0) return;
    if (const SightRow& row = row_at(open.sight, turn.case_screen().cursor); !row.shared_with.empty()) return spread(turn, *row.slot);
    const SightRow& row = row_at(open.sight, turn.case_screen().cursor);
    if (!row.slot || !row.may_be_corrected) {
        turn.session.notice = turn.words()("desk.correct.not_here");
        return;
    }
    turn.session.dialog = CorrectDialog{draft_for(row, open.sight.view, turn.data.world), CorrectStage::value, {}, {}, std::nullopt, {}, {}, 0};
}

void verify_if_all_is_done(Turn& turn) {
    OpenCase& open = *turn.session.open;
    const bool is_due = open.is_held && !open.is_busy && open.row.state == store::CaseState::in_review && open.content.identity && open.sight.is_printable && are_all_confirmed(open);
    if (!is_due) return;
    open.is_busy = true;
    turn.effects.push_back(Advance{open.row.id, store::CaseState::verified});
}

}  // namespace kiosk::desk
