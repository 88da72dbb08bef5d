// `kakanai fill`, `check` and `ask` as a person runs them: exit statuses, what is said, and what is left in the folder.
// Bad input ends in words and without a PDF; nothing that was typed is repeated.
#include "support/cases.h"
#include "support/program.h"

#include <sys/resource.h>

namespace {

namespace fs = std::filesystem;

const std::string kProgram = support::quoted(support::program());
const fs::path kHouseholds = support::kSource / "assets" / "households";

support::Ran fill(const fs::path& answers, const fs::path& out, const std::string& more = "") {
    return support::run(kProgram + " fill " + support::quoted(answers) + " --out " + support::quoted(out) + " " + more);
}

int pdfs_in(const fs::path& folder) {
    int count = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) count += entry->path().extension() == ".pdf" ? 1 : 0;
    return count;
}

bool says_japanese(const std::string& text) { return text.find("。") != std::string::npos; }

fs::path write(const support::Folder& folder, const std::string& text) {
    std::ofstream(folder.path / "answers.json", std::ios::binary) << text;
    return folder.path / "answers.json";
}

}  // namespace

TEST_CASE("the family of four: nine forms, two slips, a bundle and a manifest, exit status 0") {
    const support::Folder folder;
    const support::Ran ran = fill(kHouseholds / "family_of_four.json", folder.path / "out");
    CHECK_MESSAGE(ran.status == 0, ran.output);
    CHECK(pdfs_in(folder.path / "out") == 12);      // nine forms, ご案内票, 職員確認票, the bundle
    const std::string manifest = support::read_text(folder.path / "out" / "manifest.json");
    CHECK(manifest.find("\"complete\": true") != std::string::npos);
    CHECK(support::run("pdfinfo " + support::quoted(folder.path / "out" / "bundle.pdf") + " | grep -c Pages").output == "1\n");
}

TEST_CASE("a second case in the same folder leaves none of the first one's papers") {
    const support::Folder folder;
    CHECK(fill(kHouseholds / "family_of_four.json", folder.path).status == 0);
    std::ofstream(folder.path / "minutes.pdf") << "not ours";
    const support::Ran ran = fill(kHouseholds / "old_couple.json", folder.path);
    CHECK_MESSAGE(ran.status == 0, ran.output);
    CHECK(fs::exists(folder.path / "minutes.pdf"));
    CHECK(pdfs_in(folder.path) < 12);
    CHECK(fill(write(folder, "{}"), folder.path).status == 1);
    CHECK(pdfs_in(folder.path) == 1);
}

TEST_CASE("every kind of bad answers file ends in words, without a PDF and without an echo") {
    const std::string secret = "カナリアヤマ";
    const std::vector<std::string> bad = {
        "", "{", "[]", "{}", R"({"event":"moon"})",
        R"({"event":"tennyu","persons":[{"name":")" + secret + R"(","birth":"令和7年2月30日","my_number":"123456789012"}]})",
        R"({"event":"tennyu","persons":[{"name":{")" + secret + R"(":1}}]})",
        R"({"event":"tennyu","persons":[{")" + secret + R"(":1}]})",
        R"({"event":"tennyu","persons":[{"name":"\ud842)" + secret + R"("}]})",
        R"({"event":"tennyu","persons":[{"name":")" + secret + R"( 一郎"}]})",
        R"({"event":"tennyu","persons":[{"name":")" + std::string(1 << 20, 'A') + secret + R"("}]})",
        "\xff\xfe" + secret,
    };
    for (const std::string& text : bad) {
        const support::Folder folder;
        const support::Ran ran = fill(write(folder, text), folder.path / "out");
        CHECK_MESSAGE((ran.status == 1 || ran.status == 2), ran.status << " " << ran.output);
        CHECK_MESSAGE(says_japanese(ran.output), ran.output);
        CHECK(ran.output.find(secret) == std::string::npos);
        CHECK(ran.output.find("123456789012") == std::string::npos);
        CHECK(pdfs_in(folder.path / "out") == 0);
        const std::string manifest = support::read_text(folder.path / "out" / "manifest.json");
        CHECK(manifest.find(secret) == std::string::npos);
        CHECK(manifest.find("\"complete\": false") != std::string::npos);
    }
}

