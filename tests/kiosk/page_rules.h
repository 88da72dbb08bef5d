// The measurable rules of the screens: targets large enough and apart, nothing overlapping, no text cut, capitals high
// enough, contrast in all three colour modes, words always there. Page → what is wrong, as sentences; and a session shown in
// every text size, language and reach on four panels. Shared by the tests that walk through pages; knows no page by name.
#pragma once

#include "kiosk/screens/screens.h"
#include "tests/kiosk/terminal.h"

namespace page_rules {

/// One sentence a breach; empty when the page keeps every rule.
std::vector<std::string> breaches(const kiosk::ui::Page& page, const kiosk::Comfort& comfort, const printer::Fonts& fonts);

kiosk::Session on_page(const forms::Answers& answers, kiosk::Page page);

/// 15.6, 21.5, 27 and 32 inches, as they lie.
inline constexpr kiosk::ui::SizeMm kPanels[] = {terminal::kSmallLandscape, {476.4, 268}, {597.7, 336.2}, {708.4, 398.5}};

/// How much of the matrix a session is shown in. `narrow`: the smallest panel and the usual one, both hands' reach left out.
enum class Breadth { whole, narrow };
/// Asserts every rule. Returns how many pages were laid.
int check_session(const kiosk::Session& session, std::int64_t now_ms = 0, Breadth breadth = Breadth::whole);

}  // namespace page_rules
