// JSON text → Node and back. The only file that knows nlohmann/json.
// Problems never repeat the text: it may be a resident's.
#include "forms/document.h"

#include <nlohmann/json.hpp>

#include <set>

namespace forms {

namespace {

constexpr int kDepthMax = 32;

/// Builds the tree while reading, so that order, duplicates and depth are seen.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit TreeBuilder(Problems& problems) : problems_(problems) {}

    std::optional<Node> take() && { return std::move(root_); }

    bool null() override { return add({}); }
    bool boolean(bool yes) override { return add(json_bool(yes)); }
    bool number_integer(number_integer_t number) override { return add(json_number(number)); }
    bool number_unsigned(number_unsigned_t number) override {
        if (number > static_cast<number_unsigned_t>(INT64_MAX)) return refuse("大きすぎる数があります。");
        return add(json_number(static_cast<std::int64_t>(number)));
    }
    bool number_float(number_float_t number, const string_t&) override {
        Node node;
        node.value = number;
        return add(std::move(node));
    }
    bool string(string_t& text) override { return add(json_string(std::move(text))); }
    bool binary(binary_t&) override { return refuse("JSON にない値があります。"); }

    bool start_object(std::size_t) override { return open(Node::Table{}); }
    bool key(string_t& name) override {
        for (const auto& member : std::get<Node::Table>(open_.back().value)) {
            if (member.key == name) return refuse("同じ名前の項目が2回あります。");
        }
        std::get<Node::Table>(open_.back().value).emplace_back(std::move(name), Node{});
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Node::Array{}); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return refuse("JSON として読めません（" + std::to_string(position) + "文字目のあたり）。");
    }

private:
    bool refuse(const std::string& message) {
        problems_.push_back({{}, message, "答えのファイルを作り直してください。", {}});
        return false;
    }

    bool add(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
        } else if (auto* table = std::get_if<Node::Table>(&open_.back().value)) {
            table->back().node = std::move(node);
        } else {
            std::get<Node::Array>(open_.back().value).push_back(std::move(node));
        }
        return true;
    }

    bool open(std::variant<Node::Table, Node::Array> container) {
        if (open_.size() >= kDepthMax) return refuse("かっこの重なりが深すぎます。");
        Node node;
        std::visit([&](auto& value) { node.value = std::move(value); }, container);
        open_.push_back(std::move(node));
        return true;
    }

    bool close() {
        Node node = std::move(open_.back());
        open_.pop_back();
        return add(std::move(node));
    }

    Problems& problems_;
    std::vector<Node> open_;
    std::optional<Node> root_;
};

void append_quoted(std::string& out, const std::string& text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr char kHex[] = "0123456789abcdef";
            out += "\\u00";
            out += kHex[static_cast<unsigned char>(c) >> 4];
            out += kHex[static_cast<unsigned char>(c) & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_json(std::string& out, const Node& node, int depth) {
    const std::string indent(static_cast<std::size_t>(depth + 1) * 2, ' ');
    const std::string outdent(static_cast<std::size_t>(depth) * 2, ' ');
    if (auto* table = node.table()) {
        if (table->empty()) return void(out += "{}");
        out += "{\n";
        for (std::size_t i = 0; i < table->size(); ++i) {
            out += indent;
            append_quoted(out, (*table)[i].key);
            out += ": ";
            append_json(out, (*table)[i].node, depth + 1);
            out += i + 1 < table->size() ? ",\n" : "\n";
        }
        out += outdent + "}";
    } else if (auto* array = node.array()) {
        if (array->empty()) return void(out += "[]");
        out += "[\n";
        for (std::size_t i = 0; i < array->size(); ++i) {
            out += indent;
            append_json(out, (*array)[i], depth + 1);
            out += i + 1 < array->size() ? ",\n" : "\n";
        }
        out += outdent + "]";
    } else if (auto* text = node.string()) {
        append_quoted(out, *text);
    } else if (auto* number = std::get_if<std::int64_t>(&node.value)) {
        out += std::to_string(*number);
    } else if (auto* real = std::get_if<double>(&node.value)) {
        out += nlohmann::json(*real).dump();
    } else if (auto* yes = std::get_if<bool>(&node.value)) {
        out += *yes ? "true" : "false";
    } else if (auto* date = std::get_if<Date>(&node.value)) {
        append_quoted(out, to_iso(*date));
    } else {
        out += "null";
    }
}

}  // namespace

std::optional<Node> read_json(std::string_view text, Problems& problems) {
    TreeBuilder builder(problems);
    if (!nlohmann::json::sax_parse(text, &builder)) return std::nullopt;
    return std::move(builder).take();
}

std::string write_json(const Node& node) {
    std::string out;
    append_json(out, node, 0);
    out += '\n';
    return out;
}

Node json_string(std::string text) {
    Node node;
    node.value = std::move(text);
    return node;
}

Node json_number(std::int64_t number) {
    Node node;
    node.value = number;
    return node;
}

Node json_bool(bool yes) {
    Node node;
    node.value = yes;
    return node;
}

}  // namespace forms
