// Scanners held in the hand: events of a keyboard through a pipe, and a serial port that is a pseudo-terminal. What they give goes the
// way of a camera's codes; what they lose is asked for again.
#include "kiosk/qr/scanner.h"
#include "kiosk/screens/screens.h"
#include "support/codes.h"
#include "support/folder.h"
#include "tests/kiosk/page_rules.h"

#include <condition_variable>
#include <fcntl.h>
#include <linux/input.h>
#include <mutex>
#include <pty.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kiosk;
using qr::CutShort;
using qr::ScannedLine;

namespace {

using Lines = std::vector<ScannedLine>;

std::string event(std::uint16_t type, std::uint16_t code, std::int32_t value) {
    input_event one{};
    one.type = type;
    one.code = code;
    one.value = value;
    return {reinterpret_cast<const char*>(&one), sizeof one};
}
const std::string kReport = event(EV_SYN, SYN_REPORT, 0);

std::string key(std::uint16_t code) {
    return event(EV_MSC, MSC_SCAN, 0x70000) + event(EV_KEY, code, 1) + kReport + event(EV_KEY, code, 2) + kReport + event(EV_KEY, code, 0) + kReport;
}
std::string typed(std::string_view digits) {
    constexpr std::uint16_t keys[] = {KEY_0, KEY_1, KEY_2, KEY_3, KEY_4, KEY_5, KEY_6, KEY_7, KEY_8, KEY_9};
    std::string events;
    for (const char digit : digits) events += key(keys[digit - '0']);
    return events;
}

std::span<const std::uint8_t> bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

Lines taken(qr::LineGatherer& gatherer) {
    Lines lines;
    while (auto line = gatherer.take()) lines.push_back(std::move(*line));
    return lines;
}
Lines read_keys(const std::string& events) {
    qr::LineGatherer gatherer;
    qr::KeyReader(gatherer).feed(bytes_of(events));
    return taken(gatherer);
}

int no_grab(int) { return 0; }

/// Until a whole code has come, or the device has gone.
ScannedLine next_of(qr::LineSource& source) {
    for (int wait = 0; wait < 200; ++wait) {
        auto line = source.next(20);
        REQUIRE(line);
        if (*line) return **line;
    }
    FAIL("nothing came");
    return CutShort{};
}

struct Pipe {
    support::TempFolder folder;
    std::filesystem::path path = folder.path() / "event0";
    int writing = -1;
    Pipe() { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }
    ~Pipe() { hang_up(); }
    void begin() { REQUIRE((writing = ::open(path.c_str(), O_WRONLY)) >= 0); }
    void hang_up() {
        if (writing >= 0) ::close(writing);
        writing = -1;
    }
    void write(const std::string& bytes) const { REQUIRE(::write(writing, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())); }
};

struct Port {
    int ours = -1, theirs = -1;
    char name[64]{};
    Port() { REQUIRE(::openpty(&ours, &theirs, name, nullptr, nullptr) == 0); }
    ~Port() { unplug(); }
    void unplug() {
        if (ours >= 0) ::close(ours), ::close(theirs);
        ours = theirs = -1;
    }
    void write(const std::string& bytes) const { REQUIRE(::write(ours, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())); }
};

}  // namespace

TEST_CASE("keys of the row and of the number pad are digits, each once; Enter and Tab end a code") {
    CHECK(read_keys(typed("0123456789") + key(KEY_ENTER)) == Lines{"0123456789"});
    CHECK(read_keys(key(KEY_KP4) + key(KEY_KP0) + key(KEY_KPENTER) + typed("12") + key(KEY_TAB) + key(KEY_ENTER)) == Lines{"40", "12"});
    CHECK(read_keys(key(KEY_NUMLOCK) + key(KEY_LEFTSHIFT) + typed("5") + key(KEY_ENTER)) == Lines{"5"});
    CHECK(read_keys(key(KEY_H) + key(KEY_T) + typed("1") + key(KEY_ENTER)) == Lines{"??1"});         // another kind of code
    CHECK(read_keys(typed("77")).empty());
}

