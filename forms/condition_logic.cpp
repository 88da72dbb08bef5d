// Decides satisfiability: negations pushed inward, then a disjunction of terms, each a set of constraints per variable.
// A quantifier over people is free unless its inside can never hold.
#include "forms/condition_logic.h"

#include "forms/catalog.h"
#include "forms/condition_tree.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace forms {

namespace {

constexpr std::size_t kTermsMax = 4096;
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min() / 2, kMost = std::numeric_limits<std::int64_t>::max() / 2;

/// What a variable may still be: some words, or the whole numbers from `low` to `high` without `not_these`.
struct Allowed {
    bool by_words = false;
    std::set<std::string> words;
    std::int64_t low = kLeast, high = kMost;
    std::set<std::int64_t> not_these;

    bool none() const {
        if (by_words) return words.empty();
        if (low > high) return true;
        if (high - low > 1000) return false;
        for (std::int64_t value = low; value <= high; ++value) {
            if (!not_these.count(value)) return false;
        }
        return true;
    }
    void meet(const Allowed& other) {
        std::set<std::string> both;
        std::set_intersection(words.begin(), words.end(), other.words.begin(), other.words.end(), std::inserter(both, both.end()));
        words = std::move(both);
        low = std::max(low, other.low);
        high = std::min(high, other.high);
        not_these.insert(other.not_these.begin(), other.not_these.end());
    }
};

using Term = std::map<std::string, Allowed>;
using Terms = std::vector<Term>;        // or of ands; empty: never

struct TooLarge {};
using Decided = std::variant<Terms, TooLarge>;

Comparison opposite(Comparison comparison) {
    switch (comparison) {
        case Comparison::equal: return Comparison::unequal;
        case Comparison::unequal: return Comparison::equal;
        case Comparison::less: return Comparison::greater_or_equal;
        case Comparison::less_or_equal: return Comparison::greater;
        case Comparison::greater: return Comparison::less_or_equal;
        case Comparison::greater_or_equal: return Comparison::less;
    }
    return comparison;
}

class Logic {
public:
    explicit Logic(const Catalog& catalog) : catalog_(catalog) {}

    Decided terms(const ConditionTree& tree, bool positive) const {
        return std::visit([&](const auto& what) { return of(what, positive); }, tree->what);
    }

    bool never(const ConditionTree& tree, bool positive) const {
        const Decided decided = terms(tree, positive);
        const Terms* all = std::get_if<Terms>(&decided);
        return all && all->empty();
    }

private:
    static Decided one(const std::string& variable, Allowed allowed) {
        if (allowed.none()) return Terms{};
        return Terms{Term{{variable, std::move(allowed)}}};
    }

    static Allowed among(std::set<std::string> words) {
        Allowed allowed;
        allowed.by_words = true;
        allowed.words = std::move(words);
        return allowed;
    }
    /// An atom that nothing is known about: it can hold and can fail, but not both at once.
    static Decided free(const std::string& atom, bool positive) { return one("?" + atom, among({positive ? "yes" : "no"})); }

    Decided either(const std::vector<ConditionTree>& parts, bool positive) const {
        Terms all;
        for (const ConditionTree& part : parts) {
            Decided decided = terms(part, positive);
            Terms* more = std::get_if<Terms>(&decided);
            if (!more || all.size() + more->size() > kTermsMax) return TooLarge{};
            all.insert(all.end(), more->begin(), more->end());
        }
        return all;
    }
    Decided both(const std::vector<ConditionTree>& parts, bool positive) const {
        Terms all = {Term{}};
        for (const ConditionTree& part : parts) {
            Decided decided = terms(part, positive);
            const Terms* more = std::get_if<Terms>(&decided);
            if (!more || all.size() * std::max<std::size_t>(1, more->size()) > kTermsMax) return TooLarge{};
            Terms joined;
            for (const Term& left : all) {
                for (const Term& right : *more) {
                    if (std::optional<Term> term = met(left, right)) joined.push_back(std::move(*term));
                }
            }
            all = std::move(joined);
        }
        return all;
    }
    static std::optional<Term> met(Term left, const Term& right) {
        for (const auto& [variable, allowed] : right) {
            const auto found = left.find(variable);
            if (found == left.end()) {
                left.emplace(variable, allowed);
                continue;
            }
            found->second.meet(allowed);
            if (found->second.none()) return std::nullopt;
        }
        return left;
    }

