// `kakanai staff`. The passphrase is read without an echo and overwritten after use.
// Written down in the log before a key file changes.
#include "kiosk/desk/command_staff.h"

#include "forms/text.h"
#include "kiosk/ask_secretly.h"
#include "kiosk/command_words.h"
#include "kiosk/desk/permissions.h"
#include "kiosk/store/keys.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/wall_clock.h"
#include "kiosk/wipe.h"

#include <iostream>

namespace kiosk {

namespace {

int say(const CommandWords& words, const std::string& key, const StaffRequest& request, int status) {
    (status == 0 ? std::cout : std::cerr) << words.say(key, {{"who", request.id}, {"role", request.role}, {"by", request.by}}) << '\n';
    return status;
}

int list(const CommandWords& words, const std::filesystem::path& data_dir) {
    const auto members = store::staff(data_dir);
    if (!members) {
        std::cerr << words.say(members.fault()) << '\n';
        return 1;
    }
    for (const store::StaffMember& member : *members) std::cout << member.id.text() << '\t' << store::to_id(member.role) << '\n';
    return 0;
}

/// No log, no action: who may open cases is written down before it changes.
bool is_noted(const CommandWords& words, const std::filesystem::path& data_dir, const store::Unlocked& by, store::LogEvent event, const store::Word& subject) {
    const store::Word device = *store::Word::make("command");
    const auto opened = store::SqliteStore::open(data_dir, device, now_by_clock());
    if (!opened) std::cerr << words.say(opened.fault()) << '\n';
    if (!opened) return false;
    const auto noted = opened->store->note({{by.member.id, by.member.role, device}, event, std::nullopt, subject, store::LogResult::done, store::Reason::none, 0}, now_by_clock());
    if (!noted) std::cerr << words.say(noted.fault()) << '\n';
    return static_cast<bool>(noted);
}

int add(const CommandWords& words, const std::filesystem::path& data_dir, const StaffRequest& request, const store::Unlocked& by, const store::Word& id) {
    const auto role = store::role_from(request.role);
    const bool works_here = role && std::find(desk::kRoles.begin(), desk::kRoles.end(), *role) != desk::kRoles.end();
    if (!works_here) return say(words, "staff.unknown_role", request, 2);
    std::string passphrase = ask_secretly(words.say("staff.ask_new", {{"who", request.id}}));
    std::string again = ask_secretly(words.say("staff.ask_again"));
    const bool is_same = passphrase == again, is_long = forms::count_characters(passphrase) >= static_cast<int>(store::kPassphraseCharactersMin);
    wipe(again);
    if (!is_same || !is_long) {
        wipe(passphrase);
        return say(words, is_same ? "staff.too_short" : "staff.not_same", request, 1);
    }
    if (!is_noted(words, data_dir, by, store::LogEvent::staff_added, id)) {
        wipe(passphrase);
        return 1;
    }
    const auto added = store::add_staff(data_dir, by, {id, *role}, passphrase, store::WrapCost::staff);
    wipe(passphrase);
    if (added) return say(words, "staff.added", request, 0);
    std::cerr << words.say(added.fault()) << '\n';
    return 1;
}

}  // namespace

int run_staff(const Places& places, const std::filesystem::path& data_dir, const StaffRequest& request) {
    const CommandWords words(places.assets);
    if (request.wish == StaffWish::list) return list(words, data_dir);
    const auto id = store::Word::make(request.id), by_id = store::Word::make(request.by);
    if (!id || !by_id) return say(words, "staff.bad_id", request, 2);
    std::string passphrase = ask_secretly(words.say("staff.ask_by", {{"by", request.by}}));
    const auto by = store::unlock(data_dir, *by_id, passphrase);
    wipe(passphrase);
    if (!by) {
        std::cerr << words.say(by.fault()) << '\n';
        return 1;
    }
    const bool may_manage = *by && desk::may((*by)->member.role, desk::Action::manage_staff);
    if (!may_manage) return say(words, *by ? "staff.not_permitted" : "staff.wrong", request, 1);
    if (request.wish == StaffWish::add) return add(words, data_dir, request, **by, *id);
    if (!is_noted(words, data_dir, **by, store::LogEvent::staff_removed, *id)) return 1;
    const auto removed = store::remove_staff(data_dir, **by, *id);
    if (removed) return say(words, "staff.removed", request, 0);
    std::cerr << words.say(removed.fault()) << '\n';
    return 1;
}

}  // namespace kiosk
