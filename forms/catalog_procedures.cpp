// Reads the small files of the catalog: sections, municipality, questions, events, procedures.
// Checks each entry by itself; what they need of each other is checked in catalog_checks.cpp.
#include "forms/catalog_reader.h"
#include "forms/situation.h"

#include <algorithm>
#include <sstream>

namespace forms {

void read_sections(CatalogReader& reader, const CatalogFile& file, std::string& municipality) {
    TableReader top(*file.tree, reader.problems);
    municipality = top.required_string("municipality");
    for (const Node& node : top.tables("section")) {
        TableReader table(node, reader.problems);
        Section section;
        section.id = table.required_string("id");
        section.title = read_texts(reader, table, "title", true);
        table.finish();
        reader.catalog.sections.push_back(std::move(section));
    }
    top.finish();
}

namespace {

/// [setting.x] and [window.x] alike: a value, and whether the city has confirmed it.
void read_setting(CatalogReader& reader, const std::string& name, const Node& node, const char* key) {
    TableReader table(node, reader.problems);
    CitySetting setting;
    const Node* value = table.take(key);
    setting.unconfirmed = table.yes_no("unconfirmed", false);
    for (const char* free : {"note", "floor", "phone"}) table.string(free);
    table.finish();
    if (value && value->string()) {
        setting.value = *value->string();
    } else if (value && std::holds_alternative<std::int64_t>(value->value)) {
        setting.value = std::get<std::int64_t>(value->value);
    } else {
        complain(reader, node.place, "「" + std::string(key) + "」がありません。", "文字か整数で書いてください。");
        return;
    }
    reader.catalog.city.settings[name] = std::move(setting);
}

}  // namespace

namespace {

void read_opening(CatalogReader& reader, TableReader& top) {
    const Node* node = top.take("opening");
    if (!node) return;
    TableReader table(*node, reader.problems);
    Municipality& city = reader.catalog.city;
    if (node->find("closed_weekdays")) city.closed_weekdays.clear();
    static const std::vector<std::string> kDays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    for (const std::string& day : table.strings("closed_weekdays")) {
        const auto found = std::find(kDays.begin(), kDays.end(), day);
        if (found == kDays.end()) complain(reader, node->place, "曜日の名前が違います。", "sun mon tue wed thu fri sat で書いてください。");
        else city.closed_weekdays.insert(static_cast<int>(found - kDays.begin()));
    }
    for (const std::string& day : table.strings("closed_days")) {
        const std::optional<Date> date = parse_iso_date("2024-" + day);
        if (date) city.closed_days.insert({date->month, date->day});
        else complain(reader, node->place, "閉庁日は「12-29」のように書きます。", "月と日を2けたずつで書いてください。");
    }
    table.string("hours");
    table.finish();
    if (city.closed_weekdays.size() == 7) complain(reader, node->place, "開いている日がありません。", "closed_weekdays を確かめてください。");
}

}  // namespace

void read_municipality(CatalogReader& reader, const CatalogFile& file) {
    TableReader top(*file.tree, reader.problems);
    reader.catalog.city.code = top.required_string("code");
    reader.catalog.city.name = top.required_string("name");
    for (const auto& [kind, key] : {std::pair{"setting", "value"}, {"window", "title"}}) {
        const Node* group = top.take(kind);
        if (!group || !group->table()) continue;
        for (const auto& [id, node] : *group->table()) read_setting(reader, std::string(kind) == "window" ? "window." + id : id, node, key);
    }
    read_opening(reader, top);
    top.finish();
}

void read_holidays(CatalogReader& reader, const CatalogFile& file) {
    std::stringstream lines(file.text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line[0] == '#' || line.rfind("date", 0) == 0) continue;
        if (const std::optional<Date> day = parse_iso_date(line.substr(0, 10))) {
            reader.catalog.city.holidays.insert(*day);
        } else {
            complain(reader, {file.name, number, 1}, "祝日の日付が読めません。", "「2026-01-01,元日」のように書いてください。");
        }
    }
}

