// Reads forms/catalog/ as a whole: finds the files, reads them in the order in which they need each other, and adds the
// excerpt of the line to every problem. Never stops at the first mistake.
#include "forms/catalog_reader.h"
#include "forms/catalog_files.h"
#include "forms/on_all_cores.h"
#include "forms/text.h"

#include <algorithm>
#include <sstream>

namespace forms {

namespace fs = std::filesystem;

bool has_choice(const Item& item, std::string_view id) {
    return std::any_of(item.choices.begin(), item.choices.end(), [id](const Choice& choice) { return choice.id == id; });
}

const Item* Catalog::item(const std::string& id) const { return items.find(id); }

const Question* Catalog::question_for(const std::string& item) const {
    const auto found = question_of_item.find(item);
    return found == question_of_item.end() ? nullptr : &questions.at(found->second);
}

bool Catalog::allows_my_number(const std::string& form) const {
    const auto basis = my_number_forms.find(form);
    return basis != my_number_forms.end() && (basis->second.ordinance_setting.empty() || city_does(city, basis->second.ordinance_setting));
}

bool Catalog::prints_per_person(const std::string& form) const {
    return std::any_of(procedures.begin(), procedures.end(), [&](const Procedure& procedure) {
        return std::any_of(procedure.prints.begin(), procedure.prints.end(), [&](const PrintRule& rule) { return rule.form == form && !rule.for_each.empty(); });
    });
}

std::vector<const Event*> Catalog::events_in_order() const {
    std::vector<const Event*> ordered;
    for (const auto& one : events) ordered.push_back(&one.second);
    std::stable_sort(ordered.begin(), ordered.end(), [](const Event* a, const Event* b) { return a->order < b->order; });
    return ordered;
}

std::string Catalog::word(const std::string& key, const std::map<std::string, std::string>& values) const {
    const auto found = words.find(key);
    return with_places(found == words.end() ? key : found->second, values);
}

const std::string& text_in(const Texts& texts, const std::string& language) {
    static const std::string kNone;
    const auto found = texts.find(language);
    if (found != texts.end()) return found->second;
    const auto japanese = texts.find("ja");
    return japanese == texts.end() ? kNone : japanese->second;
}

void complain(CatalogReader& reader, const Place& place, std::string message, std::string remedy) {
    reader.problems.push_back({place, std::move(message), std::move(remedy), {}});
}

Condition read_condition(CatalogReader& reader, const Node* node, Scope scope) {
    if (!node) return {};
    const std::string* text = node->string();
    if (!text) {
        complain(reader, node->place, "条件は引用符で囲んで書きます。", "「\"insurance = kokuho\"」のように書いてください。");
        return {};
    }
    Place place = node->place;
    place.column += 1;          // after the quotation mark
    return parse_condition(*text, reader.catalog, scope, place, reader.problems);
}

Condition read_for_each(CatalogReader& reader, const Node* node, std::string& text) {
    if (!node || !node->string()) return read_condition(reader, node, Scope::person);
    text = *node->string();
    std::size_t inside = 0;
    if (text.rfind("person", 0) == 0) {
        const std::size_t next = text.find_first_not_of(' ', 6);
        if (next != std::string::npos && text[next] == '(') inside = next;
    }
    Place place = node->place;
    place.column += 1 + static_cast<int>(inside);
    return parse_condition(std::string_view(text).substr(inside), reader.catalog, Scope::person, place, reader.problems);
}

void check_city_words(CatalogReader& reader, const Node* node, const std::vector<std::string>& also) {
    if (!node) return;
    for (const Node& one : node->array() ? *node->array() : Node::Array()) {
        check_city_words(reader, one.table() ? one.find("text") : &one, also);
    }
    for (const auto& [language, sentence] : node->table() ? *node->table() : Node::Table()) check_city_words(reader, &sentence, also);
    const std::string* text = node->string();
    const Municipality& city = reader.catalog.city;
    for (std::size_t open = text ? text->find('{') : std::string::npos; open != std::string::npos; open = text->find('{', open + 1)) {
        const std::size_t close = std::min(text->find('}', open), text->size());
        const std::string word = text->substr(open + 1, close - open - 1);
        if (close < text->size() && (word == "city" || std::find(also.begin(), also.end(), word) != also.end() || city.settings.count(word))) continue;
        std::vector<std::string> known = {"city"};
        known.insert(known.end(), also.begin(), also.end());
        for (const auto& setting : city.settings) known.push_back(setting.first);
        const std::string near = nearest(word, known);
        complain(reader, node->place, "「{" + word + "}」は、市町村のファイルにありません。", near.empty() ? "[setting." + word + "] を足してください。" : "「{" + near + "}」のまちがいではありませんか。");
    }
}

Texts read_texts(CatalogReader& reader, TableReader& table, std::string_view key, bool required) {
    Texts texts;
    const Node* node = table.take(key);
    if (!node) {
        if (required) complain(reader, table.place(), "「" + std::string(key) + "」がありません。", "「" + std::string(key) + " = { ja = \"…\" }」を足してください。");
        return texts;
    }
    if (const std::string* japanese = node->string()) {
        texts["ja"] = *japanese;
        return texts;
    }
    const Node::Table* languages = node->table();
    if (!languages) {
        complain(reader, node->place, "「" + std::string(key) + "」は言葉ごとに書きます。", "「{ ja = \"…\", en = \"…\" }」のように書いてください。");
        return texts;
    }
    for (const auto& [language, sentence] : *languages) {
        if (const std::string* text = sentence.string()) {
            texts[language] = *text;
        } else {
            complain(reader, sentence.place, "文は引用符で囲んで書きます。", "「" + language + " = \"…\"」のように書いてください。");
        }
    }
    if (!texts.count("ja")) complain(reader, node->place, "日本語（ja）の文がありません。", "「ja = \"…\"」を足してください。");
    return texts;
}

namespace {

bool part_exists(const Item& item, const std::string& part) {
    if (part.empty()) return true;
    static const std::set<std::string> kAddress = {"postal", "line", "building", "full", "prefecture", "city", "town", "block"};
    if (item.type == ItemType::address) return kAddress.count(part) > 0;
    if (item.type == ItemType::name || item.type == ItemType::kana) return part == "family" || part == "given";
    return false;
}

}  // namespace

const Item* check_path(CatalogReader& reader, const std::string& path, const Place& place, bool in_person, std::string* part_out) {
    std::vector<std::string> words;
    std::stringstream stream(path);
    for (std::string word; std::getline(stream, word, '.');) words.push_back(word);
    const bool has_role = words.size() > 1 && (words[0] == "subject" || reader.catalog.roles.count(words[0])) && !reader.catalog.item(words[0]);
    const bool role_item = words.size() > 1 && (words[0] == "subject" || reader.catalog.roles.count(words[0])) && reader.catalog.item(words[0]) && reader.catalog.item(words[1]);
    if (has_role || role_item) words.erase(words.begin());
    const bool with_role = has_role || role_item;
    const Item* item = words.empty() ? nullptr : reader.catalog.item(words[0]);
    if (!item) {
        const std::string near = words.empty() ? "" : nearest(words[0], reader.catalog.item_order);
        complain(reader, place, "「" + path + "」という項目はありません。",
                 near.empty() ? "items.toml にある項目か確かめてください。" : "「" + near + "」のまちがいではありませんか。");
        return nullptr;
    }
    if (item->per_person && !with_role && !in_person) {
        complain(reader, place, "「" + item->label + "」は一人ごとの項目です。", "「head." + item->id + "」のように、だれの項目かを書いてください。");
    }
    if (!item->per_person && with_role) complain(reader, place, "「" + item->label + "」は届出に1つの項目です。", "役割を付けずに書いてください。");
    const std::string part = words.size() > 1 ? words[1] : "";
    if (words.size() > 2 || !part_exists(*item, part)) {
        complain(reader, place, "「" + path + "」の「" + part + "」という部分はありません。", "住所は postal・line・building・full、氏名は family・given です。");
    }
    if (part_out) *part_out = part;
    return item;
}

namespace {

int version_of(const fs::path& folder) {
    const std::string name = folder.filename().string();
    const bool digits = !name.empty() && name.size() < 5 && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::stoi(name) : 0;
}

/// One version of a form, and what is wrong with it.
struct ReadVersion {
    const CatalogFile* file = nullptr;
    std::string id;
    int number = 0;
    Template form;
    Problems problems;
};

/// A form's versions in the order of their folders; a folder without a readable version is told.
void find_versions(CatalogReader& reader, CatalogFiles& files, const fs::path& folder, std::vector<ReadVersion>& found) {
    const std::string id = folder.filename().string();
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_directory()) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
        const CatalogFile* file = files.read(path / "form.toml");
        if (!file) continue;
        const int version = version_of(path);
        if (version == 0) complain(reader, {file->name, 0, 0}, "版のフォルダの名前が数ではありません。", "templates/" + id + "/1/ のように、数にしてください。");
        found.push_back({file, id, version, {}, {}});
    }
    if (paths.empty()) complain(reader, {folder.string(), 0, 0}, "様式の版がありません。", "templates/" + id + "/1/form.toml を置いてください。");
}

