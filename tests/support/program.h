// Runs a program and keeps what it says.
// For tests of the finished program and of pages; asserts nothing itself.
#pragma once

#include "support/folder.h"
#include "support/source_root.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

struct Ran {
    int status = -1;         // exit status; 128 + signal when it was killed
    std::string output;      // stdout and stderr together
};

/// `command` goes through the shell; quote paths with `quoted`.
inline Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe);
    std::array<char, 4096> buffer{};
    while (const std::size_t read = fread(buffer.data(), 1, buffer.size(), pipe)) ran.output.append(buffer.data(), read);
    const int status = pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ran;
}

inline std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

}  // namespace support
