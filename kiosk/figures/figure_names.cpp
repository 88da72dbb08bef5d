// What the keys of figures are called.
// Asks the catalog first; counts nothing.
#include "kiosk/figures/figure_names.h"

namespace kiosk {

std::string event_name(const std::string& id, const forms::Catalog& catalog, const CommandWords& words) {
    const auto event = catalog.events.find(id);
    return event == catalog.events.end() ? words.say("council.other") : event->second.title;
}

std::string item_name(const std::string& id, const forms::Catalog& catalog, const CommandWords& words) {
    const forms::Item* item = catalog.item(id);
    return item ? item->label : words.say("council.other");
}

std::string page_name(const std::string& key, const forms::Catalog& catalog, const CommandWords& words) {
    constexpr std::string_view question = "q.", group = "g.";
    if (key.starts_with(question)) return item_name(key.substr(question.size()), catalog, words);
    const auto asked_together = key.starts_with(group) ? catalog.groups.find(key.substr(group.size())) : catalog.groups.end();
    if (asked_together != catalog.groups.end()) return forms::text_in(asked_together->second.text, "ja");
    const std::string known = "council.page_" + key, title = words.say(known);
    return title == known ? words.say("council.other") : title;
}

std::string thousands(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

std::string tenths(std::int64_t value) { return std::to_string(value / 10) + "." + std::to_string(value % 10); }

}  // namespace kiosk
