// What happens on the pages of a code made at home: showing it, and what it said. A part of step() (session.h), as pure as it.
// A code is typed input: everything it says is shown on the check page, and a card outweighs it.
#pragma once

#include "kiosk/turn.h"

namespace kiosk {

void on_page(Turn& turn, ScanPage page, const Event& event);
void on_page(Turn& turn, ScanFoundPage page, const Event& event);
/// 「二次元コードで始める」 on the start page.
void start_scan(Turn& turn);
/// Of the answers that a code gave, those whose value is another one now: what the card replaced.
std::vector<forms::Slot> replaced_by_card(const forms::Answers& before, const forms::Answers& after);

}  // namespace kiosk
