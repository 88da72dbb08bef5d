// The program `kakanai`: reads the command line and calls one command. The only file that knows CLI11.
// Has the one catch of the house: what nobody foresaw ends in one sentence and exit status 1.
#include "kiosk/command.h"
#include "kiosk/command_card.h"
#include "kiosk/desk/command_staff.h"
#include "kiosk/desk/desk.h"
#include "kiosk/command_printer.h"
#include "kiosk/command_qr.h"
#include "kiosk/command_store.h"
#include "kiosk/command_words.h"
#include "kiosk/export/command_export.h"
#include "kiosk/fallback/command_paper.h"
#include "kiosk/figures/command_figures.h"
#include "kiosk/kiosk.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

namespace {

struct Line {
    kiosk::Places places = kiosk::usual_places();
    std::filesystem::path answers, out = "out", json;
    kiosk::GalleryOrder gallery;
    kiosk::DeskRequest desk;
    kiosk::StaffRequest staff;
    kiosk::KioskOptions kiosk{{}, "data", {}, {}, false, 1080, 1920, {}, {}, {}, kiosk::CardSource::by_itself, {}, {}, "kiosk-1"};
    kiosk::CardSimOptions card_sim;
    bool practice = false;
    std::string today, size, cards, head, first_staff = "admin";
    bool is_trial = false;
    kiosk::ExportRequest exported;
    kiosk::FiguresRequest figures;
    kiosk::PrinterRequest printer;
    kiosk::QrRequest qr;
    kiosk::ImportRequest imported;
    bool with_pin = false;
};

/// "1080x1920"; nothing changes when it is something else.
bool read_size(const std::string& text, kiosk::KioskOptions& options) {
    int width = 0, height = 0;
    if (std::sscanf(text.c_str(), "%dx%d", &width, &height) != 2 || width < 480 || height < 480 || width > 8192 || height > 8192) return false;
    options.width = width;
    options.height = height;
    return true;
}

int run_kiosk(Line& line, std::optional<forms::Date> today) {
    line.kiosk.catalog_dir = line.places.catalog;
    line.kiosk.assets_dir = line.places.assets;
    line.kiosk.today = today;
    if (line.gallery.directory.empty()) return kiosk::run_kiosk(line.kiosk);
    return kiosk::write_gallery(line.kiosk, line.gallery);
}

int run_desk(Line& line, std::optional<forms::Date> today) {
    line.kiosk.catalog_dir = line.places.catalog;
    line.kiosk.assets_dir = line.places.assets;
    line.kiosk.today = today;
    if (line.gallery.directory.empty()) return kiosk::run_desk(line.kiosk, line.desk);
    return kiosk::write_desk_gallery(line.kiosk, line.gallery.answers_file, line.gallery.directory);
}

struct StoreCommands {
    CLI::App *keys_init, *log_verify, *log_show, *log_events, *wipe, *exports, *figures, *printer;
};
StoreCommands add_store_commands(CLI::App& app, Line& line) {
    const auto placed = [&line](CLI::App* command) {
        command->add_option("--data", line.kiosk.data_dir);
        command->add_option("--catalog", line.places.catalog);
        command->add_option("--assets", line.places.assets);
        return command;
    };
    CLI::App* keys = app.add_subcommand("keys");
    keys->require_subcommand(1);
    CLI::App* log = app.add_subcommand("log");
    log->require_subcommand(1);
    StoreCommands commands{placed(keys->add_subcommand("init")), placed(log->add_subcommand("verify")), placed(log->add_subcommand("show")),
                           placed(log->add_subcommand("events")), placed(app.add_subcommand("wipe")), placed(app.add_subcommand("export")),
                           placed(app.add_subcommand("figures")), placed(app.add_subcommand("printer"))};
    commands.keys_init->add_option("--staff", line.first_staff);
    commands.keys_init->add_flag("--trial", line.is_trial);
    commands.log_verify->add_option("--head", line.head);
    commands.exports->add_option("--format", line.exported.profile)->required();
    commands.exports->add_option("--date", line.exported.day);
    commands.exports->add_option("--staff", line.exported.staff)->required();
    commands.exports->add_option("--out", line.exported.out)->required();
    commands.exports->add_flag("--shrink", line.exported.shrinks);
    commands.exports->add_flag("--hand-off", line.exported.hands_off);
    commands.figures->add_option("--from", line.figures.from_day)->required();
    commands.figures->add_option("--to", line.figures.to_day)->required();
    commands.figures->add_option("--csv", line.figures.csv);
    commands.figures->add_option("--pdf", line.figures.pdf);
    commands.printer->add_option("--queue", line.printer.place.queue)->required();
    commands.printer->add_option("--server", line.printer.place.server);
    commands.printer->add_option("--settings", line.printer.place.settings);
    commands.printer->add_option("--send", line.printer.send);
    return commands;
}

std::optional<int> run_store_command(const StoreCommands& commands, const Line& line) {
    if (*commands.keys_init) return kiosk::run_keys_init(line.places, line.kiosk.data_dir, line.first_staff, line.is_trial ? kiosk::KeysFor::trial : kiosk::KeysFor::office);
    if (*commands.log_verify) return kiosk::run_log_verify(line.places, line.kiosk.data_dir, line.head);
    if (*commands.log_show) return kiosk::run_log_show(line.places, line.kiosk.data_dir);
    if (*commands.log_events) return kiosk::run_log_events(line.places);
    if (*commands.wipe) return kiosk::run_wipe(line.places, line.kiosk.data_dir);
    if (*commands.exports) return kiosk::run_export(line.places, line.kiosk.data_dir, line.exported);
    if (*commands.printer) return kiosk::run_printer(line.places, line.printer);
    if (*commands.figures) return kiosk::run_figures(line.places, line.kiosk.data_dir, line.figures);
    return std::nullopt;
}

struct QrCommands {
    CLI::App *keys, *make, *read, *import;
};
QrCommands add_qr_commands(CLI::App& app, Line& line) {
    const auto placed = [&line](CLI::App* command) {
        command->add_option("--data", line.kiosk.data_dir);
        command->add_option("--catalog", line.places.catalog);
        command->add_option("--assets", line.places.assets);
        command->add_option("--today", line.today);
        return command;
    };
    CLI::App* codes = app.add_subcommand("qr");
    codes->require_subcommand(1);
    const QrCommands commands{placed(codes->add_subcommand("keys")), placed(codes->add_subcommand("make")), placed(codes->add_subcommand("read")),
                              placed(app.add_subcommand("import-qr"))};
    commands.make->add_option("answers", line.qr.answers)->required();
    commands.make->add_option("--out", line.qr.out)->required();
    commands.make->add_option("--key", line.qr.key);
    commands.make->add_option("--days", line.qr.days)->check(CLI::Range(1, 3650));
    commands.make->add_flag("--pin", line.with_pin);
    commands.read->add_option("images", line.qr.images)->required();
    commands.import->add_option("images", line.imported.images)->required();
    commands.import->add_option("--format", line.imported.profile)->required();
    commands.import->add_option("--staff", line.imported.staff)->required();
    commands.import->add_option("--out", line.imported.out)->required();
    commands.import->add_flag("--shrink", line.imported.shrinks);
    return commands;
}

std::optional<int> run_qr_command(const QrCommands& commands, Line& line, std::optional<forms::Date> today) {
    if (line.with_pin) line.qr.lock = kiosk::CodeLock::by_pin;
    if (*commands.keys) return kiosk::run_qr_keys(line.places, line.kiosk.data_dir);
    if (*commands.make) return kiosk::run_qr_make(line.places, line.kiosk.data_dir, line.qr, today);
    if (*commands.read) return kiosk::run_qr_read(line.places, line.kiosk.data_dir, line.qr, today);
    if (*commands.import) return kiosk::run_import_qr(line.places, line.kiosk.data_dir, line.imported, today);
    return std::nullopt;
}

int usage_error(const char* sentence) {
    std::cerr << sentence << "\n";
    return 2;
}

/// What each command is for, in the words of the table.
void describe(CLI::App& app, const kiosk::CommandWords& words, const std::string& path = "about.") {
    if (CLI::Option* help = app.get_help_ptr()) help->description(words.say("about.help"));
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
        command->description(words.say(path + command->get_name()));
        describe(*command, words, path + command->get_name() + "_");
    }
}

