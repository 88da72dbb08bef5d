// The people of a case: a picture of a family on which they are added one by one, and the row of those who are there.
// Shows what the answers say; which relations stand where in the picture is told by the catalog.
#include "kiosk/household.h"
#include "kiosk/review.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/controls.h"
#include "kiosk/screens/frame.h"

#include <algorithm>
#include <sstream>

namespace kiosk::screens {

namespace {

using ui::BoxMm;

constexpr double kPersonHeight_mm = 27, kPersonWidth_mm = 74, kPersonGap_mm = 6, kGeneration_mm = 9, kChipHeight_mm = 20;

std::vector<std::string> words_in(const std::string& row) {
    std::istringstream words(row);
    std::vector<std::string> found;
    for (std::string word; words >> word;) found.push_back(word);
    return found;
}

const forms::Item& relationship(const Seen& seen) { return *seen.world.catalog->item(forms::kRelationship); }

std::string relation_text(const Seen& seen, const std::string& relation) {
    for (const forms::Choice& choice : relationship(seen).choices)
        if (choice.id == relation) return choice.text.empty() ? choice.label : forms::text_in(choice.text, seen.session.language);
    return {};
}

/// The head may be somebody who lives there already: then nobody is added as the head.
bool head_is_elsewhere(const Seen& seen) {
    const forms::Item* joins = seen.world.catalog->item(kJoinsHousehold);
    const auto& value = seen.view->situation.find(*joins, forms::kWholeCase).value;
    const bool* is_elsewhere = value ? std::get_if<bool>(&*value) : nullptr;
    return is_elsewhere && *is_elsewhere;
}

void lay_person(ui::Layout& layout, const Seen& seen, const BoxMm& box, const std::string& relation) {
    const bool is_head = relation == kHeadRelation;
    if (is_head && (has_head(seen.view->situation) || head_is_elsewhere(seen))) {          // there is one, and only one
        layout.panel("tree.head", box, ui::kHintPanel);
        const std::string key = has_head(seen.view->situation) ? "household.head_added" : "household.head_elsewhere";
        layout.line("tree.head.text", {box.x_mm + 2, box.y_mm + 1, box.width_mm - 4, box.height_mm - 2}, seen.words(key), ui::kSmallType, ui::Align::centre);
        return;
    }
    const forms::Situation& situation = seen.view->situation;
    int added = 0;
    for (int person = 0; person < situation.person_count(); ++person) added += relation_of(situation, person) == relation;
    const std::string note = added > 0 ? seen.words("household.added", {{"n", std::to_string(added)}}) : std::string();
    layout.target({.id = "add." + relation, .role = ui::Role::answer, .box = box, .text = relation_text(seen, relation), .note = note,
                   .look = is_head ? ui::kChosen : ui::kSecondary, .em_mm = ui::kButton_mm, .icon = ui::Icon::staff, .is_bold = true, .tap = AddPerson{relation}});
}

const ui::Type kPersonType{ui::kButton_mm, printer::Typeface::screen_bold, ui::kInk, 1.25};

double person_width(double width_mm, std::size_t people) {
    const double count = static_cast<double>(people);
    return std::min(kPersonWidth_mm, (width_mm - kPersonGap_mm * (count - 1)) / count);
}
double tree_step(const ui::Layout& layout) { return layout.grown(kPersonHeight_mm) + kGeneration_mm; }
double tree_height(const ui::Layout& layout, const std::vector<std::string>& rows) { return static_cast<double>(rows.size()) * tree_step(layout) - kGeneration_mm; }

/// Whether every relation has room for its word in the picture.
bool has_room_for_words(const ui::Layout& layout, const Seen& seen, double width_mm, const std::vector<std::string>& rows) {
    const double beside = layout.em(ui::kButton_mm) + 2 * ui::kPadding_mm + 4;
    for (const std::string& row : rows) {
        const auto people = words_in(row);
        for (const std::string& relation : people)
            if (relation != "_" && layout.text_width(relation_text(seen, relation), kPersonType) + beside > person_width(width_mm, people.size()) * 1.16) return false;
    }
    return true;
}

/// A row of the picture: where its people stand, and which of them are a couple ("_" keeps two couples apart).
struct TreeRow {
    std::vector<std::string> people;
    double first_mm = 0, width_mm = 0, y_mm = 0;
    struct Couple {
        std::size_t first, last;
    };
    std::vector<Couple> couples;

