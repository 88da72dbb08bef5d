// The measurable rules of the screens on the card's pages: every state of the reader, every trouble, every stage of the
// printed numbers, every finding; tall and wide, in every language.
#include "kiosk/session_card.h"
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

using kiosk::CardTrouble;
using kiosk::OnReader;
using page_rules::check_session;
using page_rules::on_page;

namespace {

kiosk::Session with_reader(const forms::Answers& answers, kiosk::Page page, kiosk::ReaderState reader) {
    kiosk::Session session = on_page(answers, std::move(page));
    session.reader = reader;
    return session;
}

constexpr CardTrouble kTroubles[] = {CardTrouble::none, CardTrouble::too_short, CardTrouble::wrong, CardTrouble::pulled,
                                     CardTrouble::silent, CardTrouble::garbled, CardTrouble::other_card, CardTrouble::in_use};

}  // namespace

TEST_CASE("The page of the PIN keeps the rules with every trouble and every count of tries") {
    const forms::Answers family = terminal::household("family_of_four");
    for (const CardTrouble trouble : kTroubles) check_session(with_reader(family, kiosk::PinPage{0, "12", trouble}, {OnReader::my_number_card, 3, 10, 1}));
    for (const int tries : {2, 1, 0}) check_session(with_reader(family, kiosk::PinPage{}, {OnReader::my_number_card, tries, 10, 1}));
    check_session(with_reader(family, kiosk::PinPage{}, {OnReader::my_number_card, {}, 10, 1}));
    check_session(with_reader(family, kiosk::PinPage{}, {OnReader::my_number_card, 1, 5, 1}));
}

TEST_CASE("Every state of the reader keeps the rules and says something") {
    const forms::Answers family = terminal::household("family_of_four");
    for (const OnReader on : {OnReader::nothing, OnReader::looking, OnReader::other_card, OnReader::silent_card, OnReader::no_reader, OnReader::no_service})
        for (const CardTrouble trouble : {CardTrouble::none, CardTrouble::pulled}) {
            const auto session = with_reader(family, kiosk::PinPage{0, {}, trouble}, {on, {}, {}, 1});
            check_session(session);
            const auto page = kiosk::screens::make_page(session, terminal::house().world(), terminal::house().strings, terminal::house().fonts,
                                                        terminal::kPortrait, 0);
            CHECK_FALSE(page.find("title")->text().empty());
            CHECK_FALSE(page.find("next"));
            CHECK(page.find("card.skip"));
        }
}

TEST_CASE("Every stage of the printed numbers keeps the rules") {
    const forms::Answers family = terminal::household("family_of_four");
    for (const auto stage : {kiosk::FaceStage::birth, kiosk::FaceStage::expiry, kiosk::FaceStage::code})
        for (const CardTrouble trouble : kTroubles) {
            kiosk::FacePage page;
            page.stage = stage;
            page.expiry = "20";
            page.code = "482";
            page.trouble = trouble;
            kiosk::Session session = with_reader(family, page, {OnReader::my_number_card, 1, 10, 1});
            check_session(session);
            session.notice = kiosk::Notice::explanation;
            if (trouble == CardTrouble::none) check_session(session);
        }
    kiosk::FacePage page;
    page.problem = "problem.date.not_in_era";
    page.mistaken_part = 0;
    check_session(with_reader(family, page, {OnReader::my_number_card, 1, 10, 1}));
}

TEST_CASE("What was found on a card keeps the rules, for names that are long or rare") {
    for (const char* name : {"family_of_four", "foreign_family", "rare_characters", "three_generations_of_eight"}) {
        CAPTURE(name);
        forms::Answers answers = terminal::household(name);
        for (auto& [slot, answer] : answers.slots)
            if (slot.item == "name" || slot.item == "birth" || slot.item == "sex" || slot.item == "old_address") answer.source = forms::Source::card;
        for (const auto finding : {kiosk::CardFinding::taken, kiosk::CardFinding::taken_other_address, kiosk::CardFinding::already_read,
                                   kiosk::CardFinding::somebody_else})
            check_session(on_page(answers, kiosk::CardFoundPage{0, finding}));
    }
    check_session(on_page({}, kiosk::CardReadingPage{}));
}
