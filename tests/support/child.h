// A child process that ends with the object, and what a kiosk with --dump-widgets shows.
// For the tests that drive the finished program in a real window; they read the screen, they never reach into it.
#pragma once

#include "forms/document.h"
#include "support/cases.h"

#include <csignal>
#include <fcntl.h>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace support {

class Child {
public:
    /// `inherited`: a file descriptor that the child keeps.
    explicit Child(const std::vector<std::string>& arguments, int inherited = -1) {
        pid_ = fork();
        REQUIRE(pid_ >= 0);
        if (pid_ != 0) return;
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        if (inherited >= 0) fcntl(inherited, F_SETFD, 0);
        std::vector<char*> pointers;
        for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
        pointers.push_back(nullptr);
        execvp(pointers[0], pointers.data());
        _exit(127);
    }
    ~Child() {
        kill(pid_, SIGTERM);
        int status = 0;
        waitpid(pid_, &status, 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    pid_t pid() const { return pid_; }

private:
    pid_t pid_ = -1;
};

/// Starts an X server that chooses its display number, writes it to the descriptor behind -displayfd, and puts it into DISPLAY.
inline std::unique_ptr<Child> start_x_server(std::vector<std::string> arguments) {
    int ends[2];
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
    arguments.insert(arguments.begin() + 1, {"-displayfd", std::to_string(ends[1])});
    auto server = std::make_unique<Child>(arguments, ends[1]);
    close(ends[1]);
    std::string number;
    char c = 0;
    while (read(ends[0], &c, 1) == 1 && c != '\n') number += c;
    close(ends[0]);
    REQUIRE_MESSAGE(!number.empty(), arguments.front() << " did not start");
    setenv("DISPLAY", (":" + number).c_str(), 1);
    return server;
}

struct Shown {
    std::string page;
    std::int64_t turn = -1;
    std::int64_t own_us = 0;                                 // of the last turn, until its frame was handed on
    std::map<std::string, std::pair<int, int>> targets;      // middle of each, in pixels
    std::map<std::string, std::pair<int, int>> sizes;        // width and height of each, in pixels
    std::set<std::string> keys;
    std::map<std::string, std::string> texts;
};

/// Nothing while the file is not there yet.
inline std::optional<Shown> read_shown(const std::filesystem::path& dump) {
    forms::Problems problems;
    const std::string text = read_text(dump);
    if (text.empty()) return std::nullopt;
    const auto node = forms::read_json(text, problems);
    REQUIRE(node);
    const auto number = [](const forms::Node& table, const char* key) { return static_cast<int>(std::get<std::int64_t>(table.find(key)->value)); };
    Shown shown{*node->find("page")->string(), number(*node, "turn"), number(*node, "own_us"), {}, {}, {}, {}};
    for (const forms::Node& widget : *node->find("widgets")->array()) {
        const std::string id = *widget.find("id")->string();
        shown.texts[id] = *widget.find("text")->string();
        if (!std::get<bool>(widget.find("target")->value)) continue;
        shown.targets[id] = {number(widget, "x") + number(widget, "width") / 2, number(widget, "y") + number(widget, "height") / 2};
        shown.sizes[id] = {number(widget, "width"), number(widget, "height")};
        if (*widget.find("role")->string() == "key") shown.keys.insert(id);
    }
    return shown;
}

}  // namespace support
