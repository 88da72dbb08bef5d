// The two sheets beside the forms: the ご案内票 for the resident's way through the windows, and the 職員確認票 for staff
// who verify on paper. Built as templates of printed words and laid out by the same layout as every form.
#pragma once

#include "printer/layout.h"
#include "forms/interview.h"

namespace printer {

struct Slip {
    std::string id;          // goannaihyou, shokuin_kakuninhyou
    std::string title;
    LaidOutForm sheets;
};

/// One page: today's procedures in the order in which windows depend on each other, what to bring, last day, fee, and
/// which of them the 住民異動届 already settles. Unconfirmed amounts are never shown as facts. The box for the receipt
/// number stays empty where there is none yet.
Slip route_slip(const forms::CaseView& view, const Fonts& fonts, const std::string& receipt_number = {});

/// Every value of the case with its source and flags, the 本人確認 boxes (no numbers), what to collect, the forms in order.
Slip staff_sheet(const forms::CaseView& view, const Fonts& fonts);

/// The required procedures so that each comes after those it names in `after`; otherwise in the order of the papers.
std::vector<const forms::RequiredProcedure*> in_window_order(const forms::Procedures& procedures);

}  // namespace printer
