// Which key asks for what.
// Only what may be done is offered: roles and the state of the case are asked here.
#include "kiosk/desk/desk_keys.h"

#include "kiosk/desk/case_rows.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

using store::CaseState;

bool may_do(const DeskSession& session, Action action) { return session.staff && may(session.staff->role, action); }

void add_places(std::vector<Shortcut>& list, const DeskSession& session) {
    if (session.can_hand_off && may_do(session, Action::export_cases)) list.push_back({Key::f6, Command::show_hand_off, "desk.key.export"});
    if (may_do(session, Action::see_figures)) list.push_back({Key::f7, Command::show_figures, "desk.key.figures"});
    if (may_do(session, Action::read_log)) list.push_back({Key::f10, Command::show_log, "desk.key.log"});
}
void add_ends(std::vector<Shortcut>& list) {
    list.push_back({Key::f12, Command::lock, "desk.key.lock"});
    list.push_back({Key::f11, Command::sign_out, "desk.key.sign_out"});
}

std::vector<Shortcut> of_queue(const DeskSession& session) {
    std::vector<Shortcut> list = {{Key::enter, Command::go_on, "desk.key.open"}, {Key::up, Command::up, "desk.key.choose"}, {Key::down, Command::down, ""},
                                  {Key::page_down, Command::page_forward, ""}, {Key::page_up, Command::page_back, ""}, {Key::f3, Command::toggle_all, "desk.key.all"},
                                  {Key::escape, Command::back, ""}};
    if (!session.calls.empty()) list.push_back({Key::f9, Command::answer_call, "desk.key.call"});
    add_places(list, session);
    add_ends(list);
    return list;
}

std::vector<Shortcut> of_case(const DeskSession& session) {
    std::vector<Shortcut> list = {{Key::enter, Command::go_on, "desk.key.go_on"}};
    const OpenCase& open = *session.open;
    const CaseState state = open.row.state;
    if (open.is_held && !open.sight.flags.empty()) list.push_back({Key::tab, Command::next_flag, "desk.key.next_flag"});
    list.insert(list.end(), {{Key::up, Command::up, "desk.key.choose"}, {Key::down, Command::down, ""}, {Key::left, Command::left, "desk.key.sheet"}, {Key::right, Command::right, ""}});
    const bool is_open = open.is_held && (state == CaseState::in_review || state == CaseState::verified);
    if (is_open) {
        list.push_back({Key::f2, Command::correct, "desk.key.correct"});
        if (!open.content.corrections.empty()) list.push_back({Key::f3, Command::ask_resident, "desk.key.ask_resident"});
        list.push_back({Key::f7, Command::copy_paper, "desk.key.copy"});
        list.push_back({Key::f5, Command::see_identity, "desk.key.identity"});
    }
    list.insert(list.end(), {{Key::page_down, Command::page_forward, "desk.key.page"}, {Key::page_up, Command::page_back, ""}});
    if (open.row.prints > 0 && may_do(session, Action::reprint)) list.push_back({Key::f8, Command::reprint, "desk.key.reprint"});
    if (open.is_held && may_do(session, Action::withdraw) && state != CaseState::withdrawn) list.push_back({Key::f4, Command::withdraw, "desk.key.withdraw"});
    list.push_back({Key::f9, Command::show_history, "desk.key.history"});
    list.push_back({Key::escape, Command::back, "desk.key.back"});
    list.push_back({Key::f12, Command::lock, "desk.key.lock"});
    return list;
}

std::vector<Shortcut> of_transcript(const TranscriptDialog& dialog) {
    if (dialog.stage != TranscriptStage::typing) return {{Key::enter, Command::go_on, "desk.key.go_on"}, {Key::escape, Command::back, "desk.key.cancel"}};
    return {{Key::enter, Command::go_on, "desk.key.next_line"}, {Key::tab, Command::down, "desk.key.next_part"}, {Key::back_tab, Command::up, ""}, {Key::down, Command::down, ""}, {Key::up, Command::up, ""},
            {Key::page_down, Command::page_forward, "desk.key.next_person"}, {Key::page_up, Command::page_back, ""}, {Key::f7, Command::copy_paper, "desk.key.other_paper"},
            {Key::f4, Command::code_to_letter, "desk.key.code"}, {Key::f5, Command::check_copied, "desk.key.check_copied"}, {Key::escape, Command::back, "desk.key.cancel"}};
}

