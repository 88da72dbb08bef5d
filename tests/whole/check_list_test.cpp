// The list of checks in forms/README.md against `kakanai check` itself: every line of the list has a broken example here that
// the program tells, and every example has its line.
#include "support/build.h"
#include "support/cases.h"
#include "support/program.h"

#include <set>

namespace {

namespace fs = std::filesystem;

struct Edit {
    std::string file, from, to;      // without `from`: appended; a file without `to` and `from` is removed
};

struct Example {
    std::string line;                // the first column of the list
    std::vector<Edit> edits;
    std::string words;               // of what the program says
};

void apply(const Edit& edit, const fs::path& catalog) {
    const fs::path path = catalog / edit.file;
    if (edit.from.empty() && edit.to.empty()) {
        fs::remove_all(path);
        return;
    }
    fs::create_directories(path.parent_path());
    std::string text = support::read_text(path);
    const std::size_t at = edit.from.empty() ? text.size() : text.find(edit.from);
    REQUIRE_MESSAGE(at != std::string::npos, edit.file << " has no " << edit.from);
    text.replace(at, edit.from.size(), edit.to);
    std::ofstream(path, std::ios::binary) << text;
}

/// The first column of the table below the heading, in order.
std::vector<std::string> listed_checks() {
    std::vector<std::string> lines;
    std::stringstream text(support::read_text(support::kSource / "forms" / "README.md"));
    bool is_here = false;
    for (std::string line; std::getline(text, line);) {
        if (line.rfind("## ", 0) == 0) is_here = line.find("が見つけること") != std::string::npos;
        const std::size_t end = line.find(" | ");
        if (!is_here || line.rfind("| ", 0) != 0 || end == std::string::npos || line.rfind("| 見つけること", 0) == 0) continue;
        lines.push_back(line.substr(2, end - 2));
    }
    return lines;
}

/// A procedure of its own file, with these lines more.
Edit procedure(const std::string& lines) { return {"procedures/zz.toml", "", "[procedure.zz]\ntitle = \"試し\"\nevents = [\"tennyu\"]\nbecause = { ja = \"試し\", ja_easy = \"試し\", en = \"試し\" }\n" + lines}; }

/// A question of its own file about that item.
Edit question(const std::string& item, const std::string& words = "{ ja = \"?\", ja_easy = \"?\", en = \"?\" }") {
    return {"questions/zz.toml", "", "[question.zz]\nasks = [\"" + item + "\"]\nsection = \"move\"\ntext = " + words + "\nwhy = " + words + "\n"};
}

const std::string kForm = "templates/tameshi/1/form.toml";

/// A form that a procedure prints, with one block.
std::vector<Edit> form(const std::string& block) {
    return {procedure("prints = [\"tameshi\"]\n"), {kForm, "", "code = \"F99\"\ntitle = { ja = \"試し\", en = \"試し\" }\neffective_from = 2026-04-01\n[[block]]\n" + block + "\n"}};
}

std::vector<Edit> cell(const std::string& cell) { return form("kind = \"table\"\ncolumns_mm = [180]\nrows = [ { height_mm = 10, cells = [ " + cell + " ] } ]"); }

const std::string kWords = "{ ja = \"あ\", ja_easy = \"あ\", en = \"a\" }";
const std::string kGroup = "[group.zz]\ntext = " + kWords + "\nwhy = " + kWords + "\n", kEntry = "[[group.zz.entry]]\ntext = " + kWords + "\n";

/// A group of two: a telephone that nobody groups, and this one.
std::vector<Edit> group_of(const std::string& item, const std::string& otherwise) {
    return {{"questions/zz.toml", "", kGroup + kEntry + "item = \"phone\"\notherwise = \"unknown\"\n" + kEntry + "item = \"" + item + "\"\notherwise = \"" + otherwise + "\"\n"}};
}

std::vector<Edit> second_version(const std::string& end) {
    const std::string begins = "effective_from = 2026-04-01";
    std::string second = support::read_text(support::kSource / "forms/catalog/templates/inu_henkou/1/form.toml");
    second.replace(second.find(begins), begins.size(), "effective_from = 2027-01-01");
    return {{"templates/inu_henkou/1/form.toml", begins, begins + "\neffective_to = " + end}, {"templates/inu_henkou/2/form.toml", "", second}};
}

/// What shows only on the laid-out page, or of a whole file: told with the file and the box, without a line.
const std::set<std::string> kWholePage = {"ファイルやフォルダがない", "どの手続も印刷しない様式", "ますに入らない印刷文字", "書体にない文字", "紙からのはみ出し", "横に分けたますの幅の超え", "欄の重なり", "いちばん長い値が入らない欄", "版の期間の空き", "版の期間の重なり", "版のフォルダのまちがい", "ご案内票・職員確認票の言葉の過不足（`words.toml`）", "用紙の書きまちがい"};

std::vector<Example> examples() {
    const std::string item = "\n[item.zz]\nlabel = \"試し\"\n";
    const std::string kodomo = "templates/kodomo_iryou/1/form.toml", by_ordinance = "kind = \"table\"\ncity_setting = \"number_kodomo_iryou\"\n";
    return {
        {"TOML として読めない", {{"items.toml", "[item.event]", "[item.event"}}, "TOML として読めません"},
        {"ファイルやフォルダがない", {{"items.toml", "", ""}}, "items.toml"},
        {"使えない名前（似た名前も示します）", {{"items.toml", "label = \"届出の種類\"", "lable = \"届出の種類\""}}, "「label」"},
        {"足りない名前", {{"items.toml", "label = \"届出の種類\"\n", ""}}, "「label」がありません"},
        {"種類の違う値", {{"items.toml", "past_only = true", "past_only = \"yes\""}}, "true か false"},
        {"決まった言葉でない値", {{"items.toml", "type = \"yes_no\"", "type = \"yesno\""}}, "決まった言葉"},
        {"同じ名前の項目・選択肢・役割・質問・手続", {{"items/zz.toml", "", "[item.phone]\nlabel = \"電話\"\ntype = \"phone\"\n"}}, "項目「phone」が2つあります"},
        {"同じ名前の項目・選択肢・役割・質問・手続", {{"items.toml", "{ id = \"work\", label = \"勤務先\"", "{ id = \"home\", label = \"勤務先\""}}, "選択肢「home」が2つあります"},
        {"何をたずねるか分からない質問、いつ要るか分からない手続", {{"questions/zz.toml", "", "[question.zz]\nasks = []\nsection = \"move\"\ntext = \"?\"\nwhy = \"?\"\n"}}, "「asks」がありません"},
        {"何をたずねるか分からない質問、いつ要るか分からない手続", {{"procedures/zz.toml", "", "[procedure.zz]\ntitle = \"試し\"\nbecause = { ja = \"試し\", ja_easy = \"試し\", en = \"試し\" }\nprints = [\"ininjou\"]\n"}}, "「events」がありません"},
        {"知らない項目", {procedure("needed_when = \"any person (insurence = kokuho)\"\nprints = [\"ininjou\"]\n")}, "insurance"},
        {"知らない役割や部分", {{"items.toml", "is = \"head.name\"", "is = \"haed.name\""}}, "haed.name"},
        {"知らない役割や部分", cell("{ field = \"new_address.moon\" }"), "postal"},
        {"知らない選択肢", {{"roles.toml", "moves) and relationship = head", "moves) and relationship = haed"}}, "head"},
        {"知らない市町村の値", {procedure("needed_when = \"any person (age < city.nothing)\"\nprints = [\"ininjou\"]\n")}, "nothing"},
        {"市町村のファイルの書きまちがい", {{"municipality/352047_hagi.toml", "closed_weekdays = [\"sat\", \"sun\"]", "closed_weekdays = [\"saturday\"]"}}, "曜日の名前が違います"},
        {"市町村のファイルの書きまちがい", {{"municipality/352047_hagi.toml", "\"12-29\"", "\"12/29\""}}, "「12-29」のように"},
        {"市町村のファイルの書きまちがい", {{"municipality/352047_hagi.toml", "[setting.mayor]\nvalue = \"萩市長\"", "[setting.mayor]"}}, "「value」がありません"},
        {"文の中の、市町村のファイルにない `{…}`", {procedure("fee = \"1通 {juminhyo_fe}円\"\nprints = [\"ininjou\"]\n")}, "「{juminhyo_fee}」のまちがい"},
        {"文の中の、市町村のファイルにない `{…}`", {procedure("bring = [ { text = \"{moon}\", when = \"has_dog\" } ]\nprints = [\"ininjou\"]\n")}, "「{moon}」は、市町村のファイルにありません"},
        {"文の中の、市町村のファイルにない `{…}`", {{"templates/nenkin_todoke/1/form.toml", "{pension_office}", "{pension_offic}"}}, "「{pension_office}」のまちがい"},
        {"知らないご用件・まとまり・窓口・様式・手続", {procedure("window = \"moon\"\nprints = [\"ininjou\"]\n")}, "window.moon"},
        {"知らないご用件・まとまり・窓口・様式・手続", {procedure("prints = [\"ininjo\"]\n")}, "ininjou"},
        {"知らないご用件・まとまり・窓口・様式・手続", {procedure("after = [\"moon\"]\nprints = [\"ininjou\"]\n")}, "「after」の手続「moon」"},
        {"だれの項目か分からない道すじ", cell("{ field = \"name\" }"), "head.name"},
        {"条件の書きまちがい", {procedure("needed_when = \"(has_dog and wants_juminhyo\"\nprints = [\"ininjou\"]\n")}, "「)」が足りません"},
        {"条件の書きまちがい", {procedure("needed_when = \"has_dog and\"\nprints = [\"ininjou\"]\n")}, "項目の名前"},
        {"決して成り立たない条件", {procedure("needed_when = \"any person (age < 20 and age >= 20)\"\nprints = [\"ininjou\"]\n")}, "どんな答えでも成り立ちません"},
        {"条件の、決して成り立たない部分", {procedure("needed_when = \"has_dog or (wants_juminhyo and wants_juminhyo = no)\"\nprints = [\"ininjou\"]\n")}, "成り立つことがありません"},
        {"2つ目のものを書く紙の行（`beats_answer`）の書きまちがい", {{"items/kuruma.toml", "{ when = \"moped_turn = second\", is = \"moped2_scrap_reason\", beats_answer = true }, { when = \"event in (tenshutsu, kokugai_tenshutsu)\", is = \"move_out\" }", "{ when = \"event in (tenshutsu, kokugai_tenshutsu)\", is = \"move_out\" }, { when = \"moped_turn = second\", is = \"moped2_scrap_reason\", beats_answer = true }"}}, "いちばん上に置きます"},
        {"2つ目のものを書く紙の行（`beats_answer`）の書きまちがい", {{"items/kuruma.toml", "{ when = \"moped_scrap_reason = theft\", is = \"no\" }", "{ when = \"moped_scrap_reason = theft\", is = \"no\", beats_answer = true }"}}, "ほかの項目を「is」に書いて"},
        {"決して使われない `given` の行", {{"items.toml", "", item + "type = \"yes_no\"\nif_missing = \"leave_empty\"\ngiven = [ { is = \"yes\" }, { when = \"has_dog\", is = \"no\" } ]\n"}, procedure("needed_when = \"zz\"\nprints = [\"ininjou\"]\n")}, "決して使われない行"},
        {"種類の合わない `given`", {{"items.toml", "is = \"head.name\"", "is = \"head.birth\""}}, "種類が違う"},
        {"だれにもたずねられない項目", {{"items.toml", "", item + "type = \"yes_no\"\n"}, procedure("needed_when = \"zz\"\nprints = [\"ininjou\"]\n")}, "たずねる質問がありません"},
        {"2つの質問がたずねる項目", {question("phone")}, "ほかの質問でも"},
        {"まとめの書きまちがい", group_of("has_dogg", "no"), "「has_dog」のまちがい"},
        {"まとめの書きまちがい", group_of("phone_kind", "pigeon"), "の答えではありません"},
        {"まとめの書きまちがい", group_of("move_date", "unknown"), "の答えではありません"},
        {"まとめの書きまちがい", group_of("has_dog", "no"), "2回あります"},
        {"まとめの書きまちがい", {{"questions/zz.toml", "", kGroup + kEntry + "item = \"phone\"\notherwise = \"unknown\"\n"}}, "2つから7つまで"},
        {"みなさんの答えを1つで言う書き方のまちがい", {{"questions/insurance.toml", "rest = \"shaho_fuyou\"", "rest = \"shaho_fuyo\""}}, "one と rest"},
        {"いっしょに「わからない」になる項目のまちがい", {{"items.toml", "unknown_with = \"honseki\"", "unknown_with = \"honsek\""}}, "「unknown_with」には"},
        {"使われない項目", {{"items.toml", "", item + "type = \"yes_no\"\nif_missing = \"leave_empty\"\n"}}, "使う様式も条件もありません"},
        {"だれの役にも立たない質問", {{"items.toml", "", item + "type = \"yes_no\"\nfrom = [\"resident\"]\n"}, question("zz")}, "答えを使う様式も条件もありません"},
        {"どの手続も印刷しない様式", {{kForm, "", "code = \"F99\"\ntitle = { ja = \"試し\", en = \"試し\" }\neffective_from = 2026-04-01\n[[block]]\nkind = \"text\"\ntext = \"a\"\n"}}, "印刷する手続がありません"},
        {"何も印刷しない手続", {procedure("")}, "何も印刷しません"},
        {"紙のない手続に書いた様式", {procedure("no_paper = \"紙はいりません\"\nprints = [\"ininjou\"]\n")}, "「no_paper」なのに"},
        {"`with` に書けない項目や値", {procedure("prints = [ { form = \"ininjou\", with = { insurance = \"kokuho\" } } ]\n")}, "「with」に書けません"},
        {"`with` に書けない項目や値", {procedure("prints = [ { form = \"ininjou\", with = { nhi_filing = \"shutok\" } } ]\n")}, "「nhi_filing」の値が違います"},
        {"期限の書きまちがい", {procedure("deadline = { days = 14, from = \"phone\" }\nprints = [\"ininjou\"]\n")}, "日付の項目"},
        {"期限の書きまちがい", {procedure("deadline = { days = \"city.nothing\", from = \"move_date\" }\nprints = [\"ininjou\"]\n")}, "期限の日数「city.nothing」"},
        {"期限の書きまちがい", {procedure("deadline = { days = 14, months = 3, from = \"move_date\" }\nprints = [\"ininjou\"]\n")}, "days か months のどちらか1つ"},
        {"期限の書きまちがい", {procedure("deadline = { days = 3, from = \"move_date\", earliest = [ { days = 14, from = \"move_date\" } ] }\nprints = [\"ininjou\"]\n")}, "「earliest」のある期限"},
        {"用紙の書きまちがい", {{"templates/inu_henkou/1/form.toml", "size = \"A4\"", "size = \"A3\""}}, "用紙は A4 だけです"},
        {"用紙の書きまちがい", {{"templates/inu_henkou/1/form.toml", "margin_mm = [12, 15, 14, 15]", "margin_mm = [12, 15]"}}, "上・右・下・左の4つ"},
        {"用紙の書きまちがい", form("kind = \"table\"\nfor_each = \"person (moves)\"\ncolumns_mm = [180]\nrows = [ { cells = [ { field = \"name\" } ] } ]"), "「per_page」がありません"},
        {"用紙の書きまちがい", {procedure("prints = [\"tameshi\"]\n"), {kForm, "", "code = \"F99\"\ntitle = { ja = \"試し\", en = \"試し\" }\neffective_from = 2026-04-01\n"}}, "用紙に何も置かれていません"},
        {"行のますの過不足", form("kind = \"table\"\ncolumns_mm = [90, 90]\nrows = [ { cells = [ { label = \"a\" } ] } ]"), "ますが足りません"},
        {"行のますの過不足", form("kind = \"table\"\ncolumns_mm = [90, 90]\nrows = [ { cells = [ { label = \"a\", span = 3 } ] } ]"), "ますが多すぎます"},
        {"用紙の幅を超える表", form("kind = \"table\"\ncolumns_mm = [90, 120]\nrows = [ { cells = [ { label = \"a\", span = 2 } ] } ]"), "使える幅"},
        {"表の外に出るます", cell("{ label = \"a\", down = 2 }"), "表の外"},
        {"二重の欄（同じ名前の欄が2つ）", cell("{ stack = [ { field = \"phone\" }, { field = \"phone\" } ] }"), "2つあります"},
        {"項目のない欄", cell("{ kind = \"text\" }"), "「field」がありません"},
        {"欄の種類に合わない項目", cell("{ field = \"phone\", kind = \"circle\" }"), "選択肢の項目"},
        {"欄の種類に合わない項目", cell("{ field = \"head.pension_number\", kind = \"comb\" }"), "cells"},
        {"根拠のない個人番号の欄", cell("{ field = \"head.my_number\", cells = 12 }"), "個人番号の欄を置けません"},
        {"市の条例によるのに `city_setting` のない個人番号の欄", {{kodomo, by_ordinance, "kind = \"table\"\n"}}, "市の条例で決めているときだけ"},
        {"市町村のファイルにない `city_setting`", {{kodomo, by_ordinance, "kind = \"table\"\ncity_setting = \"number_kodomo\"\n"}}, "setting.number_kodomo]"},
        {"ますに入らない印刷文字", form("kind = \"table\"\ncolumns_mm = [5, 175]\nrows = [ { height_mm = 5, cells = [ { label = \"とても長い見出しなので入りません\" }, { label = \"a\" } ] } ]"), "入りません"},
        {"書体にない文字", cell("{ label = \"🀀🐟\" }"), "書体"},
        {"紙からのはみ出し", form("kind = \"table\"\ncolumns_mm = [180]\nrows = [ { height_mm = 400, cells = [ { label = \"a\" } ] } ]"), "紙の下の余白にはみ出しています"},
        {"横に分けたますの幅の超え", cell("{ beside = [ { field = \"phone\", width_mm = 120 }, { field = \"head.name\", width_mm = 120 } ] }"), "ますの幅の合計が"},
        {"欄の重なり", form("kind = \"table\"\ncolumns_mm = [90, 90]\nrows = [ { height_mm = 10, cells = [ { beside = [ { field = \"phone\", width_mm = 60 }, { field = \"head.name\", width_mm = 60 } ] }, { field = \"head.birth\" } ] } ]"), "欄「head.name」と「head.birth」が重なっています"},
        {"いちばん長い値が入らない欄", form("kind = \"table\"\ncolumns_mm = [12, 168]\nrows = [ { height_mm = 8, cells = [ { field = \"head.job\", fit = \"shrink\" }, { label = \"a\" } ] } ]"), "head.job"},
        {"版のフォルダのまちがい", {{"templates/inu_henkou/dai2han/form.toml", "", "code = \"F25\"\n"}}, "版のフォルダの名前が数ではありません"},
        {"版の期間の空き", second_version("2026-12-01"), "空いています"},
        {"版の期間の重なり", second_version("2027-06-01"), "重なっています"},
        {"その日に使える版のない様式", {{"templates/inu_henkou/1/form.toml", "effective_from = 2026-04-01", "effective_from = 2030-04-01"}}, "に使えるものとしてありません"},
        {"持ってくる紙（`papers/`）の、知らない項目・並びのまちがい・2回ある項目・個人番号", {{"papers/zairyu_card.toml", "person = [", "person = [ { item = \"nmae\" },"}}, "「name」"},
        {"持ってくる紙（`papers/`）の、知らない項目・並びのまちがい・2回ある項目・個人番号", {{"papers/zairyu_card.toml", "person = [", "person = [ { item = \"my_number\" },"}}, "個人番号は、証明書から写せません"},
        {"ほかのシステムに渡す列（`exports/`）の、行き先のない項目", {{"exports/json.toml", "from = \"phone\"", "from = \"phoen\""}}, "phone"},
        {"二次元コードの中の番号が同じになる名前", {{"items.toml", "", "\n[item.dog_hat_70902]\nlabel = \"電話と同じ番号\"\ntype = \"yes_no\"\nif_missing = \"leave_empty\"\n"}}, "同じになります"},
        {"ご案内票・職員確認票の言葉の過不足（`words.toml`）", {{"words.toml", "title = \"ご案内票\"\n", ""}}, "「slip.title」の言葉がありません"},
        {"ご案内票・職員確認票の言葉の過不足（`words.toml`）", {{"words.toml", "title = \"ご案内票\"\n", "title = \"ご案内票\"\nmoon = \"月\"\n"}}, "という言葉は使いません"},
        {"日本語（`ja`）のない文", {{"items.toml", "", item + "type = \"yes_no\"\nfrom = [\"resident\"]\n"}, question("zz", "{ en = \"?\" }")}, "日本語（ja）の文がありません"},
        {"言葉のそろわない質問・選択肢・ご用件・必要な理由・様式の題名", {{"items.toml", "", item + "type = \"yes_no\"\nfrom = [\"resident\"]\n"}, question("zz", "{ ja = \"?\" }")}, "言葉「en」"},
        {"言葉のそろわない質問・選択肢・ご用件・必要な理由・様式の題名", {{"procedures/zz.toml", "", "[procedure.zz]\ntitle = \"試し\"\nevents = [\"tennyu\"]\nbecause = \"試し\"\nno_paper = \"紙はいりません\"\n"}}, "言葉「en」"},
        {"言葉のそろわない質問・選択肢・ご用件・必要な理由・様式の題名", {procedure("prints = [\"tameshi\"]\n"), {kForm, "", "code = \"F99\"\ntitle = \"試し\"\neffective_from = 2026-04-01\n[[block]]\nkind = \"text\"\ntext = \"a\"\n"}}, "言葉「en」"},
        {"言葉のそろわない質問・選択肢・ご用件・必要な理由・様式の題名", {{"events/zz.toml", "", "[event.zz]\ntitle = \"試し\"\norder = 99\ncard = { ja = \"試し\" }\n"}}, "言葉「en」"},
    };
}

}  // namespace

