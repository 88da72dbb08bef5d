// The conformance suite of the store: every sentence is checked against each implementation behind the interfaces.
// What only a disk can do (damage, crashes, two processes) is in store_disk_test.cpp.
#include "kiosk/store/memory_store.h"
#include "kiosk/store/sqlite_store.h"
#include "support/store_cases.h"
#include "support/store_disk.h"

#include <doctest/doctest.h>

#include <memory>

using namespace kiosk::store;
using support::actor;
using support::clerk;
using support::kMorning;
using support::submission;
using support::terminal;

namespace {

constexpr Moment kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

/// One store of either kind, with its own folder.
struct Trial {
    support::TempFolder folder;
    MemoryStore memory;
    std::unique_ptr<SqliteStore> sqlite;
    Intake* intake = &memory;
    Desk* desk = &memory;

    explicit Trial(bool on_disk) {
        if (!on_disk) return;
        auto opened = SqliteStore::open(folder.path(), *Word::make("desk-1"), kMorning);
        REQUIRE(opened);
        REQUIRE_FALSE(opened->set_aside);
        sqlite = std::move(opened->store);
        intake = sqlite.get();
        desk = sqlite.get();
    }
    CaseId put(Moment now = kMorning) {
        const Submission one = submission();
        REQUIRE(intake->submit(one, now));
        return one.id;
    }
};

Refusal refusal(const forms::Result<Changed>& changed) {
    REQUIRE(changed);
    REQUIRE(std::holds_alternative<Refused>(*changed));
    return std::get<Refused>(*changed).why;
}
CaseRow row(const forms::Result<Changed>& changed) {
    REQUIRE(changed);
    REQUIRE(std::holds_alternative<CaseRow>(*changed));
    return std::get<CaseRow>(*changed);
}
std::vector<LogEntry> whole_log(Desk& desk) { return *desk.log(1, 100'000); }

template <typename Test>
void for_each_store(const Test& test) {
    for (const bool on_disk : {false, true}) {
        CAPTURE(on_disk);
        Trial trial(on_disk);
        test(trial);
    }
}

}  // namespace

TEST_CASE("receipt numbers count from A-001 each day of Japan, and the same case sent twice is one case") {
    for_each_store([](Trial& store) {
        const Submission first = submission();
        CHECK(store.intake->submit(first, kMorning)->number == "A-001");
        CHECK(store.intake->submit(submission(), kMorning)->number == "A-002");
        CHECK(store.intake->submit(first, kMorning + kMinute)->number == "A-001");
        CHECK(store.desk->queue("2026-11-26")->size() == 2);
        CHECK(store.intake->submit(submission(), kMorning + 14 * kHour + 29 * kMinute)->number == "A-003");     // 23:59 in Japan
        CHECK(store.intake->submit(submission(), kMorning + 14 * kHour + 30 * kMinute)->number == "A-001");     // midnight
        CHECK(store.intake->submit(submission(), kMorning)->number == "A-004");                                 // the clock was set back
    });
}

TEST_CASE("a case is submitted, claimed, verified, printed and handed off, with one log entry a step and a whole chain") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        CHECK(row(store.desk->claim(id, clerk(), kMorning)).state == CaseState::in_review);
        CHECK(row(store.desk->advance(id, CaseState::verified, clerk(), kMorning)).state == CaseState::verified);
        CHECK(row(store.desk->advance(id, CaseState::printed, clerk(), kMorning)).prints == 1);
        const CaseRow last = row(store.desk->advance(id, CaseState::handed_off, clerk(), kMorning));
        CHECK(last.state == CaseState::handed_off);
        CHECK_FALSE(last.holder);
        const auto log = whole_log(*store.desk);
        std::vector<LogEvent> events;
        for (const LogEntry& entry : log) events.push_back(entry.note.event);
        CHECK(events == std::vector<LogEvent>{LogEvent::case_submitted, LogEvent::case_claimed, LogEvent::case_verified, LogEvent::case_printed, LogEvent::case_handed_off});
        CHECK_FALSE(first_break(log));
        CHECK(*store.desk->revision() >= 5);
    });
}

