// What happens on the pages of a code: showing it, its number, and what it said. A part of step() (session.h), as pure as it.
// A code is typed input: everything it says is shown, it overwrites no answer, and a card outweighs it.
#pragma once

#include "kiosk/turn.h"

namespace kiosk {

void on_page(Turn& turn, ScanPage page, const Event& event);
void on_page(Turn& turn, ScanFoundPage page, const Event& event);
void on_page(Turn& turn, CodePinPage page, const Event& event);
void on_page(Turn& turn, CodeOpeningPage page, const Event& event);
void on_page(Turn& turn, ErrandPage page, const Event& event);
void on_page(Turn& turn, CodeWhoPage page, const Event& event);
/// 「二次元コードで始める」 on the start page, or a code in place of a card.
void start_scan(Turn& turn, ScanFrom from);
/// Of the answers that a code gave, those whose value is another one now: what the card replaced.
std::vector<forms::Slot> replaced_by_card(const forms::Answers& before, const forms::Answers& after);

/// The resident's own code, made before sending (session_own_code.cpp).
void on_page(Turn& turn, OwnCodePage page, const Event& event);
void start_own_code(Turn& turn);
/// It is of the answers as they stood: one that was changed makes it untrue.
void drop_own_code(Session& session);
/// Digits of a number of at most `digits_max`, under dots.
void type_secret(Secret& digits, const EditAction& action, std::size_t digits_max);

}  // namespace kiosk
