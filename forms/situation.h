// The situation: every item of every person, resolved from the answers and the catalog's given-rules; people in their roles.
// Answers → Situation. Knows nothing of procedures and forms; unknown is a value here.
#pragma once

#include "forms/catalog.h"

namespace forms {

/// A resolved item. `value` is empty while it is unknown; then `missing` names the slots to ask for first, or
/// `told_unknown` says that the resident does not know.
struct Resolved {
    std::optional<Value> value;
    Source source = Source::resident;
    bool told_unknown = false;
    std::vector<Slot> missing;
};

class Situation {
public:
    /// The catalog must outlive the situation.
    Situation(const Catalog& catalog, const Answers& answers, Date today);

    const Catalog& catalog() const { return *catalog_; }
    Date today() const { return today_; }
    /// 0 until the household's size is known.
    int person_count() const { return person_count_; }
    /// `person` is ignored for items of the case.
    const Resolved& find(const std::string& item, int person) const;
    /// A path such as "head.name" or "new_address", seen from `person`. The slot it led to is in `slot`.
    struct Reached {
        Resolved resolved;
        Slot slot;
        std::string part;
        bool no_such_person = false;   // the role is decided and nobody plays it
    };
    Reached reach(const std::string& path, int person) const;
    /// Who plays the role; `missing` when it is undecided, both empty when nobody does.
    struct RoleHolder {
        std::optional<int> person;
        std::vector<Slot> missing;
    };
    RoleHolder role(const std::string& role, int seen_from = kWholeCase) const;
    /// 「山田 太郎さん」, or 「1人目の方」 while the name is unknown.
    std::string person_name(int person) const;

private:
    Resolved resolve(const Item& item, int person) const;

    const Catalog* catalog_;
    const Answers* answers_;
    Date today_;
    int person_count_ = 0;
    mutable std::map<Slot, Resolved> resolved_;
    mutable std::map<std::pair<std::string, int>, RoleHolder> roles_;
    mutable std::vector<Slot> resolving_;
};

Situation derive_situation(const Catalog& catalog, const Answers& answers, Date today);

}  // namespace forms
