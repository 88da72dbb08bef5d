// The answers as the check page shows them: grouped, in the words of the questions, with where each came from.
// Session + CaseView → rows. Pure; knows nothing of boxes.
#pragma once

#include "kiosk/session.h"
#include "kiosk/strings.h"

namespace kiosk {

struct ReviewRow {
    forms::Slot slot;
    std::string label, value;              // value empty: 未回答
    forms::Source source = forms::Source::resident;
    bool may_change = true;                // what a card said is put right by staff
    bool is_kana_name = false;             // typed by hand: a clerk writes the kanji
};
struct ReviewGroup {
    std::string title;
    std::vector<ReviewRow> rows;
};

/// Only what still matters: an answer that nothing would ask for any more is left out.
std::vector<ReviewGroup> review(const Session& session, const forms::CaseView& view, const World& world, const Words& words);

/// Whether the check page shows this answer: something that was decided, or a box on a paper, looked at it.
bool is_shown(const forms::Slot& slot, const forms::CaseView& view, const World& world);

/// A value as people read it on screen.
std::string value_text(const forms::Item& item, const forms::Value& value, const forms::Situation& situation, const Words& words);

/// A day as the language writes it. `key`: "date.value" in both calendars, "date.echo" as just typed, "date.in_year" with its weekday.
std::string day_text(const forms::Date& date, const Words& words, const char* key = "date.value");

/// The question's sentence for this case, with {person} filled in: one person, or those of the `asked` who are asked together.
std::string question_text(const forms::Question& question, const forms::Slot& slot, const forms::Situation& situation, const Words& words,
                          const std::vector<int>& people = {}, std::size_t asked = 0);
/// A person's name, or their place in the family while the name is not known.
std::string person_text(int person, const forms::Situation& situation, const Words& words);

/// A fact's name as the forms have it, with readings where the language has them.
std::string label_text(const forms::Item& item, const Words& words);
/// What a fact is called by itself: 「健一さんの氏名」; in other languages the words of its question.
std::string fact_text(const forms::Slot& slot, const forms::Situation& situation, const Words& words);
/// What a paper is called on the screen.
const std::string& title_text(const forms::FilledForm& form, const Words& words);
/// Why the procedure is needed, about the people whom it concerns.
std::string reason_text(const forms::RequiredProcedure& required, const forms::Situation& situation, const Words& words);

}  // namespace kiosk
