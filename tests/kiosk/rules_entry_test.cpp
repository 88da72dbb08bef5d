// The measurable rules of the screens on every stage of entering a name, an address and an account.
// The stages are those of the gallery, reached by a finger's events.
#include "kiosk/gallery_entry.h"
#include "kiosk/offers.h"
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

using terminal::house;

TEST_CASE("Readings and days that are offered to be pressed keep the rules") {
    forms::Answers family = terminal::household("family_of_four");
    for (const forms::Slot& slot : {forms::Slot{"kana", 0}, forms::Slot{"kana", 3}, forms::Slot{"move_date", forms::kWholeCase}}) {
        CAPTURE(slot.item);
        family.forget(slot);
        const forms::Item& item = *house().catalog.item(slot.item);
        auto draft = kiosk::with_offers(kiosk::blank_draft(item, house().books), slot, house().catalog, family, house().today, house().books);
        REQUIRE(kiosk::is_offered(draft));
        CHECK(page_rules::check_session(page_rules::on_page(family, kiosk::QuestionPage{slot, draft, std::nullopt, std::nullopt})) > 50);
    }
}

TEST_CASE("Every stage of a name, an address and an account keeps the rules") {
    const auto shots = kiosk::entry_shots(terminal::household("family_of_four"), house());
    CHECK(shots.size() >= 20);
    for (const kiosk::EntryShot& shot : shots) {
        CAPTURE(shot.name);
        page_rules::check_session(shot.session, 0, page_rules::Breadth::narrow);
    }
}
