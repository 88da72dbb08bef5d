// A page of marks like every other: what is seen is what is printed.
// Sentences stand in forms/catalog/words.toml, as those of the ご案内票.
#include "kiosk/own_code_page.h"

#include "kiosk/qr/digits.h"
#include "kiosk/qr/payload.h"
#include "printer/fitting.h"
#include "printer/qr_code.h"

namespace kiosk {

namespace {

constexpr double kLeft_mm = 22, kWidth_mm = 166, kTitle_pt = 22, kText_pt = 13;
constexpr double kCodeSide_mm = 78, kBetween_mm = 8;       // version 20 has modules of 0.74 mm then

double put_words(printer::PageScene& page, const printer::Fonts& fonts, printer::Typeface face, const std::string& text, double top_mm, double size_pt, double height_mm) {
    const auto fitted = printer::fit_text(fonts, {.text = text, .typeface = face, .box = {kLeft_mm, top_mm, kWidth_mm, height_mm}, .size_pt = size_pt, .size_pt_min = 9, .fit = forms::Fit::wrap});
    for (const printer::TextRun& line : fitted.lines) page.marks.push_back(line);
    return top_mm + height_mm;
}

}  // namespace

void put_own_code(printer::Papers& papers, const std::vector<std::string>& codes, forms::Date made, const forms::Catalog& catalog, const printer::Fonts& fonts) {
    if (codes.empty() || papers.slips.empty()) return;
    printer::PageScene page;
    const auto say = [&](const char* key, double top_mm, double height_mm) { return put_words(page, fonts, printer::Typeface::label, catalog.word(key), top_mm, kText_pt, height_mm); };
    double y = put_words(page, fonts, printer::Typeface::label_bold, catalog.word("own_code.title"), 24, kTitle_pt, 12) + 4;
    y = say("own_code.what", y, 26) + 2;
    double left = kLeft_mm;
    for (const std::string& digits : codes) {
        const auto code = printer::make_qr_code(digits, qr::kCodeVersionMax);
        if (!code) continue;
        for (printer::Mark& mark : printer::qr_marks(*code, {left, y}, kCodeSide_mm)) page.marks.push_back(std::move(mark));
        left += kCodeSide_mm + kBetween_mm;
    }
    y += kCodeSide_mm + 6;
    const std::string until = catalog.word("own_code.until", {{"day", forms::wareki_text(forms::plus_days(made, qr::kOwnDays))}});
    y = put_words(page, fonts, printer::Typeface::label_bold, until, y, kText_pt, 10) + 2;
    y = say("own_code.number", y, 20) + 2;
    say("own_code.keep", y, 20);
    papers.slips.front().sheets.pages.push_back(std::move(page));
}

}  // namespace kiosk
