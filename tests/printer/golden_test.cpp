// Golden pages: where every word stands (pdftotext -bbox, in points) and how the page looks from afar (15 dpi, grey).
// Text goldens show what moved; pixels catch a wrong glyph behind right text.
// New goldens after reading the difference: tests/accept_goldens.sh
#include "support/cases.h"
#include "support/program.h"

#include "printer/file.h"
#include "printer/papers.h"

#include <cstdlib>
#include <regex>

namespace {

namespace fs = std::filesystem;

const fs::path kGolden = support::kSource / "tests" / "golden";
const std::vector<std::string> kHouseholds = {"family_of_four", "foreign_family", "rare_characters"};

bool accepting() { return std::getenv("KAKANAI_ACCEPT") != nullptr; }

/// One word a line: page, left and top in points, the word.
std::string words_of(const fs::path& pdf) {
    const std::string html = support::run("pdftotext -bbox " + support::quoted(pdf) + " -").output;
    static const std::regex kWord("<page |<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"[0-9.]+\" yMax=\"[0-9.]+\">([^<]*)</word>");
    std::string text;
    int page = 0;
    for (std::sregex_iterator word(html.begin(), html.end(), kWord), end; word != end; ++word) {
        if ((*word)[3].length() == 0) {
            ++page;
            continue;
        }
        char line[64];
        std::snprintf(line, sizeof line, "%d %.1f %.1f ", page, std::stod((*word)[1]), std::stod((*word)[2]));
        text += line + (*word)[3].str() + "\n";
    }
    return text;
}

struct Grey {
    int width = 0, height = 0;
    std::string pixels;
};

Grey read_pgm(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string magic;
    Grey grey;
    int levels = 0;
    stream >> magic >> grey.width >> grey.height >> levels;
    stream.get();
    grey.pixels.assign(std::istreambuf_iterator<char>(stream), {});
    return grey;
}

/// Pixels that differ by more than a quarter of black to white.
int differing(const Grey& a, const Grey& b) {
    if (a.width != b.width || a.height != b.height || a.pixels.size() != b.pixels.size()) return -1;
    int count = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const int difference = static_cast<unsigned char>(a.pixels[i]) - static_cast<unsigned char>(b.pixels[i]);
        count += std::abs(difference) > 64 ? 1 : 0;
    }
    return count;
}

}  // namespace

TEST_CASE("pages stand as the goldens show them") {
    const auto fonts = printer::Fonts::open();
    REQUIRE(fonts);
    for (const std::string& name : kHouseholds) {
        const support::Household home = support::household(name);
        const auto papers = printer::make_papers(support::catalog(), home.answers, home.today, *fonts);
        REQUIRE(papers);
        REQUIRE_MESSAGE(papers->complete, name);
        const support::Folder folder;
        REQUIRE(printer::write_papers(*papers, folder.path));
        const std::string words = words_of(folder.path / "bundle.pdf");
        support::run("pdftoppm -r 15 -gray " + support::quoted(folder.path / "bundle.pdf") + " " + support::quoted(folder.path / name));
        std::vector<fs::path> pages;
        for (const auto& entry : fs::directory_iterator(folder.path)) {
            if (entry.path().extension() == ".pgm") pages.push_back(entry.path());
        }
        std::sort(pages.begin(), pages.end());
        REQUIRE(!pages.empty());
        if (accepting()) {
            fs::create_directories(kGolden);
            for (const auto& entry : fs::directory_iterator(kGolden)) {
                if (entry.path().filename().string().rfind(name, 0) == 0) fs::remove(entry.path());
            }
            std::ofstream(kGolden / (name + ".words.txt"), std::ios::binary) << words;
            for (const fs::path& page : pages) fs::copy_file(page, kGolden / page.filename());
            continue;
        }
        CHECK_MESSAGE(words == support::read_text(kGolden / (name + ".words.txt")), name << ": words moved; look at the pages, then tests/accept_goldens.sh and git diff tests/golden");
        for (const fs::path& page : pages) {
            const int count = differing(read_pgm(page), read_pgm(kGolden / page.filename()));
            CHECK_MESSAGE(count == 0, page.filename().string() << " differs in " << count << " pixels from its golden");
        }
    }
}