    double centre_mm(std::size_t person) const { return first_mm + static_cast<double>(person) * (width_mm + kPersonGap_mm) + width_mm / 2; }
    double centre_mm(const Couple& couple) const { return (centre_mm(couple.first) + centre_mm(couple.last)) / 2; }
};
TreeRow tree_row(const std::string& row, const BoxMm& box, double y_mm) {
    TreeRow made{words_in(row), 0, 0, y_mm, {}};
    made.width_mm = person_width(box.width_mm, made.people.size());
    made.first_mm = box.x_mm + (box.width_mm - static_cast<double>(made.people.size()) * (made.width_mm + kPersonGap_mm) + kPersonGap_mm) / 2;
    for (std::size_t i = 0; i < made.people.size(); ++i) {
        if (made.people[i] == "_") continue;
        if (i > 0 && made.people[i - 1] != "_") made.couples.back().last = i;
        else made.couples.push_back({i, i});
    }
    return made;
}

/// Parents above, children below. A line joins a couple, and leads from its middle to its child: of two couples the second to the last of
/// the row below, the first to the one before; of one couple to the first, or straight down to somebody alone.
void lay_tree(ui::Layout& layout, const Seen& seen, const BoxMm& box, const std::vector<std::string>& rows) {
    const double height = layout.grown(kPersonHeight_mm), step = tree_step(layout);
    std::vector<TreeRow> tree;
    for (const std::string& row : rows) tree.push_back(tree_row(row, box, box.y_mm + static_cast<double>(tree.size()) * step));
    int lines = 0;
    const auto line = [&](double x, double y, double width, double high) {
        layout.panel("tree.line." + std::to_string(lines++), {x, y, width, high}, {ui::kBorder, ui::kBorder, 0, 0, ui::kInk});
    };
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const double middle = tree[i].y_mm + height / 2, bend = tree[i].y_mm + height + kGeneration_mm / 2;
        for (std::size_t k = 0; k < tree[i].couples.size(); ++k) {
            const TreeRow::Couple& couple = tree[i].couples[k];
            if (couple.last > couple.first) line(tree[i].centre_mm(couple.first), middle - 0.5, tree[i].centre_mm(couple.last) - tree[i].centre_mm(couple.first), 1);
            if (i + 1 == tree.size()) continue;
            const TreeRow& below = tree[i + 1];
            const std::size_t couples = tree[i].couples.size(), child = couples < 2 ? 0 : below.people.size() - std::min(below.people.size(), couples) + k;
            const double from = tree[i].centre_mm(couple), to = below.centre_mm(std::min(child, below.people.size() - 1));
            line(from - 0.5, middle, 1, bend - middle + 0.5);
            line(std::min(from, to) - 0.5, bend - 0.5, std::abs(to - from) + 1, 1);
            line(to - 0.5, bend, 1, below.y_mm + height / 2 - bend);
        }
    }
    for (const TreeRow& row : tree)
        for (std::size_t i = 0; i < row.people.size(); ++i)
            if (row.people[i] != "_") lay_person(layout, seen, {row.centre_mm(i) - row.width_mm / 2, row.y_mm, row.width_mm, height}, row.people[i]);
}

std::string caption_of(const Seen& seen) {
    const int count = seen.view->situation.person_count();
    return seen.words(count == 0 ? "household.nobody_yet" : "household.count", {{"n", std::to_string(count)}});
}

/// Those who are there, as cards that take one back.
std::vector<Card> people_cards(const Seen& seen) {
    const forms::Situation& situation = seen.view->situation;
    std::vector<Card> cards;
    for (int person = 0; person < situation.person_count(); ++person) {
        const std::string relation = relation_text(seen, relation_of(situation, person));
        const forms::Answer* name = seen.session.answers.find({forms::kName, person});
        const bool is_named = relation.empty() || (name && name->value);
        cards.push_back({"remove." + std::to_string(person), is_named ? person_text(person, situation, seen.words) : relation, {}, RemovePerson{person}, false, ui::kQuiet, ui::Icon::quit});
    }
    return cards;
}
const CardStyle kPeopleStyle{ui::kBody_mm, 24, 3, false}, kListStyle{ui::kButton_mm, 30, 3, true};

/// The same as a list, where the picture has no room: in large letters, within a low reach, on a small panel.
std::vector<Card> adding_cards(const Seen& seen, const forms::Question& question, bool on_tree) {
    std::vector<Card> cards;
    if (!on_tree) {
        cards.push_back({"add.", seen.words("household.add_one"), {}, AddPerson{{}}, false, ui::kSecondary, ui::Icon::staff});
        return cards;
    }
    const bool may_add_head = !has_head(seen.view->situation) && !head_is_elsewhere(seen);
    const auto add_row = [&](const std::string& row) {
        for (const std::string& relation : words_in(row))
            if (relation != "_" && (relation != kHeadRelation || may_add_head))
                cards.push_back({"add." + relation, relation_text(seen, relation), {}, AddPerson{relation}, false, ui::kSecondary, ui::Icon::staff});
    };
    // The head's own row first, then the children's, then the parents': as most families are.
    const auto& rows = question.family_tree;
    const auto own = std::find_if(rows.begin(), rows.end(), [](const std::string& row) {
        const auto people = words_in(row);
        return std::find(people.begin(), people.end(), kHeadRelation) != people.end();
    });
    std::for_each(own, rows.end(), add_row);
    std::for_each(rows.begin(), own, add_row);
    std::stable_partition(cards.begin(), cards.end(), [](const Card& card) { return card.id == std::string("add.") + kHeadRelation; });
    cards.push_back({"add.others", seen.words("household.others"), {}, Edit{ChooseOption{kAllRelations}}, false, ui::kQuiet, ui::Icon::next});
    return cards;
}

/// A question over the page, with two ways out.
void lay_asking(ui::Layout& layout, const Seen& seen, const HouseholdPage& page) {
    Frame frame;
    if (page.asks == HouseholdAsks::whether_to_remove) {
        frame.back = FrameButton{"back", seen.words("household.keep"), Back{}, ui::Icon::back};
        frame.next = FrameButton{"remove." + std::to_string(page.person), seen.words("household.remove"), RemovePerson{page.person}, ui::Icon::none};
        const std::string who = person_text(page.person, seen.view->situation, seen.words);
        lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::warning, seen.words("household.remove_heading", {{"person", who}}), seen.words("household.remove_text"));
        return;
    }
    frame.back = FrameButton{"back", seen.words("household.add_head"), Back{}, ui::Icon::none};
    frame.next = FrameButton{"head.lives_there", seen.words("household.head_lives_there"), Edit{ChooseOption{kHeadLivesThere}}, ui::Icon::next};
    lay_message(layout, lay_frame(layout, seen, frame), ui::Icon::staff, seen.words("household.head_heading"), seen.words("household.head_text"));
}

