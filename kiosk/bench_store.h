// The store's figures for `kakanai bench`: how long a resident waits for a number, a clerk for a page, a desk for its queue.
// Measures in a folder of its own; asserts nothing.
#pragma once

#include "forms/result.h"
#include "printer/fonts.h"
#include "forms/catalog.h"
#include "forms/answers.h"

#include <filesystem>

namespace kiosk {

struct StoreFigures {
    double submit_p95_ms = 0;              // seal and commit, each on the disk
    double open_page_ms = 0;               // open, unseal, decide, first page laid out (median)
    double queue_ms = 0;                   // a queue of 10,000 cases, read and checked (median)
    double restart_ms = 0;                 // opening that store with every check
};
forms::Result<StoreFigures> measure_store(const forms::Catalog& catalog, const forms::Answers& answers, forms::Date today, const printer::Fonts& fonts,
                                          const std::filesystem::path& folder);

}  // namespace kiosk
