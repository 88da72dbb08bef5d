// What a tap recomputes: situation, procedures, forms, and the one question to ask next.
// No cursor and no history: the same answers always give the same question.
#include "forms/interview.h"

#include <algorithm>
#include <tuple>

namespace forms {

namespace {

/// Sections in order; inside a section one person after the other, then the questions in order, then the items of one question.
using Position = std::tuple<std::size_t, int, int, std::string, std::size_t>;

Position position_of(const Catalog& catalog, const Slot& slot) {
    const Question* question = catalog.question_for(slot.item);
    if (!question) return {catalog.sections.size(), slot.person, 0, slot.item, 0};
    std::size_t section = 0;
    while (section < catalog.sections.size() && catalog.sections[section].id != question->section) ++section;
    const auto asked = std::find(question->asks.begin(), question->asks.end(), slot.item);
    return {section, slot.person, question->order, question->id, static_cast<std::size_t>(asked - question->asks.begin())};
}

/// Who of the people is meant can only be asked once each of them has a name.
void append_names_for_choices(std::vector<Slot>& missing, const Situation& situation) {
    const Catalog& catalog = situation.catalog();
    const Item* name = catalog.item("name");
    const bool chooses = std::any_of(missing.begin(), missing.end(), [&](const Slot& slot) {
        const Item* item = catalog.item(slot.item);
        return item && item->type == ItemType::person;
    });
    for (int person = 0; name && chooses && person < situation.person_count(); ++person) {
        const Resolved& known = situation.find(*name, person);
        if (!known.value && !known.told_unknown) missing.push_back({name->id, person});
    }
}

/// A paper with its own `with` looks at a situation of its own; what it shows matters to the case all the same.
void look_at_boxes(const FilledForm& form, const Situation& situation) {
    if (form.with.empty()) return;
    for (const FilledField& field : form.fields) {
        if (const Item* item = situation.catalog().item(field.slot.item)) situation.find(*item, field.slot.person);
    }
}

void append(std::vector<Slot>& to, const std::vector<Slot>& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

CaseView view_case(const Catalog& catalog, const Answers& answers, Date today) {
    CaseView view{derive_situation(catalog, answers, today), {}, {}, {}, {}};
    view.procedures = required_procedures(view.situation);
    append(view.missing, view.procedures.missing);
    for (const RequiredProcedure& required : view.procedures.required) {
        for (const Paper& paper : required.papers) {
            const auto form = catalog.templates.find(paper.form);
            if (paper.noted || form == catalog.templates.end()) continue;
            static const std::map<std::string, Value> kNothing;
            view.forms.push_back(fill_taking(form->second, view.situation, paper.person, paper.with ? *paper.with : kNothing));
            look_at_boxes(view.forms.back(), view.situation);
            append(view.missing, view.forms.back().missing);
        }
    }
    append_names_for_choices(view.missing, view.situation);
    std::sort(view.missing.begin(), view.missing.end());
    view.missing.erase(std::unique(view.missing.begin(), view.missing.end()), view.missing.end());
    std::stable_sort(view.missing.begin(), view.missing.end(),
                     [&](const Slot& a, const Slot& b) { return position_of(catalog, a) < position_of(catalog, b); });
    if (view.missing.empty()) return view;
    NextQuestion next;
    next.slot = view.missing.front();
    next.question = catalog.question_for(next.slot.item);
    for (const FilledForm& form : view.forms) {
        const bool needs = std::find(form.missing.begin(), form.missing.end(), next.slot) != form.missing.end();
        const bool named = std::find(next.for_forms.begin(), next.for_forms.end(), form.form->title) != next.for_forms.end();
        if (needs && !named) next.for_forms.push_back(form.form->title);
    }
    view.next = std::move(next);
    return view;
}

QuestionWords words_of(const Question& question, const Situation& situation, int person) {
    QuestionWords words{question.text, question.why, question.help};
    for (const QuestionVariant& variant : question.variants) {
        if (evaluate(variant.when, situation, {person, person}).truth != Truth::yes) continue;
        if (!variant.text.empty()) words.text = variant.text;
        if (!variant.why.empty()) words.why = variant.why;
        if (!variant.help.empty()) words.help = variant.help;
        return words;
    }
    return words;
}

std::optional<NextQuestion> next_question(const Catalog& catalog, const Answers& answers, Date today) {
    return view_case(catalog, answers, today).next;
}

}  // namespace forms
