// A second, invented city: proves that nothing of the first one sits in code. Only its profile is added to the catalog.
// What the profile says is what the papers say.
#include "forms/scenario_file.h"
#include "support/printed_runs.h"
#include "support/program.h"

#include "forms/answers_writing.h"
#include "printer/papers.h"

#include <map>
#include <regex>

namespace {

namespace fs = std::filesystem;

/// The catalog with the invented city's profile in place of the first city's.
void become_another_city(const fs::path& catalog) {
    const std::string first = "352047_hagi", other = "990000_kakuu";
    fs::remove(catalog / "municipality" / (first + ".toml"));
    fs::copy_file(support::kSource / "tests" / "data" / "municipality" / (other + ".toml"), catalog / "municipality" / (other + ".toml"));
    std::string top = support::read_text(catalog / "catalog.toml");
    top.replace(top.find(first), first.size(), other);
    std::ofstream(catalog / "catalog.toml", std::ios::binary) << top;
}

/// The answers of somebody who lives in the other city.
std::string moved(std::string answers) {
    for (const auto& [from, to] : {std::pair{"萩", "架空"}, {"山口", "鳥取"}, {"758-", "999-"}, {"0838", "0857"}, {"江向", "海辺"}, {"\"758", "\"999"}})
        answers = std::regex_replace(answers, std::regex(from), to);
    return answers;
}

/// A sample household that lives in the other city, and says what only that city asks.
void write_moved_household(const fs::path& household, const fs::path& to) {
    std::string answers = moved(support::read_text(household));
    const std::string open = "\"case\": {", asked = "\"dog_chip_registered\"";
    if (answers.find(asked) == std::string::npos) answers.insert(answers.find(open) + open.size(), asked + ": false,");
    std::ofstream(to, std::ios::binary) << answers;
}

std::string with_unit(std::int64_t number) {
    forms::Municipality city;
    city.settings["n"] = {number, false};
    return forms::with_city_words("{n}円", city);
}

/// Every word and amount of the first city's profile that the other does not share.
std::vector<std::string> words_of_the_first(const forms::Municipality& first, const forms::Municipality& other) {
    std::vector<std::string> words = {"萩", "山口", "江向", "0838", "758-", "352047"};
    for (const auto& [name, setting] : first.settings) {
        const auto same = other.settings.find(name);
        if (same != other.settings.end() && same->second.value == setting.value) continue;
        if (const auto* text = std::get_if<std::string>(&setting.value)) words.push_back(*text);
        const auto* number = std::get_if<std::int64_t>(&setting.value);
        if (number && *number >= 100) words.push_back(with_unit(*number));
    }
    return words;
}

}  // namespace

TEST_CASE("no word and no amount of the first city stands on any page of any event of another city") {
    const support::Folder folder;
    fs::copy(support::kSource / "forms" / "catalog", folder.path / "catalog", fs::copy_options::recursive);
    become_another_city(folder.path / "catalog");
    const support::Ran checked = support::run(support::quoted(support::program()) + " check --today 2026-04-10 --catalog " + support::quoted(folder.path / "catalog"));
    CHECK_MESSAGE(checked.status == 0, checked.output);
    const forms::CatalogReading reading = forms::read_catalog(folder.path / "catalog", support::kToday);
    REQUIRE(reading.problems.empty());
    const forms::Catalog& other = reading.catalog;
    const auto fonts = printer::Fonts::open();
    REQUIRE(fonts);
    const std::vector<std::string> forbidden = words_of_the_first(support::catalog().city, other.city);
    CHECK(forbidden.size() > 30);
    std::map<std::string, int> complete;
    int pages = 0;
    const auto look = [&](const std::string& name, const forms::Answers& answers, forms::Date today) {
        const forms::AnswersReading there = forms::read_answers(moved(forms::write_answers(answers, support::catalog(), today)), other, today);
        REQUIRE_MESSAGE(there.problems.empty(), name << ": " << forms::to_text(there.problems.front()));
        const auto papers = printer::make_papers(other, there.answers, today, *fonts);
        REQUIRE(papers);
        const forms::Answer* event = answers.find({forms::kEvent, forms::kWholeCase});
        if (papers->complete && event) ++complete[std::get<std::string>(*event->value)];
        std::string text = papers->manifest;
        for (const printer::LaidOutForm& form : papers->laid_out) text += support::letters_of(form), pages += static_cast<int>(form.pages.size());
        for (const printer::Slip& slip : papers->slips) text += support::letters_of(slip.sheets), pages += static_cast<int>(slip.sheets.pages.size());
        for (const std::string& word : forbidden) CHECK_MESSAGE(text.find(word) == std::string::npos, name << ": " << word);
    };
    for (const support::Household& home : support::households()) look(home.name, home.answers, home.today);
    for (const scenarios::Scenario& scenario : scenarios::all_scenarios()) {
        for (const scenarios::StatedCase& stated : scenario.stated) {
            if (stated.procedures.empty()) look(stated.file, stated.answers, stated.today);
        }
    }
    for (const auto& [event, title] : other.events) CHECK_MESSAGE(complete[event] > 0, "no complete case of " << event);
    CHECK(pages > 1000);
}

