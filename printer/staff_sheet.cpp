// Makes the 職員確認票 out of a case view: flags first, what to collect, then every fact with its source.
// Shows no 個人番号 and decides nothing; staff do.
#include "forms/text.h"
#include "printer/fitting.h"
#include "printer/slip_parts.h"
#include "printer/slips.h"

#include <algorithm>
#include <set>

namespace printer {

namespace {

using forms::Cell;
using forms::Row;
using forms::Shade;
using forms::Template;

struct Fact {
    forms::Slot slot;
    std::string label, value, source, flag;
};

/// Every fact that stands on a form, once, people after the case, in the order of the items; then what nobody knows.
std::vector<Fact> facts_of(const forms::CaseView& view) {
    const forms::Catalog& catalog = view.situation.catalog();
    std::set<forms::Slot> seen;
    std::vector<Fact> facts;
    const auto add = [&](const forms::Slot& slot) {
        const forms::Item* item = catalog.item(slot.item);
        if (!item || !seen.insert(slot).second) return;
        const forms::Resolved& known = view.situation.find(*item, slot.person);
        if (!known.value && !known.told_unknown) return;
        Fact fact{slot, item->label, "", "", ""};
        if (known.value && known.source == forms::Source::given && item->per_person == false && item->given.front().when.text.empty()) return;
        if (known.value) {
            fact.value = forms::printed_text(*item, *known.value, "");
            if (const auto* person = std::get_if<forms::PersonRef>(&*known.value)) fact.value = catalog.word("sheet.person", {{"number", std::to_string(person->index + 1)}});
            if (item->sensitivity == forms::Sensitivity::my_number) fact.value = "＊＊＊＊＊＊＊＊＊＊＊＊";
            fact.source = catalog.word("sheet." + std::string(forms::to_id(known.source)));
            if (item->type == forms::ItemType::name && has_rare_letter(fact.value)) fact.flag = catalog.word("sheet.rare");
        } else {
            fact.value = catalog.word("sheet.unknown");
            fact.source = catalog.word("sheet.resident");
        }
        facts.push_back(std::move(fact));
    };
    for (const auto& [slot, answer] : view.situation.answers().slots) add(slot);
    for (const forms::FilledForm& form : view.forms) {
        for (const forms::FilledField& field : form.fields) {
            if (!field.slot.item.empty()) add(field.slot);
        }
    }
    std::stable_sort(facts.begin(), facts.end(), [&](const Fact& a, const Fact& b) {
        return std::pair(a.slot.person, catalog.item(a.slot.item)->index) < std::pair(b.slot.person, catalog.item(b.slot.item)->index);
    });
    return facts;
}

Row spanning(const std::string& text, int span, double height_mm) {
    Row row;
    row.height_mm = height_mm;
    row.cells = {slip_heading(text)};
    row.cells[0].span = span;
    return row;
}

/// Facts as rows of two columns, read down the left one first; a heading where a new person begins.
std::vector<Row> fact_rows(const std::vector<Fact>& facts, const forms::Catalog& catalog, const Fonts& fonts) {
    constexpr double kValueMm = 47, kFactPt = 7;
    std::vector<Row> rows;
    for (std::size_t from = 0; from < facts.size();) {
        std::size_t to = from;
        while (to < facts.size() && facts[to].slot.person == facts[from].slot.person) ++to;
        const int person = facts[from].slot.person;
        rows.push_back(spanning(person == forms::kWholeCase ? catalog.word("sheet.case") : catalog.word("sheet.person", {{"number", std::to_string(person + 1)}}), 6, 4.3));
        const std::size_t half = (to - from + 1) / 2;
        for (std::size_t i = 0; i < half; ++i) {
            Row row;
            row.height_mm = 4.3;
            for (const std::size_t at : {from + i, from + half + i}) {
                const Fact* fact = at < to && (at == from + i || i < to - from - half) ? &facts[at] : nullptr;
                row.cells.push_back(slip_words(fact ? fact->label : "", Shade::label, kFactPt));
                row.cells.push_back(slip_words(fact ? fact->value : "", Shade::none, kFactPt));
                row.cells.push_back(slip_words(fact ? fact->flag.empty() ? fact->source : fact->flag : "", Shade::none, 6));
                const bool long_label = fact && fonts.shape(Typeface::label, fact->label).width_em * 6.5 * kMmPerPoint > 30;
                if (fact) row.height_mm = std::max({row.height_mm, slip_height(fonts, fact->value, kValueMm, kFactPt) - 1, long_label ? 6.4 : 0.0});
            }
            rows.push_back(std::move(row));
        }
        from = to;
    }
    return rows;
}

std::string flags_of(const forms::CaseView& view, const std::vector<Fact>& facts) {
    const forms::Catalog& catalog = view.situation.catalog();
    std::vector<std::string> flags;
    const auto unknown = std::count_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.value == catalog.word("sheet.unknown"); });
    if (unknown > 0) flags.push_back(catalog.word("sheet.flag_unknown", {{"count", std::to_string(unknown)}}));
    const bool rare = std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.flag == catalog.word("sheet.rare"); });
    if (rare) flags.push_back(catalog.word("sheet.flag_rare"));
    std::set<std::string> unconfirmed;
    for (const forms::RequiredProcedure& required : view.procedures.required) {
        for (const std::string& sentence : required.handovers) flags.push_back(sentence);
        if (required.deadline_passed) flags.push_back(catalog.word("sheet.flag_deadline", {{"procedure", required.procedure->title}, {"day", forms::wareki_text(*required.deadline)}}));
        const auto window = catalog.city.settings.find("window." + required.procedure->window);
        if (window != catalog.city.settings.end() && window->second.unconfirmed) unconfirmed.insert(window_of(required, catalog));
        for (const auto& [id, setting] : catalog.city.settings) {
            if (setting.unconfirmed && required.procedure->fee.find("{" + id + "}") != std::string::npos) unconfirmed.insert(required.procedure->title);
        }
    }
    std::string list;
    for (const std::string& one : unconfirmed) list += (list.empty() ? "" : "、") + one;
    if (!list.empty()) flags.push_back(catalog.word("sheet.flag_unconfirmed", {{"settings", list}}));
    return slip_list(flags, catalog.word("sheet.none"));
}

}  // namespace

