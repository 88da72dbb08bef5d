// Finds what a clerk must look at: walks the facts of a case and its procedures. CaseView → flags.
// Words nothing and stops nothing.
#include "forms/flags.h"

#include "forms/text.h"

#include <algorithm>

namespace forms {

namespace {

/// A person's name that the register may hold in kanji. A card gives it as registered; foreign names and 通称 have readings of their own.
bool may_have_kanji(const Item& item, const Resolved& known, const Situation& situation, int person) {
    if (item.type != ItemType::name || known.source == Source::card || known.source == Source::clerk || known.source == Source::given) return false;
    const Item* foreign = situation.catalog().item("is_foreign");
    if (!item.per_person || !foreign) return true;
    const Resolved& is_foreign = situation.find(*foreign, person);
    const bool* yes = is_foreign.value ? std::get_if<bool>(&*is_foreign.value) : nullptr;
    return !yes || !*yes;
}

void flags_of_slot(const Slot& slot, const Situation& situation, std::vector<ClerkFlag>& flags) {
    const Item& item = *situation.catalog().item(slot.item);
    const Resolved& known = situation.find(item, slot.person);
    if (!known.value) {
        flags.push_back({FlagKind::unknown, slot, 0, {}});
        return;
    }
    const std::string* text = std::get_if<std::string>(&*known.value);
    const Address* address = std::get_if<Address>(&*known.value);
    if (text && item.choices.empty() && has_rare_letter(*text)) flags.push_back({FlagKind::rare_letter, slot, 0, {}});
    if (address && has_rare_letter(address_part(*address, "full"))) flags.push_back({FlagKind::rare_letter, slot, 0, {}});
    if (text && is_kana_only(*text) && may_have_kanji(item, known, situation, slot.person)) flags.push_back({FlagKind::kana_only, slot, 0, {}});
}

/// Whether the window or an amount of the procedure is a setting that the city has not confirmed.
bool uses_unconfirmed(const Procedure& procedure, const Municipality& city) {
    const auto window = city.settings.find("window." + procedure.window);
    return (window != city.settings.end() && window->second.unconfirmed) || has_unconfirmed_amount(procedure, city);
}

}  // namespace

bool has_unconfirmed_amount(const Procedure& procedure, const Municipality& city) {
    return std::any_of(city.settings.begin(), city.settings.end(), [&](const auto& one) {
        const std::string word = "{" + one.first + "}";
        return one.second.unconfirmed && (procedure.fee.find(word) != std::string::npos || procedure.benefit.find(word) != std::string::npos);
    });
}

std::string_view to_id(FlagKind kind) {
    switch (kind) {
        case FlagKind::unknown: return "unknown";
        case FlagKind::rare_letter: return "rare_letter";
        case FlagKind::kana_only: return "kana_only";
        case FlagKind::deadline_passed: return "deadline_passed";
        case FlagKind::handover: return "handover";
        case FlagKind::unconfirmed: return "unconfirmed";
    }
    return "";
}

bool has_rare_letter(std::string_view text) {
    const std::u32string letters = decode_utf8(text).value_or(U"");
    return std::any_of(letters.begin(), letters.end(), [](char32_t letter) {
        return letter > 0xffff || is_variation_selector(letter) || (letter >= 0xf900 && letter <= 0xfaff) || letter == U'髙' || (letter >= 0x3400 && letter <= 0x4dbf);
    });
}

std::vector<Slot> facts_of(const CaseView& view) {
    const Catalog& catalog = view.situation.catalog();
    struct Fact {
        int person;
        const Item* item;
        auto order() const { return std::pair(person, item->index); }
    };
    std::vector<Fact> found;
    const auto add = [&](const Slot& slot) {
        if (const Item* item = catalog.item(slot.item); item && !item->printed_only) found.push_back({slot.person, item});
    };
    for (const auto& one : view.situation.answers().slots) add(one.first);
    for (const FilledForm& form : view.forms) {
        for (const FilledField& field : form.fields) add(field.slot);
    }
    std::sort(found.begin(), found.end(), [](const Fact& a, const Fact& b) { return a.order() < b.order(); });
    found.erase(std::unique(found.begin(), found.end(), [](const Fact& a, const Fact& b) { return a.order() == b.order(); }), found.end());
    std::vector<Slot> facts;
    for (const Fact& fact : found) {
        const Resolved& known = view.situation.find(*fact.item, fact.person);
        if (known.value || known.told_unknown) facts.push_back({fact.item->id, fact.person});
    }
    return facts;
}

std::vector<ClerkFlag> clerk_flags(const CaseView& view) {
    std::vector<ClerkFlag> flags;
    for (const Slot& slot : facts_of(view)) flags_of_slot(slot, view.situation, flags);
    const auto& required = view.procedures.required;
    for (std::size_t i = 0; i < required.size(); ++i) {
        if (required[i].deadline_passed) flags.push_back({FlagKind::deadline_passed, {}, i, {}});
        for (const std::string& sentence : required[i].handovers) flags.push_back({FlagKind::handover, {}, i, sentence});
        if (uses_unconfirmed(*required[i].procedure, view.situation.catalog().city)) flags.push_back({FlagKind::unconfirmed, {}, i, {}});
    }
    std::stable_sort(flags.begin(), flags.end(), [](const ClerkFlag& a, const ClerkFlag& b) { return a.kind < b.kind; });
    return flags;
}

}  // namespace forms
