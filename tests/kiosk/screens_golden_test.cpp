// What every kind of page says, as text: one file a language. What a change of words, of the catalog or of a screen does to the
// other pages is the diff of these files, and the diff is the review.
// Places and sizes stand in rules_test.cpp. New goldens after reading the difference: tests/accept_goldens.sh
#include "tests/kiosk/every_page.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

namespace {

bool is_accepting_screens() { return std::getenv("KAKANAI_ACCEPT") != nullptr; }

/// In reading order, a line each: what it is, its id, its words; ">" before what can be pressed. Keys and long lists are left out.
std::string text_of_page(const kiosk::Shot& shot) {
    constexpr int kOfAList = 6;
    std::string text = "# " + shot.name + "\n";
    int listed = 0;
    for (const kiosk::ui::Widget& widget : every_page::laid(shot).widgets) {
        if (widget.lines.empty() || widget.role == kiosk::ui::Role::key) continue;
        if (widget.id.starts_with("choice.") && ++listed > kOfAList) continue;
        std::string words = widget.given;
        for (std::size_t at = words.find('\n'); at != std::string::npos; at = words.find('\n')) words.replace(at, 1, " / ");
        text += std::string(widget.tap ? "> " : "  ") + std::string(kiosk::ui::to_id(widget.role)) + " " + widget.id + ": " + words + "\n";
    }
    return text + "\n";
}

std::string text_of_screens(const std::string& language) {
    std::string text;
    for (kiosk::Shot shot : every_page::shots(terminal::household("family_of_four"))) {
        shot.session.language = language;
        text += text_of_page(shot);
    }
    return text;
}

/// The first line in which they differ.
std::string first_difference(const std::string& now, const std::string& golden) {
    std::istringstream one(now), other(golden);
    std::string a, b, page;
    while (true) {
        const bool has_a = static_cast<bool>(std::getline(one, a)), has_b = static_cast<bool>(std::getline(other, b));
        if (!has_a && !has_b) return {};
        if (a.starts_with("# ")) page = a;
        if (has_a != has_b || a != b) return page + "\n  is:  " + (has_a ? a : "(the end)") + "\n  was: " + (has_b ? b : "(the end)");
    }
}

}  // namespace

TEST_CASE("Every kind of page says what its golden says, in every language") {
    for (const std::string& language : terminal::house().strings.languages()) {
        const std::string now = text_of_screens(language);
        CHECK(now.size() > 10'000);
        const auto file = terminal::source("tests/golden/screens." + language + ".txt");
        if (is_accepting_screens()) std::ofstream(file, std::ios::binary) << now;
        std::ifstream in(file, std::ios::binary);
        const std::string golden{std::istreambuf_iterator<char>(in), {}};
        CHECK_MESSAGE(first_difference(now, golden).empty(), first_difference(now, golden));
    }
}
