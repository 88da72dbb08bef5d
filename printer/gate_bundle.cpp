// The gate's look at the bundle: just the forms that the procedures ask for, each once, and each as the answers stand now.
// Compares with what the engine says of the same situation; looks at no page.
#include "printer/gate_parts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace printer {

namespace {

using forms::FieldState;
using forms::FilledField;
using forms::FilledForm;

constexpr const char* kAnswerAgain = "もう一度やり直してください。続くときはDX担当に知らせてください";

/// A form for one person, or for the whole case, with what it takes as given.
using PaperOf = std::tuple<std::string, int, std::string>;

std::map<PaperOf, int> wanted_papers(const forms::Situation& situation) {
    std::map<PaperOf, int> wanted;
    for (const forms::RequiredProcedure& required : forms::required_procedures(situation).required) {
        for (const forms::Paper& paper : required.papers) {
            if (paper.noted || situation.catalog().templates.count(paper.form) == 0) continue;
            ++wanted[{paper.form, paper.person, paper.with ? FilledForm::variant_of(*paper.with) : std::string()}];
        }
    }
    return wanted;
}

bool is_of_catalog(const FilledForm& form, const forms::Catalog& catalog) {
    const auto found = catalog.templates.find(form.form->id);
    return found != catalog.templates.end() && &found->second == form.form;
}

void inspect_papers(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings) {
    const std::map<PaperOf, int> wanted = wanted_papers(situation);
    std::map<PaperOf, int> found;
    for (const Inspected& inspected : all) {
        if (!is_of_catalog(*inspected.form, situation.catalog())) continue;
        const PaperOf paper{inspected.form->form->id, inspected.form->person, inspected.form->variant()};
        const auto asked = wanted.find(paper);
        const int times = ++found[paper];
        if (asked == wanted.end()) {
            findings.add(Level::error, *inspected.form, nullptr, "この様式を使う手続が、いまの答えにはありません", kAnswerAgain);
        } else if (times > asked->second) {
            findings.add(Level::error, *inspected.form, nullptr, "同じ様式が、2回入っています", kAnswerAgain);
        }
    }
    for (const auto& [paper, times] : wanted) {
        if (found[paper] >= times) continue;
        FilledForm absent;
        absent.form = &situation.catalog().templates.at(std::get<0>(paper));
        absent.person = std::get<1>(paper);
        findings.add(Level::error, absent, nullptr, "手続に必要なこの様式が、印刷する束に入っていません", kAnswerAgain);
    }
}

bool says_the_same(const FilledField& one, const FilledField& other) {
    return one.value == other.value && one.text == other.text && one.furigana == other.furigana && one.chosen == other.chosen &&
           one.slot == other.slot && one.part == other.part;
}

/// `now` is the field as the answers fill it. What waits for an answer is told elsewhere.
void inspect_against(const FilledForm& form, const FilledField& filled, const FilledField& now, Findings& findings) {
    if (filled.state == FieldState::missing) return;
    if (filled.state == FieldState::filled && filled.text.empty() && !now.text.empty()) return;
    if (filled.state != now.state) {
        findings.add(Level::error, form, &filled, name_of(filled) + "の書き方（記入・手書き・対象外）が、いまの答えと合いません", kAnswerAgain);
    } else if (filled.state == FieldState::filled && !says_the_same(filled, now)) {
        findings.add(Level::error, form, &filled, name_of(filled) + "に書かれていることが、いまの答えと違います", kAnswerAgain);
    }
}

void inspect_form(const FilledForm& form, const forms::Situation& situation, Findings& findings) {
    const FilledForm now = forms::fill_taking(*form.form, situation, form.person, form.with);
    if (form.addressee != now.addressee) findings.add(Level::error, form, nullptr, "宛先が、市町村ファイルのものと違います", kAnswerAgain);
    const bool same_people = std::equal(form.tables.begin(), form.tables.end(), now.tables.begin(), now.tables.end(),
                                        [](const auto& one, const auto& other) { return one.block == other.block && one.persons == other.persons; });
    if (!same_people) findings.add(Level::error, form, nullptr, "表に書かれている人が、いまの答えの人とそろっていません", kAnswerAgain);
    std::map<std::pair<const forms::Field*, int>, int> seen;
    for (const FilledField& filled : form.fields) {
        const FilledField* field_now = now.find(*filled.field, filled.table_row);
        const bool twice = ++seen[{filled.field, filled.table_row}] > 1;
        if (field_now == nullptr || twice) {
            findings.add(Level::error, form, &filled, name_of(filled) + (twice ? "が、2回書かれています" : "を書く人が、いまの答えにいません"), kAnswerAgain);
        } else {
            inspect_against(form, filled, *field_now, findings);
        }
    }
    for (const FilledField& field : now.fields) {
        if (seen.count({field.field, field.table_row}) == 0)
            findings.add(Level::error, form, &field, name_of(field) + "の欄が、抜けています", kAnswerAgain);
    }
}

/// 番号法9条: 個人番号 stands only where the law or the city's ordinance lets it.
void inspect_my_numbers(const FilledForm& form, const forms::Catalog& catalog, Findings& findings) {
    for (const FilledField& filled : form.fields) {
        const forms::Item* item = catalog.item(filled.slot.item);
        const bool is_my_number = item != nullptr && item->sensitivity == forms::Sensitivity::my_number;
        if (!is_my_number || filled.state != FieldState::filled || catalog.allows_my_number(form.form->id)) continue;
        findings.add(Level::error, form, &filled, name_of(filled) + "を、個人番号を書けない様式に印刷しようとしています",
                     "DX担当が様式からこの欄を除いてください（番号法9条）");
    }
}

}  // namespace

void inspect_bundle(const std::vector<Inspected>& all, const forms::Situation& situation, Findings& findings) {
    inspect_papers(all, situation, findings);
    for (const Inspected& inspected : all) {
        inspect_my_numbers(*inspected.form, situation.catalog(), findings);
        if (is_of_catalog(*inspected.form, situation.catalog())) inspect_form(*inspected.form, situation, findings);
    }
}

}  // namespace printer
