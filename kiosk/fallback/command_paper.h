// `kakanai paper`: what a counter needs when the store or the machines are down — every form blank, and today's numbers with
// where each case stood. Reads the catalog and the log file only; opens no store, mends nothing, knows no resident.
#pragma once

#include "kiosk/command.h"

namespace kiosk {

/// OUT/blank_forms.pdf, OUT/blank_<form>.pdf, OUT/queue.pdf. 0 all, 1 something is missing and said.
int run_paper(const Places& places, const std::filesystem::path& data_dir, const std::filesystem::path& out, forms::Date today);

}  // namespace kiosk
