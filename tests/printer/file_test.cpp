// Files written whole or not at all: every failure that can be made without another machine is made.
// Tests run as root in the build, so permission bits prove nothing; other obstacles do.
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include "paper_tools.h"
#include "printer/file.h"

using forms::FaultKind;
using paper_tools::Folder;

namespace {

/// A disk that is full after so many bytes: writes beyond fail as EFBIG.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &old_limit_);
        rlimit limit = old_limit_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &old_limit_);
        std::signal(SIGXFSZ, old_handler_);
    }

private:
    rlimit old_limit_{};
    void (*old_handler_)(int) = nullptr;
};

FaultKind kind_of(const forms::Outcome& outcome) {
    REQUIRE(!outcome);
    return outcome.fault().kind;
}

}  // namespace

TEST_CASE("what was written is read again") {
    const Folder folder;
    const std::string bytes("\0PDF\r\n\xFF", 7);
    REQUIRE(printer::write_file_beside(folder / "a.pdf", bytes));
    const auto read = printer::read_file(folder / "a.pdf", 100);
    REQUIRE(read);
    CHECK(*read == bytes);
    CHECK(folder.file_count() == 1);
}

TEST_CASE("only the owner may read what was written") {
    const Folder folder;
    REQUIRE(printer::write_file_beside(folder / "a.pdf", "x"));
    struct stat status {};
    REQUIRE(::stat((folder / "a.pdf").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a new file takes the place of the old one") {
    const Folder folder;
    paper_tools::store(folder / "a.pdf", "old and longer");
    REQUIRE(printer::write_file_beside(folder / "a.pdf", "new"));
    CHECK(paper_tools::contents(folder / "a.pdf") == "new");
    CHECK(folder.file_count() == 1);
}

TEST_CASE("a link is replaced and what it points to is left alone") {
    const Folder folder;
    paper_tools::store(folder / "target", "untouched");
    std::filesystem::create_symlink(folder / "target", folder / "a.pdf");
    REQUIRE(printer::write_file_beside(folder / "a.pdf", "new"));
    CHECK(paper_tools::contents(folder / "target") == "untouched");
}

TEST_CASE("a folder that is not there is told as such") {
    const Folder folder;
    const auto outcome = printer::write_file_beside(folder / "nowhere/a.pdf", "x");
    CHECK(kind_of(outcome) == FaultKind::not_found);
    CHECK(outcome.fault().where == (folder / "nowhere/a.pdf").string());
    CHECK(outcome.fault().detail != "");
}

TEST_CASE("a file where the folder should be is told as a missing folder") {
    const Folder folder;
    paper_tools::store(folder / "file", "x");
    CHECK(kind_of(printer::write_file_beside(folder / "file/a.pdf", "x")) == FaultKind::not_found);
}

TEST_CASE("a folder of that name stays, and no part is left behind") {
    const Folder folder;
    std::filesystem::create_directory(folder / "a.pdf");
    CHECK(kind_of(printer::write_file_beside(folder / "a.pdf", "x")) == FaultKind::not_permitted);
    CHECK(folder.file_count() == 1);
}

TEST_CASE("a full disk leaves the old file whole and no part behind") {
    const Folder folder;
    paper_tools::store(folder / "a.pdf", "old");
    const std::string large(100'000, 'x');
    for (const rlim_t room : {0, 1, 4096, 99'999}) {
        const SmallDisk disk(room);
        CHECK(kind_of(printer::write_file_beside(folder / "a.pdf", large)) == FaultKind::disk_full);
    }
    CHECK(paper_tools::contents(folder / "a.pdf") == "old");
    CHECK(folder.file_count() == 1);
}

TEST_CASE("of several files none changes when the last one finds no room") {
    const Folder folder;
    paper_tools::store(folder / "1.pdf", "old");
    const std::string large(100'000, 'x');
    {
        const SmallDisk disk(50'000);
        CHECK(kind_of(printer::write_files_beside(folder.path(), {{"1.pdf", "new"}, {"2.pdf", large}})) == FaultKind::disk_full);
    }
    CHECK(paper_tools::contents(folder / "1.pdf") == "old");
    CHECK(folder.file_count() == 1);
}

TEST_CASE("several files are written together") {
    const Folder folder;
    REQUIRE(printer::write_files_beside(folder.path(), {{"1.pdf", "one"}, {"2.pdf", "two"}, {"manifest.json", "{}"}}));
    CHECK(paper_tools::contents(folder / "1.pdf") == "one");
    CHECK(paper_tools::contents(folder / "manifest.json") == "{}");
    CHECK(folder.file_count() == 3);
}

TEST_CASE("an empty file is a file") {
    const Folder folder;
    REQUIRE(printer::write_file_beside(folder / "empty", ""));
    CHECK(*printer::read_file(folder / "empty", 0) == "");
}

TEST_CASE("a file up to the limit is read, one byte more is refused") {
    const Folder folder;
    paper_tools::store(folder / "a", std::string(1000, 'x'));
    CHECK(printer::read_file(folder / "a", 1000)->size() == 1000);
    const auto refused = printer::read_file(folder / "a", 999);
    REQUIRE(!refused);
    CHECK(refused.fault().kind == FaultKind::unreadable);
}

TEST_CASE("a file without a size is read to its end, and no further than the limit") {
    CHECK(printer::read_file("/proc/self/status", 1 << 20)->size() > 100);
    CHECK(printer::read_file("/dev/zero", 5000).fault().kind == FaultKind::unreadable);
}

TEST_CASE("a missing file and a directory are different faults") {
    const Folder folder;
    CHECK(printer::read_file(folder / "a", 10).fault().kind == FaultKind::not_found);
    CHECK(printer::read_file(folder.path(), 10).fault().kind == FaultKind::unreadable);
}
