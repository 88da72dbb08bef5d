// Somebody who came for others (an agent, a third person): what a code made at home says of where those live and how they are
// reached is not shown on the screen. It is taken and printed all the same; staff look at it.
// 支援措置: who is protected is unknown here and never asked, so everybody is.
#pragma once

#include "forms/interview.h"

namespace kiosk {

/// Whether this answer is kept from the screen.
bool is_hidden(const forms::Slot& slot, const forms::CaseView& view);
/// The paper as it may be looked at: without what is hidden, whichever box it stands in.
void hide_from_outsider(forms::FilledForm& form, const forms::CaseView& view);

}  // namespace kiosk
