// 「職員を呼ぶ」 from the finger at the kiosk to the clerk's screen: both sides over one store, and time is a number.
// What the desk does with a call is desk_test.cpp's.
#include "kiosk/case_folder.h"
#include "kiosk/store_inbox.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

TEST_CASE("A call for staff stands on the clerk's screen within two seconds, from the start, from a question and from the practice") {
    desk_bench::Office office;
    desk_bench::DeskTerminal clerk(office);
    clerk.sign_in("abe");
    kiosk::MemoryCardReader reader;
    kiosk::StoreInbox inbox(terminal::house(), office.store, office.key, {}, desk_bench::word("kiosk7"), [] { return desk_bench::kMorning; });
    std::int64_t now_ms = 1000;
    kiosk::Visit visit(terminal::house(), reader, inbox, now_ms);
    const auto call = [&] {
        const auto page = kiosk::screens::make_page(visit.session(), terminal::house().world(), terminal::house().strings, terminal::house().fonts, terminal::kPortrait, now_ms);
        REQUIRE(page.find("staff"));
        visit.happen(kiosk::to_event(*page.find("staff")->tap), now_ms);
        const auto told = kiosk::screens::make_page(visit.session(), terminal::house().world(), terminal::house().strings, terminal::house().fonts, terminal::kPortrait, now_ms);
        CHECK(told.find("title")->text() == "職員を呼びました");
        visit.happen(kiosk::GoOn{}, now_ms += 500);
    };
    CHECK(clerk.text().find("kiosk7") == std::string::npos);
    call();
    clerk.wait_ms(1500);
    CHECK(clerk.text().find("kiosk7") != std::string::npos);
    clerk.press(kiosk::BoardKey::f9);
    CHECK(clerk.text().find("kiosk7") == std::string::npos);
    visit.happen(kiosk::ChooseErrand{"inkan"}, now_ms += 500);
    call();
    clerk.wait_ms(1500);
    CHECK(clerk.text().find("kiosk7") != std::string::npos);
    clerk.press(kiosk::BoardKey::f9);
    visit.happen(kiosk::AskToQuit{}, now_ms += 500);
    visit.happen(kiosk::Quit{}, now_ms += 500);
    visit.happen(kiosk::StartPractice{}, now_ms += 500);
    call();
    clerk.wait_ms(1500);
    CHECK(clerk.text().find("kiosk7") != std::string::npos);          // whoever practises may need somebody too
}

TEST_CASE("Where nobody can be told, the page asks the resident to speak to somebody, and does not say that staff were called") {
    kiosk::MemoryCardReader reader;
    kiosk::FolderInbox inbox(terminal::house(), "nowhere");
    kiosk::Visit visit(terminal::house(), reader, inbox, 0);
    visit.happen(kiosk::CallStaff{}, 1000);
    const auto page = kiosk::screens::make_page(visit.session(), terminal::house().world(), terminal::house().strings, terminal::house().fonts, terminal::kPortrait, 1000);
    CHECK(page.find("title")->text() == "近くの職員に、お声がけください");
}