bool has_rare_letter(const std::string& text) {
    const std::u32string letters = forms::decode_utf8(text).value_or(U"");
    return std::any_of(letters.begin(), letters.end(), [](char32_t letter) {
        return letter > 0xffff || forms::is_variation_selector(letter) || (letter >= 0xf900 && letter <= 0xfaff) || letter == U'髙' || (letter >= 0x3400 && letter <= 0x4dbf);
    });
}

Slip staff_sheet(const forms::CaseView& view, const Fonts& fonts) {
    const forms::Catalog& catalog = view.situation.catalog();
    const std::vector<Fact> facts = facts_of(view);
    const std::vector<double> pair = {30, 150};
    std::vector<std::string> forms_printed, collect;
    for (const forms::FilledForm& form : view.forms) forms_printed.push_back(catalog.word("sheet.form_line", {{"code", form.form->code}, {"title", form.form->title}}));
    for (const forms::RequiredProcedure& required : view.procedures.required) {
        for (const std::string& what : required.bring) {
            const std::string line = catalog.word("sheet.collect_line", {{"what", what}});
            if (std::find(collect.begin(), collect.end(), line) == collect.end()) collect.push_back(line);
        }
    }
    constexpr double kListPt = 7.5;
    /// As many entries a line as fit, none of them broken.
    const auto joined = [&](const std::vector<std::string>& entries) {
        const double width_em = (pair[1] - 4) / (kListPt * kMmPerPoint);
        std::string text, line;
        for (const std::string& entry : entries) {
            const std::string longer = line.empty() ? entry : line + "　" + entry;
            if (fonts.shape(Typeface::label, longer).width_em > width_em && !line.empty()) {
                text += line + "\n";
                line = entry;
            } else {
                line = longer;
            }
        }
        text += line;
        return text.empty() ? catalog.word("sheet.none") : text;
    };
    std::vector<Row> top;
    double used = 0;
    for (const auto& [label, text] : {std::pair{catalog.word("sheet.identity"), catalog.word("sheet.identity_kinds")}, {catalog.word("sheet.flags"), flags_of(view, facts)},
                                      {catalog.word("sheet.forms"), joined(forms_printed)}, {catalog.word("sheet.collect"), joined(collect)}}) {
        Row row;
        row.cells = {slip_heading(label), slip_words(text, Shade::none, kListPt)};
        row.height_mm = slip_height(fonts, text, pair[1], kListPt);
        used += row.height_mm;
        top.push_back(std::move(row));
    }
    Row head;
    head.height_mm = 4.3;
    for (int side = 0; side < 2; ++side) {
        for (const char* key : {"sheet.item", "sheet.value", "sheet.source"}) head.cells.push_back(slip_heading(catalog.word(key)));
    }
    constexpr double kUsableMm = 255, kTitleMm = 22;
    Template sheet = slip_template(view, "shokuin_kakuninhyou", "sheet");
    sheet.blocks.push_back(slip_table(pair, std::move(top)));
    sheet.blocks.push_back(slip_space(2));
    bool first = true;
    for (std::vector<Row>& page : paged(fact_rows(facts, catalog, fonts), std::max(20.0, kUsableMm - kTitleMm - used), kUsableMm)) {
        if (!first) sheet.blocks.push_back(slip_new_page());
        first = false;
        page.insert(page.begin(), head);
        sheet.blocks.push_back(slip_table({33, 47, 10, 33, 47, 10}, std::move(page)));
    }
    return {sheet.id, sheet.title, slip_pages(sheet, view, fonts)};
}

}  // namespace printer
