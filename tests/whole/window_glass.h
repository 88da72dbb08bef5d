// The glass of the finished kiosk in a real window: a mouse (xdotool) that taps where the widgets are, as the kiosk itself says.
// Waits for what the kiosk has taken; needs an X server (support/child.h starts one).
#pragma once

#include "support/child.h"
#include "support/program.h"
#include "support/resident.h"

#include <chrono>
#include <thread>

namespace whole {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

inline constexpr auto kPatience = std::chrono::seconds(30);
inline constexpr auto kLook = std::chrono::milliseconds(5);
/// The kiosk does not take the same button twice within 400 ms (a trembling finger).
inline constexpr auto kSameButtonPause = std::chrono::milliseconds(900);
inline constexpr auto kSettled = std::chrono::milliseconds(80);

using support::Child;
using support::read_shown;
using support::Shown;

class WindowGlass : public resident::Glass {
public:
    explicit WindowGlass(fs::path dump) : dump_(std::move(dump)) {
        REQUIRE(wait_until([](const Shown&) { return true; }, kPatience));
    }

    std::string page() override { return shown_.page; }
    std::set<std::string> targets() override {
        std::set<std::string> ids;
        for (const auto& [id, middle] : shown_.targets) ids.insert(id);
        return ids;
    }
    void tap(const std::string& id) override {
        REQUIRE_MESSAGE(shown_.targets.contains(id), shown_.page << " has no target " << id);
        const bool is_paused = id == last_id_ && !shown_.keys.contains(id);
        if (is_paused) std::this_thread::sleep_until(last_tap_ + kSameButtonPause);
        const auto [x, y] = shown_.targets.at(id);
        act("mousemove " + std::to_string(x) + " " + std::to_string(y) + " click 1");
        last_id_ = id;
        last_tap_ = Clock::now();
    }
    void type(const std::string& text) override { resident::type_on_board(*this, text); }
    void press_staff_key() { act("key F9"); }
    void wait_for(const std::string& page) {
        REQUIRE_MESSAGE(wait_until([&](const Shown& shown) { return shown.page == page; }, kPatience), page);
    }

private:
    /// Does it and waits until the kiosk has taken it.
    void act(const std::string& what) {
        const std::int64_t before = shown_.turn;
        const support::Ran ran = support::run("xdotool " + what);
        REQUIRE_MESSAGE(ran.status == 0, ran.output);
        REQUIRE_MESSAGE(wait_until([before](const Shown& shown) { return shown.turn > before; }, kPatience), shown_.page << ": " << what);
        settle();
    }
    /// A press and its release are two turns; on a slow machine the second comes late.
    void settle() {
        for (std::int64_t seen = -1; seen != shown_.turn;) {
            seen = shown_.turn;
            std::this_thread::sleep_for(kSettled);
            wait_until([](const Shown&) { return true; }, kPatience);
        }
    }
    template <typename Holds>
    bool wait_until(Holds holds, Clock::duration patience) {
        for (const auto deadline = Clock::now() + patience; Clock::now() < deadline; std::this_thread::sleep_for(kLook)) {
            const auto shown = read_shown(dump_);
            if (!shown || !holds(*shown)) continue;
            shown_ = *shown;
            return true;
        }
        return false;
    }

    fs::path dump_;
    Shown shown_;
    std::string last_id_;
    Clock::time_point last_tap_;
};

}  // namespace whole
