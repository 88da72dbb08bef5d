// `kakanai bench`: the figures of the house, measured on this machine, as a table and as JSON.
// Measures only; whether a figure is good enough is written beside it, not asserted.
#include "kiosk/command.h"

#include "forms/answers_file.h"
#include "forms/document.h"
#include "kiosk/cpu_clock.h"
#include "kiosk/bench_codes.h"
#include "kiosk/bench_store.h"
#include "kiosk/command_words.h"
#include "kiosk/desk/desk_bench.h"
#include "printer/file.h"
#include "printer/papers.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <iostream>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace kiosk {

namespace {

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

struct Child {
    double wall_ms = 0;
    double rss_mb = 0;
    bool well = false;
};

Child run_child(const std::string& program, std::vector<std::string> arguments) {
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    Child child;
    pid_t pid = 0;
    const auto start = std::chrono::steady_clock::now();
    const int spawned = posix_spawn(&pid, program.c_str(), &quiet, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&quiet);
    if (spawned != 0) return child;
    int status = 0;
    rusage usage{};
    wait4(pid, &status, 0, &usage);
    child.wall_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    child.rss_mb = static_cast<double>(usage.ru_maxrss) / 1024;
    child.well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return child;
}

constexpr std::string_view kSentences = "bench.";
struct Figure {
    std::string key, unit;
    double value = 0, goal = 0;
};

/// CPU of setting each answer of the case again and recomputing everything, one answer a tap.
std::vector<double> tap_times(const forms::Catalog& catalog, const forms::Answers& whole, forms::Date today) {
    std::vector<double> times;
    forms::Answers growing;
    for (const auto& [slot, answer] : whole.slots) {
        const double start = process_cpu_ms();
        if (answer.value) growing.set(slot, *answer.value, answer.source);
        const forms::CaseView view = forms::view_case(catalog, growing, today);
        times.push_back(process_cpu_ms() - start);
    }
    return times;
}

/// The catalog several times over: every copy of a procedure is decided, and every copy of a needed form is filled.
forms::Catalog multiplied(const forms::Catalog& catalog, int copies) {
    forms::Catalog many = catalog;
    many.procedures.clear();
    many.templates.clear();
    for (int copy = 0; copy < copies; ++copy) {
        const std::string mark = "_" + std::to_string(copy);
        for (const auto& [id, form] : catalog.templates) {
            forms::Template renamed = form;
            renamed.id += mark;
            many.templates.emplace(renamed.id, std::move(renamed));
        }
        for (forms::Procedure procedure : catalog.procedures) {
            procedure.id += mark;
            for (forms::PrintRule& rule : procedure.prints) rule.form += mark;
            many.procedures.push_back(std::move(procedure));
        }
    }
    return many;
}

double whole_tap_ms(const forms::Catalog& catalog, const forms::Answers& answers, forms::Date today) {
    std::vector<double> times;
    for (int round = 0; round < 9; ++round) {
        const double start = process_cpu_ms();
        const forms::CaseView view = forms::view_case(catalog, answers, today);
        times.push_back(process_cpu_ms() - start);
    }
    return median(times);
}

forms::Node json_of(const std::vector<Figure>& figures) {
    forms::Node::Table members;
    for (const Figure& figure : figures) {
        forms::Node::Table one;
        one.emplace_back("value", forms::Node{figure.value, {}});
        one.emplace_back("unit", forms::json_string(figure.unit));
        one.emplace_back("goal", forms::Node{figure.goal, {}});
        members.emplace_back(figure.key.substr(kSentences.size()), forms::Node{std::move(one), {}});
    }
    return {std::move(members), {}};
}

}  // namespace

