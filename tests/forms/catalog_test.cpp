// Broken catalogs: every kind of mistake is told with its file, line and what to do, and several at once.
// Each example damages one place of a copy of the real catalog.
#include "support/build.h"
#include "support/cases.h"

#include <atomic>
#include <unistd.h>

using namespace forms;

namespace {

namespace fs = std::filesystem;

/// A copy of the catalog that is gone with the object.
struct Copy {
    fs::path directory;
    Copy() {
        static std::atomic<int> count{0};
        directory = fs::temp_directory_path() / ("kakanai-catalog-" + std::to_string(getpid()) + "-" + std::to_string(count++));
        fs::copy(support::kSource / "forms" / "catalog", directory, fs::copy_options::recursive);
    }
    ~Copy() { fs::remove_all(directory); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    void replace(const std::string& file, const std::string& from, const std::string& to) const {
        std::string text = support::read_text(directory / file);
        const std::size_t at = text.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, file << " has no " << from);
        text.replace(at, from.size(), to);
        std::ofstream(directory / file, std::ios::binary) << text;
    }
    void append(const std::string& file, const std::string& text) const { std::ofstream(directory / file, std::ios::binary | std::ios::app) << text; }
    Problems problems() const { return read_catalog(directory, support::kToday, Scrutiny::authoring).problems; }
};

void check_told(const Copy& copy, const std::string& file, const std::string& words) {
    const Problems problems = copy.problems();
    const bool told = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        const std::string text = to_text(problem);
        return problem.place.file.text().find(file) != std::string::npos && problem.place.line > 0 && text.find(words) != std::string::npos && text.find('^') != std::string::npos && !problem.remedy.empty();
    });
    std::string all;
    for (const Problem& problem : problems) all += to_text(problem);
    CHECK_MESSAGE(told, "expected in " << file << ": " << words << "\ntold:\n" << all);
}

struct Damage {
    const char* file;
    const char* from;
    const char* to;
    const char* words;      // of the message or the remedy
};

}  // namespace

TEST_CASE("the catalog has no problem, and every template has its day") {
    CHECK(support::catalog().templates.size() >= 8);
    CHECK(support::catalog().questions.size() >= 40);
}

TEST_CASE("each kind of mistake is told in its file with line, caret and what to do") {
    const std::vector<Damage> damages = {
        {"items.toml", "type = \"yes_no\"", "type = \"yesno\"", "決まった言葉"},
        {"items.toml", "type = \"date\"", "kind = \"date\"", "「type」がありません"},
        {"items.toml", "per = \"person\"", "per = \"people\"", "case・person"},
        {"items.toml", "from = [\"qr\", \"resident\"]", "from = [\"fax\"]", "fax"},
        {"items.toml", "label = \"届出の種類\"", "lable = \"届出の種類\"", "label"},
        {"items.toml", "past_only = true", "past_only = \"yes\"", "true か false"},
        {"items.toml", "number_max = 20", "number_max = \"twenty\"", "整数"},
        {"items.toml", "is = \"head.name\"", "is = \"haed.name\"", "haed.name"},
        {"items.toml", "is = \"head.name\"", "is = \"head.birth\"", "種類が違う"},
        {"items.toml", "when = \"joins_household = no\"", "when = \"joins_houshold = no\"", "joins_household"},
        {"items.toml", "{ id = \"work\", label = \"勤務先\"","{ id = \"home\", label = \"勤務先\"", "2つあります"},
        {"items.toml", "digits = 11", "digits = 0", "けた数"},
        {"items.toml", "[item.event]", "[item.event", "TOML"},
        {"items.toml", "[item.event]", "[item.dog_hat_70902]\nlabel = \"電話と同じ番号\"\nper = \"case\"\ntype = \"yes_no\"\nfrom = [\"resident\"]\nif_missing = \"leave_empty\"\n\n[item.event]", "同じになります"},
        {"roles.toml", "moves) and relationship = head", "moves) and relationship = haed", "head"},
        {"roles.toml", "item = \"old_head\"", "item = \"phone\"", "person の項目"},
    };
    for (const Damage& damage : damages) {
        const Copy copy;
        copy.replace(damage.file, damage.from, damage.to);
        check_told(copy, damage.file, damage.words);
    }
}

