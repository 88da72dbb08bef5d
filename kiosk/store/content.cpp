// CaseContent ↔ JSON ↔ sealed bytes. Values carry their type, so that content opens without the catalog that made it.
// What was opened is overwritten before its memory is given back.
#include "kiosk/store/content.h"

#include "forms/document.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk::store {

namespace {

using forms::Node;

Node table(Node::Table members) { return {std::move(members), {}}; }
Node array(Node::Array elements) { return {std::move(elements), {}}; }

Node node_of(const forms::Address& address) {
    Node::Table parts;
    for (const auto& [name, part] : forms::kAddressMembers)
        if (!(address.*part).empty()) parts.emplace_back(name, forms::json_string(address.*part));
    return table(std::move(parts));
}

struct ValueWriter {
    Node::Table operator()(const std::string& text) const { return {{"text", forms::json_string(text)}}; }
    Node::Table operator()(const forms::Date& date) const { return {{"date", forms::json_string(forms::to_iso(date))}}; }
    Node::Table operator()(const forms::Address& address) const { return {{"address", node_of(address)}}; }
    Node::Table operator()(bool yes) const { return {{"yes", forms::json_bool(yes)}}; }
    Node::Table operator()(std::int64_t number) const { return {{"number", forms::json_number(number)}}; }
    Node::Table operator()(const forms::PersonRef& person) const { return {{"person", forms::json_number(person.index)}}; }
    Node::Table operator()(const forms::ChoiceSet& set) const {
        Node::Array choices;
        for (const std::string& choice : set) choices.push_back(forms::json_string(choice));
        return {{"choices", array(std::move(choices))}};
    }
};

Node node_of(const forms::Answer& answer) {
    Node::Table members = {{"source", forms::json_string(std::string(forms::to_id(answer.source)))}};
    if (answer.value) members.emplace_back("value", table(std::visit(ValueWriter{}, *answer.value)));
    return table(std::move(members));
}

Node::Table slot_members(const forms::Slot& slot) {
    return {{"item", forms::json_string(slot.item)}, {"person", forms::json_number(slot.person)}};
}

Node node_of(const Correction& correction) {
    Node::Table members = slot_members(correction.slot);
    if (correction.before) members.emplace_back("before", node_of(*correction.before));
    if (correction.after) members.emplace_back("after", node_of(*correction.after));
    members.emplace_back("by", forms::json_string(correction.by.text()));
    members.emplace_back("at", forms::json_number(correction.at));
    members.emplace_back("why", forms::json_string(correction.why));
    return table(std::move(members));
}

/// Reads members and remembers whether all was there and of its kind.
struct Taker {
    const Node& node;
    bool& well;