int run_bench(const Places& places, const std::filesystem::path& program, const std::filesystem::path& json_out) {
    const CommandWords words(places.assets);
    const std::filesystem::path household = places.assets / "households" / "family_of_four.json";
    const auto text = printer::read_file(household, 1 << 20);
    const auto fonts = printer::Fonts::open();
    if (!text || !fonts) {
        std::cerr << words.say(text ? fonts.fault() : text.fault()) << "\n";
        return 1;
    }
    const forms::Date today = forms::today_of(*text).value_or(today_by_clock());
    const forms::CatalogReading reading = forms::read_catalog(places.catalog, today);
    const forms::AnswersReading answers = forms::read_answers(*text, reading.catalog, today);
    if (!reading.problems.empty() || !answers.problems.empty()) return 1;

    const auto first = printer::make_papers(reading.catalog, answers.answers, today, *fonts);
    if (!first || !first->complete) return 1;
    double pages = 0, bundle_bytes = 0;
    for (const printer::LaidOutForm& form : first->laid_out) pages += static_cast<double>(form.pages.size());
    for (const printer::Slip& slip : first->slips) pages += static_cast<double>(slip.sheets.pages.size());
    for (const printer::PaperFile& file : first->files) {
        if (file.name == "bundle.pdf") bundle_bytes = static_cast<double>(file.bytes.size());
    }
    const double written = pages * 2;      // each page stands in a PDF of its own and in the bundle
    std::vector<double> warm;
    for (int round = 0; round < 30; ++round) {
        const double start = process_cpu_ms();
        const auto papers = printer::make_papers(reading.catalog, answers.answers, today, *fonts);
        warm.push_back(process_cpu_ms() - start);
    }
    char directory[] = "/tmp/kakanai-bench-XXXXXX";
    if (!mkdtemp(directory)) return 1;
    const std::string self = std::filesystem::canonical(program).string();
    std::vector<double> wall, memory;
    for (int round = 0; round < 15; ++round) {
        const Child child = run_child(self, {"kakanai", "fill", household.string(), "--out", directory, "--catalog", places.catalog.string(), "--assets", places.assets.string()});
        if (!child.well) return 1;
        wall.push_back(child.wall_ms);
        memory.push_back(child.rss_mb);
    }
    const auto store = measure_store(reading.catalog, answers.answers, today, *fonts, std::filesystem::path(directory) / "data");
    std::filesystem::remove_all(directory);
    if (!store) {
        std::cerr << words.say(store.fault()) << "\n";
        return 1;
    }
    std::vector<double> taps;
    for (int round = 0; round < 5; ++round) {
        for (const double time : tap_times(reading.catalog, answers.answers, today)) taps.push_back(time);
    }
    const int copies = static_cast<int>(1000 / reading.catalog.templates.size()) + 1;
    const double thousand = whole_tap_ms(multiplied(reading.catalog, copies), answers.answers, today);
    const double twice = whole_tap_ms(multiplied(reading.catalog, 2 * copies), answers.answers, today);
    const auto desk = desk::measure_desk(places, answers.answers, today);
    const auto codes = measure_codes(places.assets / "cards", reading.catalog, answers.answers, today);
    if (!desk || !codes) return 1;
    const std::vector<Figure> figures = {{"bench.new_process", "ms", median(wall), 100}, {"bench.warm_page", "ms", median(warm) / written, 0.6}, {"bench.warm_distinct", "ms", median(warm) / pages, 1.2},
                                         {"bench.bundle_page", "KB", bundle_bytes / pages / 1024, 12}, {"bench.tap", "ms", median(taps), 1},
                                         {"bench.tap_worst", "ms", *std::max_element(taps.begin(), taps.end()), 1},
                                         {"bench.tap_thousand", "ms", thousand, 10}, {"bench.tap_growth", "x", twice / thousand, 2.2},
                                         {"bench.desk_open", "ms", desk->open_ms, 100}, {"bench.desk_queue", "ms", desk->queue_ms, 16},
                                         {"bench.memory", "MB", *std::max_element(memory.begin(), memory.end()), 80},
                                         {"bench.submit_p95", "ms", store->submit_p95_ms, 20}, {"bench.open_page", "ms", store->open_page_ms, 100},
                                         {"bench.queue_ten_thousand", "ms", store->queue_ms, 1000}, {"bench.restart", "ms", store->restart_ms, 3000},
                                         {"bench.card_read", "ms", codes->card_ms, 2}, {"bench.card_to_data", "ms", codes->card_to_data_ms, 500},
                                         {"bench.empty_frame", "ms", codes->empty_frame_ms, 5}, {"bench.unread_hands", "%", codes->unread_hands_percent, 1},
                                         {"bench.seal_and_open", "ms", codes->seal_and_open_ms, 1}, {"bench.code_version", "", codes->version, 20}};
    for (const Figure& figure : figures) {
        std::printf("%10.3f %-3s %s %g %s  %s\n", figure.value, figure.unit.c_str(), words.say("bench.goal").c_str(), figure.goal, figure.unit.c_str(),
                    words.say(figure.key).c_str());
    }
    const std::string json = forms::write_json(json_of(figures));
    std::fputs(json.c_str(), stdout);
    if (json_out.empty()) return 0;
    return printer::write_file_beside(json_out, json) ? 0 : 1;
}

}  // namespace kiosk
