// Real touch: an X server without a screen (dummy video) and a touch panel that the test plays (the server's inputtest driver).
// The six cases of a hand on the glass that the server's pointer emulation gets wrong or right (README, decisions).
// The only test that needs Xorg; it starts its own, and says so where the server cannot be started.
#include "support/cases.h"
#include "support/child.h"
#include "support/program.h"

#include <chrono>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kWidth = 1080, kHeight = 1920;
constexpr auto kPatience = std::chrono::seconds(30);
constexpr auto kLook = std::chrono::milliseconds(5);
/// The kiosk does not take the same button twice at once (a trembling finger).
constexpr auto kSameButtonPause = std::chrono::milliseconds(600);

// The driver's protocol 1.1 (inputtestdrv(4)): every message begins with its length and its type.
constexpr std::uint32_t kClientVersion = 0, kWaitForSync = 1, kTouch = 6;
constexpr int kValuators = 64;
constexpr double kAxisMax = 0xffff;
enum class Phase : std::uint32_t { begin = 18, update = 19, end = 20 };   // XI_TouchBegin …

struct VersionMessage {
    std::uint32_t length, type;
    std::uint16_t major, minor;
};
struct SyncMessage {
    std::uint32_t length, type;
};
struct TouchMessage {
    std::uint32_t length, type, finger, phase;
    std::uint32_t has_unaccelerated;
    std::uint8_t mask[kValuators / 8];
    double valuators[kValuators], unaccelerated[kValuators];
};

