// Whole small files in and out. Reads text; writes beside the name and renames, so that a reader never sees a half.
// Used for what the kiosk reads at its start; cases are written by printer/papers.h.
#pragma once

#include "forms/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace kiosk {

forms::Result<std::string> read_whole_file(const std::filesystem::path& file);
/// Not synced to disk: for what may be lost with the power (widget lists for tests), not for cases.
forms::Outcome replace_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace kiosk
