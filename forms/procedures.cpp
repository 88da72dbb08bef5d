// Decides which procedures a situation needs, for whom, why, until when, and which papers they print.
// Fills nothing in; a procedure whose rule still waits for an answer is undecided, never left out.
#include "forms/procedures.h"

#include "forms/text.h"

#include <algorithm>

namespace forms {

namespace {

/// As the paper tells them.
PeopleWords printed_words(const Situation& situation) {
    const Catalog& catalog = situation.catalog();
    return {[&situation](int person) { return situation.person_name(person); }, [&catalog](int age) { return catalog.word("slip.age", {{"age", std::to_string(age)}}); },
            [&catalog](const std::string& first, std::size_t others) { return catalog.word("slip.others", {{"first", first}, {"n", std::to_string(others)}}); }, "、"};
}

/// The people for whom the rule prints; whole case: one entry kWholeCase. False while that is undecided.
bool people_of(const PrintRule& rule, const Situation& situation, std::vector<int>& people, std::vector<Slot>& missing) {
    if (rule.for_each.empty()) {
        people.push_back(kWholeCase);
        return true;
    }
    bool decided = true;
    for (int person = 0; person < situation.person_count(); ++person) {
        const Verdict verdict = evaluate(rule.person_condition, situation, {person, person});
        if (verdict.truth == Truth::yes) people.push_back(person);
        if (verdict.truth == Truth::undecided) {
            decided = false;
            add_new(missing, verdict.missing);
        }
    }
    return decided;
}

Date last_day(const DeadlineRule& rule, Date from) {
    if (rule.months > 0) return plus_months(rule.first_day_counts ? from : plus_days(from, 1), rule.months);
    return plus_days(from, rule.first_day_counts ? rule.days - 1 : rule.days);
}

struct LastDay {
    Date day;
    bool moved = false;                // to an opening day
};

/// Nothing while the date it counts from is unknown. A rule of several days takes the earliest known one.
std::optional<LastDay> last_day_of(const DeadlineRule& rule, const Situation& situation) {
    std::optional<LastDay> earliest;
    for (const DeadlineRule& one : rule.earliest) {
        if (evaluate(one.when, situation).truth != Truth::yes) continue;
        const std::optional<LastDay> found = last_day_of(one, situation);
        if (found && (!earliest || found->day < earliest->day)) earliest = found;
    }
    if (!rule.earliest.empty()) return earliest;
    const Reached from = situation.reach(rule.from, {});
    const Date* date = from.resolved.value ? std::get_if<Date>(&*from.resolved.value) : nullptr;
    if (!date) return std::nullopt;
    const Date last = last_day(rule, *date);
    const Date open = rule.moves_to_opening_day ? opening_day_from(last, situation.catalog().city) : last;
    return LastDay{open, open != last};
}

void set_deadline(RequiredProcedure& required, const Situation& situation) {
    for (const DeadlineRule& rule : required.procedure->deadlines) {
        if (evaluate(rule.when, situation).truth != Truth::yes) continue;
        required.deadline_words = rule.words;
        if (const std::optional<LastDay> last = last_day_of(rule, situation)) {
            required.deadline = last->day;
            required.deadline_moved = last->moved;
            required.deadline_passed = last->day < situation.today();
        }
        return;
    }
}

/// Adds the papers of one procedure. False while a rule about them is undecided.
bool add_papers(RequiredProcedure& required, const Situation& situation, std::vector<Slot>& missing) {
    const Procedure& procedure = *required.procedure;
    bool decided = true;
    std::vector<int> named;
    for (const PrintRule& rule : procedure.prints) {
        std::vector<int> people;
        decided = people_of(rule, situation, people, missing) && decided;
        for (const int person : people) {
            Paper paper{rule.form, person, false, rule.with.empty() ? nullptr : &rule.with};
            if (procedure.is_noted_ever) {
                const Verdict noted = evaluate(procedure.noted_when, situation, {person, person});
                paper.noted = noted.truth == Truth::yes;
                if (noted.truth == Truth::undecided) {
                    decided = decided && noted.missing.empty();     // told unknown: print it, the clerk decides
                    add_new(missing, noted.missing);
                    if (!noted.missing.empty()) continue;
                }
            }
            required.papers.push_back(std::move(paper));
            if (person != kWholeCase) named.push_back(person);
        }
    }
    if (!named.empty()) required.persons = named;
    return decided;
}

}  // namespace

bool needs_no_window(const RequiredProcedure& required) {
    if (!required.procedure->no_paper.empty()) return required.procedure->window.empty();
    return std::all_of(required.papers.begin(), required.papers.end(), [](const Paper& paper) { return paper.noted; });
}

Procedures required_procedures(const Situation& situation) {
    Procedures result;
    const Resolved& event = situation.find(*situation.catalog().item(kEvent), kWholeCase);
    const std::string* event_id = event.value ? std::get_if<std::string>(&*event.value) : nullptr;
    if (!event_id) {
        result.missing = event.missing;
        return result;
    }
    for (const Procedure& procedure : situation.catalog().procedures) {
        if (std::find(procedure.events.begin(), procedure.events.end(), *event_id) == procedure.events.end()) continue;
        const Verdict needed = evaluate(procedure.needed_when, situation);
        if (needed.truth == Truth::no) continue;
        if (needed.truth == Truth::undecided) {
            result.undecided.push_back(&procedure);
            add_new(result.missing, needed.missing);
            continue;
        }
        RequiredProcedure required;
        required.procedure = &procedure;
        required.persons = needed.witnesses;
        if (!add_papers(required, situation, result.missing)) result.undecided.push_back(&procedure);
        required.because = reason_about(procedure, required.persons, situation, "ja", printed_words(situation));
        set_deadline(required, situation);
        for (const Bring& bring : procedure.bring) {
            const Verdict wanted = evaluate(bring.when, situation);
            const bool unknown = wanted.truth == Truth::undecided && wanted.missing.empty();      // better brought in vain
            if (wanted.truth == Truth::yes || unknown) required.bring.push_back(with_city_words(bring.text, situation.catalog().city));
        }
        for (const Handover& handover : procedure.handovers) {
            const Verdict stops = evaluate(handover.when, situation);
            if (stops.truth == Truth::yes) required.handovers.push_back(handover.says);
            add_new(result.missing, stops.missing);
        }
        result.required.push_back(std::move(required));
    }
    return result;
}

std::string reason_about(const Procedure& procedure, const std::vector<int>& persons, const Situation& situation, const std::string& language, const PeopleWords& words) {
    const Item* item = situation.catalog().item(kBirth);
    std::string names, ages;
    for (const int person : persons) {
        const std::string who = words.name(person);
        const Resolved* birth = item && person >= 0 ? &situation.find(*item, person) : nullptr;
        const Date* day = birth && birth->value ? std::get_if<Date>(&*birth->value) : nullptr;
        names += (names.empty() ? "" : words.between) + who;
        ages += (ages.empty() ? "" : words.between) + (day ? words.age(age_by_law(*day, situation.today())) : who);
    }
    constexpr std::size_t kNamedMax = 3;       // more are told by their number: the paper names them all
    if (persons.size() > kNamedMax) names = words.others(words.name(persons.front()), persons.size() - 1);
    return with_places(with_city_words(text_in(procedure.because, language), situation.catalog().city), {{"persons", names}, {"ages", ages}});
}

}  // namespace forms
