// Builds the manifest as a document tree and writes it as JSON.
// Names no values of the resident beyond the reasons, which name people as the papers do.
#include "printer/manifest.h"

#include "forms/document.h"
#include "forms/flags.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace printer {

namespace {

using forms::json_bool;
using forms::json_number;
using forms::json_string;
using forms::Node;

void add(Node& table, const char* key, Node value) { std::get<Node::Table>(table.value).emplace_back(key, std::move(value)); }

Node table() {
    Node node;
    node.value = Node::Table{};
    return node;
}

template <typename T, typename Convert>
Node list(const T& elements, Convert convert) {
    Node::Array array;
    for (const auto& element : elements) array.push_back(convert(element));
    Node node;
    node.value = std::move(array);
    return node;
}

Node person_number(int person) { return person == forms::kWholeCase ? Node{} : json_number(person + 1); }

Node slot_node(const forms::Slot& slot, const forms::Catalog& catalog) {
    Node node = table();
    add(node, "item", json_string(slot.item));
    const forms::Item* item = catalog.item(slot.item);
    add(node, "label", json_string(item ? item->label : slot.item));
    if (slot.person != forms::kWholeCase) add(node, "person", person_number(slot.person));
    return node;
}

Node finding_node(const Finding& finding) {
    Node node = table();
    add(node, "form", json_string(finding.form));
    add(node, "title", json_string(finding.form_title));
    if (finding.person != forms::kWholeCase) add(node, "person", person_number(finding.person));
    add(node, "field", json_string(finding.field));
    add(node, "label", json_string(finding.field_label));
    add(node, "message", json_string(finding.message));
    add(node, "remedy", json_string(finding.remedy));
    return node;
}

const forms::RequiredProcedure* procedure_of(const Papers& papers, const forms::FilledForm& form) {
    for (const forms::RequiredProcedure& required : papers.view.procedures.required) {
        for (const forms::Paper& paper : required.papers) {
            const std::string variant = paper.with ? forms::FilledForm::variant_of(*paper.with) : "";
            if (!paper.noted && paper.form == form.form->id && paper.person == form.person && variant == form.variant()) return &required;
        }
    }
    return nullptr;
}

Node form_node(const Papers& papers, std::size_t index) {
    const forms::FilledForm& form = papers.view.forms[index];
    Node node = table();
    add(node, "id", json_string(form.form->id));
    add(node, "code", json_string(form.form->code));
    if (!form.with.empty()) add(node, "variant", json_string(form.variant()));
    add(node, "version", json_number(form.form->version));
    add(node, "hash", json_string(form.form->hash));
    add(node, "title", json_string(form.form->title));
    if (form.person != forms::kWholeCase) add(node, "person", person_number(form.person));
    add(node, "pages", json_number(static_cast<std::int64_t>(papers.laid_out[index].pages.size())));
    if (papers.complete) add(node, "file", json_string(file_name(index, form)));
    if (const forms::RequiredProcedure* required = procedure_of(papers, form)) {
        add(node, "procedure", json_string(required->procedure->id));
        add(node, "because", json_string(required->because));
        add(node, "legal_basis", list(required->procedure->legal_basis, json_string));
        if (required->deadline) add(node, "deadline", json_string(forms::to_iso(*required->deadline)));
        if (required->deadline) add(node, "deadline_passed", json_bool(required->deadline_passed));
    }
    std::vector<const forms::FilledField*> by_hand, for_clerk;
    std::int64_t filled = 0;
    for (const forms::FilledField& field : form.fields) {
        if (field.state == forms::FieldState::by_hand) by_hand.push_back(&field);
        if (field.state == forms::FieldState::for_clerk) for_clerk.push_back(&field);
        if (field.state == forms::FieldState::filled) ++filled;
    }
    const auto field_node = [](const forms::FilledField* field) {
        Node one = table();
        add(one, "field", json_string(field->id()));
        add(one, "label", json_string(field->field->label));
        return one;
    };
    add(node, "boxes_filled", json_number(filled));
    add(node, "by_hand", list(by_hand, field_node));
    add(node, "for_clerk", list(for_clerk, field_node));
    return node;
}

Node procedure_node(const forms::RequiredProcedure& required, const forms::Catalog& catalog) {
    Node node = table();
    add(node, "id", json_string(required.procedure->id));
    add(node, "title", json_string(required.procedure->title));
    add(node, "because", json_string(required.because));
    add(node, "rule", json_string(forms::explain(required.procedure->needed_when, catalog)));
    add(node, "legal_basis", list(required.procedure->legal_basis, json_string));
    if (required.deadline) add(node, "deadline", json_string(forms::to_iso(*required.deadline)));
    if (required.deadline) add(node, "deadline_passed", json_bool(required.deadline_passed));
    if (!required.procedure->window.empty()) add(node, "window", json_string(required.procedure->window));
    if (!required.deadline_words.empty()) add(node, "deadline_words", json_string(required.deadline_words));
    add(node, "fee", json_string(forms::with_city_words(required.procedure->fee, catalog.city, forms::CityReader::staff)));
    if (!required.procedure->benefit.empty()) add(node, "benefit", json_string(forms::with_city_words(required.procedure->benefit, catalog.city, forms::CityReader::staff)));
    add(node, "bring", list(required.bring, json_string));
    if (!required.handovers.empty()) add(node, "handover", list(required.handovers, json_string));
    std::int64_t printed = 0, noted = 0;
    for (const forms::Paper& paper : required.papers) ++(paper.noted ? noted : printed);
    add(node, "papers", json_number(printed));
    if (!required.procedure->no_paper.empty()) {
        add(node, "no_paper", json_string(required.procedure->no_paper));
    } else if (noted > 0 || required.papers.empty()) {
        add(node, "noted_on", json_string(required.procedure->noted_on));
        add(node, "noted_because", json_string(required.procedure->noted_because));
        add(node, "papers_not_printed", json_number(noted));
    }
    return node;
}

/// What the clerk must look at; never a value of the resident.
Node flag_node(const forms::ClerkFlag& flag, const Papers& papers) {
    Node node = flag.slot.item.empty() ? table() : slot_node(flag.slot, papers.view.situation.catalog());
    add(node, "flag", json_string(std::string(forms::to_id(flag.kind))));
    if (flag.slot.item.empty()) add(node, "procedure", json_string(papers.view.procedures.required[flag.procedure].procedure->id));
    if (!flag.says.empty()) add(node, "says", json_string(flag.says));
    return node;
}

void add_counts(Node& top, const Papers& papers) {
    std::int64_t filled = 0;
    for (const forms::FilledForm& form : papers.view.forms) {
        filled += std::count_if(form.fields.begin(), form.fields.end(), [](const forms::FilledField& field) { return field.state == forms::FieldState::filled; });
    }
    std::int64_t asked = 0;
    for (const auto& [slot, answer] : papers.view.situation.answers().slots) {
        asked += answer.source == forms::Source::resident && slot.item != forms::kHouseholdSize ? 1 : 0;
    }
    Node counts = table();
    add(counts, "boxes_filled", json_number(filled));
    add(counts, "distinct_items_asked", json_number(asked));
    add(top, "counts", std::move(counts));
}

}  // namespace

