// The offer to use a card, where several people belong to the case: each may lay down their own, one after the other.
// One person alone has the larger offer of card.cpp. Shows who has been read; reads nothing.
#include "kiosk/review.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/frame.h"

namespace kiosk::screens {

namespace {

const forms::Answer* name_of(const Seen& seen, int person) { return seen.session.answers.find({forms::kName, person}); }

Card card_of(const Seen& seen, int person) {
    const forms::Answer* name = name_of(seen, person);
    const std::string id = std::to_string(person), who = person_text(person, seen.view->situation, seen.words);
    if (!name || name->source == forms::Source::qr) return {"card.use." + id, who, seen.words("card.use"), UseCard{person}, false, ui::kSecondary, ui::Icon::card};
    const bool was_read = name->source == forms::Source::card;
    return {"person." + id, who, seen.words(was_read ? "review.from_card" : "card.already_entered"), Touched{}, false, ui::kQuiet, ui::Icon::check};
}

}  // namespace

void lay_card_people(ui::Layout& layout, const Seen& seen, const CardOfferPage& page) {
    std::vector<Card> cards;
    bool is_begun = false, is_anybody_left = false;
    for (int person = 0; person < seen.view->situation.person_count(); ++person) {
        cards.push_back(card_of(seen, person));
        is_anybody_left = is_anybody_left || std::holds_alternative<UseCard>(cards.back().tap);
        is_begun = is_begun || (name_of(seen, person) && name_of(seen, person)->source == forms::Source::card);
    }
    Frame frame;
    frame.back = back_button(seen.words);
    frame.middle = code_button(seen, "card.use_code");
    frame.next = FrameButton{"card.skip", seen.words(!is_anybody_left ? "frame.next" : is_begun ? "card.go_on" : "card.skip"), SkipCard{}, ui::Icon::next};
    const ui::BoxMm content = lay_frame(layout, seen, frame);
    const char* const heading = is_anybody_left ? "card.heading" : "card.all_entered";
    const char* const what = !is_anybody_left ? "card.all_entered_text" : is_begun ? "card.next_person" : "card.each_person";
    const double y = lay_words(layout, {content.x_mm, content.y_mm, std::min(content.width_mm, line_max_mm(layout)), content.height_mm * 0.42},
                               {{.id = "heading", .text = seen.words(heading), .type = ui::kHeadingType, .below_mm = 3, .heading_lines = 3},
                                {.id = "card.next", .text = seen.words(what), .type = ui::kStrongType, .below_mm = 4},
                                {.id = "lead", .text = is_anybody_left ? seen.words("card.lead") : std::string(), .type = ui::kSmallType, .below_mm = 6, .stay = Paragraph::Stay::if_room}}).bottom_mm + 3;
    const ui::BoxMm box = reachable(layout, {content.x_mm, y, content.width_mm, content.bottom_mm() - y});
    lay_cards(layout, seen.words, box, cards, page.sheet, {ui::kButton_mm, 34, 2, true});
}

}  // namespace kiosk::screens
