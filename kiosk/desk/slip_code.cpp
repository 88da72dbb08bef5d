// Marks of the scene like every other: what is seen is what is printed.
// Above the table of the ご案内票 (printer/route_slip.cpp) the right half of the page is free, from the edge to 42 mm.
#include "kiosk/desk/slip_code.h"

#include "kiosk/qr/digits.h"
#include "printer/fitting.h"
#include "printer/qr_code.h"

namespace kiosk::desk {

namespace {

constexpr double kSide_mm = 33, kTop_mm = 6.5, kRight_mm = 195, kCaptionEm_mm = 2.2;
constexpr int kCoarse = 15;                // a finer code has modules of less than 0.38 mm at this side
constexpr std::size_t kCodesMax = 2;       // more than that has no room

/// Nothing when the case is too large.
std::vector<printer::QrCode> codes_of(const std::string& sealed) {
    for (std::size_t count = 1; count <= kCodesMax; ++count) {
        const auto digits = qr::to_digits(sealed, count);
        if (!digits || digits->size() > kCodesMax) return {};
        std::vector<printer::QrCode> codes;
        for (const std::string& one : *digits)
            if (auto code = printer::make_qr_code(one, digits->size() < kCodesMax ? kCoarse : qr::kCodeVersionMax)) codes.push_back(std::move(*code));
        if (codes.size() == digits->size()) return codes;
    }
    return {};
}

}  // namespace

forms::Outcome put_slip_code(printer::Papers& papers, const SlipCase& slip, const store::PublicKey& desk, const forms::Catalog& catalog, const printer::Fonts& fonts) {
    if (papers.slips.empty() || papers.slips.front().sheets.pages.empty()) return forms::Done{};
    qr::Payload payload = qr::new_payload(qr::CodeUse::slip, slip.answers, slip.today, slip.now, qr::kSlipDays);
    payload.slip = slip.receipt;
    const auto sealed = qr::seal_payload(desk, payload, catalog);
    const auto codes = sealed ? codes_of(*sealed) : std::vector<printer::QrCode>();
    printer::PageScene& page = papers.slips.front().sheets.pages.front();
    for (std::size_t at = 0; at < codes.size(); ++at) {
        const double left = kRight_mm - static_cast<double>(codes.size() - at) * kSide_mm;
        for (printer::Mark& mark : printer::qr_marks(codes[at], {left, kTop_mm}, kSide_mm)) page.marks.push_back(std::move(mark));
    }
    const auto caption = fonts.shape(printer::Typeface::label, catalog.word(codes.empty() ? "slip.code_too_large" : "slip.code"));
    page.marks.push_back(printer::place_line(caption, kCaptionEm_mm, kRight_mm - caption.width_em * kCaptionEm_mm, kTop_mm + kSide_mm + kCaptionEm_mm * 0.7));
    return printer::make_files_again(papers, fonts);
}

}  // namespace kiosk::desk
