// The two-dimensional code on the ご案内票 that the desk prints: the sealed case, for a back office without network
// (`kakanai import-qr`). Only where the desk's key is; `kakanai fill` prints the same papers without it.
#pragma once

#include "kiosk/qr/payload.h"
#include "printer/papers.h"

namespace kiosk::desk {

struct SlipCase {
    const forms::Answers& answers;         // as the clerk left them
    forms::Date today;
    qr::SlipFacts receipt;
    store::Moment now = 0;
};

/// Puts the code to the right of the receipt number on the first slip, two where one would be too fine to print, and makes the files
/// anew. A case that two codes cannot hold gets a sentence in their place.
forms::Outcome put_slip_code(printer::Papers& papers, const SlipCase& slip, const store::PublicKey& desk, const forms::Catalog& catalog, const printer::Fonts& fonts);

}  // namespace kiosk::desk