TEST_CASE("no state is passed over") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        CHECK(refusal(store.desk->advance(id, CaseState::verified, clerk(), kMorning)) == Refusal::wrong_state);
        row(store.desk->claim(id, clerk(), kMorning));
        for (const CaseState to : {CaseState::printed, CaseState::handed_off, CaseState::wiped, CaseState::waiting, CaseState::in_review})
            CHECK(refusal(store.desk->advance(id, to, clerk(), kMorning)) == Refusal::wrong_state);
        CHECK(refusal(store.desk->advance(new_case_id(), CaseState::verified, clerk(), kMorning)) == Refusal::no_such_case);
    });
}

TEST_CASE("one clerk holds a case, for five minutes, and the other is told who") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        row(store.desk->claim(id, clerk("tanaka"), kMorning));
        const auto second = store.desk->claim(id, clerk("suzuki", "desk-2"), kMorning + 4 * kMinute);
        CHECK(refusal(second) == Refusal::held_by_other);
        CHECK(std::get<Refused>(*second).holder->who == *Word::make("tanaka"));
        CHECK(refusal(store.desk->advance(id, CaseState::verified, clerk("suzuki", "desk-2"), kMorning)) == Refusal::held_by_other);
        CHECK(std::holds_alternative<Refused>(*store.desk->open(id, clerk("suzuki", "desk-2"), kMorning)));
        row(store.desk->renew(id, clerk("tanaka"), kMorning + 4 * kMinute));
        CHECK(refusal(store.desk->claim(id, clerk("suzuki", "desk-2"), kMorning + 8 * kMinute)) == Refusal::held_by_other);
        row(store.desk->claim(id, clerk("suzuki", "desk-2"), kMorning + 9 * kMinute));
        CHECK(refusal(store.desk->renew(id, clerk("tanaka"), kMorning + 9 * kMinute)) == Refusal::held_by_other);
        CHECK(refusal(store.desk->amend(id, 1, "new", {}, clerk("tanaka"), kMorning + 9 * kMinute)) == Refusal::held_by_other);
    });
}

TEST_CASE("the same clerk at another desk is another holder") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        row(store.desk->claim(id, clerk("tanaka", "desk-1"), kMorning));
        CHECK(refusal(store.desk->claim(id, clerk("tanaka", "desk-2"), kMorning)) == Refusal::held_by_other);
    });
}

TEST_CASE("a clock set back does not lock a case for hours") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        row(store.desk->claim(id, clerk("tanaka"), kMorning));
        row(store.desk->claim(id, clerk("suzuki", "desk-2"), kMorning - 3 * kHour));
    });
}

TEST_CASE("taking a case over leaves its reason in the log, and the first holder can change nothing more") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        row(store.desk->claim(id, clerk("tanaka"), kMorning));
        CHECK(row(store.desk->take_over(id, clerk("suzuki", "desk-2"), Reason::holder_absent, kMorning)).holder->who == *Word::make("suzuki"));
        CHECK(whole_log(*store.desk).back().note.reason == Reason::holder_absent);
        CHECK(refusal(store.desk->release(id, clerk("tanaka"), kMorning)) == Refusal::held_by_other);
    });
}

TEST_CASE("a released case waits again") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        row(store.desk->claim(id, clerk(), kMorning));
        CHECK(row(store.desk->release(id, clerk(), kMorning)).state == CaseState::waiting);
    });
}

TEST_CASE("a correction is a new version; the resident's own stays, and a verified case is in review again") {
    for_each_store([](Trial& store) {
        const Submission one = submission("the resident's");
        REQUIRE(store.intake->submit(one, kMorning));
        row(store.desk->claim(one.id, clerk(), kMorning));
        row(store.desk->advance(one.id, CaseState::verified, clerk(), kMorning));
        const CaseRow amended = row(store.desk->amend(one.id, 1, "corrected", {*Word::make("name")}, clerk(), kMorning));
        CHECK(amended.version == 2);
        CHECK(amended.state == CaseState::in_review);
        CHECK(refusal(store.desk->amend(one.id, 1, "late", {}, clerk(), kMorning)) == Refusal::content_changed);
        CHECK(std::get<SealedContent>(*store.desk->open(one.id, clerk(), kMorning)).sealed == "corrected");
        CHECK(std::get<SealedContent>(*store.desk->open_original(one.id, clerk(), kMorning)).sealed == "the resident's");
        const auto figures = *store.desk->figures("2026-11-26", "2026-11-26");
        REQUIRE(figures.size() == 2);
        CHECK(figures[1].figure.key == *Word::make("name"));
    });
}

