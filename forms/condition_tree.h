// The parsed form of a condition, shared by the parser, the evaluation and the explanation. Not for other rooms.
// Every name in it has been checked against the catalog.
#pragma once

#include "forms/condition.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace forms {

enum class AgeKind { by_law, on_birthday, school_year };
enum class Comparison { equal, unequal, less, less_or_equal, greater, greater_or_equal };

struct ConditionNode;
using ConditionTree = std::shared_ptr<const ConditionNode>;

struct Path {
    std::string role;        // empty: the person in question, or the case
    std::string item;
    std::string text() const { return role.empty() ? item : role + "." + item; }
};
struct CityPath {
    std::string setting;
};
struct Today {};
struct ThisPerson {};
struct RolePerson {
    std::string role;
};
struct AgeOf {
    AgeKind kind = AgeKind::by_law;
    std::string role;
    std::string at;          // a date item; empty: today
};
struct CountOf {
    ConditionTree among;
};
/// An integer, a date, or the word of a choice.
using Literal = std::variant<std::int64_t, Date, std::string, bool>;
using Operand = std::variant<Literal, Path, CityPath, Today, ThisPerson, RolePerson, AgeOf, CountOf>;

struct AnyOf { std::vector<ConditionTree> parts; };
struct AllOf { std::vector<ConditionTree> parts; };
struct Not { ConditionTree part; };
enum class Quantifier { any, every, none };
struct OverPeople {
    Quantifier quantifier;
    ConditionTree inside;
};
struct Compare {
    Operand left;
    Comparison comparison;
    Operand right;
};
struct OneOf {
    Operand left;
    std::vector<Literal> words;
};
struct Includes {
    Path path;               // of a multi_choice item
    std::string word;
};
struct IsKnown {
    Path path;
    bool known = true;
};

struct ConditionNode {
    std::variant<AnyOf, AllOf, Not, OverPeople, Compare, OneOf, Includes, IsKnown> what;
};

}  // namespace forms