std::vector<Shortcut> of_dialog(const Dialog& dialog) {
    if (const auto* transcript = std::get_if<TranscriptDialog>(&dialog)) return of_transcript(*transcript);
    std::vector<Shortcut> list;
    const auto* correct = std::get_if<CorrectDialog>(&dialog);
    const bool is_choice = !correct || correct->stage == CorrectStage::reason || !correct->draft.options.empty();
    if (!std::holds_alternative<MessageDialog>(dialog)) {
        if (is_choice) list.insert(list.end(), {{Key::up, Command::up, "desk.key.choose"}, {Key::down, Command::down, ""}});
        else list.insert(list.end(), {{Key::tab, Command::down, "desk.key.next_part"}, {Key::back_tab, Command::up, ""}, {Key::f4, Command::code_to_letter, "desk.key.code"}});
    }
    list.push_back({Key::enter, Command::go_on, "desk.key.go_on"});
    list.push_back({Key::escape, Command::back, "desk.key.cancel"});
    return list;
}

std::vector<Shortcut> of_hand_off(const DeskSession& session, const HandOffScreen& screen) {
    std::vector<Shortcut> list;
    if (may_be_written(screen)) list.push_back({Key::enter, Command::go_on, "desk.key.write"});
    if (screen.read && screen.read->target_count > 1) list.push_back({Key::f2, Command::other_target, "desk.key.target"});
    if (screen.read && (screen.wish.shrinks || !screen.read->letters.empty())) list.push_back({Key::f4, Command::shrink_letters, screen.wish.shrinks ? "desk.key.keep_letters" : "desk.key.shrink"});
    if (screen.read && screen.read->persons) list.push_back({Key::tab, Command::other_part, screen.shows_persons ? "desk.key.cases" : "desk.key.persons"});
    list.insert(list.end(), {{Key::left, Command::left, "desk.key.columns"}, {Key::right, Command::right, ""}, {Key::page_down, Command::page_forward, "desk.key.scroll"}, {Key::page_up, Command::page_back, ""},
                             {Key::up, Command::up, ""}, {Key::down, Command::down, ""}, {Key::escape, Command::show_queue, "desk.key.back"}});
    add_places(list, session);
    add_ends(list);
    return list;
}

std::vector<Shortcut> of_table(const DeskSession& session) {
    std::vector<Shortcut> list;
    const bool has_rows = std::holds_alternative<TableScreen>(session.screen);
    if (has_rows) list.insert(list.end(), {{Key::page_down, Command::page_forward, "desk.key.scroll"}, {Key::page_up, Command::page_back, ""}, {Key::up, Command::up, ""}, {Key::down, Command::down, ""}});
    if (may_do(session, Action::see_queue)) list.push_back({Key::escape, Command::show_queue, "desk.key.back"});
    add_places(list, session);
    add_ends(list);
    return list;
}

}  // namespace

std::vector<Shortcut> shortcuts(const DeskSession& session) {
    if (session.is_locked) return {{Key::enter, Command::go_on, "desk.key.unlock"}, {Key::f11, Command::sign_out, "desk.key.other_staff"}};
    if (std::holds_alternative<SignInScreen>(session.screen)) return {{Key::enter, Command::go_on, "desk.key.sign_in"}, {Key::tab, Command::down, "desk.key.next_part"}, {Key::back_tab, Command::up, ""}};
    if (session.dialog) return of_dialog(*session.dialog);
    if (std::holds_alternative<CaseScreen>(session.screen) && session.open) return of_case(session);
    if (std::holds_alternative<QueueScreen>(session.screen)) return of_queue(session);
    if (const auto* screen = std::get_if<HandOffScreen>(&session.screen)) return of_hand_off(session, *screen);
    return of_table(session);
}

std::optional<Command> command_for(const DeskSession& session, Key key) {
    for (const Shortcut& shortcut : shortcuts(session))
        if (shortcut.key == key) return shortcut.command;
    return std::nullopt;
}

std::string_view name_of(Key key) {
    constexpr std::string_view names[] = {"Enter", "Tab", "Shift+Tab", "\u2191\u2193", "\u2193", "\u2190\u2192", "\u2192", "PgUp", "PgDn", "Home", "End", "Esc", "BS", "Del",
                                          "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12"};
    return names[static_cast<std::size_t>(key)];
}

NextStep next_step(const OpenCase& open, const CaseScreen& screen) {
    const CaseState state = open.row.state;
    const bool is_open = open.is_held && (state == CaseState::in_review || state == CaseState::verified);
    if (state == CaseState::printed && open.is_held && open.unprinted) return NextStep::print;
    if (!is_open) return state == CaseState::printed && open.is_held ? NextStep::finished : NextStep::look_only;
    if (row_count(open.sight) > 0 && !are_all_confirmed(open)) {
        const bool is_on_flag = screen.cursor < open.sight.flags.size();
        const SightRow& row = row_at(open.sight, screen.cursor);
        if (is_on_flag && row.must_be_mended) return NextStep::mend;
        return is_on_flag ? NextStep::confirm_flag : NextStep::confirm_sheet;
    }
    return open.content.identity ? NextStep::print : NextStep::identify;
}

}  // namespace kiosk::desk
