// One event at the desk: the session being changed, the effects it causes, and small questions both sides ask.
// Shared by the files of desk_step(); not for others.
#pragma once

#include "kiosk/desk/desk_session.h"

namespace kiosk::desk {

struct Turn {
    DeskSession session;
    std::vector<Effect> effects;
    const Times& now;
    const DeskData& data;

    const Words& words() const { return *data.world.words; }
    bool may_do(Action action) const { return session.staff && may(session.staff->role, action); }
    CaseScreen& case_screen() { return std::get<CaseScreen>(session.screen); }
    void show_message(std::string title, std::string text, std::vector<std::string> lines = {});
    /// To the screen where this member of staff begins.
    void go_home();
    /// What was confirmed and is not yet stored: whoever opens the case next goes on there.
    void keep_confirmed();
    /// Gives the open case back and forgets it.
    void leave_case();
    void set_content(store::CaseContent content);
};

// One function a place where keys and clicks go.
void on_sign_in(Turn& turn, const Event& event);
void on_queue(Turn& turn, const Event& event);
void on_case(Turn& turn, const Event& event);
void on_table(Turn& turn, const Event& event);
void on_hand_off(Turn& turn, const Event& event);
void on_dialog(Turn& turn, const Event& event);
/// What the store, the printer and the keys answered.
void on_result(Turn& turn, const Event& event);
void on_command_anywhere(Turn& turn, Command command);

void show_hand_off(Turn& turn);
void open_correction(Turn& turn);
/// The paper of this count among those of the event, from 0 and round again.
void open_transcript(Turn& turn, std::size_t paper);
void on_open(Turn& turn, TranscriptDialog& dialog, const Event& event);
/// The row comes under review, and its place on the pages into view.
void show_row(Turn& turn, std::size_t index);
bool asks(const Event& event, Command command);
/// What a hand means in a list of options: its digit, its letter.
std::optional<int> option_typed(const Event& event);
/// Letters, the caret and what erases, in one line of text.
void edit_text(TextEdit& edit, const Event& event);
void lock(Turn& turn);
void sign_out(Turn& turn);
/// Everything confirmed and identified: the case is verified.
void verify_if_all_is_done(Turn& turn);

}  // namespace kiosk::desk