TEST_CASE("incomplete answers list everything that is missing and print nothing") {
    const support::Folder folder;
    const support::Ran ran = fill(write(folder, R"({"event":"tennyu","persons":[{"name":"山田 太郎"}]})"), folder.path / "out");
    CHECK(ran.status == 1);
    CHECK(ran.output.find("生年月日") != std::string::npos);
    CHECK(pdfs_in(folder.path / "out") == 0);
}

TEST_CASE("wrong usage is exit status 2") {
    CHECK(support::run(kProgram).status == 2);
    CHECK(support::run(kProgram + " fill").status == 2);
    CHECK(support::run(kProgram + " dance").status == 2);
    const support::Folder folder;
    CHECK(fill(folder.path / "nothing.json", folder.path).status == 2);
    CHECK(fill(kHouseholds / "single.json", folder.path, "--today yesterday").status == 2);
}

TEST_CASE("a folder that cannot be written and a full disk are told, and no half PDF stays") {
    const support::Folder folder;
    std::ofstream(folder.path / "file") << "in the way";
    const support::Ran blocked = fill(kHouseholds / "single.json", folder.path / "file" / "out");
    CHECK(blocked.status == 1);
    CHECK_MESSAGE(says_japanese(blocked.output), blocked.output);
    const support::Ran full = support::run("ulimit -f 4; trap '' XFSZ; " + kProgram + " fill " + support::quoted(kHouseholds / "family_of_four.json") + " --out " + support::quoted(folder.path / "full"));
    CHECK_MESSAGE(full.status == 1, full.output);
    CHECK_MESSAGE(says_japanese(full.output), full.output);
    CHECK(pdfs_in(folder.path / "full") == 0);
    int left = 0;
    for (const auto& entry : fs::directory_iterator(folder.path / "full")) left += entry.is_regular_file() ? 1 : 0;
    CHECK(left == 0);
}

TEST_CASE("a broken catalog is told by check, and fill refuses to start on it") {
    const support::Folder folder;
    fs::copy(support::kSource / "forms" / "catalog", folder.path / "catalog", fs::copy_options::recursive);
    const std::string option = "--catalog " + support::quoted(folder.path / "catalog");
    CHECK(support::run(kProgram + " check " + option + " --today 2026-04-10").status == 0);
    std::ofstream(folder.path / "catalog" / "roles.toml", std::ios::app) << "\n[role.broken]\nlabel = \"x\"\nis = \"relationship = haed\"\n";
    const support::Ran checked = support::run(kProgram + " check " + option);
    CHECK(checked.status == 1);
    CHECK_MESSAGE(checked.output.find("roles.toml:") != std::string::npos, checked.output);
    CHECK(checked.output.find("^") != std::string::npos);
    CHECK(fill(kHouseholds / "single.json", folder.path / "out", option).status == 1);
    CHECK(pdfs_in(folder.path / "out") == 0);
}

TEST_CASE("check reads the export profiles too, and says where a column leads nowhere") {
    const support::Folder folder;
    fs::copy(support::kSource / "forms" / "catalog", folder.path / "catalog", fs::copy_options::recursive);
    const fs::path profile = folder.path / "catalog" / "exports" / "json.toml";
    std::string text = support::read_text(profile);
    const std::string good = "from = \"phone\"";
    REQUIRE(text.find(good) != std::string::npos);
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(good)), '\n') + 1;
    text.replace(text.find(good), good.size(), "from = \"phoen\"");
    std::ofstream(profile, std::ios::trunc) << text;
    const support::Ran checked = support::run(kProgram + " check --today 2026-04-10 --catalog " + support::quoted(folder.path / "catalog"));
    CHECK(checked.status == 1);
    CHECK_MESSAGE(checked.output.find("json.toml:" + std::to_string(line) + ":") != std::string::npos, checked.output);
    CHECK_MESSAGE(checked.output.find("^") != std::string::npos, checked.output);
    CHECK_MESSAGE(checked.output.find("phone") != std::string::npos, checked.output);
}