    const Node& member(std::string_view key) const {
        static const Node nothing;
        const Node* found = node.find(key);
        well = well && found;
        return found ? *found : nothing;
    }
    std::string string(std::string_view key) const {
        const Node& found = member(key);
        well = well && found.string();
        return found.string() ? *found.string() : std::string();
    }
    std::int64_t number(std::string_view key) const {
        const auto* found = std::get_if<std::int64_t>(&member(key).value);
        well = well && found;
        return found ? *found : 0;
    }
    Word word(std::string_view key) const {
        const auto made = Word::make(string(key));
        well = well && made;
        return made.value_or(Word());
    }
    const Node::Array& array(std::string_view key) const {
        static const Node::Array none;
        const Node::Array* found = member(key).array();
        well = well && found;
        return found ? *found : none;
    }
};

forms::Address address_from(const Node& node) {
    forms::Address address;
    for (const auto& [name, part] : forms::kAddressMembers)
        if (const Node* found = node.find(name); found && found->string()) address.*part = *found->string();
    return address;
}

std::optional<forms::Value> value_from(const Node& node) {
    if (!node.table() || node.table()->size() != 1) return std::nullopt;
    const auto& [kind, value] = node.table()->front();
    const auto* number = std::get_if<std::int64_t>(&value.value);
    const bool* yes = std::get_if<bool>(&value.value);
    if (kind == "text" && value.string()) return *value.string();
    if (kind == "yes" && yes) return *yes;
    if (kind == "number" && number) return *number;
    if (kind == "person" && number) return forms::PersonRef{static_cast<int>(*number)};
    if (kind == "address" && value.table()) return address_from(value);
    if (kind == "date" && value.string()) {
        if (const auto date = forms::parse_iso_date(*value.string())) return *date;
    }
    if (kind == "choices" && value.array()) {
        forms::ChoiceSet set;
        for (const Node& choice : *value.array())
            if (choice.string()) set.push_back(*choice.string());
        return set;
    }
    return std::nullopt;
}

forms::Answer answer_from(const Node& node, bool& well) {
    using forms::Source;
    forms::Answer answer;
    const std::string source = Taker{node, well}.string("source");
    bool is_known = false;
    for (const Source one : {Source::card, Source::qr, Source::clerk, Source::resident, Source::given, Source::computed}) {
        if (forms::to_id(one) != source) continue;
        answer.source = one;
        is_known = true;
    }
    well = well && is_known;
    if (const Node* value = node.find("value")) {
        answer.value = value_from(*value);
        well = well && answer.value;
    }
    return answer;
}

forms::Slot slot_from(const Node& node, bool& well) {
    const Taker take{node, well};
    return {take.string("item"), static_cast<int>(take.number("person"))};
}

Correction correction_from(const Node& node, bool& well) {
    const Taker take{node, well};
    Correction correction;
    correction.slot = slot_from(node, well);
    if (const Node* before = node.find("before")) correction.before = answer_from(*before, well);
    if (const Node* after = node.find("after")) correction.after = answer_from(*after, well);
    correction.by = take.word("by");
    correction.at = take.number("at");
    correction.why = take.string("why");
    return correction;
}

IdentityCheck identity_from(const Node& node, bool& well) {
    const Taker take{node, well};
    IdentityCheck check;
    for (const Node& document : take.array("documents"))
        if (document.string()) check.documents.push_back(*document.string());
    check.by = take.word("by");
    check.at = take.number("at");
    return check;
}

}  // namespace

std::string to_json(const CaseContent& content) {
    Node::Array answers, corrections, documents;
    for (const auto& [slot, answer] : content.answers.slots) {
        Node::Table members = slot_members(slot);
        members.emplace_back("answer", node_of(answer));
        answers.push_back(table(std::move(members)));
    }
    for (const Correction& correction : content.corrections) corrections.push_back(node_of(correction));
    Node::Table versions;
    for (const auto& [form, version] : content.forms)
        versions.emplace_back(form, table({{"version", forms::json_string(version.version)}, {"hash", forms::json_string(version.hash)}}));
    Node::Table members = {{"case", forms::json_string(to_text(content.id))},
                           {"today", forms::json_string(forms::to_iso(content.today))},
                           {"language", forms::json_string(content.language)},
                           {"catalog", forms::json_string(content.catalog_hash)},
                           {"forms", table(std::move(versions))},
                           {"answers", array(std::move(answers))},
                           {"corrections", array(std::move(corrections))}};
    if (content.identity) {
        for (const std::string& document : content.identity->documents) documents.push_back(forms::json_string(document));
        members.emplace_back("identity", table({{"documents", array(std::move(documents))},
                                                {"by", forms::json_string(content.identity->by.text())},
                                                {"at", forms::json_number(content.identity->at)}}));
    }
    if (!content.overruled.empty()) {
        Node::Array overruled;
        for (const auto& [slot, answer] : content.overruled) {
            Node::Table one = slot_members(slot);
            one.emplace_back("answer", node_of(answer));
            overruled.push_back(table(std::move(one)));
        }
        members.emplace_back("overruled", array(std::move(overruled)));
    }
    if (!content.own_code.empty()) {
        Node::Array codes;
        for (const std::string& code : content.own_code) codes.push_back(forms::json_string(code));
        members.emplace_back("own_code", array(std::move(codes)));
    }
    if (!content.confirmed.empty()) {
        Node::Table confirmed;
        for (const auto& [row, mark] : content.confirmed) confirmed.emplace_back(row, forms::json_string(mark));
        members.emplace_back("confirmed", table(std::move(confirmed)));
    }
    return forms::write_json(table(std::move(members)));
}