    Decided of(const AnyOf& any, bool positive) const { return positive ? either(any.parts, true) : both(any.parts, false); }
    Decided of(const AllOf& all, bool positive) const { return positive ? both(all.parts, true) : either(all.parts, false); }
    Decided of(const Not& negated, bool positive) const { return terms(negated.part, !positive); }
    Decided of(const OverPeople& over, bool positive) const {
        const bool inside_never = never(over.inside, true), inside_always = never(over.inside, false);
        const bool holds_always = over.quantifier == Quantifier::none ? inside_never : inside_always;
        const bool holds_never = over.quantifier == Quantifier::none ? inside_always : inside_never;
        if (positive ? holds_never : holds_always) return Terms{};
        return free(explain(Condition{"", std::make_shared<const ConditionNode>(ConditionNode{over}), {}}, catalog_), positive);
    }
    Decided of(const Includes& includes, bool positive) const { return one(includes.path.text() + " includes " + includes.word, among({positive ? "yes" : "no"})); }
    Decided of(const IsKnown& is, bool positive) const { return one(is.path.text() + " is known", among({is.known == positive ? "yes" : "no"})); }

    Decided of(const OneOf& words, bool positive) const {
        const std::set<std::string> all = choices_of(words.left);
        std::set<std::string> named, left = all;
        for (const Literal& word : words.words) {
            named.insert(std::get<std::string>(word));
            left.erase(std::get<std::string>(word));
        }
        return one(key(words.left), among(positive ? named : left));
    }

    Decided of(const Compare& compare, bool positive) const {
        const Comparison comparison = positive ? compare.comparison : opposite(compare.comparison);
        if (const Item* item = item_of(compare.left); item && (item->type == ItemType::choice || item->type == ItemType::yes_no)) {
            std::set<std::string> all = choices_of(compare.left);
            const std::string word = word_of(std::get<Literal>(compare.right));
            if (comparison == Comparison::equal) return one(key(compare.left), among({word}));
            all.erase(word);
            return one(key(compare.left), among(std::move(all)));
        }
        const std::optional<std::int64_t> left = constant(compare.left), right = constant(compare.right);
        if (right && !left) return one(key(compare.left), compared(compare.left, comparison, *right));
        const Compare plain{compare.left, compare.comparison, compare.right};
        return free(explain(Condition{"", std::make_shared<const ConditionNode>(ConditionNode{plain}), {}}, catalog_), positive);
    }

    Allowed compared(const Operand& left, Comparison comparison, std::int64_t value) const {
        Allowed allowed = domain(left);
        switch (comparison) {
            case Comparison::equal: allowed.low = std::max(allowed.low, value); allowed.high = std::min(allowed.high, value); break;
            case Comparison::unequal: allowed.not_these.insert(value); break;
            case Comparison::less: allowed.high = std::min(allowed.high, value - 1); break;
            case Comparison::less_or_equal: allowed.high = std::min(allowed.high, value); break;
            case Comparison::greater: allowed.low = std::max(allowed.low, value + 1); break;
            case Comparison::greater_or_equal: allowed.low = std::max(allowed.low, value); break;
        }
        return allowed;
    }

    Allowed domain(const Operand& operand) const {
        Allowed allowed;
        if (std::holds_alternative<AgeOf>(operand)) allowed.low = 0, allowed.high = 130;
        if (std::holds_alternative<CountOf>(operand)) allowed.low = 0, allowed.high = kPersonsMax;
        const Item* item = item_of(operand);
        if (item && item->type == ItemType::number) allowed.low = item->number_min, allowed.high = item->number_max;
        return allowed;
    }

    std::optional<std::int64_t> constant(const Operand& operand) const {
        if (const Literal* literal = std::get_if<Literal>(&operand)) {
            if (const auto* number = std::get_if<std::int64_t>(literal)) return *number;
            if (const auto* date = std::get_if<Date>(literal)) return days_between(Date{1868, 1, 1}, *date);
        }
        if (const CityPath* city = std::get_if<CityPath>(&operand)) {
            if (const auto* number = std::get_if<std::int64_t>(&catalog_.city.settings.at(city->setting).value)) return *number;
        }
        return std::nullopt;
    }