void read_words(CatalogReader& reader, const CatalogFile& file) {
    static const std::vector<std::string> kNeeded = {"bundle.title", "slip.title", "slip.subtitle", "slip.number", "slip.order", "slip.procedure", "slip.window",
        "slip.bring", "slip.bring_listed", "slip.bring_close", "slip.often", "slip.between", "slip.and", "slip.full_stop", "slip.age", "slip.others", "slip.deadline", "slip.fee", "slip.benefit", "slip.noted", "slip.until", "slip.moved", "slip.moved_note", "slip.passed", "slip.note", "slip.weekdays", "slip.code", "slip.code_too_large", "sheet.title",
        "sheet.subtitle", "sheet.item", "sheet.case", "sheet.person", "sheet.fact_of", "sheet.card", "sheet.qr", "sheet.clerk", "sheet.resident", "sheet.given", "sheet.computed",
        "sheet.unknown", "sheet.hidden", "sheet.mark_rare", "sheet.mark_kana", "sheet.identity", "sheet.identity_kinds", "sheet.numbers", "sheet.number_kinds",
        "sheet.forms", "sheet.form_line", "sheet.form_person", "sheet.collect", "sheet.collect_line", "sheet.flags", "sheet.flag_unknown", "sheet.flag_rare",
        "sheet.flag_kana", "sheet.flag_deadline", "sheet.flag_unconfirmed", "sheet.none", "own_code.title", "own_code.what", "own_code.until", "own_code.number", "own_code.keep"};
    TableReader top(*file.tree, reader.problems);
    for (const char* group : {"bundle", "slip", "sheet", "own_code"}) {
        const Node* words = top.take(group);
        if (!words || !words->table()) continue;
        for (const auto& [key, word] : *words->table()) {
            const std::string name = std::string(group) + "." + key;
            if (!word.string() || std::find(kNeeded.begin(), kNeeded.end(), name) == kNeeded.end()) {
                complain(reader, word.place, "「" + name + "」という言葉は使いません。", "forms/README.md の言葉の一覧を確かめてください。");
                continue;
            }
            reader.catalog.words[name] = *word.string();
        }
    }
    top.finish();
    for (const std::string& name : kNeeded) {
        if (!reader.catalog.words.count(name)) complain(reader, {file.name, 0, 0}, "「" + name + "」の言葉がありません。", "words.toml に足してください。");
    }
}

void read_my_number(CatalogReader& reader, const CatalogFile& file) {
    TableReader top(*file.tree, reader.problems);
    const Node* forms = top.take("form");
    top.finish();
    if (!forms || !forms->table()) return;
    for (const auto& [id, node] : *forms->table()) {
        TableReader table(node, reader.problems);
        MyNumberBasis basis{table.required_string("legal_basis"), table.string("ordinance_setting"), node.place};
        table.finish();
        reader.catalog.my_number_forms.emplace(id, std::move(basis));
    }
}

namespace {

QuestionVariant read_variant(CatalogReader& reader, const Node& node, const Question& question) {
    TableReader table(node, reader.problems);
    const Item* item = question.asks.empty() ? nullptr : reader.catalog.item(question.asks.front());
    QuestionVariant variant;
    variant.when = read_condition(reader, table.take("when"), item && item->per_person ? Scope::person : Scope::whole_case);
    variant.text = read_texts(reader, table, "text", false);
    variant.why = read_texts(reader, table, "why", false);
    variant.help = read_texts(reader, table, "help", false);
    table.finish();
    return variant;
}

/// Every word of the tree is a choice of `relationship`.
void read_family_tree(CatalogReader& reader, TableReader& table, const Node& node, Question& question) {
    question.family_tree = table.strings("family_tree");
    question.tree_when = read_condition(reader, table.take("tree_when"), Scope::whole_case);
    const Item* relationship = reader.catalog.item(kRelationship);
    for (const std::string& row : question.family_tree) {
        std::istringstream words(row);
        for (std::string id; words >> id;) {
            const bool is_known = id == "_" || (relationship && has_choice(*relationship, id));
            if (!is_known)
                complain(reader, node.find("family_tree")->place, "「" + id + "」という続柄はありません。", "項目 relationship の choices の id か、空ける所の _ を書いてください。");
        }
    }
}

}  // namespace

