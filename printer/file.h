// Files written whole or not at all, and read with a limit. The last step of the papers and of every export.
// Knows nothing of their content; keeps no handle open.
#pragma once

#include "forms/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// Writes beside the name (`<name>.part-XXXXXX`, mode 0600, never over a file that is there), fsyncs, renames, fsyncs the
/// directory. Readers see the old file or the new one. On a Fault the part is removed and the old file is untouched:
/// not_found (no such directory), not_permitted (EACCES, EROFS, a directory of that name), disk_full (ENOSPC, EDQUOT,
/// EFBIG with SIGXFSZ ignored), device (EIO and the rest).
forms::Outcome write_file_beside(const std::filesystem::path& path, std::string_view bytes);

struct NamedBytes {
    std::string name;  // a file name without directory
    std::string_view bytes;
};
/// The same for several files of one directory: no name changes before all of them are safe on the disk; then they are
/// renamed in the order given, and the directory is synced once.
forms::Outcome write_files_beside(const std::filesystem::path& directory, const std::vector<NamedBytes>& files);

/// The whole file. Fault: not_found, not_permitted, unreadable (a directory, or more than `bytes_max`), device.
forms::Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max);

}  // namespace printer
