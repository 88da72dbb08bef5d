// Fingers on the glass, each for itself, through XInput 2.2 on an X connection of its own. GLFW has no touch, and the
// server's pointer emulation follows the first finger only: a palm resting on the glass would block every tap (measured).
// Beside the window; knows no page and no session. The only file behind it that knows Xlib.
#pragma once

#include "forms/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace kiosk {

enum class TouchPhase { begin, update, end };

/// In pixels from the top left of the window. `finger` is the server's number of this touch; it is never reused while down.
struct Touch {
    TouchPhase phase = TouchPhase::begin;
    std::uint32_t finger = 0;
    double x_px = 0, y_px = 0;
};

class TouchReader {
public:
    /// `window` is the X11 window of the kiosk. `wake` is called on the reading thread after touches came in: it must be
    /// safe there (glfwPostEmptyEvent is). Faults: no X display, no XInput 2.2.
    static forms::Result<TouchReader> open(unsigned long window, std::function<void()> wake);
    TouchReader(TouchReader&&) noexcept;
    TouchReader& operator=(TouchReader&&) noexcept;
    ~TouchReader();

    /// What came since the last call, in order. Never waits.
    std::vector<Touch> take();

private:
    struct State;
    explicit TouchReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace kiosk
