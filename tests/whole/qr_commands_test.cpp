// `kakanai qr` as a person uses it: a key, a code of an answers file, and the same answers out of the picture.
// Faults end in their sentence and a status; nothing of the answers is repeated there.
#include "forms/answers_file.h"
#include "kiosk/desk/slip_code.h"
#include "kiosk/store/keys.h"
#include "support/codes.h"
#include "support/program.h"
#include "support/store_cases.h"
#include "support/store_disk.h"

namespace {

namespace fs = std::filesystem;
using support::quoted;

struct Office {
    support::Folder folder;
    fs::path code = folder.path / "code.png";

    support::Ran qr(const std::string& rest, const std::string& today = "2026-04-10") const {
        return support::run(quoted(support::program()) + " qr " + rest + " --data " + quoted(folder.path / "data") + (rest == "keys" ? "" : " --today " + today));
    }
    support::Ran make(const std::string& household, const std::string& more = "") const {
        return qr("make " + quoted(support::kSource / "assets" / "households" / (household + ".json")) + " --out " + quoted(code) + " " + more);
    }
};

void check_says(const support::Ran& ran, int status, const std::string& words) {
    CHECK_MESSAGE(ran.status == status, ran.output);
    CHECK_MESSAGE(ran.output.find(words) != std::string::npos, ran.output);
}

}  // namespace

TEST_CASE("answers made into codes and read from their pictures are the same answers") {
    const Office office;
    check_says(office.make("single"), 1, "kakanai qr keys");
    check_says(office.qr("keys"), 0, "公開鍵");
    for (const std::string household : {"single", "family_of_four"}) {
        check_says(office.make(household), 0, "作りました");
        std::string pictures;
        for (const auto& entry : fs::directory_iterator(office.folder.path))
            if (entry.path().extension() == ".png") pictures += quoted(entry.path()) + " ";
        const support::Ran read = office.qr("read " + pictures);
        REQUIRE_MESSAGE(read.status == 0, read.output);
        const auto answers = forms::read_answers(read.output, support::catalog(), support::kToday);
        CHECK(answers.problems.empty());
        forms::Answers wanted = support::from_code(support::household(household).answers), found = answers.answers;
        for (forms::Answers* counted : {&wanted, &found}) counted->forget({"household_size", forms::kWholeCase});      // the reader of files counts itself
        CHECK(found == wanted);
        fs::remove(office.code);
    }
}

TEST_CASE("eight people need two codes, given in any order, and one alone is not enough") {
    const Office office;
    CHECK(office.qr("keys").status == 0);
    check_says(office.make("three_generations_of_eight"), 0, "2 枚");
    const std::string one = quoted(office.folder.path / "code-1.png"), two = quoted(office.folder.path / "code-2.png");
    check_says(office.qr("read " + one), 1, "2枚で1組");
    CHECK(office.qr("read " + two + " " + one).status == 0);
}

TEST_CASE("pictures without a code, files that are no picture, and codes that are too old are told in words") {
    const Office office;
    CHECK(office.qr("keys").status == 0);
    CHECK(office.make("single").status == 0);
    check_says(office.qr("read " + quoted(office.code), "2026-05-10"), 1, "期限が切れています");
    check_says(office.qr("read " + quoted(office.code), "2026-04-02"), 1, "時計");
    check_says(office.qr("read " + quoted(office.folder.path / "none.png")), 1, "画像として読めません");
    std::ofstream(office.folder.path / "text.png") << "架空 花子";
    const support::Ran text = office.qr("read " + quoted(office.folder.path / "text.png"));
    check_says(text, 1, "画像として読めません");
    CHECK(text.output.find("架空") == std::string::npos);
    std::ofstream(office.folder.path / "grey.pgm", std::ios::binary) << "P5 64 64 255\n" << std::string(64 * 64, '\x80');
    check_says(office.qr("read " + quoted(office.folder.path / "grey.pgm")), 1, "読み取れる二次元コードがありません");
    CHECK(office.qr("keys").status == 0);
    CHECK(office.qr("read " + quoted(office.code)).status == 0);                  // the key before the last change
    CHECK(office.qr("keys").status == 0);
    check_says(office.qr("read " + quoted(office.code)), 1, "別の鍵");
    check_says(office.make("single", "--key 12"), 1, "64けた");
    CHECK(office.qr("read").status == 2);
}