TEST_CASE("ask names the next question, and says when there is none") {
    const support::Folder folder;
    const support::Ran first = support::run(kProgram + " ask " + support::quoted(write(folder, R"({"event":"tennyu"})")));
    CHECK_MESSAGE(first.status == 0, first.output);
    CHECK(first.output.find("\"item\"") != std::string::npos);
    const support::Ran last = support::run(kProgram + " ask " + support::quoted(kHouseholds / "family_of_four.json"));
    CHECK(last.output.find("\"complete\": true") != std::string::npos);
}

TEST_CASE("dropping a form into the catalog as files is enough for its item to be asked and its page to be printed") {
    const support::Folder folder;
    fs::copy(support::kSource / "forms" / "catalog", folder.path / "catalog", fs::copy_options::recursive);
    const auto put = [&](const std::string& file, const std::string& text) {
        fs::create_directories((folder.path / "catalog" / file).parent_path());
        std::ofstream(folder.path / "catalog" / file, std::ios::app) << text;
    };
    put("items.toml", "\n[item.bicycle]\nlabel = \"自転車の台数\"\nper = \"case\"\ntype = \"number\"\nnumber_max = 9\nfrom = [\"resident\"]\n");
    put("questions/bicycle.toml", "[question.bicycle]\nasks = [\"bicycle\"]\nsection = \"dog\"\norder = 90\ntext = { ja = \"自転車は何台ですか\", ja_easy = \"自転車は 何台ですか。\", en = \"How many bicycles?\" }\nwhy = { ja = \"駐輪場の届けに書きます\", ja_easy = \"書類に 書きます。\", en = \"For the parking form\" }\n");
    put("procedures/bicycle.toml", "[procedure.bicycle]\ntitle = \"駐輪場の届け\"\nevents = [\"tennyu\"]\norder = 900\nbecause = { ja = \"引っ越してきたため、駐輪場の届けが必要です\", ja_easy = \"引っ越してきたため、駐輪場の届けが必要です\", en = \"引っ越してきたため、駐輪場の届けが必要です\" }\nlegal_basis = [\"試しの条例\"]\nprints = [\"churin\"]\n");
    put("templates/churin/1/form.toml", "code = \"X01\"\ntitle = { ja = \"駐輪場の届け\", en = \"Bicycle parking\" }\naddressee = \"{mayor} 様\"\neffective_from = 2026-04-01\n[[block]]\nkind = \"masthead\"\ndate_label = \"届出年月日\"\n[[block]]\nkind = \"table\"\ncolumns_mm = [40, 140]\nrows = [ { height_mm = 12, cells = [ { label = \"台数\" }, { field = \"bicycle\", suffix = \"台\" } ] } ]\n");
    const std::string option = "--catalog " + support::quoted(folder.path / "catalog");
    const support::Ran asked = support::run(kProgram + " ask " + support::quoted(kHouseholds / "single.json") + " " + option);
    CHECK_MESSAGE(asked.output.find("\"item\": \"bicycle\"") != std::string::npos, asked.output);
    std::string answers = support::read_text(kHouseholds / "single.json");
    const std::size_t at = answers.find("\"case\": {");
    REQUIRE(at != std::string::npos);
    answers.insert(at + 9, "\"bicycle\": 7,");
    const support::Ran filled = fill(write(folder, answers), folder.path / "out", option);
    CHECK_MESSAGE(filled.status == 0, filled.output);
    CHECK(support::run("pdftotext " + support::quoted(folder.path / "out" / "bundle.pdf") + " -").output.find("駐輪場") != std::string::npos);
    // The sweeps of the printer's tests take the dropped form in without a rebuild.
    const fs::path sweeps = fs::read_symlink("/proc/self/exe").parent_path() / "tests_printer";
    const support::Ran swept = support::run("KAKANAI_CATALOG=" + support::quoted(folder.path / "catalog") + " " + support::quoted(sweeps) + " --test-case='every template fits every household*' --success");
    CHECK_MESSAGE(swept.status == 0, swept.output.substr(0, 2000));
    CHECK(swept.output.find("churin") != std::string::npos);
}
