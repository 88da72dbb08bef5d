// What the program says of itself: each command in one line, and a wrong line answered with what to do.
// The finished program; no window.
#include "support/program.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace {

support::Ran asked(const std::string& arguments) { return support::run(support::quoted(support::program()) + " " + arguments); }

struct Command {
    std::string name, about;
};
std::vector<Command> commands_in(const std::string& help) {
    std::vector<Command> commands;
    std::istringstream lines(help.substr(std::min(help.size(), help.find("Subcommands:"))));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        Command command;
        words >> command.name >> command.about;
        if (!command.name.empty()) commands.push_back(command);
    }
    return commands;
}

}  // namespace

TEST_CASE("every command says what it is for, and those below it do") {
    const support::Ran whole = asked("--help");
    CHECK(whole.status == 0);
    const auto commands = commands_in(whole.output);
    CHECK(commands.size() >= 17);
    int below = 0;
    for (const Command& command : commands) {
        CAPTURE(command.name);
        CHECK_FALSE(command.about.empty());
        CHECK(command.about.find("about.") == std::string::npos);
        const support::Ran help = asked(command.name + " --help");
        CHECK(help.status == 0);
        for (const Command& part : commands_in(help.output)) {
            ++below;
            CAPTURE(part.name);
            CHECK_FALSE(part.about.empty());
            CHECK(part.about.find("about.") == std::string::npos);
        }
    }
    CHECK(below >= 10);
}

TEST_CASE("a wrong line ends in one sentence with what to do, and status 2") {
    for (const char* line : {"", "fly", "fill", "fill a.json", "check --loud"}) {
        CAPTURE(line);
        const support::Ran wrong = asked(line);
        CHECK(wrong.status == 2);
        CHECK(wrong.output.find("--help") != std::string::npos);
        CHECK(std::count(wrong.output.begin(), wrong.output.end(), '\n') == 1);
    }
}
