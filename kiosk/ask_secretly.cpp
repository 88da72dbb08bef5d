// The terminal's echo, off while a passphrase is typed.
// Knows no passphrase's meaning.
#include "kiosk/ask_secretly.h"

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace kiosk {

std::string ask_secretly(const std::string& prompt) {
    std::cerr << prompt << std::flush;
    termios shown{};
    const bool is_terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
    if (is_terminal) {
        termios hidden = shown;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    std::string typed;
    std::getline(std::cin, typed);
    if (is_terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        std::cerr << '\n';
    }
    return typed;
}

}  // namespace kiosk
