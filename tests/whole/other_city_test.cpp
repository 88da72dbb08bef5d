// A second, invented city: proves that nothing of the first one sits in code. Only its profile is added to the catalog.
// What the profile says is what the papers say.
#include "support/cases.h"
#include "support/program.h"

#include <regex>

namespace {

namespace fs = std::filesystem;

/// The catalog with every word of the first city's profile changed into another city's.
void become_another_city(const fs::path& catalog) {
    std::string profile = support::read_text(catalog / "municipality" / "352047_hagi.toml");
    const auto replace_all = [&](const std::string& from, const std::string& to) {
        for (std::size_t at = profile.find(from); at != std::string::npos; at = profile.find(from, at + to.size())) profile.replace(at, from.size(), to);
    };
    replace_all("萩市", "架空市");
    replace_all("352047", "990000");
    replace_all("山口県", "架空県");
    // Its own amounts, confirmed.
    for (const auto& [setting, amount] : {std::pair{"shussan_amount", "481000"}, {"kokuho_sousai_amount", "31000"}, {"kouki_sousai_amount", "42000"}}) {
        const std::string head = "[setting." + std::string(setting) + "]";
        const std::size_t value = profile.find("value = ", profile.find(head)), mark = profile.find("unconfirmed = true\n", value);
        REQUIRE(mark != std::string::npos);
        profile.replace(value, mark + 19 - value, "value = " + std::string(amount) + "\n");
    }
    fs::remove(catalog / "municipality" / "352047_hagi.toml");
    std::ofstream(catalog / "municipality" / "990000_kakuu.toml", std::ios::binary) << profile;
    std::string top = support::read_text(catalog / "catalog.toml");
    const std::string name = "352047_hagi";
    top.replace(top.find(name), name.size(), "990000_kakuu");
    std::ofstream(catalog / "catalog.toml", std::ios::binary) << top;
}

/// A sample household that lives in the other city.
void write_moved_household(const fs::path& household, const fs::path& to) {
    std::ofstream(to, std::ios::binary) << std::regex_replace(support::read_text(household), std::regex("萩"), "架空");
}

}  // namespace

TEST_CASE("another city's papers name another city, and nowhere the first one") {
    const support::Folder folder;
    fs::copy(support::kSource / "forms" / "catalog", folder.path / "catalog", fs::copy_options::recursive);
    become_another_city(folder.path / "catalog");
    const std::string option = " --catalog " + support::quoted(folder.path / "catalog");
    const support::Ran checked = support::run(support::quoted(support::program()) + " check --today 2026-04-10" + option);
    CHECK_MESSAGE(checked.status == 0, checked.output);
    int seen = 0;
    for (const auto& entry : fs::directory_iterator(support::kSource / "assets" / "households")) {
        write_moved_household(entry.path(), folder.path / "answers.json");
        const support::Ran ran = support::run(support::quoted(support::program()) + " fill " + support::quoted(folder.path / "answers.json") + " --out " + support::quoted(folder.path / "out") + option);
        CHECK_MESSAGE(ran.status == 0, entry.path().filename().string() << "\n" << ran.output);
        const std::string text = support::run("pdftotext " + support::quoted(folder.path / "out" / "bundle.pdf") + " -").output + support::read_text(folder.path / "out" / "manifest.json");
        CHECK_MESSAGE(text.find("萩") == std::string::npos, entry.path().filename().string());
        CHECK(text.find("架空市") != std::string::npos);
        ++seen;
    }
    CHECK(seen >= 6);
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
        CHECK_MESSAGE(sheet.find(std::string(paid.unconfirmed) + "（要確認）円") != std::string::npos, sheet);
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
        const char *household, *file;
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
            const std::string open = "value = 0\nunconfirmed = true\n";
            text.replace(text.find(open, at), open.size(), confirmed ? "value = 1\n" : "value = 1\nunconfirmed = true\n");
        }
        REQUIRE(settings == 4);
        std::ofstream(profile, std::ios::binary) << text;
        const std::string option = " --catalog " + support::quoted(catalog);
        const support::Ran checked = support::run(support::quoted(support::program()) + " check --today 2026-04-10" + option);
        CHECK_MESSAGE(checked.status == 0, checked.output);
        for (const Paper& paper : {Paper{"family_of_four", "06_kodomo_iryou.pdf"}, {"shibou_lived_alone", "02_kokuho_sousai.pdf"}, {"shibou_head_of_75", "05_kouki_sousai.pdf"}}) {
            const fs::path answers = folder.path / "answers.json";
            write_moved_household(support::kSource / "assets" / "households" / (std::string(paper.household) + ".json"), answers);
            const support::Ran ran = support::run(support::quoted(support::program()) + " fill " + support::quoted(answers) + " --out " + support::quoted(folder.path / "out") + option);
            CHECK_MESSAGE(ran.status == 0, paper.household << "\n" << ran.output);
            const std::string page = support::run("pdftotext " + support::quoted(folder.path / "out" / paper.file) + " -").output;
            CHECK_MESSAGE((page.find("個人番号") != std::string::npos) == confirmed, std::string(paper.file) << "\n" << page);
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