void lay_all_relations(ui::Layout& layout, const Seen& seen, const HouseholdPage& page) {
    Frame frame;
    frame.back = back_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    const double y = lay_words(layout, {content.x_mm, content.y_mm, content.width_mm, content.height_mm * 0.3},
                               {{.id = "heading", .text = seen.words("household.all_heading"), .type = ui::kHeadingType, .below_mm = 6, .heading_lines = 3}}).bottom_mm;
    std::vector<Option> options;
    for (const forms::Choice& choice : relationship(seen).choices)
        if (choice.id != kHeadRelation) options.push_back({choice.id, relation_text(seen, choice.id), {}, false});
    const BoxMm box = reachable(layout, {content.x_mm, y, content.width_mm, content.bottom_mm() - y});
    lay_options(layout, seen.words, box, options, page.sheet);
}

void lay_added_people(ui::Layout& layout, const Seen& seen, const HouseholdPage& page) {
    Frame frame;
    frame.back = back_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    const double y = lay_words(layout, {content.x_mm, content.y_mm, content.width_mm, content.height_mm * 0.3},
                               {{.id = "heading", .text = caption_of(seen), .type = ui::kHeadingType, .below_mm = 6, .heading_lines = 3}}).bottom_mm;
    lay_cards(layout, seen.words, reachable(layout, {content.x_mm, y, content.width_mm, content.bottom_mm() - y}), people_cards(seen), page.sheet, kListStyle);
}

