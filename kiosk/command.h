// The commands of `kakanai` that need no window. Each returns the exit status: 0 well, 1 refused or incomplete, 2 wrong usage.
// main.cpp reads the command line; nothing here does.
#pragma once

#include "forms/date.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kiosk {

/// Where the program finds its data.
struct Places {
    std::filesystem::path catalog;
    std::filesystem::path assets;
};
/// Beside the program (…/build/kakanai → …/forms/catalog, …/assets), else where it was built.
Places usual_places();

forms::Date today_by_clock();

int run_fill(const Places& places, const std::filesystem::path& answers, const std::filesystem::path& out, std::optional<forms::Date> today);
int run_check(const Places& places, std::optional<forms::Date> today);
int run_ask(const Places& places, const std::filesystem::path& answers, std::optional<forms::Date> today);
/// `program` is run again and again for the figures of a new process.
int run_bench(const Places& places, const std::filesystem::path& program, const std::filesystem::path& json_out);

}  // namespace kiosk
