// The keys of every string that the resident's screens show. Kept by hand beside the screens; a test compares it with the
// sources and with assets/strings, so that no screen can show an empty place.
#include "kiosk/strings.h"

namespace kiosk {

const std::vector<std::string_view>& resident_string_keys() {
    static const std::vector<std::string_view> keys = {
        "language.name", "frame.title", "frame.comfort", "frame.staff", "frame.quit", "frame.back", "frame.next", "frame.unknown",
        "start.heading", "start.lead", "start.language", "card.heading", "card.lead", "card.use", "card.use_note", "card.skip",
        "card.skip_note", "card.use_code", "pin.heading", "pin.lead", "pin.tries", "pin.too_short", "pin.wrong", "pin.no_card",
        "pin.no_card_text", "pin.stopped", "pin.stopped_text", "pin.stopped_face_text", "pin.skip", "pin.read", "pin.dot", "question.progress", "question.number",
        "question.changing", "question.for_form", "question.explain", "comfort.heading", "comfort.now", "comfort.size", "comfort.size_standard",
        "comfort.size_large", "comfort.size_largest", "comfort.colours", "comfort.colours_standard", "comfort.colours_white",
        "comfort.colours_black", "comfort.reach", "comfort.reach_whole", "comfort.reach_low", "comfort.hand", "comfort.hand_left",
        "comfort.hand_right", "comfort.language", "comfort.close", "question.use_card", "choice.chosen", "choice.many",
        "choice.nothing", "answer.yes", "answer.no", "sheet.previous", "sheet.next", "sheet.more", "sheet.last", "sheet.short", "part.family",
        "part.given", "part.family_kana", "part.given_kana", "era.meiji", "era.taisho", "era.showa", "era.heisei", "era.reiwa",
        "era.western", "date.year", "date.month", "date.day", "date.value", "date.echo", "date.age", "address.by_list", "address.by_postal",
        "address.by_hand", "address.postal_mark", "address.help_list", "address.help_postal", "address.help_written",
        "address.help_town", "address.help_block", "address.help_building", "address.no_block", "address.no_building",
        "problem.title", "problem.to_question", "problem.text.empty", "problem.digits.empty", "problem.digits.too_many", "problem.choice.none",
        "problem.choice.none_of_many", "problem.choice.none_or_alone", "address.postal_hint", "staff.told_heading", "staff.told_text", "problem.date.calendar", "problem.date.year", "problem.date.month", "problem.date.day",
        "problem.date.no_such_month", "problem.date.no_such_day", "problem.date.no_such_year",
        "problem.address.written", "problem.address.town", "problem.address.postal_digits", "problem.address.postal_unknown",
        "problem.address.block", "check.heading", "check.lead", "check.next", "review.change", "review.hidden", "review.unanswered",
        "review.from_card", "review.no_letter", "review.kana_name", "review.person", "review.postal", "review.separator", "send.heading",
        "send.lead", "send.handover", "send.send", "send.forms", "send.more_forms", "send.age", "send.others", "sending.heading", "sending.text", "done.heading",
        "done.number", "done.finish", "done.clearing", "trouble.heading", "trouble.refused", "trouble.not_written", "trouble.not_written_heading",
        "trouble.box", "trouble.back", "trouble.again", "idle.heading", "idle.text", "idle.left", "idle.finish", "idle.go_on",
        "staff.heading", "staff.text", "staff.close", "quit.heading", "quit.text", "quit.finish", "quit.go_on", "keys.voiced",
        "keys.semi_voiced", "keys.small", "keys.space", "keys.erase", "keys.name_hiragana", "keys.name_katakana",
        "keys.name_latin", "keys.name_digits",
    };
    return keys;
}

const std::vector<std::string_view>& string_list_keys() {
    static const std::vector<std::string_view> keys = {
        "start.steps", "paper.zooms", "address.rows", "list.sounds", "done.next", "keys.hiragana", "keys.katakana", "keys.latin", "keys.digits", "keys.pad",
        "keys.block", "keys.phone_starts", "date.months", "date.days", "date.weekdays", "desk.correct.reasons", "desk.log.heads",
    };
    return keys;
}

}  // namespace kiosk
