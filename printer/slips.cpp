// Makes the ご案内票 and the 職員確認票 out of a case view: rows of printed words, as high as their words need.
// Decides nothing about the case; every word comes from words.toml, the procedures and the answers.
#include "printer/slips.h"

#include "forms/text.h"
#include "printer/fitting.h"

#include <algorithm>
#include <set>

namespace printer {

namespace {

using forms::Cell;
using forms::Row;
using forms::Shade;
using forms::Template;

constexpr double kLineMm = 4.3;          // 8.5 pt with air
constexpr double kTextPt = 8.5;

Cell words(const std::string& text, Shade shade = Shade::none, double size_pt = kTextPt) {
    Cell cell;
    cell.label = text;
    cell.shade = shade;
    cell.label_pt = size_pt;
    return cell;
}

Cell heading(const std::string& text) { return words(text, Shade::label, 8.5); }

/// How high a cell of that width must be for the text.
double height_of(const Fonts& fonts, const std::string& text, double width_mm, double size_pt = kTextPt) {
    const double width_em = (width_mm - 4) / (size_pt * kMmPerPoint);
    double lines = 0;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        lines += static_cast<double>(std::max<std::size_t>(1, break_lines(fonts, Typeface::label, text.substr(from, end - from), width_em).size()));
        from = end + 1;
    }
    return lines * kLineMm * size_pt / kTextPt + 2.2;
}

Template sheet_template(const forms::CaseView& view, const std::string& id, const std::string& kind) {
    const forms::Catalog& catalog = view.situation.catalog();
    const forms::Resolved& event = view.situation.find(*catalog.item(forms::kEvent), forms::kWholeCase);
    const std::string* event_id = event.value ? std::get_if<std::string>(&*event.value) : nullptr;
    const auto known = event_id ? catalog.events.find(*event_id) : catalog.events.end();
    const std::map<std::string, std::string> values = {{"event", known == catalog.events.end() ? "" : known->second.title}, {"today", forms::wareki_text(view.situation.today())}};
    Template sheet;
    sheet.id = id;
    sheet.title = catalog.word(kind + ".title");
    sheet.subtitle = catalog.word(kind + ".subtitle", values);
    forms::Block title;
    title.kind = forms::BlockKind::title;
    sheet.blocks.push_back(title);
    forms::Block subtitle;
    subtitle.kind = forms::BlockKind::text;
    subtitle.text = sheet.subtitle;
    subtitle.size_pt = 9;
    subtitle.align = forms::Align::centre;
    sheet.blocks.push_back(subtitle);
    return sheet;
}

forms::Block table_of(std::vector<double> columns_mm, std::vector<Row> rows) {
    forms::Block block;
    block.kind = forms::BlockKind::table;
    block.columns_mm = std::move(columns_mm);
    block.rows = std::move(rows);
    return block;
}

forms::Block note_of(const std::string& text) {
    forms::Block block;
    block.kind = forms::BlockKind::text;
    block.text = text;
    block.size_pt = 8.5;
    return block;
}

forms::Block space_of(double height_mm) {
    forms::Block block;
    block.kind = forms::BlockKind::space;
    block.height_mm = height_mm;
    return block;
}

LaidOutForm laid_out(const Template& sheet, const forms::CaseView& view, const Fonts& fonts) {
    forms::FilledForm filled;
    filled.form = &sheet;
    return lay_out(filled, view.situation.catalog().city, fonts);
}

bool is_only_noted(const forms::RequiredProcedure& required) {
    return std::all_of(required.papers.begin(), required.papers.end(), [](const forms::Paper& paper) { return paper.noted; });
}

std::string deadline_words(const forms::RequiredProcedure& required, const forms::CaseView& view) {
    const forms::Catalog& catalog = view.situation.catalog();
    if (!required.deadline) return required.deadline_words;
    if (required.deadline_passed) return catalog.word("slip.passed");
    static const forms::Date kSunday{1970, 1, 4};
    const int weekday = ((forms::days_between(kSunday, *required.deadline) % 7) + 7) % 7;
    const std::u32string weekdays = forms::decode_utf8(catalog.word("slip.weekdays")).value_or(U"");
    const std::string day_name = weekdays.size() == 7 ? forms::encode_utf8(weekdays.substr(static_cast<std::size_t>(weekday), 1)) : "";
    return catalog.word("slip.until", {{"day", forms::wareki_text(*required.deadline)}, {"weekday", day_name}}) + (required.deadline_moved ? catalog.word("slip.moved") : "");
}

std::string window_of(const forms::RequiredProcedure& required, const forms::Catalog& catalog) {
    const auto setting = catalog.city.settings.find("window." + required.procedure->window);
    const std::string* title = setting == catalog.city.settings.end() ? nullptr : std::get_if<std::string>(&setting->second.value);
    return title ? *title : "";
}

std::string lines_of(const std::vector<std::string>& sentences, const std::string& none) {
    std::string text;
    for (const std::string& sentence : sentences) text += (text.empty() ? "・" : "\n・") + sentence;
    return text.empty() ? none : text;
}

Row procedure_row(const forms::RequiredProcedure& required, std::size_t position, const std::vector<double>& columns, const forms::CaseView& view, const Fonts& fonts) {
    const forms::Catalog& catalog = view.situation.catalog();
    const bool noted = is_only_noted(required);
    Row row;
    row.cells.push_back(words(noted ? "－" : std::to_string(position), Shade::label, 10));
    Cell what;
    what.stack = {words(required.procedure->title, Shade::none, 10), words(required.because)};
    const double title_mm = height_of(fonts, required.procedure->title, columns[1], 10), why_mm = height_of(fonts, required.because, columns[1]);
    what.stack[0].share = title_mm;
    what.stack[1].share = why_mm;
    const std::string bring = noted ? catalog.word("slip.noted") : lines_of(required.bring, catalog.word("slip.nothing"));
    std::string last = noted ? "" : deadline_words(required, view);
    const std::string fee = forms::with_city_words(required.procedure->fee, catalog.city, forms::CityReader::resident);
    if (!noted && !fee.empty()) last += (last.empty() ? "" : "\n") + fee;
    row.cells.push_back(std::move(what));
    row.cells.push_back(words(noted ? "" : window_of(required, catalog)));
    row.cells.push_back(words(bring));
    row.cells.push_back(words(last));
    row.height_mm = std::max({title_mm + why_mm, height_of(fonts, row.cells[2].label, columns[2]), height_of(fonts, bring, columns[3]), height_of(fonts, last, columns[4]), 9.0});
    return row;
}

}  // namespace

