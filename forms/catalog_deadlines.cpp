// Reads the last days of the procedures: days or months from a date, the earliest of several, a city's own number of days.
// Which of them holds for a case is procedures.cpp's.
#include "forms/catalog_reader.h"

#include <algorithm>

namespace forms {

namespace {

/// `days`: a number, or "city.x". Nothing where the city has no such deadline (0), or has not confirmed it.
std::optional<int> read_days(CatalogReader& reader, TableReader& table, const Node& node) {
    const Node* days = node.find("days");
    const std::string* path = days ? days->string() : nullptr;
    if (!path) return static_cast<int>(table.integer("days", 0));
    table.take("days");
    const std::string name = path->rfind("city.", 0) == 0 ? path->substr(5) : *path;
    const auto number = number_setting(reader.catalog.city, name);
    if (!number) complain(reader, days->place, "期限の日数「" + *path + "」は、市町村のファイルにありません。", "「days = 14」のような数か、[setting." + name + "] に数を書いてください。");
    if (!number || reader.catalog.city.settings.at(name).unconfirmed || *number <= 0) return std::nullopt;
    return static_cast<int>(*number);
}

std::optional<DeadlineRule> read_deadline(CatalogReader& reader, const Node& node) {
    TableReader table(node, reader.problems);
    DeadlineRule rule;
    rule.when = read_condition(reader, table.take("when"), Scope::whole_case);
    const std::optional<int> days = read_days(reader, table, node);
    rule.days = days.value_or(0);
    rule.months = static_cast<int>(table.integer("months", 0));
    rule.from = table.string("from");
    rule.words = table.string("words");
    const std::string first = table.string("first_day", "not counted");
    const std::string closed = table.string("closed_day", "next");
    for (const Node& one : table.tables("earliest")) {
        if (auto earlier = read_deadline(reader, one)) rule.earliest.push_back(std::move(*earlier));
    }
    rule.first_day_counts = first == "counted";
    rule.moves_to_opening_day = closed == "next";
    table.finish();
    if (first != "counted" && first != "not counted") complain(reader, node.place, "「first_day」の値が違います。", "counted か not counted を書いてください。");
    if (closed != "next" && closed != "stays") complain(reader, node.place, "「closed_day」の値が違います。", "next（次の開庁日へ）か stays を書いてください。");
    if (!rule.earliest.empty()) {
        if (!rule.from.empty() || rule.days > 0 || rule.months > 0) complain(reader, node.place, "「earliest」のある期限に、days・months・from は書けません。", "それぞれの期限を「earliest = [ { days = 14, from = \"move_date\" }, … ]」の中に書いてください。");
        return rule;
    }
    if (rule.from.empty()) {
        if (rule.words.empty()) complain(reader, node.place, "期限に「from」がありません。", "「from = \"move_date\"」か「words = \"…\"」を書いてください。");
        return rule;
    }
    const Item* from = check_path(reader, rule.from, node.place, false);
    if (from && from->type != ItemType::date) complain(reader, node.place, "「from」は日付の項目ではありません。", "move_date のような日付の項目を書いてください。");
    if (!days) return std::nullopt;
    if ((rule.days > 0) == (rule.months > 0)) complain(reader, node.place, "期限の長さは、days か months のどちらか1つです。", "「days = 14」のように書いてください。");
    return rule;
}

}  // namespace

std::vector<DeadlineRule> read_deadlines(CatalogReader& reader, const Node* node) {
    std::vector<DeadlineRule> rules;
    if (!node) return rules;
    const auto add = [&](const Node& one) {
        if (auto rule = read_deadline(reader, one)) rules.push_back(std::move(*rule));
    };
    if (!node->array()) add(*node);
    else std::for_each(node->array()->begin(), node->array()->end(), add);
    return rules;
}

}  // namespace forms
