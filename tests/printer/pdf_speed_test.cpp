// What a family's papers weigh, and what they cost: the bytes of a bundle are asserted, times are only printed (another machine,
// another load). A bundle of eleven pages and nine single forms, as `kakanai fill` writes them.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <set>

#include "forms/text.h"
#include "printer/fitting.h"
#include "printer/pdf.h"

using printer::Fonts;
using printer::PageScene;
using printer::PdfDocument;
using printer::Typeface;

namespace {

double cpu_ms() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Text out of `variety` different kanji, always the same for the same `seed`.
class Words {
public:
    Words(unsigned first, unsigned variety, unsigned seed) : first_(first), variety_(variety), state_(seed) {}
    std::string next(int length) {
        std::u32string text;
        while (static_cast<int>(text.size()) < length) {
            state_ = state_ * 1664525 + 1013904223;
            text += static_cast<char32_t>(first_ + (state_ >> 16) % variety_ * 7);
        }
        return forms::encode_utf8(text);
    }

private:
    unsigned first_, variety_, state_;
};

/// 60 rules, 40 labels in Gothic and 60 values in Mincho. Forms of one case share most labels and all names and addresses.
PageScene form_page(const Fonts& fonts, unsigned number, std::set<char32_t>& letters) {
    PageScene page;
    const auto put = [&](Typeface typeface, const std::string& text, double em_mm, double x_mm, double baseline_mm) {
        const auto shaped = fonts.shape(typeface, text);
        for (const auto& glyph : shaped.glyphs) letters.insert(glyph.code);
        page.marks.push_back(printer::place_line(shaped, em_mm, x_mm, baseline_mm));
    };
    for (int i = 0; i < 30; ++i) {
        page.marks.push_back(printer::Line{{15, 20 + i * 8.5}, {195, 20 + i * 8.5}, 0.18, {}, false});
        page.marks.push_back(printer::Line{{15 + i * 6.0, 20}, {15 + i * 6.0, 270}, i % 6 ? 0.18 : 0.45, {}, false});
    }
    Words common(0x5000, 120, 7), own(0x5800 + number * 256, 30, number), values(0x6800, 90, 3),
        dates(0x7000 + number * 128, 6, 5);
    for (int i = 0; i < 40; ++i)
        put(Typeface::label, i % 3 ? common.next(6) : own.next(5), 3, 17 + i % 4 * 45.2, 25 + i / 4 * 25.5);
    for (int i = 0; i < 60; ++i)
        put(Typeface::value, i % 5 ? values.next(5) : dates.next(4), 3.7, 30 + i % 4 * 44.7, 33 + i / 4 * 17.1);
    return page;
}

}  // namespace

TEST_CASE("a bundle of eleven pages weighs at most 14 KB a page") {
    const auto fonts = Fonts::open();
    REQUIRE(fonts);
    std::vector<std::vector<PageScene>> forms(9);
    std::set<char32_t> letters;
    for (unsigned i = 0; i < 11; ++i) forms[i % 9].push_back(form_page(*fonts, i, letters));
    std::vector<PdfDocument> documents;
    PdfDocument bundle{"一式", "", {}};
    for (const auto& pages : forms) {
        documents.push_back({"届出", "", {{"届出", &pages}}});
        bundle.parts.push_back({"届出", &pages});
    }
    documents.push_back(bundle);

    std::vector<double> rounds_ms;
    std::size_t bundle_bytes = 0, all_bytes = 0;
    for (int round = 0; round < 15; ++round) {
        const double start_ms = cpu_ms();
        const auto pdfs = printer::write_pdfs(documents, *fonts);
        rounds_ms.push_back(cpu_ms() - start_ms);
        REQUIRE(pdfs);
        bundle_bytes = pdfs->back().size();
        all_bytes = 0;
        for (const std::string& pdf : *pdfs) all_bytes += pdf.size();
    }
    const double first_ms = rounds_ms.front();
    std::sort(rounds_ms.begin(), rounds_ms.end());
    MESSAGE("10 PDFs, 11 pages, ", letters.size(), " letters: ", rounds_ms[rounds_ms.size() / 2], " ms CPU (first round ",
            first_ms, " ms), bundle ", bundle_bytes, " bytes, all ", all_bytes, " bytes");
    CHECK(letters.size() > 450);
    CHECK(bundle_bytes / 11 <= 14 * 1024);
}

TEST_CASE("opening the fonts maps them and reads next to nothing") {
    const auto start = std::chrono::steady_clock::now();
    REQUIRE(Fonts::open());
    MESSAGE("Fonts::open: ", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(), " ms");
}
