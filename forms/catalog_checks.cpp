// What only the whole catalog shows: conditions that can never hold, forms that nothing prints, questions and items that
// nobody needs, gaps between the versions of a form, missing languages. Runs after everything is read.
#include "forms/catalog_reader.h"
#include "forms/condition_logic.h"
#include "forms/screen_items.h"
#include "forms/template_walk.h"
#include "forms/word_code.h"

#include <algorithm>
#include <map>

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
        if (procedure.prints.empty() && procedure.noted_on.empty() && procedure.no_paper.empty()) {
            complain(reader, procedure.place, "手続「" + procedure.title + "」は何も印刷しません。", "「prints」か「noted_on」を書くか、紙のない手続なら「no_paper = \"（なぜ紙がいらないか）\"」と書いてください。");
        }
        if (!procedure.no_paper.empty() && (!procedure.prints.empty() || !procedure.noted_on.empty())) {
            complain(reader, procedure.place, "手続「" + procedure.title + "」は「no_paper」なのに、様式も書いてあります。", "「no_paper」か、「prints」「noted_on」の、どちらかを消してください。");
        }
        for (const std::string& first : procedure.after) {
            const bool known = std::any_of(reader.catalog.procedures.begin(), reader.catalog.procedures.end(), [&](const Procedure& other) { return other.id == first; });
            if (!known) complain(reader, procedure.place, "「after」の手続「" + first + "」がありません。", "procedures/ にある手続の id を書いてください。");
        }
    }
    for (const auto& [id, form] : reader.catalog.templates) {
        const bool printed = std::any_of(reader.catalog.procedures.begin(), reader.catalog.procedures.end(), [&name = id](const Procedure& procedure) {
            return std::any_of(procedure.prints.begin(), procedure.prints.end(), [&](const PrintRule& rule) { return rule.form == name; });
        });
        if (!printed) complain(reader, form.place, "様式「" + form.title + "」を印刷する手続がありません。", "procedures/ の手続の「prints」に「" + id + "」を書いてください。");
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

/// In a two-dimensional code names are numbers of 16 bits: two names with the same one could not be told apart.
void check_word_codes(CatalogReader& reader) {
    std::map<std::uint16_t, const Item*> item_of;
    for (const std::string& id : reader.catalog.item_order) {
        const Item& item = reader.catalog.items.at(id);
        const auto [first, is_new] = item_of.emplace(word_code(id), &item);
        if (!is_new) complain(reader, item.place, "項目「" + id + "」は、二次元コードの中の番号が、項目「" + first->second->id + "」と同じになります。", "項目の名前を少し変えてください（例: " + id + "_2）。");
        std::map<std::uint16_t, std::string> choice_of;
        for (const Choice& choice : item.choices) {
            const auto [same, is_other] = choice_of.emplace(word_code(choice.id), choice.id);
            if (is_other || same->second == choice.id) continue;
            complain(reader, item.place, "「" + item.label + "」の選択肢「" + choice.id + "」は、二次元コードの中の番号が、選択肢「" + same->second + "」と同じになります。", "選択肢の id を少し変えてください。");
        }
    }
}

/// Every item that a rule, a form or the engine itself reads.
class Needed {
public:
    explicit Needed(const Catalog& catalog) : catalog_(catalog) {
        for (const char* engine : {"event", "household_size", "name", "birth"}) add(engine);
        for (const auto& one : catalog.roles) role(one.second);
        for (const Procedure& procedure : catalog.procedures) in(procedure);
        for (const auto& one : catalog.templates) in(one.second);
        for (const auto& one : catalog.questions) {
            for (const QuestionVariant& variant : one.second.variants) condition(variant.when);
            if (one.second.one_and_rest) condition(one.second.one_and_rest->one_when);
        }
    }
    bool has(const std::string& item) const { return items_.count(item) > 0; }

private:
    /// Needing an item means needing what its rules read.
    void add(const std::string& id) {
        const Item* item = catalog_.item(id);
        if (!item || !items_.insert(id).second) return;
        for (const GivenRule& rule : item->given) {
            condition(rule.when);
            path(rule.path);
        }
    }
    void path(const std::string& text) {
        std::size_t from = 0;
        while (from <= text.size() && !text.empty()) {
            const std::size_t dot = std::min(text.find('.', from), text.size());
            add(text.substr(from, dot - from));
            from = dot + 1;
        }
    }
    void condition(const Condition& one) {
        for (const std::string& item : items_named(one)) add(item);
    }
    void role(const Role& one) {
        condition(one.is);
        if (!one.item.empty()) add(one.item);
    }
    void deadline(const DeadlineRule& rule) {
        condition(rule.when);
        path(rule.from);
        for (const DeadlineRule& one : rule.earliest) deadline(one);
    }
    void in(const Procedure& procedure) {
        condition(procedure.needed_when);
        condition(procedure.noted_when);
        for (const DeadlineRule& rule : procedure.deadlines) deadline(rule);
        for (const Bring& bring : procedure.bring) condition(bring.when);
        for (const Handover& handover : procedure.handovers) condition(handover.when);
        for (const PrintRule& rule : procedure.prints) condition(rule.person_condition);
    }
    void in(const Template& form) {
        for (const auto* blocks : {&form.blocks, &form.continuation, &form.withheld}) {
            for (const Block& block : *blocks) {
                condition(block.for_each);
                path(block.date_field.path);
                each_cell(block.rows, [&](const Cell& cell) {
                    if (!cell.field) return;
                    path(cell.field->path);
                    path(cell.field->furigana);
                    condition(cell.field->when);
                });
            }
        }
    }

    const Catalog& catalog_;
    std::set<std::string> items_;
};

void check_nothing_idle(CatalogReader& reader) {
    const Needed needed(reader.catalog);
    for (const auto& [id, question] : reader.catalog.questions) {
        const bool used = std::any_of(question.asks.begin(), question.asks.end(), [&](const std::string& item) { return needed.has(item); });
        if (!used) complain(reader, question.place, "質問「" + id + "」の答えを使う様式も条件もありません。", "使う欄か条件を足すか、質問を消してください。");
    }
    for (const auto& [id, item] : reader.catalog.items) {
        const bool is_for_screens = id == kComesForOthers;
        if (!needed.has(id) && !is_for_screens && !reader.catalog.question_for(id)) complain(reader, item.place, "項目「" + item.label + "」を使う様式も条件もありません。", "使う欄か条件を足すか、項目を消してください。");
    }
}

/// Conditions are decided on their own language (condition_logic.h), not by trying answers.
class ConditionCheck {
public:
    explicit ConditionCheck(CatalogReader& reader) : reader_(reader) {}

    void all() {
        for (const auto& one : reader_.catalog.roles) holds_sometimes(one.second.is);
        for (const auto& one : reader_.catalog.items) rules(one.second);
        for (const Procedure& procedure : reader_.catalog.procedures) of(procedure);
        for (const auto& one : reader_.catalog.questions) {
            for (const QuestionVariant& variant : one.second.variants) holds_sometimes(variant.when);
            if (one.second.one_and_rest) holds_sometimes(one.second.one_and_rest->one_when);
        }
        for (const auto& one : reader_.catalog.groups) {
            for (const GroupEntry& entry : one.second.entries) holds_sometimes(entry.when), holds_sometimes(entry.early);
        }
        for (const auto& one : reader_.catalog.templates) {
            for (const auto* blocks : {&one.second.blocks, &one.second.continuation, &one.second.withheld}) {
                for (const Block& block : *blocks) {
                    holds_sometimes(block.for_each);
                    each_field(block, [&](const Field& field) { holds_sometimes(field.when); });
                }
            }
        }
    }

private:
    void holds_sometimes(const Condition& condition) {
        if (condition.text.empty()) return;
        if (possible(condition, reader_.catalog) == Possible::never) {
            return complain(reader_, condition.place, "この条件は、どんな答えでも成り立ちません（" + explain(condition, reader_.catalog) + "）。", "両立しないものを「and」でつないでいないか、確かめてください。");
        }
        for (const std::string& branch : dead_branches(condition, reader_.catalog)) {
            complain(reader_, condition.place, "条件の「" + branch + "」という部分は、成り立つことがありません。", "その部分を直すか、消してください。");
        }
    }

    /// A rule after one that always holds is never reached.
    void rules(const Item& item) {
        bool settled = false;
        for (const GivenRule& rule : item.given) {
            if (settled) {
                complain(reader_, item.place, "「" + item.label + "」の given には、決して使われない行があります。", "いつでも成り立つ行は、最後に置いてください。");
                return;
            }
            holds_sometimes(rule.when);
            // A path may lead to somebody who does not exist; then the next row counts.
            settled = rule.path.empty() && possible(rule.when, reader_.catalog) == Possible::always;
        }
    }

    void of(const Procedure& procedure) {
        holds_sometimes(procedure.needed_when);
        holds_sometimes(procedure.noted_when);
        for (const DeadlineRule& rule : procedure.deadlines) {
            holds_sometimes(rule.when);
            for (const DeadlineRule& one : rule.earliest) holds_sometimes(one.when);
        }
        for (const Bring& bring : procedure.bring) holds_sometimes(bring.when);
        for (const Handover& handover : procedure.handovers) holds_sometimes(handover.when);
        for (const PrintRule& rule : procedure.prints) holds_sometimes(rule.person_condition);
    }

    CatalogReader& reader_;
};

/// Whatever language one question speaks, every word on the resident's screen speaks. Help, the words of variants and of
/// events may be left out, but not in one language only; a choice may leave out easy Japanese (it falls back to Japanese).
class LanguageCheck {
public:
    explicit LanguageCheck(CatalogReader& reader) : reader_(reader) {
        for (const auto& one : reader.catalog.questions) {
            for (const auto& text : one.second.text) languages_.insert(text.first);
        }
    }

    void all() {
        for (const auto& [id, question] : reader_.catalog.questions) {
            const std::string name = "質問「" + id + "」";
            whole(name, question.text, question.place);
            whole(name, question.why, question.place);
            if (!question.help.empty()) whole(name, question.help, question.place);
            for (const QuestionVariant& variant : question.variants) {
                for (const Texts* texts : {&variant.text, &variant.why, &variant.help}) {
                    if (!texts->empty()) whole(name + "の variant", *texts, question.place);
                }
            }
            if (question.one_and_rest) whole(name + "の one_and_rest", question.one_and_rest->text, question.place);
            for (const std::string& asked : question.asks) {
                if (const Item* item = reader_.catalog.item(asked)) choices(*item);
            }
        }
        for (const auto& [id, group] : reader_.catalog.groups) {
            const std::string name = "まとめ「" + id + "」";
            for (const Texts* texts : {&group.text, &group.why, &group.help}) {
                if (!texts->empty()) whole(name, *texts, group.place);
            }
            for (const GroupEntry& entry : group.entries) whole(name, entry.text, entry.place);
        }
        for (const auto& [id, event] : reader_.catalog.events) {
            whole("ご用件「" + id + "」", event.card, event.place);
            if (!event.detail.empty()) whole("ご用件「" + id + "」", event.detail, event.place);
        }
        for (const Procedure& procedure : reader_.catalog.procedures) whole("手続「" + procedure.id + "」の because ", procedure.because, procedure.place);
        for (const auto& [id, form] : reader_.catalog.templates) in_foreign("様式「" + form.title + "」の題名", form.shown_title, form.title_place);
    }

private:
    void whole(const std::string& name, const Texts& texts, const Place& place) {
        for (const std::string& language : languages_) {
            if (!texts.count(language)) complain(reader_, place, name + "に、言葉「" + language + "」の文がありません。", "「" + language + " = \"…\"」を足してください。");
        }
    }

    /// Easy Japanese falls back to Japanese, with readings.
    static bool falls_back(const std::string& language) { return language == "ja" || language.ends_with("_easy"); }

    void in_foreign(const std::string& name, const Texts& texts, const Place& place) {
        for (const std::string& language : languages_) {
            if (falls_back(language) || texts.count(language)) continue;
            complain(reader_, place, name + "に、言葉「" + language + "」の文がありません。", "「{ ja = \"…\", " + language + " = \"…\" }」と書いてください。");
        }
    }

    void choices(const Item& item) {
        for (const Choice& choice : item.choices) {
            for (const std::string& language : languages_) {
                if (falls_back(language) || choice.text.count(language)) continue;
                complain(reader_, item.place, "項目「" + item.label + "」の選択肢「" + choice.id + "」に、言葉「" + language + "」の文がありません。", "「text = { ja = \"…\", " + language + " = \"…\" }」と書いてください。");
            }
        }
    }

    CatalogReader& reader_;
    std::set<std::string> languages_;
};

}  // namespace

