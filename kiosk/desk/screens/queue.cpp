// The queue: who waits, for how long, with whom; calls for staff above everything. One strong button: the next one.
// Lays only the rows that are seen; knows which by kiosk/desk/queue_rows.h.
#include "kiosk/desk/queue_rows.h"
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr double kQueueRow_mm = 9.6, kSideWidth_mm = 134, kGap_mm = 8;
constexpr std::int64_t kLongWait_minutes = 15;

struct Column {
    const char* head;
    double x_mm, width_mm;
};
constexpr Column kColumns[] = {{"desk.queue.number", 4, 30}, {"desk.queue.event", 36, 104}, {"desk.queue.waited", 142, 34}, {"desk.queue.state", 188, 46},
                               {"desk.queue.holder", 236, 58}, {"desk.queue.flags", 296, 52}};

std::string event_title(const Seen& seen, const store::CaseRow& row) {
    const auto known = seen.data.world.catalog->events.find(row.event.text());
    return known == seen.data.world.catalog->events.end() ? row.event.text() : known->second.title;
}

std::string holder_of(const Seen& seen, const store::CaseRow& row) {
    if (!store::is_held(row, seen.now.wall)) return {};
    return row.holder->who == seen.session.staff->id ? seen.words()("desk.queue.mine") : row.holder->who.text();
}

std::string flags_of(const Seen& seen, const store::CaseRow& row) {
    if (seen.session.unprinted.count(row.id) != 0) return seen.words()("desk.queue.unprinted");
    if (row.prints > 1) return seen.words()("desk.queue.reprinted", {{"n", std::to_string(row.prints)}});
    const auto known = seen.session.flags_known.find(row.id);
    if (known == seen.session.flags_known.end()) return seen.words()("desk.queue.not_opened");
    const std::vector<Flag>& flags = known->second.flags;
    if (flags.empty()) return seen.words()("desk.queue.no_flags");
    std::string kinds;                     // they come in the order of their weight
    for (std::size_t i = 0; i < flags.size(); ++i)
        if (i == 0 || flags[i] != flags[i - 1]) kinds += (kinds.empty() ? "" : seen.words()("review.separator")) + seen.words()(flag_key(flags[i]));
    return seen.words()("desk.queue.flag_count", {{"kinds", kinds}, {"n", std::to_string(flags.size())}});
}

void lay_row(const Seen& seen, const store::CaseRow& row, const BoxMm& box, const ui::Look& look) {
    const std::string id = "case." + store::to_text(row.id);
    seen.place(id, box, look, ChooseCase{row.id});
    const std::int64_t minutes = minutes_waited(row, seen.now.wall);
    const bool waits_long = is_unfinished(row) && minutes >= kLongWait_minutes;
    const std::string waited = is_unfinished(row) ? seen.words()("desk.queue.minutes", {{"n", std::to_string(minutes)}}) : std::string();
    const std::string texts[] = {store::receipt_number(row.number), event_title(seen, row), waited, seen.words()("desk.state." + std::string(store::to_id(row.state))), holder_of(seen, row),
                                 flags_of(seen, row)};
    for (std::size_t i = 0; i < std::size(kColumns); ++i) {
        ui::Type type = i == 0 ? kBold : kText;
        if (i == 2 && waits_long) type = kCare;
        if (i == 5) type = kSmallText;
        seen.layout.line(id + "." + std::to_string(i), {box.x_mm + kColumns[i].x_mm, box.y_mm + 1, kColumns[i].width_mm, box.height_mm - 2}, texts[i], type,
                         i == 2 ? ui::Align::right : ui::Align::left);
    }
}

