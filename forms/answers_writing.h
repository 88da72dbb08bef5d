// Writes answers as the file that read_answers reads: what a phone page, a code or a test hands over.
// Writes every answer it is given; what must not leave the house is left out before.
#pragma once

#include "forms/catalog.h"

namespace forms {

/// Canonical JSON: the same answers give the same bytes. Values of rules (`given`, `computed`) are written as a resident's.
std::string write_answers(const Answers& answers, const Catalog& catalog, std::optional<Date> today = std::nullopt);

/// How many people the answers are about: `household_size` where it is known, else the last who has an answer; at most
/// kPersonsMax.
int people_in(const Answers& answers);

}  // namespace forms