TEST_CASE("a procedure, a question and a template with mistakes are told too") {
    const std::vector<Damage> damages = {
        {"questions/zz_broken.toml", "", "[question.a]\nasks = [\"phon\"]\nsection = \"move\"\ntext = { ja = \"?\" }\nwhy = { ja = \"?\" }\n", "phone"},
        {"questions/zz_broken.toml", "", "[question.a]\nasks = [\"phone\"]\nsection = \"moon\"\ntext = { ja = \"?\" }\nwhy = { ja = \"?\" }\n", "moon"},
        {"questions/zz_broken.toml", "", "[question.a]\nasks = [\"phone\"]\nsection = \"move\"\ntext = { en = \"?\" }\nwhy = { ja = \"?\" }\n", "日本語（ja）"},
        {"questions/zz_broken.toml", "", "[question.a]\nasks = [\"phone\"]\nsection = \"move\"\ntext = { ja = \"?\" }\nwhy = { ja = \"?\" }\n", "ほかの質問でも"},
        {"procedures/zz_broken.toml", "", "[procedure.a]\ntitle = \"a\"\nevents = [\"moon\"]\nbecause = { ja = \"a\", ja_easy = \"a\", en = \"a\" }\nprints = [\"juumin_idou_todoke\"]\n", "moon"},
        {"procedures/zz_broken.toml", "", "[procedure.a]\ntitle = \"a\"\nevents = [\"tennyu\"]\nbecause = { ja = \"a\", ja_easy = \"a\", en = \"a\" }\nprints = [\"juumin_idou_todokee\"]\n", "juumin_idou_todoke"},
        {"procedures/zz_broken.toml", "", "[procedure.a]\ntitle = \"a\"\nevents = [\"tennyu\"]\nbecause = { ja = \"a\", ja_easy = \"a\", en = \"a\" }\nneeded_when = \"has_dog and\"\nprints = [\"juumin_idou_todoke\"]\n", "項目の名前"},
        {"procedures/zz_broken.toml", "", "[procedure.a]\ntitle = \"a\"\nevents = [\"tennyu\"]\nbecause = { ja = \"a\", ja_easy = \"a\", en = \"a\" }\ndeadline = { days = 14, from = \"phone\" }\nprints = [\"juumin_idou_todoke\"]\n", "日付の項目"},
        {"procedures/zz_broken.toml", "", "[procedure.a]\ntitle = \"a\"\nevents = [\"tennyu\"]\nbecause = { ja = \"a\", ja_easy = \"a\", en = \"a\" }\nwindow = \"moon\"\nprints = [\"juumin_idou_todoke\"]\n", "window.moon"},
        {"procedures/zz_broken.toml", "", "[procedure.a]\ntitle = \"a\"\nevents = [\"tennyu\"]\nbecause = { ja = \"a\", ja_easy = \"a\", en = \"a\" }\n", "何も印刷しません"},
        {"procedures/zz_broken.toml", "", "[procedure.a]\ntitle = \"a\"\nevents = [\"tennyu\"]\nbecause = { ja = \"a\", ja_easy = \"a\", en = \"a\" }\nprints = [\"juumin_idou_todoke\"]\nnoted_when = \"has_dog\"\n", "noted_on"},
    };
    for (const Damage& damage : damages) {
        const Copy copy;
        copy.append(damage.file, damage.to);
        check_told(copy, damage.file, damage.words);
    }
}

