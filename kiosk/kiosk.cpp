// The kiosk's loop: what fingers, keys, cards and the clock did → events → page → window.
// Decides nothing: step() does (session.h), screens lay out, the window draws.
#include "kiosk/kiosk.h"

#include "kiosk/card_file.h"
#include "kiosk/devices/pcsc.h"
#include "kiosk/devices/watched_reader.h"
#include "kiosk/files.h"
#include "kiosk/inbox_open.h"
#include "kiosk/letters.h"
#include "kiosk/qr/scanner.h"
#include "kiosk/screens/scan.h"
#include "kiosk/scanner_open.h"
#include "kiosk/ui/dump.h"
#include "kiosk/ui/focus.h"
#include "kiosk/ui/hand.h"
#include "kiosk/visit.h"
#include "kiosk/window.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>
#include <malloc.h>

namespace kiosk {

namespace {

constexpr double kLongestSleep_s = 3600;

std::int64_t clock_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// CPU of this thread: what other programs do beside it does not count.
std::int64_t spent_us() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

struct Kiosk {
    const House& house;
    FileCardReader* simulated_cards;       // nothing where a real reader is
    qr::Scanner* scanner;                  // nothing where no codes are read
    Window& window;
    Visit visit;
    ui::Page page;
    ui::Hand hand;
    std::string focused;                   // where the keyboard stands; nowhere while people point
    std::uint64_t turn = 0;                // presses, characters and keys taken so far
    const std::filesystem::path& dump;
    std::optional<std::int64_t> taken_us{};                    // when the inputs came whose frame is not drawn yet
    std::int64_t own_us = 0;

    void remake_page() {
        if (visit.take_wiped()) window.forget_glyphs();
        page = screens::make_page(visit.session(), visit.world(), house.strings, house.fonts, window.panel().size_mm(), clock_ms());
        if (!ui::focused_tap(page, focused)) focused.clear();
        const auto live = scanner ? scanner->live() : std::nullopt;
        if (live) screens::show_live(page, *live);
    }

    void happen(const Event& event) {
        visit.happen(event, clock_ms());
        remake_page();
    }

    void take(const PointerInput& pointer) {
        focused.clear();
        if (pointer.motion == PointerMotion::down) hand = ui::put_down(std::move(hand), pointer.finger, page, pointer.point, clock_ms());
        if (pointer.motion == PointerMotion::move) hand = ui::moved(std::move(hand), pointer.finger, page, pointer.point);
        if (pointer.motion != PointerMotion::up) return;
        ++turn;
        ui::HandLifted lifted = ui::lift(std::move(hand), pointer.finger, page, pointer.point, clock_ms());
        hand = std::move(lifted.hand);
        if (lifted.tap) happen(to_event(*lifted.tap));
    }
    void take(const CharacterInput& character) {
        if (character.is_held) return;
        ++turn;
        happen(Edit{TypeText{encode(std::u32string(1, character.code))}});
    }
    void take(const KeyInput& key) {
        ++turn;
        switch (key.key) {
            case Key::erase: return happen(Edit{EraseLast{}});
            case Key::enter: {
                const auto tap = ui::focused_tap(page, focused);
                return happen(tap ? to_event(*tap) : Event{Next{}});
            }
            case Key::forward:
            case Key::backward:
                focused = ui::focus_after(page, focused, key.key == Key::forward ? ui::Way::forward : ui::Way::backward);
                return happen(Touched{});
            case Key::staff_card:
                if (simulated_cards) simulated_cards->insert_next_or_remove();
                return;
        }
    }

    void look_at_reader() {
        if (!visit.look_at_reader(clock_ms())) return;
        remake_page();
        window.owe_frames();
    }
    /// Each frame of the camera is another picture on the page that asks for a code.
    void look_at_codes() {
        const bool was_scanning = std::holds_alternative<ScanPage>(visit.session().page);
        const bool has_news = visit.look_at_codes(clock_ms());
        if (!was_scanning && !has_news) return;
        if (has_news) ++turn;
        remake_page();
        window.owe_frames();
    }
    void look_at_inbox() {
        if (!visit.look_at_inbox(clock_ms())) return;
        ++turn;
        remake_page();
        window.owe_frames();
    }
    /// Woken only to look at the inbox: nothing to draw.
    bool is_tick_due() const {
        const auto tick = next_tick(visit.session(), clock_ms() - 1);
        return tick && *tick <= clock_ms();
    }
    void take(const BoardInput&) {}                          // the terminal has its own few keys
    void take(const WheelInput&) {}

