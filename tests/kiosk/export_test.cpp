// Exports: every household, every profile, written and read back; letters that a target lacks; cells that look like formulas.
// No store and no file here.
#include "forms/phone.h"
#include "kiosk/export/export.h"
#include "forms/answers_file.h"
#include "forms/text.h"
#include "kiosk/figures/council_sheet.h"
#include "kiosk/figures/figure_names.h"
#include "printer/file.h"
#include "support/cases.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>

using namespace kiosk;

namespace {

namespace fs = std::filesystem;

const TargetLetters& letters() {
    static const auto kLetters = TargetLetters::open(support::kSource / "assets");
    REQUIRE(kLetters);
    return *kLetters;
}

const ExportProfiles& profiles() {
    static const ExportProfiles kProfiles = read_export_profiles(support::kSource / "forms" / "catalog", support::catalog());
    return kProfiles;
}

std::vector<ExportCase> every_household() {
    std::vector<ExportCase> cases;
    int number = 0;
    for (const auto& entry : fs::directory_iterator(support::kSource / "assets" / "households")) {
        const auto text = printer::read_file(entry.path(), 1 << 20);
        REQUIRE(text);
        const auto reading = forms::read_answers(*text, support::catalog(), support::kToday);
        if (!reading.problems.empty()) continue;
        cases.push_back({"A-" + std::to_string(100 + ++number), "2026-04-10", forms::derive_situation(support::catalog(), reading.answers, support::kToday)});
    }
    return cases;
}

ExportCase one_named(const std::string& name) {
    forms::Answers answers;
    answers.set({"event", forms::kWholeCase}, std::string("tennyu"), forms::Source::resident);
    answers.set({"household_size", forms::kWholeCase}, std::int64_t{1}, forms::Source::resident);
    answers.set({"name", 0}, name, forms::Source::resident);
    answers.set({"kana", 0}, std::string("ガッパ ヴァン"), forms::Source::resident);
    answers.set({"birth", 0}, *forms::make_date(1989, 1, 8), forms::Source::resident);
    return {"A-001", "2026-04-10", forms::derive_situation(support::catalog(), answers, support::kToday)};
}

}  // namespace

TEST_CASE("the profiles of the catalog have no mistakes, and there is one a target") {
    for (const forms::Problem& problem : profiles().problems) MESSAGE(forms::to_text(problem));
    CHECK(profiles().problems.empty());
    for (const char* target : {"winactor", "kintone", "json"}) CHECK(profiles().find(target));
}

TEST_CASE("every household, exported by every profile and read back, equals the case") {
    const auto cases = every_household();
    REQUIRE(cases.size() > 5);
    for (const ExportProfile& profile : profiles().profiles) {
        for (const Lacking lacking : {Lacking::stop, Lacking::shrink}) {
            CAPTURE(profile.id);
            const Export made = make_export(profile, cases, letters(), lacking);
            CHECK(made.exported > 3);
            CHECK(made.exported + static_cast<int>(made.left_out.size()) == static_cast<int>(cases.size()));
            const auto different = differences(profile, cases, made, letters(), lacking);
            CHECK_MESSAGE(different.empty(), (different.empty() ? "" : different.front()));
        }
    }
}

TEST_CASE("a telephone number goes out as it is written in Japan, or as E.164") {
    const auto cases = every_household();
    const ExportProfile& profile = *profiles().find("json");
    const Export made = make_export(profile, cases, letters(), Lacking::stop);
    const auto column = [&](const std::string& title) {
        return static_cast<std::size_t>(std::find(made.case_rows[0].begin(), made.case_rows[0].end(), title) - made.case_rows[0].begin());
    };
    int seen = 0;
    for (std::size_t i = 1; i < made.case_rows.size(); ++i) {
        const std::string& written = made.case_rows[i].at(column("denwa"));
        const std::string& international = made.case_rows[i].at(column("denwa_kokusai"));
        CHECK(written.empty() == international.empty());
        if (written.empty()) continue;
        CHECK(international.starts_with("+81"));
        CHECK(international.find('-') == std::string::npos);
        CHECK(std::get<std::string>(forms::hyphenate_phone(decode(international))) == written);
        ++seen;
    }
    CHECK(seen > 3);
}

TEST_CASE("a cell that was changed after writing is found by reading back") {
    const auto cases = every_household();
    const ExportProfile& profile = *profiles().find("kintone");
    Export made = make_export(profile, cases, letters(), Lacking::stop);
    const auto at = made.files.back().bytes.find("19");
    REQUIRE(at != std::string::npos);
    made.files.back().bytes[at] = '2';
    CHECK_FALSE(differences(profile, cases, made, letters(), Lacking::stop).empty());
}

TEST_CASE("a letter that Shift JIS lacks stops its case and is reported with the register's proposal") {
    const std::vector<ExportCase> cases = {one_named("𠮷田 太郎"), one_named("髙橋 﨑子")};
    const ExportProfile& profile = *profiles().find("winactor");
    const Export stopped = make_export(profile, cases, letters(), Lacking::stop);
    CHECK(stopped.exported == 1);                          // 髙 and 﨑 are in CP932
    CHECK(stopped.left_out.size() == 1);
    REQUIRE_FALSE(stopped.findings.empty());
    CHECK(stopped.findings[0].letter.letter == "𠮷");
    CHECK(stopped.findings[0].letter.code == "U+20BB7");
    REQUIRE_FALSE(stopped.findings[0].letter.proposals.empty());
    CHECK(stopped.findings[0].letter.proposals[0].letter == "吉");
    const Export shrunk = make_export(profile, cases, letters(), Lacking::shrink);
    CHECK(shrunk.exported == 2);
    CHECK_FALSE(shrunk.findings.empty());                  // put in its place, but never silently
    CHECK(shrunk.person_rows[1][2] == "吉田 太郎");
    CHECK(make_export(*profiles().find("kintone"), cases, letters(), Lacking::stop).person_rows[1][2] == "𠮷田 太郎");
}

