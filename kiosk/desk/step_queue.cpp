// The queue: choosing a case, by arrow, by wheel or by typing its number; and the ways to the other screens.
// Part of desk_step(); what may be opened is asked of the store's own rules.
#include "kiosk/desk/desk_turn.h"
#include "kiosk/desk/queue_rows.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

constexpr std::size_t kFindDigitsMax = 5;

void select(Turn& turn, const std::vector<const store::CaseRow*>& rows, int index) {
    auto& screen = std::get<QueueScreen>(turn.session.screen);
    if (rows.empty()) return;
    const int at = std::clamp(index, 0, static_cast<int>(rows.size()) - 1);
    screen.selected = rows[static_cast<std::size_t>(at)]->id;
    screen.first = std::clamp(screen.first, at - kQueueRowsShown + 1, at);
    screen.first = std::max(0, screen.first);
}

void open_case(Turn& turn, const store::CaseRow& row) {
    using store::CaseState;
    const bool is_unfinished = row.state == CaseState::waiting || row.state == CaseState::in_review || row.state == CaseState::verified;
    const bool is_of_another = store::is_held(row, turn.now.wall) && row.holder->who != turn.session.staff->id;
    if (is_of_another && turn.may_do(Action::take_over)) {
        turn.session.dialog = ReasonDialog{Purpose::take_over, row.id, store::receipt_number(row.number), row.holder, 0};
        return;
    }
    turn.effects.push_back(OpenIt{row.id, is_unfinished || row.state == CaseState::printed});
}

void open_selected(Turn& turn) {
    const auto rows = rows_shown(turn.session);
    if (const auto at = index_of_selected(turn.session, rows)) return open_case(turn, *rows[*at]);
    const bool looks_for_number = !std::get<QueueScreen>(turn.session.screen).find.empty();
    if (looks_for_number) turn.session.notice = turn.words()("desk.queue.not_found");
    else if (const auto* next = next_waiting(turn.session, turn.now.wall)) open_case(turn, *next);
    else turn.session.notice = turn.words()("desk.queue.nobody");
}

void on_queue_command(Turn& turn, Command command) {
    auto& screen = std::get<QueueScreen>(turn.session.screen);
    const auto rows = rows_shown(turn.session);
    const auto at = index_of_selected(turn.session, rows);
    const auto move_by = [&](int steps) { select(turn, rows, at ? static_cast<int>(*at) + steps : 0); };
    if (command == Command::go_on) open_selected(turn);
    if (command == Command::choose_next)
        if (const auto* next = next_waiting(turn.session, turn.now.wall)) open_case(turn, *next);
    if (command == Command::up) move_by(-1);
    if (command == Command::down) move_by(1);
    if (command == Command::page_forward) move_by(kQueueRowsShown);
    if (command == Command::page_back) move_by(-kQueueRowsShown);
    if (command == Command::toggle_all) screen = QueueScreen{{}, 0, {}, !screen.shows_all};
    if (command == Command::back) screen = QueueScreen{{}, 0, {}, screen.shows_all};
    if (command == Command::answer_call && !turn.session.calls.empty()) turn.effects.push_back(AnswerCall{turn.session.calls.front().id});
    if (command == Command::show_hand_off || command == Command::show_figures || command == Command::show_log) on_table(turn, Do{command});
}

}  // namespace

void on_queue(Turn& turn, const Event& event) {
    auto& screen = std::get<QueueScreen>(turn.session.screen);
    if (const auto* typed = std::get_if<Typed>(&event)) {
        for (const char letter : typed->text)
            if (letter >= '0' && letter <= '9' && screen.find.size() < kFindDigitsMax) screen.find += letter;
        screen.selected.reset();
        screen.first = 0;
        const auto rows = rows_shown(turn.session);
        if (!screen.find.empty() && !rows.empty()) select(turn, rows, 0);
    }
    if (const auto* pressed = std::get_if<Pressed>(&event))
        if (pressed->key == Key::erase && !screen.find.empty()) screen.find.pop_back(), screen.selected.reset(), screen.first = 0;
    if (const auto* wheel = std::get_if<Wheel>(&event)) {
        const int rows = static_cast<int>(rows_shown(turn.session).size());
        screen.first = std::clamp(screen.first + wheel->lines, 0, std::max(0, rows - kQueueRowsShown));
    }
    if (const auto* chosen = std::get_if<ChooseCase>(&event)) {
        const bool is_second_click = screen.selected == chosen->id;
        screen.selected = chosen->id;
        if (is_second_click) open_selected(turn);
    }
    if (const auto* asked = std::get_if<Do>(&event)) on_queue_command(turn, asked->command);
}

}  // namespace kiosk::desk
