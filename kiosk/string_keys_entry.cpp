// The keys of the strings of entering names, addresses, accounts and kanji (assets/strings/*/entry.toml).
// Kept by hand beside the screens; a test compares it with the sources.
#include "kiosk/strings.h"

namespace kiosk {

const std::vector<std::string_view>& entry_string_keys() {
    static const std::vector<std::string_view> keys = {
        "name.help_proposed", "name.type_reading", "date.other_day", "date.today", "date.yesterday", "date.in_year", "name.help_reading", "name.help_family", "name.help_given", "name.help_spell", "name.help_whole", "name.help_letter", "name.help_shape", "name.spell",
        "name.as_typed", "name.other_shape", "name.by_hand", "bank.help_bank", "bank.help_branch", "bank.help_yuucho", "bank.symbol",
        "bank.number", "bank.echo", "bank.by_branch", "bank.write", "address.others", "address.help_ways", "problem.address.way", "address.by_area", "address.by_country", "address.help_prefecture",
        "address.help_city", "address.help_country", "address.help_foreign", "address.no_town", "list.more", "keys.erase_all",
        "problem.date.no_such_era_year", "problem.date.old_calendar", "problem.date.begins_taisho", "problem.date.begins_showa",
        "problem.date.begins_heisei", "problem.date.begins_reiwa", "problem.date.ends_meiji", "problem.date.ends_taisho",
        "problem.date.ends_showa", "problem.date.ends_heisei",
        "problem.name.empty", "problem.name.choose", "problem.name.spell", "problem.bank.bank", "problem.bank.branch",
        "problem.bank.symbol", "problem.bank.number", "problem.bank.symbol_digits", "problem.bank.yuucho",
        "problem.address.prefecture", "problem.address.city", "problem.address.country", "problem.address.foreign",
    };
    return keys;
}

}  // namespace kiosk
