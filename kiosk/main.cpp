// The program `kakanai`: reads the command line and calls one command. The only file that knows CLI11.
// Has the one catch of the house: what nobody foresaw ends in one sentence and exit status 1.
#include "kiosk/command.h"
#include "kiosk/command_printer.h"
#include "kiosk/command_store.h"
#include "kiosk/export/command_export.h"
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
    kiosk::KioskOptions kiosk{{}, "data", {}, {}, false, 1080, 1920, {}, {}, {}, "kiosk-1"};
    std::string today, size, head, staff = "admin";
    bool is_trial = false;
    kiosk::ExportRequest exported;
    kiosk::FiguresRequest figures;
    kiosk::PrinterRequest printer;
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
    commands.keys_init->add_option("--staff", line.staff);
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
    if (*commands.keys_init) return kiosk::run_keys_init(line.places, line.kiosk.data_dir, line.staff, line.is_trial ? kiosk::Keys::trial : kiosk::Keys::office);
    if (*commands.log_verify) return kiosk::run_log_verify(line.places, line.kiosk.data_dir, line.head);
    if (*commands.log_show) return kiosk::run_log_show(line.places, line.kiosk.data_dir);
    if (*commands.log_events) return kiosk::run_log_events(line.places);
    if (*commands.wipe) return kiosk::run_wipe(line.places, line.kiosk.data_dir);
    if (*commands.exports) return kiosk::run_export(line.places, line.kiosk.data_dir, line.exported);
    if (*commands.printer) return kiosk::run_printer(line.places, line.printer);
    if (*commands.figures) return kiosk::run_figures(line.places, line.kiosk.data_dir, line.figures);
    return std::nullopt;
}

int usage_error(const char* sentence) {
    std::cerr << sentence << "\n";
    return 2;
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
    screens->add_flag("--windowed", line.kiosk.windowed);
    screens->add_option("--size", line.size);
    screens->add_option("--px-per-mm", line.kiosk.px_per_mm);
    screens->add_option("--dump-widgets", line.kiosk.dump_widgets);
    CLI::Option* gallery = screens->add_option("--gallery", line.gallery.directory);
    screens->add_option("--answers", line.gallery.answers_file)->needs(gallery);
    screens->add_option("--mode", line.gallery.modes)->needs(gallery);
    screens->add_option("--only", line.gallery.only)->needs(gallery);
    const StoreCommands store = add_store_commands(app, line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::optional<forms::Date> today;
    if (!line.today.empty()) {
        today = forms::parse_iso_date(line.today);
        if (!today) return usage_error("--today YYYY-MM-DD");
    }
    if (!line.size.empty() && !read_size(line.size, line.kiosk)) return usage_error("--size WIDTHxHEIGHT");
    if (const auto status = run_store_command(store, line)) return *status;
    if (*screens) return run_kiosk(line, today);
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