TEST_CASE("another city's days, ages and forms are its own") {
    const support::Folder folder;
    fs::copy(support::kSource / "forms" / "catalog", folder.path / "catalog", fs::copy_options::recursive);
    become_another_city(folder.path / "catalog");
    const forms::Catalog other = forms::read_catalog(folder.path / "catalog", support::kToday).catalog;
    // A Saturday is open there, a Wednesday and the town's own holiday are not.
    CHECK(forms::opening_day_from(*forms::make_date(2026, 4, 11), other.city) == *forms::make_date(2026, 4, 11));
    CHECK(forms::opening_day_from(*forms::make_date(2026, 4, 15), other.city) == *forms::make_date(2026, 4, 16));
    CHECK(forms::opening_day_from(*forms::make_date(2026, 4, 20), other.city) == *forms::make_date(2026, 4, 21));
    const support::Household home = support::household("family_of_four");
    const auto procedures_of = [&](const forms::Catalog& catalog) {
        const forms::CaseView view = forms::view_case(catalog, home.answers, home.today);
        std::map<std::string, std::optional<forms::Date>> deadlines;
        for (const forms::RequiredProcedure& required : view.procedures.required) deadlines[required.procedure->id] = required.deadline;
        return deadlines;
    };
    const auto here = procedures_of(support::catalog()), there = procedures_of(other);
    CHECK_FALSE(here.at("kodomo_iryou"));                        // nobody has confirmed one
    REQUIRE(there.at("kodomo_iryou"));
    CHECK(*there.at("kodomo_iryou") > *there.at("tennyu_todoke"));
    CHECK(here.count("card_kisai") == 0);
    CHECK(there.count("card_kisai") == 1);
}

TEST_CASE("what one receives is the city's own amount, and an amount that nobody confirmed is no fact for residents") {
    struct Paid {
        const char *household, *own, *unconfirmed;
    };
    for (const Paid& paid : {Paid{"shibou_lived_alone", "31,000円", "50,000"}, {"shibou_head_of_75", "42,000円", "50,000"}, {"shussei_second_child", "481,000円", "500,000"}}) {
        const support::Folder folder;
        const fs::path catalog = folder.path / "catalog", answers = folder.path / "answers.json", household = support::kSource / "assets" / "households" / (std::string(paid.household) + ".json");
        const auto texts = [&](const fs::path& from, const std::string& option) {
            const support::Ran ran = support::run(support::quoted(support::program()) + " fill " + support::quoted(from) + " --out " + support::quoted(folder.path / "out") + option);
            REQUIRE_MESSAGE(ran.status == 0, ran.output);
            const auto text = [&](const char* file) { return support::run("pdftotext -raw " + support::quoted(folder.path / "out" / file) + " - | tr -d '\\n '").output; };
            return std::pair(text("00_goannaihyou.pdf"), text("99_shokuin_kakuninhyou.pdf"));
        };
        const auto [slip, sheet] = texts(household, "");
        CHECK_MESSAGE(slip.find("受け取れるお金:窓口でご案内します") != std::string::npos, slip);
        CHECK(slip.find(paid.unconfirmed) == std::string::npos);
        CHECK_MESSAGE(sheet.find(std::string(paid.unconfirmed) + "円（要確認）") != std::string::npos, sheet);
        fs::copy(support::kSource / "forms" / "catalog", catalog, fs::copy_options::recursive);
        become_another_city(catalog);
        write_moved_household(household, answers);
        const auto [own_slip, own_sheet] = texts(answers, " --catalog " + support::quoted(catalog));
        CHECK_MESSAGE(own_slip.find(paid.own) != std::string::npos, own_slip);
        CHECK(own_sheet.find(paid.own) == std::string::npos);       // nothing left to confirm
    }
    const support::Folder folder;
    REQUIRE(support::run(support::quoted(support::program()) + " fill " + support::quoted(support::kSource / "assets" / "households" / "family_of_four.json") + " --out " + support::quoted(folder.path)).status == 0);
    const std::string slip = support::run("pdftotext -raw " + support::quoted(folder.path / "00_goannaihyou.pdf") + " - | tr -d '\\n '").output;
    for (const char* by_law : {"15,000円", "10,000円", "30,000円"}) CHECK_MESSAGE(slip.find(by_law) != std::string::npos, by_law);
}