TEST_CASE("a printed or withdrawn case is found by its number the same day") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        row(store.desk->withdraw(id, Reason::resident_left, clerk(), kMorning));
        CHECK((*store.desk->find("2026-11-26", 1))->state == CaseState::withdrawn);
        CHECK((*store.desk->find(id))->number == 1);
        CHECK_FALSE(*store.desk->find("2026-11-25", 1));
        CHECK(store.desk->queue("2026-11-26")->size() == 1);
        CHECK(store.desk->queue("2026-11-27")->empty());
    });
}

TEST_CASE("each role does its own and nothing else, and a refusal is logged") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        for (const Role role : {Role::dx_staff, Role::auditor, Role::terminal, Role::system}) {
            const std::size_t before = whole_log(*store.desk).size();
            CHECK(refusal(store.desk->claim(id, actor("someone", role), kMorning)) == Refusal::not_permitted);
            CHECK(std::get<Refused>(*store.desk->open(id, actor("someone", role), kMorning)).why == Refusal::not_permitted);
            CHECK(refusal(store.desk->withdraw(id, Reason::other, actor("someone", role), kMorning)) == Refusal::not_permitted);
            const auto log = whole_log(*store.desk);
            CHECK(log.size() == before + 3);
            CHECK(log.back().note.result == LogResult::refused);
        }
        CHECK_FALSE(store.desk->note({clerk(), LogEvent::staff_added, std::nullopt, Word(), LogResult::done, Reason::none, 0}, kMorning));
        CHECK(store.desk->note({actor("head", Role::supervisor), LogEvent::staff_added, std::nullopt, Word(), LogResult::done, Reason::none, 0}, kMorning));
        CHECK(store.desk->note({actor("audit", Role::auditor), LogEvent::log_verified, std::nullopt, Word(), LogResult::done, Reason::none, 0}, kMorning));
    });
}

TEST_CASE("content is wiped a day after hand-off and two hours after it was left, each with a deletion record") {
    for_each_store([](Trial& store) {
        const CaseId done = store.put(), left = store.put(), gone = store.put();
        row(store.desk->claim(done, clerk(), kMorning));
        for (const CaseState state : {CaseState::verified, CaseState::printed, CaseState::handed_off}) row(store.desk->advance(done, state, clerk(), kMorning));
        row(store.desk->withdraw(gone, Reason::resident_asked, clerk(), kMorning));
        const Retention retention;
        CHECK(*store.desk->wipe_due(retention, support::the_house(), kMorning + 2 * kHour - 1) == 0);
        CHECK(*store.desk->wipe_due(retention, support::the_house(), kMorning + 2 * kHour) == 1);
        CHECK((*store.desk->find(left))->state == CaseState::wiped);
        CHECK(whole_log(*store.desk).back().note.reason == Reason::abandoned);
        CHECK(*store.desk->wipe_due(retention, support::the_house(), kMorning + kDay) == 2);
        CHECK(whole_log(*store.desk).back().note.event == LogEvent::case_wiped);
        CHECK(std::get<Refused>(*store.desk->open(done, clerk(), kMorning + kDay)).why == Refusal::wrong_state);
        CHECK(store.desk->queue("2026-11-26")->empty());
        CHECK(*store.desk->wipe_due(retention, support::the_house(), kMorning + 9 * kDay) == 0);
        CHECK_FALSE(first_break(whole_log(*store.desk)));
    });
}

