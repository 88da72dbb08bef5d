// Small files that come and go while the kiosk runs: written beside the name and renamed, so that a reader never sees a half.
// Not synced to disk: for the widget lists of tests. Cases are written by printer/papers.h.
#pragma once

#include "forms/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace kiosk {

/// The most that the kiosk reads of one file; its own data are smaller.
inline constexpr std::size_t kFileBytesMax = 64 << 20;

/// With its parents, and open to its owner only: for keys and cases.
forms::Outcome make_private_directory(const std::filesystem::path& directory);

forms::Outcome replace_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace kiosk
