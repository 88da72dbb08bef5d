// The measurable rules of the screens, checked on the page of a session, tall and wide and in every language.
// Shared by the tests that walk through the pages; knows no page by name.
#pragma once

#include "kiosk/screens/screens.h"
#include "tests/kiosk/terminal.h"

namespace page_rules {

kiosk::Session on_page(const forms::Answers& answers, kiosk::Page page);
/// Asserts every rule on four panels.
void check_session(const kiosk::Session& session, std::int64_t now_ms = 0);

}  // namespace page_rules
