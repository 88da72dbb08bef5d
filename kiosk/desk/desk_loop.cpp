// The desk's loop. The store is asked every second whether anything changed, so that a case is seen within two seconds of its
// submission; nothing is drawn while nothing happens.
#include "kiosk/desk/desk_loop.h"

#include "kiosk/desk/screens/desk_screens.h"
#include "kiosk/files.h"
#include "kiosk/letters.h"
#include "kiosk/ui/dump.h"
#include "kiosk/ui/press.h"
#include "kiosk/window.h"
#include "kiosk/wall_clock.h"

#include <algorithm>
#include <chrono>
#include <iostream>

namespace kiosk::desk {

namespace {

constexpr std::int64_t kAskStore_ms = 1000;

Times times_now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count(), now_by_clock()};
}

double density_for(const ui::Panel& panel) { return std::min(panel.width_px / screens::kWidth_mm, panel.height_px / screens::kHeightMin_mm); }

struct Loop {
    const DeskHouse& house;
    Window& window;
    DeskVisit visit;
    const std::filesystem::path& dump;
    screens::DeskPage made;
    ui::Finger finger;
    std::optional<printer::PointMm> held_at;         // where a hand holds the paper
    bool is_drawing = false;
    std::uint64_t turn = 0;
    std::string shown_text;                // what was drawn last, for knowing whether the clock changed anything
    int width_px = 0, height_px = 0;

    void remake_page() {
        if (visit.take_forgotten()) window.forget_glyphs();
        const ui::Panel panel = window.panel();
        if (panel.width_px != width_px || panel.height_px != height_px) window.lay_out_at(density_for(panel));
        width_px = panel.width_px;
        height_px = panel.height_px;
        made = screens::make_page(visit.session(), house.data(), window.panel().size_mm(), times_now());
    }

    void happen(const Event& event) {
        visit.happen(event, times_now());
        ++turn;
        remake_page();
    }

    /// A hand on the paper draws it along; true while it does, and when it lets go after having done so.
    bool draws_paper(const PointerInput& pointer) {
        constexpr double trembling_mm = 1.5;
        if (pointer.motion == PointerMotion::down) {
            const bool is_on_paper = screens::place_on_paper(made.page, pointer.point).has_value();
            held_at = is_on_paper ? std::optional(pointer.point) : std::nullopt;
            is_drawing = false;
            return false;
        }
        if (!held_at) return false;
        const double dx = pointer.point.x_mm - held_at->x_mm, dy = pointer.point.y_mm - held_at->y_mm;
        const bool draws = is_drawing || dx * dx + dy * dy > trembling_mm * trembling_mm;
        if (pointer.motion == PointerMotion::up) {
            held_at.reset();
            return std::exchange(is_drawing, false);
        }
        if (!draws) return false;
        const auto middle = screens::drawn_paper(made.page, *held_at, pointer.point);
        held_at = pointer.point;
        is_drawing = true;
        if (middle) happen(*middle);
        return true;
    }

    void take(const PointerInput& pointer) {
        if (draws_paper(pointer)) return;
        if (pointer.motion == PointerMotion::down) finger = ui::put_down(finger, made.page, pointer.point);
        if (pointer.motion == PointerMotion::move) finger = ui::moved(finger, made.page, pointer.point);
        if (pointer.motion != PointerMotion::up) return;
        const std::string target = finger.target;
        ui::Lifted lifted = ui::lift(finger, made.page, pointer.point, times_now().steady_ms);
        finger = std::move(lifted.finger);
        if (const auto on_paper = target.empty() ? screens::place_on_paper(made.page, pointer.point) : std::nullopt) return happen(*on_paper);
        const auto asked = made.asks.find(target);
        if (!lifted.tap || asked == made.asks.end()) return happen(Touched{});
        happen(Event(asked->second));
    }
    void take(const CharacterInput& character) { happen(Typed{encode(std::u32string(1, character.code))}); }
    void take(const KeyInput&) {}                              // comes as BoardInput too
    void take(const BoardInput& key) { happen(Pressed{key.key}); }
    void take(const WheelInput& wheel) {
        if (wheel.lines != 0) happen(Wheel{wheel.lines});
    }

    void show() {
        window.show(made.page, finger);
        if (dump.empty()) return;
        const auto written = replace_file(dump, ui::widgets_as_json(made.page, window.panel(), turn));
        if (!written) std::cerr << written.fault().where << ": " << written.fault().detail << '\n';
    }

    void run() {
        remake_page();
        while (!window.is_closed()) {
            const Times before = times_now();
            const std::int64_t tick = std::min(before.steady_ms + kAskStore_ms, next_tick(visit.session(), before.steady_ms));
            const auto inputs = window.wait(static_cast<double>(std::max<std::int64_t>(1, tick - before.steady_ms)) / 1000.0);
            for (const Input& input : inputs) std::visit([&](const auto& known) { take(known); }, input);
            visit.look_at_store(times_now());
            if (inputs.empty() && !window.owes_frame()) {
                happen(Tick{});
                if (text_of_page() == shown_text && !visit.has_work()) continue;
            }
            shown_text = text_of_page();
            show();
            if (!visit.has_work()) continue;
            visit.carry_out(times_now());
            remake_page();
            shown_text = text_of_page();
            show();
        }
    }

    std::string text_of_page() const {
        std::string text = made.page.id;
        for (const ui::Widget& widget : made.page.widgets) text += widget.text() + "\n";
        return text;
    }
};

}  // namespace

int run_desk_loop(const KioskOptions& options, const DeskHouse& house, const DeskParts& parts) {
    auto window = Window::open(options, house.house().fonts);
    if (!window) {
        std::cerr << window.fault().where << ": " << window.fault().detail << '\n';
        return 1;
    }
    Loop loop{house, *window, DeskVisit(parts, times_now()), options.dump_widgets, {}, {}, std::nullopt, false, 0, {}, 0, 0};
    loop.run();
    return 0;
}

}  // namespace kiosk::desk
