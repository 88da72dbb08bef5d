// What only a disk can do to the store: two processes, a crash, damage, a newer program, a log that was touched, traces.
// Long runs (10,000 mutations, a million claims) are entries of their own: see the skipped cases.
#include "kiosk/store/content.h"
#include "support/store_disk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <random>
#include <set>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kiosk::store;
using support::bytes_of_file;
using support::a_day;
using support::clerk;
using support::database_in;
using support::kMorning;
using support::log_in;
using support::opened;
using support::submission;
using support::write_bytes;

namespace {

const Word kDesk = *Word::make("desk-1");

/// Everything the store says, as one text.
std::string told_by(SqliteStore& store, const std::vector<Submission>& cases) {
    std::string all;
    for (const Submission& one : cases) {
        const auto row = store.find(one.id);
        if (!row || !*row) return "case missing";
        all += std::to_string((*row)->number) + std::string(to_id((*row)->state)) + to_hex((*row)->content_hash) + ";";
        const auto content = store.open(one.id, {clerk().who, Role::clerk, clerk().device}, kMorning);
        if (content && std::holds_alternative<SealedContent>(*content)) all += std::get<SealedContent>(*content).sealed;
    }
    const auto figures = store.figures("2000-01-01", "2100-01-01");
    if (figures)
        for (const FigureRow& row : *figures) all += row.figure.key.text() + std::to_string(row.figure.sum);
    const auto calls = store.open_calls();
    return all + (calls ? std::to_string(calls->size()) : "no calls");
}

enum class Blow { flip, zero_block, truncate, garbage };

void strike(std::string& bytes, std::mt19937& dice) {
    const auto at = [&](std::size_t size) { return std::uniform_int_distribution<std::size_t>(0, size - 1)(dice); };
    switch (static_cast<Blow>(at(4))) {
        case Blow::flip: {
            char& byte = bytes[at(bytes.size())];
            byte = static_cast<char>(byte ^ (1 << at(8)));
            return;
        }
        case Blow::zero_block: {
            const std::size_t from = at(bytes.size());
            std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), from + 512)), '\0');
            return;
        }
        case Blow::truncate: return bytes.resize(at(bytes.size()));
        case Blow::garbage: {
            const std::size_t from = at(bytes.size());
            for (std::size_t i = from; i < std::min(bytes.size(), from + 64); ++i) bytes[i] = static_cast<char>(at(256));
            return;
        }
    }
}

struct Losses {
    int noticed = 0, harmless = 0, saved = 0;
};

/// Each mutation is noticed and set aside, or has changed nothing that the store tells; and service goes on either way.
Losses mutate_database(int times, unsigned seed) {
    support::TempFolder whole;
    const auto cases = a_day(whole.path());
    const std::string database = bytes_of_file(database_in(whole.path())), log = bytes_of_file(log_in(whole.path()));
    const std::string told = told_by(*opened(whole.path()), cases);
    std::mt19937 dice(seed);
    Losses losses;
    for (int i = 0; i < times; ++i) {
        CAPTURE(i);
        const support::TempFolder folder(support::FolderOn::memory);
        std::filesystem::create_directories(database_in(folder.path()).parent_path());
        std::string struck = database;
        strike(struck, dice);
        write_bytes(database_in(folder.path()), struck);
        write_bytes(log_in(folder.path()), log);
        auto store = SqliteStore::open(folder.path(), kDesk, kMorning);
        REQUIRE_MESSAGE(store, store.fault().where << " " << store.fault().detail);
        if (store->set_aside) {
            ++losses.noticed;
            losses.saved += store->set_aside->cases_saved;
            CHECK(bytes_of_file(store->set_aside->kept_at / "log.jsonl") == log);
            CHECK(std::filesystem::exists(store->set_aside->kept_at / "kakanai.db"));
        } else {
            ++losses.harmless;
            CHECK(told_by(*store->store, cases) == told);
        }
        const auto next = store->store->submit(submission(), kMorning);
        REQUIRE(next);
        CHECK_FALSE(next->number.empty());
    }
    return losses;
}

