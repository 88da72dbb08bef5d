// The commands that README.md and forms/README.md show are run as they stand, and the examples of forms/README.md are read.
// Commands that open a screen or install packages are left to their own tests.
#include "support/cases.h"
#include "support/program.h"

#include "forms/document.h"

#include <regex>

TEST_CASE("the commands of README do what it says") {
    const support::Folder folder;
    std::stringstream lines(support::read_text(support::kSource / "README.md"));
    static const std::regex kCommand("^    (build/kakanai (fill|ask|check)\\b.*)$");
    int seen = 0;
    std::smatch match;
    for (std::string line; std::getline(lines, line);) {
        if (!std::regex_match(line, match, kCommand)) continue;
        std::string command = match[1].str();
        command = std::regex_replace(command, std::regex("^build/kakanai"), support::quoted(support::program()));
        command = std::regex_replace(command, std::regex("--out out"), "--out " + support::quoted(folder.path / "out"));
        const support::Ran ran = support::run("cd " + support::quoted(support::kSource) + " && " + command);
        CHECK_MESSAGE(ran.status == 0, line << "\n" << ran.output);
        ++seen;
    }
    CHECK(seen >= 3);
}

TEST_CASE("every path that README names is there") {
    const std::string text = support::read_text(support::kSource / "README.md") + support::read_text(support::kSource / "forms" / "README.md");
    static const std::regex kPath("`((?:forms|printer|kiosk|assets|tests)/[a-z_./]*)`");
    int seen = 0;
    for (std::sregex_iterator path(text.begin(), text.end(), kPath), end; path != end; ++path) {
        CHECK_MESSAGE(std::filesystem::exists(support::kSource / (*path)[1].str()), (*path)[1].str());
        ++seen;
    }
    CHECK(seen >= 8);
}

namespace {

/// doctest's own reading of a filter: a comma ends it, a star is anything.
bool matches(const std::string& name, const std::string& filter) {
    std::size_t at = 0;
    bool is_bound = true;
    for (std::size_t from = 0; from <= filter.size();) {
        const std::size_t star = std::min(filter.find('*', from), filter.size());
        const std::string piece = filter.substr(from, star - from);
        const std::size_t found = name.find(piece, at);
        if (found == std::string::npos || (is_bound && found != at)) return false;
        at = found + piece.size();
        is_bound = false;
        from = star + 1;
    }
    return filter.ends_with('*') || at == name.size();
}

std::vector<std::string> test_names() {
    std::vector<std::string> names;
    static const std::regex kName("TEST_CASE\\(\"([^\"]*)\"");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(support::kSource / "tests")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = support::read_text(entry.path());
        for (std::sregex_iterator name(text.begin(), text.end(), kName), end; name != end; ++name) names.push_back((*name)[1].str());
    }
    return names;
}

}  // namespace

TEST_CASE("every filter of tests that the README gives runs a test") {
    const std::string text = support::read_text(support::kSource / "README.md");
    static const std::regex kFilter("-tc=\"([^\"]*)\"");
    const auto names = test_names();
    int seen = 0;
    for (std::sregex_iterator found(text.begin(), text.end(), kFilter), end; found != end; ++found) {
        std::stringstream filters((*found)[1].str());
        for (std::string filter; std::getline(filters, filter, ',');) {
            ++seen;
            CHECK_MESSAGE(std::any_of(names.begin(), names.end(), [&](const std::string& name) { return matches(name, filter); }), filter);
        }
    }
    CHECK(seen >= 4);
    CHECK_FALSE(matches("100,000 random taps", "000*"));
}

TEST_CASE("the TOML examples of forms/README are TOML") {
    const std::string text = support::read_text(support::kSource / "forms" / "README.md");
    int seen = 0;
    for (std::size_t at = text.find("```toml\n"); at != std::string::npos; at = text.find("```toml\n", at + 8)) {
        const std::size_t end = text.find("```", at + 8);
        forms::Problems problems;
        CHECK_MESSAGE(forms::read_toml(text.substr(at + 8, end - at - 8), "README", problems), text.substr(at, 60));
        CHECK(problems.empty());
        ++seen;
    }
    CHECK(seen >= 3);
}

TEST_CASE("the ten-minute form of forms/README can be added as it is written there") {
    const support::Folder folder;
    std::filesystem::copy(support::kSource / "forms" / "catalog", folder.path / "catalog", std::filesystem::copy_options::recursive);
    const std::string text = support::read_text(support::kSource / "forms" / "README.md");
    int files = 0;
    for (std::size_t at = text.find("`catalog/"); at != std::string::npos; at = text.find("`catalog/", at + 1)) {
        const std::size_t name_end = text.find('`', at + 1);
        if (text.compare(name_end, 10, "`\n```toml\n") != 0) continue;
        const std::size_t body = name_end + 10, end = text.find("```", body);
        const std::filesystem::path file = folder.path / text.substr(at + 1, name_end - at - 1);
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << text.substr(body, end - body);
        ++files;
    }
    CHECK(files == 4);
    const std::string option = " --catalog " + support::quoted(folder.path / "catalog");
    const support::Ran checked = support::run(support::quoted(support::program()) + " check" + option);
    CHECK_MESSAGE(checked.status == 0, checked.output);
    const support::Ran asked = support::run(support::quoted(support::program()) + " ask " + support::quoted(support::kSource / "assets" / "households" / "single.json") + option);
    CHECK_MESSAGE(asked.output.find("\"item\": \"bicycle\"") != std::string::npos, asked.output);
}