std::vector<const forms::RequiredProcedure*> in_window_order(const forms::Procedures& procedures) {
    std::vector<const forms::RequiredProcedure*> ordered, waiting;
    for (const forms::RequiredProcedure& required : procedures.required) waiting.push_back(&required);
    while (!waiting.empty()) {
        const auto stands_before = [&](const forms::RequiredProcedure* required) {
            return std::none_of(required->procedure->after.begin(), required->procedure->after.end(), [&](const std::string& first) {
                return std::any_of(waiting.begin(), waiting.end(), [&](const forms::RequiredProcedure* other) { return other != required && other->procedure->id == first; });
            });
        };
        auto next = std::find_if(waiting.begin(), waiting.end(), stands_before);
        if (next == waiting.end()) next = waiting.begin();      // a circle: the order of the papers
        ordered.push_back(*next);
        waiting.erase(next);
    }
    return ordered;
}

Slip route_slip(const forms::CaseView& view, const Fonts& fonts) {
    const forms::Catalog& catalog = view.situation.catalog();
    Template sheet = sheet_template(view, "goannaihyou", "slip");
    const std::vector<double> number_columns = {30, 60};
    Row number;
    number.height_mm = 11;
    number.cells = {heading(catalog.word("slip.number")), words("")};
    sheet.blocks.push_back(table_of(number_columns, {number}));
    sheet.blocks.push_back(space_of(3));
    const std::vector<double> columns = {9, 57, 26, 54, 34};
    Row head;
    head.height_mm = 7;
    for (const char* key : {"slip.order", "slip.procedure", "slip.window", "slip.bring", "slip.deadline"}) head.cells.push_back(heading(catalog.word(key)));
    std::vector<Row> rows = {head};
    std::size_t position = 0;
    std::vector<const forms::RequiredProcedure*> noted;
    for (const forms::RequiredProcedure* required : in_window_order(view.procedures)) {
        if (is_only_noted(*required)) noted.push_back(required);
        else rows.push_back(procedure_row(*required, ++position, columns, view, fonts));
    }
    for (const forms::RequiredProcedure* required : noted) rows.push_back(procedure_row(*required, 0, columns, view, fonts));
    sheet.blocks.push_back(table_of(columns, std::move(rows)));
    sheet.blocks.push_back(space_of(2));
    sheet.blocks.push_back(note_of(catalog.word("slip.note")));
    return {sheet.id, sheet.title, laid_out(sheet, view, fonts)};
}

