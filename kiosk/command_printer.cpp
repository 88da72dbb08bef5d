// Asks the queue, and says what it answers.
// Decides nothing about cases; a job's name is the file's.
#include "kiosk/command_printer.h"

#include "kiosk/command_words.h"
#include "printer/file.h"

#include <chrono>
#include <iostream>
#include <thread>

namespace kiosk {

namespace {

constexpr std::size_t kPdfBytesMax = 64 << 20;
constexpr auto kBetweenLooks = std::chrono::milliseconds(500);

int watch(const CommandWords& words, printer::PrintQueue& queue, int job) {
    std::string told;
    for (;;) {
        const auto seen = queue.look(job);
        if (!seen) {
            std::cerr << words.say("print.no_answer") << '\n';
            return 1;
        }
        const std::string says = in_words(words, *seen);
        if (says != told) std::cout << says << std::endl;
        told = says;
        if (seen->state == printer::JobState::done) return 0;
        if (seen->state == printer::JobState::failed) return 1;
        std::this_thread::sleep_for(kBetweenLooks);
    }
}

}  // namespace

std::string in_words(const CommandWords& words, const printer::JobProgress& progress) {
    if (progress.state == printer::JobState::done) return words.say("print.done");
    const std::map<std::string, std::string> values = {{"sheet", std::to_string(progress.sheets_done + 1)}};
    return words.say("print." + std::string(printer::to_id(progress.trouble)), values);
}

int run_printer(const Places& places, const PrinterRequest& request) {
    const CommandWords words(places.assets);
    const auto queue = printer::open_cups_queue(request.place);
    const auto unsafe = queue->check();
    const std::map<std::string, std::string> values = {{"queue", request.place.queue}, {"settings", request.place.settings.string()}};
    const auto refuse = [&](const std::string& key) {
        std::cerr << words.say(key, values) << '\n';
        return 1;
    };
    if (!unsafe) return refuse(unsafe.fault().kind == forms::FaultKind::not_found ? "print.no_queue" : "print.no_answer");
    if (*unsafe) return refuse(**unsafe == printer::Unsafe::keeps_job_files ? "print.keeps_files" : "print.settings_unreadable");
    std::cout << words.say("print.safe", values) << '\n';
    if (request.send.empty()) return 0;
    const auto pdf = printer::read_file(request.send, kPdfBytesMax);
    if (!pdf) {
        std::cerr << words.say(pdf.fault()) << '\n';
        return 1;
    }
    const auto job = queue->send(*pdf, "kakanai");
    if (!job) return refuse("print.no_answer");
    return watch(words, *queue, *job);
}

}  // namespace kiosk