TEST_CASE("a city that confirms its ordinance has the boxes for 個人番号 that other cities leave out") {
    struct Paper {
        const char *household, *form;
    };
    for (const bool confirmed : {false, true}) {
        const support::Folder folder;
        const fs::path catalog = folder.path / "catalog";
        fs::copy(support::kSource / "forms" / "catalog", catalog, fs::copy_options::recursive);
        become_another_city(catalog);
        const fs::path profile = catalog / "municipality" / "990000_kakuu.toml";
        // The city says yes to all four; only without `unconfirmed` is it a fact.
        std::string text = support::read_text(profile);
        int settings = 0;
        for (std::size_t at = text.find("[setting.number_"); at != std::string::npos; at = text.find("[setting.number_", at + 1), ++settings) {
            const std::string yes = "value = 1\n";
            if (!confirmed) text.insert(text.find(yes, at) + yes.size(), "unconfirmed = true\n");
        }
        REQUIRE(settings == 4);
        std::ofstream(profile, std::ios::binary) << text;
        const std::string option = " --catalog " + support::quoted(catalog);
        const support::Ran checked = support::run(support::quoted(support::program()) + " check --today 2026-04-10" + option);
        CHECK_MESSAGE(checked.status == 0, checked.output);
        for (const Paper& paper : {Paper{"family_of_four", "kodomo_iryou"}, {"shibou_lived_alone", "kokuho_sousai"}, {"shibou_head_of_75", "kouki_sousai"}}) {
            const fs::path answers = folder.path / "answers.json";
            write_moved_household(support::kSource / "assets" / "households" / (std::string(paper.household) + ".json"), answers);
            const support::Ran ran = support::run(support::quoted(support::program()) + " fill " + support::quoted(answers) + " --out " + support::quoted(folder.path / "out") + option);
            CHECK_MESSAGE(ran.status == 0, paper.household << "\n" << ran.output);
            fs::path file;
            for (const auto& entry : fs::directory_iterator(folder.path / "out")) {
                if (entry.path().stem().string().ends_with(paper.form)) file = entry.path();
            }
            const std::string page = support::run("pdftotext " + support::quoted(file) + " -").output;
            CHECK_MESSAGE((page.find("個人番号") != std::string::npos) == confirmed, std::string(paper.form) << "\n" << page);
        }
    }
}

TEST_CASE("no source file names the city") {
    for (const char* room : {"forms", "printer", "kiosk"}) {
        for (const auto& entry : fs::recursive_directory_iterator(support::kSource / room)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".h") continue;
            std::stringstream lines(support::read_text(entry.path()));
            for (std::string line; std::getline(lines, line);) {
                const std::string code = line.substr(0, line.find("//"));
                CHECK_MESSAGE((code.find("萩") == std::string::npos && code.find("hagi") == std::string::npos && code.find("352047") == std::string::npos), entry.path().filename().string() << ": " << line);
            }
        }
    }
}
