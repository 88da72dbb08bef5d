// Where the sources stand, and the program that was built beside the test.
// Known in one place, so that every other object is the same wherever the tree is checked out (and ccache finds it again).
#pragma once

#include <filesystem>

namespace support {

std::filesystem::path source_root();
/// `kakanai` in the folder of the running test program.
std::filesystem::path program();

}  // namespace support
