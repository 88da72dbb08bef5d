// Where a case goes when it is sent: DATA_DIR/cases/A-001/, A-002/ … with its PDFs and manifest.
// The end of a visit. Takes the papers from printer/papers.h as they are; keeps no answers.
#pragma once

#include "forms/result.h"
#include "printer/papers.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace kiosk {

struct StoredCase {
    std::string number;                    // called out at the counter, so it names nobody
};
/// The print gate stopped the papers; labels of the boxes to look at.
struct RefusedCase {
    std::vector<std::string> labels;
};
using CaseOutcome = std::variant<StoredCase, RefusedCase>;

/// The same papers as `kakanai fill` makes of these answers.
forms::Result<CaseOutcome> store_case(const forms::Catalog& catalog, const forms::Answers& answers, forms::Date today,
                                      const printer::Fonts& fonts, const std::filesystem::path& data_dir);

}  // namespace kiosk
