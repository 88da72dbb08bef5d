// Keys, catalog stamp, store; each failure ends in its own sentence.
// Makes nothing: keys are made by `kakanai keys init` and by nobody else.
#include "kiosk/inbox_open.h"

#include "kiosk/case_folder.h"
#include "kiosk/command_words.h"
#include "kiosk/store/keys.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/store_inbox.h"
#include "kiosk/wall_clock.h"

#include <iostream>

namespace kiosk {

std::optional<OpenInbox> open_inbox(const KioskOptions& options, const House& house) {
    const CommandWords words(options.assets_dir);
    const auto refuse = [](const std::string& sentence) {
        std::cerr << sentence << '\n';
        return std::nullopt;
    };
    if (!options.folder.empty()) {
        std::cerr << words.say("store.trial", {{"where", options.folder.string()}}) << '\n';
        return OpenInbox{nullptr, std::make_unique<FolderInbox>(house, options.folder)};
    }
    const auto name = store::Word::make(options.device);
    if (!name) return refuse(words.say("store.bad_device", {{"name", options.device}}));
    const auto key = store::read_public_key(options.data_dir);
    if (!key && key.fault().kind == forms::FaultKind::not_found) return refuse(words.say("store.no_keys", {{"where", options.data_dir.string()}}));
    if (!key) return refuse(words.say(key.fault()));
    auto stamp = store::stamp_of(house.catalog, options.catalog_dir);
    if (!stamp) return refuse(words.say(stamp.fault()));
    auto opened = store::SqliteStore::open(options.data_dir, *name, now_by_clock());
    if (!opened) return refuse(words.say(opened.fault()));
    if (opened->set_aside)
        std::cerr << words.say("store.set_aside", {{"where", opened->set_aside->kept_at.string()}, {"count", std::to_string(opened->set_aside->cases_saved)}}) << '\n';
    OpenInbox open{std::move(opened->store), nullptr};
    open.inbox = std::make_unique<StoreInbox>(house, *open.intake, *key, std::move(*stamp), *name, now_by_clock);
    return open;
}

}  // namespace kiosk