TEST_CASE("a variation selector is a letter of its own, and a letter without proposal stops its case even when shrinking") {
    const ExportProfile& profile = *profiles().find("winactor");
    const Export made = make_export(profile, {one_named("葛󠄁城 太郎")}, letters(), Lacking::stop);
    REQUIRE_FALSE(made.findings.empty());
    CHECK(made.findings[0].letter.code == "U+845B U+E0101");
    CHECK(made.findings[0].letter.proposals[0].letter == "葛");
    const Export none = make_export(profile, {one_named("Nguyễn 太郎")}, letters(), Lacking::shrink);
    CHECK(none.exported == 0);
    CHECK(none.left_out.size() == 1);
}

TEST_CASE("kana become half as wide and come back") {
    CHECK(in_width("ガッパ ヴ", Width::half) == "ｶﾞｯﾊﾟ ｳﾞ");
    CHECK(in_width("ｶﾞｯﾊﾟ 1-2", Width::full) == "ガッパ　１－２");
    for (char32_t letter = 0x30A1; letter <= 0x30F4; ++letter) {
        if (letter == 0x30EE || letter == 0x30F0 || letter == 0x30F1) continue;      // ヮヰヱ have no half-width form
        const std::string full = forms::encode_utf8(std::u32string(1, letter));
        CHECK(in_width(full, Width::half) != full);
        CHECK(without_width(in_width(full, Width::half)) == full);
    }
}

TEST_CASE("cells that a spreadsheet would run are guarded, and every cell reads back as it was") {
    const std::vector<std::string> cells = {"", "=1+1", "+81", "-1", "@cmd", "'quote", "＝1", "a,b", "\"", "two\r\nlines", "\t=1", "山田 太郎", "A-001"};
    const std::vector<CsvRow> rows = {cells, {"x"}, cells};
    const std::string text = write_csv(rows);
    CHECK(read_csv(text) == rows);
    for (const char* cell : {"=1+1", "+81", "-1", "@cmd", "＝1"}) CHECK(write_csv({{cell}}).front() == '\'');
    CHECK_FALSE(read_csv("\"open"));
    CHECK_FALSE(read_csv("a\"b"));
}

TEST_CASE("more rows than a chunk holds go into several files with the same headings") {
    ExportProfile profile = *profiles().find("kintone");
    profile.chunk_rows = 3;
    const auto cases = every_household();
    const Export made = make_export(profile, cases, letters(), Lacking::stop);
    CHECK(made.files.size() > 3);
    CHECK(made.files[0].name == "kintone-cases-1.csv");
    for (const ExportFile& file : made.files) CHECK(read_csv(*decoded(file.bytes, profile.encoding))->size() <= 4);
    CHECK(differences(profile, cases, made, letters(), Lacking::stop).empty());
}

TEST_CASE("figures are added up, and the council's page is one page with the sums on it") {
    const auto word = [](const char* text) { return *store::Word::make(text); };
    const std::vector<store::FigureRow> rows = {
        {"2026-04-10", word("tennyu"), {word("cases"), store::Word(), 3, 3}},        {"2026-04-10", word("tennyu"), {word("visits"), word("sent"), 3, 3}},
        {"2026-04-10", word("tennyu"), {word("ms"), word("q.name"), 3, 540'000}},    {"2026-04-10", word("tennyu"), {word("boxes_filled"), word("case"), 3, 1234}},
        {"2026-04-11", word("shibou"), {word("cases"), store::Word(), 1, 1}},        {"2026-04-11", word("tennyu"), {word("corrections"), word("name"), 2, 2}},
        {"2026-05-01", word("tennyu"), {word("cases"), store::Word(), 9, 9}}};
    const FiguresReport report = gather(rows, "2026-04-01", "2026-04-30");
    CHECK(report.all.cases == 4);
    CHECK(report.all.minutes_per_visit_tenths() == 30);
    CHECK(report.events.front().event == "tennyu");
    CHECK(report.corrected_items.front().key == "name");
    CHECK(report.slow_pages.front().mean() == 180'000);
    CHECK(page_name("g.household", support::catalog(), CommandWords(support::kSource / "assets")) == forms::text_in(support::catalog().groups.at("household").text, "ja"));
    CHECK(page_name("readings", support::catalog(), CommandWords(support::kSource / "assets")) != page_name("nothing_of_the_kind", support::catalog(), CommandWords(support::kSource / "assets")));
    CHECK(page_name("q.name", support::catalog(), CommandWords(support::kSource / "assets")) == support::catalog().item("name")->label);
    const CommandWords words(support::kSource / "assets");
    const auto fonts = printer::Fonts::open();
    REQUIRE(fonts);
    const printer::Slip sheet = council_sheet(report, support::catalog(), words, *fonts);
    CHECK(sheet.sheets.pages.size() == 1);
    CHECK(sheet.sheets.findings.empty());
    std::map<char32_t, double> begins_mm;                      // the sum of a column stands under its numbers
    for (const auto& mark : sheet.sheets.pages.front().marks)
        if (const auto* run = std::get_if<printer::TextRun>(&mark); run && run->glyphs.size() == 1) begins_mm[run->glyphs.front().code] = run->glyphs.front().x_mm;
    REQUIRE((begins_mm.contains(U'4') && begins_mm.contains(U'3')));
    CHECK(begins_mm[U'4'] == doctest::Approx(begins_mm[U'3']));
    const auto pdf = council_pdf(report, support::catalog(), words, *fonts);
    REQUIRE(pdf);
    CHECK(pdf->starts_with("%PDF"));
}
