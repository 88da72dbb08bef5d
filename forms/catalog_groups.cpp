// Reads the groups of questions that stand on one page ([group.…] of questions/), and what one answer says of several people.
// Checks them against items and questions, which are all read by then.
#include "forms/catalog_reader.h"

#include <algorithm>

namespace forms {

namespace {

/// "yes", "no", a choice, or "unknown", for which there is no value.
std::optional<Value> read_otherwise(CatalogReader& reader, TableReader& table, const Item& item) {
    const Node* node = table.take("otherwise");
    const std::string* said = node ? node->string() : nullptr;
    if (said && *said == "unknown" && item.may_be_unknown) return std::nullopt;
    if (said && item.type == ItemType::yes_no && (*said == "yes" || *said == "no")) return Value{*said == "yes"};
    if (said && item.type == ItemType::choice && has_choice(item, *said)) return Value{*said};
    complain(reader, node ? node->place : table.place(), "「otherwise」が、項目「" + item.label + "」の答えではありません。",
             "選ばなかった方の答えを、yes・no、選択肢の id、または unknown（「わからない」と言える項目だけ）で書いてください。");
    return std::nullopt;
}

void read_entry(CatalogReader& reader, const Node& node, QuestionGroup& group) {
    TableReader table(node, reader.problems);
    GroupEntry entry;
    entry.place = node.place;
    entry.item = table.required_string("item");
    entry.text = read_texts(reader, table, "text", true);
    const Item* item = reader.catalog.item(entry.item);
    if (!item || !reader.catalog.question_for(entry.item)) {
        const std::string near = nearest(entry.item, reader.catalog.item_order);
        complain(reader, node.place, "まとめの「" + entry.item + "」は、質問のある項目ではありません。", near.empty() ? "questions/ の asks にある項目を書いてください。" : "「" + near + "」のまちがいではありませんか。");
        return;
    }
    const Scope scope = item->per_person ? Scope::person : Scope::whole_case;
    entry.when = read_condition(reader, table.take("when"), scope);
    const Node* early = table.take("early");
    entry.may_be_early = early != nullptr;
    entry.early = read_condition(reader, early, scope);
    entry.otherwise = read_otherwise(reader, table, *item);
    table.finish();
    if (!reader.catalog.group_of_item.emplace(entry.item, group.id).second)
        complain(reader, node.place, "「" + item->label + "」は、まとめの中に2回あります。", "1つの項目は、1つのまとめに1回だけ書いてください。");
    group.entries.push_back(std::move(entry));
}

}  // namespace

void read_groups(CatalogReader& reader, const CatalogFile& file) {
    const Node* groups = file.tree->find("group");
    if (!groups || !groups->table()) return;
    for (const auto& [id, node] : *groups->table()) {
        TableReader table(node, reader.problems);
        QuestionGroup group;
        group.id = id;
        group.place = node.place;
        group.text = read_texts(reader, table, "text", true);
        group.why = read_texts(reader, table, "why", true);
        group.help = read_texts(reader, table, "help", false);
        const Node::Array& entries = table.tables("entry");
        for (const Node& entry : entries) read_entry(reader, entry, group);
        table.finish();
        if (entries.size() < 2 || entries.size() > kGroupEntriesMax)
            complain(reader, node.place, "まとめ「" + id + "」の項目は、2つから" + std::to_string(kGroupEntriesMax) + "つまでです。", "[[group." + id + ".entry]] を確かめてください。");
        if (!reader.catalog.groups.emplace(id, std::move(group)).second) complain(reader, node.place, "まとめ「" + id + "」が2つあります。", "名前を変えてください。");
    }
}

void read_one_and_rest(CatalogReader& reader, TableReader& question_table, Question& question) {
    const Node* node = question_table.take("one_and_rest");
    if (!node) return;
    TableReader table(*node, reader.problems);
    OneAndRest rule;
    rule.one = table.required_string("one");
    rule.rest = table.required_string("rest");
    rule.one_when = read_condition(reader, table.take("one_when"), Scope::person);
    rule.text = read_texts(reader, table, "text", true);
    table.finish();
    const Item* item = question.asks.size() == 1 ? reader.catalog.item(question.asks.front()) : nullptr;
    const bool is_fitting = item && question.together && item->type == ItemType::choice && has_choice(*item, rule.one) && has_choice(*item, rule.rest) && rule.one != rule.rest;
    if (!is_fitting)
        return complain(reader, node->place, "「one_and_rest」は、みなさんにまとめてたずねる（together）、選択肢の項目1つの質問に書きます。", "one と rest には、その項目の違う選択肢の id を書いてください。");
    question.one_and_rest = std::move(rule);
}

}  // namespace forms