void check_versions(CatalogReader& reader, const std::vector<Template>& versions) {
    std::vector<const Template*> in_order;
    for (const Template& form : versions) in_order.push_back(&form);
    std::stable_sort(in_order.begin(), in_order.end(), [](const Template* a, const Template* b) { return a->effective_from < b->effective_from; });
    for (std::size_t i = 0; i + 1 < in_order.size(); ++i) {
        const Template &form = *in_order[i], &next = *in_order[i + 1];
        const std::optional<Date> end = form.effective_to;
        if (!end || *end >= next.effective_from) {
            complain(reader, form.place, "この版の期間が、次の版の始まりと重なっています。", "「effective_to = " + to_iso(plus_days(next.effective_from, -1)) + "」にしてください。");
        } else if (plus_days(*end, 1) != next.effective_from) {
            complain(reader, form.place, "この版の終わりと次の版の始まりの間が、空いています。", "「effective_to = " + to_iso(plus_days(next.effective_from, -1)) + "」にしてください。");
        }
    }
}

void check_together(CatalogReader& reader, Scrutiny scrutiny) {
    if (reader.catalog.events.empty()) complain(reader, {}, "ご用件（events/）がありません。", "events/ に [event.…] を書いてください。");
    check_forms_of_procedures(reader);
    check_items_can_be_asked(reader);
    check_word_codes(reader);
    if (scrutiny == Scrutiny::use) return;
    LanguageCheck(reader).all();
    if (!reader.problems.empty()) return;      // what follows would only echo what is already told
    check_nothing_idle(reader);
    ConditionCheck(reader).all();
}

}  // namespace forms
