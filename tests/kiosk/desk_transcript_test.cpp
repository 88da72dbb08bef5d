// Copying from 転出証明書 at the desk by keys alone: what is typed becomes corrections of one amendment, what is wrong is told at
// its line, and nothing typed is lost unasked. The store is the one in memory.
#include "kiosk/desk/case_rows.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;

namespace {

const TranscriptDialog& copying(const DeskTerminal& desk) {
    REQUIRE(desk.page() == "desk/case/transcript");
    return std::get<TranscriptDialog>(*desk.session().dialog);
}

void open_paper(DeskTerminal& desk) {
    desk.sign_in("abe");
    desk.press(BoardKey::enter);
    desk.presses = 0;
    desk.press(BoardKey::f7);
}

/// Enter until this line is in hand.
void go_to_line(DeskTerminal& desk, const std::string& item, int person) {
    for (std::size_t i = 0; i < copying(desk).lines.size(); ++i) {
        if (copying(desk).lines[copying(desk).focus].draft.slot == forms::Slot{item, person}) return;
        desk.press(BoardKey::enter);
    }
    FAIL("no line " << item);
}

}  // namespace

TEST_CASE("A family of four's 転出証明書 is copied with the keyboard alone, as one amendment that keeps the resident's own") {
    Office office;
    const auto id = office.submit(terminal::household("family_of_four"));
    DeskTerminal desk(office);
    open_paper(desk);
    CHECK(copying(desk).title == "転出証明書");
    const forms::Answers before = desk.session().open->content.answers;
    go_to_line(desk, "planned_move_out_date", forms::kWholeCase);
    desk.type("R8.3.31");
    const char* codes[] = {"12345678901", "12345678902", "12345678903", "12345678904"};
    for (int person = 0; person < 4; ++person) {
        desk.press(BoardKey::page_down);
        go_to_line(desk, "juminhyo_code", person);
        desk.type(codes[person]);
    }
    desk.press(BoardKey::f5);
    REQUIRE(copying(desk).stage == TranscriptStage::saving);
    CHECK(copying(desk).changes.size() == 5);
    desk.press(BoardKey::enter);
    const int letters = 7 + 4 * 11;                                     // what the paper says has to be typed
    MESSAGE("presses for five values of four people: " << desk.presses << ", " << letters << " of them letters");
    CHECK(desk.presses - letters <= 40);
    const auto& content = desk.session().open->content;
    REQUIRE(content.corrections.size() == 5);
    for (const auto& correction : content.corrections) {
        CHECK(correction.by == word("abe"));
        CHECK(correction.why == (*house().data().world.words)("desk.copy.why"));
        CHECK(correction.after->source == forms::Source::clerk);
    }
    forms::Answers wanted = before;
    wanted.set({"planned_move_out_date", forms::kWholeCase}, *forms::make_date(2026, 3, 31), forms::Source::clerk);
    for (int person = 0; person < 4; ++person) wanted.set({"juminhyo_code", person}, std::string(codes[person]), forms::Source::clerk);
    CHECK(content.answers == wanted);
    CHECK((*office.store.find(id))->version == 2);
}

TEST_CASE("A wrong value is told at its line and nothing typed is lost; leaving asks only when something would be") {
    Office office;
    office.submit(terminal::household("family_of_four"));
    DeskTerminal desk(office);
    open_paper(desk);
    desk.press(BoardKey::escape);
    CHECK(desk.page() == "desk/case");
    desk.press(BoardKey::f7);
    go_to_line(desk, "planned_move_out_date", forms::kWholeCase);
    desk.type("2026-02-30");
    go_to_line(desk, "juminhyo_code", 0);
    desk.type("123");
    desk.press(BoardKey::f5);
    CHECK(copying(desk).stage == TranscriptStage::typing);
    std::size_t told = 0;
    for (const TranscriptLine& line : copying(desk).lines) told += line.message.empty() ? 0 : 1;
    CHECK(told == 2);
    CHECK(copying(desk).lines[copying(desk).focus].draft.slot.item == "planned_move_out_date");
    CHECK(line_text(copying(desk).lines[copying(desk).focus]) == "2026-02-30");
    desk.press(BoardKey::escape);
    CHECK(copying(desk).stage == TranscriptStage::leaving);
    desk.press(BoardKey::escape);
    CHECK(touched_count(copying(desk)) == 2);
    desk.press(BoardKey::f7);                                   // another paper would lose it
    CHECK(copying(desk).title == "転出証明書");
    CHECK(touched_count(copying(desk)) == 2);
    desk.press(BoardKey::escape);
    desk.press(BoardKey::enter);
    CHECK(desk.page() == "desk/case");
    CHECK(desk.session().open->content.corrections.empty());
}

TEST_CASE("Choices are taken by their number or with the arrows, and the line in hand is under review on the page") {
    Office office;
    office.submit(terminal::household("family_of_four"));
    DeskTerminal desk(office);
    open_paper(desk);
    go_to_line(desk, "sex", 0);
    CHECK(row_at(desk.session().open->sight, std::get<CaseScreen>(desk.session().screen).cursor).slot == forms::Slot{"sex", 0});
    const std::string before = line_text(copying(desk).lines[copying(desk).focus]);
    desk.type("2");
    CHECK(line_text(copying(desk).lines[copying(desk).focus]) != before);
    desk.press(BoardKey::left);
    CHECK(line_text(copying(desk).lines[copying(desk).focus]) == before);
    CHECK(touched_count(copying(desk)) == 0);
}

TEST_CASE("An event without such a paper says so, and F7 turns to the next paper of the others") {
    Office office;
    office.submit(terminal::household("shibou_head_of_75"));
    DeskTerminal desk(office);
    open_paper(desk);
    CHECK(desk.page() == "desk/case");
    CHECK_FALSE(desk.session().notice.empty());
    Office other;
    other.submit(terminal::household("foreign_family"));
    DeskTerminal papers(other);
    open_paper(papers);
    const std::string first = copying(papers).title;
    papers.press(BoardKey::f7);
    CHECK(copying(papers).title != first);
}
