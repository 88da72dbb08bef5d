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
        "problem.value.other_type", "problem.value.broken_text", "problem.value.lone_selector", "problem.value.private_use",
        "problem.value.empty", "problem.value.too_long", "problem.value.kana_letters", "problem.value.kana_only",
        "problem.value.not_offered", "problem.value.out_of_range", "problem.value.no_such_day", "problem.value.too_early",
        "problem.value.in_future", "problem.value.too_old", "problem.value.date_text", "problem.value.digits_only",
        "problem.value.digit_count", "problem.value.too_many_digits", "problem.value.my_number", "problem.value.postal_code",
        "problem.value.phone_letters", "problem.value.phone_abroad", "problem.value.phone_area_code",
        "problem.value.phone_length", "problem.value.phone_area", "problem.value.no_prefecture", "problem.value.no_city",
        "problem.value.no_town", "problem.value.abroad_parts",
    };
    return keys;
}

}  // namespace kiosk
