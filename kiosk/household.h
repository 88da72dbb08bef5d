// The people of a case while they are gathered: added, taken back, put in relation to the head of the household.
// Answers → Answers. Pure; which screens show it and what is asked first is decided in session.cpp.
#pragma once

#include "forms/interview.h"

#include <string>
#include <vector>

namespace kiosk {

inline constexpr const char* kHeadRelation = "head";
inline constexpr const char* kJoinsHousehold = "joins_household";

/// People are put in relation to the head on a picture of a family; otherwise they are only counted.
bool is_gathered_on_tree(const forms::Situation& situation);
/// The relation as known; empty when it is not.
std::string relation_of(const forms::Situation& situation, int person);
bool has_head(const forms::Situation& situation);

forms::Answers with_person(forms::Answers answers, const forms::Situation& situation, const std::string& relation);
/// Everything said of this person goes; those behind move up, and whoever was named as this person is asked for again.
forms::Answers without_person(forms::Answers answers, int person);
/// Whether more than the relation would be lost.
bool has_more_than_relation(const forms::Answers& answers, int person);
/// What gathering says beyond the number: where the head is among them, no other household is joined; a relation that
/// follows from that is not kept as an answer of its own.
forms::Answers with_consequences(forms::Answers answers, const forms::Catalog& catalog, forms::Date today);

}  // namespace kiosk
