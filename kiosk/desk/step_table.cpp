// The screens beside the cases: the log, the figures, and the way to the hand-off.
// Part of desk_step(); who may see which is asked of permissions.h.
#include "kiosk/desk/desk_turn.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

void scroll(TableScreen& table, int lines) {
    const int rows = table.read ? static_cast<int>(table.read->rows.size()) : 0;
    table.first = std::clamp(table.first + lines, 0, std::max(0, rows - kTableRowsShown));
}

}  // namespace

void on_table(Turn& turn, const Event& event) {
    auto* table = std::get_if<TableScreen>(&turn.session.screen);
    if (const auto* wheel = std::get_if<Wheel>(&event); wheel && table) scroll(*table, wheel->lines);
    const auto* asked = std::get_if<Do>(&event);
    if (!asked) return;
    const Command command = asked->command;
    if (command == Command::show_hand_off && turn.session.can_hand_off && turn.may_do(Action::export_cases)) return show_hand_off(turn);
    if (command == Command::show_log && turn.may_do(Action::read_log)) {
        turn.session.screen = TableScreen{};
        return turn.effects.push_back(ReadLog{});
    }
    if (command == Command::show_figures && turn.may_do(Action::see_figures)) {
        turn.session.screen = FiguresScreen{};
        return turn.effects.push_back(ReadFigures{});
    }
    if (command == Command::show_queue || command == Command::back) return turn.go_home();
    if (!table) return;
    if (command == Command::up) scroll(*table, -1);
    if (command == Command::down) scroll(*table, 1);
    if (command == Command::page_forward) scroll(*table, kTableRowsShown);
    if (command == Command::page_back) scroll(*table, -kTableRowsShown);
}

}  // namespace kiosk::desk
