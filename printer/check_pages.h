// The part of `kakanai check` that needs paper: every template laid out empty and filled to the brim.
// Finds what the reader of the catalog cannot see; mends nothing.
#pragma once

#include "forms/problem.h"
#include "printer/layout.h"

namespace printer {

/// Printed words that do not fit or have no glyph, blocks off the page, fields that overlap, and boxes that cannot take
/// the longest legal value. `place` is the template's file.
forms::Problems check_pages(const forms::Catalog& catalog, const Fonts& fonts);

}  // namespace printer
