// The finished kiosk in a real window: Xvfb, and a mouse that taps where the widgets are; a whole visit of one person with
// a simulated card, kana typed on the board, ending in the same files as `kakanai fill` writes for the same answers.
// Starts an X server of its own.
#include "forms/document.h"
#include "support/cases.h"
#include "support/program.h"
#include "tests/whole/window_glass.h"

#include <cstdlib>

namespace {

namespace fs = std::filesystem;
using support::Child;
using whole::WindowGlass;

/// What the board can type, in place of the household's kanji.
const std::map<std::string, std::string> kTyped = {{"hittousha", "\u304A\u304B\u3082\u3068 \u307E\u3053\u3068"},
                                                   {"old_head_name", "\u304A\u304B\u3082\u3068 \u307E\u3053\u3068"},
                                                   {"honseki", "\u3057\u307E\u306D\u3051\u3093\u307E\u3059\u3060\u3057"},
                                                   {"cert_purpose", "\u3081\u3093\u304D\u3087\u3057\u3087\u3046"},
                                                   {"job", "\u304B\u3044\u3057\u3083\u3044\u3093"}};
const std::set<std::string> kFromCard = {"name", "birth", "sex", "old_address"};

forms::Node::Table& members(forms::Node& node, std::string_view key) {
    for (auto& [name, member] : std::get<forms::Node::Table>(node.value))
        if (name == key) return std::get<forms::Node::Table>(member.value);
    FAIL("the household has no " << key);
    return std::get<forms::Node::Table>(node.value);
}

void add_new(forms::Node::Table& table, const char* key, forms::Node value) {
    const bool is_there = std::any_of(table.begin(), table.end(), [key](const auto& member) { return member.key == key; });
    if (!is_there) table.emplace_back(key, std::move(value));
}

/// The household with what a board can type, and with the card named as the source of what a card says.
forms::Node typed_household(const std::string& json) {
    forms::Problems problems;
    auto node = forms::read_json(json, problems);
    REQUIRE(node);
    const auto adapt = [](forms::Node::Table& table) {
        for (auto& [key, value] : table) {
            if (kTyped.contains(key)) value = forms::json_string(kTyped.at(key));
            if (key == "new_address") std::erase_if(std::get<forms::Node::Table>(value.value), [](const auto& part) { return part.key == "building"; });
            if (!kFromCard.contains(key)) continue;
            forms::Node::Table with_source;
            with_source.emplace_back("value", value);
            with_source.emplace_back("source", forms::json_string("card"));
            value = forms::Node{std::move(with_source), {}};
        }
    };
    auto& whole_case = members(*node, "case");
    adapt(whole_case);
    add_new(whole_case, "joins_household", forms::json_bool(false));               // what the picture of the family says by itself
    // The card's address answers every item that the catalog lets a card answer, of the case and of its holder.
    const auto old_address = std::find_if(whole_case.begin(), whole_case.end(), [](const auto& member) { return member.key == "old_address"; });
    REQUIRE(old_address != whole_case.end());
    const forms::Node from_card = old_address->node;
    const auto add_card_addresses = [&from_card](forms::Node::Table& table, bool of_person) {
        for (const auto& [id, item] : support::catalog().items) {
            const bool is_from_card = item.type == forms::ItemType::address && std::count(item.from.begin(), item.from.end(), forms::Source::card);
            if (is_from_card && item.per_person == of_person && id != "old_address") table.emplace_back(id, from_card);
        }
    };
    add_card_addresses(whole_case, false);
    for (auto& [key, member] : std::get<forms::Node::Table>(node->value))
        if (key == "persons")
            for (forms::Node& person : std::get<forms::Node::Array>(member.value)) {
                adapt(std::get<forms::Node::Table>(person.value));
                add_card_addresses(std::get<forms::Node::Table>(person.value), true);      // one person: the holder
            }
    return *node;
}

/// The household file without what the interview did not ask for, so that both ways know the same.
std::string only_asked(forms::Node node, const std::set<forms::Slot>& asked, const forms::Answers& answers) {
    const auto keep = [&](forms::Node::Table& table, int person) {
        for (const forms::Slot& slot : asked)                    // answered 「わからない」
            if (slot.person == person && !answers.find(slot)) {
                forms::Node::Table unknown;
                unknown.emplace_back("unknown", forms::json_bool(true));
                table.emplace_back(slot.item, forms::Node{std::move(unknown), {}});
            }
        std::erase_if(table, [&](const auto& member) { return !member.node.find("source") && !asked.contains({member.key, person}); });
    };
    for (auto& [key, member] : std::get<forms::Node::Table>(node.value)) {
        if (key == "case") keep(std::get<forms::Node::Table>(member.value), forms::kWholeCase);
        if (key != "persons") continue;
        int person = 0;
        for (forms::Node& table : std::get<forms::Node::Array>(member.value)) keep(std::get<forms::Node::Table>(table.value), person++);
    }
    return forms::write_json(node);
}

}  // namespace

TEST_CASE("a visit in a real window, tapped from the first screen to the number, leaves the files that fill writes") {
    const auto screen = support::start_x_server({"Xvfb", "-noreset", "-nolisten", "tcp", "-screen", "0", "540x960x24"});
    const support::Folder folder;
    const fs::path dump = folder.path / "widgets.json", data = folder.path / "data";
    const auto addresses = kiosk::AddressBook::open(support::kSource / "assets" / "addresses", support::catalog().city.code);
    REQUIRE(addresses);
    const forms::Node household = typed_household(support::read_text(support::kSource / "assets" / "households" / "single.json"));
    const forms::AnswersReading reading = forms::read_answers(forms::write_json(household), support::catalog(), support::kToday);
    REQUIRE(reading.problems.empty());
    std::set<forms::Slot> asked;
    {
        const Child kiosk({support::program().string(), "kiosk", "--windowed", "--card", "files", "--size", "540x960", "--folder", data.string(), "--dump-widgets", dump.string(), "--today",
                           forms::to_iso(*reading.today)});
        WindowGlass glass(dump);
        REQUIRE(glass.page() == "start");
        glass.tap("errand.tennyu");
        for (const forms::Slot& slot : resident::gather_household(glass, {support::catalog(), *addresses, reading.answers})) asked.insert(slot);
        asked.erase({"relationship", 0});                                    // who lives alone is the head: the rule says so
        glass.tap("card.use");
        for (int key = 0; key < 9; ++key) glass.press_staff_key();           // the fifth card: on, off, on, off … on
        resident::tap_digits(glass, "3456");
        glass.tap("next");
        asked.merge(resident::answer_all(glass, {support::catalog(), *addresses, reading.answers}));
        for (int tries = 0; tries < 5 && !glass.targets().contains("send"); ++tries) glass.tap("next");
        glass.tap("send");
        glass.wait_for("done");
    }
    const fs::path answers = folder.path / "answers.json", written = data / "cases" / "A-001", filled = folder.path / "filled";
    std::ofstream(answers, std::ios::binary) << only_asked(household, asked, reading.answers);
    const support::Ran fill = support::run(support::quoted(support::program()) + " fill " + support::quoted(answers) + " --out " + support::quoted(filled));
    REQUIRE_MESSAGE(fill.status == 0, fill.output);
    int compared = 0;
    for (const auto& entry : fs::directory_iterator(filled)) {
        if (entry.path().extension() != ".pdf") continue;
        ++compared;
        CHECK_MESSAGE(support::read_text(entry.path()) == support::read_text(written / entry.path().filename()), entry.path().filename());
    }
    CHECK(compared > 2);
}
