// The choices of a question as answer cards.
// Options → cards; how cards are laid is in cards.cpp.
#include "kiosk/screens/question.h"

#include "kiosk/review.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

constexpr double kBelowMany_mm = 4, kHeightStep_mm = 2;

/// The answers of one and the rest stand after the first choice, which most people take.
void add_one_and_rest(std::vector<Option>& options, const Seen& seen, const QuestionPage& page) {
    const forms::Question* question = seen.world.catalog->question_for(page.slot.item);
    if (!question || !question->one_and_rest || page.people.size() < 2) return;
    std::ptrdiff_t place = options.empty() ? 0 : 1;
    for (const int person : page.people) {
        if (forms::evaluate(question->one_and_rest->one_when, seen.view->situation, {person, person}).truth != forms::Truth::yes) continue;
        std::string text = forms::with_places(forms::text_in(question->one_and_rest->text, seen.session.language), {{"person", person_text(person, seen.view->situation, seen.words)}});
        options.insert(options.begin() + place++, {kOneMark + std::to_string(person), std::move(text), {}, false});
    }
}

std::vector<Option> options_of(const Seen& seen, const QuestionPage& page, const ChoiceDraft& draft) {
    const forms::Item& item = *seen.world.catalog->item(page.slot.item);
    std::vector<Option> options;
    const auto add = [&](std::string id, std::string text) {
        const bool is_chosen = std::find(draft.chosen.begin(), draft.chosen.end(), id) != draft.chosen.end();
        options.push_back({std::move(id), std::move(text), {}, is_chosen});
    };
    if (item.type == forms::ItemType::yes_no) {
        add("yes", seen.words("answer.yes"));
        add("no", seen.words("answer.no"));
    } else if (item.type == forms::ItemType::person) {
        for (int person = 0; person < seen.view->situation.person_count(); ++person) add(std::to_string(person), person_text(person, seen.view->situation, seen.words));
    } else if (item.id == kErrandItem) {
        for (const forms::Event* event : seen.world.catalog->events_in_order()) add(event->id, forms::text_in(event->card, seen.session.language));
    } else {
        for (const forms::Choice& choice : item.choices)
            add(choice.id, choice.text.empty() ? choice.label : forms::text_in(choice.text, seen.session.language));
    }
    add_one_and_rest(options, seen, page);
    return options;
}

std::vector<Card> option_cards(const std::vector<Option>& options, ui::Icon icon) {
    std::vector<Card> cards;
    for (const Option& option : options) cards.push_back({"choice." + option.id, option.text, option.note, Edit{ChooseOption{option.id}}, option.is_chosen, ui::kQuiet, icon});
    return cards;
}

/// Of several: 「どれもない」 goes with no other, and leads on.
std::vector<Card> answer_cards(const Seen& seen, const QuestionPage& page, const ChoiceDraft& draft) {
    std::vector<Card> cards = option_cards(options_of(seen, page, draft), draft.many ? ui::Icon::box : ui::Icon::circle);
    for (Card& card : cards) {
        const bool goes_on = std::any_of(draft.alone.begin(), draft.alone.end(), [&](const std::string& id) { return card.id == "choice." + id; });
        if (goes_on) card.look = ui::kSecondary, card.icon = ui::Icon::next, card.is_apart = true;
    }
    return cards;
}

}  // namespace

void lay_options(ui::Layout& layout, const Words& words, const ui::BoxMm& box, const std::vector<Option>& options, int sheet) {
    lay_cards(layout, words, box, option_cards(options, ui::Icon::circle), sheet);
}

void lay_answers(ui::Layout& layout, const Seen& seen, const QuestionPage& page, const ChoiceDraft& draft, const ui::BoxMm& box) {
    double y = box.y_mm;
    if (draft.many) y = layout.text("choice.many", {box.x_mm, y, box.width_mm, 0}, seen.words("choice.many"), ui::kStrongType) + kBelowMany_mm;
    lay_cards(layout, seen.words, {box.x_mm, y, box.width_mm, box.bottom_mm() - y}, answer_cards(seen, page, draft), draft.sheet);
}

double answers_height_mm(const ui::Layout& layout, const Seen& seen, const QuestionPage& page, const ChoiceDraft& draft, double width_mm, double least_mm, double room_mm) {
    const auto cards = answer_cards(seen, page, draft);
    const double many = draft.many ? layout.text_height(seen.words("choice.many"), width_mm, ui::kStrongType) + kBelowMany_mm : 0;
    const auto sheets = [&](double height) { return sheets_of(layout, seen.words, {0, 0, width_mm, height - many}, cards); };
    if (room_mm <= least_mm) return least_mm;
    const int fewest = sheets(room_mm);
    double enough = room_mm, too_little = least_mm;
    if (sheets(least_mm) <= fewest) return least_mm;
    while (enough - too_little > kHeightStep_mm) {
        const double tried = (enough + too_little) / 2;
        (sheets(tried) <= fewest ? enough : too_little) = tried;
    }
    return enough;
}

}  // namespace kiosk::screens
