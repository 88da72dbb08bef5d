// The keys of a keyboard that mean something beside the letters they type. For programs at a desk; the terminal has its own few.
// Between the window and those who follow keys; knows no program.
#pragma once

namespace kiosk {

enum class BoardKey {
    enter, tab, back_tab, up, down, left, right, page_up, page_down, home, end, escape, erase, erase_next,
    f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12
};

}  // namespace kiosk
