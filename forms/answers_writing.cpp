// The inverse of answers_file.cpp: the same names, the same shapes of values.
// Items that the catalog does not know are not written: nobody could read them.
#include "forms/answers_writing.h"

#include "forms/document.h"

#include <algorithm>

namespace forms {

namespace {

Node node_of(std::string text) { return json_string(std::move(text)); }

Node node_of(const Address& address) {
    Node::Table members;
    for (const AddressMember& member : kAddressMembers)
        if (!(address.*member.part).empty()) members.emplace_back(member.name, json_string(address.*member.part));
    return Node{std::move(members), {}};
}

Node node_of(const ChoiceSet& choices) {
    Node::Array array;
    for (const std::string& choice : choices) array.push_back(json_string(choice));
    return Node{std::move(array), {}};
}

Node node_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return node_of(*text);
    if (const auto* date = std::get_if<Date>(&value)) return node_of(to_iso(*date));
    if (const auto* address = std::get_if<Address>(&value)) return node_of(*address);
    if (const auto* yes = std::get_if<bool>(&value)) return json_bool(*yes);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return json_number(*number);
    if (const auto* person = std::get_if<PersonRef>(&value)) return json_number(person->index + 1);
    return node_of(std::get<ChoiceSet>(value));
}

Node node_of(const Answer& answer) {
    if (!answer.value) return Node{Node::Table{{"unknown", json_bool(true)}}, {}};
    Node value = node_of(*answer.value);
    if (answer.source != Source::card && answer.source != Source::qr && answer.source != Source::clerk) return value;
    return Node{Node::Table{{"value", std::move(value)}, {"source", json_string(std::string(to_id(answer.source)))}}, {}};
}

}  // namespace

int people_in(const Answers& answers) {
    int people = 0;
    for (const auto& [slot, answer] : answers.slots) people = std::max(people, slot.person + 1);
    const Answer* size = answers.find({"household_size", kWholeCase});
    const auto* number = size && size->value ? std::get_if<std::int64_t>(&*size->value) : nullptr;
    if (number) people = std::max(people, static_cast<int>(std::clamp<std::int64_t>(*number, 0, kPersonsMax)));
    return std::min(people, kPersonsMax);
}

std::string write_answers(const Answers& answers, const Catalog& catalog, std::optional<Date> today) {
    const int people = people_in(answers);
    Node::Table top, whole;
    std::vector<Node::Table> persons(static_cast<std::size_t>(people));
    for (const auto& [slot, answer] : answers.slots) {
        const Item* item = catalog.item(slot.item);
        if (!item || item->per_person != (slot.person != kWholeCase) || slot.person >= people) continue;
        if (slot.item == "event") top.insert(top.begin(), {slot.item, node_of(answer)});
        else if (slot.person != kWholeCase) persons[static_cast<std::size_t>(slot.person)].emplace_back(slot.item, node_of(answer));
        else if (slot.item != "household_size" || people == 0) whole.emplace_back(slot.item, node_of(answer));
    }
    if (today) top.emplace_back("today", json_string(to_iso(*today)));
    top.emplace_back("case", Node{std::move(whole), {}});
    Node::Array array;
    for (Node::Table& person : persons) array.push_back(Node{std::move(person), {}});
    if (people > 0) top.emplace_back("persons", Node{std::move(array), {}});
    return write_json(Node{std::move(top), {}});
}

}  // namespace forms