/// The version in force today is kept; `versions` are those of one form.
void keep_version(CatalogReader& reader, std::vector<Template> versions) {
    check_versions(reader, versions);
    Template* in_force = nullptr;
    for (Template& form : versions) {
        const bool current = form.effective_from <= reader.today && (!form.effective_to || reader.today <= *form.effective_to);
        if (current && (!in_force || in_force->version < form.version)) in_force = &form;
    }
    if (!in_force) return;
    std::string id = in_force->id;
    reader.catalog.templates.emplace(std::move(id), std::move(*in_force));
}

/// All versions of all forms are read: every mistake is told, also in a form of tomorrow.
void read_templates(CatalogReader& reader, CatalogFiles& files, const fs::path& directory) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->is_directory()) folders.push_back(entry->path());
    }
    std::sort(folders.begin(), folders.end());
    std::vector<ReadVersion> versions;
    for (const fs::path& folder : folders) find_versions(reader, files, folder, versions);
    on_all_cores(versions.size(), [&](std::size_t at) {
        ReadVersion& one = versions[at];
        CatalogReader alone{reader.catalog, one.problems, reader.today};      // a template is read from the catalog, never into it
        one.form = read_template(alone, *one.file, one.id, one.number);
    });
    for (std::size_t at = 0; at < versions.size();) {
        std::vector<Template> of_form;
        for (const std::string id = versions[at].id; at < versions.size() && versions[at].id == id; ++at) {
            reader.problems.insert(reader.problems.end(), versions[at].problems.begin(), versions[at].problems.end());
            of_form.push_back(std::move(versions[at].form));
        }
        keep_version(reader, std::move(of_form));
    }
}

}  // namespace

