// For the tests of paper: the poppler and qpdf programs, and grey pictures to compare.
// Test code only; nothing here knows forms.
#pragma once

#include "support/folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace paper_tools {

using Folder = support::TempFolder;

inline std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

inline void store(const std::filesystem::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

struct ProgramOutput {
    int status = -1;
    std::string out, err;
};

/// Runs a shell command; stderr apart from stdout.
inline ProgramOutput run(const Folder& folder, const std::string& command) {
    ProgramOutput output;
    const auto out = folder / "stdout", err = folder / "stderr";
    const int status = std::system((command + " >'" + out.string() + "' 2>'" + err.string() + "'").c_str());
    output.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    output.out = contents(out);
    output.err = contents(err);
    return output;
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// 0 = white paper, 255 = black ink.
struct Picture {
    int width = 0, height = 0;
    std::vector<unsigned char> ink;
    int at(int x, int y) const {
        if (x < 0 || y < 0 || x >= width || y >= height) return 0;
        return ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

/// A page of a PDF through poppler. 254 dpi: ten pixels a millimetre.
inline Picture picture_of_page(const Folder& folder, const std::string& pdf, int page, int dpi, std::string* complaints) {
    const std::string number = std::to_string(page);
    const auto rendered = run(folder, "pdftoppm -gray -r " + std::to_string(dpi) + " -f " + number + " -singlefile '" + pdf +
                                          "' '" + (folder / "page").string() + "'");
    *complaints += rendered.err;
    Picture picture;
    std::ifstream file(folder / "page.pgm", std::ios::binary);
    std::string magic;
    int white = 0;
    file >> magic >> picture.width >> picture.height >> white;
    file.get();
    picture.ink.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    file.read(reinterpret_cast<char*>(picture.ink.data()), static_cast<std::streamsize>(picture.ink.size()));
    for (unsigned char& value : picture.ink) value = static_cast<unsigned char>(255 - value);
    return picture;
}

}  // namespace paper_tools
