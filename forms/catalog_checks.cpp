// What only the whole catalog shows: forms that are not there, items that nobody can supply, notes on unknown forms.
// Runs after everything is read.
#include "forms/catalog_reader.h"

#include <algorithm>

namespace forms {

namespace {

void check_forms_of_procedures(CatalogReader& reader) {
    for (const Procedure& procedure : reader.catalog.procedures) {
        std::vector<std::string> wanted;
        for (const PrintRule& rule : procedure.prints) wanted.push_back(rule.form);
        if (!procedure.noted_on.empty()) wanted.push_back(procedure.noted_on);
        for (const std::string& form : wanted) {
            if (reader.catalog.templates.count(form)) continue;
            std::vector<std::string> known;
            for (const auto& one : reader.catalog.templates) known.push_back(one.first);
            const std::string near = nearest(form, known);
            complain(reader, procedure.place, "様式「" + form + "」が、" + wareki_text(reader.today) + "に使えるものとしてありません。",
                     near.empty() ? "templates/ と、その effective_from・effective_to を確かめてください。" : "「" + near + "」のまちがいではありませんか。");
        }
    }
}

bool is_always_given(const Item& item) {
    return std::any_of(item.given.begin(), item.given.end(), [](const GivenRule& rule) { return rule.when.text.empty(); });
}

/// An item that may be asked for needs a question; one with rules or no one to ask is left to them.
void check_items_can_be_asked(CatalogReader& reader) {
    for (const auto& [id, item] : reader.catalog.items) {
        const bool asked_of_resident = std::find(item.from.begin(), item.from.end(), Source::resident) != item.from.end();
        if (item.if_missing != IfMissing::ask || is_always_given(item) || reader.catalog.question_for(id)) continue;
        if (!asked_of_resident && !item.given.empty()) continue;
        complain(reader, item.place, "「" + item.label + "」をたずねる質問がありません。", "questions/ に質問を足すか、if_missing を書いてください。");
    }
}

void check_notes(CatalogReader& reader) {
    for (const Procedure& procedure : reader.catalog.procedures) {
        if (procedure.prints.empty() && procedure.noted_on.empty()) {
            complain(reader, procedure.place, "手続「" + procedure.title + "」は何も印刷しません。", "「prints」か「noted_on」を書いてください。");
        }
    }
}

}  // namespace

void check_together(CatalogReader& reader) {
    check_forms_of_procedures(reader);
    check_items_can_be_asked(reader);
    check_notes(reader);
    if (reader.catalog.events.empty()) complain(reader, {}, "ご用件（events/）がありません。", "events/ に [event.…] を書いてください。");
}

}  // namespace forms
