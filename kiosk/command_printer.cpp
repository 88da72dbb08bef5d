// Asks the queue, and says what it answers.
// Decides nothing about cases; a job's name is the file's.
#include "kiosk/command_printer.h"

#include "kiosk/command_words.h"
#include "kiosk/paper_words.h"
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

int run_printer(const Places& places, const PrinterRequest& request) {
    const CommandWords words(places.assets);
    const auto queue = printer::open_cups_queue(request.place);
    const auto refuse = [](const std::string& sentence) {
        std::cerr << sentence << '\n';
        return 1;
    };
    if (const auto why = why_not(words, request.place, queue->check())) return refuse(*why);
    std::cout << words.say("print.safe", {{"queue", request.place.queue}}) << '\n';
    if (request.send.empty()) return 0;
    const auto pdf = printer::read_file(request.send, kPdfBytesMax);
    if (!pdf) return refuse(words.say(pdf.fault()));
    const auto job = queue->send(*pdf, "kakanai");
    if (!job) return refuse(in_words(words, request.place, job.fault()));
    return watch(words, *queue, *job);
}

}  // namespace kiosk