constexpr double kAboveCount_mm = 6, kBelowCount_mm = 2;
constexpr int kSheetsToLookThrough = 4;    // smaller letters are tried when the relations take more

/// What can be added above, who was added below it, where both have room on one sheet, each in rows of its own: the box of the upper.
std::optional<BoxMm> box_above_people(const ui::Layout& layout, const Seen& seen, const BoxMm& box, const std::vector<Card>& adding, const std::vector<Card>& people) {
    const double caption = layout.text_height(caption_of(seen), box.width_mm, ui::kStrongType) + kBelowCount_mm, room = box.height_mm - caption - kAboveCount_mm;
    const double fair = static_cast<double>(adding.size()) / static_cast<double>(adding.size() + people.size());
    for (const double share : {fair, 0.5, 0.6, 0.4, 0.7, 0.3}) {
        const BoxMm above{box.x_mm, box.y_mm, box.width_mm, room * share}, below{box.x_mm, 0, box.width_mm, room * (1 - share)};
        if (std::min(above.height_mm, below.height_mm) < layout.grown(kChipHeight_mm)) continue;
        if (sheets_of(layout, seen.words, above, adding, kListStyle) == 1 && sheets_of(layout, seen.words, below, people, kListStyle) == 1) return above;
    }
    return std::nullopt;
}

/// How many were added, in one row with the button that shows them. Returns the lower edge.
double lay_count(ui::Layout& layout, const Seen& seen, const BoxMm& box) {
    const double row = small_button_height_mm(layout), button = std::min(box.width_mm * 0.4, small_button_width_mm(layout, seen.words("household.look")));
    layout.line("people.caption", {box.x_mm, box.y_mm, box.width_mm - button - 5, row},
                seen.words("household.count_short", {{"n", std::to_string(seen.view->situation.person_count())}}), {ui::kBody_mm, printer::Typeface::screen_bold, ui::kInk, 1.2});
    layout.target({.id = "people", .box = {box.right_mm() - button, box.y_mm, button, row}, .text = seen.words("household.look"), .note = {},
                   .look = ui::kQuiet, .em_mm = ui::kBody_mm, .tap = Edit{ChooseOption{kAddedPeople}}});
    return box.y_mm + row + 4;
}

