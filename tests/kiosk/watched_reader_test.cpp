// The reader with its threads, over a port in memory: nothing that the screen asks ever waits, and a card that came, went,
// was swapped or never answers is told as such. Waits for what the threads do, never for the clock.
#include "kiosk/devices/watched_reader.h"
#include "kiosk/cpu_clock.h"
#include "support/build.h"
#include "tests/kiosk/card_model.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <thread>

using kiosk::CardFacts;
using kiosk::CardFailure;
using kiosk::OnReader;
using kiosk::Pin;
using kiosk::WrongNumber;
using namespace kiosk::devices;

namespace {

/// What lies on the port; steered by the test, asked by the threads.
struct Table {
    std::mutex lock;
    std::condition_variable changed;
    Sight sight{Presence::empty, 0, "port"};
    VirtualCard* card = nullptr;
    std::vector<CardFailure> refusals;             // for the next connections
    bool has_ended = false, hangs = false;
    std::chrono::milliseconds delay{0};            // of each command
    int numbers_sent = 0, connections = 0;

    void lay_down(VirtualCard& chip) {
        const std::lock_guard<std::mutex> held(lock);
        card = &chip;
        sight = {Presence::card, sight.changes + 1, "port"};
        changed.notify_all();
    }
    void show(Presence presence) {
        const std::lock_guard<std::mutex> held(lock);
        sight = {presence, sight.changes + 1, "port"};
        changed.notify_all();
    }
};

class TableLine : public card_model::Line {
public:
    TableLine(Table& table, VirtualCard& chip) : Line(chip), table_(table) {}
    ~TableLine() override {
        const std::lock_guard<std::mutex> held(table_.lock);
        table_.numbers_sent += numbers_sent();
    }
    std::variant<Bytes, CardFailure> transmit(ByteView command) override {
        std::unique_lock<std::mutex> held(table_.lock);
        table_.changed.wait(held, [this] { return !table_.hangs; });
        const auto delay = table_.delay;
        held.unlock();
        std::this_thread::sleep_for(delay);
        return Line::transmit(command);
    }

private:
    Table& table_;
};

class TablePort : public CardPort {
public:
    explicit TablePort(Table& table) : table_(table) {}
    Sight wait_for_other(const Sight& known) override {
        std::unique_lock<std::mutex> held(table_.lock);
        table_.changed.wait(held, [&] { return table_.has_ended || !(table_.sight == known); });
        return table_.has_ended ? known : table_.sight;
    }
    void end_wait() override {
        const std::lock_guard<std::mutex> held(table_.lock);
        table_.has_ended = true;
        table_.changed.notify_all();
    }
    std::variant<std::unique_ptr<CardLine>, CardFailure> connect() override {
        const std::lock_guard<std::mutex> held(table_.lock);
        ++table_.connections;
        if (!table_.refusals.empty()) {
            const CardFailure failure = table_.refusals.front();
            table_.refusals.erase(table_.refusals.begin());
            return failure;
        }
        return std::make_unique<TableLine>(table_, *table_.card);
    }

private:
    Table& table_;
};

/// The kiosk's side: sleeps until woken and looks again.
struct WatchedKiosk {
    Table table;
    std::mutex lock;
    std::condition_variable woken;
    int wakes = 0;
    WatchedReader reader{std::make_unique<TablePort>(table), [this] {
                             const std::lock_guard<std::mutex> held(lock);
                             ++wakes;
                             woken.notify_all();
                         }};

    template <typename Holds>
    bool wait_until(Holds holds) {
        int seen = 0;
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!holds()) {
            std::unique_lock<std::mutex> held(lock);
            if (!woken.wait_until(held, deadline, [&] { return wakes != seen; })) return false;
            seen = wakes;
        }
        return true;
    }
    bool wait_for(OnReader on) {
        return wait_until([&] { return reader.state().on == on; });
    }
    kiosk::CardAnswer answer() {
        std::optional<kiosk::CardAnswer> answer;
        REQUIRE(wait_until([&] {
            answer = reader.take_answer();
            return answer.has_value();
        }));
        return *answer;
    }
};