TEST_CASE("events may come in any pieces") {
    const std::string events = typed("20260410") + key(KEY_ENTER);
    for (std::size_t piece = 1; piece < 60; piece += 7) {
        qr::LineGatherer gatherer;
        qr::KeyReader reader(gatherer);
        for (std::size_t at = 0; at < events.size(); at += piece) reader.feed(bytes_of(events.substr(at, piece)));
        CHECK(taken(gatherer) == Lines{"20260410"});
    }
}

TEST_CASE("when the kernel dropped keys the code is asked for again, once, and the rest of it is not taken for another one") {
    const std::string dropped = event(EV_SYN, SYN_DROPPED, 0);
    CHECK(read_keys(typed("123") + dropped + event(EV_KEY, KEY_9, 1) + kReport + typed("456") + key(KEY_ENTER) + typed("78") + key(KEY_ENTER)) == Lines{CutShort{}, "78"});
    CHECK(read_keys(dropped + typed("1") + dropped + typed("2") + key(KEY_ENTER)) == Lines{CutShort{}});
    // Its Enter was dropped too: after a pause the next code is whole again.
    qr::LineGatherer gatherer;
    qr::KeyReader reader(gatherer);
    reader.feed(bytes_of(typed("123") + dropped + kReport));
    gatherer.rest();
    reader.feed(bytes_of(typed("99") + key(KEY_ENTER)));
    CHECK(taken(gatherer) == Lines{CutShort{}, "99"});
}

TEST_CASE("a code that never ends is bounded, and what nobody takes does not pile up") {
    CHECK(read_keys(typed(std::string(qr::kDigitsMax, '1')) + key(KEY_ENTER)) == Lines{std::string(qr::kDigitsMax, '1')});
    CHECK(read_keys(typed(std::string(5000, '1')) + key(KEY_ENTER)) == Lines{CutShort{}});
    std::string many;
    for (int line = 0; line < 1000; ++line) many += typed("7") + key(KEY_ENTER);
    CHECK(read_keys(many).size() == 8);
}

TEST_CASE("a scanner that types is read through its device; without an end of line a pause ends the code; gone, it is a fault") {
    Pipe pipe;
    const auto scanner = qr::typing_scanner(pipe.path, no_grab);
    REQUIRE(scanner->open());
    pipe.begin();
    pipe.write(typed("1234") + key(KEY_ENTER) + typed("56"));
    CHECK(next_of(*scanner) == ScannedLine("1234"));
    CHECK(next_of(*scanner) == ScannedLine("56"));
    CHECK_FALSE(*scanner->next(0));
    pipe.hang_up();
    const auto gone = scanner->next(20);
    REQUIRE_FALSE(gone);
    CHECK(gone.fault().kind == forms::FaultKind::device);
}

TEST_CASE("a device that is not there, or no keyboard, or another program's, is told when it is opened") {
    CHECK(qr::typing_scanner("/dev/input/none")->open().fault().kind == forms::FaultKind::not_found);
    const Pipe pipe;
    CHECK(qr::typing_scanner(pipe.path)->open().fault().kind == forms::FaultKind::device);             // a pipe has no keys to hold
    const auto busy = qr::typing_scanner(pipe.path, [](int) { return -EBUSY; })->open();
    CHECK(busy.fault().detail == "in use");
    CHECK(qr::serial_scanner(pipe.path)->open().fault().detail == "no serial port");
    CHECK(qr::serial_scanner("/dev/ttyNONE")->open().fault().kind == forms::FaultKind::not_found);
}