TEST_CASE("a case that somebody holds is not wiped") {
    for_each_store([](Trial& store) {
        const CaseId id = store.put();
        row(store.desk->claim(id, clerk(), kMorning));
        row(store.desk->renew(id, clerk(), kMorning + 2 * kHour - kMinute));     // after its lease ended nobody had taken it
        CHECK(*store.desk->wipe_due({}, support::the_house(), kMorning + 2 * kHour) == 0);
    });
}

TEST_CASE("a call for staff is seen until it is answered") {
    for_each_store([](Trial& store) {
        const std::int64_t id = *store.intake->call_staff(terminal("kiosk-2"), kMorning);
        REQUIRE(store.desk->open_calls()->size() == 1);
        CHECK(store.desk->open_calls()->front().kiosk == *Word::make("kiosk-2"));
        REQUIRE(store.desk->answer_call(id, clerk(), kMorning));
        CHECK(store.desk->open_calls()->empty());
        CHECK((*store.intake->call(id))->answered_by == clerk().who);
    });
}

TEST_CASE("figures add up by day and event") {
    for_each_store([](Trial& store) {
        const Figure taps{*Word::make("taps"), *Word::make("question"), 1, 12};
        REQUIRE(store.intake->add_figures(*Word::make("tennyu"), {taps, taps}, kMorning));
        REQUIRE(store.intake->add_figures(*Word::make("tennyu"), {taps}, kMorning + kDay));
        const auto figures = *store.desk->figures("2026-11-26", "2026-11-26");
        REQUIRE(figures.size() == 1);
        CHECK(figures[0].figure.count == 2);
        CHECK(figures[0].figure.sum == 24);
    });
}

TEST_CASE("a resident is asked at one kiosk by the holder, answers once, and the sealed content goes with the answer") {
    for_each_store([](Trial& store) {
        const Word kiosk = *Word::make("kiosk-1");
        CHECK_FALSE(*store.desk->kiosk_key(kiosk));
        const PublicKey key = make_key_pair().open;
        REQUIRE(store.intake->introduce(kiosk, make_key_pair().open));
        REQUIRE(store.intake->introduce(kiosk, key));
        CHECK(*store.desk->kiosk_key(kiosk) == key);
        const CaseId id = store.put();
        CHECK(refusal(store.desk->ask_resident(id, kiosk, "sealed", clerk(), kMorning)) == Refusal::wrong_state);
        row(store.desk->claim(id, clerk(), kMorning));
        CHECK(refusal(store.desk->ask_resident(id, kiosk, "sealed", clerk("other", "desk-2"), kMorning)) == Refusal::held_by_other);
        row(store.desk->ask_resident(id, kiosk, "first", clerk(), kMorning));
        row(store.desk->ask_resident(id, kiosk, "second", clerk(), kMorning));
        REQUIRE(store.desk->asks()->size() == 1);
        CHECK_FALSE(*store.intake->asked(*Word::make("kiosk-2")));
        const auto asked = *store.intake->asked(kiosk);
        REQUIRE(asked);
        CHECK(asked->sealed == "second");
        CHECK(asked->ask.about == id);
        const std::size_t before = whole_log(*store.desk).size();
        REQUIRE(store.intake->answer_ask(asked->ask.id, AskState::agreed, terminal("kiosk-2"), kMorning));
        CHECK(store.desk->asks()->at(0).state == AskState::open);              // not asked there
        REQUIRE(store.intake->answer_ask(asked->ask.id, AskState::differs, terminal(), kMorning));
        REQUIRE(store.intake->answer_ask(asked->ask.id, AskState::agreed, terminal(), kMorning));
        CHECK(store.desk->asks()->at(0).state == AskState::differs);
        CHECK_FALSE(*store.intake->asked(kiosk));
        CHECK(whole_log(*store.desk).size() == before + 1);
        CHECK(whole_log(*store.desk).back().note.event == LogEvent::confirmation_answered);
        CHECK(whole_log(*store.desk).back().note.result == LogResult::refused);
        row(store.desk->withdraw(id, Reason::resident_left, clerk(), kMorning));
        REQUIRE(*store.desk->wipe_due({}, support::the_house(), kMorning + 2 * kDay) == 1);
        CHECK(store.desk->asks()->empty());
    });
}
