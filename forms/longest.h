// A form filled to the brim: every field with the longest value its item allows, every table with more people than one
// page holds. For `kakanai check` and the sweeps; says nothing of a real case.
#pragma once

#include "forms/filling.h"

namespace forms {

/// Fields for a hand stay for the hand. Values are made of letters that every font has.
FilledForm fill_longest(const Template& form, const Catalog& catalog);

}  // namespace forms
