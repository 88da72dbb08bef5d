// Names of what is logged, who may do it, and the chain: SHA-256 over the entry before and this one's line.
// Writes nothing to disk; the store does, in the action's own transaction.
#include "kiosk/store/log.h"

#include "kiosk/store/enum_names.h"
#include "forms/document.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace kiosk::store {

namespace {

constexpr std::array<std::string_view, 32> kEvents = {
    "case_submitted", "case_claimed", "case_released", "case_taken_over", "case_opened", "case_amended", "identity_checked", "case_verified",
    "case_printed", "form_reprinted", "print_failed", "printer_refused", "case_handed_off", "case_exported", "case_withdrawn", "case_wiped",
    "staff_called", "call_answered", "signed_in", "sign_in_failed", "screen_locked", "signed_out", "keys_made", "staff_added", "staff_removed",
    "figures_exported", "log_verified", "sealed_code_read", "database_set_aside", "confirmation_asked", "log_file_restored",
    "confirmation_answered"};
constexpr std::array<std::string_view, 3> kResults = {"done", "refused", "failed"};
constexpr std::array<std::string_view, 22> kReasons = {
    "none", "holder_absent", "shift_change", "urgent", "mistaken_claim", "resident_left", "resident_asked", "entered_twice", "wrong_counter",
    "retention_over", "abandoned", "by_staff", "held_by_other", "wrong_state", "not_permitted", "no_such_case", "wrong_passphrase", "altered",
    "other_key", "disk", "paper", "other"};

/// Everything but the entry's own hash. All values are Words, hex and numbers: nothing needs escaping.
std::string body_of(const LogEntry& entry) {
    const LogNote& note = entry.note;
    std::string line = "{\"seq\":" + std::to_string(entry.seq) + ",\"at\":\"" + to_utc(entry.at) + "\",\"at_ms\":" + std::to_string(entry.at);
    const auto add = [&line](const char* key, std::string_view value) { line += std::string(",\"") + key + "\":\"" + std::string(value) + "\""; };
    add("who", note.actor.who.text());
    add("role", to_id(note.actor.role));
    add("device", note.actor.device.text());
    add("event", to_id(note.event));
    if (note.about) add("case", to_text(*note.about));
    add("subject", note.subject.text());
    add("result", to_id(note.result));
    add("reason", to_id(note.reason));
    line += ",\"count\":" + std::to_string(note.count);
    add("previous", to_hex(entry.previous));
    return line;
}

std::optional<Word> word_in(const forms::Node& node, std::string_view key) {
    const forms::Node* value = node.find(key);
    if (!value || !value->string()) return std::nullopt;
    return Word::make(*value->string());
}

std::optional<std::int64_t> number_in(const forms::Node& node, std::string_view key) {
    const forms::Node* value = node.find(key);
    const auto* number = value ? std::get_if<std::int64_t>(&value->value) : nullptr;
    if (!number) return std::nullopt;
    return *number;
}

std::string text_in(const forms::Node& node, std::string_view key) {
    const forms::Node* value = node.find(key);
    return value && value->string() ? *value->string() : std::string();
}

bool is_of_case(LogEvent event) {
    switch (event) {
        case LogEvent::case_claimed:
        case LogEvent::case_released:
        case LogEvent::case_taken_over:
        case LogEvent::case_opened:
        case LogEvent::case_amended:
        case LogEvent::identity_checked:
        case LogEvent::case_verified:
        case LogEvent::case_printed:
        case LogEvent::form_reprinted:
        case LogEvent::print_failed:
        case LogEvent::case_handed_off:
        case LogEvent::case_exported:
        case LogEvent::case_withdrawn:
        case LogEvent::confirmation_asked:
        case LogEvent::sealed_code_read:
        case LogEvent::call_answered: return true;
        case LogEvent::case_submitted:
        case LogEvent::printer_refused:
        case LogEvent::case_wiped:
        case LogEvent::staff_called:
        case LogEvent::signed_in:
        case LogEvent::sign_in_failed:
        case LogEvent::screen_locked:
        case LogEvent::signed_out:
        case LogEvent::keys_made:
        case LogEvent::staff_added:
        case LogEvent::staff_removed:
        case LogEvent::figures_exported:
        case LogEvent::log_verified:
        case LogEvent::database_set_aside:
        case LogEvent::log_file_restored:
        case LogEvent::confirmation_answered: return false;
    }
    return false;
}

/// Coming and going at a screen: everybody's, since it gives no power.
bool is_of_screen(LogEvent event) {
    return event == LogEvent::signed_in || event == LogEvent::sign_in_failed || event == LogEvent::screen_locked || event == LogEvent::signed_out;
}

}  // namespace

std::string_view to_id(LogEvent event) { return kEvents[static_cast<std::size_t>(event)]; }
std::optional<LogEvent> log_event_from(std::string_view id) { return named<LogEvent>(kEvents, id); }
std::string_view to_id(LogResult result) { return kResults[static_cast<std::size_t>(result)]; }
std::optional<LogResult> log_result_from(std::string_view id) { return named<LogResult>(kResults, id); }
std::string_view to_id(Reason reason) { return kReasons[static_cast<std::size_t>(reason)]; }
std::optional<Reason> reason_from(std::string_view id) { return named<Reason>(kReasons, id); }