std::string file_name(std::size_t position, const forms::FilledForm& form) {
    char number[16];
    std::snprintf(number, sizeof number, "%02zu_", position + 1);
    return number + form.form->id + ".pdf";
}

std::string manifest_of(const Papers& papers, const forms::Answers& answers, const forms::Problems& refused) {
    const forms::Catalog& catalog = papers.view.situation.catalog();
    Node top = table();
    const forms::Answer* event = answers.find({forms::kEvent, forms::kWholeCase});
    const std::string* event_id = event && event->value ? std::get_if<std::string>(&*event->value) : nullptr;
    add(top, "event", event_id && catalog.events.count(*event_id) ? json_string(*event_id) : Node{});
    add(top, "today", json_string(forms::to_iso(papers.view.situation.today())));
    add(top, "municipality", json_string(catalog.city.code));
    add(top, "complete", json_bool(papers.complete));
    std::vector<std::size_t> positions(papers.view.forms.size());
    for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = i;
    add(top, "forms", list(positions, [&](std::size_t index) { return form_node(papers, index); }));
    add(top, "procedures", list(papers.view.procedures.required, [&](const forms::RequiredProcedure& required) { return procedure_node(required, catalog); }));
    add(top, "undecided", list(papers.view.procedures.undecided, [](const forms::Procedure* procedure) { return json_string(procedure->id); }));
    add(top, "missing", list(papers.view.missing, [&](const forms::Slot& slot) { return slot_node(slot, catalog); }));
    add(top, "flags", list(forms::clerk_flags(papers.view), [&](const forms::ClerkFlag& flag) { return flag_node(flag, papers); }));
    std::vector<Finding> errors, warnings;
    for (const Finding& finding : papers.findings) (finding.level == Level::error ? errors : warnings).push_back(finding);
    add(top, "errors", list(errors, finding_node));
    add(top, "warnings", list(warnings, finding_node));
    add(top, "refused", list(refused, [](const forms::Problem& problem) {
        Node node = table();
        add(node, "message", json_string(problem.message));
        add(node, "remedy", json_string(problem.remedy));
        return node;
    }));
    add_counts(top, papers);
    return forms::write_json(top);
}

}  // namespace printer
