// `kakanai desk` from its options to its loop.
// Opens what the desk needs and tells everything that is missing; decides nothing.
#include "kiosk/desk/desk.h"

#include "kiosk/command_words.h"
#include "kiosk/desk/desk_loop.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/wall_clock.h"

#include <iostream>

namespace kiosk {

int run_desk(const KioskOptions& options, const std::string& device) {
    const CommandWords words(options.assets_dir);
    const auto name = store::Word::make(device);
    if (!name) {
        std::cerr << words.say("desk.bad_device") << '\n';
        return 2;
    }
    const auto house = desk::open_desk_house(options);
    if (!house) return 1;
    auto opened = store::SqliteStore::open(options.data_dir, *name, now_by_clock());
    if (!opened) {
        std::cerr << words.say(opened.fault()) << '\n';
        return 1;
    }
    if (opened->set_aside) std::cerr << words.say("desk.set_aside", {{"where", opened->set_aside->kept_at.string()}, {"count", std::to_string(opened->set_aside->cases_saved)}}) << '\n';
    desk::FolderOut paper(options.data_dir / "printed");
    return desk::run_desk_loop(options, *house, {house->data(), *opened->store, paper, options.data_dir, *name});
}

}  // namespace kiosk
