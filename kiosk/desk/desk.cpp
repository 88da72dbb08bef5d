// `kakanai desk` from its options to its loop.
// Opens what the desk needs and tells everything that is missing; decides nothing.
#include "kiosk/desk/desk.h"

#include "kiosk/command_words.h"
#include "kiosk/desk/desk_loop.h"
#include "kiosk/desk/profile_hand_off.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/wall_clock.h"

#include <iostream>

namespace kiosk {

namespace {

/// A queue that keeps what it prints, or does not answer, is refused here: nobody should find that out with a resident waiting.
std::unique_ptr<desk::PaperOut> open_paper(const KioskOptions& options, const DeskRequest& request, const printer::Fonts& fonts, store::Desk& store, const store::Word& device) {
    const CommandWords words(options.assets_dir);
    if (request.printer.queue.empty()) return std::make_unique<desk::FolderOut>(options.data_dir / "printed", words);
    auto queue = std::make_unique<desk::QueueOut>(printer::open_cups_queue(request.printer), request.printer, fonts, words);
    const auto why = queue->why_not();
    if (!why) return queue;
    std::cerr << *why << '\n';
    store::LogNote note{{store::Word(), store::Role::system, device}, store::LogEvent::printer_refused, std::nullopt, store::Word(), store::LogResult::refused, store::Reason::paper, 0};
    static_cast<void>(store.note(note, now_by_clock()));
    return nullptr;
}

/// Nothing when the profiles or the table of letters are broken; every reason is told.
std::unique_ptr<desk::HandOff> open_hand_off(const KioskOptions& options, const DeskRequest& request, const forms::Catalog& catalog) {
    const CommandWords words(options.assets_dir);
    ExportProfiles read = read_export_profiles(options.catalog_dir, catalog);
    for (const forms::Problem& problem : read.problems) std::cerr << forms::to_text(problem);
    auto letters = TargetLetters::open(options.assets_dir);
    if (!letters) std::cerr << words.say(letters.fault()) << '\n';
    if (!read.problems.empty() || read.profiles.empty() || !letters) {
        std::cerr << words.say("export.broken_profile") << '\n';
        return nullptr;
    }
    return std::make_unique<desk::ProfileHandOff>(std::move(read.profiles), std::move(*letters), request.hand_off, catalog, words);
}

}  // namespace

int run_desk(const KioskOptions& options, const DeskRequest& request) {
    const CommandWords words(options.assets_dir);
    const auto name = store::Word::make(request.device);
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
    const auto paper = open_paper(options, request, house->house().fonts, *opened->store, *name);
    if (!paper) return 1;
    const auto hand_off = request.hand_off.empty() ? nullptr : open_hand_off(options, request, house->house().catalog);
    if (!request.hand_off.empty() && !hand_off) return 1;
    return desk::run_desk_loop(options, *house, {house->data(), *opened->store, *paper, options.data_dir, *name, hand_off.get()});
}

}  // namespace kiosk
