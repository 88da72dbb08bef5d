// The kiosk in memory with the real reader: sleeps until the reader's threads wake it, as the window's loop does.
// Shared by the tests of this folder.
#pragma once

#include "kiosk/devices/pcsc.h"
#include "kiosk/devices/watched_reader.h"
#include "support/build.h"
#include "tests/kiosk/pcsc/service.h"
#include "tests/kiosk/terminal.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace pcsc_service {

inline constexpr double kSlowBuild = support::kLooksForWrongMemory ? 5 : 1;            // times are asserted as they are in the plain build

using Clock = std::chrono::steady_clock;

inline double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

struct KioskOnPcsc {
    std::mutex lock;
    std::condition_variable woken;
    int wakes = 0;
    kiosk::devices::WatchedReader reader{std::make_unique<kiosk::devices::PcscPort>(kiosk::devices::VirtualReaders::accepted), [this] {
                                             const std::lock_guard<std::mutex> held(lock);
                                             ++wakes;
                                             woken.notify_all();
                                         }};
    terminal::Terminal screen{reader};

    /// Looks at the reader whenever woken, until it holds. False after 20 s.
    template <typename Holds>
    bool wait_until(Holds holds) {
        int seen = -1;
        const auto deadline = Clock::now() + std::chrono::seconds(20);
        while (true) {
            {
                std::unique_lock<std::mutex> held(lock);
                if (!woken.wait_until(held, deadline, [&] { return wakes != seen; })) return false;
                seen = wakes;
            }
            screen.look_at_reader();
            if (holds()) return true;
        }
    }
    bool wait_for(kiosk::OnReader on) {
        return wait_until([&] { return screen.session().reader.on == on; });
    }
    bool wait_for_page(const std::string& page) {
        return wait_until([&] { return screen.page() == page; });
    }
    bool wait_for_name_of(int person) {
        return wait_until([&] { return screen.session().answers.find({"name", person}) != nullptr; });
    }
    void type(const std::string& digits) {
        for (const char digit : digits) screen.tap("key." + std::string(1, digit));
        screen.tap("next");
    }
    std::string heading() {
        const auto page = screen.now_shown();
        const auto* widget = page.find("heading") ? page.find("heading") : page.find("title");
        return widget ? widget->text() : std::string();
    }
};

}  // namespace pcsc_service
