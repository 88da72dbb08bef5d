// Signing in, and opening the lock again. The passphrase leaves the session at once, with the effect that tries it.
// Part of desk_step(); keeps count of wrong words.
#include "kiosk/desk/desk_keys.h"
#include "kiosk/desk/desk_turn.h"

namespace kiosk::desk {

namespace {

TextEdit& field(SignInForm& form) { return form.focus == 0 ? form.id : form.passphrase; }

void try_to_sign_in(Turn& turn) {
    DeskSession& session = turn.session;
    SignInForm& form = session.form;
    const std::string typed = session.is_locked ? session.staff->id.text() : text_of(form.id);
    if (!session.is_locked && form.focus == 0 && form.passphrase.letters.empty()) {
        form.focus = 1;
        return;
    }
    const auto id = store::Word::make(typed);
    if (typed.empty() || form.passphrase.letters.empty()) {
        form.trouble = SignInTrouble::empty;
        return;
    }
    if (!id) {
        form.trouble = SignInTrouble::wrong;
        wipe(form.passphrase);
        return;
    }
    const auto attempts = session.attempts.find(*id);
    if (attempts != session.attempts.end() && attempts->second.wrong >= kWrongBeforeLocked) {
        form.trouble = SignInTrouble::locked;
        wipe(form.passphrase);
        return turn.effects.push_back(CountWrongWords{});
    }
    const bool must_wait = attempts != session.attempts.end() && turn.now.steady_ms - attempts->second.last_ms < wait_after_ms(attempts->second.wrong);
    if (must_wait) {
        form.trouble = SignInTrouble::waiting;
        wipe(form.passphrase);
        return;
    }
    turn.effects.push_back(SignIn{*id, text_of(form.passphrase)});
    wipe(form.passphrase);
    form.trouble = SignInTrouble::none;
    form.is_checking = true;
}

}  // namespace

void on_sign_in(Turn& turn, const Event& event) {
    DeskSession& session = turn.session;
    SignInForm& form = session.form;
    if (form.is_checking) return;
    if (session.is_locked) form.focus = 1;
    if (const auto* part = std::get_if<Choose>(&event)) form.focus = part->index == 0 && !session.is_locked ? 0 : 1;
    if (const auto* typed = std::get_if<Typed>(&event)) {
        type(field(form), typed->text);
        form.trouble = SignInTrouble::none;
    }
    std::optional<Command> command;
    if (const auto* asked = std::get_if<Do>(&event)) command = asked->command;
    if (const auto* pressed = std::get_if<Pressed>(&event)) {
        if (pressed->key == Key::erase) erase_before(field(form));
        if (pressed->key == Key::erase_next) erase_after(field(form));
        if (pressed->key == Key::left) move(field(form), CaretMove::left);
        if (pressed->key == Key::right) move(field(form), CaretMove::right);
        command = command_for(session, pressed->key);
    }
    if (command == Command::sign_out && session.is_locked) return sign_out(turn);
    if (command == Command::up || command == Command::down) form.focus = 1 - form.focus;
    if (command == Command::go_on) try_to_sign_in(turn);
}

}  // namespace kiosk::desk
