// A clerk's corrections shown to the resident at the kiosk, and the answer back at the desk. Both sides over one store in memory;
// no window, and time is a number.
#include "kiosk/asked_case.h"
#include "kiosk/store_inbox.h"
#include "tests/kiosk/desk_bench.h"
#include "tests/kiosk/page_rules.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using kiosk::BoardKey;
namespace desk = kiosk::desk;
namespace store = kiosk::store;

namespace {

constexpr const char* kOldPhone = "090-0000-1234";
constexpr const char* kNewPhone = "0838-22-0000";

/// The kiosk that the office's cases come from.
struct Resident {
    Office& office;
    kiosk::MemoryCardReader reader;
    kiosk::StoreInbox inbox;
    std::int64_t now_ms = 1000;
    kiosk::Visit visit;

    explicit Resident(Office& at)
        : office(at), inbox(terminal::house(), at.store, at.key, {}, word("kiosk1"), [] { return kMorning; }), visit(terminal::house(), reader, inbox, now_ms) {
        look();                                        // introduces itself
    }
    void happen(const kiosk::Event& event) { visit.happen(event, now_ms += 500); }
    bool look() { return visit.look_at_inbox(now_ms += kiosk::kLookAtInbox_ms); }
    const kiosk::ConfirmPage* page() const { return std::get_if<kiosk::ConfirmPage>(&visit.session().page); }
    std::string text() const {
        std::string all;
        const auto shown = kiosk::screens::make_page(visit.session(), terminal::house().world(), terminal::house().strings, terminal::house().fonts, terminal::kPortrait, now_ms);
        for (const auto& widget : shown.widgets) all += widget.text() + "\n";
        return all;
    }
};

/// A case whose telephone number a clerk corrected.
struct ConfirmScene {
    Office office;
    Resident resident{office};
    store::CaseId id = office.submit(terminal::household("family_of_four"));
    DeskTerminal clerk{office};

    ConfirmScene() {
        open_next(clerk);
        clerk.go_to("phone.-1");
        clerk.press(BoardKey::f2);
        for (int i = 0; i < 20; ++i) clerk.press(BoardKey::erase);
        clerk.type(kNewPhone);
        clerk.press(BoardKey::enter);
        clerk.press(BoardKey::enter);
        REQUIRE(clerk.session().open->content.corrections.size() == 1);
    }
    void ask() {
        clerk.press(BoardKey::f3);
        REQUIRE(resident.look());
        REQUIRE(resident.page());
    }
    store::AskState state() { return office.store.asks()->at(0).state; }
    int log_count(store::LogEvent event) {
        const auto log = *office.store.log(1, 1000);
        return static_cast<int>(std::count_if(log.begin(), log.end(), [&](const auto& entry) { return entry.note.event == event; }));
    }
};

}  // namespace

TEST_CASE("What a clerk corrected is shown to the resident at the kiosk, before and now, and the desk is told that it is right") {
    ConfirmScene scene;
    scene.ask();
    CHECK(scene.resident.text().find("A-001") != std::string::npos);
    CHECK(scene.resident.text().find(kNewPhone) == std::string::npos);          // nothing before somebody says that it is theirs
    scene.resident.happen(kiosk::Next{});
    CHECK(scene.resident.text().find(kOldPhone) != std::string::npos);
    CHECK(scene.resident.text().find(kNewPhone) != std::string::npos);
    const std::string name = scene.clerk.session().open->sight.view.situation.person_name(0);
    CHECK(scene.resident.text().find(name) == std::string::npos);               // nothing else of the case
    scene.resident.happen(kiosk::Next{});
    REQUIRE(scene.resident.page());
    CHECK(scene.resident.page()->stage == kiosk::ConfirmStage::thanks);
    CHECK(scene.resident.visit.session().answers.slots.empty());
    CHECK(scene.state() == store::AskState::agreed);
    CHECK_FALSE(*scene.office.store.asked(word("kiosk1")));
    scene.clerk.wait_ms(1000);
    CHECK(scene.clerk.session().notice == words("desk.notice.resident_agreed"));
    CHECK(scene.clerk.text().find(words("desk.asked.agreed")) != std::string::npos);
    CHECK(scene.log_count(store::LogEvent::confirmation_asked) == 1);
    CHECK(scene.log_count(store::LogEvent::confirmation_answered) == 1);
    scene.resident.happen(kiosk::Quit{});
    CHECK(std::holds_alternative<kiosk::StartPage>(scene.resident.visit.session().page));
    CHECK(scene.office.store.figures("2000-01-01", "2100-01-01")->size() == 2);  // the case and the correction: no visit is counted
}

TEST_CASE("A resident who says that it is not right is heard at once, and the case waits for the clerk") {
    ConfirmScene scene;
    scene.ask();
    scene.resident.happen(kiosk::Next{});
    scene.resident.happen(kiosk::SayOtherwise{});
    CHECK(scene.state() == store::AskState::differs);
    scene.clerk.wait_ms(1000);
    CHECK(scene.clerk.page() == "desk/case/message");
    CHECK(scene.clerk.text().find(words("desk.message.resident_differs").substr(0, 30)) != std::string::npos);
}