std::optional<CaseContent> content_from_json(std::string_view json) {
    forms::Problems ignored;               // they could only repeat that the bytes are not ours
    const auto top = forms::read_json(json, ignored);
    if (!top || !top->table()) return std::nullopt;
    bool well = true;
    const Taker take{*top, well};
    CaseContent content;
    const auto id = case_id_from(take.string("case"));
    const auto today = forms::parse_iso_date(take.string("today"));
    if (!id || !today) return std::nullopt;
    content.id = *id;
    content.today = *today;
    content.language = take.string("language");
    content.catalog_hash = take.string("catalog");
    if (const Node::Table* versions = take.member("forms").table())
        for (const auto& [form, version] : *versions)
            content.forms[form] = {Taker{version, well}.string("version"), Taker{version, well}.string("hash")};
    for (const Node& one : take.array("answers")) content.answers.slots[slot_from(one, well)] = answer_from(Taker{one, well}.member("answer"), well);
    for (const Node& one : take.array("corrections")) content.corrections.push_back(correction_from(one, well));
    if (const Node* identity = top->find("identity")) content.identity = identity_from(*identity, well);
    if (const Node* overruled = top->find("overruled"); overruled && overruled->array())
        for (const Node& one : *overruled->array()) content.overruled[slot_from(one, well)] = answer_from(Taker{one, well}.member("answer"), well);
    if (const Node* codes = top->find("own_code"); codes && codes->array())
        for (const Node& code : *codes->array())
            if (code.string()) content.own_code.push_back(*code.string());
    if (const Node* confirmed = top->find("confirmed"); confirmed && confirmed->table())
        for (const auto& [row, mark] : *confirmed->table())
            if (mark.string()) content.confirmed[row] = *mark.string();
    if (!well) return std::nullopt;
    return content;
}

std::string seal_content(const PublicKey& key, const CaseContent& content) {
    std::string json = to_json(content);
    std::string sealed = seal(key, json);
    wipe_bytes(json);
    return sealed;
}

OpenedContent open_content(const KeyPair& key, const CaseId& id, std::string_view sealed) {
    const Unsealed unsealed = unseal(key, sealed);
    if (const auto* trouble = std::get_if<SealTrouble>(&unsealed)) return *trouble;
    auto content = content_from_json(std::get<Secret>(unsealed).view());
    if (!content || content->id != id) return SealTrouble::altered;
    return std::move(*content);
}

forms::Result<CatalogStamp> stamp_of(const forms::Catalog& catalog, const std::filesystem::path& directory) {
    constexpr std::size_t kCatalogFileBytesMax = 8 << 20;
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (auto at = std::filesystem::recursive_directory_iterator(directory, error); !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error))
        if (at->is_regular_file(error)) files.push_back(at->path());
    if (error) return forms::Fault{forms::FaultKind::unreadable, directory.string(), error.message()};
    std::sort(files.begin(), files.end());
    CatalogStamp stamp;
    std::string all;
    std::map<std::string, std::string> hash_of_file;
    for (const auto& file : files) {
        TRY(bytes, printer::read_file(file, kCatalogFileBytesMax));
        const std::string name = file.lexically_relative(directory).generic_string();
        hash_of_file[name] = to_hex(sha256(bytes));
        all += name + " " + hash_of_file[name] + "\n";
    }
    stamp.hash = to_hex(sha256(all));
    for (const auto& [id, form] : catalog.templates) {
        const std::string version = std::to_string(form.version);
        const auto found = hash_of_file.find("templates/" + id + "/" + version + "/form.toml");
        stamp.forms[id] = {version, found == hash_of_file.end() ? std::string() : found->second};
    }
    return stamp;
}

}  // namespace kiosk::store