TEST_CASE("a serial port is read as it is: no echo, no editing, any end of line; unplugged, it is a fault") {
    Port port;
    const auto scanner = qr::serial_scanner(port.name);
    REQUIRE(scanner->open());
    port.write("123\r\n45\x7f\x03" "6\r");                     // a terminal would rub out and interrupt
    CHECK(next_of(*scanner) == ScannedLine("123"));
    CHECK(next_of(*scanner) == ScannedLine("45\x7f\x03" "6"));
    port.write(std::string(1600, '8'));
    port.write("\n");
    CHECK(next_of(*scanner) == ScannedLine(std::string(1600, '8')));
    port.unplug();
    CHECK_FALSE(scanner->next(20));
}

namespace {

struct Waiting {
    std::mutex lock;
    std::condition_variable changed;
    std::function<void()> wake() {
        return [this] {
            const std::lock_guard guard(lock);
            changed.notify_all();
        };
    }
    bool until(const std::function<bool()>& comes, std::chrono::seconds most = std::chrono::seconds(30)) {
        std::unique_lock guard(lock);
        return changed.wait_for(guard, most, comes);
    }
};

std::vector<std::unique_ptr<qr::LineSource>> held(std::unique_ptr<qr::LineSource> one) {
    std::vector<std::unique_ptr<qr::LineSource>> sources;
    sources.push_back(std::move(one));
    return sources;
}

}  // namespace

TEST_CASE("a family's two codes, typed by a scanner in the hand, become its answers; a code shown at the wrong time is nowhere") {
    std::vector<store::KeyPair> keys = support::one_key();
    const auto codes = *qr::to_digits(support::sealed_application(keys.front(), support::household("family_of_four").answers));
    REQUIRE(codes.size() == 2);
    const support::TempFolder data;
    Port port;
    Waiting waiting;
    qr::Scanner scanner(nullptr, qr::Intake(std::move(keys), *qr::SeenCodes::open(data.path()), support::catalog(), [] { return support::kNoon; }), waiting.wake(),
                        held(qr::serial_scanner(port.name)));
    CHECK(scanner.aim() == Aim::by_hand);
    std::optional<CodeAnswer> answer;
    const auto comes = [&] { return (answer = scanner.take_answer()).has_value(); };
    scanner.start();
    for (const std::string& code : codes) {
        // The port is opened by the scanner's thread; what is written before is not read.
        do port.write(code + "\r");
        while (!waiting.until(comes, std::chrono::seconds(3)));
    }
    REQUIRE(answer);
    const auto* left = std::get_if<CodesLeft>(&*answer);
    if (left) REQUIRE(waiting.until(comes));
    REQUIRE(std::holds_alternative<CodeFacts>(*answer));
    CHECK(std::get<CodeFacts>(*answer).answers == support::from_code(support::household("family_of_four").answers));
    scanner.stop();
    port.write(codes.front() + "\r");
    CHECK_FALSE(scanner.take_answer());
}

TEST_CASE("with no device that works the page says so and how to go on; a scanner in the hand is asked for in its own words") {
    using page_rules::on_page;
    const auto text = [](Aim aim, const char* widget) {
        const ui::Page page = screens::make_page(on_page({}, ScanPage{aim, {}, {}}), terminal::house().world(), terminal::house().strings, terminal::house().fonts, terminal::kPortrait, 0);
        return page.find(widget) ? page.find(widget)->text() : std::string();
    };
    CHECK(text(Aim::by_hand, "heading").find("読み取り機") != std::string::npos);
    CHECK(text(Aim::out_of_order, "text").find("コードを使わずに") != std::string::npos);
    CHECK(text(Aim::out_of_order, "code.without") == "コードを使わない");
    const support::TempFolder data;
    Waiting waiting;
    qr::Scanner scanner(nullptr, qr::Intake(support::one_key(), *qr::SeenCodes::open(data.path()), support::catalog(), [] { return support::kNoon; }), waiting.wake(),
                        held(qr::serial_scanner(data.path() / "none")));
    CHECK(waiting.until([&] { return scanner.aim() == Aim::out_of_order; }));
}
