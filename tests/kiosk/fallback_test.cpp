// The drill for a day without machines: blank forms and today's numbers, with the database destroyed.
// The finished program runs on a real folder; nothing of it is changed.
#include "kiosk/fallback/queue_sheet.h"
#include "kiosk/wall_clock.h"
#include "support/cases.h"
#include "support/program.h"
#include "support/source_root.h"
#include "support/store_disk.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace kiosk;
namespace fs = std::filesystem;

TEST_CASE("With the store gone every form is printed blank and today's numbers come from the log, within a minute") {
    const support::TempFolder data;
    const support::Folder out;
    support::a_day(data.path());
    support::write_bytes(support::database_in(data.path()), "the disk ate it");
    const std::string log = support::bytes_of_file(support::log_in(data.path()));
    const auto start = std::chrono::steady_clock::now();
    const support::Ran ran = support::run(support::quoted(support::program()) + " paper --today 2026-11-26 --data " + support::quoted(data.path()) + " --out " + support::quoted(out.path));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start).count();
    REQUIRE_MESSAGE(ran.status == 0, ran.output);
    MESSAGE(seconds << " s");
    CHECK(seconds <= 60);
    const std::string queue = support::run("pdftotext -layout " + support::quoted(out.path / "queue.pdf") + " -").output;
    for (int number = 1; number <= 8; ++number) CHECK_MESSAGE(queue.find(store::receipt_number(number)) != std::string::npos, queue);
    int blank = 0;
    for (const auto& entry : fs::directory_iterator(out.path)) blank += entry.path().filename().string().starts_with("blank_") ? 1 : 0;
    const forms::CatalogReading reading = forms::read_catalog(support::catalog_directory(), *forms::make_date(2026, 11, 26));
    CHECK(blank == static_cast<int>(reading.catalog.templates.size()) + 1);
    const std::string first = support::run("pdftotext " + support::quoted(out.path / "blank_juumin_idou_todoke.pdf") + " -").output;
    CHECK(first.find(support::catalog().templates.at("juumin_idou_todoke").title.substr(0, 3)) != std::string::npos);
    CHECK(support::bytes_of_file(support::database_in(data.path())) == "the disk ate it");        // mends nothing
    CHECK(support::bytes_of_file(support::log_in(data.path())) == log);
}

TEST_CASE("Without a log the blank forms are made all the same, and what is missing is said") {
    const support::Folder out;
    const support::Ran ran = support::run(support::quoted(support::program()) + " paper --today 2026-11-26 --data " + support::quoted(out.path / "nowhere") + " --out " + support::quoted(out.path / "paper"));
    CHECK(ran.status == 1);
    CHECK(fs::exists(out.path / "paper" / "blank_forms.pdf"));
    CHECK_MESSAGE(ran.output.find("log.jsonl") != std::string::npos, ran.output);
}

TEST_CASE("The sheet of a busy day goes on over several pages and leaves nobody out; what stands last says where a case is") {
    std::vector<std::string> lines;
    store::LogEntry entry;
    std::vector<store::CaseId> ids;
    const auto add = [&](store::LogEvent event, const store::CaseId& id, int count) {
        store::LogNote note;
        note.event = event;
        note.about = id;
        note.count = count;
        if (event == store::LogEvent::case_submitted) note.subject = *store::Word::make("tennyu");
        entry = store::chained(entry.seq + 1, support::kMorning, note, entry.hash);
        lines.push_back(store::line_of(entry));
    };
    for (int i = 1; i <= 90; ++i) {
        ids.push_back(store::new_case_id());
        add(store::LogEvent::case_submitted, ids.back(), i);
    }
    add(store::LogEvent::case_claimed, ids[4], 0);
    add(store::LogEvent::case_withdrawn, ids[5], 0);
    const auto cases = cases_in_log(lines, "2026-11-26");
    REQUIRE(cases.size() == 90);
    CHECK(cases[4].last == store::LogEvent::case_claimed);
    CHECK(cases[5].last == store::LogEvent::case_withdrawn);
    CHECK(cases_in_log(lines, "2026-11-27").empty());
    const CommandWords words(support::kSource / "assets");
    const auto fonts = printer::Fonts::open();
    REQUIRE(fonts);
    const printer::Slip sheet = queue_sheet(cases, "2026-11-26", support::catalog(), words, *fonts);
    CHECK(sheet.sheets.pages.size() >= 4);
    CHECK(sheet.sheets.findings.empty());
}
