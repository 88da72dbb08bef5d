// Every sentence that tells a resident why a paper is needed, beside its procedure: tests/data/reasons.tsv. A sentence that
// changes or comes new has to be read once in that list; KAKANAI_ACCEPT=1 writes it anew.
#include "support/cases.h"

#include <regex>

using namespace forms;

namespace {

const std::filesystem::path kRecord = support::kSource / "tests" / "data" / "reasons.tsv";

/// As residents read it, about two people.
std::string as_read(const std::string& sentence) {
    const std::string names = std::regex_replace(sentence, std::regex(R"(\{persons\})"), "山田 太郎さん、山田 花子さん");
    return with_city_words(names, support::catalog().city, CityReader::resident);
}

std::string record() {
    std::string text = "# 手続\t題名\t必要な理由\t付記で足りるとき、紙がいらないとき\n";
    for (const Procedure& procedure : support::catalog().procedures) {
        text += procedure.id + "\t" + procedure.title + "\t" + as_read(procedure.because);
        for (const std::string* other : {&procedure.noted_because, &procedure.no_paper}) {
            if (!other->empty()) text += "\t" + as_read(*other);
        }
        text += "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("the reason of every procedure stands in the record as it is told") {
    const std::string now = record();
    if (std::getenv("KAKANAI_ACCEPT")) std::ofstream(kRecord, std::ios::binary) << now;
    const std::string known = support::read_text(kRecord);
    std::stringstream lines(now);
    for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(known.find(line + "\n") != std::string::npos, "new or changed: " << line);
    CHECK_MESSAGE(known.size() == now.size(), "a procedure of tests/data/reasons.tsv is gone");
}

TEST_CASE("a reason is one short polite sentence or two, without an end stop and without a placeholder left over") {
    for (const Procedure& procedure : support::catalog().procedures) {
        const std::string said = as_read(procedure.because);
        CHECK_MESSAGE(said.find_first_of("{}") == std::string::npos, procedure.id << ": " << said);
        CHECK_MESSAGE(!said.ends_with("。"), procedure.id << ": " << said);
        CHECK_MESSAGE(std::regex_search(said, std::regex("(ます|です|ません)$")), procedure.id << ": " << said);
        std::size_t sentences = 1;
        for (std::size_t at = said.find("。"); at != std::string::npos; at = said.find("。", at + 3)) ++sentences;
        CHECK_MESSAGE(sentences <= 2, procedure.id << ": " << said);
        CHECK_MESSAGE(said.find("さんさん") == std::string::npos, procedure.id << ": " << said);
    }
}
