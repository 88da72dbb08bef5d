// The sheet with the resident's own code, behind the ご案内票 of the bundle: what it is, the code as vectors, until when.
// It names nobody. Knows neither the number that opens it nor what is in it.
#pragma once

#include "forms/catalog.h"
#include "printer/papers.h"

namespace kiosk {

/// `codes`: the digits of each; none: nothing is done. The files know it after printer::make_files_again().
void put_own_code(printer::Papers& papers, const std::vector<std::string>& codes, forms::Date made, const forms::Catalog& catalog, const printer::Fonts& fonts);

}  // namespace kiosk
