// A kiosk in a real window, tapped with a mouse: the targets come from --dump-widgets, the taps go through the X server.
// For the tests that drive the finished program; waits for what is shown, never for a time alone.
#pragma once

#include "support/child.h"
#include "support/program.h"
#include "support/resident.h"

#include <chrono>
#include <thread>

namespace support {

using Clock = std::chrono::steady_clock;

inline constexpr auto kPatience = std::chrono::seconds(30);
inline constexpr auto kLook = std::chrono::milliseconds(5);
/// The kiosk does not take the same button twice within 400 ms (a trembling finger).
inline constexpr auto kSameButtonPause = std::chrono::milliseconds(900);
inline constexpr auto kSettled = std::chrono::milliseconds(80);

class WindowGlass : public ::resident::Glass {
public:
    /// `as_whom` stands before xdotool where the window belongs to another user.
    explicit WindowGlass(std::filesystem::path dump, std::string as_whom = {}) : dump_(std::move(dump)), as_whom_(std::move(as_whom)) {
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
    void type(const std::string& text) override { ::resident::type_on_board(*this, text); }
    std::optional<std::string> field(const std::string& id) override {
        const auto found = shown_.texts.find(id);
        return found == shown_.texts.end() ? std::nullopt : std::optional(found->second);
    }
    void press_staff_key() { act("key F9"); }
    void look() {
        std::this_thread::sleep_for(kSettled);
        wait_until([](const Shown&) { return true; }, kPatience);
    }
    /// The right and lower edge of what can be pressed, in pixels.
    std::pair<int, int> reach() const {
        std::pair<int, int> edge;
        for (const auto& [id, middle] : shown_.targets) {
            const auto& size = shown_.sizes.at(id);
            edge.first = std::max(edge.first, middle.first + size.first / 2);
            edge.second = std::max(edge.second, middle.second + size.second / 2);
        }
        return edge;
    }
    /// Microseconds of the kiosk's own work for the last tap, from the finger to the frame.
    std::int64_t own_us() const { return shown_.own_us; }
    void wait_for(const std::string& page) {
        REQUIRE_MESSAGE(wait_until([&](const Shown& shown) { return shown.page == page; }, kPatience), page);
    }

private:
    /// Does it and waits until the kiosk has taken it.
    void act(const std::string& what) {
        const std::int64_t before = shown_.turn;
        const Ran ran = run(as_whom_ + "xdotool " + what);
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

    std::filesystem::path dump_;
    std::string as_whom_;
    Shown shown_;
    std::string last_id_;
    Clock::time_point last_tap_;
};

}  // namespace support
