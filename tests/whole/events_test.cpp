// One scenario of every life event, filled by the finished program as a person runs it: the bundle is there, no reader of
// PDF has a word against it, and every paper that the manifest names stands in it.
#include "forms/scenario_file.h"
#include "support/program.h"

#include "forms/answers_writing.h"
#include "forms/document.h"

#include <map>

using namespace forms;

namespace {

namespace fs = std::filesystem;

struct Chosen {
    scenarios::StatedCase stated;
    std::size_t papers = 0;
};

/// Of each event the complete case with the most papers, of those of which a scenario says everything that is needed.
std::map<std::string, Chosen> fullest_case_of_each_event() {
    std::map<std::string, Chosen> chosen;
    for (scenarios::Scenario& scenario : scenarios::all_scenarios()) {
        for (scenarios::StatedCase& stated : scenario.stated) {
            if (!stated.procedures.empty()) continue;
            const CaseView view = view_case(support::catalog(), stated.answers, stated.today);
            if (!view.missing.empty() || !view.procedures.undecided.empty()) continue;
            const Answer* event = stated.answers.find({kEvent, kWholeCase});
            REQUIRE(event);
            Chosen& best = chosen[std::get<std::string>(*event->value)];
            if (view.forms.size() > best.papers) best = {std::move(stated), view.forms.size()};
        }
    }
    return chosen;
}

std::string without_blanks(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 3, "\u3000") == 0) i += 2;
        else if (static_cast<unsigned char>(text[i]) > ' ') result += text[i];
    }
    return result;
}

}  // namespace

TEST_CASE("a scenario of each event is written as a bundle of which qpdf and poppler complain in nothing") {
    const std::map<std::string, Chosen> chosen = fullest_case_of_each_event();
    CHECK(support::catalog().events.size() == 15);
    for (const auto& [id, event] : support::catalog().events) {
        const auto one = chosen.find(id);
        REQUIRE_MESSAGE(one != chosen.end(), "no complete scenario of " << id);
        const scenarios::StatedCase& stated = one->second.stated;
        const support::Folder folder;
        const fs::path answers = folder.path / "answers.json", out = folder.path / "out", bundle = out / "bundle.pdf";
        std::ofstream(answers, std::ios::binary) << write_answers(stated.answers, support::catalog(), stated.today);
        const support::Ran ran = support::run(support::quoted(support::program()) + " fill " + support::quoted(answers) + " --out " + support::quoted(out));
        CHECK_MESSAGE(ran.status == 0, stated.file << "\n" << ran.output);
        REQUIRE_MESSAGE(fs::exists(bundle), stated.file);
        const support::Ran checked = support::run("qpdf --check " + support::quoted(bundle));
        CHECK_MESSAGE(checked.status == 0, stated.file << "\n" << checked.output);
        CHECK_MESSAGE(checked.output.find("WARNING") == std::string::npos, stated.file << "\n" << checked.output);
        const support::Ran read = support::run("pdftotext -raw " + support::quoted(bundle) + " " + support::quoted(folder.path / "text"));
        CHECK_MESSAGE(read.output.empty(), stated.file << "\n" << read.output);
        const std::string text = without_blanks(support::read_text(folder.path / "text"));
        Problems problems;
        const std::optional<Node> manifest = read_json(support::read_text(out / "manifest.json"), problems);
        REQUIRE(manifest);
        CHECK(*manifest->find("event")->string() == id);
        const std::vector<Node>& papers = *manifest->find("forms")->array();
        CHECK_MESSAGE(papers.size() == one->second.papers, stated.file);
        for (const Node& paper : papers) {
            CHECK_MESSAGE(fs::exists(out / *paper.find("file")->string()), stated.file << " " << *paper.find("file")->string());
            CHECK_MESSAGE(text.find(without_blanks(*paper.find("title")->string())) != std::string::npos, stated.file << " " << *paper.find("title")->string());
        }
        CHECK_MESSAGE(text.find(without_blanks(event.title)) != std::string::npos, stated.file << " " << event.title);
        for (const char* slip : {"ご案内票", "職員確認票"}) CHECK_MESSAGE(text.find(slip) != std::string::npos, stated.file << " " << slip);
    }
}