const std::vector<LogEvent>& log_events() {
    static const std::vector<LogEvent> kAll = [] {
        std::vector<LogEvent> all;
        for (std::size_t i = 0; i < kEvents.size(); ++i) all.push_back(static_cast<LogEvent>(i));
        return all;
    }();
    return kAll;
}

bool may(Role role, LogEvent event) {
    if (is_of_screen(event)) return role != Role::terminal;
    switch (role) {
        case Role::clerk: return is_of_case(event) || event == LogEvent::printer_refused;
        case Role::supervisor:
            return is_of_case(event) || event == LogEvent::printer_refused || event == LogEvent::staff_added || event == LogEvent::staff_removed ||
                   event == LogEvent::figures_exported || event == LogEvent::log_verified;
        case Role::dx_staff: return event == LogEvent::figures_exported;
        case Role::auditor: return event == LogEvent::log_verified || event == LogEvent::figures_exported;
        case Role::terminal: return event == LogEvent::case_submitted || event == LogEvent::staff_called || event == LogEvent::confirmation_answered;
        case Role::system:
            return event == LogEvent::case_wiped || event == LogEvent::database_set_aside || event == LogEvent::log_file_restored || event == LogEvent::keys_made ||
                   event == LogEvent::log_verified || event == LogEvent::figures_exported || event == LogEvent::printer_refused;
    }
    return false;
}

LogEntry chained(std::int64_t seq, Moment at, LogNote note, const Hash& previous) {
    LogEntry entry{seq, at, std::move(note), previous, {}};
    entry.hash = sha256(std::string(reinterpret_cast<const char*>(previous.data()), previous.size()) + body_of(entry));
    return entry;
}

std::string line_of(const LogEntry& entry) { return body_of(entry) + ",\"hash\":\"" + to_hex(entry.hash) + "\"}"; }

std::optional<LogEntry> entry_from_line(std::string_view line) {
    forms::Problems ignored;               // a line that cannot be read is itself the finding
    const auto node = forms::read_json(line, ignored);
    if (!node) return std::nullopt;
    const auto seq = number_in(*node, "seq"), at = number_in(*node, "at_ms"), count = number_in(*node, "count");
    const auto who = word_in(*node, "who"), device = word_in(*node, "device"), subject = word_in(*node, "subject");
    const auto role = role_from(text_in(*node, "role"));
    const auto event = log_event_from(text_in(*node, "event"));
    const auto result = log_result_from(text_in(*node, "result"));
    const auto reason = reason_from(text_in(*node, "reason"));
    const auto previous = hash_from_hex(text_in(*node, "previous")), hash = hash_from_hex(text_in(*node, "hash"));
    if (!seq || !at || !count || !who || !device || !subject || !role || !event || !result || !reason || !previous || !hash) return std::nullopt;
    LogEntry entry{*seq, *at, {{*who, *role, *device}, *event, std::nullopt, *subject, *result, *reason, *count}, *previous, *hash};
    if (node->find("case")) {
        entry.note.about = case_id_from(text_in(*node, "case"));
        if (!entry.note.about) return std::nullopt;
    }
    if (line_of(entry) != line) return std::nullopt;       // one spelling only: nothing can be added beside what is hashed
    return entry;
}

std::optional<Hash> hash_of_next(std::string_view line, std::int64_t seq, const Hash& previous) {
    const std::string start = "{\"seq\":" + std::to_string(seq) + ",";
    const std::string before_hash = ",\"previous\":\"" + to_hex(previous) + "\"";
    const std::size_t tail = std::string_view(",\"hash\":\"\"}").size() + 2 * previous.size();
    if (!line.starts_with(start) || line.size() < tail + before_hash.size()) return std::nullopt;
    const std::string_view body = line.substr(0, line.size() - tail);
    if (!body.ends_with(before_hash)) return std::nullopt;
    const Hash hash = sha256(std::string(reinterpret_cast<const char*>(previous.data()), previous.size()) + std::string(body));
    if (line.substr(body.size()) != ",\"hash\":\"" + to_hex(hash) + "\"}") return std::nullopt;
    return hash;
}

std::optional<ChainBreak> first_break(const std::vector<LogEntry>& entries) {
    Hash previous{};
    std::int64_t expected = 1;
    for (const LogEntry& entry : entries) {
        if (entry.seq > expected) return ChainBreak{expected, ChainTrouble::missing};
        if (entry.seq < expected) return ChainBreak{entry.seq, ChainTrouble::out_of_order};
        if (entry.previous != previous || chained(entry.seq, entry.at, entry.note, previous).hash != entry.hash)
            return ChainBreak{entry.seq, ChainTrouble::altered};
        previous = entry.hash;
        ++expected;
    }
    return std::nullopt;
}

}  // namespace kiosk::store
