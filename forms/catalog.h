// The catalog: everything DX staff author (forms/catalog/), read once and then const.
// Templates have their own header (template.h). Decides nothing and keeps no answers.
#pragma once

#include "forms/condition.h"
#include "forms/item_table.h"
#include "forms/question_group.h"
#include "forms/template.h"
#include "forms/value.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace forms {

struct Choice {
    std::string id;
    std::string label;        // as printed on forms
    Texts text;               // as shown on screen; falls back to the label
    bool alone = false;       // of several: 「どれもない」, which goes with no other
};

/// What becomes of a box whose item nobody has answered: it is asked in the interview, left for the resident's hand at
/// the counter, left for the clerk, or left empty.
enum class IfMissing { ask, by_hand, for_clerk, leave_empty };

/// Whose fact an item of a person is: the person's own, or somebody else's that is kept with the person (a spouse's birth).
enum class About { self, other };
/// The letters that a text mostly consists of: their board stands first, the others are one tap away.
enum class TypedFirst { kana, latin, digits };

enum class Sensitivity { general, special_care, my_number };

/// A rule that supplies an item from what is already known: the first whose `when` holds wins.
struct GivenRule {
    Condition when;
    std::string path;          // "old_address", "head.name", "today", "city.x"; for an item of type person a role; empty when `literal` is set
    std::optional<Value> literal;
    bool beats_answer = false; // on a paper about a second thing of the kind: that one's item, whatever was said of the first
};

struct Item {
    std::string id;
    std::size_t index = 0;               // position in item_order
    std::string label;
    Texts shown_label;                   // where a screen writes it otherwise: with readings in やさしい日本語
    bool per_person = false;
    ItemType type = ItemType::text;
    std::vector<Choice> choices;
    Sensitivity sensitivity = Sensitivity::general;
    std::vector<Source> from;            // who may supply it, strongest first
    int length_max = 100;                // characters, after cleaning
    int digits = 0;                      // exact number of digits for type digits
    std::int64_t number_min = 0, number_max = 0;
    bool may_be_unknown = true;          // may the resident say わからない
    bool past_only = false;              // dates: not after today
    About about = About::self;           // other: not held against the person's own birth and numbers
    bool distinct = false;               // no two people have the same (digits and my_number never do)
    bool large_kana = false;             // ャュョッ become ヤユヨツ (全銀カナ, account holders)
    bool printed_only = false;           // a mark on a paper that is no fact of the case: not among those that staff check
    TypedFirst typed_first = TypedFirst::kana;
    IfMissing if_missing = IfMissing::ask;
    std::vector<GivenRule> given;
    std::string unknown_with;            // another item on the same paper: who does not know that one is not asked for this one
    std::string gif;                     // name in the GIF core data model, where there is one
    Place place;
};
bool has_choice(const Item& item, std::string_view id);

struct Section {
    std::string id;
    Texts title;
};

/// The words of a question where they depend on the case; an empty part keeps the question's own.
struct QuestionVariant {
    Condition when;
    Texts text, why, help;
};

/// An answer for several people at once: one of them `one`, all others `rest`. Placeholder of the text: {person}, the one.
struct OneAndRest {
    std::string one, rest;                 // choice ids
    Condition one_when;                    // of the person who may be the one
    Texts text;
};

/// One screen of the interview. Placeholders: {person}.
struct Question {
    std::string id;
    std::vector<std::string> asks;
    std::string section;
    int order = 0;
    Texts text, why, help;
    std::vector<QuestionVariant> variants;
    bool together = false;                     // people who are asked the same may be given one answer on one screen
    std::optional<OneAndRest> one_and_rest;    // of a question that is asked together
    /// Rows of choice ids of `relationship` ("_" leaves a place free): where `tree_when` holds, people are gathered on this
    /// picture of a family instead of being counted.
    std::vector<std::string> family_tree;
    Condition tree_when;
    Place place;
};

struct Event {
    std::string id;
    std::string title;     // 転入
    int order = 0;         // on the start screen
    Texts card, detail;    // 「引っ越してきた」
    Place place;
};

/// Who plays a part in a case: the first person for whom `is` holds, or the one an item of type person names.
struct Role {
    std::string id;
    std::string label;
    Condition is;
    std::string item;
    Place place;
};

/// The last day to file: `days` or `months` from a date item, the `earliest` of several such days (those whose date is
/// known), or only `words` (「引っ越す前まで」). 戸籍法43条 counts the first day; 住民基本台帳法 and the rest follow 民法140条 and
/// do not. An end on a closed day moves to the next opening day.
struct DeadlineRule {
    Condition when;
    int days = 0, months = 0;
    std::string from;
    bool first_day_counts = false;
    bool moves_to_opening_day = true;
    std::string words;
    std::vector<DeadlineRule> earliest;
};

/// Something to bring, where `when` holds.
struct Bring {
    std::string text;
    Condition when;
};

/// Where `when` holds the terminal does not finish the case alone: it goes to the clerk, with this sentence.
struct Handover {
    Condition when;
    std::string says;
};