/// Eight processes claim few cases over and over; shared memory tells whether two ever held one at once.
struct Board {
    std::atomic<int> holder[64];
    std::atomic<int> doubles, claims;
};
int race(int claims_each, int processes, int case_count, Board& board) {
    const support::TempFolder folder(support::FolderOn::memory);
    std::vector<CaseId> cases;
    {
        const auto store = opened(folder.path());
        for (int i = 0; i < case_count; ++i) {
            const Submission one = submission();
            REQUIRE(store->submit(one, kMorning));
            cases.push_back(one.id);
        }
    }
    std::vector<pid_t> children;
    for (int process = 1; process <= processes; ++process) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child > 0) {
            children.push_back(child);
            continue;
        }
        auto store = SqliteStore::open(folder.path(), kDesk, kMorning);
        if (!store) _exit(3);
        const Actor me = clerk("tanaka", ("desk-" + std::to_string(process)).c_str());
        std::mt19937 dice(static_cast<unsigned>(process));
        for (int won = 0; won < claims_each;) {
            const std::size_t which = dice() % cases.size();
            const auto claimed = store->store->claim(cases[which], me, kMorning);
            if (!claimed) _exit(4);
            if (!std::holds_alternative<CaseRow>(*claimed)) continue;
            ++won;
            ++board.claims;
            int nobody = 0;
            if (!board.holder[which].compare_exchange_strong(nobody, process)) ++board.doubles;
            board.holder[which] = 0;
            if (!store->store->release(cases[which], me, kMorning)) _exit(5);
        }
        _exit(0);
    }
    int failed = 0;
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) ++failed;
    }
    return failed;
}
Board& shared_board() {
    void* memory = mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    REQUIRE(memory != MAP_FAILED);
    return *new (memory) Board{};
}

}  // namespace

TEST_CASE("what one process submits another sees, with the same number") {
    const support::TempFolder folder;
    const auto kiosk = opened(folder.path()), desk = opened(folder.path());
    const std::int64_t before = *desk->revision();
    const Submission one = submission();
    CHECK(kiosk->submit(one, kMorning)->number == "A-001");
    CHECK(*desk->revision() != before);
    REQUIRE(desk->queue("2026-11-26")->size() == 1);
    CHECK(std::get<CaseRow>(*desk->claim(one.id, clerk(), kMorning)).number == 1);
    CHECK(kiosk->submit(submission(), kMorning)->number == "A-002");
}

TEST_CASE("only the account itself may read the store's files") {
    const support::TempFolder folder;
    const auto store = opened(folder.path());
    REQUIRE(store->submit(submission(), kMorning));
    int seen = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "store")) {
        using std::filesystem::perms;
        CHECK((entry.status().permissions() & (perms::group_all | perms::others_all)) == perms::none);
        ++seen;
    }
    CHECK(seen >= 5);
}

TEST_CASE("a database of a newer program is refused and left as it is") {
    const support::TempFolder folder;
    a_day(folder.path());
    std::string bytes = bytes_of_file(database_in(folder.path()));
    bytes[63] = 9;                                 // user_version, big-endian at offset 60 (SQLite file format 1.3)
    write_bytes(database_in(folder.path()), bytes);
    const auto store = SqliteStore::open(folder.path(), kDesk, kMorning);
    REQUIRE_FALSE(store);
    CHECK(store.fault().kind == forms::FaultKind::unreadable);
    CHECK(store.fault().detail == kNewerVersion);
    CHECK(bytes_of_file(database_in(folder.path())) == bytes);
}

TEST_CASE("a struck database is noticed, kept aside and named, and every whole case is carried over") {
    const Losses losses = mutate_database(300, 1);
    CHECK(losses.noticed > 100);
    CHECK(losses.saved > losses.noticed);          // most blows leave most cases whole
}

TEST_CASE("a column that lost its name is damage like any other: service goes on") {
    support::TempFolder whole;
    a_day(whole.path());
    const std::string database = bytes_of_file(database_in(whole.path()));
    for (const std::string name : {"row_hash", "lease_until", "line TEXT"}) {
        CAPTURE(name);
        const auto at = database.find(name);
        REQUIRE(at != std::string::npos);
        const support::TempFolder folder;
        std::filesystem::create_directories(database_in(folder.path()).parent_path());
        std::string struck = database;
        struck[at + 2] = '_';
        write_bytes(database_in(folder.path()), struck);
        write_bytes(log_in(folder.path()), bytes_of_file(log_in(whole.path())));
        const auto store = SqliteStore::open(folder.path(), kDesk, kMorning);
        REQUIRE_MESSAGE(store, store.fault().detail);
        CHECK(store->set_aside);
        CHECK(store->store->submit(submission(), kMorning));
    }
}

