// Fitting: sweeps over widths, sizes and policies.
// Nothing is ever cut; 禁則 holds wherever it can.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "forms/text.h"
#include "printer/fitting.h"
#include "tests/printer/layout_sample.h"

using forms::Align;
using forms::Fit;
using printer::BoxMm;
using printer::FitOutcome;
using printer::FitRequest;
using printer::FittedText;
using printer::Fonts;
using printer::Typeface;

using layout_sample::fonts;

namespace {

constexpr const char* kNotice =
    "「転入届」を出された方は、国民健康保険（国保）の加入手続き……が必要です。届出は、転入した日から14日以内にお願いします。"
    "電話：0838-25-3131、メール：kokuho@city.hagi.lg.jp（平日８：３０～１７：１５）。ちょっと待って！ヴァイオリン・コーヒー々。";
constexpr const char* kAddress = "東京都世田谷区成城六丁目2番1号ガーデンハウス成城East Tower 1203号室（山田 太郎 様方）";
constexpr const char* kRareName = "渡邉󠄐葛󠄂城𠮷之助 辻󠄂髙﨑衛門左衛門尉源朝臣";

const std::vector<const char*> kTexts{kNotice,
                                      kAddress,
                                      kRareName,
                                      "山田 太郎",
                                      "John Jacob Jingleheimer-Schmidt van den Berg",
                                      "０８３８－２５－３１３１",
                                      "令和8年4月1日",
                                      "一",
                                      "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来"};

std::u32string letters(std::string_view text) { return *forms::decode_utf8(text); }

std::u32string without_spaces(std::u32string text) {
    std::erase_if(text, [](char32_t c) { return c == U' ' || c == U'\n'; });
    return text;
}

std::u32string said_by(const std::vector<printer::TextRun>& lines) {
    std::u32string said;
    for (const auto& line : lines)
        for (const auto& glyph : line.glyphs) {
            said += glyph.code;
            if (glyph.selector) said += glyph.selector;
        }
    return said;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) all += line;
    return all;
}

bool starts_badly(const std::string& line) {
    static const std::u32string bad = U"、。，．・：；？！々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ）」』】…,.)";
    return bad.find(letters(line).front()) != bad.npos;
}
bool ends_badly(const std::string& line) {
    static const std::u32string bad = U"（「『【(";
    return bad.find(letters(line).back()) != bad.npos;
}

FittedText fit(const char* text, BoxMm box, Fit policy, double size_pt = 10.5, double size_pt_min = 6,
               Align align = Align::left) {
    return printer::fit_text(fonts(), {text, Typeface::value, box, size_pt, size_pt_min, policy, align});
}

double right_end_mm(const printer::TextRun& line) {
    const auto& last = line.glyphs.back();
    const std::u32string text{last.code};
    return last.x_mm + fonts().shape(Typeface::value, forms::encode_utf8(text)).width_em * line.em_mm;
}

}  // namespace

TEST_CASE("broken lines joined are the text, byte for byte, at every width") {
    int seen = 0;
    for (const char* text : kTexts)
        for (double width_em = 0.1; width_em < 60; width_em += 0.7, ++seen) {
            CAPTURE(text);
            CAPTURE(width_em);
            CHECK(joined(printer::break_lines(fonts(), Typeface::value, text, width_em)) == text);
        }
    CHECK(seen > 700);
}

TEST_CASE("no line starts with a closing mark or ends with an opening one, at any width from four letters") {
    int breaks_seen = 0;
    for (const Typeface typeface : {Typeface::value, Typeface::label, Typeface::screen})
        for (double width_em = 4; width_em < 60; width_em += 0.3) {
            const auto lines = printer::break_lines(fonts(), typeface, kNotice, width_em);
            CAPTURE(width_em);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                CAPTURE(lines[i]);
                if (i > 0) CHECK_FALSE(starts_badly(lines[i]));
                if (i + 1 < lines.size()) CHECK_FALSE(ends_badly(lines[i]));
            }
            breaks_seen += static_cast<int>(lines.size()) - 1;
        }
    CHECK(breaks_seen > 1000);
}

TEST_CASE("no line is wider than asked, but for the spaces that hang at its end") {
    for (const char* text : kTexts)
        for (double width_em = 1.1; width_em < 40; width_em += 0.37)
            for (std::string line : printer::break_lines(fonts(), Typeface::value, text, width_em)) {
                while (!line.empty() && line.back() == ' ') line.pop_back();
                CHECK(fonts().shape(Typeface::value, line).width_em <= width_em + 1e-6);
            }
}

TEST_CASE("telephone numbers, words and house numbers stay whole when a line can hold them") {
    for (double width_em = 14; width_em < 40; width_em += 0.5) {
        const auto lines = printer::break_lines(fonts(), Typeface::value, kNotice, width_em);
        for (const char* whole : {"0838-25-3131", "kokuho@city.hagi.lg.jp", "14"}) {
            CAPTURE(whole);
            CAPTURE(width_em);
            CHECK(std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.find(whole) != line.npos; }));
        }
    }
}

TEST_CASE("a word longer than the line is broken rather than left out") {
    const auto lines = printer::break_lines(fonts(), Typeface::value, "Donaudampfschifffahrtsgesellschaft", 5);
    CHECK(lines.size() > 2);
    CHECK(joined(lines) == "Donaudampfschifffahrtsgesellschaft");
}

