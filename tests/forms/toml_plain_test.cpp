// The quick reader of TOML against toml++: where it reads, it reads the same, places included; where toml++ refuses, it
// never reads.
#include "forms/toml_plain.h"
#include "support/source_tree.h"

#include <doctest/doctest.h>

#include <random>

namespace {

bool same(const forms::Node& one, const forms::Node& other);

bool same(const forms::Place& one, const forms::Place& other) { return one.file == other.file && one.line == other.line && one.column == other.column; }

template <typename T>
bool same_value(const T& one, const T& other) {
    return one == other;
}
bool same_value(const forms::Node::Array& one, const forms::Node::Array& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const auto& a, const auto& b) { return same(a, b); });
}
bool same_value(const forms::Node::Table& one, const forms::Node::Table& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const auto& a, const auto& b) { return a.key == b.key && same(a.node, b.node); });
}

bool same(const forms::Node& one, const forms::Node& other) {
    if (!same(one.place, other.place) || one.value.index() != other.value.index()) return false;
    return std::visit([&](const auto& value) { return same_value(value, std::get<std::decay_t<decltype(value)>>(other.value)); }, one.value);
}

std::optional<forms::Node> by_toml(const std::string& text, forms::Problems& problems) {
    auto tree = forms::read_any_toml(text, "a.toml", problems);
    return problems.empty() ? std::move(tree) : std::nullopt;
}

/// True when the quick reader read it; then toml++ has to have read just that.
bool reads_the_same(const std::string& text) {
    const auto plain = forms::read_plain_toml(text, "a.toml");
    if (!plain) return false;
    forms::Problems problems;
    const auto any = by_toml(text, problems);
    CAPTURE(text);
    REQUIRE_MESSAGE(problems.empty(), problems.front().message);
    REQUIRE(same(*plain, *any));
    return true;
}

/// Every .toml of the catalog, the strings and the other assets.
std::vector<std::string> house_files() {
    std::vector<std::string> texts;
    for (support::TreeFile& file : support::text_files()) {
        // Words as keys, in quotes: left to toml++.
        if (file.path.ends_with(".toml") && file.path != "assets/readings.toml") texts.push_back(std::move(file.text));
    }
    return texts;
}

}  // namespace

TEST_CASE("every file of the house is read by the quick reader, and as toml++ reads it") {
    const auto texts = house_files();
    REQUIRE(texts.size() > 150);
    for (const std::string& text : texts) CHECK_MESSAGE(reads_the_same(text), text.substr(0, 300));
}

TEST_CASE("what both readers read is the same tree with the same places") {
    for (const char* text : {"", "\n\n# 注\n", "a = 1", "a = -12 # 注\nb=\"漢字\\n\\t\\\"\\\\\"\n", "a = 1.25\nb = -0.5\nc = 0\nd = true\n  e = false", "a = 2026-04-01\nb = [2026-04-01, 2024-02-29]",
                             "a = []\nb = {}\nc = [ [], [1], # 注\n\n [ {x = 1}, ], ]\n", "漢 = 1", "[a]\n[b]\nx = 1\n[a.c]\ny = 2", "[a.b.c]\nx = 1\n[a.b.d]\n[e]", "[[a]]\nx = 1\n[[a]]\nx = 2\n[b]",
                             "[q.a]\nx = 1\n[[q.a.v]]\ny = 1\n[[q.a.v]]\ny = 2\n[q.b]\n", "[a] # 注\n\tx = { b = { c = [1, 2] }, d = \"\" }"}) {
        const bool is_plain = reads_the_same(text);
        CHECK_MESSAGE(is_plain == (std::string(text) != "漢 = 1"), text);
    }
}

TEST_CASE("the quick reader leaves everything else to toml++") {
    for (const char* text : {"a = 'x'", "a = \"\"\"x\"\"\"", "a = \"\\u3042\"", "a.b = 1", "\"a\" = 1", "a = 1_000", "a = 0x1f", "a = 1e3", "a = inf", "a = +1", "a = 07:00:00", "a = 2026-04-01T00:00:00Z",
                             "a = 2026-04-01 00:00:00", "\xEF\xBB\xBF" "a = 1", "a = 1\r\n", "[a]\n[a.b]\n[a.b.c]\n[a]", "a = 1\na = 2", "[a]\n[a]", "a = {}\n[a.b]", "a = []\n[[a]]", "[[a]]\n[a]", "[a]\n[[a]]",
                             "a = { b = 1, }", "a = { b = 1\n}", "a = [1 2]", "a = [,]", "a = 01", "a = 1.", "a = .5", "a = 2026-02-30", "a = 2026-1-1", "a = truely", "a = \"x", "a = \"\x01\"", "a = \"\x7F\"",
                             "a = \"\xFF\"", "a = \"\xED\xA0\x80\"", "a = \"\xC0\x80\"", "a", "= 1", "a = ", "[a", "[[a]", "[]", "[a.]", "a = 1 b = 2", "a = 99999999999999999999", "a = \"\xE2\x80\xA8\""}) {
        CHECK_MESSAGE(!forms::read_plain_toml(text, "a.toml"), text);
    }
}

TEST_CASE("however a file is damaged, the quick reader never reads what toml++ refuses or reads otherwise") {
    const auto texts = house_files();
    std::mt19937 random(20261125);
    const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
    constexpr std::string_view kSparks = "\"\\=[]{},.#\n \t-_0129azZT:'\r\x7F\x01\xE3\x81";
    int read = 0, refused = 0;
    for (int round = 0; round < 6000; ++round) {
        const std::string& whole = texts[below(texts.size())];
        const std::size_t begin = whole.find('\n', below(whole.size()));
        std::string text = begin == std::string::npos ? whole.substr(0, 400) : whole.substr(begin + 1, 400);
        for (std::size_t times = 1 + below(3); times > 0 && !text.empty(); --times) {
            const std::size_t at = below(text.size());
            switch (below(4)) {
                case 0: text.erase(at, 1 + below(3)); break;
                case 1: text.insert(at, 1, kSparks[below(kSparks.size())]); break;
                case 2: text[at] = kSparks[below(kSparks.size())]; break;
                default: text.insert(at, text.substr(below(text.size()), below(40))); break;
            }
        }
        ++(reads_the_same(text) ? read : refused);
    }
    CHECK(read > 300);
    CHECK(refused > 300);
}