TEST_CASE("Whoever leaves the kiosk without answering leaves nothing there, the clerk is told and can ask again") {
    ConfirmScene scene;
    scene.ask();
    scene.resident.happen(kiosk::Next{});
    scene.resident.now_ms += kiosk::kIdleBeforeWarning_ms + kiosk::kIdleCountdown_ms;
    scene.resident.happen(kiosk::Tick{});
    CHECK(std::holds_alternative<kiosk::StartPage>(scene.resident.visit.session().page));
    CHECK(scene.resident.visit.session().answers.slots.empty());
    CHECK(scene.state() == store::AskState::left);
    CHECK_FALSE(scene.resident.look());
    scene.clerk.wait_ms(1000);
    CHECK(scene.clerk.page() == "desk/case/message");
    scene.clerk.press(BoardKey::enter);
    scene.ask();
    CHECK(scene.state() == store::AskState::open);
    CHECK(scene.office.store.asks()->size() == 1);
}

TEST_CASE("Somebody else at the kiosk is not interrupted, and not counted; the question comes when they have gone") {
    ConfirmScene scene;
    scene.resident.happen(kiosk::ChooseErrand{"tenkyo"});
    scene.clerk.press(BoardKey::f3);
    CHECK_FALSE(scene.resident.look());
    CHECK_FALSE(scene.resident.page());
    scene.resident.happen(kiosk::AskToQuit{});
    scene.resident.happen(kiosk::Quit{});
    CHECK(scene.resident.look());
    CHECK(scene.resident.page());
}

TEST_CASE("A kiosk that was started anew cannot read what was asked before, and says so instead of keeping the clerk waiting") {
    ConfirmScene scene;
    scene.clerk.press(BoardKey::f3);
    Resident anew(scene.office);
    CHECK_FALSE(anew.page());
    CHECK(scene.state() == store::AskState::left);
    scene.clerk.wait_ms(1000);
    scene.clerk.press(BoardKey::enter);
    scene.clerk.press(BoardKey::f3);
    CHECK(anew.look());
    CHECK(anew.page());
}

TEST_CASE("A kiosk that is not there is told in words, and without a correction there is nothing to ask") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal clerk(office);
    open_next(clerk);
    clerk.press(BoardKey::f3);
    CHECK_FALSE(clerk.session().dialog);
    clerk.go_to("phone.-1");
    clerk.press(BoardKey::f2);
    clerk.type("9");
    clerk.press(BoardKey::erase);
    for (int i = 0; i < 20; ++i) clerk.press(BoardKey::erase);
    clerk.type(kNewPhone);
    clerk.press(BoardKey::enter);
    clerk.press(BoardKey::enter);
    clerk.press(BoardKey::f3);
    CHECK(clerk.page() == "desk/case/message");
    CHECK(clerk.text().find("kiosk1") != std::string::npos);
}

TEST_CASE("What is asked is sealed to that kiosk alone: another kiosk, the desk's own key and a changed bit open nothing") {
    const store::KeyPair kiosk_key = store::make_key_pair(), other = store::make_key_pair();
    store::CaseContent content;
    content.id = store::new_case_id();
    content.answers = terminal::household("single");
    content.today = house().house().today;
    std::string sealed = kiosk::seal_asked(kiosk_key.open, {"A-007", content});
    const auto opened = kiosk::open_asked(kiosk_key, content.id, sealed);
    REQUIRE(opened);
    CHECK(opened->number == "A-007");
    CHECK(opened->content == content);
    CHECK_FALSE(kiosk::open_asked(other, content.id, sealed));
    CHECK_FALSE(kiosk::open_asked(kiosk_key, store::new_case_id(), sealed));
    sealed[sealed.size() / 2] = static_cast<char>(sealed[sealed.size() / 2] ^ 1);
    CHECK_FALSE(kiosk::open_asked(kiosk_key, content.id, sealed));
}

TEST_CASE("The pages of a correction keep the rules of the resident's screen") {
    const forms::Answers family = terminal::household("family_of_four");
    kiosk::ConfirmPage page{1, "A-012", {{{"phone", forms::kWholeCase}, std::string(kNewPhone)}, {{"new_address", forms::kWholeCase}, *family.find({"old_address", forms::kWholeCase})->value}, {{"name", 1}, std::nullopt}},
                            kiosk::ConfirmStage::whose, 0};
    int pages = page_rules::check_session(page_rules::on_page(family, page));
    page.stage = kiosk::ConfirmStage::facts;
    for (page.sheet = 0; page.sheet < 2; ++page.sheet) pages += page_rules::check_session(page_rules::on_page(family, page));
    page.stage = kiosk::ConfirmStage::thanks;
    pages += page_rules::check_session(page_rules::on_page({}, page));
    CHECK(pages > 300);
}