TEST_CASE("an own code is made under a number, keeps who one is, and opens with that number only") {
    const Office office;
    CHECK(office.qr("keys").status == 0);
    const std::string program = quoted(support::program()), data = " --data " + quoted(office.folder.path / "data") + " --today 2026-04-10";
    const std::string answers = quoted(support::kSource / "assets" / "households" / "single.json"), picture = quoted(office.code);
    const auto typed = [&](const std::string& number, const std::string& words) { return support::run("printf '" + number + "\\n' | " + program + " qr " + words + data); };
    check_says(typed("12", "make " + answers + " --pin --out " + picture), 1, "4けたから8けた");
    check_says(typed("abcd", "make " + answers + " --pin --out " + picture), 1, "4けたから8けた");
    check_says(typed("24680", "make " + answers + " --pin --out " + picture), 0, "作りました");
    check_says(typed("24681", "read " + picture), 1, "暗証番号が違います");
    const support::Ran read = typed("24680", "read " + picture);
    REQUIRE_MESSAGE(read.status == 0, read.output);
    CHECK(read.output.find("岡本 直樹") != std::string::npos);
    CHECK(read.output.find("090-0000-2345") != std::string::npos);
    for (const char* of_the_errand : {"move_date", "honseki", "insurance", "tennyu"}) CHECK(read.output.find(of_the_errand) == std::string::npos);
}

TEST_CASE("a printed slip, scanned without network, gives the files that an export of the case gives") {
    using namespace kiosk;
    const Office office;
    const std::string data = " --data " + quoted(office.folder.path / "data");
    const auto kakanai = [&](const std::string& words, const std::string& typed) { return support::run("printf '" + typed + "' | " + quoted(support::program()) + " " + words + data); };
    CHECK(kakanai("keys init --trial", "").status == 0);
    const auto key = store::read_public_key(office.folder.path / "data");
    REQUIRE(key);
    const support::Household family = support::household("family_of_four");
    store::CaseContent content;
    content.id = store::new_case_id();
    content.today = family.today;
    content.answers = family.answers;
    store::CaseRow row;
    {
        const auto open = support::opened(office.folder.path / "data");
        REQUIRE(open->submit({content.id, *store::Word::make("tennyu"), support::terminal(), store::seal_content(*key, content)}, support::kMorning));
        REQUIRE(open->claim(content.id, support::clerk(), support::kMorning));
        REQUIRE(open->advance(content.id, store::CaseState::verified, support::clerk(), support::kMorning));
        row = **open->find(content.id);
    }
    const fs::path exported = office.folder.path / "exported", imported = office.folder.path / "imported", slips = office.folder.path / "slips";
    for (const fs::path& folder : {exported, imported}) fs::create_directories(folder);
    CHECK(kakanai("export --format winactor --date " + row.day + " --staff admin --out " + quoted(exported), "kakanai-trial\\n").status == 0);

    const auto fonts = printer::Fonts::open();
    REQUIRE(fonts);
    auto papers = printer::make_papers(support::catalog(), family.answers, family.today, *fonts);
    REQUIRE(papers);
    const std::string without = papers->files.back().bytes;
    REQUIRE(desk::put_slip_code(*papers, {family.answers, family.today, {store::receipt_number(row.number), *forms::parse_iso_date(row.day)}, support::kMorning}, *key, support::catalog(), *fonts));
    CHECK(papers->files.back().bytes != without);
    REQUIRE(printer::write_papers(*papers, slips));
    REQUIRE(support::run("pdftoppm -r 300 -gray -png -singlefile " + quoted(slips / "00_goannaihyou.pdf") + " " + quoted(slips / "slip")).status == 0);

    const std::string ask = "import-qr " + quoted(slips / "slip.png") + " --format winactor --staff admin --out " + quoted(imported) + " --today " + row.day;
    check_says(kakanai(ask, "wrong words\\n"), 1, "合言葉");
    CHECK(fs::is_empty(imported));
    const support::Ran ran = kakanai(ask, "kakanai-trial\\n");
    CHECK_MESSAGE(ran.status == 0, ran.output);
    for (const char* file : {"cases.csv", "persons.csv"}) {
        const std::string wanted = support::bytes_of_file(exported / file);
        CHECK_MESSAGE(!wanted.empty(), file);
        CHECK_MESSAGE(support::bytes_of_file(imported / file) == wanted, file);
    }
    // A code made at home is none of the back office's, and another office's key opens nothing.
    CHECK(office.qr("keys").status == 0);
    CHECK(office.make("single").status == 0);
    check_says(kakanai("import-qr " + quoted(office.code) + " --format winactor --staff admin --out " + quoted(imported) + " --today " + row.day, "kakanai-trial\\n"), 1, "別の鍵");
    check_says(office.qr("read " + quoted(slips / "slip.png"), row.day), 1, "別の鍵");
}
