// The papers of a case on their way to the printer: the bundle in the order of the windows, or one form again with 再 on it.
// Sight's pages and the house's slips → files → a PaperOut. Lays out nothing of its own.
#pragma once

#include "printer/papers.h"

namespace kiosk::desk {

/// Where papers go. A printer, or a folder; a test keeps them.
class PaperOut {
public:
    virtual ~PaperOut() = default;
    /// All of the job or nothing. `job` names no resident: "A-012", "A-012-2".
    virtual forms::Outcome put_out(const std::string& job, const printer::Papers& papers) = 0;
};

/// DIR/<day>/<job>/, as `kakanai fill` writes them.
class FolderOut final : public PaperOut {
public:
    explicit FolderOut(std::filesystem::path directory) : directory_(std::move(directory)) {}
    forms::Outcome put_out(const std::string& job, const printer::Papers& papers) override;

private:
    std::filesystem::path directory_;
};

/// 「再」 in a box at the top right of the page, in the scene itself: what is seen is what is printed.
void mark_as_reprint(printer::PageScene& page, const std::string& mark, const printer::Fonts& fonts);

/// Every page marked, the bundle and each form made anew. `form`: only that one.
forms::Outcome make_reprint(printer::Papers& papers, std::optional<std::size_t> form, const std::string& mark, const printer::Fonts& fonts);

/// Sheets in the bundle, the slips too.
std::size_t sheets_of(const printer::Papers& papers);

}  // namespace kiosk::desk