    const Item* item_of(const Operand& operand) const {
        const Path* path = std::get_if<Path>(&operand);
        return path ? catalog_.item(path->item) : nullptr;
    }
    std::set<std::string> choices_of(const Operand& operand) const {
        const Item* item = item_of(operand);
        if (item->type == ItemType::yes_no) return {"yes", "no"};
        std::set<std::string> words;
        for (const Choice& choice : item->choices) words.insert(choice.id);
        return words;
    }
    static std::string word_of(const Literal& literal) {
        if (const bool* yes = std::get_if<bool>(&literal)) return *yes ? "yes" : "no";
        return std::get<std::string>(literal);
    }
    std::string key(const Operand& operand) const {
        if (const Path* path = std::get_if<Path>(&operand)) return path->text();
        if (const AgeOf* age = std::get_if<AgeOf>(&operand)) return age->role + ".age" + std::to_string(static_cast<int>(age->kind)) + age->at;
        if (const CountOf* count = std::get_if<CountOf>(&operand)) return "count " + explain(Condition{"", count->among, {}}, catalog_);
        return "?" + std::to_string(operand.index());
    }

    const Catalog& catalog_;
};

}  // namespace

Possible possible(const Condition& condition, const Catalog& catalog) {
    if (!condition.root) return Possible::always;
    const Logic logic(catalog);
    const Decided yes = logic.terms(condition.root, true), no = logic.terms(condition.root, false);
    if (const Terms* terms = std::get_if<Terms>(&yes); terms && terms->empty()) return Possible::never;
    if (const Terms* terms = std::get_if<Terms>(&no); terms && terms->empty()) return Possible::always;
    if (std::holds_alternative<TooLarge>(yes) || std::holds_alternative<TooLarge>(no)) return Possible::too_large_to_decide;
    return Possible::sometimes;
}

std::vector<std::string> dead_branches(const Condition& condition, const Catalog& catalog) {
    std::vector<std::string> dead;
    if (!condition.root || possible(condition, catalog) == Possible::never) return dead;
    const Logic logic(catalog);
    std::vector<ConditionTree> open = {condition.root};
    while (!open.empty()) {
        const ConditionTree tree = open.back();
        open.pop_back();
        const auto* any = std::get_if<AnyOf>(&tree->what);
        const auto* all = std::get_if<AllOf>(&tree->what);
        const auto* over = std::get_if<OverPeople>(&tree->what);
        if (any) {
            for (const ConditionTree& part : any->parts) {
                if (logic.never(part, true)) dead.push_back(explain(Condition{"", part, {}}, catalog));
                else open.push_back(part);
            }
        }
        if (all) open.insert(open.end(), all->parts.begin(), all->parts.end());
        if (over) open.push_back(over->inside);
    }
    return dead;
}

namespace {

class Names {
public:
    std::vector<std::string> names;

    void of(const ConditionTree& tree) {
        std::visit([this](const auto& what) { in(what); }, tree->what);
    }

private:
    void in(const AnyOf& any) { for (const ConditionTree& part : any.parts) of(part); }
    void in(const AllOf& all) { for (const ConditionTree& part : all.parts) of(part); }
    void in(const Not& negated) { of(negated.part); }
    void in(const OverPeople& over) { of(over.inside); }
    void in(const Compare& compare) { in(compare.left), in(compare.right); }
    void in(const OneOf& one) { in(one.left); }
    void in(const Includes& includes) { in(includes.path); }
    void in(const IsKnown& is) { in(is.path); }
    void in(const Operand& operand) {
        std::visit([this](const auto& what) { in(what); }, operand);
    }
    void in(const Literal&) {}
    void in(const CityPath&) {}
    void in(const Today&) {}
    void in(const ThisPerson&) {}
    void in(const Path& path) { names.push_back(path.item); }
    void in(const RolePerson& role) { names.push_back(role.role); }
    void in(const AgeOf& age) {
        names.push_back("birth");
        if (!age.at.empty()) names.push_back(age.at);
    }
    void in(const CountOf& count) { of(count.among); }
};

}  // namespace

std::vector<std::string> items_named(const Condition& condition) {
    Names names;
    if (condition.root) names.of(condition.root);
    return names.names;
}

}  // namespace forms
