// Reads items.toml and roles.toml: the closed vocabulary, the rules that give an item, and who plays which part.
// Two passes: rules may name any item and any role, so all of those stand first.
#include "forms/catalog_reader.h"

#include <algorithm>

namespace forms {

namespace {

const std::vector<std::pair<std::string, ItemType>>& type_names() {
    static const std::vector<std::pair<std::string, ItemType>> kNames = {
        {"name", ItemType::name}, {"kana", ItemType::kana}, {"text", ItemType::text}, {"date", ItemType::date}, {"address", ItemType::address},
        {"phone", ItemType::phone}, {"choice", ItemType::choice}, {"multi_choice", ItemType::multi_choice}, {"yes_no", ItemType::yes_no},
        {"number", ItemType::number}, {"digits", ItemType::digits}, {"postal_code", ItemType::postal_code}, {"my_number", ItemType::my_number},
        {"person", ItemType::person}};
    return kNames;
}

/// The value of the word at `key`, or `fallback` with a problem that lists the words.
template <typename T>
T one_of(CatalogReader& reader, TableReader& table, const char* key, const std::vector<std::pair<std::string, T>>& words, T fallback) {
    const Node* node = table.take(key);
    if (!node) return fallback;
    const std::string* text = node->string();
    std::string list;
    for (const auto& [word, value] : words) {
        if (text && *text == word) return value;
        list += (list.empty() ? "" : "・") + word;
    }
    complain(reader, node->place, "「" + std::string(key) + "」の値が、決まった言葉ではありません。", list + " のどれかを書いてください。");
    return fallback;
}

std::vector<Choice> read_choices(CatalogReader& reader, TableReader& table) {
    std::vector<Choice> choices;
    for (const Node& node : table.tables("choices")) {
        TableReader choice(node, reader.problems);
        Choice read{choice.required_string("id"), choice.required_string("label"), {}, false};
        read.text = read_texts(reader, choice, "text", false);
        read.alone = choice.yes_no("alone", false);
        choice.finish();
        const bool twice = std::any_of(choices.begin(), choices.end(), [&](const Choice& other) { return other.id == read.id; });
        if (twice) complain(reader, node.place, "選択肢「" + read.id + "」が2つあります。", "id を変えてください。");
        choices.push_back(std::move(read));
    }
    return choices;
}

Item read_item(CatalogReader& reader, const std::string& id, const Node& node) {
    TableReader table(node, reader.problems);
    Item item;
    item.id = id;
    item.place = node.place;
    item.label = table.required_string("label");
    item.per_person = one_of<bool>(reader, table, "per", {{"case", false}, {"person", true}}, false);
    if (!node.find("type")) complain(reader, node.place, "「type」がありません。", "「type = \"text\"」のように、項目の種類を書いてください。");
    item.type = one_of(reader, table, "type", type_names(), ItemType::text);
    item.choices = read_choices(reader, table);
    item.sensitivity = one_of<Sensitivity>(reader, table, "sensitivity",
                                           {{"general", Sensitivity::general}, {"special_care", Sensitivity::special_care}, {"my_number", Sensitivity::my_number}}, Sensitivity::general);
    static const std::vector<std::pair<std::string, Source>> kSources = {{"card", Source::card}, {"qr", Source::qr}, {"clerk", Source::clerk}, {"resident", Source::resident}};
    for (const std::string& from : table.strings("from")) {
        const auto source = std::find_if(kSources.begin(), kSources.end(), [&](const auto& one) { return one.first == from; });
        if (source == kSources.end()) {
            complain(reader, node.find("from")->place, "「from」の「" + from + "」は使えません。", "card・qr・clerk・resident のどれかを書いてください。");
        } else {
            item.from.push_back(source->second);
        }
    }
    item.if_missing = one_of<IfMissing>(reader, table, "if_missing",
                                        {{"ask", IfMissing::ask}, {"by_hand", IfMissing::by_hand}, {"for_clerk", IfMissing::for_clerk}, {"leave_empty", IfMissing::leave_empty}}, IfMissing::ask);
    item.length_max = static_cast<int>(table.integer("length_max", 100));
    item.digits = static_cast<int>(table.integer("digits", 0));
    item.number_min = table.integer("number_min", 0);
    item.number_max = table.integer("number_max", 999'999'999);
    item.may_be_unknown = table.yes_no("may_be_unknown", true);
    item.past_only = table.yes_no("past_only", false);
    item.about = one_of<About>(reader, table, "about", {{"self", About::self}, {"other", About::other}}, About::self);
    item.typed_first = one_of<TypedFirst>(reader, table, "typed_first", {{"kana", TypedFirst::kana}, {"latin", TypedFirst::latin}, {"digits", TypedFirst::digits}}, TypedFirst::kana);
    item.distinct = table.yes_no("distinct", false);
    item.large_kana = table.yes_no("large_kana", false);
    item.unknown_with = table.string("unknown_with");
    item.printed_only = table.yes_no("printed_only", false);
    item.gif = table.string("gif");
    table.take("given");
    table.finish();
    const bool choosing = item.type == ItemType::choice || item.type == ItemType::multi_choice;
    if (choosing == item.choices.empty()) {
        complain(reader, node.place, choosing ? "選択肢（choices）がありません。" : "選択肢は、choice か multi_choice の項目にだけ書けます。",
                 choosing ? "「choices = [ { id = \"…\", label = \"…\" } ]」を足してください。" : "「type」を確かめてください。");
    }
    if (item.type == ItemType::digits && (item.digits < 1 || item.digits > 20)) complain(reader, node.place, "けた数（digits）がありません。", "「digits = 7」のように書いてください。");
    if ((item.type == ItemType::my_number) != (item.sensitivity == Sensitivity::my_number)) {
        complain(reader, node.place, "個人番号の項目は、type と sensitivity の両方を my_number にします。", "両方をそろえてください。");
    }
    return item;
}

/// A literal of a given-rule: yes/no, a choice id, a list of choice ids, or plain text for text items.
std::optional<Value> literal_for(const Item& item, const Node& node) {
    const auto is_choice = [&](const std::string& id) { return has_choice(item, id); };
    if (const Node::Array* list = node.array()) {
        if (item.type != ItemType::multi_choice) return std::nullopt;
        ChoiceSet set;
        for (const Node& element : *list) {
            if (!element.string() || !is_choice(*element.string())) return std::nullopt;
            set.push_back(*element.string());
        }
        return set;
    }
    const std::string* text = node.string();
    if (!text) return std::nullopt;
    if (item.type == ItemType::yes_no && (*text == "yes" || *text == "no")) return *text == "yes";
    if (item.type == ItemType::choice && is_choice(*text)) return *text;
    return std::nullopt;
}

GivenRule read_given(CatalogReader& reader, const Item& item, const Node& node) {
    TableReader table(node, reader.problems);
    GivenRule rule;
    rule.when = read_condition(reader, table.take("when"), item.per_person ? Scope::person : Scope::whole_case);
    const Node* is = table.take("is");
    rule.beats_answer = table.yes_no("beats_answer", false);
    table.finish();
    if (!is) {
        complain(reader, node.place, "「is」がありません。", "「is = \"new_address\"」のように、何になるかを書いてください。");
        return rule;
    }
    rule.literal = literal_for(item, *is);
    if (rule.literal) return rule;
    if (!is->string()) {
        complain(reader, is->place, "「is」の値が、この項目に合いません。", "選択肢の id、yes・no、または道すじを書いてください。");
        return rule;
    }
    rule.path = *is->string();
    if (rule.path == "today") return rule;
    if (rule.path.rfind("city.", 0) == 0) {
        if (!reader.catalog.city.settings.count(rule.path.substr(5))) complain(reader, is->place, "「" + rule.path + "」は市町村のファイルにありません。", "[setting." + rule.path.substr(5) + "] を足してください。");
        return rule;
    }
    if (item.type == ItemType::person && reader.catalog.roles.count(rule.path) && !reader.catalog.item(rule.path)) return rule;
    const bool choosing = item.type == ItemType::choice || item.type == ItemType::yes_no;
    if (choosing && rule.path.find('.') == std::string::npos && !reader.catalog.item(rule.path)) {
        complain(reader, is->place, "「" + rule.path + "」は、この項目の選択肢にありません。", "items.toml の choices を確かめてください。");
        return rule;
    }
    std::string part;
    const Item* from = check_path(reader, rule.path, is->place, item.per_person, &part);
    const bool text_of_address = from && from->type == ItemType::address && !part.empty() && item.type == ItemType::text;
    if (from && from->type != item.type && !text_of_address) {
        complain(reader, is->place, "「" + from->label + "」は種類が違うので、「" + item.label + "」に使えません。", "同じ種類の項目を書いてください。");
    }
    return rule;
}

}  // namespace

void read_items(CatalogReader& reader, const CatalogFile& file) {
    TableReader top(*file.tree, reader.problems);
    const Node* items = top.take("item");
    top.finish();
    if (!items || !items->table()) {
        complain(reader, {file.name, 0, 0}, "項目（[item.…]）がありません。", "項目を足してください。");
        return;
    }
    for (const auto& [id, node] : *items->table()) {
        Item item = read_item(reader, id, node);
        if (reader.catalog.item(id)) {
            complain(reader, node.place, "項目「" + id + "」が2つあります。", "名前を変えるか、どちらかを消してください。");
            continue;
        }
        item.index = reader.catalog.item_order.size();
        reader.catalog.item_order.push_back(id);
        reader.catalog.items.emplace(id, std::move(item));
    }
}

void read_item_rules(CatalogReader& reader, const CatalogFile& file) {
    const Node* items = file.tree->find("item");
    if (!items || !items->table()) return;
    for (const auto& [id, node] : *items->table()) {
        Item& item = reader.catalog.items.at(id);
        const Item* beside = item.unknown_with.empty() ? nullptr : reader.catalog.item(item.unknown_with);
        const bool is_fitting = beside && beside->per_person == item.per_person && beside->may_be_unknown && item.may_be_unknown && beside != &item && beside->unknown_with.empty();
        if (!item.unknown_with.empty() && !is_fitting) {
            complain(reader, node.find("unknown_with")->place, "「unknown_with」には、同じ紙に載っている、「わからない」と言える別の項目を書きます。", "一人ごとの項目には一人ごとの項目の名前を書いてください。");
            item.unknown_with.clear();
        }
        const Node* given = node.find("given");
        if (!given) continue;
        if (!given->array()) {
            complain(reader, given->place, "「given」は [ { when = \"…\", is = \"…\" } ] の並びです。", "かっこを確かめてください。");
            continue;
        }
        for (const Node& rule : *given->array()) {
            item.given.push_back(read_given(reader, item, rule));
            const GivenRule& now = item.given.back();
            const bool stands_first = item.given.size() == 1 || item.given[item.given.size() - 2].beats_answer;
            if (now.beats_answer && (now.literal || !stands_first)) {
                complain(reader, rule.place, "「beats_answer」の行は、ほかの項目を「is」に書いて、いちばん上に置きます。", "「{ when = \"…\", is = \"ほかの項目\", beats_answer = true }」を1行目にしてください。");
            }
        }
    }
}

void read_roles(CatalogReader& reader, const CatalogFile& file) {
    TableReader top(*file.tree, reader.problems);
    const Node* roles = top.take("role");
    top.finish();
    if (!roles || !roles->table()) return;
    for (const auto& [id, node] : *roles->table()) {
        TableReader table(node, reader.problems);
        Role role;
        role.id = id;
        role.place = node.place;
        role.label = table.required_string("label");
        role.item = table.string("item");
        table.take("is");
        table.finish();
        if (!reader.catalog.roles.emplace(id, std::move(role)).second) complain(reader, node.place, "役割「" + id + "」が2つあります。", "名前を変えてください。");
    }
}

void read_role_rules(CatalogReader& reader, const CatalogFile& file) {
    const Node* roles = file.tree->find("role");
    if (!roles || !roles->table()) return;
    for (const auto& [id, node] : *roles->table()) {
        Role& role = reader.catalog.roles.at(id);
        const Node* is = node.find("is");
        const Item* item = reader.catalog.item(role.item);
        if (is) role.is = read_condition(reader, is, Scope::person);
        if (!role.item.empty() && (!item || item->type != ItemType::person || item->per_person)) {
            complain(reader, node.find("item")->place, "「item」には、届出に1つの person の項目を書きます。", "items.toml を確かめてください。");
        }
        if (!is == role.item.empty()) complain(reader, node.place, "「is」（条件）か「item」のどちらか1つを書きます。", "どちらかにしてください。");
    }
}

}  // namespace forms
