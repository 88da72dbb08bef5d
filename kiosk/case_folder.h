// The inbox for trials and tests: DATA_DIR/cases/A-001/, A-002/ … with the PDFs and manifest in clear. Never for residents.
// The end of a visit. Takes the papers from printer/papers.h as they are; keeps no answers.
#pragma once

#include "kiosk/house.h"
#include "kiosk/inbox.h"
#include "printer/papers.h"

#include <filesystem>

namespace kiosk {

class FolderInbox final : public Inbox {
public:
    /// `house` must outlive it.
    FolderInbox(const House& house, std::filesystem::path data_dir) : house_(house), data_dir_(std::move(data_dir)) {}
    /// The same papers as `kakanai fill` makes of these answers.
    forms::Result<CaseOutcome> take(const Sending& sending) override;
    forms::Result<bool> call_staff() override { return false; }
    forms::Result<std::optional<AskedHere>> asked() override { return std::optional<AskedHere>(); }
    forms::Outcome answer(std::int64_t, ConfirmAnswer) override { return forms::Done{}; }
    forms::Outcome count(const store::Word&, const std::vector<store::Figure>&) override { return forms::Done{}; }

private:
    const House& house_;
    std::filesystem::path data_dir_;
};

/// What the gate stopped at, for the screen.
RefusedCase refusal_of(const forms::Catalog& catalog, const printer::Papers& papers);

}  // namespace kiosk
