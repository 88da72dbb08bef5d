// tests/kiosk/RULES.md says which test holds which rule of the screens: every rule has its row, every test it names exists.
// Reads the sources of the tests; asserts no rule itself.
#include "kiosk/files.h"
#include "printer/file.h"
#include "tests/kiosk/terminal.h"

#include <doctest/doctest.h>

#include <set>

namespace {

std::string read(const std::filesystem::path& file) {
    const auto text = printer::read_file(file, kiosk::kFileBytesMax);
    REQUIRE(text);
    return *text;
}

/// The names between TEST_CASE(" and the closing quotation mark, of every room.
std::set<std::string> test_names() {
    std::set<std::string> names;
    const std::string opening = "TEST_CASE(\"";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(terminal::source("tests"))) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = read(entry.path());
        for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at + 1)) {
            const std::size_t begin = at + opening.size();
            names.insert(text.substr(begin, text.find('"', begin) - begin));
        }
    }
    return names;
}

}  // namespace

TEST_CASE("Every rule of the screens has its row, and every test that a row names exists") {
    const std::string table = read(terminal::source("tests/kiosk/RULES.md"));
    const auto names = test_names();
    CHECK(names.size() > 200);
    for (int rule = 1; rule <= 50; ++rule) {
        const bool is_elsewhere = rule == 45 || rule == 46 || rule == 47 || rule == 49;      // voice, switches, the built-in cabinet
        if (!is_elsewhere) CHECK_MESSAGE(table.find("\n| R" + std::to_string(rule) + " |") != std::string::npos, rule);
    }
    const std::size_t first_row = table.find("\n| R1 |");
    int named = 0;
    for (std::size_t at = table.find('"', first_row); at != std::string::npos;) {
        const std::size_t end = table.find('"', at + 1);
        REQUIRE(end != std::string::npos);
        const std::string name = table.substr(at + 1, end - at - 1);
        CHECK_MESSAGE(names.contains(name), name);
        ++named;
        at = table.find('"', end + 1);
    }
    CHECK(named > 40);
}
