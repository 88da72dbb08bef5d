// Every sentence that tells a resident why a paper is needed, beside its procedure: tests/data/reasons.tsv. A sentence that
// changes or comes new has to be read once in that list; KAKANAI_ACCEPT=1 writes it anew.
#include "support/cases.h"

#include "forms/text.h"

#include <regex>

using namespace forms;

namespace {

const std::filesystem::path kRecord = support::kSource / "tests" / "data" / "reasons.tsv";

/// As residents read it, about two people.
std::string as_read(const std::string& sentence) {
    std::string said = std::regex_replace(sentence, std::regex(R"(\{persons\})"), "山田 太郎さん、山田 花子さん");
    said = std::regex_replace(said, std::regex(R"(\{ages\})"), "9歳、2歳");
    return with_city_words(said, support::catalog().city);
}

std::string record() {
    std::string text = "# 手続\t題名\t必要な理由\t付記で足りるとき、紙がいらないとき\n";
    for (const Procedure& procedure : support::catalog().procedures) {
        text += procedure.id + "\t" + procedure.title + "\t" + as_read(text_in(procedure.because, "ja"));
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

TEST_CASE("a reason is one short polite sentence, without an end stop and without a placeholder left over") {
    for (const Procedure& procedure : support::catalog().procedures) {
        const std::string& because = text_in(procedure.because, "ja");
        const std::string said = as_read(because);
        CHECK_MESSAGE(said.find_first_of("{}") == std::string::npos, procedure.id << ": " << said);
        CHECK_MESSAGE(!said.ends_with("。"), procedure.id << ": " << said);
        CHECK_MESSAGE(std::regex_search(said, std::regex("(ます|です|ません)$")), procedure.id << ": " << said);
        CHECK_MESSAGE(said.find("。") == std::string::npos, procedure.id << ": " << said);
        CHECK_MESSAGE(decode_utf8(said)->size() <= 90, procedure.id << ": " << said);
        if (because.find("お子さま（") != std::string::npos) CHECK_MESSAGE(because.find("お子さま（{ages}）") != std::string::npos, "children are told by their age: " << procedure.id);
        CHECK_MESSAGE(said.find("さんさん") == std::string::npos, procedure.id << ": " << said);
    }
}

TEST_CASE("a reason is told in every language, about the same people, and says no more than one line of the screen's list holds") {
    const auto placeholders = [](const std::string& text) {
        std::multiset<std::string> found;
        static const std::regex kPlace(R"(\{[a-z_]+\})");
        for (std::sregex_iterator at(text.begin(), text.end(), kPlace), end; at != end; ++at) found.insert(at->str());
        return found;
    };
    for (const Procedure& procedure : support::catalog().procedures) {
        for (const char* language : {"ja", "ja_easy", "en"}) {
            const auto text = procedure.because.find(language);
            REQUIRE_MESSAGE(text != procedure.because.end(), procedure.id << ": " << language);
            CHECK_MESSAGE(placeholders(text->second) == placeholders(procedure.because.at("ja")), procedure.id << ": " << language);
            CHECK_MESSAGE((!text->second.ends_with("。") && !text->second.ends_with(".")), procedure.id << ": " << language);
        }
        const std::string easy = with_city_words(procedure.because.at("ja_easy"), support::catalog().city);
        CHECK_MESSAGE(std::regex_search(easy, std::regex("(ます|です|ません)$")), procedure.id << ": " << easy);
        const std::u32string letters = *decode_utf8(std::regex_replace(easy, std::regex(R"(\{[a-z_]+\}| |《[^》]*》)"), ""));
        CHECK_MESSAGE(letters.size() <= 40, procedure.id << ": " << easy);
        CHECK_MESSAGE(std::count_if(letters.begin(), letters.end(), [](char32_t letter) { return letter >= 0x4E00 && letter <= 0x9FFF; }) <= 13, procedure.id << ": " << easy);
        CHECK_MESSAGE(easy.find(' ') != std::string::npos, procedure.id << ": " << easy);
        CHECK_MESSAGE(with_city_words(procedure.because.at("en"), support::catalog().city).size() <= 100, procedure.id);
    }
}
