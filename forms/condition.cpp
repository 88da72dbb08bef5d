// Evaluates a condition in three truths: yes, no, undecided. An undecided one names the leftmost answers it waits for.
// Always ends: the tree is finite and the people are counted.
#include "forms/condition_tree.h"
#include "forms/situation.h"

#include <algorithm>

namespace forms {

namespace {

using Comparable = std::variant<std::int64_t, Date, std::string, bool, PersonRef>;

struct Looked {
    std::optional<Comparable> value;
    bool nobody = false;
    std::vector<Slot> missing;
};

class Evaluation {
public:
    Evaluation(const Situation& situation, Viewpoint seen) : situation_(situation), seen_(seen) {}

    Verdict of(const ConditionTree& tree) const {
        return std::visit([this](const auto& what) { return decide(what); }, tree->what);
    }

private:
    static Verdict truth(bool yes) { return {yes ? Truth::yes : Truth::no, {}, {}}; }
    static Verdict waiting(std::vector<Slot> missing) { return {Truth::undecided, std::move(missing), {}}; }

    Verdict decide(const AllOf& all) const { return combine(all.parts, Truth::no); }
    Verdict decide(const AnyOf& any) const { return combine(any.parts, Truth::yes); }

    /// `decisive` settles the whole: no for "and", yes for "or". Undecided keeps the leftmost reason.
    Verdict combine(const std::vector<ConditionTree>& parts, Truth decisive) const {
        Verdict result = truth(decisive == Truth::no);
        for (const ConditionTree& part : parts) {
            Verdict verdict = of(part);
            if (verdict.truth == decisive) return verdict;
            if (verdict.truth == Truth::undecided) {
                if (result.truth != Truth::undecided) result = std::move(verdict);
            } else if (result.truth != Truth::undecided && result.witnesses.empty()) {
                result.witnesses = std::move(verdict.witnesses);
            }
        }
        return result;
    }

    Verdict decide(const Not& negated) const {
        Verdict verdict = of(negated.part);
        if (verdict.truth == Truth::undecided) return verdict;
        return truth(verdict.truth == Truth::no);
    }

    Verdict decide(const OverPeople& over) const {
        if (situation_.person_count() == 0) return waiting(household_size_missing());
        std::vector<int> yes;
        std::vector<Slot> missing;
        bool undecided = false;
        int no = 0;
        for (int person = 0; person < situation_.person_count(); ++person) {
            const Verdict verdict = Evaluation(situation_, {person, seen_.subject}).of(over.inside);
            if (verdict.truth == Truth::yes) yes.push_back(person);
            if (verdict.truth == Truth::no) ++no;
            if (verdict.truth == Truth::undecided) {
                undecided = true;
                missing.insert(missing.end(), verdict.missing.begin(), verdict.missing.end());
            }
        }
        const bool every = over.quantifier == Quantifier::every;
        const bool decided_early = every ? no > 0 : !yes.empty();
        if (undecided && !decided_early) return waiting(std::move(missing));
        Verdict result = truth(every ? no == 0 : (over.quantifier == Quantifier::any) == !yes.empty());
        if (result.truth == Truth::yes) result.witnesses = std::move(yes);
        return result;
    }

    Verdict decide(const Compare& compare) const {
        const Looked left = look(compare.left);
        const Looked right = look(compare.right);
        if (left.nobody || right.nobody) return truth(false);
        if (!left.value) return waiting(left.missing);
        if (!right.value) return waiting(right.missing);
        switch (compare.comparison) {
            case Comparison::equal: return truth(*left.value == *right.value);
            case Comparison::unequal: return truth(*left.value != *right.value);
            case Comparison::less: return truth(*left.value < *right.value);
            case Comparison::less_or_equal: return truth(*left.value <= *right.value);
            case Comparison::greater: return truth(*left.value > *right.value);
            case Comparison::greater_or_equal: return truth(*left.value >= *right.value);
        }
        return truth(false);
    }

    Verdict decide(const OneOf& one) const {
        const Looked left = look(one.left);
        if (left.nobody) return truth(false);
        if (!left.value) return waiting(left.missing);
        for (const Literal& word : one.words) {
            if (*left.value == comparable(word)) return truth(true);
        }
        return truth(false);
    }

