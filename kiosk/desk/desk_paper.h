// The papers of a case on their way out: to a print queue, as one job in the order of the windows, or into a folder.
// Pages and slips as they are → a PaperOut, and how far it came. Lays out nothing of its own.
#pragma once

#include "kiosk/command_words.h"
#include "printer/print_job.h"
#include "printer/print_queue.h"

#include <variant>

namespace kiosk::desk {

struct PaperJob {
    std::string name;                      // of the folder: a day and a number, never a resident
    std::string title;                     // of the job in a queue: "A-012"
    const printer::Papers& papers;
    printer::JobPart part;
};

struct PaperLies {};                       // all of it, in its folder
struct PaperOnItsWay { int job = 0; };     // look() tells how far
enum class PaperTrouble { failed, unsafe };
struct PaperRefused { std::string sentence; PaperTrouble trouble = PaperTrouble::failed; };
using PaperGiven = std::variant<PaperLies, PaperOnItsWay, PaperRefused>;

/// Where papers go. A printer, or a folder; a test keeps them.
class PaperOut {
public:
    virtual ~PaperOut() = default;
    /// All of the job or nothing.
    virtual PaperGiven put_out(const PaperJob& job) = 0;
    /// Of a job on its way. `sheets_done` counts the sheets of that job.
    virtual forms::Result<printer::JobProgress> look(int job) = 0;
    virtual void cancel(int job) = 0;
};

/// DIR/<day>/<job>/, as `kakanai fill` writes them. Nothing is ever on its way.
class FolderOut final : public PaperOut {
public:
    FolderOut(std::filesystem::path directory, CommandWords words) : directory_(std::move(directory)), words_(std::move(words)) {}
    PaperGiven put_out(const PaperJob& job) override;
    forms::Result<printer::JobProgress> look(int job) override;
    void cancel(int) override {}

private:
    std::filesystem::path directory_;
    CommandWords words_;
};

/// A queue of CUPS. Asks before each job whether it still keeps nothing of what it prints.
class QueueOut final : public PaperOut {
public:
    QueueOut(std::unique_ptr<printer::PrintQueue> queue, printer::CupsPlace place, const printer::Fonts& fonts, CommandWords words)
        : queue_(std::move(queue)), place_(std::move(place)), fonts_(fonts), words_(std::move(words)) {}
    /// Nothing: papers may go there.
    std::optional<std::string> why_not();
    PaperGiven put_out(const PaperJob& job) override;
    forms::Result<printer::JobProgress> look(int job) override { return queue_->look(job); }
    void cancel(int job) override { static_cast<void>(queue_->cancel(job)); }

private:
    std::unique_ptr<printer::PrintQueue> queue_;
    printer::CupsPlace place_;
    const printer::Fonts& fonts_;
    CommandWords words_;
};

/// 「再」 in a box at the top right of the page, in the scene itself: what is seen is what is printed.
void mark_as_reprint(printer::PageScene& page, const std::string& mark, const printer::Fonts& fonts);

/// Every page marked, the bundle and each form made anew. `form`: only that one.
forms::Outcome make_reprint(printer::Papers& papers, std::optional<std::size_t> form, const std::string& mark, const printer::Fonts& fonts);

}  // namespace kiosk::desk
