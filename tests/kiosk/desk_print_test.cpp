// What becomes of papers between the desk and the tray: on their way, in trouble, failed, gone on with, given up.
// The printer is one in memory that is as far as a test says; the real queue is in desk_end_to_end_test.cpp.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/desk_keys.h"
#include "kiosk/paper_words.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;
using printer::JobState;
namespace store = kiosk::store;

namespace {

/// A case confirmed and identified, before its print, on a printer that takes its time.
struct PrintScene {
    Office office;
    store::CaseId id = office.submit(terminal::household("single"));
    DeskTerminal desk{office};

    PrintScene() {
        office.paper.is_slow = true;
        open_next(desk);
        verify(desk);
    }
    void printer_says(JobState state, printer::PaperTrouble trouble, int sheets_done) {
        office.paper.progress = {state, trouble, sheets_done};
        desk.wait_ms(1000);
    }
    std::vector<store::LogEntry> entries(store::LogEvent event) {
        std::vector<store::LogEntry> found;
        const auto log = *office.store.log(1, 1000);
        for (const store::LogEntry& entry : log)
            if (entry.note.event == event) found.push_back(entry);
        return found;
    }
};

}  // namespace

TEST_CASE("What the printer lacks is said with its sheet within a second or two, wherever the clerk is, until it is mended") {
    PrintScene scene;
    scene.desk.press(BoardKey::enter);
    CHECK(state_of(scene.office, scene.id) == store::CaseState::printed);
    scene.printer_says(JobState::printing, printer::PaperTrouble::paper_out, 2);
    const std::string sentence = kiosk::in_words(*house().data().sentences, scene.office.paper.progress);
    CHECK(sentence.find('3') != std::string::npos);
    CHECK(scene.desk.session().printing.at(0).sentence == sentence);
    CHECK(scene.desk.text().find("A-001") != std::string::npos);
    scene.desk.press(BoardKey::escape);
    REQUIRE(scene.desk.page() == "desk/queue");
    CHECK(scene.desk.shown().page.find("notice")->text().find("3") != std::string::npos);
    scene.printer_says(JobState::printing, printer::PaperTrouble::none, 4);
    CHECK_FALSE(scene.desk.session().printing.at(0).is_in_trouble);
    scene.printer_says(JobState::done, printer::PaperTrouble::none, 5);
    CHECK(scene.desk.session().printing.empty());
    CHECK(scene.office.paper.jobs.size() == 1);
    CHECK(scene.entries(store::LogEvent::print_failed).empty());
}

TEST_CASE("A job that fails at its third sheet goes on from there, without a mark, and the log knows the sheet") {
    PrintScene scene;
    scene.desk.press(BoardKey::enter);
    scene.printer_says(JobState::failed, printer::PaperTrouble::job_failed, 2);
    REQUIRE(scene.desk.page() == "desk/case/message");
    CHECK(scene.entries(store::LogEvent::print_failed).at(0).note.count == 3);
    scene.desk.press(BoardKey::enter);
    REQUIRE(next_step(*scene.desk.session().open, std::get<CaseScreen>(scene.desk.session().screen)) == NextStep::print);
    scene.desk.press(BoardKey::escape);
    CHECK(scene.desk.text().find((*house().data().world.words)("desk.queue.unprinted")) != std::string::npos);
    scene.desk.type("1");
    scene.desk.press(BoardKey::enter);
    REQUIRE(scene.desk.page() == "desk/case");
    scene.desk.press(BoardKey::enter);
    REQUIRE(scene.office.paper.parts.size() == 2);
    CHECK(scene.office.paper.parts[1].first_sheet == 2);
    CHECK_FALSE(scene.office.paper.parts[1].form);
    scene.printer_says(JobState::failed, printer::PaperTrouble::paper_jam, 1);
    scene.desk.press(BoardKey::enter);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.office.paper.parts.at(2).first_sheet == 3);
    CHECK(std::all_of(scene.office.paper.jobs.begin(), scene.office.paper.jobs.end(), [](const std::string& job) { return job.ends_with("A-001"); }));
    scene.printer_says(JobState::done, printer::PaperTrouble::none, 9);
    CHECK_FALSE(scene.desk.session().open->unprinted);
}