int run(int argc, char** argv) {
    Line line;
    CLI::App app{"kakanai", "kakanai"};
    app.require_subcommand(1);
    const auto common = [&line](CLI::App* command) {
        command->add_option("--catalog", line.places.catalog);
        command->add_option("--assets", line.places.assets);
        command->add_option("--today", line.today);
        return command;
    };
    CLI::App* fill = common(app.add_subcommand("fill"));
    fill->add_option("answers", line.answers)->required();
    fill->add_option("--out", line.out)->required();
    CLI::App* check = common(app.add_subcommand("check"));
    CLI::App* ask = common(app.add_subcommand("ask"));
    ask->add_option("answers", line.answers)->required();
    CLI::App* bench = common(app.add_subcommand("bench"));
    bench->add_option("--json", line.json);
    CLI::App* screens = common(app.add_subcommand("kiosk"));
    screens->add_option("--data", line.kiosk.data_dir);
    screens->add_option("--folder", line.kiosk.folder);
    screens->add_option("--device", line.kiosk.device);
    screens->add_option("--codes", line.kiosk.codes);
    screens->add_option("--camera", line.kiosk.camera);
    screens->add_option("--scanner", line.kiosk.scanners);
    screens->add_flag("--windowed", line.kiosk.windowed);
    screens->add_flag("--practice", line.practice);
    screens->add_option("--size", line.size);
    screens->add_option("--px-per-mm", line.kiosk.px_per_mm);
    screens->add_option("--dump-widgets", line.kiosk.dump_widgets);
    CLI::Option* gallery = screens->add_option("--gallery", line.gallery.directory);
    screens->add_option("--answers", line.gallery.answers_file)->needs(gallery);
    screens->add_option("--mode", line.gallery.modes)->needs(gallery);
    screens->add_option("--only", line.gallery.only)->needs(gallery);
    CLI::App* desk = common(app.add_subcommand("desk"));
    desk->add_option("--data", line.kiosk.data_dir);
    desk->add_option("--device", line.desk.device);
    desk->add_option("--hand-off", line.desk.hand_off);
    CLI::Option* queue = desk->add_option("--queue", line.desk.printer.queue);
    desk->add_option("--server", line.desk.printer.server)->needs(queue);
    desk->add_option("--settings", line.desk.printer.settings)->needs(queue);
    desk->add_flag("--windowed", line.kiosk.windowed);
    desk->add_option("--size", line.size);
    desk->add_option("--dump-widgets", line.kiosk.dump_widgets);
    CLI::App* paper = common(app.add_subcommand("paper"));
    paper->add_option("--data", line.kiosk.data_dir);
    paper->add_option("--out", line.out)->required();
    CLI::App* staff = common(app.add_subcommand("staff"));
    staff->add_option("--data", line.kiosk.data_dir);
    staff->require_subcommand(1);
    staff->add_subcommand("list");
    for (const char* name : {"add", "remove"}) {
        CLI::App* change = staff->add_subcommand(name);
        change->add_option("id", line.staff.id)->required();
        change->add_option("--by", line.staff.by)->required();
        if (std::string(name) == "add") change->add_option("--role", line.staff.role)->required();
    }
    CLI::Option* desk_gallery = desk->add_option("--gallery", line.gallery.directory);
    desk->add_option("--answers", line.gallery.answers_file)->needs(desk_gallery);
    screens->add_option("--card", line.cards)->check(CLI::IsMember({"pcsc", "pcsc-virtual", "files"}));
    CLI::App* card_test = common(app.add_subcommand("card-test"));
    CLI::App* card_sim = common(app.add_subcommand("card-sim"));
    card_sim->add_option("--insert", line.card_sim.insert);
    card_sim->add_option("--port", line.card_sim.port);
    card_sim->add_option("--delay-ms", line.card_sim.delay_ms);
    const StoreCommands store = add_store_commands(app, line);
    const QrCommands codes = add_qr_commands(app, line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const kiosk::CommandWords words(line.places.assets);
        if (error.get_exit_code() != 0) return usage_error(words.say("about.wrong_usage", {{"detail", error.what()}}).c_str());
        describe(app, words);
        return app.exit(error);
    }
    std::optional<forms::Date> today;
    if (!line.today.empty()) {
        today = forms::parse_iso_date(line.today);
        if (!today) return usage_error("--today YYYY-MM-DD");
    }
    if (!line.size.empty() && !read_size(line.size, line.kiosk)) return usage_error("--size WIDTHxHEIGHT");
    if (const auto status = run_store_command(store, line)) return *status;
    if (const auto status = run_qr_command(codes, line, today)) return *status;
    const bool has_no_size = line.size.empty() && *desk;
    if (has_no_size) line.kiosk.width = 1920, line.kiosk.height = 1080;
    if (line.practice) line.kiosk.mode = kiosk::Mode::practice;
    if (line.cards == "pcsc") line.kiosk.cards = kiosk::CardSource::pcsc;
    if (line.cards == "pcsc-virtual") line.kiosk.cards = kiosk::CardSource::pcsc_virtual;
    if (line.cards == "files") line.kiosk.cards = kiosk::CardSource::files;
    if (*card_test) return kiosk::run_card_test(line.places);
    if (*card_sim) return kiosk::run_card_sim(line.places, line.card_sim);
    if (*screens) return run_kiosk(line, today);
    if (*desk) return run_desk(line, today);
    if (*staff) {
        if (staff->got_subcommand("add")) line.staff.wish = kiosk::StaffWish::add;
        if (staff->got_subcommand("remove")) line.staff.wish = kiosk::StaffWish::remove;
        return kiosk::run_staff(line.places, line.kiosk.data_dir, line.staff);
    }
    if (*paper) return kiosk::run_paper(line.places, line.kiosk.data_dir, line.out, today.value_or(kiosk::today_by_clock()));
    if (*fill) return kiosk::run_fill(line.places, line.answers, line.out, today);
    if (*check) return kiosk::run_check(line.places, today);
    if (*ask) return kiosk::run_ask(line.places, line.answers, today);
    if (*bench) return kiosk::run_bench(line.places, "/proc/self/exe", line.json);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception&) {
        // The text of an exception may hold what a resident typed: it is not printed.
        return usage_error("kakanai: internal error");
    }
}
