// Makes the 職員確認票 out of a case view: what to check, collect and tick, then every fact with its source and flag,
// the case's facts beside each other and the people's in columns. Shows no 個人番号 and decides nothing; staff do.
#include "forms/flags.h"
#include "forms/text.h"
#include "printer/fitting.h"
#include "printer/sheet_tables.h"
#include "printer/slip_parts.h"
#include "printer/slips.h"

#include <algorithm>
#include <set>

namespace printer {

namespace {

using forms::ClerkFlag;
using forms::FlagKind;

std::string flag_word(const forms::Catalog& catalog, const std::vector<ClerkFlag>& flags, const forms::Slot& slot) {
    for (const ClerkFlag& flag : flags) {
        if (flag.slot != slot || flag.slot.item.empty()) continue;
        if (flag.kind == FlagKind::rare_letter) return catalog.word("sheet.mark_rare");
        if (flag.kind == FlagKind::kana_only) return catalog.word("sheet.mark_kana");
    }
    return "";
}

SheetFact fact_of(const forms::Slot& slot, const forms::CaseView& view, const std::vector<ClerkFlag>& flags) {
    const forms::Catalog& catalog = view.situation.catalog();
    const forms::Item& item = *catalog.item(slot.item);
    const forms::Resolved& known = view.situation.find(item, slot.person);
    if (!known.value) return {item.index, slot.person, item.label, catalog.word("sheet.unknown"), catalog.word("sheet.resident")};
    SheetFact fact{item.index, slot.person, item.label, forms::printed_text(item, *known.value, ""), catalog.word("sheet." + std::string(forms::to_id(known.source)))};
    if (const auto* person = std::get_if<forms::PersonRef>(&*known.value)) fact.value = catalog.word("sheet.person", {{"number", std::to_string(person->index + 1)}});
    if (item.sensitivity == forms::Sensitivity::my_number) fact.value = catalog.word("sheet.hidden");
    fact.value = flag_word(catalog, flags, slot) + fact.value;
    return fact;
}

/// 「（葬祭費 50,000円（要確認））」; nothing where only the window's place is unconfirmed.
std::string amounts_of(const forms::Procedure& procedure, const forms::Catalog& catalog) {
    std::string amounts;
    for (const std::string* text : {&procedure.fee, &procedure.benefit}) {
        const std::string words = forms::with_city_words(*text, catalog.city, forms::CityReader::staff);
        if (words != forms::with_city_words(*text, catalog.city)) amounts += (amounts.empty() ? "" : "、") + words;
    }
    return amounts.empty() ? amounts : "（" + amounts + "）";
}

std::string flags_of(const forms::CaseView& view, const std::vector<ClerkFlag>& flags) {
    const forms::Catalog& catalog = view.situation.catalog();
    std::vector<std::string> sentences;
    const auto count = [&](FlagKind kind) { return std::count_if(flags.begin(), flags.end(), [kind](const ClerkFlag& flag) { return flag.kind == kind; }); };
    if (const auto unknown = count(FlagKind::unknown); unknown > 0) sentences.push_back(catalog.word("sheet.flag_unknown", {{"count", std::to_string(unknown)}}));
    if (count(FlagKind::rare_letter) > 0) sentences.push_back(catalog.word("sheet.flag_rare"));
    if (count(FlagKind::kana_only) > 0) sentences.push_back(catalog.word("sheet.flag_kana"));
    std::string unconfirmed;
    for (const ClerkFlag& flag : flags) {
        const forms::RequiredProcedure& required = view.procedures.required[flag.procedure];
        if (flag.kind == FlagKind::handover) sentences.push_back(flag.says);
        if (flag.kind == FlagKind::deadline_passed) sentences.push_back(catalog.word("sheet.flag_deadline", {{"procedure", required.procedure->title}, {"day", forms::wareki_text(*required.deadline)}}));
        if (flag.kind == FlagKind::unconfirmed) unconfirmed += (unconfirmed.empty() ? "" : "、") + required.procedure->title + amounts_of(*required.procedure, catalog);
    }
    if (!unconfirmed.empty()) sentences.push_back(catalog.word("sheet.flag_unconfirmed", {{"settings", unconfirmed}}));
    return slip_list(sentences, catalog.word("sheet.none"));
}

std::vector<std::string> forms_to_tick(const forms::CaseView& view) {
    const forms::Catalog& catalog = view.situation.catalog();
    std::vector<std::string> lines;
    for (const forms::FilledForm& form : view.forms) {
        std::string line = catalog.word("sheet.form_line", {{"code", form.form->code}, {"title", form.form->title}});
        if (form.person != forms::kWholeCase) line += catalog.word("sheet.form_person", {{"number", std::to_string(form.person + 1)}});
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<std::string> things_to_collect(const forms::CaseView& view) {
    std::vector<std::string> lines;
    for (const forms::RequiredProcedure& required : view.procedures.required) {
        for (const std::string& what : required.bring) {
            std::string line = view.situation.catalog().word("sheet.collect_line", {{"what", what}});
            if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
        }
    }
    return lines;
}

std::vector<SheetPart> parts_of(const forms::CaseView& view, const std::vector<ClerkFlag>& flags, const std::vector<SheetFact>& facts, const SheetWords& words) {
    const forms::Catalog& catalog = view.situation.catalog();
    std::vector<SheetPart> parts;
    const bool takes_numbers = std::any_of(view.forms.begin(), view.forms.end(), [&](const forms::FilledForm& form) { return catalog.allows_my_number(form.form->id); });
    std::vector<std::pair<std::string, std::string>> head = {{catalog.word("sheet.identity"), catalog.word("sheet.identity_kinds")}};
    if (takes_numbers) head.push_back({catalog.word("sheet.numbers"), catalog.word("sheet.number_kinds")});
    head.push_back({catalog.word("sheet.flags"), flags_of(view, flags)});
    parts.push_back(labelled_part(words, head));
    parts.push_back(tick_part(words, catalog.word("sheet.forms"), forms_to_tick(view)));
    parts.push_back(tick_part(words, catalog.word("sheet.collect"), things_to_collect(view)));
    const std::vector<SheetFact> set = arranged(words, facts, view.situation.person_count());
    parts.push_back(case_part(words, set));
    for (SheetPart& part : people_parts(words, set, view.situation.person_count())) parts.push_back(std::move(part));
    return parts;
}

}  // namespace

Slip staff_sheet(const forms::CaseView& view, const Fonts& fonts) {
    // Large letters on two pages at most; smaller ones, then tighter tables and narrower columns, only where a case needs them.
    static constexpr SheetSize kSizes[] = {{8, 4, false}, {7.5, 4, false}, {7, 4, false}, {7, 4, true}, {7, 5, true}, {7, 7, true}, {6.5, 4, true}, {6, 4, true}, {6, 7, true}};
    const std::vector<ClerkFlag> flags = forms::clerk_flags(view);
    std::vector<SheetFact> facts;
    for (const forms::Slot& slot : forms::facts_of(view)) facts.push_back(fact_of(slot, view, flags));
    forms::Template sheet = slip_template(view, "shokuin_kakuninhyou", "sheet");
    std::vector<std::vector<forms::Block>> pages;
    for (const SheetSize& size : kSizes) {
        pages = sheet_pages(parts_of(view, flags, facts, {fonts, size, view.situation.catalog()}));
        if (pages.size() <= 2) break;
    }
    for (std::size_t page = 0; page < pages.size(); ++page) {
        if (page > 0) sheet.blocks.push_back(slip_new_page());
        for (forms::Block& block : pages[page]) sheet.blocks.push_back(std::move(block));
    }
    return {sheet.id, sheet.title, slip_pages(sheet, view, fonts)};
}

}  // namespace printer
