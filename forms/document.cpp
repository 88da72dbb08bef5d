// Reading the members of a document tree: types, missing and unknown names, and the text of a problem.
// Knows no catalog; every sentence here is for the person who edits the file.
#include "forms/document.h"

#include <algorithm>

namespace forms {

const Node* Node::find(std::string_view key) const {
    const Table* members = table();
    if (!members) return nullptr;
    for (const auto& [name, node] : *members) {
        if (name == key) return &node;
    }
    return nullptr;
}

std::string to_text(const Problem& problem) {
    std::string text = problem.place.file.text();
    if (problem.place.line > 0) {
        if (!text.empty()) text += ":";
        text += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column);
    }
    if (!text.empty()) text += ": ";
    text += problem.message + "\n";
    if (!problem.excerpt.empty()) {
        text += "    " + problem.excerpt + "\n    ";
        // Wide characters take two columns on a terminal: the caret stands under the character that is meant.
        int column = 1;
        for (std::size_t i = 0; i < problem.excerpt.size() && column < problem.place.column; ++column) {
            const auto lead = static_cast<unsigned char>(problem.excerpt[i]);
            const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
            text += problem.excerpt[i] == '\t' ? "\t" : length >= 3 ? "  " : " ";
            i += length;
        }
        text += "^\n";
    }
    if (!problem.remedy.empty()) text += "  → " + problem.remedy + "\n";
    return text;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(2, word.size() / 4) + 1;
    for (const std::string& candidate : candidates) {
        std::vector<std::size_t> row(candidate.size() + 1);
        for (std::size_t j = 0; j <= candidate.size(); ++j) row[j] = j;
        for (std::size_t i = 1; i <= word.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= candidate.size(); ++j) {
                const std::size_t replaced = diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = candidate;
        }
    }
    return best;
}

TableReader::TableReader(const Node& node, Problems& problems) : node_(node), problems_(problems) {
    taken_.reserve(16);
    if (!node.table()) {
        problems.push_back({node.place, "ここには { 名前 = 値 } のまとまりが必要です。", "forms/README.md の例のように書いてください。", {}});
    }
}

const Node* TableReader::take(std::string_view key) {
    taken_.push_back(key);
    return node_.find(key);
}

void TableReader::wrong_type(const Node& node, std::string_view key, std::string_view wanted) {
    problems_.push_back({node.place, "「" + std::string(key) + "」の値の種類が違います。", std::string(wanted) + "を書いてください。", {}});
}

std::string TableReader::required_string(std::string_view key) {
    const Node* node = take(key);
    if (!node) {
        problems_.push_back({node_.place, "「" + std::string(key) + "」がありません。", "「" + std::string(key) + " = \"…\"」を足してください。", {}});
        return {};
    }
    if (const std::string* text = node->string()) return *text;
    wrong_type(*node, key, "引用符で囲んだ文字");
    return {};
}

std::string TableReader::string(std::string_view key, std::string fallback) {
    const Node* node = take(key);
    if (!node) return fallback;
    if (const std::string* text = node->string()) return *text;
    wrong_type(*node, key, "引用符で囲んだ文字");
    return fallback;
}

std::int64_t TableReader::integer(std::string_view key, std::int64_t fallback) {
    const Node* node = take(key);
    if (!node) return fallback;
    if (auto* number_value = std::get_if<std::int64_t>(&node->value)) return *number_value;
    wrong_type(*node, key, "整数");
    return fallback;
}

double TableReader::number(std::string_view key, double fallback) {
    const Node* node = take(key);
    if (!node) return fallback;
    if (auto* whole = std::get_if<std::int64_t>(&node->value)) return static_cast<double>(*whole);
    if (auto* real = std::get_if<double>(&node->value)) return *real;
    wrong_type(*node, key, "数");
    return fallback;
}

bool TableReader::yes_no(std::string_view key, bool fallback) {
    const Node* node = take(key);
    if (!node) return fallback;
    if (auto* yes = std::get_if<bool>(&node->value)) return *yes;
    wrong_type(*node, key, "true か false");
    return fallback;
}

std::optional<Date> TableReader::date(std::string_view key) {
    const Node* node = take(key);
    if (!node) return std::nullopt;
    if (auto* day = std::get_if<Date>(&node->value)) return *day;
    wrong_type(*node, key, "2026-04-01 のような日付");
    return std::nullopt;
}

std::vector<std::string> TableReader::strings(std::string_view key) {
    std::vector<std::string> result;
    const Node* node = take(key);
    if (!node) return result;
    const Node::Array* elements = node->array();
    if (!elements) {
        wrong_type(*node, key, "[ \"…\", \"…\" ] の並び");
        return result;
    }
    for (const Node& element : *elements) {
        if (const std::string* text = element.string()) {
            result.push_back(*text);
        } else {
            wrong_type(element, key, "引用符で囲んだ文字");
        }
    }
    return result;
}

std::vector<double> TableReader::numbers(std::string_view key) {
    std::vector<double> result;
    const Node* node = take(key);
    if (!node) return result;
    const Node::Array* elements = node->array();
    if (!elements) {
        wrong_type(*node, key, "[ 30, 60 ] のような数の並び");
        return result;
    }
    for (const Node& element : *elements) {
        if (auto* whole = std::get_if<std::int64_t>(&element.value)) {
            result.push_back(static_cast<double>(*whole));
        } else if (auto* real = std::get_if<double>(&element.value)) {
            result.push_back(*real);
        } else {
            wrong_type(element, key, "数");
        }
    }
    return result;
}

const Node::Array& TableReader::tables(std::string_view key) {
    static const Node::Array kNone;
    const Node* node = take(key);
    if (!node) return kNone;
    if (const Node::Array* elements = node->array()) return *elements;
    wrong_type(*node, key, "[ { … }, { … } ] の並び");
    return kNone;
}

void TableReader::finish() {
    const Node::Table* members = node_.table();
    if (!members) return;
    for (const auto& [name, member] : *members) {
        if (std::find(taken_.begin(), taken_.end(), name) != taken_.end()) continue;
        const std::string near = nearest(name, {taken_.begin(), taken_.end()});
        problems_.push_back({member.place, "「" + name + "」という名前は、ここでは使えません。",
                             near.empty() ? "forms/README.md にある名前か確かめてください。" : "「" + near + "」のまちがいではありませんか。", {}});
    }
}

}  // namespace forms
