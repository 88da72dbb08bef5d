// The answers as the check page shows them. Whether an answer still matters is known from the state of the case: something
// that was decided looked at it. (Forgetting each in turn and asking again took 42 ms for four people.)
#include "kiosk/review.h"

#include "forms/text.h"
#include "kiosk/household.h"
#include "kiosk/outsider.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace kiosk {

namespace {

using forms::Slot;

const forms::Choice* choice_of(const forms::Item& item, const std::string& id) {
    const auto found = std::find_if(item.choices.begin(), item.choices.end(), [&](const auto& choice) { return choice.id == id; });
    return found == item.choices.end() ? nullptr : &*found;
}

std::string choice_text(const forms::Item& item, const std::string& id, const Words& words) {
    const forms::Choice* choice = choice_of(item, id);
    if (!choice) return {};
    return choice->text.empty() ? choice->label : forms::text_in(choice->text, words.language());
}

/// 0 is Sunday.
std::size_t weekday(forms::Date day) {
    const forms::Date a_sunday{2026, 4, 5};
    return static_cast<std::size_t>((forms::days_between(a_sunday, day) % 7 + 7) % 7);
}

std::string address_text(const forms::Address& address, const Words& words) {
    std::string text = forms::address_line(address);
    if (!address.postal_code.empty()) text = words("review.postal", {{"code", address.postal_code}}) + text;
    if (!address.building.empty()) text += " " + address.building;
    return text;
}

/// Groups stand in the order of the interview: section, then person, then question.
using GroupKey = std::pair<int, int>;

int section_index(const forms::Catalog& catalog, const std::string& id) {
    for (std::size_t i = 0; i < catalog.sections.size(); ++i)
        if (catalog.sections[i].id == id) return static_cast<int>(i);
    return static_cast<int>(catalog.sections.size());
}

std::string group_title(const forms::Catalog& catalog, const GroupKey& key, const forms::Situation& situation, const Words& words) {
    const auto section = static_cast<std::size_t>(key.first);
    std::string title = section < catalog.sections.size() ? forms::text_in(catalog.sections[section].title, words.language()) : std::string();
    if (key.second >= 0) title = words("review.person", {{"section", title}, {"person", person_text(key.second, situation, words)}});
    return title;
}

/// Words that stay on one line while it has room for them.
std::string kept_together(std::string text, const Words& words) {
    if (words.is_plain()) return text;
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) text.replace(at, 1, "\u00A0");
    return text;
}

}  // namespace

bool is_shown(const Slot& slot, const forms::CaseView& view, const World& world) {
    const forms::Answer* said = view.situation.answers().find(slot);
    const bool is_from_card = said && said->source == forms::Source::card;          // may be of an item that nobody is asked for
    const bool is_there = slot.person < view.situation.person_count() && world.catalog->item(slot.item) && (is_from_card || world.catalog->question_for(slot.item));
    return is_there && view.situation.has_looked_at(slot);
}

std::string person_text(int person, const forms::Situation& situation, const Words& words) {
    const forms::Answer* name = situation.answers().find({forms::kName, person});
    const std::string relation = relation_of(situation, person);
    const auto* text = name && name->value ? std::get_if<std::string>(&*name->value) : nullptr;
    if (text) return words("household.person_named", {{"name", *text}});
    if (relation.empty()) return words("household.person_unnamed", {{"n", std::to_string(person + 1)}});
    return words("household.person", {{"n", std::to_string(person + 1)}, {"relation", kept_together(choice_text(*situation.catalog().item(forms::kRelationship), relation, words), words)}});
}

std::string question_text(const forms::Question& question, const Slot& slot, const forms::Situation& situation, const Words& words,
                          const std::vector<int>& people, std::size_t asked) {
    std::string text = forms::text_in(forms::words_of(question, situation, slot.person).text, words.language());
    const std::string brace = "{person}";
    const std::size_t at = text.find(brace);
    if (at == std::string::npos || slot.person < 0) return text;
    std::string who = person_text(slot.person, situation, words);
    if (people.size() == 2) who = words("together.two", {{"one", who}, {"other", person_text(people.back(), situation, words)}});
    if (people.size() > 2) who = words(asked > people.size() ? "together.some" : "together.many", {{"n", std::to_string(people.size())}});
    return text.replace(at, brace.size(), who);
}

std::string label_text(const forms::Item& item, const Words& words) {
    const auto shown = item.shown_label.find(words.language());
    return shown == item.shown_label.end() ? item.label : shown->second;
}

std::string fact_text(const Slot& slot, const forms::Situation& situation, const Words& words) {
    const forms::Item& item = *situation.catalog().item(slot.item);
    const forms::Question* question = words.is_plain() ? nullptr : situation.catalog().question_for(slot.item);
    if (question) return question_text(*question, slot, situation, words);
    const std::string person = slot.person >= 0 ? words("confirm.of_person", {{"person", person_text(slot.person, situation, words)}}) : std::string();
    return person + label_text(item, words);
}