CatalogReading read_catalog(const fs::path& given, Date today, Scrutiny scrutiny) {
    const fs::path directory = given.lexically_normal();
    CatalogReading reading;
    CatalogReader reader{reading.catalog, reading.problems, today};
    CatalogFiles files(directory, reading.problems);
    std::string municipality;
    if (const CatalogFile* file = files.read(directory / "catalog.toml")) read_sections(reader, *file, municipality);
    if (!municipality.empty()) {
        if (const CatalogFile* file = files.read(directory / "municipality" / (municipality + ".toml"))) read_municipality(reader, *file);
    }
    std::error_code error;
    const fs::path holidays = directory / "holidays.csv";
    if (fs::exists(holidays, error)) {
        if (const CatalogFile* file = files.read_plain(holidays)) read_holidays(reader, *file);
    }
    const std::vector<const CatalogFile*> items = files.read_one_and_folder("items");
    const std::vector<const CatalogFile*> roles = files.read_one_and_folder("roles");
    for (const CatalogFile* file : items) read_items(reader, *file);
    for (const char* needed : {"event", "household_size", "name", "birth"}) {
        if (!reading.catalog.item(needed)) complain(reader, {(directory / "items.toml").string(), 0, 0}, "項目「" + std::string(needed) + "」がありません。", "この項目は必ず要ります。消さないでください。");
    }
    for (const CatalogFile* file : roles) read_roles(reader, *file);
    for (const CatalogFile* file : items) read_item_rules(reader, *file);
    for (const CatalogFile* file : roles) read_role_rules(reader, *file);
    if (const CatalogFile* file = files.read(directory / "words.toml")) read_words(reader, *file);
    if (const CatalogFile* file = files.read(directory / "my_number.toml")) read_my_number(reader, *file);
    const std::vector<const CatalogFile*> questions = files.read_all("questions");
    for (const CatalogFile* file : questions) read_questions(reader, *file);
    for (const CatalogFile* file : questions) read_groups(reader, *file);
    for (const CatalogFile* file : files.read_all("events")) read_events(reader, *file);
    for (const CatalogFile* file : files.read_all("procedures")) read_procedures(reader, *file);
    std::stable_sort(reading.catalog.procedures.begin(), reading.catalog.procedures.end(),
                     [](const Procedure& a, const Procedure& b) { return std::tie(a.order, a.id) < std::tie(b.order, b.id); });
    read_templates(reader, files, directory / "templates");
    check_together(reader, scrutiny);
    files.add_excerpts();
    std::stable_sort(reading.problems.begin(), reading.problems.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
    });
    return reading;
}

}  // namespace forms