/// Without the picture: what can be added as a list, and those who were added below it or behind a button.
void lay_lists(ui::Layout& layout, const Seen& seen, const HouseholdPage& page, const BoxMm& content, std::vector<Paragraph> said, const std::string& help, bool on_tree) {
    const auto people = people_cards(seen), adding = adding_cards(seen, *seen.world.catalog->question_for(forms::kHouseholdSize), on_tree);
    const double width = std::min(content.width_mm, line_max_mm(layout)), room = content.height_mm * 0.36;
    const auto below = [&](double y) { return reachable(layout, {content.x_mm, y, content.width_mm, content.bottom_mm() - y}); };
    std::vector<Paragraph> whole = said;
    whole.push_back({.id = "lead", .text = seen.words(on_tree ? "household.lead_list" : "household.lead_count"), .below_mm = 2, .stay = Paragraph::Stay::if_room});
    if (people.empty()) whole.push_back({.id = "people.caption", .text = caption_of(seen), .type = ui::kStrongType, .below_mm = 2, .stay = Paragraph::Stay::if_room});
    whole.push_back({.id = "help", .text = help, .type = ui::kSmallType, .below_mm = 4, .stay = Paragraph::Stay::if_room});
    if (!people.empty()) {
        const double whole_height = std::min(height_of(layout, width, whole), room);
        if (const auto above = box_above_people(layout, seen, below(content.y_mm + whole_height + 3), adding, people)) {
            lay_words(layout, {content.x_mm, content.y_mm, width, room}, std::move(whole));
            double y = lay_cards(layout, seen.words, *above, adding, page.sheet, kListStyle) + kAboveCount_mm;
            y = layout.text("people.caption", {content.x_mm, y, content.width_mm, 0}, caption_of(seen), ui::kStrongType) + kBelowCount_mm;
            lay_cards(layout, seen.words, {content.x_mm, y, content.width_mm, content.bottom_mm() - y}, people, page.sheet, kListStyle);
            return;
        }
    }
    const std::size_t lead = said.size();
    const double count = people.empty() ? 0 : small_button_height_mm(layout) + 4;
    // Whom to count stays longer than how to press.
    const auto has_room = [&](const std::vector<Paragraph>& words) { return height_of(layout, width, words) <= room - count; };
    if (people.empty() && page.problem.empty()) {               // once somebody was added, it is known how
        std::erase_if(whole, [](const Paragraph& one) { return one.id == "people.caption"; });
        if (!has_room(whole) && on_tree) whole[lead].text = seen.words("household.lead_short");
        whole[lead].stay = Paragraph::Stay::wanted;
    } else if (!has_room({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(lead) + 1}) && on_tree) {
        whole[lead].text = seen.words("household.lead_short");
    }
    double y = lay_words(layout, {content.x_mm, content.y_mm, width, room - count}, std::move(whole)).bottom_mm + 3;
    if (!people.empty()) y = lay_count(layout, seen, {content.x_mm, std::max(y, layout.reach_top_mm()), content.width_mm, 0});
    if (sheets_of(layout, seen.words, below(y), adding, kListStyle) > kSheetsToLookThrough) layout.spread_thinly();
    lay_cards(layout, seen.words, below(y), adding, page.sheet, kListStyle);
}

}  // namespace

