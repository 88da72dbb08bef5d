// Answers from the compile-time definition and from /proc.
// The only test file that knows a path of the machine it was built on.
#include "support/source_root.h"

namespace support {

std::filesystem::path source_root() { return KAKANAI_SOURCE_DIR; }

std::filesystem::path program() { return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "kakanai"; }

}  // namespace support
