// A real cupsd of a test's own: its own folder, a Unix socket, nobody else's printers, with a backend that writes the job into
// paper.pdf, runs out of paper, jams, stops or gives a job up when the file `trouble` tells it to. Only for tests that may name
// doctest; nothing outside the folder is touched.
#pragma once

#include "printer/print_queue.h"
#include "support/cases.h"

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

namespace support {

inline constexpr const char* kCupsd = "/usr/sbin/cupsd";
inline constexpr const char* kBackends = "/usr/lib/cups";

inline void write_whole(const std::filesystem::path& file, const std::string& text) { std::ofstream(file, std::ios::binary | std::ios::trunc) << text; }
/// Waits for something that another process does; the loop ends as soon as it is done.
inline bool comes_true(const std::function<bool()>& holds) {
    for (int i = 0; i < 400; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

class OwnCups {
public:
    explicit OwnCups(const std::string& preserve) {
        std::string name = (std::filesystem::temp_directory_path() / "kakanai-cups-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()));
        folder = name;
        for (const char* part : {"root", "spool", "cache", "state", "temp", "log", "bin"}) std::filesystem::create_directories(folder / part);
        for (const auto& part : std::filesystem::directory_iterator(kBackends))
            if (part.path().filename() != "backend") std::filesystem::create_symlink(part.path(), folder / "bin" / part.path().filename());
        std::filesystem::create_directories(folder / "bin" / "backend");
        // cat's way out to paper.pdf; what stands in `trouble` is what a printer would tell.
        write_whole(folder / "bin" / "backend" / "paper",
              "#!/bin/sh\n[ $# -eq 0 ] && exit 0\nwhile [ -s " + (folder / "trouble").string() + " ]; do\n  echo \"STATE: +$(cat " + (folder / "trouble").string() +
                  ")\" >&2\n  echo 'PAGE: 1 1' >&2; [ \"$(cat " + (folder / "trouble").string() + ")\" = stop ] && exit 4\n  [ \"$(cat " + (folder / "trouble").string() + ")\" = give-up ] && exit 5\n  sleep 0.2\ndone\n" +
                  "echo 'STATE: -media-empty-error,media-jam-error' >&2\ncat \"${6:--}\" > " + (folder / "paper.pdf").string() + "\n");
        std::filesystem::permissions(folder / "bin" / "backend" / "paper", std::filesystem::perms::owner_all);
        write_whole(folder / "root" / "cupsd.conf", "Listen " + socket() + "\nBrowsing No\nDefaultAuthType None\n" + preserve +
                                                  "\nErrorPolicy stop-printer\n<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n");
        write_whole(folder / "root" / "cups-files.conf", "ServerRoot " + (folder / "root").string() + "\nRequestRoot " + (folder / "spool").string() + "\nCacheDir " +
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
        REQUIRE(comes_true([this] { return std::filesystem::exists(socket()); }));
        const std::string made = "lpadmin -h " + socket() + " -p window1 -E -v paper:/x -m raw 2>/dev/null";
        REQUIRE(comes_true([&made] { return std::system(made.c_str()) == 0; }));
    }
    ~OwnCups() {
        kill(child, SIGTERM);
        waitpid(child, nullptr, 0);
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    OwnCups(const OwnCups&) = delete;
    OwnCups& operator=(const OwnCups&) = delete;
    std::string socket() const { return (folder / "sock").string(); }
    printer::CupsPlace place(const std::string& name = "window1") const { return {name, socket(), folder / "root" / "cupsd.conf"}; }
    std::unique_ptr<printer::PrintQueue> queue(const std::string& name = "window1") const { return printer::open_cups_queue(place(name)); }

    std::filesystem::path folder;
    pid_t child = -1;
};

inline bool has_cups() {
    if (std::filesystem::exists(kCupsd) && std::filesystem::exists(kBackends)) return true;
    MESSAGE("cupsd is not installed: the print queue is not tested here");
    return false;
}

}  // namespace support
