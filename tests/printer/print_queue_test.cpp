// A real cupsd of our own (its own folder, a Unix socket, nobody else's printers), with a backend that writes the job into a
// file, runs out of paper, jams or fails when a file tells it to. Skipped, with a message, only where cupsd is not installed.
// Nothing outside the folder is touched.
#include "printer/print_queue.h"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace printer;

namespace {

constexpr const char* kCupsd = "/usr/sbin/cupsd";
constexpr const char* kBackends = "/usr/lib/cups";

void write(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary | std::ios::trunc) << text; }
std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Waits for something that another process does; the loop ends as soon as it is done.
bool comes_true(const std::function<bool()>& holds) {
    for (int i = 0; i < 400; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

class OwnCups {
public:
    explicit OwnCups(const std::string& preserve) {
        std::string name = (fs::temp_directory_path() / "kakanai-cups-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()));
        folder = name;
        for (const char* part : {"root", "spool", "cache", "state", "temp", "log", "bin"}) fs::create_directories(folder / part);
        for (const auto& part : fs::directory_iterator(kBackends))
            if (part.path().filename() != "backend") fs::create_symlink(part.path(), folder / "bin" / part.path().filename());
        fs::create_directories(folder / "bin" / "backend");
        // cat's way out to paper.pdf; what stands in `trouble` is what a printer would tell.
        write(folder / "bin" / "backend" / "paper",
              "#!/bin/sh\n[ $# -eq 0 ] && exit 0\nwhile [ -s " + (folder / "trouble").string() + " ]; do\n  echo \"STATE: +$(cat " + (folder / "trouble").string() +
                  ")\" >&2\n  echo 'PAGE: 1 1' >&2; [ \"$(cat " + (folder / "trouble").string() + ")\" = stop ] && exit 4\n  sleep 0.2\ndone\n" +
                  "echo 'STATE: -media-empty-error,media-jam-error' >&2\ncat \"${6:--}\" > " + (folder / "paper.pdf").string() + "\n");
        fs::permissions(folder / "bin" / "backend" / "paper", fs::perms::owner_all);
        write(folder / "root" / "cupsd.conf", "Listen " + socket() + "\nBrowsing No\nDefaultAuthType None\n" + preserve +
                                                  "\nErrorPolicy stop-printer\n<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n");
        write(folder / "root" / "cups-files.conf", "ServerRoot " + (folder / "root").string() + "\nRequestRoot " + (folder / "spool").string() + "\nCacheDir " +
                                                       (folder / "cache").string() + "\nStateDir " + (folder / "state").string() + "\nTempDir " + (folder / "temp").string() +
                                                       "\nServerBin " + (folder / "bin").string() + "\nErrorLog " + (folder / "log" / "error").string() + "\nAccessLog " +
                                                       (folder / "log" / "access").string() + "\nPageLog " + (folder / "log" / "page").string() + "\nSandboxing relaxed\n");
        child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            const std::string settings = (folder / "root" / "cupsd.conf").string(), files = (folder / "root" / "cups-files.conf").string();
            execl(kCupsd, kCupsd, "-f", "-c", settings.c_str(), "-s", files.c_str(), static_cast<char*>(nullptr));
            _exit(127);
        }
        REQUIRE(comes_true([this] { return fs::exists(socket()); }));
        const std::string made = "lpadmin -h " + socket() + " -p window1 -E -v paper:/x -m raw 2>/dev/null";
        REQUIRE(comes_true([&made] { return std::system(made.c_str()) == 0; }));
    }
    ~OwnCups() {
        kill(child, SIGTERM);
        waitpid(child, nullptr, 0);
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    OwnCups(const OwnCups&) = delete;
    OwnCups& operator=(const OwnCups&) = delete;
    std::string socket() const { return (folder / "sock").string(); }
    std::unique_ptr<PrintQueue> queue(const std::string& name = "window1") const { return open_cups_queue({name, socket(), folder / "root" / "cupsd.conf"}); }

    fs::path folder;
    pid_t child = -1;
};

bool has_cups() {
    if (fs::exists(kCupsd) && fs::exists(kBackends)) return true;
    MESSAGE("cupsd is not installed: the print queue is not tested here");
    return false;
}

}  // namespace

TEST_CASE("a job goes through a real cupsd onto paper as it was, and leaves no file behind") {
    if (!has_cups()) return;
    const OwnCups cups("PreserveJobFiles No\nPreserveJobHistory Yes");
    const auto queue = cups.queue();
    const auto safe = queue->check();
    REQUIRE(safe);
    CHECK_FALSE(*safe);
    const std::string pdf = "%PDF-1.4 canary of a case\n" + std::string(200'000, 'x');
    const auto job = queue->send(pdf, "A-012");
    REQUIRE_MESSAGE(job, job.fault().detail);
    CHECK(comes_true([&] { const auto seen = queue->look(*job); return seen && seen->state == JobState::done; }));
    CHECK(read(cups.folder / "paper.pdf") == pdf);
    CHECK(comes_true([&] {
        for (const auto& file : fs::recursive_directory_iterator(cups.folder / "spool"))
            if (file.is_regular_file() && read(file.path()).find("canary") != std::string::npos) return false;
        return true;
    }));
}

TEST_CASE("a queue that keeps what it printed is refused") {
    if (!has_cups()) return;
    const OwnCups cups("# nothing said: CUPS keeps files for a day");
    const auto kept = cups.queue()->check();
    REQUIRE(kept);
    CHECK(*kept == Unsafe::keeps_job_files);
    const auto hidden = open_cups_queue({"window1", cups.socket(), cups.folder / "nowhere.conf"})->check();
    REQUIRE(hidden);
    CHECK(*hidden == Unsafe::settings_unreadable);
}

TEST_CASE("paper out and a jam are told while the job waits, and it goes on when they are mended") {
    if (!has_cups()) return;
    const OwnCups cups("PreserveJobFiles No");
    const auto queue = cups.queue();
    for (const auto& [reason, trouble] : {std::pair{"media-empty-error", PaperTrouble::paper_out}, std::pair{"media-jam-error", PaperTrouble::paper_jam}}) {
        CAPTURE(reason);
        write(cups.folder / "trouble", reason);
        const auto job = queue->send("%PDF-1.4 one", "A-001");
        REQUIRE(job);
        const PaperTrouble expected = trouble;
        CHECK(comes_true([&] { const auto seen = queue->look(*job); return seen && seen->trouble == expected && seen->sheets_done >= 1; }));
        write(cups.folder / "trouble", "");
        CHECK(comes_true([&] { const auto seen = queue->look(*job); return seen && seen->state == JobState::done; }));
    }
}

TEST_CASE("a printer that stops in the middle stops the queue, and the job can be taken back") {
    if (!has_cups()) return;
    const OwnCups cups("PreserveJobFiles No");
    const auto queue = cups.queue();
    write(cups.folder / "trouble", "stop");
    const auto job = queue->send("%PDF-1.4 one", "A-001");
    REQUIRE(job);
    CHECK(comes_true([&] { const auto seen = queue->look(*job); return seen && seen->trouble != PaperTrouble::none && seen->state != JobState::printing; }));
    CHECK(queue->cancel(*job));
    CHECK_FALSE(fs::exists(cups.folder / "paper.pdf"));
}

TEST_CASE("no such queue, and a server that does not answer, are faults and not crashes") {
    if (!has_cups()) return;
    const OwnCups cups("PreserveJobFiles No");
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
