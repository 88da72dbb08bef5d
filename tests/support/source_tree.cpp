// Walks the project's folders and splits C++ into code, comments and literals, for the tests of the house rules.
// Not a compiler: it follows quotes, raw strings and comments, and nothing else.
#include "support/source_tree.h"

#include "support/source_root.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace support {
namespace {

namespace fs = std::filesystem;

const fs::path& root() {
    static const fs::path path = source_root();
    return path;
}

TreeFile read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {path.lexically_relative(root()).generic_string(), std::string(std::istreambuf_iterator<char>(stream), {})};
}

bool has_extension(const fs::path& path, std::initializer_list<std::string_view> extensions) {
    return std::find(extensions.begin(), extensions.end(), path.extension().string()) != extensions.end();
}

/// Build folders, output and whatever begins with a dot, except the start of the automatic tests.
bool is_left_out(const fs::path& name) {
    const std::string text = name.string();
    if (text == ".ci") return false;
    return text.starts_with(".") || text.starts_with("build") || text == "out";
}

template <typename Wanted>
void collect(const fs::path& folder, Wanted wanted, std::vector<TreeFile>& files) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (is_left_out(entry.path().filename())) continue;
        if (entry.is_directory()) collect(entry.path(), wanted, files);
        if (entry.is_regular_file() && wanted(entry.path())) files.push_back(read(entry.path()));
    }
}

std::vector<TreeFile> in_order(std::vector<TreeFile> files) {
    std::sort(files.begin(), files.end(), [](const TreeFile& a, const TreeFile& b) { return a.path < b.path; });
    return files;
}

/// Goes once through a source; each member function takes the piece that begins here.
class Splitter {
public:
    explicit Splitter(std::string_view source) : source_(source) {}

    std::vector<Piece> split() {
        while (at_ < source_.size()) {
            if (starts("//")) {
                take(PieceKind::comment, 2, "\n");
            } else if (starts("/*")) {
                take(PieceKind::comment, 2, "*/");
            } else if (starts("R\"")) {
                take_raw();
            } else if (source_[at_] == '"') {
                take_quoted('"', before() == 'U' ? PieceKind::letter_table : PieceKind::string_literal);
            } else if (source_[at_] == '\'' && !std::isdigit(static_cast<unsigned char>(before()))) {
                take_quoted('\'', PieceKind::letter_table);
            } else {
                code_ += source_[at_];
                step();
            }
        }
        end_code();
        return std::move(pieces_);
    }

private:
    bool starts(std::string_view word) const { return source_.substr(at_, word.size()) == word; }
    char before() const { return at_ == 0 ? '\n' : source_[at_ - 1]; }

    void step() {
        if (source_[at_] == '\n') {
            end_code();
            ++line_;
        }
        ++at_;
    }

    void end_code() {
        if (!code_.empty()) pieces_.push_back({PieceKind::code, line_, code_});
        code_.clear();
    }

    void take(PieceKind kind, std::size_t opening, std::string_view closing) {
        end_code();
        const std::size_t start = at_ + opening, end = std::min(source_.find(closing, start), source_.size());
        pieces_.push_back({kind, line_, std::string(source_.substr(start, end - start))});
        while (at_ < end) step();
        if (closing != "\n") at_ = std::min(at_ + closing.size(), source_.size());
    }

    void take_raw() {
        const std::size_t open = source_.find('(', at_);
        if (open == std::string_view::npos) return take(PieceKind::string_literal, 2, "\"");
        const std::string closing = ")" + std::string(source_.substr(at_ + 2, open - at_ - 2)) + "\"";
        take(PieceKind::string_literal, open + 1 - at_, closing);
    }

    void take_quoted(char quote, PieceKind kind) {
        end_code();
        std::size_t end = at_ + 1;
        while (end < source_.size() && source_[end] != quote && source_[end] != '\n') end += source_[end] == '\\' ? 2 : 1;
        end = std::min(end, source_.size());
        pieces_.push_back({kind, line_, std::string(source_.substr(at_ + 1, end - at_ - 1))});
        at_ = std::min(end + 1, source_.size());
    }

    std::string_view source_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::string code_;
    std::vector<Piece> pieces_;
};

}  // namespace

std::vector<TreeFile> source_files() {
    std::vector<TreeFile> files;
    for (const char* folder : {"forms", "printer", "kiosk", "tests"}) {
        collect(
            root() / folder,
            [](const fs::path& path) {
                return has_extension(path, {".h", ".cpp"});
            },
            files);
    }
    return in_order(std::move(files));
}

std::vector<TreeFile> text_files() {
    std::vector<TreeFile> files;
    const auto is_text = [](const fs::path& path) {
        return path.extension().empty() ||
               has_extension(path, {".h", ".cpp", ".toml", ".json", ".csv", ".tsv", ".md", ".txt", ".sh", ".svg"});
    };
    collect(root(), is_text, files);
    return in_order(std::move(files));
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<Piece> pieces_of(std::string_view source) { return Splitter(source).split(); }

std::vector<Include> includes_of(std::string_view source) {
    std::vector<Include> includes;
    int number = 0;
    for (const std::string& line : lines_of(source)) {
        ++number;
        if (!line.starts_with("#include ")) continue;
        const std::size_t open = line.find_first_of("\"<"), close = line.find_last_of("\">");
        if (open == std::string::npos || close <= open) continue;
        includes.push_back({number, line.substr(open + 1, close - open - 1), line[open] == '"'});
    }
    return includes;
}

void Offences::add(const TreeFile& file, int line, std::string_view why) {
    text_ += file.path + ":" + std::to_string(line) + ": " + std::string(why) + "\n";
}

}  // namespace support
