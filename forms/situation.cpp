// Resolves items and roles. An answer wins over a rule; a rule that waits for an answer says which.
// Asks nobody and prints nothing.
#include "forms/situation.h"

#include "forms/text.h"

#include <algorithm>

namespace forms {

namespace {

std::size_t place_of(const Catalog& catalog, const Item& item, int person) {
    const int row = item.per_person ? person + 1 : 0;
    return static_cast<std::size_t>(row) * catalog.items.size() + item.index;
}

Value as_item_needs(const Item& item, Value value) {
    if (item.large_kana) {
        if (auto* text = std::get_if<std::string>(&value)) *text = encode_utf8(to_large_kana(decode_utf8(*text).value_or(U"")));
    }
    return value;
}

}  // namespace

Situation::Situation(const Catalog& catalog, Answers answers, Date today)
    : catalog_(&catalog), answers_(std::move(answers)), today_(today), number_of_place_(catalog.items.size() * (kPersonsMax + 1)) {
    const Item* size = catalog.item(kHouseholdSize);
    if (!size) return;
    const Resolved& known = find(*size, kWholeCase);
    const auto* count = known.value ? std::get_if<std::int64_t>(&*known.value) : nullptr;
    if (count) person_count_ = static_cast<int>(std::clamp<std::int64_t>(*count, 0, kPersonsMax));
}

Situation Situation::taking(const std::map<std::string, Value>& given) const {
    Answers answers = answers_;
    for (const auto& [item, value] : given) answers.set({item, kWholeCase}, value, Source::given);
    return Situation(*catalog_, std::move(answers), today_);
}

const Resolved& Situation::find(const Item& item, int person) const {
    static const Resolved kNobody;
    if (item.per_person && (person < 0 || person >= kPersonsMax)) return kNobody;
    const std::size_t place = place_of(*catalog_, item, person);
    if (number_of_place_[place] == 0) {
        if (std::find(resolving_.begin(), resolving_.end(), place) != resolving_.end()) return kNobody;   // a circle of rules
        resolving_.push_back(place);
        Resolved result = resolve(item, item.per_person ? person : kWholeCase);
        resolving_.pop_back();
        resolved_.push_back(std::move(result));
        number_of_place_[place] = static_cast<std::uint32_t>(resolved_.size());
    }
    return resolved_[number_of_place_[place] - std::size_t{1}];
}

bool Situation::has_looked_at(const Slot& slot) const {
    const Item* item = catalog_->item(slot.item);
    if (!item || (item->per_person && (slot.person < 0 || slot.person >= kPersonsMax))) return false;
    return number_of_place_[place_of(*catalog_, *item, slot.person)] != 0;
}

std::optional<Resolved> Situation::in_its_place(const Item& item, int person) const {
    for (const GivenRule& rule : item.given) {
        if (!rule.beats_answer) return std::nullopt;       // they stand first
        if (evaluate(rule.when, *this, {person, person}).truth != Truth::yes) continue;
        Reached reached = reach(rule.path, {person, person});
        Resolved result = std::move(reached.resolved);
        result.taken_from = reached.slot;
        return result;
    }
    return std::nullopt;
}

Resolved Situation::resolve(const Item& item, int person) const {
    const Slot slot{item.id, person};
    if (auto other = in_its_place(item, person)) return std::move(*other);
    if (const Answer* answer = answers_.find(slot)) {
        Resolved result;
        result.value = answer->value;
        result.source = answer->source;
        result.told_unknown = !answer->value;
        return result;
    }
    Verdict verdict;
    Resolved given;
    if (deciding_rule(item, person, verdict, given)) {
        if (verdict.truth == Truth::yes) {
            if (given.value) given.value = as_item_needs(item, std::move(*given.value));
            return given;
        }
        // Where the resident does not know what the rule asks, the item itself is asked for.
        if (!verdict.missing.empty()) {
            Resolved waiting;
            waiting.missing = std::move(verdict.missing);
            return waiting;
        }
    }
    Resolved unknown;
    if (!item.unknown_with.empty()) {
        const Resolved& beside = find(*catalog_->item(item.unknown_with), person);
        if (beside.told_unknown || !beside.missing.empty()) {
            unknown.told_unknown = beside.told_unknown;
            unknown.missing = beside.missing;
            return unknown;
        }
    }
    if (item.if_missing == IfMissing::ask) unknown.missing.push_back(slot);
    return unknown;
}

const GivenRule* Situation::deciding_rule(const Item& item, int person, Verdict& verdict, Resolved& given) const {
    for (const GivenRule& rule : item.given) {
        verdict = evaluate(rule.when, *this, {person, person});
        if (verdict.truth == Truth::no) continue;
        if (verdict.truth == Truth::undecided) return &rule;
        bool nobody = false;
        given = follow(rule, {person, person}, nobody);
        if (!nobody) return &rule;
    }
    return nullptr;
}

std::vector<Slot> Situation::shown_in(const Slot& boxed) const {
    std::vector<Slot> shown;
    // Rules may stand in a circle; there it ends.
    for (std::optional<Slot> at = boxed; at && std::find(shown.begin(), shown.end(), *at) == shown.end(); at = taken_over_from(*at)) shown.push_back(*at);
    return shown;
}

bool Situation::shows(const Slot& boxed, const Slot& said) const {
    const std::vector<Slot> shown = shown_in(boxed);
    return std::find(shown.begin(), shown.end(), said) != shown.end();
}

std::optional<Slot> Situation::taken_over_from(const Slot& slot) const {
    const Item* item = catalog_->item(slot.item);
    if (!item || answers_.find(slot)) return std::nullopt;
    Verdict verdict;
    Resolved given;
    const GivenRule* rule = deciding_rule(*item, slot.person, verdict, given);
    const bool follows_path = rule && verdict.truth == Truth::yes && !rule->literal && !(catalog_->roles.count(rule->path) && !catalog_->item(rule->path));
    if (!follows_path) return std::nullopt;
    const Reached reached = reach(rule->path, {slot.person, slot.person});
    return reached.item && reached.part.empty() ? std::optional(reached.slot) : std::nullopt;
}

Resolved Situation::follow(const GivenRule& rule, Viewpoint seen, bool& nobody) const {
    Resolved result;
    result.source = Source::given;
    if (rule.literal) {
        result.value = *rule.literal;
        return result;
    }
    if (catalog_->roles.count(rule.path) && !catalog_->item(rule.path)) {
        const RoleHolder holder = role(rule.path, seen.subject);
        if (holder.person) result.value = PersonRef{*holder.person};
        result.missing = holder.missing;
        nobody = !holder.person && !holder.undecided;
        return result;
    }
    Reached reached = reach(rule.path, seen);
    nobody = reached.no_such_person;
    result = std::move(reached.resolved);
    if (result.value && !reached.part.empty() && reached.item) {
        if (const Address* address = std::get_if<Address>(&*result.value)) result.value = address_part(*address, reached.part);
    }
    if (result.value && result.source != Source::computed) result.source = Source::given;
    return result;
}

Reached Situation::reach(const std::string& path, Viewpoint seen) const {
    Reached reached;
    if (path == "today") {
        reached.resolved.value = today_;
        reached.resolved.source = Source::computed;
        return reached;
    }
    const std::size_t dot = path.find('.');
    std::string first = path.substr(0, dot);
    std::string rest = dot == std::string::npos ? "" : path.substr(dot + 1);
    if (first == "city") {
        const auto setting = catalog_->city.settings.find(rest);
        if (setting != catalog_->city.settings.end()) reached.resolved.value = setting->second.value;
        reached.resolved.source = Source::given;
        return reached;
    }
    int person = seen.person;
    const Item* item = dot == std::string::npos ? catalog_->item(first) : nullptr;
    if (!item && (first == "subject" || catalog_->roles.count(first))) {
        const RoleHolder holder = role(first, seen.subject);
        if (!holder.person) {
            reached.resolved.missing = holder.missing;
            reached.no_such_person = !holder.undecided;
            return reached;
        }
        person = *holder.person;
        const std::size_t second = rest.find('.');
        first = rest.substr(0, second);
        rest = second == std::string::npos ? "" : rest.substr(second + 1);
    }
    if (!item) item = catalog_->item(first);
    if (!item) return reached;
    reached.item = item;
    reached.part = rest;
    reached.slot = {item->id, item->per_person ? person : kWholeCase};
    if (item->per_person && (person < 0 || person >= person_count_)) {
        reached.no_such_person = true;
        return reached;
    }
    reached.resolved = find(*item, person);
    return reached;
}

RoleHolder Situation::role(const std::string& id, int subject) const {
    RoleHolder holder;
    if (id == "subject") {
        if (subject >= 0) holder.person = subject;
        return holder;
    }
    const auto known = roles_.find({id, subject});
    if (known != roles_.end()) return known->second;
    const auto found = catalog_->roles.find(id);
    if (found == catalog_->roles.end()) return holder;
    const Role& role = found->second;
    if (!role.item.empty()) {
        const Item* item = catalog_->item(role.item);
        const Resolved& resolved = find(*item, subject);
        holder.missing = resolved.missing;
        holder.undecided = !resolved.value;
        if (resolved.value) {
            const PersonRef* person = std::get_if<PersonRef>(&*resolved.value);
            if (person && person->index < person_count_) holder.person = person->index;
        }
    } else {
        roles_[{id, subject}] = {std::nullopt, {}, true};       // a role that needs itself stays undecided
        if (person_count_ == 0) {
            holder.undecided = true;
            if (const Item* size = catalog_->item(kHouseholdSize)) holder.missing = find(*size, kWholeCase).missing;
        }
        for (int person = 0; person < person_count_ && !holder.person; ++person) {
            const Verdict verdict = evaluate(role.is, *this, {person, subject});
            if (verdict.truth == Truth::yes) holder.person = person;
            if (verdict.truth == Truth::undecided) {
                holder.undecided = true;
                holder.missing.insert(holder.missing.end(), verdict.missing.begin(), verdict.missing.end());
            }
        }
        if (holder.person) {
            holder.undecided = false;
            holder.missing.clear();
        }
        // While a rule is being resolved, what it waits for may look like nobody: remember only what stands by itself.
        if (!resolving_.empty()) {
            roles_.erase({id, subject});
            return holder;
        }
    }
    roles_[{id, subject}] = holder;
    return holder;
}

std::string Situation::person_name(int person) const {
    const Item* item = catalog_->item(kName);
    if (item && person >= 0 && person < person_count_) {
        const Resolved& name = find(*item, person);
        const std::string* text = name.value ? std::get_if<std::string>(&*name.value) : nullptr;
        if (text) return *text + "さん";
    }
    return std::to_string(person + 1) + "人目の方";
}

Situation derive_situation(const Catalog& catalog, const Answers& answers, Date today) { return Situation(catalog, answers, today); }

}  // namespace forms