void read_questions(CatalogReader& reader, const CatalogFile& file) {
    TableReader top(*file.tree, reader.problems);
    const Node* questions = top.take("question");
    top.take("group");                     // read_groups, when all questions are there
    top.finish();
    if (!questions || !questions->table()) return;
    for (const auto& [id, node] : *questions->table()) {
        TableReader table(node, reader.problems);
        Question question;
        question.id = id;
        question.place = node.place;
        question.asks = table.strings("asks");
        question.section = table.required_string("section");
        question.order = static_cast<int>(table.integer("order", 0));
        question.text = read_texts(reader, table, "text", true);
        question.why = read_texts(reader, table, "why", true);
        question.help = read_texts(reader, table, "help", false);
        for (const Node& one : table.tables("variant")) question.variants.push_back(read_variant(reader, one, question));
        question.together = table.yes_no("together", false);
        read_one_and_rest(reader, table, question);
        read_family_tree(reader, table, node, question);
        table.finish();
        if (question.asks.empty()) complain(reader, node.place, "「asks」がありません。", "たずねる項目を「asks = [\"name\"]」のように書いてください。");
        const bool section_known = std::any_of(reader.catalog.sections.begin(), reader.catalog.sections.end(), [&](const Section& section) { return section.id == question.section; });
        if (!section_known) complain(reader, node.place, "「" + question.section + "」というまとまりはありません。", "catalog.toml の [[section]] を確かめてください。");
        for (const std::string& asked : question.asks) {
            if (!reader.catalog.item(asked)) {
                const std::string near = nearest(asked, reader.catalog.item_order);
                complain(reader, node.find("asks")->place, "「" + asked + "」という項目はありません。", near.empty() ? "items.toml を確かめてください。" : "「" + near + "」のまちがいではありませんか。");
            } else if (!reader.catalog.question_of_item.emplace(asked, id).second) {
                complain(reader, node.find("asks")->place, "「" + asked + "」は、ほかの質問でもたずねています。", "1つの項目は、1つの質問だけでたずねてください。");
            }
        }
        if (!reader.catalog.questions.emplace(id, std::move(question)).second) complain(reader, node.place, "質問「" + id + "」が2つあります。", "名前を変えてください。");
    }
}

void read_events(CatalogReader& reader, const CatalogFile& file) {
    TableReader top(*file.tree, reader.problems);
    const Node* events = top.take("event");
    top.finish();
    if (!events || !events->table()) return;
    for (const auto& [id, node] : *events->table()) {
        TableReader table(node, reader.problems);
        Event event;
        event.id = id;
        event.place = node.place;
        event.title = table.required_string("title");
        event.order = static_cast<int>(table.integer("order", 0));
        event.card = read_texts(reader, table, "card", true);
        event.detail = read_texts(reader, table, "detail", false);
        table.finish();
        reader.catalog.events.emplace(id, std::move(event));
    }
}

namespace {

/// Strings, or { text = "…", when = "…" }.
std::vector<Bring> read_bring(CatalogReader& reader, TableReader& table) {
    std::vector<Bring> result;
    for (const Node& node : table.tables("bring")) {
        if (const std::string* text = node.string()) {
            result.push_back({*text, {}});
            continue;
        }
        TableReader one(node, reader.problems);
        Bring bring;
        bring.text = one.required_string("text");
        bring.when = read_condition(reader, one.take("when"), Scope::whole_case);
        one.finish();
        result.push_back(std::move(bring));
    }
    return result;
}

std::vector<Handover> read_handovers(CatalogReader& reader, TableReader& table) {
    std::vector<Handover> result;
    for (const Node& node : table.tables("handover")) {
        TableReader one(node, reader.problems);
        Handover handover;
        handover.when = read_condition(reader, one.take("when"), Scope::whole_case);
        handover.says = one.required_string("says");
        one.finish();
        result.push_back(std::move(handover));
    }
    return result;
}

/// with = { nhi_filing = "shutoku" }: choices and yes_no of the case, each a value of its item.
std::map<std::string, Value> read_with(CatalogReader& reader, const Node* node) {
    std::map<std::string, Value> with;
    if (!node) return with;
    if (!node->table()) {
        complain(reader, node->place, "「with」の書き方が違います。", "「with = { nhi_filing = \"shutoku\" }」のように書いてください。");
        return with;
    }
    for (const auto& [id, value] : *node->table()) {
        const Item* item = reader.catalog.item(id);
        const std::string* word = value.string();
        if (!item || item->per_person || (item->type != ItemType::choice && item->type != ItemType::yes_no)) {
            const std::string near = nearest(id, reader.catalog.item_order);
            complain(reader, value.place, "「" + id + "」は「with」に書けません。", item ? "届出に1つの、選択肢か yes_no の項目を書いてください。" : near.empty() ? "items.toml を確かめてください。" : "「" + near + "」のまちがいではありませんか。");
        } else if (item->type == ItemType::yes_no && word && (*word == "yes" || *word == "no")) {
            with[id] = *word == "yes";
        } else if (word && has_choice(*item, *word)) {
            with[id] = *word;
        } else {
            complain(reader, value.place, "「" + id + "」の値が違います。", "項目の選択肢の id（yes_no は yes か no）を書いてください。");
        }
    }
    return with;
}

void read_prints(CatalogReader& reader, TableReader& table, Procedure& procedure) {
    for (const Node& node : table.tables("prints")) {
        PrintRule rule;
        if (const std::string* form = node.string()) {
            rule.form = *form;
        } else {
            TableReader print(node, reader.problems);
            rule.form = print.required_string("form");
            rule.person_condition = read_for_each(reader, print.take("for_each"), rule.for_each);
            rule.with = read_with(reader, print.take("with"));
            print.finish();
        }
        procedure.prints.push_back(std::move(rule));
    }
}

}  // namespace

