// Reads the counts and writes the files that were asked for.
// The log says that it was done, and by the machine itself.
#include "kiosk/figures/command_figures.h"

#include "kiosk/command_store.h"
#include "kiosk/export/letters_of_target.h"
#include "kiosk/figures/council_sheet.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/wall_clock.h"
#include "printer/file.h"

#include <iostream>

namespace kiosk {

int run_figures(const Places& places, const std::filesystem::path& data_dir, const FiguresRequest& request) {
    const CommandWords words(places.assets);
    const auto refuse = [](const std::string& sentence, int status = 1) {
        std::cerr << sentence << '\n';
        return status;
    };
    if (!forms::parse_iso_date(request.from_day) || !forms::parse_iso_date(request.to_day)) return refuse(words.say("export.bad_day"), 2);
    const store::Word device = *store::Word::make("command");
    auto opened = store::SqliteStore::open(data_dir, device, now_by_clock());
    if (!opened) return refuse(words.say(opened.fault()));
    const auto rows = opened->store->figures(request.from_day, request.to_day);
    if (!rows) return refuse(words.say(rows.fault()));
    if (rows->empty()) return refuse(words.say("figures.none", {{"from", request.from_day}, {"to", request.to_day}}));
    const store::LogNote note{{store::Word(), store::Role::system, device}, store::LogEvent::figures_exported, std::nullopt, store::Word(), store::LogResult::done, store::Reason::none, static_cast<std::int64_t>(rows->size())};
    if (const auto noted = opened->store->note(note, now_by_clock()); !noted) return refuse(words.say(noted.fault()));
    if (!request.csv.empty()) {
        const auto written = printer::write_file_beside(request.csv, encoded(write_csv(figures_csv(*rows)), Encoding::utf8_bom).value_or(std::string()));
        if (!written) return refuse(words.say(written.fault()));
        std::cout << words.say("figures.written", {{"where", request.csv.string()}}) << '\n';
    }
    if (request.pdf.empty()) return 0;
    const forms::CatalogReading reading = forms::read_catalog(places.catalog, today_by_clock());
    const auto fonts = printer::Fonts::open();
    if (!fonts) return refuse(words.say(fonts.fault()));
    const auto pdf = council_pdf(gather(*rows, request.from_day, request.to_day), reading.catalog, words, *fonts);
    if (!pdf) return refuse(words.say(pdf.fault()));
    const auto written = printer::write_file_beside(request.pdf, *pdf);
    if (!written) return refuse(words.say(written.fault()));
    std::cout << words.say("figures.written", {{"where", request.pdf.string()}}) << '\n';
    return 0;
}

}  // namespace kiosk
