// The queue against a real cupsd (support/own_cups.h). Skipped, with a message, only where cupsd is not installed.
// Waits for another process only, and no longer than it takes.
#include "printer/print_queue.h"

#include "support/own_cups.h"

namespace fs = std::filesystem;
using namespace printer;

TEST_CASE("a job goes through a real cupsd onto paper as it was, and leaves no file behind") {
    if (!support::has_cups()) return;
    const support::OwnCups cups("PreserveJobFiles No\nPreserveJobHistory Yes");
    const auto queue = cups.queue();
    const auto safe = queue->check();
    REQUIRE(safe);
    CHECK_FALSE(*safe);
    const std::string pdf = "%PDF-1.4 canary of a case\n" + std::string(200'000, 'x');
    const auto job = queue->send(pdf, "A-012");
    REQUIRE_MESSAGE(job, job.fault().detail);
    CHECK(support::comes_true([&] { const auto seen = queue->look(*job); return seen && seen->state == JobState::done; }));
    CHECK(support::read_text(cups.folder / "paper.pdf") == pdf);
    CHECK(support::comes_true([&] {
        for (const auto& file : fs::recursive_directory_iterator(cups.folder / "spool"))
            if (file.is_regular_file() && support::read_text(file.path()).find("canary") != std::string::npos) return false;
        return true;
    }));
}

TEST_CASE("a queue that keeps what it printed is refused") {
    if (!support::has_cups()) return;
    const support::OwnCups cups("# nothing said: CUPS keeps files for a day");
    const auto kept = cups.queue()->check();
    REQUIRE(kept);
    CHECK(*kept == Unsafe::keeps_job_files);
    const auto hidden = open_cups_queue({"window1", cups.socket(), cups.folder / "nowhere.conf"})->check();
    REQUIRE(hidden);
    CHECK(*hidden == Unsafe::settings_unreadable);
}

TEST_CASE("paper out and a jam are told while the job waits, and it goes on when they are mended") {
    if (!support::has_cups()) return;
    const support::OwnCups cups("PreserveJobFiles No");
    const auto queue = cups.queue();
    for (const auto& [reason, trouble] : {std::pair{"media-empty-error", PaperTrouble::paper_out}, std::pair{"media-jam-error", PaperTrouble::paper_jam}}) {
        CAPTURE(reason);
        support::write_whole(cups.folder / "trouble", reason);
        const auto job = queue->send("%PDF-1.4 one", "A-001");
        REQUIRE(job);
        const PaperTrouble expected = trouble;
        CHECK(support::comes_true([&] { const auto seen = queue->look(*job); return seen && seen->trouble == expected && seen->sheets_done >= 1; }));
        support::write_whole(cups.folder / "trouble", "");
        CHECK(support::comes_true([&] { const auto seen = queue->look(*job); return seen && seen->state == JobState::done; }));
    }
}

TEST_CASE("a printer that stops in the middle stops the queue, and the job can be taken back") {
    if (!support::has_cups()) return;
    const support::OwnCups cups("PreserveJobFiles No");
    const auto queue = cups.queue();
    support::write_whole(cups.folder / "trouble", "stop");
    const auto job = queue->send("%PDF-1.4 one", "A-001");
    REQUIRE(job);
    CHECK(support::comes_true([&] { const auto seen = queue->look(*job); return seen && seen->trouble != PaperTrouble::none && seen->state != JobState::printing; }));
    CHECK(queue->cancel(*job));
    CHECK_FALSE(fs::exists(cups.folder / "paper.pdf"));
}

TEST_CASE("no such queue, and a server that does not answer, are faults and not crashes") {
    if (!support::has_cups()) return;
    const support::OwnCups cups("PreserveJobFiles No");
    CHECK(cups.queue("nobody")->send("%PDF", "A-001").fault().kind == forms::FaultKind::not_found);
    const auto gone = open_cups_queue({"window1", "/nonexistent/sock", cups.folder / "root" / "cupsd.conf"})->send("%PDF", "A-001");
    REQUIRE_FALSE(gone);
    CHECK(gone.fault().kind == forms::FaultKind::device);
}

TEST_CASE("PreserveJobFiles is read as cupsd reads it") {
    CHECK(keeps_job_files(""));
    CHECK(keeps_job_files("PreserveJobFiles Yes"));
    CHECK(keeps_job_files("PreserveJobFiles 86400"));
    CHECK(keeps_job_files("#PreserveJobFiles No"));
    CHECK_FALSE(keeps_job_files("  preservejobfiles no\n"));
    CHECK_FALSE(keeps_job_files("PreserveJobFiles Off"));
    CHECK(trouble_of({"none"}) == PaperTrouble::none);
    CHECK(trouble_of({"toner-low-warning"}) == PaperTrouble::none);
    CHECK(trouble_of({"toner-empty-error", "media-empty-error"}) == PaperTrouble::paper_out);
    CHECK(trouble_of({"offline-report"}) == PaperTrouble::offline);
}
