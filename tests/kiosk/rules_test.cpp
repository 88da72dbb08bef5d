// The measurable rules of the screens, on every question of the catalog and every other page, tall and wide:
// targets large enough and apart, nothing overlapping, no text cut, capitals high enough, contrast, words always there.
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

using kiosk::ui::BoxMm;
using kiosk::ui::Page;
using kiosk::ui::Widget;
using page_rules::check_session;
using page_rules::on_page;
using terminal::house;

TEST_CASE("Every question of the catalog keeps the rules, empty, filled and with a mistake pointed out") {
    const forms::Answers family = terminal::household("family_of_four");
    int questions = 0;
    for (const auto& [id, item] : house().catalog.items) {
        if (!house().catalog.question_for(id)) continue;
        ++questions;
        const forms::Slot slot{id, item.per_person ? 0 : forms::kWholeCase};
        kiosk::QuestionPage page{slot, kiosk::blank_draft(item, house().books), std::nullopt, std::nullopt};
        check_session(on_page(family, page));
        check_session(kiosk::step(on_page(family, page), kiosk::Next{}, 0, house().world()).session);
        const forms::Answer* said = family.find(slot);
        if (!said || !said->value) continue;
        page.draft = kiosk::draft_of(item, *said->value, house().books);
        check_session(on_page(family, page));
    }
    CHECK(questions > 40);
}

TEST_CASE("Every stage of an address keeps the rules") {
    const forms::Answers family = terminal::household("family_of_four");
    const forms::Slot slot{"new_address", forms::kWholeCase};
    using kiosk::AddressStage;
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
            check_session(on_page(family, kiosk::QuestionPage{slot, draft, std::nullopt, std::nullopt}));
        }
}

TEST_CASE("Every other page keeps the rules") {
    const forms::Answers family = terminal::household("family_of_four");
    check_session(on_page({}, kiosk::StartPage{}));
    check_session(on_page(family, kiosk::CardOfferPage{}));
    for (int sheet = 0; sheet < 10; ++sheet) check_session(on_page(family, kiosk::CheckPage{sheet}));
    check_session(on_page(family, kiosk::SendPage{}));
    check_session(on_page(family, kiosk::SendingPage{}));
    check_session(on_page({}, kiosk::DonePage{"A-001", 0}));
    check_session(on_page({}, kiosk::DonePage{"A-999", 0}), kiosk::kDoneShown_ms - 1000);
    check_session(on_page(family, kiosk::TroublePage{kiosk::Trouble::refused, {"\u6C0F\u540D", "\u4F4F\u6240"}}));
    check_session(on_page(family, kiosk::TroublePage{}));
    check_session(on_page(family, kiosk::SendPage{}), kiosk::kIdleBeforeWarning_ms + 1);
    for (const auto notice : {kiosk::Notice::staff, kiosk::Notice::quit}) {
        kiosk::Session session = on_page(family, kiosk::SendPage{});
        session.notice = notice;
        check_session(session);
    }
}

TEST_CASE("A household of eight and the longest names keep the rules on every sheet of the check page and before sending") {
    for (const char* name : {"three_generations_of_eight", "foreign_family", "rare_characters"}) {
        CAPTURE(name);
        const forms::Answers answers = terminal::household(name);
        for (int sheet = 0; sheet < 4; ++sheet) check_session(on_page(answers, kiosk::CheckPage{sheet}));
        check_session(on_page(answers, kiosk::SendPage{}));
    }
}

TEST_CASE("The digits of the number on the last page are at least 20 mm high") {
    for (const auto size : {terminal::kPortrait, terminal::kLandscape}) {
        const Page page = kiosk::screens::make_page(on_page({}, kiosk::DonePage{"A-001", 0}), house().world(), house().strings, house().fonts, size, 0);
        CHECK(page.find("number")->lines.front().type.em_mm * 0.72 >= 20);
    }
}

TEST_CASE("「職員を呼ぶ」「やめる」「もどる」 stand in the same place on every page that has them") {
    const forms::Answers family = terminal::household("family_of_four");
    for (const auto size : {terminal::kPortrait, terminal::kLandscape}) {
        std::map<std::string, BoxMm> places;
        for (const kiosk::Page& page : {kiosk::Page{kiosk::StartPage{}}, kiosk::Page{kiosk::CardOfferPage{}}, kiosk::Page{kiosk::PinPage{}}, kiosk::Page{kiosk::CheckPage{}},
                                        kiosk::Page{kiosk::SendPage{}}, kiosk::Page{kiosk::DonePage{"A-001", 0}}, kiosk::Page{kiosk::TroublePage{}}}) {
            const Page shown = kiosk::screens::make_page(on_page(family, page), house().world(), house().strings, house().fonts, size, 0);
            for (const char* id : {"staff", "quit", "back"})
                if (const Widget* widget = shown.find(id)) {
                    const auto [place, is_first] = places.emplace(id, widget->box);
                    CHECK_MESSAGE((place->second.x_mm == widget->box.x_mm && place->second.y_mm == widget->box.y_mm), shown.id << " " << id);
                }
        }
        CHECK(places.size() == 3);
    }
}
