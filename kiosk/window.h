// The window: full screen on the kiosk's monitor (or windowed for people at a desk). Gives what fingers and keys did,
// shows pages. The only file behind it that knows GLFW and OpenGL; it decides nothing.
#pragma once

#include "forms/result.h"
#include "kiosk/board_key.h"
#include "kiosk/kiosk.h"
#include "kiosk/ui/canvas.h"
#include "kiosk/ui/hand.h"

#include <memory>
#include <variant>
#include <vector>

namespace kiosk {

enum class PointerMotion { down, move, up };
/// `finger` tells several fingers apart; the mouse is ui::kMouse.
struct PointerInput {
    PointerMotion motion;
    printer::PointMm point;
    std::uint32_t finger = ui::kMouse;
};
struct CharacterInput {
    char32_t code;
    bool is_held = false;                  // comes again because the key is held down
};
enum class Key { erase, enter, forward, backward, staff_card };
struct KeyInput {
    Key key;
};
/// The same press as a key of a whole keyboard; a held key comes again and again.
struct BoardInput {
    BoardKey key;
};
/// Lines down (or up, negative) of a mouse wheel.
struct WheelInput {
    int lines = 0;
};
using Input = std::variant<PointerInput, CharacterInput, KeyInput, BoardInput, WheelInput>;

class Window {
public:
    static forms::Result<Window> open(const KioskOptions& options, const printer::Fonts& fonts);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    ui::Panel panel() const;
    /// Sleeps until something happens, or `seconds_max` are over; returns at once while frames are still owed.
    std::vector<Input> wait(double seconds_max);
    /// Frames owed after the last event: the first ones after a change are drawn even when nothing more happens.
    bool owes_frame() const;
    /// Ends the sleep of wait(); from any thread.
    static void wake();
    /// What another thread brought is shown as what a finger did.
    void owe_frames();
    void show(const ui::Page& page, const ui::Finger& finger);
    /// For pages that are laid out for one width, whatever the monitor. Also shows the mouse.
    void lay_out_at(double px_per_mm);
    /// Empties the glyph cache: whoever comes next sees no trace of which characters were drawn.
    void forget_glyphs();
    /// Asked to close; a full-screen window never is.
    bool is_closed() const;

private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace kiosk
