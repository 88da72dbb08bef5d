// One pass over the bytes, one function for each shape of TOML (toml.io, v1.0.0).
// Gives up (and thereby asks toml++) at everything unexpected; explains nothing.
#include "forms/toml_plain.h"

#include <algorithm>
#include <charconv>

namespace forms {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_key_letter(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// UTF-8, without control characters, carriage returns and the line ends that only Unicode knows.
bool is_plain_text(std::string_view text) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned lead = byte(at);
        if (lead < 0x80) {
            if ((lead < 0x20 && lead != '\n' && lead != '\t') || lead == 0x7F) return false;
            ++at;
            continue;
        }
        const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t code = lead & (0x7FU >> length);
        for (std::size_t i = 1; i < length; ++i) {
            if ((byte(at + i) & 0xC0) != 0x80) return false;
            code = code << 6 | (byte(at + i) & 0x3F);
        }
        constexpr char32_t kSmallest[] = {0, 0, 0xA0, 0x800, 0x10000};
        const bool is_letter = lead >= 0xC2 && lead < 0xF5 && code >= kSmallest[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        if (!is_letter || code == 0x2028 || code == 0x2029 || code == 0xFEFF) return false;
        at += length;
    }
    return true;
}

class PlainToml {
public:
    PlainToml(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    std::optional<Node> document() {
        Node root{Node::Table{}, {file_, 1, 1}};
        Node* table = &root;
        for (skip_lines(); !at_end(); skip_lines()) {
            if (here() == '[') {
                table = heading(root);
                if (!table) return std::nullopt;
            } else if (!member(std::get<Node::Table>(table->value), 0)) {
                return std::nullopt;
            }
            if (!line_is_over()) return std::nullopt;
        }
        return root;
    }

private:
    static constexpr int kDeepest = 50;

    bool at_end() const { return at_ == text_.size(); }
    char here() const { return at_end() ? '\0' : text_[at_]; }
    bool take(char c) {
        if (here() != c) return false;
        ++at_;
        return true;
    }
    void skip_blanks() {
        while (is_blank(here())) ++at_;
    }
    void skip_comment() {
        if (here() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
    }
    /// Blanks, comments and line feeds.
    void skip_lines() {
        for (;;) {
            skip_blanks();
            skip_comment();
            if (!take('\n')) return;
        }
    }
    bool line_is_over() {
        skip_blanks();
        skip_comment();
        return at_end() || here() == '\n';
    }

    /// Line and column of the next byte; columns count characters. Counts on from the place that was asked for last.
    Place place() {
        for (; counted_ < at_; ++counted_) {
            if (text_[counted_] == '\n') {
                ++line_;
                column_ = 1;
            } else if (!continues(text_[counted_])) {
                ++column_;
            }
        }
        return {file_, line_, column_};
    }

    std::string_view key() {
        const std::size_t begin = at_;
        while (is_key_letter(here())) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    static Node* find(Node::Table& table, std::string_view name) {
        for (auto& [key, node] : table) {
            if (key == name) return &node;
        }
        return nullptr;
    }

    /// [a], [a.b] or [[a]]: the table that the next lines belong to. Tables above it are those of earlier headings.
    Node* heading(Node& root) {
        const Place start = place();
        ++at_;
        const bool is_element = take('[');
        Node* table = &root;
        std::string path;
        for (;;) {
            const std::string_view name = key();
            if (name.empty()) return nullptr;
            path.append(".").append(name);
            auto& members = std::get<Node::Table>(table->value);
            Node* known = find(members, name);
            if (!take('.')) {
                const bool closes = take(']') && (!is_element || take(']'));
                return closes ? open_table(members, known, name, path, start, is_element) : nullptr;
            }
            if (known && !is_heading(path)) return nullptr;
            if (!known) {
                headings_.push_back(path);
                known = &members.emplace_back(std::string(name), Node{Node::Table{}, start}).node;
            }
            table = known;
        }
    }
    bool is_heading(const std::string& path) const { return std::find(headings_.begin(), headings_.end(), path) != headings_.end(); }

    Node* open_table(Node::Table& members, Node* known, std::string_view name, const std::string& path, const Place& start, bool is_element) {
        if (!is_element) {
            if (known) return nullptr;
            headings_.push_back(path);
            return &members.emplace_back(std::string(name), Node{Node::Table{}, start}).node;
        }
        if (known && std::find(lists_.begin(), lists_.end(), path) == lists_.end()) return nullptr;
        if (!known) {
            lists_.push_back(path);
            known = &members.emplace_back(std::string(name), Node{Node::Array{}, start}).node;
        }
        return &std::get<Node::Array>(known->value).emplace_back(Node{Node::Table{}, start});
    }

    bool member(Node::Table& table, int depth) {
        const std::string_view name = key();
        skip_blanks();
        if (name.empty() || !take('=') || find(table, name)) return false;
        skip_blanks();
        return value(table.emplace_back(std::string(name), Node{}).node, depth);
    }

    bool value(Node& node, int depth) {
        node.place = place();
        switch (here()) {
            case '"': return string(node.value.emplace<std::string>());
            case '[': return depth < kDeepest && array(node.value.emplace<Node::Array>(), depth + 1);
            case '{': return depth < kDeepest && inline_table(node.value.emplace<Node::Table>(), depth + 1);
            case 't':
            case 'f': return yes_no(node);
            default: return number_or_date(node);
        }
    }

    bool string(std::string& text) {
        ++at_;
        if (text_.substr(at_, 2) == "\"\"") return false;
        for (;;) {
            const std::size_t end = text_.find_first_of("\"\\\n", at_);
            if (end == std::string_view::npos || text_[end] == '\n') return false;
            text.append(text_.substr(at_, end - at_));
            at_ = end + 1;
            if (text_[end] == '"') return true;
            switch (here()) {
                case 'n': text += '\n'; break;
                case 't': text += '\t'; break;
                case '"': text += '"'; break;
                case '\\': text += '\\'; break;
                default: return false;
            }
            ++at_;
        }
    }

    bool array(Node::Array& elements, int depth) {
        ++at_;
        elements.reserve(4);
        for (skip_lines(); !take(']'); skip_lines()) {
            if (!value(elements.emplace_back(), depth)) return false;
            skip_lines();
            if (!take(',') && here() != ']') return false;
        }
        return true;
    }

    bool inline_table(Node::Table& members, int depth) {
        ++at_;
        members.reserve(4);
        skip_blanks();
        if (take('}')) return true;
        for (;;) {
            skip_blanks();
            if (!member(members, depth)) return false;
            skip_blanks();
            if (take('}')) return true;
            if (!take(',')) return false;
        }
    }

    /// Letters, digits and signs up to whatever ends a value.
    std::string_view bare_value() {
        const std::size_t end = std::min(text_.find_first_of(" \t\n,]}#", at_), text_.size());
        const std::string_view word = text_.substr(at_, end - at_);
        at_ = end;
        return word;
    }

    bool yes_no(Node& node) {
        const std::string_view word = bare_value();
        node.value = word == "true";
        return word == "true" || word == "false";
    }

    bool number_or_date(Node& node) {
        const std::string_view word = bare_value();
        if (word.size() == 10 && word[4] == '-') return date(word, node);
        const std::string_view digits = word.substr(word.starts_with('-') ? 1 : 0);
        const std::size_t whole = std::min(digits.find('.'), digits.size());
        const bool is_decimal = whole < digits.size();
        const bool has_form = whole > 0 && (digits[0] != '0' || whole == 1) && digits.size() <= 15 && digits.back() != '.' &&
                              std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == '.'; }) && digits.find('.', whole + 1) == digits.npos;
        if (!has_form) return false;
        return is_decimal ? read(word, node.value.emplace<double>()) : read(word, node.value.emplace<std::int64_t>());
    }

    template <typename Number>
    static bool read(std::string_view word, Number& number) {
        return std::from_chars(word.data(), word.data() + word.size(), number).ptr == word.data() + word.size();
    }

    /// 2026-04-01; a blank and digits after it would make it a time.
    bool date(std::string_view word, Node& node) {
        if (word[7] != '-' || (here() == ' ' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) return false;
        int year = 0, month = 0, day = 0;
        if (!read(word.substr(0, 4), year) || !read(word.substr(5, 2), month) || !read(word.substr(8), day)) return false;
        const std::optional<Date> known = make_date(year, month, day);
        if (!known || year < 1000 || month < 1 || day < 1) return false;
        node.value = *known;
        return true;
    }

    std::string_view text_;
    const FileName file_;
    std::size_t at_ = 0, counted_ = 0;
    int line_ = 1, column_ = 1;
    std::vector<std::string> headings_, lists_;
};

}  // namespace

std::optional<Node> read_plain_toml(std::string_view text, const std::string& file) {
    if (!is_plain_text(text)) return std::nullopt;
    return PlainToml(text, file).document();
}

}  // namespace forms