double lay_calls(const Seen& seen, const BoxMm& box) {
    if (seen.session.calls.empty()) return box.y_mm;
    const store::Call& call = seen.session.calls.front();
    const std::int64_t minutes = std::max<std::int64_t>(0, (seen.now.wall - call.at) / 60'000);
    std::string text = seen.words()("desk.queue.call", {{"kiosk", call.kiosk.text()}, {"n", std::to_string(minutes)}});
    if (seen.session.calls.size() > 1) text += seen.words()("desk.queue.more_calls", {{"n", std::to_string(seen.session.calls.size() - 1)}});
    seen.layout.panel("call.ground", {box.x_mm, box.y_mm, box.width_mm, 12}, {kAmber, kAmberInk, 0.5, 1.5, kAmberInk});
    seen.layout.icon("call.icon", {box.x_mm + 4, box.y_mm + 3, 6, 6}, ui::Icon::staff, kAmberInk);
    seen.layout.line("call", {box.x_mm + 14, box.y_mm + 1, box.width_mm - 70, 10}, text, {5, printer::Typeface::screen_bold, kAmberInk, 1.3}, ui::Align::left, ui::Role::notice);
    seen.button("call.answer", {box.right_mm() - 50, box.y_mm + 1.4, 46, 9.2}, seen.words()("desk.queue.answer_call"), ui::kSecondary, Do{Command::answer_call});
    return box.y_mm + 14;
}

void lay_list(const Seen& seen, const QueueScreen& screen, const BoxMm& box) {
    double y = lay_calls(seen, box);
    seen.layout.panel("head.ground", {box.x_mm, y, box.width_mm, 8.4}, ui::kHintPanel);
    for (const Column& column : kColumns)
        seen.layout.line(std::string("head.") + column.head, {box.x_mm + column.x_mm, y + 0.6, column.width_mm, 7.2}, seen.words()(column.head), {4.25, printer::Typeface::screen_bold, ui::kInk, 1.2},
                         std::string_view(column.head) == "desk.queue.waited" ? ui::Align::right : ui::Align::left);
    y += 9.4;
    const auto rows = rows_shown(seen.session);
    const int count = static_cast<int>(rows.size()), fitting = std::min(kQueueRowsShown, static_cast<int>((box.bottom_mm() - y) / kQueueRow_mm));
    const int first = std::clamp(screen.first, 0, std::max(0, count - fitting));
    for (int i = first; i < std::min(count, first + fitting); ++i, y += kQueueRow_mm) {
        const store::CaseRow& row = *rows[static_cast<std::size_t>(i)];
        lay_row(seen, row, {box.x_mm, y, box.width_mm - 4, kQueueRow_mm - 0.8}, screen.selected == row.id ? kRowUnderReview : kRowLook);
    }
    if (count == 0) seen.layout.text("empty", {box.x_mm + 4, y + 6, box.width_mm - 8, 0}, seen.words()(screen.find.empty() ? "desk.queue.nobody" : "desk.queue.not_found"), kText);
    if (count <= fitting) return;
    const double track = fitting * kQueueRow_mm, top = y - track, bar = std::max(6.0, track * fitting / count);
    seen.layout.panel("scroll", {box.right_mm() - 2.4, top + (track - bar) * first / std::max(1, count - fitting), 2, bar}, {ui::kBorder, ui::kBorder, 0, 1, ui::kInk});
}

void lay_count(const Seen& seen, const std::string& id, const BoxMm& box, const std::string& caption, const std::string& figure, ui::Colour ink) {
    seen.layout.line(id + ".caption", {box.x_mm, box.y_mm, box.width_mm, 7}, caption, kSmallText);
    seen.layout.line(id, {box.x_mm, box.y_mm + 7, box.width_mm, 13}, figure, {10, printer::Typeface::screen_bold, ink, 1.2});
}

/// How the office stands, and the one thing to do next.
void lay_side(const Seen& seen, const BoxMm& box) {
    const Words& words = seen.words();
    int waiting = 0, in_review = 0, today = 0;
    std::int64_t longest = 0;
    for (const store::CaseRow& row : seen.session.rows) {
        if (row.day == seen.session.day) ++today;
        if (!is_unfinished(row)) continue;
        if (store::is_held(row, seen.now.wall)) ++in_review;
        else ++waiting, longest = std::max(longest, minutes_waited(row, seen.now.wall));
    }
    seen.layout.panel("side.ground", box, {ui::kWhite, ui::kHairline, 0.4, 2.5, ui::kInk});
    const double x = box.x_mm + 10, half = (box.width_mm - 20) / 2;
    seen.layout.line("side.title", {x, box.y_mm + 6, box.width_mm - 20, 9}, words("desk.queue.now"), kBold, ui::Align::left, ui::Role::heading);
    lay_count(seen, "count.waiting", {x, box.y_mm + 20, half, 0}, words("desk.queue.count_waiting"), words("desk.queue.people", {{"n", std::to_string(waiting)}}), ui::kDeepBlue);
    lay_count(seen, "count.longest", {x + half, box.y_mm + 20, half, 0}, words("desk.queue.longest"), words("desk.queue.minutes", {{"n", std::to_string(longest)}}), longest >= kLongWait_minutes ? ui::kRed : ui::kDeepBlue);
    lay_count(seen, "count.review", {x, box.y_mm + 46, half, 0}, words("desk.queue.count_review"), words("desk.queue.people", {{"n", std::to_string(in_review)}}), ui::kDeepBlue);
    lay_count(seen, "count.today", {x + half, box.y_mm + 46, half, 0}, words("desk.queue.count_today"), words("desk.queue.cases", {{"n", std::to_string(today)}}), ui::kDeepBlue);
    const auto rows = rows_shown(seen.session);
    const auto at = index_of_selected(seen.session, rows);
    const store::CaseRow* next = at ? rows[*at] : next_waiting(seen.session, seen.now.wall);
    const double y = box.y_mm + 84;
    if (!next) {
        seen.layout.text("side.nobody", {x, y, box.width_mm - 20, 0}, words("desk.queue.nobody"), kText);
        return;
    }
    seen.layout.line("side.caption", {x, y, box.width_mm - 20, 8}, words(at ? "desk.queue.chosen" : "desk.queue.next"), kSmallText);
    seen.layout.line("side.number", {x, y + 9, box.width_mm - 20, 24}, store::receipt_number(next->number), {18, printer::Typeface::screen_bold, ui::kInk, 1.2});
    seen.layout.line("side.event", {x, y + 34, box.width_mm - 20, 9}, event_title(seen, *next), kBold);
    const bool is_of_another = store::is_held(*next, seen.now.wall) && next->holder->who != seen.session.staff->id;
    seen.button("go_on", {x, y + 50, box.width_mm - 20, 17}, words(is_of_another ? "desk.queue.take_over" : at ? "desk.queue.open" : "desk.queue.take_next"), ui::kPrimary, Do{Command::go_on}, 5.4);
}

}  // namespace

