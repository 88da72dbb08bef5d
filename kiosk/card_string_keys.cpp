// The keys of the card's screens: assets/strings/<language>/card.toml.
// Kept by hand beside the screens, as string_keys.cpp.
#include "kiosk/strings.h"

namespace kiosk {

const std::vector<std::string_view>& card_string_keys() {
    static const std::vector<std::string_view> keys = {
        "reader.looking", "reader.looking_text", "reader.other", "reader.other_text", "reader.silent", "reader.silent_text",
        "reader.out_of_order", "reader.out_of_order_text", "reader.swap", "reader.swap_text", "reader.pulled_text",
        "reader.locked", "reader.locked_text", "reader.no_pin", "reader.no_pin_text", "reader.face_stopped",
        "reader.face_stopped_text", "trouble_card.wrong_face", "trouble_card.pulled", "trouble_card.silent",
        "trouble_card.garbled", "trouble_card.other_card", "trouble_card.in_use", "face.forgot", "face.use", "face.step",
        "face.birth", "face.birth_lead", "face.birth_short", "face.expiry", "face.expiry_lead", "face.expiry_short", "face.code",
        "face.code_lead", "face.code_short",
        "face.sample_expiry", "face.sample_code", "reading.heading", "reading.text", "found.heading", "found.lead",
        "found.name", "found.birth", "found.sex", "found.address", "found.letters", "found.other_address", "found.already",
        "found.already_text", "found.somebody_else", "found.somebody_else_text", "found.next_card", "found.same_person",
        "found.go_on",
        "scan.heading", "scan.lead", "scan.use", "scan.without", "scan.found_beside", "scan.left", "scan.found", "scan.found_lead", "scan.again",
        "scan.take", "scan.errand", "scan.people", "scan.more_people", "scan.dropped",
        "scan.from_code", "scan.replaced", "scan.aim_nothing", "scan.aim_nearer", "scan.aim_farther",
        "scan.aim_brighter", "scan.aim_still", "scan.aim_by_hand", "scan.aim_out_of_order", "scan.heading_by_hand", "scan.out_of_order", "scan.cut_short", "scan.not_ours", "scan.too_many", "scan.other_half", "scan.altered",
        "scan.other_key", "scan.newer", "scan.broken", "scan.expired", "scan.not_yet", "scan.used", "scan.other_use",
        "scan.wrong_pin", "scan.too_many_pins", "scan.no_memory", "scan.phone", "scan.differences", "scan.difference",
        "scan.people_left_out", "scan.nothing_new",
        "own.use", "own.is_made", "own.heading", "own.lead", "own.keeps", "own.number", "own.make", "own.pin", "own.pin_lead",
        "own.again", "own.again_lead", "own.too_short", "own.differs", "own.not_made", "own.sealing", "own.sealing_text",
        "own.stop", "own.made", "own.made_lead", "own.go_on", "own.done", "own.ask", "own.ask_lead", "own.open", "own.opening",
        "own.opening_text", "own.not_used", "own.errand", "own.errand_lead", "own.who",
    };
    return keys;
}

}  // namespace kiosk
