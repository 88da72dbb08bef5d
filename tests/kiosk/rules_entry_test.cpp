// The measurable rules of the screens on every stage of entering a name, an address and an account.
// The stages are those of the gallery, reached by a finger's events.
#include "kiosk/gallery_entry.h"
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

using terminal::house;

TEST_CASE("Every stage of a name, an address and an account keeps the rules") {
    const auto shots = kiosk::entry_shots(terminal::household("family_of_four"), house());
    CHECK(shots.size() >= 20);
    for (const kiosk::EntryShot& shot : shots) {
        CAPTURE(shot.name);
        page_rules::check_session(shot.session, 0, page_rules::Breadth::narrow);
    }
}
