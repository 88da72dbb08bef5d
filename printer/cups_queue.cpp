// IPP through libcups: Print-Job, Get-Job-Attributes, Get-Printer-Attributes, Cancel-Job. A connection for each question:
// cupsd may be restarted between two of them.
// Keeps no page and no name; a job's title is a receipt number.
#include "printer/print_queue.h"

#include "printer/file.h"

#include <cups/cups.h>

#include <algorithm>
#include <cctype>
#include <sstream>

namespace printer {

namespace {

constexpr int kConnect_ms = 5000;
constexpr std::size_t kSettingsBytesMax = 1 << 20;

struct CloseConnection {
    void operator()(http_t* connection) const { httpClose(connection); }
};
struct DeleteMessage {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using Connection = std::unique_ptr<http_t, CloseConnection>;
using Message = std::unique_ptr<ipp_t, DeleteMessage>;

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return result;
}

std::vector<std::string> keywords(ipp_t* message, const char* name) {
    std::vector<std::string> all;
    ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
        if (const char* word = ippGetString(attribute, i, nullptr)) all.emplace_back(word);
    return all;
}

int number(ipp_t* message, const char* name, int otherwise) {
    ipp_attribute_t* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    return attribute ? ippGetInteger(attribute, 0) : otherwise;
}

JobState state_of(int ipp_state) {
    switch (ipp_state) {
        case IPP_JSTATE_PENDING:
        case IPP_JSTATE_HELD: return JobState::waiting;
        case IPP_JSTATE_PROCESSING: return JobState::printing;
        case IPP_JSTATE_STOPPED: return JobState::stopped;
        case IPP_JSTATE_COMPLETED: return JobState::done;
        default: return JobState::failed;
    }
}

class CupsQueue final : public PrintQueue {
public:
    explicit CupsQueue(CupsPlace place) : place_(std::move(place)) {}

    forms::Result<std::optional<Unsafe>> check() override {
        const auto settings = read_file(place_.settings, kSettingsBytesMax);
        if (!settings) return std::optional<Unsafe>(Unsafe::settings_unreadable);
        if (const auto is_there = printer_attributes(); !is_there) return is_there.fault();
        if (keeps_job_files(*settings)) return std::optional<Unsafe>(Unsafe::keeps_job_files);
        return std::optional<Unsafe>();
    }

    forms::Result<int> send(std::string_view pdf, const std::string& title) override {
        TRY(connection, connected());
        Message request(ippNewRequest(IPP_OP_CREATE_JOB));
        address(request.get());
        ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, title.c_str());
        const Message created(cupsDoRequest(connection.get(), request.release(), "/"));
        const int job = created ? number(created.get(), "job-id", 0) : 0;
        if (job == 0) return fault();
        Message document(ippNewRequest(IPP_OP_SEND_DOCUMENT));
        address(document.get());
        ippAddInteger(document.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        ippAddString(document.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
        ippAddBoolean(document.get(), IPP_TAG_OPERATION, "last-document", 1);
        const std::string resource = "/printers/" + place_.queue;
        http_status_t status = cupsSendRequest(connection.get(), document.get(), resource.c_str(), ippLength(document.get()) + pdf.size());
        if (status == HTTP_STATUS_CONTINUE) status = cupsWriteRequestData(connection.get(), pdf.data(), pdf.size());
        const Message sent(status == HTTP_STATUS_CONTINUE ? cupsGetResponse(connection.get(), resource.c_str()) : nullptr);
        if (sent && ippGetStatusCode(sent.get()) <= IPP_STATUS_OK_EVENTS_COMPLETE) return job;
        const forms::Fault why = fault();
        static_cast<void>(cancel(job));        // half a job must not print
        return why;
    }

    forms::Result<JobProgress> look(int job) override {
        TRY(connection, connected());
        Message request(ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES));
        address(request.get());
        ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        const Message answer(cupsDoRequest(connection.get(), request.release(), "/"));
        if (!answer || ippGetStatusCode(answer.get()) > IPP_STATUS_OK_EVENTS_COMPLETE) return fault();
        TRY(printer, printer_attributes());
        JobProgress progress;
        progress.state = state_of(number(answer.get(), "job-state", IPP_JSTATE_ABORTED));
        progress.sheets_done = std::max(number(answer.get(), "job-media-sheets-completed", 0), number(answer.get(), "job-impressions-completed", 0));
        auto reasons = keywords(printer.get(), "printer-state-reasons");
        const auto of_job = keywords(answer.get(), "job-printer-state-reasons");
        reasons.insert(reasons.end(), of_job.begin(), of_job.end());
        if (progress.state != JobState::done) progress.trouble = trouble_of(reasons);
        const bool is_stopped = number(printer.get(), "printer-state", IPP_PSTATE_IDLE) == IPP_PSTATE_STOPPED;
        if (progress.state != JobState::done && progress.trouble == PaperTrouble::none && is_stopped) progress.trouble = PaperTrouble::queue_stopped;
        if (progress.state == JobState::failed && progress.trouble == PaperTrouble::none) progress.trouble = PaperTrouble::job_failed;
        return progress;
    }