void lay_household(ui::Layout& layout, const Seen& seen, const HouseholdPage& page) {
    if (page.asks != HouseholdAsks::nobody) return lay_asking(layout, seen, page);
    if (page.shows_all_relations) return lay_all_relations(layout, seen, page);
    if (page.shows_people) return lay_added_people(layout, seen, page);
    Frame frame;
    frame.back = back_button(seen.words);
    frame.next = next_button(seen.words);
    const BoxMm content = lay_frame(layout, seen, frame);
    const forms::Situation& situation = seen.view->situation;
    const forms::Question& question = *seen.world.catalog->question_for(forms::kHouseholdSize);
    const bool is_portrait = layout.size().is_portrait(), on_tree = is_gathered_on_tree(situation);
    const double gap = 14, left = is_portrait ? content.width_mm : (content.width_mm - gap) * 0.42, right = is_portrait ? content.width_mm : content.width_mm - left - gap;
    const double others = layout.grown(kChipHeight_mm), tree = tree_height(layout, question.family_tree) + 8 + others;
    const double list_min = layout.em(ui::kBody_mm) * 1.6 + layout.grown(27);
    const double room = content.height_mm - (is_portrait ? tree + 10 : 0) - list_min;
    const bool has_picture = on_tree && layout.reach_top_mm() == 0 && room > content.height_mm * 0.16 && tree <= content.height_mm && has_room_for_words(layout, seen, right, question.family_tree);
    const std::string help = forms::text_in(forms::words_of(question, situation, forms::kWholeCase).help, seen.session.language);
    std::vector<Paragraph> said = {{.id = "heading", .text = question_text(question, {forms::kHouseholdSize, forms::kWholeCase}, situation, seen.words), .type = ui::kHeadingType,
                                    .below_mm = 3, .heading_lines = 3}};
    if (!page.problem.empty()) said.push_back({.id = "problem", .text = seen.words(page.problem), .is_mistake = true});
    if (!has_picture) return lay_lists(layout, seen, page, content, std::move(said), help, on_tree);
    said.push_back({.id = "lead", .text = seen.words("household.lead_tree"), .below_mm = 2, .stay = Paragraph::Stay::if_room});
    said.push_back({.id = "help", .text = help, .type = ui::kSmallType, .below_mm = 4, .stay = Paragraph::Stay::if_room});
    double y = lay_words(layout, {content.x_mm, content.y_mm, std::min(left, line_max_mm(layout)), room}, std::move(said)).bottom_mm + 3;
    const BoxMm picture = is_portrait ? BoxMm{content.x_mm, y, content.width_mm, tree} : BoxMm{content.x_mm + left + gap, content.y_mm, right, tree};
    lay_tree(layout, seen, picture, question.family_tree);
    layout.target({.id = "add.others", .box = {picture.x_mm, picture.bottom_mm() - others, std::min(picture.width_mm, layout.grown(120)), others}, .text = seen.words("household.others"),
                   .note = {}, .look = ui::kQuiet, .em_mm = ui::kBody_mm, .icon = ui::Icon::next, .tap = Edit{ChooseOption{kAllRelations}}});
    if (is_portrait) y = picture.bottom_mm() + 10;
    y = layout.text("people.caption", {content.x_mm, y, left, 0}, caption_of(seen), ui::kStrongType) + 2;
    lay_cards(layout, seen.words, {content.x_mm, y, left, content.bottom_mm() - y}, people_cards(seen), page.sheet, kPeopleStyle);
}

void lay_drop(ui::Layout& layout, const Seen& seen, const DropPage& page) {
    Frame frame;
    frame.back = FrameButton{"back", seen.words("drop.keep"), Back{}, ui::Icon::back};
    frame.next = FrameButton{"next", seen.words("drop.change"), Next{}, ui::Icon::next};
    const BoxMm content = lay_frame(layout, seen, frame);
    const double width = std::min(content.width_mm, line_max_mm(layout));
    const auto said = [&](std::size_t shown) {
        std::vector<Paragraph> words = {{.id = "heading", .text = seen.words("drop.heading"), .type = ui::kHeadingType, .below_mm = 5, .heading_lines = 3},
                                        {.id = "text", .text = seen.words("drop.text"), .type = {8, printer::Typeface::screen, ui::kInk, 1.5}, .below_mm = 7}};
        const auto list = [&](const std::string& id, std::string text) { words.push_back({.id = "dropped." + id, .text = std::move(text), .type = ui::kStrongType, .below_mm = 3}); };
        for (std::size_t i = 0; i < shown; ++i) list(std::to_string(i), seen.words("trouble.box", {{"label", fact_text(page.dropped[i], seen.view->situation, seen.words)}}));
        if (shown < page.dropped.size()) list("more", seen.words("drop.more", {{"n", std::to_string(page.dropped.size() - shown)}}));
        return words;
    };
    std::size_t shown = page.dropped.size();
    while (shown > 1 && height_of(layout, width, said(shown)) > content.height_mm) --shown;
    lay_words(layout, {content.x_mm, content.y_mm, width, content.height_mm}, said(shown));
}

}  // namespace kiosk::screens
