// The pages of several questions: statements of which one chooses what applies, and the readings of several names.
// Every statement, and 「どれもない」 last, is a card; what does not fit goes on to a sheet, so that all of it is seen first.
#include "kiosk/review.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/frame.h"

#include <algorithm>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

/// Of the page, for the words above the cards: lines on a wide panel are short beside it.
double words_share(const ui::Layout& layout) { return layout.size().is_portrait() ? 0.36 : 0.46; }
constexpr CardStyle kStatements{ui::kButton_mm, 30, 2, false}, kReadingCards{ui::kAnswer_mm, 32, 2, false};

std::string number_of_page(const Seen& seen, const forms::Slot& slot) {
    const forms::Question* question = seen.world.catalog->question_for(slot.item);
    std::string section;
    for (const forms::Section& known : seen.world.catalog->sections)
        if (question && known.id == question->section) section = forms::text_in(known.title, seen.session.language);
    return seen.words("question.progress", {{"n", std::to_string(question_number(seen.session, slot, seen.world))}, {"section", section}});
}

/// The words above the cards; returns the box that is left for these.
BoxMm lay_words_above(ui::Layout& layout, const BoxMm& content, std::vector<Paragraph> said) {
    const double width = std::min(content.width_mm, line_max_mm(layout));
    const double y = lay_words(layout, {content.x_mm, content.y_mm, width, content.height_mm * words_share(layout)}, std::move(said)).bottom_mm + 2;
    return reachable(layout, {content.x_mm, y, content.width_mm, content.bottom_mm() - y});
}

std::vector<Paragraph> words_above(const std::string& progress, const std::string& heading, const std::string& problem, const std::string& why, const std::string& help) {
    return {{.id = "progress", .text = progress, .type = {ui::kBody_mm, printer::Typeface::screen_bold, ui::kBlue, 1.3}, .below_mm = 3, .stay = Paragraph::Stay::if_room},
            {.id = "heading", .text = heading, .type = ui::kHeadingType, .below_mm = 3, .heading_lines = 3},
            {.id = "problem", .text = problem, .is_mistake = true},
            {.id = "help", .text = help, .below_mm = 2, .stay = problem.empty() ? Paragraph::Stay::wanted : Paragraph::Stay::if_room},
            {.id = "why", .text = why, .type = ui::kSmallType, .below_mm = 4, .stay = Paragraph::Stay::if_room}};
}

/// Words, cards, and a way on that leads through every sheet first.
void lay_page(ui::Layout& layout, const Seen& seen, Frame frame, std::vector<Paragraph> words, const std::vector<Card>& cards, int wanted_sheet, const CardStyle& style) {
    const BoxMm content = frame_box(layout, seen, frame);
    words = that_cost_no_sheet(layout, seen.words, content, words_share(layout), std::move(words), cards, style);
    ui::Layout trial = layout;
    const int sheets = sheets_of(layout, seen.words, lay_words_above(trial, content, words), cards, style), sheet = layout.on_sheet(wanted_sheet, sheets);
    if (sheet + 1 < sheets) frame.next = FrameButton{"next", seen.words("frame.next"), Edit{ShowSheet{sheet + 1}}, ui::Icon::next};
    lay_frame(layout, seen, frame);
    lay_cards(layout, seen.words, lay_words_above(layout, content, words), cards, sheet, style);
}

std::vector<Card> statement_cards(const Seen& seen, const GroupPage& page, const forms::QuestionGroup& group) {
    std::vector<Card> cards;
    for (const GroupPage::Entry& entry : page.entries) {
        const bool is_chosen = std::find(page.chosen.begin(), page.chosen.end(), entry.entry) != page.chosen.end();
        const std::string id = std::to_string(entry.entry);
        cards.push_back({"choice." + id, forms::text_in(group.entries[static_cast<std::size_t>(entry.entry)].text, seen.session.language), {}, Edit{ChooseOption{id}}, is_chosen, ui::kQuiet, ui::Icon::box});
    }
    cards.push_back({std::string("choice.") + kNoneOfGroup, seen.words("group.none"), {}, Edit{ChooseOption{kNoneOfGroup}}, false, ui::kSecondary, ui::Icon::next, true});
    return cards;
}

}  // namespace

void lay_group(ui::Layout& layout, const Seen& seen, const GroupPage& page) {
    const forms::QuestionGroup& group = seen.world.catalog->groups.at(page.group);
    const std::string& language = seen.session.language;
    Frame frame;
    frame.back = back_button(seen.words);
    frame.middle = FrameButton{"one_by_one", seen.words("group.one_by_one"), TogglePerson{kOneByOne}, ui::Icon::none};
    frame.next = next_button(seen.words);
    const std::string problem = page.problem.empty() ? std::string() : seen.words(page.problem);
    lay_page(layout, seen, std::move(frame),
             words_above(number_of_page(seen, page.entries.front().slots.front()), forms::text_in(group.text, language), problem, forms::text_in(group.why, language),
                         forms::text_in(group.help, language)),
             statement_cards(seen, page, group), page.sheet, kStatements);
}

void lay_readings_page(ui::Layout& layout, const Seen& seen, const ReadingsPage& page) {
    std::vector<Card> cards;
    for (std::size_t i = 0; i < page.slots.size(); ++i) {
        const std::string person = std::to_string(page.slots[i].person);
        cards.push_back({"choice." + person, page.readings[i], person_text(page.slots[i].person, seen.view->situation, seen.words), Edit{ChooseOption{person}}, false, ui::kQuiet, ui::Icon::check});
    }
    Frame frame;
    frame.back = back_button(seen.words);
    frame.next = FrameButton{"next", seen.words("readings.right"), Next{}, ui::Icon::next};
    lay_page(layout, seen, std::move(frame), words_above(number_of_page(seen, page.slots.front()), seen.words("readings.heading"), {}, {}, seen.words("readings.help")), cards, page.sheet,
             kReadingCards);
}

}  // namespace kiosk::screens
