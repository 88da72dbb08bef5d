// Which procedures a situation needs, why, and which papers they print. Situation → Procedures.
// Fills no form; an undecided rule is told, never guessed.
#pragma once

#include "forms/situation.h"

#include <functional>

namespace forms {

/// One paper to print: a template, for the whole case or for one person.
struct Paper {
    std::string form;
    int person = kWholeCase;
    bool noted = false;                // covered by the note on `noted_on`: not printed
    const std::map<std::string, Value>* with = nullptr;      // what this paper takes as given
};

struct RequiredProcedure {
    const Procedure* procedure = nullptr;
    std::string because;               // with names filled in, in Japanese as the paper says it
    std::vector<int> persons;          // whom it is about
    std::optional<Date> deadline;      // last day, already moved to an opening day
    bool deadline_moved = false;
    bool deadline_passed = false;
    std::string deadline_words;        // where the law names no day
    std::vector<std::string> bring;
    std::vector<std::string> handovers;
    std::vector<Paper> papers;
};

struct Procedures {
    std::vector<RequiredProcedure> required;        // in the order of the bundle
    std::vector<const Procedure*> undecided;        // a rule still waits for an answer
    std::vector<Slot> missing;                      // what the undecided ones wait for, in order
};

Procedures required_procedures(const Situation& situation);

/// How people are told in a reason: by name, by age (2 → 「2歳」), the first of many and how many others; and what stands between two.
struct PeopleWords {
    std::function<std::string(int person)> name;
    std::function<std::string(int age)> age;
    std::function<std::string(const std::string& first, std::size_t others)> others;
    std::string between;
};
/// Why the procedure is needed, in a language of the catalog, about these people.
std::string reason_about(const Procedure& procedure, const std::vector<int>& persons, const Situation& situation, const std::string& language, const PeopleWords& words);

/// Whether the visit is settled without this procedure's window: noted on another form, or nothing to do at all.
bool needs_no_window(const RequiredProcedure& required);

}  // namespace forms
