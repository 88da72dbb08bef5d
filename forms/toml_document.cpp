// TOML text → Node, with line and column of every value. The only file that knows toml++.
// Does not judge what the values mean.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "forms/toml_plain.h"

#include <algorithm>

namespace forms {

namespace {

Place place_of(const toml::source_region& region, const FileName& file) {
    return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

Node convert(const toml::node& from, const FileName& file, Problems& problems);

Node::Table convert_table(const toml::table& from, const FileName& file, Problems& problems) {
    struct Member {
        toml::source_position position;
        std::string key;
        Node node;
    };
    std::vector<Member> members;
    for (auto&& [key, node] : from) {
        members.push_back({key.source().begin, std::string(key.str()), convert(node, file, problems)});
    }
    std::stable_sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.position < b.position; });
    Node::Table table;
    for (Member& member : members) table.emplace_back(std::move(member.key), std::move(member.node));
    return table;
}

Node convert(const toml::node& from, const FileName& file, Problems& problems) {
    Node node;
    node.place = place_of(from.source(), file);
    if (auto* table = from.as_table()) {
        node.value = convert_table(*table, file, problems);
    } else if (auto* array = from.as_array()) {
        Node::Array elements;
        for (const toml::node& element : *array) elements.push_back(convert(element, file, problems));
        node.value = std::move(elements);
    } else if (auto* text = from.as_string()) {
        node.value = text->get();
    } else if (auto* integer = from.as_integer()) {
        node.value = integer->get();
    } else if (auto* real = from.as_floating_point()) {
        node.value = real->get();
    } else if (auto* yes = from.as_boolean()) {
        node.value = yes->get();
    } else if (auto* day = from.as_date()) {
        const toml::date raw = day->get();
        if (auto date = make_date(raw.year, raw.month, raw.day)) {
            node.value = *date;
        } else {
            problems.push_back({node.place, "この日付は、こよみにありません。", "年月日を確かめてください。", {}});
        }
    } else {
        problems.push_back({node.place, "時刻は使えません。", "日付は 2026-04-01 のように書いてください。", {}});
    }
    return node;
}

}  // namespace

std::optional<Node> read_any_toml(std::string_view text, const std::string& file, Problems& problems) {
    toml::parse_result result = toml::parse(text, file);
    if (!result) {
        const toml::parse_error& error = result.error();
        problems.push_back({place_of(error.source(), file), "TOML として読めません（" + std::string(error.description()) + "）。",
                            "この行のかっこ・引用符・「=」の書き方を確かめてください。", {}});
        return std::nullopt;
    }
    return convert(result.table(), file, problems);
}

std::optional<Node> read_toml(std::string_view text, const std::string& file, Problems& problems) {
    if (auto plain = read_plain_toml(text, file)) return plain;
    return read_any_toml(text, file, problems);
}

}  // namespace forms
