// The situation: every item of every person, resolved from the answers and the catalog's given-rules; people in their roles.
// Answers → Situation. Knows nothing of procedures and forms; unknown is a value here.
#pragma once

#include "forms/catalog.h"

#include <cstdint>
#include <deque>

namespace forms {

/// Items that the engine itself must know by name: how many people there are, what they are called, when they were born.
inline constexpr const char* kHouseholdSize = "household_size";
inline constexpr const char* kName = "name";
inline constexpr const char* kBirth = "birth";
inline constexpr const char* kEvent = "event";
inline constexpr const char* kRelationship = "relationship";

/// A resolved item. `value` is empty while it is unknown; then `missing` names the slots to ask for first, or
/// `told_unknown` says that the resident does not know.
struct Resolved {
    std::optional<Value> value;
    Source source = Source::resident;
    bool told_unknown = false;
    std::vector<Slot> missing;
    std::optional<Slot> taken_from;    // on this paper another item stands in its place (GivenRule::beats_answer)
};

/// What a path such as "head.name" or "new_address.line" leads to.
struct Reached {
    Resolved resolved;
    const Item* item = nullptr;        // null for "today" and "city.…"
    Slot slot;
    std::string part;
    bool no_such_person = false;       // the role is decided and nobody plays it
};

/// Who plays a role; `missing` when it is undecided, both empty when nobody does.
struct RoleHolder {
    std::optional<int> person;
    std::vector<Slot> missing;
    bool undecided = false;
};

class Situation {
public:
    /// The catalog must outlive the situation; the answers are copied.
    Situation(const Catalog& catalog, Answers answers, Date today);
    /// The same case, in which these items of the case have these values: how one paper of several sees it.
    Situation taking(const std::map<std::string, Value>& given) const;

    const Catalog& catalog() const { return *catalog_; }
    const Answers& answers() const { return answers_; }
    Date today() const { return today_; }
    /// 0 until the household's size is known.
    int person_count() const { return person_count_; }
    /// `person` is ignored for items of the case.
    const Resolved& find(const Item& item, int person) const;
    /// Whether anything decided so far looked at this answer: a rule that held or failed by it, a box that shows it.
    bool has_looked_at(const Slot& slot) const;
    /// What a box for `boxed` shows: that answer, and those that rules take over into it as they stand (not a part, and nothing computed).
    std::vector<Slot> shown_in(const Slot& boxed) const;
    /// Whether `said` is among them.
    bool shows(const Slot& boxed, const Slot& said) const;
    Reached reach(const std::string& path, Viewpoint seen) const;
    RoleHolder role(const std::string& role, int subject) const;
    /// 「山田 太郎さん」, or 「1人目の方」 while the name is unknown.
    std::string person_name(int person) const;

private:
    Resolved resolve(const Item& item, int person) const;
    Resolved follow(const GivenRule& rule, Viewpoint seen, bool& nobody) const;
    /// The first rule that holds and leads to somebody, with what it gives; or the one that waits, as `verdict` tells.
    const GivenRule* deciding_rule(const Item& item, int person, Verdict& verdict, Resolved& given) const;
    std::optional<Slot> taken_over_from(const Slot& slot) const;
    std::optional<Resolved> in_its_place(const Item& item, int person) const;

    const Catalog* catalog_;
    Answers answers_;
    Date today_;
    int person_count_ = 0;
    // Filled on first use; a situation never changes, so neither does what is found here. Of some thousand places a case
    // needs a few hundred: each has a number into what was resolved, 0 for none yet.
    mutable std::vector<std::uint32_t> number_of_place_;
    mutable std::deque<Resolved> resolved_;
    mutable std::map<std::pair<std::string, int>, RoleHolder> roles_;
    mutable std::vector<std::size_t> resolving_;
};

Situation derive_situation(const Catalog& catalog, const Answers& answers, Date today);

}  // namespace forms