/// `with`: items of the case that this paper takes as given, whatever the rest of the case says of them. So one form can be
/// printed twice in a case, once for those who join and once for those who leave.
struct PrintRule {
    std::string form;          // template id
    std::string for_each;      // as written; empty: once for the case
    Condition person_condition;
    std::map<std::string, Value> with;
};

struct Procedure {
    std::string id;
    std::string title;
    std::vector<std::string> events;
    Condition needed_when;
    Texts because;                     // 「{persons}が国民健康保険に入るため」, 「お子さま（{ages}）がいるため」
    std::vector<std::string> legal_basis;
    std::vector<DeadlineRule> deadlines;   // the first whose `when` holds
    std::string fee, benefit;          // what it costs, what one receives: texts, city settings in {braces}
    std::vector<Bring> bring;
    std::vector<Handover> handovers;
    std::vector<std::string> after;    // procedures whose window comes first
    std::string window;                // a [window.x] of the municipality
    std::vector<PrintRule> prints;
    /// 付記: where `noted_when` holds (in the scope of the print rule), the form `noted_on` already covers it.
    std::string noted_on;
    Condition noted_when;
    std::string noted_because;
    bool is_noted_ever = false;
    /// Nothing is printed and nothing noted: why. Without a `window` there is nothing to do either.
    std::string no_paper;
    int order = 0;                     // order of the papers in the bundle
    Place place;
};

struct CitySetting {
    Value value;                       // text or number
    bool unconfirmed = false;
};

struct Municipality {
    std::string code;
    std::string name;
    std::map<std::string, CitySetting> settings;     // "mayor", "child_medical_last_age", "window.kokuho", …
    std::set<int> closed_weekdays = {0, 6};          // 0 = Sunday
    std::set<std::pair<int, int>> closed_days;       // month and day, every year
    std::set<Date> holidays;                         // 国民の祝日
};

/// A setting that is a number; nothing where it is absent or a text.
std::optional<std::int64_t> number_setting(const Municipality& city, const std::string& setting);

/// Whether the city has confirmed that it does this: a number other than 0, not marked unconfirmed.
bool city_does(const Municipality& city, const std::string& setting);

/// The first day from `day` on that the city hall is open.
Date opening_day_from(Date day, const Municipality& city);

/// Where 個人番号 may stand: the forms of my_number.toml with their legal basis (番号法9条). For a form that needs the city's own
/// ordinance ask Catalog::allows_my_number: it counts only where the city does so.
struct MyNumberBasis {
    std::string legal_basis;
    std::string ordinance_setting;     // empty: the law itself allows it
    Place place;
};

struct Catalog {
    ItemTable<Item> items;
    std::vector<std::string> item_order;
    std::map<std::string, Question> questions;
    std::vector<Section> sections;
    std::map<std::string, Event> events;
    std::map<std::string, Role> roles;
    std::vector<Procedure> procedures;               // in the order of `order`, then id
    std::map<std::string, Template> templates;       // the version in force, by form id
    Municipality city;
    std::map<std::string, MyNumberBasis> my_number_forms;
    std::map<std::string, std::string> words;        // "slip.title": words of papers that are not forms
    std::map<std::string, std::string> question_of_item;
    std::map<std::string, QuestionGroup> groups;
    std::map<std::string, std::string> group_of_item;

    const Item* item(const std::string& id) const;
    /// Whether the law, or the city's confirmed ordinance, lets this form carry 個人番号.
    bool allows_my_number(const std::string& form) const;
    /// Whether some procedure prints this form once a person.
    bool prints_per_person(const std::string& form) const;
    /// In the order in which the start screen shows them.
    std::vector<const Event*> events_in_order() const;
    /// The word with its {places} filled in; its key when it is missing (check tells).
    std::string word(const std::string& key, const std::map<std::string, std::string>& values = {}) const;
    /// The question that asks this item, or nullptr.
    const Question* question_for(const std::string& item) const;
};

struct CatalogReading {
    Catalog catalog;
    Problems problems;      // of every file, sorted by file and line
};

/// use: everything that would make a form wrong. authoring: also what is merely idle or can never hold (`kakanai check`).
enum class Scrutiny { use, authoring };
/// Reads the whole directory; never stops at the first mistake. `today` chooses the template versions in force.
CatalogReading read_catalog(const std::filesystem::path& directory, Date today, Scrutiny scrutiny = Scrutiny::use);

/// On paper and in reasons a value stands as it is; in lists, staff see an unconfirmed one with 「（要確認）」 and residents
/// read 「窓口でご案内します」 in place of the whole sentence.
enum class CityReader { paper, staff, resident };
/// {mayor}, {city} … from the municipality profile; unknown braces are left as they stand.
std::string with_city_words(const std::string& text, const Municipality& city, CityReader reader = CityReader::paper);

/// "ja_easy" falls back to "ja"; any other language too.
const std::string& text_in(const Texts& texts, const std::string& language);

}  // namespace forms
