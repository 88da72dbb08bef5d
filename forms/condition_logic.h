// Whether a condition can hold at all, decided on its own language: choices are finite, ages, counts and dates are
// intervals, so no sampling is needed. For `kakanai check`; knows no answers.
#pragma once

#include "forms/condition.h"

#include <string>
#include <vector>

namespace forms {

enum class Possible { sometimes, never, always, too_large_to_decide };

/// Comparisons between two items are taken as free; everything else is exact.
Possible possible(const Condition& condition, const Catalog& catalog);

/// The parts of an "or" that can never hold, each in Japanese words. Empty when the whole can never hold.
std::vector<std::string> dead_branches(const Condition& condition, const Catalog& catalog);

/// The items that a condition names, ages counting as the birth date.
std::vector<std::string> items_named(const Condition& condition);

}  // namespace forms
