// Visible words live in assets/strings and the catalog, where DX staff can change them: no Japanese in the code of the kiosk,
// and in the engine and the paper only where a law or a mistake speaks.
// Tests and comments may say anything.
#include "forms/text.h"
#include "support/source_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace support;

/// Kana and kanji. Punctuation that joins data, as 「、」 and （ ）, is no word.
bool is_japanese(char32_t letter) {
    return (letter >= 0x3005 && letter <= 0x3007) || (letter >= 0x3041 && letter <= 0x30FA) ||
           (letter >= 0x30FC && letter <= 0x30FF) || (letter >= 0x3400 && letter <= 0x9FFF) ||
           (letter >= 0xFF66 && letter <= 0xFF9F) || (letter >= 0x20000 && letter <= 0x3FFFF);
}

bool has_japanese(const std::string& text) {
    const auto letters = forms::decode_utf8(text);
    return letters && std::any_of(letters->begin(), letters->end(), is_japanese);
}

/// Files in forms/ and printer/ that may hold Japanese strings, by how their path begins. Each with its reason; nothing else.
const std::vector<std::string>& places_of_japanese() {
    static const std::vector<std::string> kPlaces{
        // Sentences to the person who made a mistake, beside the rule that found it: Problem and CheckedValue.
        "forms/answers_file",
        "forms/catalog_",
        "forms/check_",
        "forms/condition",
        "forms/document.cpp",
        "forms/json_document.cpp",
        "forms/toml_document.cpp",
        "forms/typed_date.cpp",
        "printer/check_pages.cpp",
        // What stands on paper by law, whatever the form: 元年, 有・無, さん, 年月日.
        "forms/date.cpp",
        "forms/printed_text.cpp",
        "forms/situation.cpp",
        // Made-up long names and addresses, for trying how much a box holds; nobody reads them.
        "forms/longest.cpp",
        // The marks that the house puts on every form (受付印, 続紙, 自署), and findings about what does not fit.
        "printer/fitting.cpp",
        "printer/gate",
        "printer/papers.cpp",
        "printer/layout",
    };
    return kPlaces;
}

}  // namespace

TEST_CASE("no Japanese word is written into the code of the kiosk") {
    Offences offences;
    int seen = 0;
    for (const TreeFile& file : source_files()) {
        if (!file.path.starts_with("kiosk/")) continue;
        ++seen;
        for (const Piece& piece : pieces_of(file.text)) {
            if (piece.kind == PieceKind::string_literal && has_japanese(piece.text))
                offences.add(file, piece.line, "belongs in assets/strings");
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
    CHECK(seen > 10);
}

TEST_CASE("the engine and the paper speak Japanese only where a law or a mistake does") {
    Offences offences;
    std::set<std::string> used;
    for (const TreeFile& file : source_files()) {
        if (!file.path.starts_with("forms/") && !file.path.starts_with("printer/")) continue;
        const auto& places = places_of_japanese();
        const auto place = std::find_if(places.begin(), places.end(),
                                        [&file](const std::string& start) { return file.path.starts_with(start); });
        for (const Piece& piece : pieces_of(file.text)) {
            if (piece.kind != PieceKind::string_literal || !has_japanese(piece.text)) continue;
            if (place == places.end()) offences.add(file, piece.line, "belongs in assets/strings or the catalog");
            if (place != places.end()) used.insert(*place);
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
    CHECK_MESSAGE(used.size() == places_of_japanese().size(), "a place in the list holds no Japanese any more: take it out");
}

TEST_CASE("every sentence that a command says stands in its table") {
    const auto files = text_files();
    const auto table = std::find_if(files.begin(), files.end(), [](const TreeFile& file) { return file.path == "assets/strings/commands.toml"; });
    REQUIRE(table != files.end());
    std::set<std::string> sections, keys;
    std::string section;
    for (const std::string& line : lines_of(table->text)) {
        if (line.starts_with("[") && line.ends_with("]")) sections.insert(section = line.substr(1, line.size() - 2));
        if (const auto end = line.find(" = "); end != std::string::npos) keys.insert(section + "." + line.substr(0, end));
    }
    Offences offences;
    int seen = 0;
    for (const TreeFile& file : source_files()) {
        if (!file.path.starts_with("kiosk/") || file.text.find("kiosk/command_words.h") == std::string::npos) continue;
        for (const Piece& piece : pieces_of(file.text)) {
            const auto dot = piece.text.find('.');
            const bool is_sentence = piece.kind == PieceKind::string_literal && dot != std::string::npos && dot + 1 < piece.text.size() && sections.contains(piece.text.substr(0, dot)) && !piece.text.ends_with(".jsonl");   // the log's file
            if (!is_sentence) continue;
            ++seen;
            if (!keys.contains(piece.text)) offences.add(file, piece.line, piece.text + " is not in assets/strings/commands.toml");
        }
    }
    CHECK_MESSAGE(offences.none(), offences.text());
    CHECK(seen > 50);
}

TEST_CASE("the reader of sources tells words from comments") {
    const auto pieces = pieces_of("int a = 1'000;  // 一\n\"二\" R\"x(三\n)\")x\" U\"四\" '\\'' /* 五\n*/ \"\\\"六\"");
    std::string words;
    for (const Piece& piece : pieces) {
        if (piece.kind == PieceKind::string_literal) words += std::to_string(piece.line) + piece.text + "|";
    }
    CHECK(words == "2二|2三\n)\"|4\\\"六|");
}