    forms::Outcome cancel(int job) override {
        TRY(connection, connected());
        Message request(ippNewRequest(IPP_OP_CANCEL_JOB));
        address(request.get());
        ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        ippAddBoolean(request.get(), IPP_TAG_OPERATION, "purge-job", 1);
        const Message answer(cupsDoRequest(connection.get(), request.release(), "/jobs/"));
        if (!answer || ippGetStatusCode(answer.get()) > IPP_STATUS_OK_EVENTS_COMPLETE) return fault();
        return forms::Done{};
    }

private:
    forms::Fault fault() const {
        const bool is_missing = cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND;
        return {is_missing ? forms::FaultKind::not_found : forms::FaultKind::device, place_.queue, cupsLastErrorString()};
    }

    forms::Result<Connection> connected() const {
        const std::string server = place_.server.empty() ? cupsServer() : place_.server;
        const std::size_t colon = server.front() == '/' ? std::string::npos : server.rfind(':');
        const int port = colon == std::string::npos ? ippPort() : std::atoi(server.substr(colon + 1).c_str());
        Connection connection(httpConnect2(server.substr(0, colon).c_str(), port, nullptr, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1, kConnect_ms, nullptr));
        if (!connection) return forms::Fault{forms::FaultKind::device, place_.queue, "CUPS does not answer"};
        return connection;
    }

    void address(ipp_t* request) const {
        const std::string uri = "ipp://localhost/printers/" + place_.queue;
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
    }

    forms::Result<Message> printer_attributes() const {
        TRY(connection, connected());
        Message request(ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES));
        address(request.get());
        Message answer(cupsDoRequest(connection.get(), request.release(), "/"));
        if (!answer || ippGetStatusCode(answer.get()) > IPP_STATUS_OK_EVENTS_COMPLETE) return fault();
        return answer;
    }

    CupsPlace place_;
};

}  // namespace

std::unique_ptr<PrintQueue> open_cups_queue(CupsPlace place) { return std::make_unique<CupsQueue>(std::move(place)); }

bool keeps_job_files(std::string_view cupsd_conf) {
    bool keeps = true;                     // 86400 seconds when the line is not there
    std::stringstream lines{std::string(cupsd_conf)};
    for (std::string line; std::getline(lines, line);) {
        std::stringstream words(line);
        std::string key, value;
        words >> key >> value;
        if (lower(key) != "preservejobfiles") continue;
        keeps = !(lower(value) == "no" || lower(value) == "off" || lower(value) == "false" || value == "0");
    }
    return keeps;
}

PaperTrouble trouble_of(const std::vector<std::string>& reasons) {
    const auto has = [&reasons](std::string_view start) {
        return std::any_of(reasons.begin(), reasons.end(), [start](const std::string& reason) { return std::string_view(reason).starts_with(start); });
    };
    if (has("media-empty") || has("media-needed")) return PaperTrouble::paper_out;
    if (has("media-jam")) return PaperTrouble::paper_jam;
    if (has("door-open") || has("cover-open")) return PaperTrouble::door_open;
    if (has("toner-empty") || has("marker-supply-empty")) return PaperTrouble::toner_out;
    if (has("output-area-full")) return PaperTrouble::output_full;
    if (has("offline") || has("connecting-to-device") || has("timed-out") || has("shutdown")) return PaperTrouble::offline;
    if (has("paused")) return PaperTrouble::queue_stopped;
    return PaperTrouble::none;
}

std::string_view to_id(PaperTrouble trouble) {
    switch (trouble) {
        case PaperTrouble::none: return "none";
        case PaperTrouble::paper_out: return "paper_out";
        case PaperTrouble::paper_jam: return "paper_jam";
        case PaperTrouble::door_open: return "door_open";
        case PaperTrouble::toner_out: return "toner_out";
        case PaperTrouble::output_full: return "output_full";
        case PaperTrouble::offline: return "offline";
        case PaperTrouble::queue_stopped: return "queue_stopped";
        case PaperTrouble::job_failed: return "job_failed";
    }
    return "none";
}

}  // namespace printer