TEST_CASE("ten thousand struck databases" * doctest::skip()) {
    const Losses losses = mutate_database(10'000, 20261125);
    MESSAGE("noticed " << losses.noticed << ", harmless " << losses.harmless << ", cases carried over " << losses.saved << " of " << losses.noticed * 8);
    CHECK(losses.noticed + losses.harmless == 10'000);
}

TEST_CASE("a log of pages that lost its end is noticed by the log file") {
    const support::TempFolder folder;
    std::vector<Submission> cases;
    std::string database, pages, log;
    {
        const auto store = opened(folder.path());
        for (int i = 0; i < 3; ++i) {
            cases.push_back(submission());
            REQUIRE(store->submit(cases.back(), kMorning));
        }
        database = bytes_of_file(database_in(folder.path()));
        pages = bytes_of_file(database_in(folder.path()).string() + "-wal");
        log = bytes_of_file(log_in(folder.path()));
    }
    REQUIRE(pages.size() > 8192);
    const support::TempFolder copy;
    std::filesystem::create_directories(database_in(copy.path()).parent_path());
    write_bytes(database_in(copy.path()), database);
    write_bytes(database_in(copy.path()).string() + "-wal", pages.substr(0, pages.size() - 5000));
    write_bytes(log_in(copy.path()), log);
    const auto store = SqliteStore::open(copy.path(), kDesk, kMorning);
    REQUIRE(store);
    REQUIRE(store->set_aside);
    CHECK(store->set_aside->cases_saved == 2);
}

TEST_CASE("a process that was running while the database was set aside does not write to the one that is gone") {
    const support::TempFolder folder;
    a_day(folder.path());
    const auto running = opened(folder.path());
    std::filesystem::rename(folder.path() / "store" / "current", folder.path() / "store" / "elsewhere");
    const auto fresh = opened(folder.path());
    const auto late = running->submit(submission(), kMorning);
    REQUIRE_FALSE(late);
    CHECK(late.fault().kind == forms::FaultKind::damaged);
    CHECK(fresh->submit(submission(), kMorning));
}

TEST_CASE("no name and no number of a case stands anywhere in clear, before and after it is wiped") {
    const support::TempFolder folder;
    const KeyPair key = make_key_pair();
    CaseContent content = support::content_of_every_kind();
    const std::string name = "canary 鳥飼 カナリヤ", number = "987654321098";
    content.answers.set({"name", 0}, name, forms::Source::resident);
    content.answers.set({"phone", 0}, number, forms::Source::resident);
    int files = 0;
    const auto is_clean = [&] {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
            if (!entry.is_regular_file()) continue;
            const std::string bytes = bytes_of_file(entry.path());
            ++files;
            CHECK(bytes.find(name) == std::string::npos);
            CHECK(bytes.find("カナリヤ") == std::string::npos);
            CHECK(bytes.find(number) == std::string::npos);
        }
    };
    const auto store = opened(folder.path());
    const std::string sealed = seal_content(key.open, content);
    REQUIRE(store->submit({content.id, *Word::make("tennyu"), support::terminal(), sealed}, kMorning));
    is_clean();
    REQUIRE(store->claim(content.id, clerk(), kMorning));
    content.answers.set({"name", 0}, name + " II", forms::Source::clerk);
    const std::string amended = seal_content(key.open, content);
    REQUIRE(store->amend(content.id, 1, amended, {*Word::make("name")}, clerk(), kMorning));
    is_clean();
    REQUIRE(store->release(content.id, clerk(), kMorning));
    REQUIRE(*store->wipe_due({}, support::the_house(), kMorning + 3'600'000 * 2) == 1);
    is_clean();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        if (!entry.is_regular_file()) continue;            // after wiping not even the sealed bytes are left
        const std::string bytes = bytes_of_file(entry.path());
        CHECK(bytes.find(sealed.substr(20, 40)) == std::string::npos);
        CHECK(bytes.find(amended.substr(20, 40)) == std::string::npos);
    }
    CHECK(files >= 9);
}

TEST_CASE("eight processes claiming the same cases: none is held twice") {
    Board& board = shared_board();
    CHECK(race(250, 8, 12, board) == 0);
    CHECK(board.claims == 2000);
    CHECK(board.doubles == 0);
}

TEST_CASE("a million claims by eight processes: none is held twice" * doctest::skip()) {
    Board& board = shared_board();
    CHECK(race(125'000, 8, 12, board) == 0);
    MESSAGE("claims " << board.claims << ", held twice " << board.doubles);
    CHECK(board.claims == 1'000'000);
    CHECK(board.doubles == 0);
}