TEST_CASE("One form again that fails comes again as that form and marked; a second job is not sent while the first comes out") {
    PrintScene scene;
    scene.desk.press(BoardKey::enter);
    scene.desk.press(BoardKey::f8);
    CHECK_FALSE(scene.desk.session().dialog);
    CHECK(scene.desk.session().notice == (*house().data().world.words)("desk.notice.still_printing"));
    scene.printer_says(JobState::done, printer::PaperTrouble::none, 5);
    scene.desk.press(BoardKey::f8);
    REQUIRE(scene.desk.page() == "desk/case/reprint");
    scene.desk.type("2");
    scene.desk.press(BoardKey::enter);
    CHECK(scene.office.paper.parts.back().form == std::optional<std::size_t>(0));
    scene.printer_says(JobState::failed, printer::PaperTrouble::job_failed, 0);
    scene.desk.press(BoardKey::enter);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.office.paper.parts.size() == 3);
    CHECK(scene.office.paper.parts.back().form == std::optional<std::size_t>(0));
    CHECK(scene.office.paper.jobs.back() != scene.office.paper.jobs.front());
}

TEST_CASE("A job that is stuck is given up when the papers are printed again") {
    PrintScene scene;
    scene.desk.press(BoardKey::enter);
    scene.printer_says(JobState::stopped, printer::PaperTrouble::queue_stopped, 0);
    scene.desk.press(BoardKey::f8);
    REQUIRE(scene.desk.page() == "desk/case/reprint");
    scene.desk.press(BoardKey::enter);
    CHECK(scene.office.paper.canceled == std::vector<int>{1});
    CHECK(scene.desk.session().printing.size() == 1);
}

TEST_CASE("A job goes on while nobody is signed in, and its failure is found by whoever opens the case") {
    PrintScene scene;
    scene.desk.press(BoardKey::enter);
    scene.desk.press(BoardKey::escape);
    scene.desk.press(BoardKey::f11);
    REQUIRE(scene.desk.page() == "desk/sign_in");
    CHECK_FALSE((*scene.office.store.find(scene.id))->holder);
    scene.printer_says(JobState::failed, printer::PaperTrouble::job_failed, 1);
    CHECK(scene.desk.page() == "desk/sign_in");
    CHECK(scene.entries(store::LogEvent::print_failed).at(0).note.actor.who == word("abe"));
    scene.desk.sign_in("kimura");
    scene.desk.type("1");
    scene.desk.press(BoardKey::enter);
    REQUIRE(scene.desk.session().open);
    CHECK(scene.desk.session().open->unprinted->part.first_sheet == 1);
}

TEST_CASE("The papers of a job stand in the order of the windows, the slip first and the staff's sheet last, and any sheet can be the first") {
    for (const char* name : {"family_of_four", "three_generations_of_eight", "old_couple"}) {
        CAPTURE(name);
        const auto papers = printer::make_papers(house().house().catalog, terminal::household(name), house().house().today, house().house().fonts);
        REQUIRE((papers && papers->complete));
        const auto pages = printer::pages_of_job(*papers, {});
        std::size_t count = 0;
        for (const auto& form : papers->laid_out) count += form.pages.size();
        for (const auto& slip : papers->slips) count += slip.sheets.pages.size();
        REQUIRE(pages.size() == count);
        CHECK(pages.front() == &papers->slips.front().sheets.pages.front());
        CHECK(pages.back() == &papers->slips.back().sheets.pages.back());
        CHECK(std::set<const printer::PageScene*>(pages.begin(), pages.end()).size() == count);
        const auto required = printer::in_window_order(papers->view.procedures);
        const auto place_among_windows = [&](std::size_t form) {
            const auto found = std::find_if(required.begin(), required.end(), [&](const auto* one) {
                return std::any_of(one->papers.begin(), one->papers.end(), [&](const forms::Paper& paper) { return paper.form == papers->view.forms[form].form->id && paper.person == papers->view.forms[form].person; });
            });
            return found - required.begin();
        };
        std::vector<std::ptrdiff_t> places;            // of each form's first sheet, as they come
        for (const printer::PageScene* page : pages)
            for (std::size_t i = 0; i < papers->laid_out.size(); ++i)
                if (page == &papers->laid_out[i].pages.front()) places.push_back(place_among_windows(i));
        CHECK(places.size() == papers->laid_out.size());
        CHECK(std::is_sorted(places.begin(), places.end()));
        CHECK(printer::pages_of_job(*papers, {std::nullopt, 2}).front() == pages[2]);
        CHECK(printer::pages_of_job(*papers, {std::size_t{0}, 0}).size() == papers->laid_out[0].pages.size());
        CHECK_FALSE(printer::job_pdf(*papers, {std::nullopt, count}, house().house().fonts));
    }
}
