// The keys of the strings of the household, of answers given together, of the papers on screen and of the practice mode.
// Kept beside the screens that show them; a test compares them with the sources and with assets/strings.
#include "kiosk/strings.h"

namespace kiosk {

const std::vector<std::string_view>& flow_string_keys() {
    static const std::vector<std::string_view> keys = {
        "household.lead_tree", "household.lead_list", "household.lead_count", "household.lead_short", "household.nobody_yet",
        "household.count", "household.added", "household.count_short", "household.look",
        "household.head_added", "household.head_elsewhere", "household.add_one", "household.others",
        "household.all_heading", "household.person", "household.keep", "household.remove", "household.remove_heading",
        "household.remove_text", "household.head_heading", "household.head_text", "household.add_head",
        "household.head_lives_there", "household.person_named", "household.person_unnamed", "group.one_by_one", "group.none", "problem.group.none", "readings.heading", "readings.help", "readings.right", "together.one_by_one", "together.caption", "together.nobody", "together.two", "together.many", "together.some",
        "problem.household.none", "problem.household.no_head", "problem.together.nobody", "card.each_person",
        "card.next_person", "card.already_entered", "card.all_entered", "card.all_entered_text", "card.go_on", "drop.heading", "drop.text", "drop.more", "drop.keep",
        "drop.change", "paper.look", "paper.close", "paper.place", "paper.left", "paper.right",
        "paper.up", "paper.down", "paper.previous", "paper.next", "paper.previous_form", "paper.next_form", "paper.none", "paper.none_text", "practice.word",
        "confirm.both", "confirm.of_person", "confirm.before", "confirm.now", "confirm.heading",
        "confirm.otherwise", "confirm.agree", "confirm.mine", "confirm.not_mine", "confirm.whose", "confirm.whose_text", "confirm.thanks", "confirm.thanks_text",
        "practice.start", "practice.mark", "practice.done_heading", "practice.done_text",
    };
    return keys;
}

}  // namespace kiosk