TEST_CASE("a letter is never parted from its variation selector") {
    for (double width_em = 0.5; width_em < 12; width_em += 0.5)
        for (const auto& line : printer::break_lines(fonts(), Typeface::value, kRareName, width_em))
            CHECK_FALSE(forms::is_variation_selector(letters(line).front()));
}

TEST_CASE("a line feed parts lines and an empty line stays") {
    CHECK(printer::break_lines(fonts(), Typeface::value, "一行目\r\n\n三行目", 20) ==
          std::vector<std::string>{"一行目", "", "三行目"});
}

TEST_CASE("whatever the policy and the box, the lines hold every letter or say that they are attached") {
    int fitting = 0, overflowing = 0, attached = 0;
    for (const char* text : kTexts)
        for (const Fit policy : {Fit::shrink, Fit::wrap, Fit::attach, Fit::stop})
            for (double width_mm = 3; width_mm < 180; width_mm += 5.3)
                for (const double height_mm : {3.0, 5.0, 8.0, 14.0}) {
                    const FittedText fitted = fit(text, {10, 20, width_mm, height_mm}, policy);
                    CAPTURE(text);
                    CAPTURE(width_mm);
                    if (fitted.outcome == FitOutcome::attached) ++attached;
                    if (fitted.outcome == FitOutcome::fits) ++fitting;
                    if (fitted.outcome == FitOutcome::overflow) ++overflowing;
                    const bool note = policy == Fit::attach && fitted.outcome != FitOutcome::fits;
                    const std::u32string expected = note ? U"別紙のとおり" : without_spaces(letters(text));
                    CHECK(without_spaces(said_by(fitted.lines)) == expected);
                }
    CHECK(fitting > 100);
    CHECK(overflowing > 100);
    CHECK(attached > 100);
}

TEST_CASE("what fits stands inside its box, at a size between the least and the wanted one") {
    for (const char* text : kTexts)
        for (const Fit policy : {Fit::shrink, Fit::wrap, Fit::attach, Fit::stop})
            for (double width_mm = 5; width_mm < 180; width_mm += 7.1)
                for (const Align align : {Align::left, Align::centre, Align::right}) {
                    const BoxMm box{10, 20, width_mm, 11};
                    const FittedText fitted = fit(text, box, policy, 10.5, 6, align);
                    if (fitted.outcome != FitOutcome::fits) continue;
                    CHECK(fitted.size_pt <= 10.5);
                    CHECK(fitted.size_pt >= 6);
                    for (const auto& line : fitted.lines) {
                        CHECK(line.glyphs.front().x_mm >= box.x_mm - 1e-3);
                        CHECK(right_end_mm(line) <= box.right_mm() + 1e-3);
                        CHECK(line.baseline_mm - 0.88 * line.em_mm >= box.y_mm - 0.01 - 0.1 * line.em_mm);
                        CHECK(line.baseline_mm + 0.12 * line.em_mm <= box.bottom_mm() + 0.01 + 0.1 * line.em_mm);
                    }
                }
}

TEST_CASE("a wider box never makes the letters smaller") {
    for (const Fit policy : {Fit::shrink, Fit::wrap}) {
        double last = 0;
        for (double width_mm = 20; width_mm < 200; width_mm += 1) {
            const FittedText fitted = fit(kAddress, {0, 0, width_mm, 12}, policy);
            CHECK(fitted.size_pt >= last);
            last = fitted.size_pt;
        }
        CHECK(last == 10.5);
    }
}

TEST_CASE("stop keeps the size and overflows instead of shrinking") {
    const FittedText fitted = fit(kAddress, {0, 0, 40, 8}, Fit::stop);
    CHECK(fitted.outcome == FitOutcome::overflow);
    CHECK(fitted.size_pt == 10.5);
}

TEST_CASE("shrink stops at the least size and says overflow") {
    const FittedText fitted = fit(kAddress, {0, 0, 40, 8}, Fit::shrink);
    CHECK(fitted.outcome == FitOutcome::overflow);
    CHECK(fitted.size_pt == 6);
}

TEST_CASE("wrap prefers a second line to smaller letters") {
    const FittedText fitted = fit(kAddress, {0, 0, 120, 12}, Fit::wrap);
    CHECK(fitted.outcome == FitOutcome::fits);
    CHECK(fitted.size_pt == 10.5);
    CHECK(fitted.lines.size() == 2);
}

TEST_CASE("Japanese stands with its square in the middle of the box, Latin with its capitals") {
    const BoxMm box{0, 100, 80, 10};
    const FittedText kanji = fit("国", box, Fit::shrink), latin = fit("HAGI", box, Fit::shrink);
    const double em_mm = 10.5 * printer::kMmPerPoint;
    CHECK(kanji.lines[0].baseline_mm == doctest::Approx(105 + 0.38 * em_mm));
    const double cap_em = fonts().metrics(Typeface::value).cap_height_em;
    CHECK(latin.lines[0].baseline_mm == doctest::Approx(105 + cap_em / 2 * em_mm));
}

TEST_CASE("a text with a letter that no font has says so and keeps the rest") {
    const FittedText fitted = fit("山\U0003FFFF田", {0, 0, 40, 8}, Fit::wrap);
    CHECK(fitted.missing == std::vector<char32_t>{0x3FFFF});
    CHECK(said_by(fitted.lines) == U"山田");
}

TEST_CASE("an empty text has no lines and fits") {
    const FittedText fitted = fit("", {0, 0, 40, 8}, Fit::stop);
    CHECK(fitted.lines.empty());
    CHECK(fitted.outcome == FitOutcome::fits);
}
