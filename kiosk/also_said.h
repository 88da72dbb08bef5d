// What one answer says beside itself: a name's furigana, a branch with its bank, a ゆうちょ account in the words of other
// banks. So nothing is asked twice. Between entry and session; decides no question.
#pragma once

#include "forms/catalog.h"
#include "forms/answers.h"
#include "kiosk/entry.h"

#include <utility>

namespace kiosk {

/// Answers to further items that the draft of `slot` gives.
std::vector<std::pair<forms::Slot, forms::Value>> also_said(const forms::Slot& slot, const Draft& draft, const forms::Catalog& catalog, const Books& books);

/// The item with the reading of this name, by the catalog's way of naming: name ↔ kana, filer_name ↔ filer_kana.
const forms::Item* kana_item_of(const forms::Catalog& catalog, const forms::Item& name);
const forms::Item* name_item_of(const forms::Catalog& catalog, const forms::Item& kana);

}  // namespace kiosk
