// A print queue: one PDF as one job, how far it came, and what is in its way — in kinds that a screen can say in words. The
// only place that knows CUPS is cups_queue.cpp; a fake in memory stands here for tests.
// Makes no PDF; going on at a sheet is a new job with the remaining pages (papers.h).
#pragma once

#include "forms/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// In the way of paper, worst first. A queue may only guess at `offline`: the network tells it late.
enum class PaperTrouble { none, paper_out, paper_jam, door_open, toner_out, output_full, offline, queue_stopped, job_failed };
std::string_view to_id(PaperTrouble trouble);

enum class JobState { waiting, printing, stopped, done, failed };
struct JobProgress {
    JobState state = JobState::waiting;
    PaperTrouble trouble = PaperTrouble::none;
    int sheets_done = 0;                   // as far as the printer tells; the sheet after it is the one to look at
};

/// Why a queue must not be used for residents' papers.
enum class Unsafe { keeps_job_files, settings_unreadable };

class PrintQueue {
public:
    virtual ~PrintQueue() = default;
    /// Nothing: safe. Asked at the start; a queue that keeps what it printed is refused.
    virtual forms::Result<std::optional<Unsafe>> check() = 0;
    /// `title` names no resident ("A-012"). Returns the job's number. not_found: no such queue.
    virtual forms::Result<int> send(std::string_view pdf, const std::string& title) = 0;
    virtual forms::Result<JobProgress> look(int job) = 0;
    virtual forms::Outcome cancel(int job) = 0;
};

struct CupsPlace {
    std::string queue;                     // "window1"
    std::string server;                    // "/run/cups/cups.sock", "host:port"; empty: CUPS' own default
    /// Where PreserveJobFiles stands; read when the server does not show it over its own connection.
    std::filesystem::path settings = "/etc/cups/cupsd.conf";
};
std::unique_ptr<PrintQueue> open_cups_queue(CupsPlace place);

/// PreserveJobFiles as cupsd reads it: on for a day unless it says No (cupsd.conf(5)).
bool keeps_job_files(std::string_view cupsd_conf);

/// Printer state reasons (RFC 8011 5.4.12), as keywords with or without severity.
PaperTrouble trouble_of(const std::vector<std::string>& reasons);

}  // namespace printer
