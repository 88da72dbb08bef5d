// Keys, log and retention from the command line. Passphrases are read without an echo and overwritten after use.
// The desk does the same with a screen; nothing here opens a case.
#include "kiosk/command_store.h"

#include "forms/text.h"
#include "kiosk/ask_secretly.h"
#include "kiosk/command_words.h"
#include "kiosk/store/keys.h"
#include "kiosk/store/log_check.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/wipe.h"
#include "kiosk/wall_clock.h"
#include "kiosk/retention.h"

#include <chrono>
#include <iostream>

namespace kiosk {

namespace {

constexpr const char* kTrialPassphrase = "kakanai-trial";

const store::Word& command_device() {
    static const store::Word kDevice = *store::Word::make("command");
    return kDevice;
}

/// Opens the store and tells when it had to set a damaged one aside.
std::unique_ptr<store::SqliteStore> open_store(const CommandWords& words, const std::filesystem::path& data_dir) {
    auto opened = store::SqliteStore::open(data_dir, command_device(), now_by_clock());
    if (!opened) {
        std::cerr << words.say(opened.fault()) << '\n';
        return nullptr;
    }
    if (opened->set_aside)
        std::cerr << words.say("store.set_aside", {{"where", opened->set_aside->kept_at.string()}, {"count", std::to_string(opened->set_aside->cases_saved)}}) << '\n';
    return std::move(opened->store);
}

store::Actor the_house() { return {store::Word(), store::Role::system, command_device()}; }

std::optional<store::LogHead> head_from(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto hash = store::hash_from_hex(std::string_view(text).substr(colon + 1));
    const std::int64_t seq = std::atoll(text.substr(0, colon).c_str());
    if (!hash || seq < 1) return std::nullopt;
    return store::LogHead{seq, *hash};
}

}  // namespace

int run_keys_init(const Places& places, const std::filesystem::path& data_dir, const std::string& first, KeysFor keys) {
    const CommandWords words(places.assets);
    const auto id = store::Word::make(first);
    if (!id) return refuse(words.say("keys.bad_id"), 2);
    if (store::read_public_key(data_dir)) return refuse(words.say("keys.there", {{"where", (data_dir / "keys").string()}}));
    std::string passphrase = keys == KeysFor::trial ? std::string(kTrialPassphrase) : ask_secretly(words.say("keys.ask", {{"id", first}}));
    if (forms::count_characters(passphrase) < static_cast<int>(store::kPassphraseCharactersMin)) return refuse(words.say("keys.too_short"));
    if (keys == KeysFor::office) {
        std::string again = ask_secretly(words.say("keys.ask_again"));
        const bool is_same = again == passphrase;
        wipe(again);
        if (!is_same) return refuse(words.say("keys.not_same"));
    }
    const auto opened = open_store(words, data_dir);
    if (!opened) return 1;
    const auto noted = opened->note({the_house(), store::LogEvent::keys_made, std::nullopt, *id, store::LogResult::done, store::Reason::none, 0}, now_by_clock());
    if (!noted) return refuse(words.say(noted.fault()));
    const auto made = store::make_keys(data_dir, *id, passphrase, keys == KeysFor::trial ? store::WrapCost::trial : store::WrapCost::staff);
    wipe(passphrase);
    if (!made) return refuse(words.say(made.fault()));
    std::cout << words.say("keys.made", {{"where", (data_dir / "keys").string()}, {"id", first}, {"fingerprint", store::fingerprint(*made)}}) << '\n';
    if (keys == KeysFor::trial) std::cout << words.say("keys.trial", {{"id", first}, {"passphrase", kTrialPassphrase}}) << '\n';
    return 0;
}

int run_log_verify(const Places& places, const std::filesystem::path& data_dir, const std::string& head) {
    const CommandWords words(places.assets);
    const auto known = head_from(head);
    if (!head.empty() && !known) return refuse(words.say("log.bad_head"), 2);
    const auto verdict = store::verify_log(data_dir, known);
    if (!verdict) return refuse(words.say(verdict.fault()));
    if (!verdict->trouble) {
        std::cout << words.say("log.whole", {{"count", std::to_string(verdict->entries)}, {"head", std::to_string(verdict->head.seq) + ":" + store::to_hex(verdict->head.hash)}}) << '\n';
        return 0;
    }
    const auto place = [&]() -> std::string {
        switch (verdict->trouble->place) {
            case store::LogPlace::table: return words.say("log.table");
            case store::LogPlace::file: return words.say("log.file");
            case store::LogPlace::head: return words.say("log.head");
        }
        return {};
    }();
    return refuse(words.say("log.broken", {{"place", place}, {"seq", std::to_string(verdict->trouble->seq)}}));
}

int run_log_show(const Places& places, const std::filesystem::path& data_dir) {
    const CommandWords words(places.assets);
    const auto opened = open_store(words, data_dir);
    if (!opened) return 1;
    constexpr int kAtOnce = 1000;
    for (std::int64_t from = 1;; from += kAtOnce) {
        const auto entries = opened->log(from, kAtOnce);
        if (!entries) return refuse(words.say(entries.fault()));
        for (const store::LogEntry& entry : *entries) std::cout << store::line_of(entry) << '\n';
        if (static_cast<int>(entries->size()) < kAtOnce) return 0;
    }
}

int run_log_events(const Places& places) {
    const CommandWords words(places.assets);
    std::cout << "# " << words.say("log.events_heading") << "\n\n" << words.say("log.events_lead") << "\n\n";
    std::cout << "| " << words.say("log.column_event") << " | " << words.say("log.column_meaning") << " | " << words.say("log.column_roles") << " |\n|---|---|---|\n";
    for (const store::LogEvent event : store::log_events()) {
        std::string roles;
        for (const store::Role role : {store::Role::terminal, store::Role::clerk, store::Role::supervisor, store::Role::dx_staff, store::Role::auditor, store::Role::system})
            if (store::may(role, event)) roles += (roles.empty() ? "" : ", ") + std::string(store::to_id(role));
        const std::string id(store::to_id(event));
        std::cout << "| `" << id << "` | " << words.say("log_event." + id) << " | " << roles << " |\n";
    }
    return 0;
}

int run_wipe(const Places& places, const std::filesystem::path& data_dir) {
    const CommandWords words(places.assets);
    const forms::CatalogReading reading = forms::read_catalog(places.catalog, today_by_clock());
    const auto opened = open_store(words, data_dir);
    if (!opened) return 1;
    const auto wiped = opened->wipe_due(retention_of(reading.catalog.city), the_house(), now_by_clock());
    if (!wiped) return refuse(words.say(wiped.fault()));
    std::cout << words.say("store.wiped", {{"count", std::to_string(*wiped)}}) << '\n';
    return 0;
}

}  // namespace kiosk
