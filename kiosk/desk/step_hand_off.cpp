// The hand-off: which target, what it lacks, a look at the rows, and writing them.
// Part of desk_step(); only what reads back the same can be written.
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/desk_turn.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

void read_again(Turn& turn, HandOffScreen& screen) {
    screen.read.reset();
    screen.first = screen.first_column = 0;
    screen.done.clear();
    turn.effects.push_back(ReadHandOff{screen.wish});
}

const TablePart& part_shown(const HandOffScreen& screen) { return screen.shows_persons && screen.read->persons ? *screen.read->persons : screen.read->cases; }

void scroll(HandOffScreen& screen, int rows, int columns) {
    const TablePart& part = part_shown(screen);
    screen.first = std::clamp(screen.first + rows, 0, std::max(0, static_cast<int>(part.rows.size()) - kHandOffRowsShown));
    screen.first_column = std::clamp(screen.first_column + columns, 0, std::max(0, static_cast<int>(part.head.size()) - kTableColumnsShown));
}

}  // namespace

void show_hand_off(Turn& turn) {
    turn.session.screen = HandOffScreen{};
    turn.effects.push_back(ReadHandOff{});
}

bool may_be_written(const HandOffScreen& screen) { return screen.read && screen.read->differences == 0 && !screen.read->going.empty(); }

void on_hand_off(Turn& turn, const Event& event) {
    auto& screen = std::get<HandOffScreen>(turn.session.screen);
    if (const auto* wheel = std::get_if<Wheel>(&event); wheel && screen.read) scroll(screen, wheel->lines, 0);
    const auto* asked = std::get_if<Do>(&event);
    if (!asked) return;
    const Command command = asked->command;
    if (command == Command::show_queue || command == Command::back) {
        turn.effects.push_back(ForgetDrawn{});
        return turn.go_home();
    }
    if (command == Command::show_figures || command == Command::show_log || command == Command::show_hand_off) return on_table(turn, *asked);
    if (!screen.read) return;
    if (command == Command::other_target) {
        screen.wish.target = (screen.wish.target + 1) % std::max<std::size_t>(1, screen.read->target_count);
        return read_again(turn, screen);
    }
    if (command == Command::shrink_letters) {
        screen.wish.shrinks = !screen.wish.shrinks;
        return read_again(turn, screen);
    }
    if (command == Command::other_part) {
        screen.shows_persons = !screen.shows_persons;
        screen.first = screen.first_column = 0;
    }
    if (command == Command::up) scroll(screen, -1, 0);
    if (command == Command::down) scroll(screen, 1, 0);
    if (command == Command::page_forward) scroll(screen, kHandOffRowsShown, 0);
    if (command == Command::page_back) scroll(screen, -kHandOffRowsShown, 0);
    if (command == Command::left) scroll(screen, 0, -1);
    if (command == Command::right) scroll(screen, 0, 1);
    if (command == Command::go_on && may_be_written(screen)) turn.effects.push_back(WriteHandOff{screen.wish});
}

}  // namespace kiosk::desk
