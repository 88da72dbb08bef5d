// What a print queue says.
// The sentences are [print] of assets/strings/commands.toml.
#include "kiosk/paper_words.h"

namespace kiosk {

std::string in_words(const CommandWords& words, const printer::JobProgress& progress) {
    if (progress.state == printer::JobState::done) return words.say("print.done");
    return words.say("print." + std::string(printer::to_id(progress.trouble)), {{"sheet", std::to_string(progress.sheets_done + 1)}});
}

std::string in_words(const CommandWords& words, const printer::CupsPlace& place, const forms::Fault& fault) {
    return words.say(fault.kind == forms::FaultKind::not_found ? "print.no_queue" : "print.no_answer", {{"queue", place.queue}});
}

std::optional<std::string> why_not(const CommandWords& words, const printer::CupsPlace& place, const forms::Result<std::optional<printer::Unsafe>>& checked) {
    if (!checked) return in_words(words, place, checked.fault());
    if (!*checked) return std::nullopt;
    const char* key = **checked == printer::Unsafe::keeps_job_files ? "print.keeps_files" : "print.settings_unreadable";
    return words.say(key, {{"queue", place.queue}, {"settings", place.settings.string()}});
}

}  // namespace kiosk
