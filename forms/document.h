// A document tree with places: what a TOML or JSON file says, before anybody asks what it means.
// Knows nothing of items and forms; a key that nobody reads is the reader's business (see Reader).
#pragma once

#include "forms/date.h"
#include "forms/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace forms {

struct Node {
    struct Member;
    using Array = std::vector<Node>;
    using Table = std::vector<Member>;                         // in the order of the file
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, Array, Table> value;
    Place place;                                               // JSON: line 0

    const Table* table() const { return std::get_if<Table>(&value); }
    const Array* array() const { return std::get_if<Array>(&value); }
    const std::string* string() const { return std::get_if<std::string>(&value); }
    /// The member of that name, or nullptr (also when this is no table).
    const Node* find(std::string_view key) const;
};

struct Node::Member {
    Member(std::string name, Node said) : key(std::move(name)), node(std::move(said)) {}
    std::string key;
    Node node;
};

/// `text` is a whole file; `file` names it in problems. Nothing on a syntax error, which is reported with its place.
std::optional<Node> read_toml(std::string_view text, const std::string& file, Problems& problems);
/// JSON as RFC 8259; the same key twice is a problem. The problem never repeats the text: it may be a resident's.
std::optional<Node> read_json(std::string_view text, Problems& problems);

/// Canonical JSON with two blanks of indentation, keys in the order given, UTF-8 as it is.
std::string write_json(const Node& node);

Node json_string(std::string text);
Node json_number(std::int64_t number);
Node json_bool(bool yes);

/// Reads the members of one table and tells what is missing, of the wrong type, or read by nobody. Names are kept as they
/// are given: literals, or strings that live as long as the reader.
class TableReader {
public:
    TableReader(const Node& node, Problems& problems);

    const Node* take(std::string_view key);
    /// A problem when it is absent; the empty string then.
    std::string required_string(std::string_view key);
    std::string string(std::string_view key, std::string fallback = {});
    std::int64_t integer(std::string_view key, std::int64_t fallback);
    double number(std::string_view key, double fallback);
    bool yes_no(std::string_view key, bool fallback);
    std::optional<Date> date(std::string_view key);
    std::vector<std::string> strings(std::string_view key);
    std::vector<double> numbers(std::string_view key);
    const Node::Array& tables(std::string_view key);
    /// Reports every member that nobody took, with the nearest known name.
    void finish();
    const Place& place() const { return node_.place; }

private:
    void wrong_type(const Node& node, std::string_view key, std::string_view wanted);

    const Node& node_;
    Problems& problems_;
    std::vector<std::string_view> taken_;
};

/// The candidate nearest to `word` within two mistakes, or empty: 「insuranse」 → 「insurance」.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace forms
