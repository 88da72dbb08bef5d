// What one answer says about other items.
// Only what follows without doubt, or is shown to the resident to be confirmed.
#include "kiosk/also_said.h"

#include "forms/text.h"

namespace kiosk {

namespace {

/// "name" ↔ "kana" at the end of an id.
std::string renamed(const std::string& id, std::string_view from, std::string_view to) {
    const bool has_it = id == from || id.ends_with("_" + std::string(from));
    return has_it ? id.substr(0, id.size() - from.size()) + std::string(to) : std::string();
}

const forms::Item* partner(const forms::Catalog& catalog, const forms::Item& item, std::string_view from, std::string_view to, forms::ItemType type) {
    const std::string id = renamed(item.id, from, to);
    const forms::Item* found = id.empty() ? nullptr : catalog.item(id);
    return found && found->type == type && found->per_person == item.per_person ? found : nullptr;
}

}  // namespace

const forms::Item* kana_item_of(const forms::Catalog& catalog, const forms::Item& name) {
    return partner(catalog, name, "name", "kana", forms::ItemType::kana);
}

const forms::Item* name_item_of(const forms::Catalog& catalog, const forms::Item& kana) {
    return kana.type == forms::ItemType::kana ? partner(catalog, kana, "kana", "name", forms::ItemType::name) : nullptr;
}

std::vector<std::pair<forms::Slot, forms::Value>> also_said(const forms::Slot& slot, const Draft& draft, const forms::Catalog& catalog, const Books& books) {
    std::vector<std::pair<forms::Slot, forms::Value>> said;
    if (const auto* name = std::get_if<NameDraft>(&draft)) {
        const forms::Item* kana = kana_item_of(catalog, *catalog.item(slot.item));
        const auto reading = reading_of(*name);
        if (kana && reading) said.push_back({{kana->id, slot.person}, forms::Value{*reading}});
    }
    if (const auto* bank = std::get_if<BankDraft>(&draft)) {
        const AccountItems* account = books.banks.account_with(slot.item);
        if (!account) return said;
        const bool asks_bank = slot.item == account->bank;
        said.push_back({{asks_bank ? account->branch : account->bank, slot.person},
                        forms::Value{asks_bank ? branch_name(*bank, books.banks) : bank_name(*bank, books.banks)}});
        const auto yuucho = bank->stage == BankStage::yuucho ? yuucho_of(*bank, books.banks) : std::nullopt;
        if (!yuucho) return said;
        said.push_back({{account->kind, slot.person}, forms::Value{std::string(yuucho->is_current ? "current" : "ordinary")}});
        said.push_back({{account->number, slot.person}, forms::Value{yuucho->number}});
    }
    return said;
}

}  // namespace kiosk
