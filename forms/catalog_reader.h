// What the parts of the catalog reader share. Not for other rooms: everybody else calls read_catalog.
// Each part reads one kind of file into the catalog and reports what is wrong with it.
#pragma once

#include "forms/catalog.h"
#include "forms/document.h"

#include <set>

namespace forms {

/// A file of the catalog, read once: its tree, and its lines for the excerpts.
struct CatalogFile {
    std::filesystem::path path;
    std::string name;                  // as problems call it
    std::string text;
    std::optional<Node> tree;
};

struct CatalogReader {
    Catalog& catalog;
    Problems& problems;
    Date today;
};

void complain(CatalogReader& reader, const Place& place, std::string message, std::string remedy);
/// A condition written as the string `node`; absent: always true.
Condition read_condition(CatalogReader& reader, const Node* node, Scope scope);
/// "person ( … )" or the bare condition, about one person.
Condition read_for_each(CatalogReader& reader, const Node* node, std::string& text);
/// Complains of every {word} in `node` (a text, or a list of them) that is neither a setting of the city nor one of `also`.
void check_city_words(CatalogReader& reader, const Node* node, const std::vector<std::string>& also = {});
/// One deadline, or a list of them with `when`.
std::vector<DeadlineRule> read_deadlines(CatalogReader& reader, const Node* node);
Texts read_texts(CatalogReader& reader, TableReader& table, std::string_view key, bool required);
/// The path's item when role, item and part exist; complains otherwise. `in_person`: items per person need no role.
const Item* check_path(CatalogReader& reader, const std::string& path, const Place& place, bool in_person, std::string* part = nullptr);

void read_items(CatalogReader& reader, const CatalogFile& file);
void read_item_rules(CatalogReader& reader, const CatalogFile& file);
void read_roles(CatalogReader& reader, const CatalogFile& file);
void read_role_rules(CatalogReader& reader, const CatalogFile& file);
void read_municipality(CatalogReader& reader, const CatalogFile& file);
void read_holidays(CatalogReader& reader, const CatalogFile& file);
void read_words(CatalogReader& reader, const CatalogFile& file);
void read_my_number(CatalogReader& reader, const CatalogFile& file);
void read_sections(CatalogReader& reader, const CatalogFile& file, std::string& municipality);
void read_questions(CatalogReader& reader, const CatalogFile& file);
void read_one_and_rest(CatalogReader& reader, TableReader& question_table, Question& question);
void read_groups(CatalogReader& reader, const CatalogFile& file);
void read_events(CatalogReader& reader, const CatalogFile& file);
void read_procedures(CatalogReader& reader, const CatalogFile& file);
Template read_template(CatalogReader& reader, const CatalogFile& file, const std::string& id, int version);
/// Versions of one form follow each other without gap or overlap.
void check_versions(CatalogReader& reader, const std::vector<Template>& versions);
/// What no single file shows: questions without an item's need, items nobody asks, forms that are not there.
void check_together(CatalogReader& reader, Scrutiny scrutiny);

}  // namespace forms
