// The log as a table for auditors.
// Times in Japan; a case is named by the first digits of its random id, since numbers begin anew every day.
#include "kiosk/desk/log_table.h"

#include <algorithm>

namespace kiosk::desk {

namespace {

constexpr std::size_t kIdShown = 8;

/// "2026-11-25 10:02:03" in Japan.
std::string in_japan(store::Moment at) {
    std::string text = store::japanese_time(at);
    text[10] = ' ';
    return text;
}

std::string result_of(const store::LogNote& note, const Words& words) {
    std::string result = words("desk.result." + std::string(store::to_id(note.result)));
    if (note.reason != store::Reason::none) result += words("desk.log.because", {{"reason", words("desk.reason." + std::string(store::to_id(note.reason)))}});
    return result;
}

}  // namespace

std::vector<std::string> history_of(const std::vector<store::LogEntry>& entries, const Words& words) {
    std::vector<std::string> lines;
    for (const store::LogEntry& entry : entries) {
        std::string line = words("desk.log.line", {{"at", in_japan(entry.at).substr(11, 5)}, {"who", entry.note.actor.who == store::Word() ? entry.note.actor.device.text() : entry.note.actor.who.text()},
                                                   {"what", words("desk.event." + std::string(store::to_id(entry.note.event)))}});
        const bool is_plain = entry.note.result == store::LogResult::done && entry.note.reason == store::Reason::none;
        if (!is_plain) line += " " + result_of(entry.note, words);
        lines.push_back(std::move(line));
    }
    return lines;
}

TableRead log_table(const std::vector<store::LogEntry>& entries, const Words& words) {
    TableRead table;
    table.head = words.list("desk.log.heads");
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const store::LogNote& note = entry->note;
        std::string about = note.about ? store::to_text(*note.about).substr(0, kIdShown) : std::string();
        if (note.subject != store::Word()) about += (about.empty() ? "" : " ") + note.subject.text();
        table.rows.push_back({std::to_string(entry->seq), in_japan(entry->at), note.actor.who.text(), words("desk.role." + std::string(store::to_id(note.actor.role))), note.actor.device.text(),
                              words("desk.event." + std::string(store::to_id(note.event))), about, result_of(note, words)});
    }
    const auto broken = store::first_break(entries);
    table.is_sound = !broken;
    table.verdict = broken ? words("desk.log.broken", {{"seq", std::to_string(broken->seq)}}) : words("desk.log.sound", {{"n", std::to_string(entries.size())}});
    return table;
}

}  // namespace kiosk::desk
