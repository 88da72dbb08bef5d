// Who may what at the desk, and what the desk refuses: locks, wrong words, roles, a disk that fails, another office's key.
// The store is the one in memory; nothing sleeps.
#include "kiosk/desk/case_rows.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;
namespace store = kiosk::store;

TEST_CASE("After five minutes without a key everything is hidden, and the passphrase brings it back") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    open_next(desk);
    const std::string name = desk.session().open->sight.view.situation.person_name(0);
    REQUIRE(desk.text().find("A-001") != std::string::npos);
    for (int i = 0; i < 30; ++i) desk.wait_ms(10'000);
    CHECK(desk.page() == "desk/lock");
    CHECK(desk.text().find("A-001") == std::string::npos);
    CHECK(desk.text().find(name.substr(0, 6)) == std::string::npos);
    CHECK(desk.shown().page.find("paper") == nullptr);
    desk.press(BoardKey::enter);
    CHECK(desk.page() == "desk/lock");
    desk.type("abe opens it");
    desk.press(BoardKey::enter);
    CHECK(desk.page() == "desk/case");
}

TEST_CASE("Twelve hours after signing in one signs in again, however busy") {
    Office office;
    DeskTerminal desk(office);
    desk.sign_in("abe");
    for (int i = 0; i < 12 * 60; ++i) {
        desk.wait_ms(60'000);
        desk.happen(Touched{});
    }
    CHECK(desk.page() == "desk/sign_in");
}

TEST_CASE("Five wrong passphrases: fifteen seconds of waiting, then thirty; starting the desk anew does not help") {
    Office office;
    DeskTerminal desk(office);
    const auto try_once = [](DeskTerminal& at, const std::string& words) {
        if (text_of(at.session().form.id).empty()) at.type("abe");
        if (at.session().form.focus == 0) at.press(BoardKey::tab);
        at.type(words);
        at.press(BoardKey::enter);
    };
    for (int i = 0; i < kWrongBeforeWait; ++i) try_once(desk, "wrong words");
    try_once(desk, "abe opens it");
    CHECK(desk.page() == "desk/sign_in");
    CHECK(desk.text().find("15") != std::string::npos);
    DeskTerminal anew(office);
    anew.now = desk.now;
    try_once(anew, "abe opens it");
    CHECK(anew.page() == "desk/sign_in");
    desk.wait_ms(kFirstWait_ms);
    try_once(desk, "wrong again");
    desk.wait_ms(kFirstWait_ms);
    try_once(desk, "abe opens it");
    CHECK(desk.page() == "desk/sign_in");
    desk.wait_ms(kFirstWait_ms);
    try_once(desk, "abe opens it");
    CHECK(desk.page() == "desk/queue");
    CHECK(wait_after_ms(4) == 0);
    CHECK(wait_after_ms(5) == 15'000);
    CHECK(wait_after_ms(7) == 60'000);
}

TEST_CASE("Every action of every role: who sees residents reads no log, who reads the log sees no resident") {
    using store::Role;
    const std::map<Role, std::set<Action>> allowed = {
        {Role::clerk, {Action::see_queue, Action::open_case, Action::correct, Action::verify_identity, Action::print, Action::reprint, Action::take_over, Action::return_to_queue, Action::withdraw, Action::see_figures}},
        {Role::supervisor, {Action::see_queue, Action::open_case, Action::correct, Action::verify_identity, Action::print, Action::reprint, Action::take_over, Action::return_to_queue, Action::withdraw,
                            Action::see_figures, Action::export_cases, Action::manage_staff}},
        {Role::dx_staff, {Action::see_figures}},
        {Role::auditor, {Action::see_figures, Action::read_log}},
    };
    for (const Role role : kRoles)
        for (const Action action : kActions) CHECK_MESSAGE(may(role, action) == (allowed.at(role).count(action) == 1), store::to_id(role) << " " << static_cast<int>(action));
    for (const Action action : kActions) {
        CHECK_FALSE(may(Role::terminal, action));
        CHECK_FALSE(may(Role::system, action));
    }
}

TEST_CASE("An auditor and DX staff come to their own screens and find no way to a case") {
    Office office;
    office.submit(terminal::household("single"));
    for (const auto& [who, page] : {std::pair{"mori", "desk/table"}, {"dan", "desk/figures"}}) {
        DeskTerminal desk(office);
        desk.sign_in(who);
        CHECK(desk.page() == page);
        for (int key = 0; key <= static_cast<int>(BoardKey::f10); ++key) {
            desk.press(static_cast<BoardKey>(key));
            CHECK_FALSE(desk.session().open);
            CHECK(desk.page() != "desk/queue");
        }
    }
}

TEST_CASE("What cannot be written down is not done, and the clerk is told") {
    Office office;
    const auto id = office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    open_next(desk);
    confirm_rows(desk);
    desk.type("1");
    office.store.fail_with(forms::Fault{forms::FaultKind::disk_full, "kakanai.db", ""});
    desk.press(BoardKey::enter);
    CHECK(desk.page() == "desk/case/message");
    office.store.fail_with(std::nullopt);
    CHECK_FALSE(desk.session().open->content.identity);
    CHECK(state_of(office, id) == store::CaseState::in_review);
    CHECK(office.paper.jobs.empty());
}

TEST_CASE("A case sealed for another office is not opened and stays where it is") {
    Office office;
    const store::KeyPair other = store::make_key_pair();
    office.key = other.open;
    const auto id = office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    desk.sign_in("abe");
    desk.press(kiosk::BoardKey::enter);
    CHECK(desk.page() == "desk/queue/message");
    CHECK_FALSE(desk.session().open);
    CHECK(state_of(office, id) == store::CaseState::waiting);
}

TEST_CASE("Every event, reason, result, role and state has its word for staff") {
    const auto& words = *house().data().world.words;
    for (const auto event : store::log_events()) CHECK_MESSAGE(!words("desk.event." + std::string(store::to_id(event))).empty(), store::to_id(event));
    for (int reason = 1; reason <= static_cast<int>(store::Reason::other); ++reason) {
        const auto id = store::to_id(static_cast<store::Reason>(reason));
        CHECK_MESSAGE(!words("desk.reason." + std::string(id)).empty(), id);
    }
    for (int state = 0; state <= static_cast<int>(store::CaseState::withdrawn); ++state) CHECK_FALSE(words("desk.state." + std::string(store::to_id(static_cast<store::CaseState>(state)))).empty());
    for (int role = 0; role <= static_cast<int>(store::Role::system); ++role) CHECK_FALSE(words("desk.role." + std::string(store::to_id(static_cast<store::Role>(role)))).empty());
    for (const char* result : {"done", "refused", "failed"}) CHECK_FALSE(words(std::string("desk.result.") + result).empty());
}