void read_procedures(CatalogReader& reader, const CatalogFile& file) {
    TableReader top(*file.tree, reader.problems);
    const Node* procedures = top.take("procedure");
    top.finish();
    if (!procedures || !procedures->table()) return;
    for (const auto& [id, node] : *procedures->table()) {
        TableReader table(node, reader.problems);
        Procedure procedure;
        procedure.id = id;
        procedure.place = node.place;
        procedure.title = table.required_string("title");
        procedure.events = table.strings("events");
        procedure.order = static_cast<int>(table.integer("order", 0));
        procedure.needed_when = read_condition(reader, table.take("needed_when"), Scope::whole_case);
        procedure.because = read_texts(reader, table, "because", true);
        procedure.legal_basis = table.strings("legal_basis");
        procedure.deadlines = read_deadlines(reader, table.take("deadline"));
        procedure.fee = table.string("fee");
        procedure.benefit = table.string("benefit");
        procedure.bring = read_bring(reader, table);
        procedure.handovers = read_handovers(reader, table);
        procedure.after = table.strings("after");
        procedure.window = table.string("window");
        read_prints(reader, table, procedure);
        procedure.noted_on = table.string("noted_on");
        const Node* noted_when = table.take("noted_when");
        const bool per_person = !procedure.prints.empty() && !procedure.prints.front().for_each.empty();
        procedure.noted_when = read_condition(reader, noted_when, per_person ? Scope::person : Scope::whole_case);
        procedure.noted_because = table.string("noted_because");
        procedure.no_paper = table.string("no_paper");
        procedure.is_noted_ever = noted_when != nullptr;
        table.finish();
        check_city_words(reader, node.find("because"), {"persons", "ages"});
        for (const char* key : {"fee", "benefit", "bring"}) check_city_words(reader, node.find(key));
        if (noted_when && procedure.noted_on.empty()) complain(reader, node.place, "「noted_when」があるのに「noted_on」がありません。", "どの様式の付記で足りるかを「noted_on」に書いてください。");
        for (const std::string& event : procedure.events) {
            if (!reader.catalog.events.count(event)) complain(reader, node.find("events")->place, "「" + event + "」というご用件はありません。", "events/ のファイルを確かめてください。");
        }
        if (procedure.events.empty()) complain(reader, node.place, "「events」がありません。", "どのご用件で要るかを「events = [\"tennyu\"]」のように書いてください。");
        if (!procedure.window.empty() && !reader.catalog.city.settings.count("window." + procedure.window)) {
            complain(reader, node.find("window")->place, "窓口「" + procedure.window + "」は市町村のファイルにありません。", "[window." + procedure.window + "] を足してください。");
        }
        const bool twice = std::any_of(reader.catalog.procedures.begin(), reader.catalog.procedures.end(), [&procedure](const Procedure& other) { return other.id == procedure.id; });
        if (twice) complain(reader, node.place, "手続「" + id + "」が2つあります。", "名前を変えてください。");
        reader.catalog.procedures.push_back(std::move(procedure));
    }
}

}  // namespace forms
