// Asks for a passphrase on the terminal without showing it; in scripts, reads a line. For the commands.
// Keeps nothing; the caller overwrites what it got.
#pragma once

#include <string>

namespace kiosk {

std::string ask_secretly(const std::string& prompt);

}  // namespace kiosk