namespace {

/// Letters that other systems may not have: beyond the basic plane, variation sequences, compatibility ideographs, 髙﨑 and the like.
bool has_rare_letter(const std::string& text) {
    const std::u32string letters = forms::decode_utf8(text).value_or(U"");
    return std::any_of(letters.begin(), letters.end(), [](char32_t letter) {
        return letter > 0xffff || forms::is_variation_selector(letter) || (letter >= 0xf900 && letter <= 0xfaff) || letter == U'髙' || (letter >= 0x3400 && letter <= 0x4dbf);
    });
}

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
    row.cells = {heading(text)};
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
                row.cells.push_back(words(fact ? fact->label : "", Shade::label, kFactPt));
                row.cells.push_back(words(fact ? fact->value : "", Shade::none, kFactPt));
                row.cells.push_back(words(fact ? fact->flag.empty() ? fact->source : fact->flag : "", Shade::none, 6));
                const bool long_label = fact && fonts.shape(Typeface::label, fact->label).width_em * 6.5 * kMmPerPoint > 30;
                if (fact) row.height_mm = std::max({row.height_mm, height_of(fonts, fact->value, kValueMm, kFactPt) - 1, long_label ? 6.4 : 0.0});
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
    return lines_of(flags, catalog.word("sheet.none"));
}

/// The facts of one sheet of paper: as many rows as fit under `first_mm`.
std::vector<std::vector<Row>> paged(std::vector<Row> rows, double first_mm, double other_mm) {
    std::vector<std::vector<Row>> pages(1);
    double left = first_mm;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double with_next = rows[i].height_mm + (rows[i].cells.size() == 1 && i + 1 < rows.size() ? rows[i + 1].height_mm : 0);
        if (with_next > left) {
            pages.emplace_back();
            left = other_mm;
        }
        left -= rows[i].height_mm;
        pages.back().push_back(std::move(rows[i]));
    }
    return pages;
}

}  // namespace

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
        row.cells = {heading(label), words(text, Shade::none, kListPt)};
        row.height_mm = height_of(fonts, text, pair[1], kListPt);
        used += row.height_mm;
        top.push_back(std::move(row));
    }
    Row head;
    head.height_mm = 4.3;
    for (int side = 0; side < 2; ++side) {
        for (const char* key : {"sheet.item", "sheet.value", "sheet.source"}) head.cells.push_back(heading(catalog.word(key)));
    }
    constexpr double kUsableMm = 255, kTitleMm = 22;
    Template sheet = sheet_template(view, "shokuin_kakuninhyou", "sheet");
    sheet.blocks.push_back(table_of(pair, std::move(top)));
    sheet.blocks.push_back(space_of(2));
    bool first = true;
    for (std::vector<Row>& page : paged(fact_rows(facts, catalog, fonts), std::max(20.0, kUsableMm - kTitleMm - used), kUsableMm)) {
        forms::Block next_page;
        next_page.kind = forms::BlockKind::new_page;
        if (!first) sheet.blocks.push_back(next_page);
        first = false;
        page.insert(page.begin(), head);
        sheet.blocks.push_back(table_of({33, 47, 10, 33, 47, 10}, std::move(page)));
    }
    return {sheet.id, sheet.title, laid_out(sheet, view, fonts)};
}

}  // namespace printer