const std::string& title_text(const forms::FilledForm& form, const Words& words) { return forms::text_in(form.form->shown_title, words.language()); }

std::string reason_text(const forms::RequiredProcedure& required, const forms::Situation& situation, const Words& words) {
    const forms::PeopleWords told{[&](int person) { return person_text(person, situation, words); }, [&](int age) { return words("send.age", {{"n", std::to_string(age)}}); },
                                  [&](const std::string& first, std::size_t others) { return words("send.others", {{"first", first}, {"n", std::to_string(others)}}); }, words("review.separator")};
    return forms::reason_about(*required.procedure, required.persons, situation, words.language(), told);
}

std::string day_text(const forms::Date& date, const Words& words, const char* key) {
    const auto wareki = forms::to_wareki(date);
    const auto part = [](int number) { return static_cast<std::size_t>(number - 1); };
    const std::string era = wareki ? words("era." + std::string(kCalendars[static_cast<std::size_t>(wareki->era)])) : std::string();
    const std::string era_year = !wareki ? std::string() : wareki->year == 1 && words.is_japanese() ? "\u5143" : std::to_string(wareki->year);
    return words(key, {{"wareki", forms::wareki_text(date)}, {"era", era}, {"era_year", era_year}, {"year", std::to_string(date.year)},
                       {"month", words.list("date.months")[part(date.month)]}, {"day", words.list("date.days")[part(date.day)]}, {"weekday", words.list("date.weekdays")[weekday(date)]}});
}

std::string value_text(const forms::Item& item, const forms::Value& value, const forms::Situation& situation, const Words& words) {
    if (const auto* yes = std::get_if<bool>(&value)) return words(*yes ? "answer.yes" : "answer.no");
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* person = std::get_if<forms::PersonRef>(&value)) return person_text(person->index, situation, words);
    if (const auto* address = std::get_if<forms::Address>(&value)) return address_text(*address, words);
    if (const auto* date = std::get_if<forms::Date>(&value))
        return day_text(*date, words);
    if (const auto* set = std::get_if<forms::ChoiceSet>(&value)) {
        std::string text;
        for (const std::string& id : *set) text += (text.empty() ? "" : words("review.separator")) + choice_text(item, id, words);
        return text.empty() ? words("choice.nothing") : text;
    }
    const auto& text = std::get<std::string>(value);
    return item.type == forms::ItemType::choice ? choice_text(item, text, words) : text;
}

namespace {

/// In another language both are shown: what the resident reads, and what will stand on the paper.
void add_japanese(ReviewRow& row, const forms::Item& item, const forms::Question& question, const forms::Answer& answer, const forms::Situation& situation, const Words& words) {
    row.label = question_text(question, row.slot, situation, words) + "\n" + item.label;
    if (!answer.value) return;
    const std::string japanese = value_text(item, *answer.value, situation, words.in("ja"));
    if (japanese != row.value) row.value += "\n" + japanese;
}

/// One part in kana is enough for the clerk to ask for the kanji.
bool has_kana_part(const std::string& name) {
    const NameDraft parts = name_draft_of(name);
    return forms::is_kana_only(parts.typed[0]) || forms::is_kana_only(parts.typed[1]);
}

}  // namespace

std::vector<ReviewGroup> review(const Session& session, const forms::CaseView& view, const World& world, const Words& words) {
    const forms::Catalog& catalog = *world.catalog;
    std::map<GroupKey, std::vector<std::pair<std::tuple<int, std::string>, ReviewRow>>> groups;
    for (const auto& [slot, answer] : session.answers.slots) {
        const forms::Item* item = catalog.item(slot.item);
        const forms::Question* asks = catalog.question_for(slot.item);
        const forms::Question* question = asks ? asks : catalog.question_for(forms::kName);
        if (!item || !question || !is_shown(slot, view, world)) continue;
        ReviewRow row{slot, label_text(*item, words), {}, answer.source, answer.source != forms::Source::card, false};
        if (answer.value) row.value = value_text(*item, *answer.value, view.situation, words);
        if (asks && words.is_easy()) row.label = question_text(*asks, slot, view.situation, words);          // 異動年月日 and the like are no easy words
        if (asks && !words.is_japanese()) add_japanese(row, *item, *question, answer, view.situation, words);
        if (is_hidden(slot, view)) row.value = words("review.hidden"), row.may_change = false;
        const auto* text = answer.value ? std::get_if<std::string>(&*answer.value) : nullptr;
        row.is_kana_name = item->type == forms::ItemType::name && answer.source == forms::Source::resident && text && has_kana_part(*text);
        const GroupKey key{section_index(catalog, question->section), slot.person};
        groups[key].push_back({{question->order, slot.item}, std::move(row)});
    }
    std::vector<ReviewGroup> result;
    for (auto& [key, rows] : groups) {
        std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        ReviewGroup group{group_title(catalog, key, view.situation, words), {}};
        for (auto& [order, row] : rows) group.rows.push_back(std::move(row));
        result.push_back(std::move(group));
    }
    return result;
}

}  // namespace kiosk