VirtualCard card(CardBehaviour behaviour = {}) { return {card_model::person(), behaviour}; }

bool is(const kiosk::CardAnswer& answer, CardFailure failure) {
    const auto* failed = std::get_if<CardFailure>(&answer);
    return failed && *failed == failure;
}

}  // namespace

TEST_CASE("A card that is laid down is asked for its tries, and read when the number comes") {
    VirtualCard chip = card();
    WatchedKiosk kiosk;
    kiosk.table.lay_down(chip);
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    CHECK(kiosk.reader.state().pin_tries == 3);
    CHECK(kiosk.reader.state().face_tries == 10);
    CHECK(kiosk.reader.state().cards_laid_down == 1);
    kiosk.reader.read(Pin{"1234"});
    const auto answer = kiosk.answer();
    REQUIRE(std::holds_alternative<CardFacts>(answer));
    CHECK(std::get<CardFacts>(answer).birth == "1980-02-17");
    CHECK_FALSE(kiosk.reader.take_answer());
    kiosk.table.show(Presence::empty);
    CHECK(kiosk.wait_for(OnReader::nothing));
}

TEST_CASE("A wrong number counts down in what the screen is told") {
    VirtualCard chip = card();
    WatchedKiosk kiosk;
    kiosk.table.lay_down(chip);
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    kiosk.reader.read(Pin{"9999"});
    CHECK(std::get<WrongNumber>(kiosk.answer()).tries_left == 2);
    CHECK(kiosk.reader.state().pin_tries == 2);
    kiosk.reader.read(Pin{"1234"});
    CHECK(std::holds_alternative<CardFacts>(kiosk.answer()));
    CHECK(kiosk.reader.state().pin_tries == 3);
}

TEST_CASE("Every state of the port has its own word") {
    VirtualCard other = card({.is_other_card = true});
    WatchedKiosk kiosk;
    for (const auto& [presence, on] : {std::pair{Presence::no_service, OnReader::no_service}, {Presence::no_reader, OnReader::no_reader},
                                       {Presence::silent_card, OnReader::silent_card}, {Presence::empty, OnReader::nothing}}) {
        kiosk.table.show(presence);
        CHECK(kiosk.wait_for(on));
    }
    kiosk.table.lay_down(other);
    CHECK(kiosk.wait_for(OnReader::other_card));
}

TEST_CASE("A reader that is unplugged, also under a card, is told; plugged in again it reads, and the number typed before is gone") {
    VirtualCard chip = card();
    WatchedKiosk kiosk;
    kiosk.table.lay_down(chip);
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    kiosk.table.show(Presence::no_reader);
    REQUIRE(kiosk.wait_for(OnReader::no_reader));
    CHECK_FALSE(kiosk.reader.state().pin_tries);
    kiosk.reader.read(Pin{"1234"});
    CHECK(is(kiosk.answer(), CardFailure::pulled));
    kiosk.table.show(Presence::empty);
    REQUIRE(kiosk.wait_for(OnReader::nothing));
    kiosk.table.lay_down(chip);
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    CHECK(kiosk.table.numbers_sent == 0);
    CHECK(chip.pin_tries() == 3);
    kiosk.reader.read(Pin{"1234"});
    CHECK(std::holds_alternative<CardFacts>(kiosk.answer()));
}

TEST_CASE("A card laid down slowly is looked at again; a number never is sent again") {
    VirtualCard chip = card();
    WatchedKiosk kiosk;
    kiosk.table.refusals = {CardFailure::silent, CardFailure::in_use, CardFailure::pulled};
    kiosk.table.lay_down(chip);
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    CHECK(kiosk.table.connections == 4);
    kiosk.table.refusals = {CardFailure::silent};
    kiosk.reader.read(Pin{"1234"});
    CHECK(is(kiosk.answer(), CardFailure::silent));
    CHECK(kiosk.table.connections == 5);
    CHECK(kiosk.table.numbers_sent == 0);
}

