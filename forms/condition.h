// The yes/no language of the catalog: and, or, not, comparisons, any/every/no person, count person, age, is known.
// Total: it always ends, has no side effects, and an unanswered item makes it undecided, never wrong.
//
//   condition  = conjunction { "or" conjunction }
//   conjunction= negation { "and" negation }
//   negation   = "not" negation | "(" condition ")" | quantified | comparison
//   quantified = ( "any" | "every" | "no" ) "person" "(" condition ")"
//   comparison = operand [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) operand | "in" "(" word { "," word } ")"
//                         | "includes" word | "is" ("known"|"unknown") ]
//   operand    = integer | date (2026-04-01) | word | "count" "person" "(" condition ")"
//              | ( "age" | "birthday_age" | "school_year_age" ) [ "at" path ]        ; at today when left out
//   path       = [ role "." ] item | "city." setting | "today" | "person"
//   word       = a path, or on the right side of "=", "!=" and "in" a choice id, yes or no
//
// Role "subject" is the person a paper is about (inside a role's own rule: the one from whom it is seen).
// `person` is the person in question (inside any/every/no/count/for_each); comparing it with an item of type person
// or a role name asks whether they are the same one: `person = claimant`.
#pragma once

#include "forms/answers.h"
#include "forms/problem.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace forms {

struct Catalog;
class Situation;
struct ConditionNode;

struct Condition {
    std::string text;                           // as written
    std::shared_ptr<const ConditionNode> root;  // empty text: always true
    Place place = {};                           // where the text starts
};

/// Checks names and types against the catalog's items, roles and city settings. `place` is where the text starts;
/// problems point into it. `per_person`: whether items of "the person" may be named without a role.
enum class Scope { whole_case, person };
Condition parse_condition(std::string_view text, const Catalog& catalog, Scope scope, const Place& place, Problems& problems);

enum class Truth { no, yes, undecided };

/// `missing`: the leftmost unanswered slots that left it undecided (one is enough to go on asking);
/// `witnesses`: the people for whom the outermost "any person"/"every person" held.
struct Verdict {
    Truth truth = Truth::yes;
    std::vector<Slot> missing;
    std::vector<int> witnesses;
};
/// `person` is the one in question; `subject` the one whom the paper is about.
struct Viewpoint {
    int person = kWholeCase;
    int subject = kWholeCase;
};
/// A comparison about somebody who does not exist (a role that nobody plays) does not hold.
Verdict evaluate(const Condition& condition, const Situation& situation, Viewpoint seen = {});

/// The condition as one Japanese phrase for staff: 「「加入する健康保険が「国民健康保険」」人がいる」.
std::string explain(const Condition& condition, const Catalog& catalog);

}  // namespace forms
