// Reads the project's own files, so that tests can hold them to the rules of the house.
// Knows just enough C++ to tell code, comments and literals apart; judges nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace support {

/// `path` counts from the root of the project, with slashes.
struct TreeFile {
    std::string path, text;
};

/// Headers and sources of forms/, printer/, kiosk/ and tests/, in order of path.
std::vector<TreeFile> source_files();
/// Every text file of the project except build folders and output: sources, data, scripts, pages to read.
std::vector<TreeFile> text_files();

std::vector<std::string> lines_of(std::string_view text);

enum class PieceKind { code, comment, string_literal, letter_table };  // letter_table: U"…", single letters to look up
struct Piece {
    PieceKind kind;
    int line;
    std::string text;  // without quotes and comment marks
};
std::vector<Piece> pieces_of(std::string_view source);

struct Include {
    int line;
    std::string header;
    bool own;  // in quotes: a file of this project
};
std::vector<Include> includes_of(std::string_view source);

/// 「path:line: why」 for each offence, ready for a failing check.
class Offences {
public:
    void add(const TreeFile& file, int line, std::string_view why);
    bool none() const { return text_.empty(); }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace support