TEST_CASE("A number typed for one card is not sent to the next") {
    VirtualCard first = card(), second = card();
    WatchedKiosk kiosk;
    kiosk.table.lay_down(first);
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    kiosk.table.show(Presence::empty);
    REQUIRE(kiosk.wait_for(OnReader::nothing));
    kiosk.reader.read(Pin{"9999"});
    CHECK(is(kiosk.answer(), CardFailure::pulled));
    kiosk.table.lay_down(second);
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    CHECK(kiosk.table.numbers_sent == 0);
    CHECK(second.pin_tries() == 3);
}

TEST_CASE("While the card is silent the screen gets its answers at once, and a late answer is thrown away when forgotten") {
    VirtualCard chip = card();
    WatchedKiosk kiosk;
    kiosk.table.lay_down(chip);
    REQUIRE(kiosk.wait_for(OnReader::my_number_card));
    {
        const std::lock_guard<std::mutex> held(kiosk.table.lock);
        kiosk.table.hangs = true;
    }
    kiosk.reader.read(Pin{"1234"});
    CHECK(kiosk.reader.state().on == OnReader::my_number_card);
    CHECK_FALSE(kiosk.reader.take_answer());
    kiosk.reader.forget();
    kiosk.reader.read(Pin{"1234"});
    CHECK(is(kiosk.answer(), CardFailure::silent));
    {
        const std::lock_guard<std::mutex> held(kiosk.table.lock);
        kiosk.table.hangs = false;
        kiosk.table.changed.notify_all();
    }
    REQUIRE(kiosk.wait_until([&] {
        const std::lock_guard<std::mutex> held(kiosk.table.lock);
        return kiosk.table.numbers_sent == 1;
    }));
    CHECK_FALSE(kiosk.reader.take_answer());
    CHECK(kiosk.table.connections == 2);                     // the look and the one reading: the second was refused
}

TEST_CASE("While a card of 30 ms a command works, no turn of the screen misses a frame") {
    constexpr double kFrame_ms = support::kLooksForWrongMemory ? 160 : 16;
    VirtualCard chip = card();
    WatchedKiosk kiosk;
    kiosk.table.delay = std::chrono::milliseconds(30);
    terminal::Terminal screen(kiosk.reader);
    for (const char* id : {"errand.tennyu", "add.head", "next", "card.use"}) screen.tap(id);
    kiosk.table.lay_down(chip);
    std::vector<double> own_ms, waited_ms;
    const auto turn = [&] {
        const auto start = std::chrono::steady_clock::now();
        const double before = kiosk::thread_cpu_ms();
        screen.now_ms += 16;
        screen.look_at_reader();
        const auto shown = screen.now_shown();
        own_ms.push_back(kiosk::thread_cpu_ms() - before);
        waited_ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        REQUIRE_FALSE(shown.widgets.empty());
        std::this_thread::sleep_for(std::chrono::milliseconds(4));
    };
    const auto go_on_until = [&](auto holds) {
        for (const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20); !holds(); turn()) REQUIRE_MESSAGE(std::chrono::steady_clock::now() < deadline, screen.page());
    };
    go_on_until([&] { return kiosk.reader.state().on == OnReader::my_number_card; });
    turn();
    for (const char* key : {"key.1", "key.2", "key.3", "key.4", "next"}) screen.tap(key);
    const std::size_t sent = own_ms.size();
    go_on_until([&] { return screen.session().answers.find({"name", 0}) != nullptr; });
    CHECK(own_ms.size() - sent >= 5);                        // the card took its time, and the screen went on
    CHECK(*std::max_element(own_ms.begin(), own_ms.end()) <= kFrame_ms);
    std::nth_element(waited_ms.begin(), waited_ms.begin() + static_cast<std::ptrdiff_t>(waited_ms.size() / 2), waited_ms.end());
    CHECK(waited_ms[waited_ms.size() / 2] <= kFrame_ms);     // who waited for the card would wait each time; other programs disturb some turns
}
