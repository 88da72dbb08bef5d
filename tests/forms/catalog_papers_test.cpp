// The papers that people bring: the real files are sound, and each mistake in one is told with its line and what to do.
// Each example is a small file of its own beside nothing else.
#include "forms/catalog_papers.h"
#include "support/cases.h"

#include <atomic>
#include <fstream>
#include <unistd.h>

using namespace forms;

namespace {

namespace fs = std::filesystem;

/// A folder with one paper, gone with the object.
struct OnePaper {
    fs::path directory;
    explicit OnePaper(const std::string& text) {
        static std::atomic<int> count{0};
        directory = fs::temp_directory_path() / ("kakanai-papers-" + std::to_string(getpid()) + "-" + std::to_string(count++));
        fs::create_directories(directory / "papers");
        std::ofstream(directory / "papers" / "mihon.toml", std::ios::binary) << text;
    }
    ~OnePaper() { fs::remove_all(directory); }
    OnePaper(const OnePaper&) = delete;
    OnePaper& operator=(const OnePaper&) = delete;
};

}  // namespace

TEST_CASE("the papers of the house are sound, and 転出証明書 is the first for who moves in") {
    const SourcePapers read = read_source_papers(support::kSource / "forms" / "catalog", support::catalog());
    for (const Problem& problem : read.problems) FAIL_CHECK(to_text(problem));
    const auto papers = read.of_event("tennyu");
    REQUIRE(papers.size() == 3);
    CHECK(papers.front()->title == "転出証明書");
    CHECK(papers.front()->case_lines.front().item == "old_address");
    CHECK(papers.front()->person_lines.size() == 11);
    CHECK(read.of_event("shoumeisho").empty());
}

TEST_CASE("each mistake in a paper is told with its line, a caret and what to do") {
    const std::string head = "title = \"見本\"\nevents = [\"tennyu\"]\n";
    struct Example {
        std::string text, words;
        int line;
    };
    const std::vector<Example> examples = {
        {head + "case = [\n  { item = \"old_adress\" },\n]\n", "「old_address」のまちがいではありませんか", 4},
        {head + "case = [ { item = \"birth\" } ]\n", "一人ごとの項目です", 3},
        {head + "person = [ { item = \"name\" }, { item = \"old_address\" } ]\n", "届出に1つの項目です", 3},
        {head + "person = [ { item = \"name\" }, { item = \"name\" } ]\n", "2回あります", 3},
        {head + "person = [ { item = \"name\" }, { item = \"my_number\" } ]\n", "個人番号は、証明書から写せません", 3},
        {head + "person = [ { item = \"is_kaigo\" } ]\n", "ほかの項目から決まります", 3},
        {head + "person = [ { label = \"氏名\" } ]\n", "「item」がありません", 3},
        {head + "person = [ { item = \"name\", lable = \"氏名\" } ]\n", "「label」のまちがいではありませんか", 3},
        {"title = \"見本\"\nevents = [\"tennyuu\"]\nperson = [ { item = \"name\" } ]\n", "「tennyu」のまちがいではありませんか", 2},
    };
    for (const Example& example : examples) {
        const OnePaper paper(example.text);
        const Problems problems = read_source_papers(paper.directory, support::catalog()).problems;
        std::string told;
        for (const Problem& problem : problems) told += to_text(problem);
        INFO("wanted: ", example.words, "\ntold: ", told);
        REQUIRE(!problems.empty());
        CHECK(told.find(example.words) != std::string::npos);
        CHECK(told.find('^') != std::string::npos);
        CHECK(problems.front().place.line == example.line);
        CHECK(problems.front().place.column > 0);
        CHECK(!problems.front().remedy.empty());
    }
}

TEST_CASE("a paper without events, without lines or that is no TOML is told, and no folder means no papers") {
    for (const char* text : {"title = \"見本\"\nperson = [ { item = \"name\" } ]\n", "title = \"見本\"\nevents = [\"tennyu\"]\n", "title = \n"}) {
        const OnePaper paper(text);
        const Problems problems = read_source_papers(paper.directory, support::catalog()).problems;
        REQUIRE_MESSAGE(problems.size() == 1, text);
        CHECK(problems.front().place.file.text().find("mihon.toml") != std::string::npos);
    }
    CHECK(read_source_papers("/nowhere", support::catalog()).papers.empty());
    CHECK(read_source_papers("/nowhere", support::catalog()).problems.empty());
}
