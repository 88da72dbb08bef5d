// The shape of files: each says what it is, stays short, throws nothing, promises nothing for later, and is clean text.
// Reads the source tree; changes nothing and knows nothing of what the files do.
#include "support/source_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace {

using namespace support;

int opening_comment_lines(const TreeFile& file) {
    int count = 0;
    for (const std::string& line : lines_of(file.text)) {
        if (!line.starts_with("//")) break;
        ++count;
    }
    return count;
}

/// A table of letters or a long list of cases may be longer than a program. Each with its reason.
const std::map<std::string, int>& longer_files() {
    static const std::map<std::string, int> kLonger{};
    return kLonger;
}

int lines_max(const TreeFile& file) {
    constexpr int kLinesMax = 400;
    const auto longer = longer_files().find(file.path);
    return longer == longer_files().end() ? kLinesMax : longer->second;
}

bool matches(const std::string& text, const std::regex& pattern) { return std::regex_search(text, pattern); }

}  // namespace

TEST_CASE("every source file opens with what it is") {
    Offences offences;
    const auto files = source_files();
    for (const TreeFile& file : files) {
        if (opening_comment_lines(file) < 2) offences.add(file, 1, "opens with fewer than two lines of comment");
    }
    CHECK_MESSAGE(offences.none(), offences.text());
    CHECK(files.size() > 50);
}

TEST_CASE("no source file is longer than a reader's patience") {
    Offences offences;
    for (const TreeFile& file : source_files()) {
        const int lines = static_cast<int>(lines_of(file.text).size());
        if (lines > lines_max(file))
            offences.add(file, lines, "is longer than " + std::to_string(lines_max(file)) + " lines: split it by idea");
    }
    CHECK_MESSAGE(offences.none(), offences.text());
}

TEST_CASE("nothing throws, and only main catches what others throw") {
    // Out of memory ends the program wherever it happens, also where a C library reports it by a null pointer.
    static const std::regex kThrow(R"(\bthrow\b(?! std::bad_alloc\(\)))"), kCatchAll(R"(\bcatch\s*\(\s*\.\.\.\s*\))");
    Offences offences;
    for (const TreeFile& file : source_files()) {
        if (file.path.starts_with("tests/")) continue;
        for (const Piece& piece : pieces_of(file.text)) {
            if (piece.kind != PieceKind::code) continue;
            if (matches(piece.text, kThrow)) offences.add(file, piece.line, "throws: return a Problem or a Fault");
            if (matches(piece.text, kCatchAll) && file.path != "kiosk/main.cpp")
                offences.add(file, piece.line, "catches everything: only main may");
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
}

TEST_CASE("no comment puts work off") {
    static const std::regex kLater(R"(\b(TO)(DO)\b|\bFIX(ME)\b|\bXX(X)\b|\bHA(CK)\b|\b[Tt]empora(ry|rily)\b)");
    Offences offences;
    for (const TreeFile& file : source_files()) {
        for (const Piece& piece : pieces_of(file.text)) {
            if (piece.kind == PieceKind::comment && matches(piece.text, kLater))
                offences.add(file, piece.line, "do it now, or say why it is so");
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
}

TEST_CASE("text files have plain line ends, no tabs and nothing behind a line") {
    Offences offences;
    const auto files = text_files();
    for (const TreeFile& file : files) {
        const bool tabs_separate = file.path.ends_with(".tsv");
        int number = 0;
        for (const std::string& line : lines_of(file.text)) {
            ++number;
            if (line.find('\r') != std::string::npos) offences.add(file, number, "carriage return");
            if (!tabs_separate && line.find('\t') != std::string::npos) offences.add(file, number, "tab");
            if (line.ends_with(' ')) offences.add(file, number, "space at the end");
        }
        if (!file.text.empty() && !file.text.ends_with('\n')) offences.add(file, number, "the last line does not end");
    }
    CHECK_MESSAGE(offences.none(), offences.text());
    CHECK(files.size() > 80);
}

TEST_CASE("no file names a path of somebody's machine") {
    static const std::regex kSomebodysPath(
        "(/wo"
        R"(rk|/ro)"
        R"(ot|/ho)"
        R"(me/[a-z])"
        ")/?");
    Offences offences;
    for (const TreeFile& file : text_files()) {
        int number = 0;
        for (const std::string& line : lines_of(file.text)) {
            ++number;
            if (line.find('/') != std::string::npos && std::regex_search(line, kSomebodysPath))
                offences.add(file, number, "path of a machine");
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
}
