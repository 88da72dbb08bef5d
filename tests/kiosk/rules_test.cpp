// The measurable rules of the screens (page_rules.h) on every question of the catalog and every other page: each text size,
// each language, four panels tall and wide, the low reach and the left hand; each page in all three colour modes.
// What one sweep asserts it counts, so that it cannot pass by having seen nothing.
#include "kiosk/screens/screens.h"
#include "support/build.h"
#include "tests/kiosk/page_rules.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

using kiosk::ui::Page;
using kiosk::ui::SizeMm;
using page_rules::Breadth;
using page_rules::check_session;
using page_rules::on_page;
using terminal::house;

namespace {

kiosk::Session with_notice(kiosk::Session session, kiosk::Notice notice) {
    session.notice = notice;
    return session;
}

}  // namespace

TEST_CASE("Every question of the catalog keeps the rules, empty, filled and with a mistake pointed out") {
    const forms::Answers family = terminal::household("family_of_four");
    int questions = 0, pages = 0;
    for (const auto& [id, item] : house().catalog.items) {
        if (!house().catalog.question_for(id)) continue;
        ++questions;
        if (support::kLooksForWrongMemory && questions % 16 != 1) continue;
        const forms::Slot slot{id, item.per_person ? 0 : forms::kWholeCase};
        kiosk::QuestionPage page{slot, kiosk::blank_draft(item, house().books), std::nullopt, std::nullopt};
        pages += check_session(kiosk::step(on_page(family, page), kiosk::Next{}, 0, house().world()).session);
        pages += check_session(with_notice(on_page(family, page), kiosk::Notice::explanation), 0, Breadth::narrow);
        pages += check_session(on_page(family, page));
        const forms::Answer* said = family.find(slot);
        if (!said || !said->value) continue;
        page.draft = kiosk::draft_of(item, *said->value, house().books);
        pages += check_session(on_page(family, page), 0, Breadth::narrow);
    }
    CHECK(questions > 300);
    MESSAGE("pages laid: " << pages);
}

TEST_CASE("Every stage of an address keeps the rules") {
    const forms::Answers family = terminal::household("family_of_four");
    const forms::Slot slot{"new_address", forms::kWholeCase};
    using kiosk::AddressStage;
    int pages = 0;
    for (const auto way : {kiosk::AddressWay::town_list, kiosk::AddressWay::postal_code, kiosk::AddressWay::written})
        for (const auto stage : {AddressStage::place, AddressStage::town, AddressStage::block, AddressStage::building}) {
            kiosk::AddressDraft draft;
            draft.way = way;
            draft.stage = stage;
            draft.postal_code = "7580043";
            draft.town = 0;
            draft.row = "\u304B";
            draft.block = "510\u756A\u5730";
            draft.keys = stage == AddressStage::building ? kiosk::Keys::latin : kiosk::Keys::hiragana;
            pages += check_session(on_page(family, kiosk::QuestionPage{slot, draft, std::nullopt, std::nullopt}));
        }
    CHECK(pages > 1000);
}

TEST_CASE("Every other page keeps the rules") {
    const forms::Answers family = terminal::household("family_of_four");
    int pages = 0;
    for (int sheet = 0; sheet < 4; ++sheet) pages += check_session(on_page({}, kiosk::StartPage{sheet}));
    pages += check_session(on_page(family, kiosk::CardOfferPage{}));
    for (int sheet = 0; sheet < 10; ++sheet) pages += check_session(on_page(family, kiosk::CheckPage{sheet}));
    pages += check_session(on_page(family, kiosk::SendPage{}));
    pages += check_session(on_page(family, kiosk::SendingPage{}));
    pages += check_session(on_page({}, kiosk::DonePage{"A-001", 0}));
    pages += check_session(on_page({}, kiosk::DonePage{"A-999", 0}), kiosk::kDoneShown_ms - 1000);
    pages += check_session(on_page(family, kiosk::TroublePage{kiosk::Trouble::refused, {{forms::Slot{forms::kName, 0}, {}}, {std::nullopt, "\u4F4F\u6240"}}}));
    pages += check_session(on_page(family, kiosk::TroublePage{}));
    pages += check_session(on_page(family, kiosk::SendPage{}), kiosk::kIdleBeforeWarning_ms + 1);
    for (const auto notice : {kiosk::Notice::staff, kiosk::Notice::quit, kiosk::Notice::comfort}) pages += check_session(with_notice(on_page(family, kiosk::SendPage{}), notice));
    CHECK(pages > 3500);
}

TEST_CASE("A household of eight and the longest names keep the rules on every sheet of the check page and before sending") {
    int pages = 0;
    for (const char* name : {"three_generations_of_eight", "foreign_family", "rare_characters"}) {
        CAPTURE(name);
        const forms::Answers answers = terminal::household(name);
        for (int sheet = 0; sheet < 4; ++sheet) pages += check_session(on_page(answers, kiosk::CheckPage{sheet}), 0, Breadth::narrow);
        pages += check_session(on_page(answers, kiosk::SendPage{}), 0, Breadth::narrow);
    }
    CHECK(pages > 500);
}

TEST_CASE("The digits of the number on the last page are at least 20 mm high, on every panel and in every text size") {
    for (const SizeMm& panel : page_rules::kPanels)
        for (const SizeMm& size : {panel, SizeMm{panel.height_mm, panel.width_mm}})
            for (const auto text_size : {kiosk::TextSize::standard, kiosk::TextSize::largest}) {
                kiosk::Session session = on_page({}, kiosk::DonePage{"A-001", 0});
                session.comfort.size = text_size;
                const Page page = kiosk::screens::make_page(session, house().world(), house().strings, house().fonts, size, 0);
                CHECK(page.find("number")->lines.front().type.em_mm * 0.72 >= 20);
            }
}