void lay_queue(const Seen& seen) {
    const auto& screen = std::get<QueueScreen>(seen.session.screen);
    const Words& words = seen.words();
    lay_top(seen, words("desk.top.title", {{"city", seen.data.world.catalog->city.name}}));
    BoxMm box = content_box(seen.layout.size());
    if (seen.session.dialog) return lay_dialog(seen, *seen.session.dialog, {box.x_mm + 110, box.y_mm + 8, box.width_mm - 220, box.height_mm - 24});
    const BoxMm list{box.x_mm, box.y_mm + 13, box.width_mm - kSideWidth_mm - kGap_mm, box.height_mm - 13};
    const double tab = 46;
    seen.button("tab.open", {box.x_mm, box.y_mm, tab, 10}, words("desk.queue.tab_open"), screen.shows_all ? ui::kQuiet : ui::kChosen, screen.shows_all ? Event{Do{Command::toggle_all}} : Event{Touched{}});
    seen.button("tab.all", {box.x_mm + tab + 3, box.y_mm, tab, 10}, words("desk.queue.tab_all"), screen.shows_all ? ui::kChosen : ui::kQuiet, screen.shows_all ? Event{Touched{}} : Event{Do{Command::toggle_all}});
    lay_notice(seen, {box.x_mm + 2 * tab + 10, box.y_mm, list.width_mm - 2 * tab - 118, 10});
    seen.layout.line("find.label", {list.right_mm() - 104, box.y_mm, 54, 10}, words("desk.queue.find"), kText, ui::Align::right);
    seen.layout.field({.id = "find", .box = {list.right_mm() - 46, box.y_mm, 42, 10}, .text = screen.find, .look = screen.find.empty() ? ui::kField : ui::kFieldFocused, .em_mm = 5.4, .has_caret = true, .tap = std::nullopt});
    lay_list(seen, screen, list);
    lay_side(seen, {box.right_mm() - kSideWidth_mm, box.y_mm, kSideWidth_mm, 162});
}

}  // namespace kiosk::desk::screens
