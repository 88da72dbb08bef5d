// The print gate: the last look at every form before a PDF is written. Here: every box filled or left for a hand,
// options and digits as printed, nothing left out. Dates, agreement and the look at the page are gate_*.cpp.
// Finds; never mends, never prints.
#include "printer/gate_parts.h"

#include "forms/text.h"

#include <algorithm>
#include <set>

namespace printer {

namespace {

using forms::FieldKind;
using forms::FieldState;
using forms::FilledField;
using forms::FilledForm;

bool shows_options(FieldKind kind) { return kind == FieldKind::circle || kind == FieldKind::check || kind == FieldKind::strike; }

/// A form may print one item's options in several fields, one each; together they have to hold what was chosen.
bool prints_option(const FilledForm& form, const FilledField& filled, const std::string& chosen) {
    for (const FilledField& other : form.fields) {
        if (other.slot != filled.slot) continue;
        const auto& options = other.field->options;
        if (std::any_of(options.begin(), options.end(), [&](const forms::PrintedOption& option) { return option.is == chosen; }))
            return true;
    }
    return false;
}

void inspect_options(const FilledForm& form, const FilledField& filled, Findings& findings) {
    const bool may_choose_none = filled.value && std::holds_alternative<forms::ChoiceSet>(*filled.value);
    if (filled.chosen.empty() && !may_choose_none) {
        findings.add(Level::error, form, &filled, name_of(filled) + "で、どの選択肢も選ばれていません",
                     "この質問にもどって選び直してください");
    }
    for (const std::string& chosen : filled.chosen) {
        if (prints_option(form, filled, chosen)) continue;
        findings.add(Level::error, form, &filled, name_of(filled) + "で選んだものが、様式の選択肢に印刷されていません",
                     "DX担当が様式の options に「" + chosen + "」を加えてください");
    }
}

void inspect_digits(const FilledForm& form, const FilledField& filled, const forms::Catalog& catalog, Findings& findings) {
    const auto letters = forms::decode_utf8(filled.text);
    const std::size_t count = letters ? letters->size() : filled.text.size();
    if (filled.field->kind == FieldKind::comb && filled.field->cells > 0 &&
        count > static_cast<std::size_t>(filled.field->cells)) {
        findings.add(Level::error, form, &filled, name_of(filled) + "の字数が、ますの数より多くなっています",
                     "けた数を確かめて、入れ直してください");
    }
    const forms::Item* item = catalog.item(filled.slot.item);
    if (item == nullptr) return;
    const bool digits_only = item->type == forms::ItemType::digits || item->type == forms::ItemType::my_number;
    if (!digits_only) return;
    const bool all_digits = std::all_of(filled.text.begin(), filled.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (all_digits && (item->digits == 0 || count == static_cast<std::size_t>(item->digits))) return;
    const std::string length = item->digits > 0 ? std::to_string(item->digits) + "けたの" : std::string();
    findings.add(Level::error, form, &filled, name_of(filled) + "が、" + length + "数字になっていません",
                 "番号を確かめて、入れ直してください");
}

void inspect_filled(const FilledForm& form, const FilledField& filled, const forms::Catalog& catalog, Findings& findings) {
    if (shows_options(filled.field->kind)) return inspect_options(form, filled, findings);
    if (filled.text.empty()) {
        findings.add(Level::error, form, &filled, name_of(filled) + "が空のまま、記入済みになっています",
                     "この質問にもどって答え直してください");
        return;
    }
    inspect_digits(form, filled, catalog, findings);
    if (!filled.field->furigana.empty() && filled.furigana.empty()) {
        findings.add(Level::warning, form, &filled, name_of(filled) + "のフリガナがありません",
                     "窓口で読みを聞いて、手書きしてください");
    }
}

void inspect_field(const FilledForm& form, const FilledField& filled, const forms::Catalog& catalog, Findings& findings) {
    switch (filled.state) {
        case FieldState::missing:
            findings.add(Level::error, form, &filled, name_of(filled) + "が、まだ書かれていません",
                         "質問にもどって答えるか、「わからない」を選んでください");
            return;
        case FieldState::filled:
            inspect_filled(form, filled, catalog, findings);
            return;
        case FieldState::by_hand:
        case FieldState::for_clerk:
        case FieldState::not_applicable:
            return;
    }
}

const FilledField* find_by_id(const FilledForm& form, const std::string& id) {
    const auto found =
        std::find_if(form.fields.begin(), form.fields.end(), [&](const FilledField& filled) { return filled.id() == id; });
    return found == form.fields.end() ? nullptr : &*found;
}

/// What layout could not do is an error: overflow, a letter that no font has, a block below the margin.
void inspect_layout(const Inspected& inspected, Findings& findings) {
    for (const LayoutFinding& finding : inspected.paper->findings) {
        const FilledField* field = finding.field.empty() ? nullptr : find_by_id(*inspected.form, finding.field);
        findings.add(Level::error, *inspected.form, field, finding.message, finding.remedy, finding.lacks_letter);
    }
}

bool lacks_letter(const LaidOutForm& paper) {
    return std::any_of(paper.findings.begin(), paper.findings.end(), [](const LayoutFinding& finding) { return finding.lacks_letter; });
}

/// Every field has its place on a page: filled ones, and those that a hand still has to fill.
void inspect_boxes(const Inspected& inspected, Findings& findings) {
    std::set<std::string> boxed;
    for (const PageScene& page : inspected.paper->pages) {
        for (const FieldBox& box : page.fields) boxed.insert(box.field);
    }
    for (const FilledField& filled : inspected.form->fields) {
        const bool needs_place =
            filled.state == FieldState::filled || filled.state == FieldState::by_hand || filled.state == FieldState::for_clerk;
        if (!needs_place || boxed.count(filled.id()) > 0) continue;
        findings.add(Level::error, *inspected.form, &filled, name_of(filled) + "の欄が、どのページにも印刷されません",
                     "DX担当が様式の表と続紙（per_page）を確かめてください");
    }
}

void inspect_whole(const Inspected& inspected, Findings& findings) {
    const FilledForm& form = *inspected.form;
    if (inspected.paper->pages.empty()) {
        findings.add(Level::error, form, nullptr, "この様式のページがありません",
                     "もう一度やり直してください。続くときはDX担当に知らせてください");
    }
    if (form.addressee.find('{') != std::string::npos) {
        findings.add(Level::error, form, nullptr, "宛先に、市町村ファイルにない言葉があります",
                     "DX担当が municipality のファイルに加えてください");
    }
    const bool has_missing_field = std::any_of(form.fields.begin(), form.fields.end(),
                                               [](const FilledField& filled) { return filled.state == FieldState::missing; });
    if (!form.missing.empty() && !has_missing_field) {
        findings.add(Level::error, form, nullptr, "だれを書くかが、まだ決まっていない表があります", "残りの質問に答えてください");
    }
}

}  // namespace

void Findings::add(Level level, const FilledForm& form, const FilledField* field, std::string message, std::string remedy, bool lacks_letter) {
    Finding finding;
    finding.level = level;
    finding.form = form.form->id;
    finding.form_title = form.form->title;
    finding.person = form.person;
    if (field != nullptr) finding.field = field->id();
    if (field != nullptr) finding.field_label = field->field->label;
    finding.message = std::move(message);
    finding.remedy = std::move(remedy);
    finding.lacks_letter = lacks_letter;
    findings_.push_back(std::move(finding));
}

std::string name_of(const FilledField& field) {
    const std::string person = field.table_row < 0 ? std::string() : std::to_string(field.table_row + 1) + "人目の";
    return person + "「" + field.field->label + "」";
}

std::vector<Finding> inspect(const std::vector<FilledForm>& forms, const std::vector<LaidOutForm>& laid_out,
                             const forms::Situation& situation, const Fonts& fonts) {
    static const LaidOutForm kNoPaper;
    Findings findings;
    std::vector<Inspected> all, read_back;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const LaidOutForm& paper = i < laid_out.size() ? laid_out[i] : kNoPaper;
        all.push_back({&forms[i], &paper, {paper.pages.begin(), paper.pages.end()}});
    }
    for (const Inspected& inspected : all) {
        inspect_whole(inspected, findings);
        for (const FilledField& filled : inspected.form->fields)
            inspect_field(*inspected.form, filled, situation.catalog(), findings);
        inspect_layout(inspected, findings);
        inspect_boxes(inspected, findings);
        if (lacks_letter(*inspected.paper)) continue;          // told above; reading it back would tell the same once more
        inspect_paper(inspected, findings);
        inspect_box_contents(inspected, findings);
        inspect_pages(inspected, situation.catalog().city, findings);
        read_back.push_back(inspected);
    }
    inspect_glyphs(read_back, fonts, findings);
    inspect_answers(all, situation, findings);
    inspect_dates(all, situation, findings);
    inspect_people(all, situation, findings);
    inspect_agreement(all, findings);
    inspect_bundle(all, situation, findings);
    return findings.take();
}

bool has_errors(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.level == Level::error; });
}

bool lacks_only_letters(const std::vector<Finding>& findings) {
    return has_errors(findings) && std::all_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.level != Level::error || finding.lacks_letter; });
}

}  // namespace printer
