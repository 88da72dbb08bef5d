// Signing in, and the lock. Neither shows anything of a resident: on the lock not even how many are waiting.
// Reads the session's form; the passphrase is shown as dots.
#include "kiosk/desk/screens/desk_screens.h"

#include <algorithm>

namespace kiosk::desk::screens {

namespace {

using ui::BoxMm;

constexpr double kCardWidth_mm = 190, kFieldHeight_mm = 15;

std::string trouble_of(const Seen& seen) {
    const SignInForm& form = seen.session.form;
    const Words& words = seen.words();
    const auto id = seen.session.is_locked ? std::optional(seen.session.staff->id) : store::Word::make(text_of(form.id));
    const auto attempts = id ? seen.session.attempts.find(*id) : seen.session.attempts.end();
    const std::int64_t left_ms = attempts == seen.session.attempts.end() ? 0 : attempts->second.last_ms + wait_after_ms(attempts->second.wrong) - seen.now.steady_ms;
    switch (form.trouble) {
        case SignInTrouble::none: return {};
        case SignInTrouble::empty: return words("desk.sign_in.empty");
        case SignInTrouble::wrong: return words("desk.sign_in.wrong");
        case SignInTrouble::waiting:
            if (left_ms <= 0) return words("desk.sign_in.again");
            return words("desk.sign_in.waiting", {{"n", std::to_string((left_ms + 999) / 1000)}});
        case SignInTrouble::locked: return words("desk.sign_in.locked");
        case SignInTrouble::impossible: return words("desk.sign_in.impossible");
    }
    return {};
}

std::string dots(const Seen& seen, const TextEdit& edit) {
    std::string text;
    for (std::size_t i = 0; i < edit.letters.size(); ++i) text += seen.words()("pin.dot");
    return text;
}

void lay_form(const Seen& seen, const std::string& heading, const std::string& lead, const std::string& id) {
    const SignInForm& form = seen.session.form;
    const ui::SizeMm size = seen.layout.size();
    const double x = (size.width_mm - kCardWidth_mm) / 2, inner = kCardWidth_mm - 32;
    seen.layout.panel("card", {x, 52, kCardWidth_mm, 172}, {ui::kWhite, ui::kHairline, 0.4, 3, ui::kInk});
    double y = seen.layout.text("heading", {x + 16, 64, inner, 0}, heading, {9, printer::Typeface::screen_bold, ui::kInk, 1.3}, ui::Align::left, ui::Role::heading);
    y = seen.layout.text("lead", {x + 16, y + 2, inner, 0}, lead, kText) + 8;
    const auto field = [&](int index, const std::string& label, const std::string& text, bool has_caret) {
        seen.layout.line("label." + std::to_string(index), {x + 16, y, inner, 7}, label, kBold);
        const std::string name = "field." + std::to_string(index);
        seen.layout.field({.id = name, .box = {x + 16, y + 8, inner, kFieldHeight_mm}, .text = text, .look = has_caret ? ui::kFieldFocused : ui::kField, .em_mm = 6.4,
                           .has_caret = has_caret, .tap = kiosk::Touched{}});
        seen.asks.insert_or_assign(name, Event{Choose{index}});
        y += 8 + kFieldHeight_mm + 6;
    };
    const bool is_locked = seen.session.is_locked;
    if (is_locked) {
        seen.layout.line("who", {x + 16, y, inner, 9}, seen.words()("desk.lock.who", {{"who", id}}), kBold);
        y += 15;
    } else {
        field(0, seen.words()("desk.sign_in.id"), id, form.focus == 0 && !form.is_checking);
    }
    field(1, seen.words()("desk.sign_in.passphrase"), dots(seen, form.passphrase), form.focus == 1 && !form.is_checking);
    const std::string trouble = trouble_of(seen);
    if (!trouble.empty()) seen.layout.text("trouble", {x + 16, y - 2, inner, 0}, trouble, kCare, ui::Align::left, ui::Role::notice);
    if (form.is_checking) seen.layout.text("checking", {x + 16, y - 2, inner, 0}, seen.words()("desk.sign_in.checking"), kBold);
    seen.button("go_on", {x + 16, 202, inner, 14}, seen.words()(is_locked ? "desk.lock.open" : "desk.sign_in.go_on"), ui::kPrimary, Do{Command::go_on}, 5.2);
}

}  // namespace

void lay_sign_in(const Seen& seen) {
    lay_top(seen, seen.words()("desk.top.title", {{"city", seen.data.world.catalog->city.name}}));
    lay_form(seen, seen.words()("desk.sign_in.heading"), seen.words()("desk.sign_in.lead"), text_of(seen.session.form.id));
}

void lay_lock(const Seen& seen) {
    lay_top(seen, seen.words()("desk.top.title", {{"city", seen.data.world.catalog->city.name}}));
    lay_form(seen, seen.words()("desk.lock.heading"), seen.words()("desk.lock.lead"), seen.session.staff->id.text());
}

}  // namespace kiosk::desk::screens
