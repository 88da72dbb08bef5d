// Each change of the store is struck at each of its writes and syncs, in every way a disk and a machine can fail. After every
// blow the store opens by itself, whole, and says what it said before the change or what it says after it: nothing between.
// What was acknowledged is there. A count of blows guards against striking nothing.
#include "disk.h"
#include "kiosk/store/log_check.h"
#include "support/build.h"
#include "support/store_disk.h"

#include <chrono>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace kiosk::store;
using support::clerk;
using support::kMorning;

namespace {

const CaseId kNew = *case_id_from("000102030405060708090a0b0c0d0e0f");

/// The house before each change: waiting, held, verified and a call. Made once, copied for each blow.
struct Before {
    support::TempFolder folder{support::FolderOn::memory};
    std::vector<Submission> cases;
    std::int64_t call = 0, asked = 0;

    Before() {
        cases = support::a_day(folder.path());
        const auto store = support::opened(folder.path());
        call = store->open_calls()->front().id;
        REQUIRE(store->ask_resident(cases[3].id, *Word::make("kiosk-1"), std::string(3000, 'q'), clerk(), kMorning));
        asked = store->asks()->front().id;
    }
};

struct Act {
    const char* name;
    std::function<bool(SqliteStore&, const Before&)> run;      // true: acknowledged
};

bool well(const forms::Result<Changed>& changed) { return changed && std::holds_alternative<CaseRow>(*changed); }

const std::vector<Act>& acts() {
    static const std::vector<Act> kActs = {
        {"submit", [](SqliteStore& store, const Before&) {
             Submission one = support::submission(std::string(3000, 'n'));
             one.id = kNew;
             return bool(store.submit(one, kMorning));
         }},
        {"claim", [](SqliteStore& store, const Before& before) { return well(store.claim(before.cases[6].id, clerk(), kMorning)); }},
        {"renew", [](SqliteStore& store, const Before& before) { return well(store.renew(before.cases[4].id, clerk(), kMorning + 1)); }},
        {"release", [](SqliteStore& store, const Before& before) { return well(store.release(before.cases[4].id, clerk(), kMorning)); }},
        {"take over", [](SqliteStore& store, const Before& before) { return well(store.take_over(before.cases[4].id, clerk("suzuki"), Reason::urgent, kMorning)); }},
        {"open", [](SqliteStore& store, const Before& before) { return bool(store.open(before.cases[4].id, clerk(), kMorning)); }},
        {"amend", [](SqliteStore& store, const Before& before) { return well(store.amend(before.cases[4].id, 1, std::string(3000, 'm'), {*Word::make("name")}, clerk(), kMorning)); }},
        {"verify", [](SqliteStore& store, const Before& before) { return well(store.advance(before.cases[4].id, CaseState::verified, clerk(), kMorning)); }},
        {"print", [](SqliteStore& store, const Before& before) { return well(store.advance(before.cases[1].id, CaseState::printed, clerk(), kMorning)); }},
        {"withdraw", [](SqliteStore& store, const Before& before) { return well(store.withdraw(before.cases[4].id, Reason::resident_left, clerk(), kMorning)); }},
        {"wipe", [](SqliteStore& store, const Before&) { return bool(store.wipe_due({1, 2}, support::the_house(), kMorning + 3 * 3'600'000)); }},
        {"call", [](SqliteStore& store, const Before&) { return bool(store.call_staff(support::terminal(), kMorning)); }},
        {"answer", [](SqliteStore& store, const Before& before) { return bool(store.answer_call(before.call, clerk(), kMorning)); }},
        {"introduce", [](SqliteStore& store, const Before&) { return bool(store.introduce(*Word::make("kiosk-1"), PublicKey{})); }},
        {"ask", [](SqliteStore& store, const Before& before) { return well(store.ask_resident(before.cases[4].id, *Word::make("kiosk-1"), std::string(3000, 'k'), clerk(), kMorning)); }},
        {"answer to an ask", [](SqliteStore& store, const Before& before) { return bool(store.answer_ask(before.asked, AskState::agreed, support::terminal(), kMorning)); }},
        {"figures", [](SqliteStore& store, const Before&) { return bool(store.add_figures(*Word::make("tennyu"), {{*Word::make("taps"), Word(), 1, 3}}, kMorning)); }},
        {"note", [](SqliteStore& store, const Before&) { return bool(store.note({clerk(), LogEvent::signed_in, std::nullopt, Word(), LogResult::done, Reason::none, 0}, kMorning)); }},
    };
    return kActs;
}

/// Everything the store says but the log, which grows by being asked.
std::string told(SqliteStore& store, const Before& before, bool with_new_case) {
    std::string all;
    std::vector<CaseId> ids;
    for (const Submission& one : before.cases) ids.push_back(one.id);
    if (with_new_case) ids.push_back(kNew);
    for (const CaseId& id : ids) {
        const auto row = store.find(id);
        REQUIRE(row);
        if (!*row) {
            all += "absent;";
            continue;
        }
        all += std::to_string((*row)->number) + std::string(to_id((*row)->state)) + to_hex((*row)->content_hash) + std::to_string((*row)->version) +
               ((*row)->holder ? (*row)->holder->who.text() + std::to_string((*row)->holder->lease_until) : std::string()) + ";";
    }
    const auto figures = store.figures("2000-01-01", "2100-01-01");
    for (const FigureRow& row : *figures) all += row.figure.kind.text() + row.figure.key.text() + std::to_string(row.figure.sum) + ";";
    const auto asks = store.asks();
    for (const Ask& one : *asks) all += std::to_string(one.id) + std::string(to_id(one.state)) + ";";
    const auto key = store.kiosk_key(*Word::make("kiosk-1"));
    all += *key ? "key;" : "no key;";
    return all + std::to_string(store.open_calls()->size());
}

/// How often each event stands in the log: a change without its entry, or an entry without its change, shows here.
std::size_t entries_of_changes(SqliteStore& store) {
    std::size_t count = 0;
    const auto entries = store.log(1, 100'000);
    for (const LogEntry& entry : *entries) count += entry.note.event != LogEvent::log_file_restored ? 1 : 0;
    return count;
}

struct Seen {
    std::string told;
    std::size_t entries = 0;
    bool operator==(const Seen&) const = default;
};
Seen seen(const std::filesystem::path& folder, const Before& before) {
    const auto store = support::opened(folder);
    return {told(*store, before, true), entries_of_changes(*store)};
}

void copy_to(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::copy(from / "store", to / "store", std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
}

enum class Ended { acknowledged, refused, killed, broken };
struct Outcome {
    Ended ended = Ended::broken;
    int calls = 0;
};

/// In a process of its own, so that it can be killed.
Outcome struck(const std::filesystem::path& folder, const Before& before, const Act& act, disk::Blow blow, disk::Lasts lasts, int at) {
    int tell[2];
    REQUIRE(pipe(tell) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto opened = SqliteStore::open(folder, *Word::make("desk-1"), kMorning);
        if (!opened) _exit(9);
        disk::strike(blow, lasts, at);
        const bool acknowledged = act.run(*opened->store, before);
        const int calls = disk::calls();
        disk::heal();
        if (::write(tell[1], &calls, sizeof calls) != sizeof calls) _exit(9);
        // The same process goes on: a second try must work as if nothing had been.
        if (!acknowledged && std::string(act.name) == "submit" && !act.run(*opened->store, before)) _exit(8);
        _exit(acknowledged ? 0 : 1);
    }
    close(tell[1]);
    Outcome outcome;
    if (read(tell[0], &outcome.calls, sizeof outcome.calls) != sizeof outcome.calls) outcome.calls = 0;
    close(tell[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) outcome.ended = Ended::killed;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) outcome.ended = Ended::acknowledged;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 1) outcome.ended = Ended::refused;
    return outcome;
}

struct Way {
    disk::Blow blow;
    disk::Lasts lasts;
    const char* name;
};

/// Strikes every call of every act in this way; returns how many there are.
int strike_everything(const Way& way) {
    const Before before;
    int blows = 0;
    for (const Act& act : acts()) {
        CAPTURE(act.name);
        const support::TempFolder untouched(support::FolderOn::memory), clean(support::FolderOn::memory);
        copy_to(before.folder.path(), untouched.path());
        copy_to(before.folder.path(), clean.path());
        const Outcome unstruck = struck(clean.path(), before, act, disk::Blow::io_error, disk::Lasts::once, 1'000'000);
        REQUIRE(unstruck.ended == Ended::acknowledged);
        REQUIRE(unstruck.calls >= 3);
        const Seen was = seen(untouched.path(), before), becomes = seen(clean.path(), before);
        for (int at = 1; at <= unstruck.calls; ++at) {
            CAPTURE(at);
            ++blows;
            if (support::kLooksForWrongMemory && at % 4 != 1) continue;
            const support::TempFolder folder(support::FolderOn::memory);
            copy_to(before.folder.path(), folder.path());
            const Outcome outcome = struck(folder.path(), before, act, way.blow, way.lasts, at);
            CHECK(outcome.ended != Ended::broken);
            const auto start = std::chrono::steady_clock::now();
            const Seen now = seen(folder.path(), before);
            CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
            const bool is_wipe = std::string(act.name) == "wipe";          // one transaction a case: some may be done
            const bool is_whole = now == was || now == becomes || (is_wipe && now.entries > was.entries && now.entries < becomes.entries);
            CHECK(is_whole);
            if (outcome.ended == Ended::acknowledged) CHECK(now == becomes);
            if (std::string(act.name) == "submit" && outcome.ended == Ended::refused) CHECK(now.told == becomes.told);   // its second try
            const auto verdict = verify_log(folder.path());
            REQUIRE(verdict);
            CHECK_FALSE(verdict->trouble);
        }
    }
    return blows;
}

}  // namespace

TEST_CASE("killed at any write or sync, nothing acknowledged is lost and nothing is half") {
    CHECK(strike_everything({disk::Blow::kill, disk::Lasts::once, "kill -9"}) > 60);
}

TEST_CASE("the power cut at any write or sync: what was acknowledged is there") {
    CHECK(strike_everything({disk::Blow::power_cut, disk::Lasts::once, "power cut"}) > 60);
}

TEST_CASE("a full disk at any write or sync, once and lasting: refused in words, nothing half") {
    CHECK(strike_everything({disk::Blow::no_space, disk::Lasts::once, "ENOSPC once"}) > 60);
    CHECK(strike_everything({disk::Blow::no_space, disk::Lasts::from_then_on, "ENOSPC"}) > 60);
}

TEST_CASE("a disk that fails at any write or sync, once and lasting: refused, nothing half") {
    CHECK(strike_everything({disk::Blow::io_error, disk::Lasts::once, "EIO once"}) > 60);
    CHECK(strike_everything({disk::Blow::io_error, disk::Lasts::from_then_on, "EIO"}) > 60);
}