/// A touch panel as large as the screen.
class Panel {
public:
    explicit Panel(const fs::path& path) {
        socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        REQUIRE(socket_ >= 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        REQUIRE(path.string().size() < sizeof address.sun_path);
        std::memcpy(address.sun_path, path.c_str(), path.string().size());
        REQUIRE(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        say(VersionMessage{sizeof(VersionMessage), kClientVersion, 1, 1});
        answer();
    }
    ~Panel() { close(socket_); }
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    void touch(Phase phase, std::uint32_t finger, int x, int y) {
        TouchMessage message{};
        message.length = sizeof message;
        message.type = kTouch;
        message.finger = finger;
        message.phase = static_cast<std::uint32_t>(phase);
        message.mask[0] = 0b11;
        message.valuators[0] = x * kAxisMax / kWidth;
        message.valuators[1] = y * kAxisMax / kHeight;
        say(message);
        say(SyncMessage{sizeof(SyncMessage), kWaitForSync});
        answer();
    }

private:
    template <typename Message>
    void say(const Message& message) {
        REQUIRE(write(socket_, &message, sizeof message) == static_cast<ssize_t>(sizeof message));
    }
    void answer() {
        std::uint32_t length = 0;
        REQUIRE(recv(socket_, &length, sizeof length, MSG_WAITALL) == static_cast<ssize_t>(sizeof length));
        std::vector<char> rest(length - sizeof length);
        REQUIRE(recv(socket_, rest.data(), rest.size(), MSG_WAITALL) == static_cast<ssize_t>(rest.size()));
    }
    int socket_ = -1;
};

fs::path write_configuration(const fs::path& folder) {
    std::ofstream file(folder / "xorg.conf");
    file << "Section \"ServerLayout\"\n Identifier \"l\"\n Screen \"s\"\n InputDevice \"finger\"\nEndSection\n"
            "Section \"ServerFlags\"\n Option \"AutoAddDevices\" \"false\"\n Option \"DontVTSwitch\" \"true\"\nEndSection\n"
            "Section \"InputDevice\"\n Identifier \"finger\"\n Driver \"inputtest\"\n Option \"DeviceType\" \"Touch\"\n Option \"TouchCount\" \"10\"\n"
            " Option \"SocketPath\" \""
         << (folder / "finger").string()
         << "\"\nEndSection\n"
            "Section \"Device\"\n Identifier \"d\"\n Driver \"dummy\"\n VideoRam 65536\nEndSection\n"
            "Section \"Monitor\"\n Identifier \"m\"\n HorizSync 5-1000\n VertRefresh 5-200\n"
            " Modeline \"kiosk\" 180 1080 1100 1120 1200 1920 1930 1940 2000\nEndSection\n"
            "Section \"Screen\"\n Identifier \"s\"\n Device \"d\"\n Monitor \"m\"\n DefaultDepth 24\n"
            " SubSection \"Display\"\n Depth 24\n Modes \"kiosk\"\n Virtual 1080 1920\n EndSubSection\nEndSection\n";
    return folder / "xorg.conf";
}

/// The kiosk in full screen under that server.
class Glass {
public:
    Glass() {
        server_ = support::start_x_server({"Xorg", "-config", write_configuration(folder_.path).string(), "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts",
                                           "-logfile", (folder_.path / "log").string()});
        panel_ = std::make_unique<Panel>(folder_.path / "finger");
        dump_ = folder_.path / "widgets.json";
        kiosk_ = std::make_unique<support::Child>(std::vector<std::string>{support::program().string(), "kiosk", "--folder", (folder_.path / "data").string(),
                                                                            "--dump-widgets", dump_.string(), "--today", "2026-04-10"});
        wait_for("start");
    }

    Panel& panel() { return *panel_; }
    const support::Shown& shown() const { return shown_; }
    std::pair<int, int> middle(const std::string& id) const {
        REQUIRE_MESSAGE(shown_.targets.contains(id), shown_.page << " has no target " << id);
        return shown_.targets.at(id);
    }
    void wait_for(const std::string& page) {
        for (const auto deadline = Clock::now() + kPatience; Clock::now() < deadline; std::this_thread::sleep_for(kLook)) {
            const auto seen = support::read_shown(dump_);
            if (!seen || seen->page != page) continue;
            shown_ = *seen;
            return;
        }
        FAIL("the page " << page << " did not come");
    }
    void tap(std::uint32_t finger, const std::string& id, const std::string& then) {
        const auto [x, y] = middle(id);
        panel_->touch(Phase::begin, finger, x, y);
        panel_->touch(Phase::end, finger, x, y);
        wait_for(then);
    }

private:
    support::Folder folder_;
    std::unique_ptr<support::Child> server_;
    std::unique_ptr<Panel> panel_;
    fs::path dump_;
    std::unique_ptr<support::Child> kiosk_;
    support::Shown shown_;
};

}  // namespace

TEST_CASE("fingers on a real touch panel do what the person means: short, with a palm resting, sliding, drawn away") {
    Glass glass;
    const std::string errand = "errand.tennyu", card_page = "household";
    const auto go_back = [&glass](std::uint32_t finger) {
        glass.tap(finger, "back", "start");
        std::this_thread::sleep_for(kSameButtonPause);
    };
    INFO("a plain tap, begun and ended at once");
    glass.tap(1, errand, card_page);
    go_back(2);

    INFO("a tap while a palm rests on the glass, and a second one");
    glass.panel().touch(Phase::begin, 3, kWidth / 2, 5);
    glass.tap(4, errand, card_page);
    glass.tap(5, "back", "start");
    std::this_thread::sleep_for(kSameButtonPause);
    glass.panel().touch(Phase::end, 3, kWidth / 2, 5);

    INFO("a finger that slides 12 px off the edge");
    const auto [x, y] = glass.middle(errand);
    const int below = y + glass.shown().sizes.at(errand).second / 2 + 12;
    glass.panel().touch(Phase::begin, 6, x, y);
    glass.panel().touch(Phase::update, 6, x, below);
    glass.panel().touch(Phase::end, 6, x, below);
    glass.wait_for(card_page);
    go_back(7);

    INFO("a finger drawn away takes its tap back; the next tap counts");
    glass.panel().touch(Phase::begin, 8, x, y);
    glass.panel().touch(Phase::update, 8, x, kHeight - 5);
    glass.panel().touch(Phase::end, 8, x, kHeight - 5);
    glass.tap(9, "staff", "staff");
}