    double sleep_seconds() const {
        const auto tick = next_tick(visit.session(), clock_ms());
        const double longest = visit.waits_for_inbox() ? static_cast<double>(kLookAtInbox_ms) / 1000.0 : kLongestSleep_s;
        if (!tick) return longest;
        return std::clamp(static_cast<double>(*tick - clock_ms()) / 1000.0, 0.001, longest);
    }

    void show() {
        ui::Finger shown = ui::pressing(hand);
        shown.focused = focused;
        window.show(page, shown);
        if (taken_us) own_us = spent_us() - *taken_us, taken_us.reset();
        if (dump.empty()) return;
        const auto written = replace_file(dump, ui::widgets_as_json(page, window.panel(), turn, own_us));
        if (!written) std::cerr << written.fault().where << ": " << written.fault().detail << '\n';
    }

    void run() {
        ui::SizeMm size = window.panel().size_mm();
        remake_page();
        while (!window.is_closed()) {
            const auto inputs = window.wait(sleep_seconds());
            if (!inputs.empty() && !taken_us) taken_us = spent_us();
            for (const Input& input : inputs) std::visit([&](const auto& known) { take(known); }, input);
            look_at_reader();
            look_at_codes();
            look_at_inbox();
            const ui::SizeMm now = window.panel().size_mm();
            const bool was_resized = now.width_mm != size.width_mm || now.height_mm != size.height_mm;
            size = now;
            const bool woke_by_clock = inputs.empty() && !window.owes_frame() && (!visit.waits_for_inbox() || is_tick_due());
            if (woke_by_clock) happen(Tick{});
            if (was_resized) remake_page();
            if (woke_by_clock || was_resized || window.owes_frame()) show();
            if (!visit.has_work()) continue;
            show();
            visit.carry_out(clock_ms());
            remake_page();
            show();
        }
    }
};

bool uses_pcsc(CardSource source) {
    switch (source) {
        case CardSource::by_itself: return devices::PcscPort::has_reader();
        case CardSource::pcsc:
        case CardSource::pcsc_virtual: return true;
        case CardSource::files: return false;
    }
    return false;
}

}  // namespace

int run_kiosk(const KioskOptions& options) {
    const auto house = open_house(options);
    if (!house) return 1;
    const auto inbox = open_inbox(options, *house);
    if (!inbox) return 1;
    auto simulated = FileCardReader::open(options.assets_dir / "cards");
    if (!simulated) {
        std::cerr << simulated.fault().where << ": " << simulated.fault().detail << '\n';
        return 1;
    }
    std::optional<devices::WatchedReader> real;
    const auto virtual_readers = options.cards == CardSource::pcsc_virtual ? devices::VirtualReaders::accepted : devices::VirtualReaders::refused;
    if (uses_pcsc(options.cards)) real.emplace(std::make_unique<devices::PcscPort>(virtual_readers), Window::wake);
    CardReader& reader = real ? static_cast<CardReader&>(*real) : *simulated;
    auto window = Window::open(options, house->fonts);
    if (!window) {
        std::cerr << window.fault().where << ": " << window.fault().detail << '\n';
        return 1;
    }
    const auto scanner = open_scanner(options, *house, Window::wake);
    const auto own_codes = open_own_codes(options, *house, Window::wake);
    Kiosk kiosk{*house, real ? nullptr : &*simulated, scanner.get(), *window, Visit(*house, reader, *inbox->inbox, clock_ms(), scanner.get(), own_codes.get()), {}, {}, {}, 0, options.dump_widgets};
    malloc_trim(0);                              // what reading the catalog and the tables took, and gave back
    kiosk.run();
    return 0;
}

}  // namespace kiosk
