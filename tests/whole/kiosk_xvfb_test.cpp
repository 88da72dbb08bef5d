// The finished kiosk in a real window: Xvfb, and a mouse that taps where the widgets are; whole visits of three families with
// simulated cards, kana typed on the board, ending in the same files as `kakanai fill` writes for the same answers.
// Starts its own X server.
#include "forms/document.h"
#include "support/cases.h"
#include "support/window_glass.h"

#include <cstdlib>

namespace {

namespace fs = std::filesystem;
using support::Child;
using support::WindowGlass;

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
    const bool is_moving = node->find("event")->string() && *node->find("event")->string() == "tennyu";
    if (is_moving) add_new(whole_case, "joins_household", forms::json_bool(false));         // what the picture of the family says by itself
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

/// A visit in a window of its own server, and the papers that the kiosk wrote of it compared with those of `fill`.
struct WindowVisit {
    std::string household;                 // as its JSON is written
    std::string errand;
    std::vector<std::pair<int, std::string>> cards{};      // which of assets/cards, in their order, and its number
    std::size_t papers_least = 3;
    std::set<std::string> told_otherwise{};                    // papers that say where an answer came from, where the two ways differ in that

    void run() const {
        const auto screen = support::start_x_server({"Xvfb", "-noreset", "-nolisten", "tcp", "-screen", "0", "540x960x24"});
        const support::Folder folder;
        const fs::path dump = folder.path / "widgets.json", data = folder.path / "data";
        const auto addresses = kiosk::AddressBook::open(support::kSource / "assets" / "addresses", support::catalog().city.code);
        REQUIRE(addresses);
        const forms::Node told = typed_household(household);
        const forms::AnswersReading reading = forms::read_answers(forms::write_json(told), support::catalog(), support::kToday);
        REQUIRE(reading.problems.empty());
        const resident::Known known{support::catalog(), *addresses, reading.answers};
        std::set<forms::Slot> asked;
        {
            const Child kiosk({support::program().string(), "kiosk", "--windowed", "--card", "files", "--size", "540x960", "--folder", data.string(), "--dump-widgets", dump.string(), "--today",
                               forms::to_iso(*reading.today)});
            WindowGlass glass(dump);
            REQUIRE(glass.page() == "start");
            resident::tap_on_sheets(glass, "errand." + errand);
            if (glass.page() == "household") asked = resident::gather_household(glass, known);
            if (reading.answers.find({"household_size", forms::kWholeCase}) && cards.size() == 1) asked.erase({"relationship", 0});      // who lives alone is the head: the rule says so
            lay_cards(glass);
            asked.merge(resident::answer_all(glass, known));
            if (errand == "tennyu" && !reading.answers.find({"honseki", forms::kWholeCase})) asked.insert({"honseki", forms::kWholeCase});      // left to staff on a page of several questions
            for (int tries = 0; tries < 5 && !glass.targets().contains("send"); ++tries) glass.tap("next");
            glass.tap("send");
            glass.wait_for("done");
        }
        compare(folder.path, data, only_asked(told, asked, reading.answers));
    }

private:
    /// The staff's key lays the next card down, and takes it away.
    void lay_cards(WindowGlass& glass) const {
        int pressed = 0;
        for (const auto& [card, number] : cards) {
            for (; pressed < 2 * card - 1; ++pressed) glass.press_staff_key();
            resident::tap_digits(glass, number);
            glass.tap("next");
            for (int looks = 0; glass.page() == "card_reading" && looks < 100; ++looks) glass.look();
        }
    }
    void compare(const fs::path& folder, const fs::path& data, const std::string& answers_json) const {
        const fs::path answers = folder / "answers.json", written = data / "cases" / "A-001", filled = folder / "filled";
        std::ofstream(answers, std::ios::binary) << answers_json;
        const support::Ran fill = support::run(support::quoted(support::program()) + " fill " + support::quoted(answers) + " --out " + support::quoted(filled));
        REQUIRE_MESSAGE(fill.status == 0, fill.output);
        std::size_t compared = 0;
        for (const auto& entry : fs::directory_iterator(filled)) {
            if (entry.path().extension() != ".pdf" || told_otherwise.contains(entry.path().filename().string())) continue;
            ++compared;
            CHECK_MESSAGE(support::read_text(entry.path()) == support::read_text(written / entry.path().filename()), entry.path().filename());
        }
        CHECK(compared >= papers_least);
    }
};

/// A couple that moves in with two cards, one insured at work: everything that one tap says for two.
constexpr const char* kCouple = R"({"event":"tennyu","today":"2026-04-10","case":{
  "move_date":"2026-04-01","new_address":{"postal_code":"758-0025","prefecture":"山口県","city":"萩市","town":"大字土原","block":"1998番地の5"},
  "old_address":{"postal_code":"734-0007","prefecture":"広島県","city":"広島市南区","town":"皆実町三丁目","block":"8番12号","building":"ハイツみなみ 203号室"},
  "old_head_same":true,"filer_kind":"head","phone":"0838-20-1234","has_dog":false,"other_wishes":["none"],"wants_juminhyo":false},
 "persons":[
  {"name":"田村 健一","kana":"タムラ ケンイチ","birth":"1985-09-12","sex":"male","relationship":"head","is_foreign":false,"card_use":"continue","insurance":"shaho_honnin","pension_kind":"second"},
  {"name":"田村 美咲","kana":"タムラ ミサキ","birth":"1987-11-03","sex":"female","relationship":"wife","is_foreign":false,"card_use":"continue","insurance":"shaho_fuyou"}]})";

/// Somebody who only wants a 住民票, with a card.
constexpr const char* kRequest = R"({"event":"shoumeisho","today":"2026-04-10","case":{
  "old_address":{"postal_code":"698-0024","prefecture":"島根県","city":"益田市","town":"駅前町","block":"31番9号"},
  "cert_wanted":["juminhyo"],"cert_order":"one","cert_for":"self","phone":"090-0000-7890","cert_purpose":"めんきょしょう"},
 "persons":[{"name":"岡本 直樹","kana":"オカモト ナオキ","birth":"2001-12-05","sex":"male"}]})";

std::string sample(const char* name) { return support::read_text(support::kSource / "assets" / "households" / name); }

}  // namespace

TEST_CASE("a visit in a real window, tapped from the first screen to the number, leaves the files that fill writes") {
    WindowVisit{.household = sample("single.json"), .errand = "tennyu", .cards = {{5, "3456"}}}.run();
}

TEST_CASE("a couple with two cards in a real window confirms, chooses and answers for both, and gets the files that fill writes") {
    WindowVisit{.household = kCouple, .errand = "tennyu", .cards = {{1, "1234"}, {2, "2345"}}, .papers_least = 2}.run();
}

TEST_CASE("a 住民票 is asked for in a real window, from the card to the number") {
    // How many people it is about is told by the file, and given by a rule on the kiosk: the sheet for staff says so.
    WindowVisit{.household = kRequest, .errand = "shoumeisho", .cards = {{5, "3456"}}, .papers_least = 2, .told_otherwise = {"bundle.pdf", "99_shokuin_kakuninhyou.pdf"}}.run();
}