TEST_CASE("a template's boxes, names and dates are checked") {
    const std::string head = "code = \"F99\"\ntitle = { ja = \"試し\", en = \"試し\" }\neffective_from = 2026-04-01\n";
    const std::vector<std::pair<std::string, std::string>> damages = {
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [90, 90]\nrows = [ { cells = [ { label = \"a\" } ] } ]\n", "ますが足りません"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [90, 90]\nrows = [ { cells = [ { label = \"a\", span = 3 } ] } ]\n", "ますが多すぎます"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { label = \"a\", down = 2 } ] } ]\n", "表の外"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [90, 120]\nrows = [ { cells = [ { label = \"a\", span = 2 } ] } ]\n", "使える幅"},
        {"[[block]]\nkind = \"table\"\nrows = [ ]\n", "columns_mm"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"head.nmae\" } ] } ]\n", "name"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"name\" } ] } ]\n", "head.name"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"new_address.moon\" } ] } ]\n", "postal"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [90, 90]\nrows = [ { cells = [ { field = \"phone\" }, { field = \"phone\" } ] } ]\n", "2つあります"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"head.pension_number\", kind = \"comb\" } ] } ]\n", "cells"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"phone\", kind = \"circle\" } ] } ]\n", "選択肢の項目"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"phone\", kind = \"hologram\" } ] } ]\n", "signature"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"filer_person\" } ] } ]\n", "filer.name"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"phone_kind\", options = [ { is = \"pigeon\", label = \"鳩\" } ] } ] } ]\n", "pigeon"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nfor_each = \"person (moves)\"\nrows = [ { cells = [ { field = \"name\" } ] } ]\n", "per_page"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { hieght_mm = 9, cells = [ { label = \"a\" } ] } ]\n", "height_mm"},
        {"[[block]]\nkind = \"picture\"\n", "masthead"},
        {"[[block]]\nkind = \"table\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"head.my_number\", cells = 12 } ] } ]\n", "個人番号の欄を置けません"},
    };
    for (const auto& [block, words] : damages) {
        const Copy copy;
        fs::create_directories(copy.directory / "templates" / "tameshi" / "1");
        copy.append("templates/tameshi/1/form.toml", head + block);
        check_told(copy, "tameshi", words);
    }
}

TEST_CASE("個人番号 by the city's ordinance stands only in a block that the city's own setting switches on") {
    const std::string form = "templates/kodomo_iryou/1/form.toml", block = "kind = \"table\"\ncity_setting = \"number_kodomo_iryou\"\n";
    const Copy always;
    always.replace(form, block, "kind = \"table\"\n");
    check_told(always, form, "市の条例で決めているときだけ");
    const Copy misspelt;
    misspelt.replace(form, block, "kind = \"table\"\ncity_setting = \"number_kodomo\"\n");
    check_told(misspelt, form, "setting.number_kodomo]");
    CHECK_FALSE(support::catalog().allows_my_number("kodomo_iryou"));      // not confirmed yet
    CHECK(support::catalog().allows_my_number("jidou_teate_nintei"));      // the law itself
}

TEST_CASE("conditions that can never hold, and parts of them, are found without trying answers") {
    const std::string head = "[procedure.a]\ntitle = \"a\"\nevents = [\"tennyu\"]\nbecause = { ja = \"a\", ja_easy = \"a\", en = \"a\" }\nprints = [\"juumin_idou_todoke\"]\nneeded_when = ";
    const std::vector<std::pair<std::string, std::string>> dead = {
        {"has_dog and not has_dog", "どんな答えでも"},
        {"any person (age < 20 and age >= 20)", "どんな答えでも"},
        {"any person (insurance = kokuho and insurance = kouki)", "どんな答えでも"},
        {"any person (insurance in (kokuho, kouki) and insurance = seiho)", "どんな答えでも"},
        {"household_size > 20", "どんな答えでも"},
        {"move_date < 2026-04-01 and move_date > 2026-04-30", "どんな答えでも"},
        {"has_dog or (wants_juminhyo and wants_juminhyo = no)", "成り立つことがありません"},
        {"any person (age = 20 or (age < 3 and school_year_age = 9 and age > 5))", "成り立つことがありません"},
        {"cert_items includes honseki and not cert_items includes honseki", "どんな答えでも"},
        {"no person (age >= 0)", "どんな答えでも"},
    };
    for (const auto& [condition, words] : dead) {
        const Copy copy;
        copy.append("procedures/zz_broken.toml", head + "\"" + condition + "\"\n");
        check_told(copy, "zz_broken.toml", words);
    }
    for (const char* fine : {"has_dog or not has_dog", "any person (age >= 20 and age <= 20)", "any person (insurance != kokuho) and any person (insurance = kokuho)", "move_date >= 2026-04-01 and move_date <= 2026-04-01"}) {
        const Copy copy;
        copy.append("procedures/zz_fine.toml", head + "\"" + fine + "\"\n");
        CHECK_MESSAGE(copy.problems().empty(), fine);
    }
}

TEST_CASE("what nobody needs, prints or asks is told") {
    {
        const Copy copy;
        copy.append("items.toml", "\n[item.idle_item]\nlabel = \"ひま\"\ntype = \"text\"\nif_missing = \"leave_empty\"\n");
        check_told(copy, "items.toml", "使う様式も条件もありません");
    }
    {
        const Copy copy;
        copy.append("items.toml", "\n[item.idle_item]\nlabel = \"ひま\"\ntype = \"text\"\nfrom = [\"resident\"]\n");
        copy.append("questions/zz_idle.toml", "[question.idle]\nasks = [\"idle_item\"]\nsection = \"move\"\ntext = { ja = \"?\", ja_easy = \"?\", en = \"?\" }\nwhy = { ja = \"?\", ja_easy = \"?\", en = \"?\" }\n");
        check_told(copy, "zz_idle.toml", "答えを使う様式も条件もありません");
    }
    {
        const Copy copy;
        copy.append("questions/zz_idle.toml", "[question.idle]\nasks = [\"juminhyo_code\"]\nsection = \"move\"\ntext = { ja = \"?\" }\nwhy = { ja = \"?\" }\n");
        check_told(copy, "zz_idle.toml", "言葉「en」");
    }
    {
        const Copy copy;
        copy.append("items.toml", "\n[item.iro]\nlabel = \"色\"\ntype = \"choice\"\nfrom = [\"resident\"]\nchoices = [ { id = \"aka\", label = \"赤\", text = { ja = \"赤\", en = \"Red\" } }, { id = \"ao\", label = \"青\" } ]\n");
        copy.append("questions/zz_iro.toml", "[question.iro]\nasks = [\"iro\"]\nsection = \"move\"\ntext = { ja = \"?\", ja_easy = \"?\", en = \"?\" }\nwhy = { ja = \"?\", ja_easy = \"?\", en = \"?\" }\n");
        check_told(copy, "items.toml", "選択肢「ao」に、言葉「en」");
    }
    {
        const Copy copy;
        copy.append("events/zz.toml", "[event.zz]\ntitle = \"試し\"\norder = 99\ncard = { ja = \"試し\" }\n");
        check_told(copy, "events/zz.toml", "言葉「en」");
    }
    const Copy copy;
    fs::create_directories(copy.directory / "templates" / "tameshi" / "1");
    copy.append("templates/tameshi/1/form.toml", "code = \"F99\"\ntitle = { ja = \"試し\", en = \"試し\" }\neffective_from = 2026-04-01\n[[block]]\nkind = \"text\"\ntext = \"a\"\n");
    const Problems problems = copy.problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().message.find("印刷する手続がありません") != std::string::npos);
}

TEST_CASE("a deadline of several days, a paper's own values and a procedure without paper are checked") {
    const std::string head = "[procedure.zz]\ntitle = \"試し\"\nevents = [\"tennyu\"]\nbecause = { ja = \"試し\", ja_easy = \"試し\", en = \"試し\" }\n";
    const std::vector<std::pair<std::string, std::string>> mistakes = {
        {"no_paper = \"紙はいりません\"\ndeadline = { days = 3, from = \"move_date\", earliest = [ { days = 14, from = \"move_date\" } ] }\n", "「earliest」のある期限"},
        {"no_paper = \"紙はいりません\"\ndeadline = { earliest = [ { days = 14, from = \"new_address\" } ] }\n", "「from」は日付の項目ではありません"},
        {"no_paper = \"紙はいりません\"\nprints = [\"ininjou\"]\n", "「no_paper」なのに"},
        {"prints = []\n", "何も印刷しません"},
        {"prints = [ { form = \"ininjou\", with = { nhi_filling = \"shutoku\" } } ]\n", "「nhi_filing」のまちがい"},
        {"prints = [ { form = \"ininjou\", with = { nhi_filing = \"shutok\" } } ]\n", "「nhi_filing」の値が違います"},
        {"prints = [ { form = \"ininjou\", with = { insurance = \"kokuho\" } } ]\n", "「insurance」は「with」に書けません"},
    };
    for (const auto& [lines, words] : mistakes) {
        const Copy copy;
        copy.append("procedures/zz.toml", head + lines);
        check_told(copy, "procedures/zz.toml", words);
    }
    const Copy copy;
    copy.append("procedures/zz.toml", head + "no_paper = \"紙はいりません\"\ndeadline = { earliest = [ { days = 14, from = \"move_date\" }, { days = 30, from = \"planned_move_out_date\" } ] }\n");
    CHECK(copy.problems().empty());
}

TEST_CASE("the versions of a form follow each other without gap or overlap") {
    const std::string form = "templates/inu_henkou/";
    for (const auto& [end, words] : {std::pair{"2026-12-01", "空いています"}, {"2027-06-01", "重なっています"}, {"2026-12-31", ""}}) {
        const Copy copy;
        fs::copy(copy.directory / (form + "1"), copy.directory / (form + "2"), fs::copy_options::recursive);
        copy.replace(form + "1/form.toml", "effective_from = 2026-04-01", "effective_from = 2026-04-01\neffective_to = " + std::string(end));
        copy.replace(form + "2/form.toml", "effective_from = 2026-04-01", "effective_from = 2027-01-01");
        const Problems problems = copy.problems();
        if (std::string(words).empty()) CHECK(problems.empty());
        else CHECK_MESSAGE((problems.size() == 1 && problems.front().message.find(words) != std::string::npos), end);
    }
}

TEST_CASE("all mistakes of all files are told in one go, in the order of files and lines") {
    const Copy copy;
    copy.replace("items.toml", "past_only = true", "past_only = 1");
    copy.replace("roles.toml", "moves) and relationship = head", "moves) and relationship = haed");
    copy.append("procedures/zz_broken.toml", "[procedure.a]\ntitle = 5\n");
    const Problems problems = copy.problems();
    CHECK(problems.size() >= 5);
    CHECK(std::is_sorted(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.place.file, a.place.line) < std::tie(b.place.file, b.place.line);
    }));
}

TEST_CASE("missing files and folders are told, and nothing crashes on random damage") {
    for (const char* file : {"items.toml", "roles.toml", "catalog.toml", "municipality/352047_hagi.toml", "questions", "events", "procedures", "templates"}) {
        const Copy copy;
        fs::remove_all(copy.directory / file);
        CHECK_MESSAGE(!copy.problems().empty(), file);
    }
    CHECK(!read_catalog("/nowhere", support::kToday).problems.empty());
    const Copy copy;
    const std::string items = support::read_text(copy.directory / "items.toml");
    for (std::size_t cut = 0; cut < items.size(); cut += items.size() / (support::kLooksForWrongMemory ? 10 : 60) + 1) {
        std::ofstream(copy.directory / "items.toml", std::ios::binary) << items.substr(0, cut);
        CHECK(!copy.problems().empty());
    }
}

TEST_CASE("a form is not used before its day") {
    const Problems problems = read_catalog(support::kSource / "forms" / "catalog", *make_date(2020, 1, 1)).problems;
    CHECK(!problems.empty());
    CHECK(to_text(problems.front()).find("令和2年1月1日") != std::string::npos);
}