TEST_CASE("every check that forms/README lists has a broken example that `kakanai check` tells, and every example its line") {
    const std::vector<std::string> listed = listed_checks();
    const std::set<std::string> lines(listed.begin(), listed.end());
    CHECK(lines.size() == listed.size());
    CHECK(lines.size() >= 40);
    std::set<std::string> shown;
    for (const Example& example : examples()) {
        shown.insert(example.line);
        CHECK_MESSAGE(lines.count(example.line) == 1, "not in forms/README: " << example.line);
        if (support::kLooksForWrongMemory && shown.size() % 5 != 1) continue;
        const support::Folder folder;
        const fs::path catalog = folder.path / "catalog";
        fs::copy(support::kSource / "forms" / "catalog", catalog, fs::copy_options::recursive);
        for (const Edit& edit : example.edits) apply(edit, catalog);
        const support::Ran ran = support::run(support::quoted(support::program()) + " check --today 2026-04-10 --catalog " + support::quoted(catalog));
        CHECK_MESSAGE(ran.status == 1, example.line);
        CHECK_MESSAGE(ran.output.find(example.words) != std::string::npos, example.line << " (" << example.words << "):\n" << ran.output);
        CHECK_MESSAGE(ran.output.find("→ ") != std::string::npos, example.line << ": what to do\n" << ran.output);
        CHECK_MESSAGE((ran.output.find('^') != std::string::npos || kWholePage.count(example.line)), example.line << ": where\n" << ran.output);
    }
    for (const std::string& line : listed) CHECK_MESSAGE(shown.count(line) == 1, "without an example: " << line);
}
