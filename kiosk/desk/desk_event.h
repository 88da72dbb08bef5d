// Everything that can happen at the desk: what a hand did, and what came back from the store, the printer and the keys.
// Screens attach events to their targets, keys are turned into them; only desk_step() says what follows from one.
#pragma once

#include "kiosk/board_key.h"
#include "kiosk/desk/sight.h"
#include "kiosk/figures/figures.h"
#include "kiosk/store/content.h"
#include "kiosk/store/keys.h"
#include "kiosk/store/store.h"
#include "printer/print_job.h"

#include <string>
#include <variant>
#include <vector>

namespace kiosk::desk {

/// Two clocks: one that only runs on, for pauses and locks, and the day's, for what people waited.
struct Times {
    std::int64_t steady_ms = 0;
    store::Moment wall = 0;
};

using Key = BoardKey;

/// What can be asked for, by a key or by a button that says so.
enum class Command {
    go_on, back, correct, next_flag, up, down, left, right, page_forward, page_back, zoom_in, zoom_out, zoom_fit,
    see_identity, print, reprint, copy_paper, check_copied, give_back, withdraw, show_history, toggle_all, ask_resident, answer_call, show_queue, show_hand_off, other_target, shrink_letters, other_part, show_figures, show_log, code_to_letter,
    choose_next, lock, sign_out
};

struct Tick {};
struct Touched {};
struct Typed { std::string text; };
struct Pressed { Key key; };
struct Wheel { int lines = 0; };
struct Do { Command command; };
/// Of a list: a row of the queue or of the case, an option or a part of a dialog.
struct Choose { int index = 0; };
struct ChooseCase { store::CaseId id; };
/// On the paper beside the case, in its millimetres: clicked, and drawn by hand until it stands in the middle.
struct PointAt { double x_mm = 0, y_mm = 0; };
struct LookAt { double x_mm = 0, y_mm = 0; };

// What came back.
/// Of everybody; who is not named has none.
struct AttemptsKnown { std::vector<std::pair<store::Word, int>> wrong; std::int64_t since_ms = 0; };
struct HandOffPossible {};
struct SignedIn { store::StaffMember member; };
struct SignInRefused {};
struct SignInImpossible {};                          // no keys, or they cannot be read
struct QueueRead { std::vector<store::CaseRow> rows; std::vector<store::Call> calls; std::string day; std::vector<store::Ask> asks{}; };
struct CaseOpened { store::CaseRow row; store::CaseContent content; };
struct CaseUnreadable { store::SealTrouble trouble; };
struct CaseRefused { store::Refused refused; };
struct CaseChanged { store::CaseRow row; };
struct CaseAmended { store::CaseRow row; store::CaseContent content; };
/// How far the clerk came is stored with the case.
/// The kiosk shows the resident what was corrected.
struct ResidentAsked { store::CaseRow row; };
struct ConfirmedKept { store::CaseRow row; std::map<std::string, std::string> confirmed; };
struct FlagsKnown { store::CaseId id; int version = 0; std::vector<Flag> flags; };
/// first: the case becomes printed. after_failure: the same papers still, without a mark. reprint: marked and logged.
enum class Copy { first, after_failure, reprint };
/// What did not come out of the printer, and from which sheet on.
struct Unprinted {
    Copy copy = Copy::first;
    printer::JobPart part;
};
/// The printer has the job. Then it tells how far it is, in words, until it is printed or failed.
struct PrintTaken { store::CaseId id; int number = 0; };
struct PrintGoesOn { store::CaseId id; std::string sentence; bool is_in_trouble = false; };
struct Printed { store::CaseId id; int number = 0; std::size_t sheets = 0; bool is_reprint = false; };
struct PrintFailed { store::CaseId id; int number = 0; std::string sentence; Unprinted unprinted; };
/// A sentence for the clerk, with one thing to do.
struct Trouble { std::string sentence; };
struct TableRead { std::vector<std::string> head; std::vector<std::vector<std::string>> rows; std::string verdict; bool is_sound = true; };
/// What became of the open case, oldest first, a line each.
struct HistoryRead { std::vector<std::string> lines; };
struct FiguresRead { FiguresReport report; };
/// To which of the targets, and whether letters that it lacks are replaced by what the register's tables propose.
struct HandOffWish {
    std::size_t target = 0;
    bool shrinks = false;
};
struct TablePart {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
};
/// What would go out, as the other system gets it, and what came of reading it back.
struct HandOffRead {
    HandOffWish wish;
    std::string title;                     // of the target
    std::size_t target_count = 0, differences = 0, left_out = 0;
    TablePart cases;
    std::optional<TablePart> persons;
    std::vector<std::string> letters;      // a sentence for each letter that the target lacks
    std::vector<std::size_t> going;        // of the cases, from 0
};
struct HandedOff { std::string where; std::size_t cases = 0; };

using Event = std::variant<Tick, Touched, Typed, Pressed, Wheel, Do, Choose, ChooseCase, PointAt, LookAt, AttemptsKnown, HandOffPossible, SignedIn, SignInRefused, SignInImpossible, QueueRead, CaseOpened,
                           CaseUnreadable, CaseRefused, CaseChanged, CaseAmended, ResidentAsked, ConfirmedKept, FlagsKnown, PrintTaken, PrintGoesOn, Printed, PrintFailed, Trouble, TableRead, HistoryRead, FiguresRead, HandOffRead, HandedOff>;

}  // namespace kiosk::desk