    Verdict decide(const Includes& includes) const {
        const Reached reached = situation_.reach(includes.path.text(), seen_);
        if (reached.no_such_person) return truth(false);
        const ChoiceSet* chosen = reached.resolved.value ? std::get_if<ChoiceSet>(&*reached.resolved.value) : nullptr;
        if (!chosen) return waiting(reached.resolved.missing);
        return truth(std::find(chosen->begin(), chosen->end(), includes.word) != chosen->end());
    }

    Verdict decide(const IsKnown& is) const {
        const Reached reached = situation_.reach(is.path.text(), seen_);
        if (!reached.resolved.value && !reached.resolved.missing.empty()) return waiting(reached.resolved.missing);
        return truth(reached.resolved.value.has_value() == is.known);
    }

    static Comparable comparable(const Literal& literal) {
        return std::visit([](const auto& value) { return Comparable(value); }, literal);
    }

    Looked look(const Operand& operand) const {
        return std::visit([this](const auto& what) { return look_at(what); }, operand);
    }
    Looked look_at(const Literal& literal) const { return {comparable(literal), false, {}}; }
    Looked look_at(const Today&) const { return {Comparable(situation_.today()), false, {}}; }
    Looked look_at(const ThisPerson&) const { return {Comparable(PersonRef{seen_.person}), false, {}}; }
    Looked look_at(const RolePerson& role) const {
        const RoleHolder holder = situation_.role(role.role, seen_.subject);
        if (holder.person) return {Comparable(PersonRef{*holder.person}), false, {}};
        return {std::nullopt, !holder.undecided, holder.missing};
    }
    Looked look_at(const CityPath& city) const {
        const Value& value = situation_.catalog().city.settings.at(city.setting).value;
        if (const auto* number = std::get_if<std::int64_t>(&value)) return {Comparable(*number), false, {}};
        return {};
    }
    Looked look_at(const Path& path) const { return looked(situation_.reach(path.text(), seen_)); }

    Looked look_at(const AgeOf& age) const {
        const Looked birth = looked(situation_.reach(age.role.empty() ? kBirth : age.role + "." + kBirth, seen_));
        if (!birth.value) return birth;
        Date at = situation_.today();
        if (!age.at.empty()) {
            const Looked day = looked(situation_.reach(age.at, seen_));
            if (!day.value) return day;
            at = std::get<Date>(*day.value);
        }
        const Date born = std::get<Date>(*birth.value);
        switch (age.kind) {
            case AgeKind::by_law: return {Comparable(std::int64_t{age_by_law(born, at)}), false, {}};
            case AgeKind::on_birthday: return {Comparable(std::int64_t{age_on_birthday(born, at)}), false, {}};
            case AgeKind::school_year: return {Comparable(std::int64_t{school_year_age(born, at)}), false, {}};
        }
        return {};
    }

    Looked look_at(const CountOf& count) const {
        if (situation_.person_count() == 0) return {std::nullopt, false, household_size_missing()};
        std::int64_t counted = 0;
        Looked result;
        bool undecided = false;
        for (int person = 0; person < situation_.person_count(); ++person) {
            const Verdict verdict = Evaluation(situation_, {person, seen_.subject}).of(count.among);
            if (verdict.truth == Truth::yes) ++counted;
            if (verdict.truth == Truth::undecided) {
                undecided = true;
                result.missing.insert(result.missing.end(), verdict.missing.begin(), verdict.missing.end());
            }
        }
        if (!undecided) result.value = Comparable(counted);
        return result;
    }

    static Looked looked(const Reached& reached) {
        if (reached.no_such_person) return {std::nullopt, true, {}};
        if (!reached.resolved.value) return {std::nullopt, false, reached.resolved.missing};
        return std::visit([](const auto& value) -> Looked {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, Address> || std::is_same_v<T, ChoiceSet>) {
                return {};
            } else {
                return {Comparable(value), false, {}};
            }
        }, *reached.resolved.value);
    }

    std::vector<Slot> household_size_missing() const {
        const Item* size = situation_.catalog().item(kHouseholdSize);
        return size ? situation_.find(*size, kWholeCase).missing : std::vector<Slot>{};
    }

    const Situation& situation_;
    Viewpoint seen_;
};

}  // namespace

Verdict evaluate(const Condition& condition, const Situation& situation, Viewpoint seen) {
    if (!condition.root) return {};
    return Evaluation(situation, seen).of(condition.root);
}

}  // namespace forms
