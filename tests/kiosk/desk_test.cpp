// The desk by keys alone, as a clerk works: a clean case in few presses, a correction, a colleague's case, the lock.
// The store is the one in memory; nothing sleeps.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/desk_keys.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;
namespace store = kiosk::store;

namespace {

constexpr int kPressesMax = 8;

}  // namespace

TEST_CASE("A clean case is opened, confirmed and identified in at most eight presses without a mouse, and printed with one more") {
    Office office;
    const auto id = office.submit(terminal::household("family_of_four"));
    DeskTerminal desk(office);
    desk.sign_in("abe");
    REQUIRE(desk.page() == "desk/queue");
    desk.presses = 0;
    desk.press(BoardKey::enter);
    REQUIRE(desk.page() == "desk/case");
    confirm_rows(desk);
    REQUIRE(desk.page() == "desk/case/identity");
    const int to_confirm = desk.presses;
    desk.type("1");
    desk.press(BoardKey::enter);
    CHECK(state_of(office, id) == store::CaseState::verified);
    CHECK(desk.presses <= kPressesMax);
    desk.press(BoardKey::enter);
    CHECK(state_of(office, id) == store::CaseState::printed);
    MESSAGE("presses: confirmed " << to_confirm << ", printed " << desk.presses);
    CHECK(office.paper.jobs.size() == 1);
}

TEST_CASE("Printing is possible only after the documents were seen") {
    Office office;
    const auto id = office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    open_next(desk);
    confirm_rows(desk);
    desk.press(BoardKey::escape);
    for (int i = 0; i < 3; ++i) {
        desk.press(BoardKey::enter);
        CHECK(desk.page() == "desk/case/identity");
        desk.press(BoardKey::escape);
    }
    CHECK(office.paper.jobs.empty());
    CHECK(state_of(office, id) == store::CaseState::in_review);
}

TEST_CASE("One document with a photograph is enough, of the others two are needed, and an agent's authority besides") {
    const auto& known = *house().data().documents;
    const forms::Answers for_oneself;
    forms::Answers for_another;
    for_another.set({"filer_kind", forms::kWholeCase}, std::string("agent"), forms::Source::resident);
    CHECK(is_enough(known, {"passport"}, for_oneself));
    CHECK_FALSE(is_enough(known, {"pension_document"}, for_oneself));
    CHECK(is_enough(known, {"pension_document", "insurance_confirmation"}, for_oneself));
    CHECK_FALSE(is_enough(known, {"passport"}, for_another));
    CHECK(is_enough(known, {"passport", "letter_of_authority"}, for_another));
    CHECK_FALSE(is_enough(known, {"letter_of_authority", "family_register"}, for_oneself));
    CHECK(needs_authority(known, for_another));
}

TEST_CASE("What the resident did not know stands first, then the rest; nothing is confirmed twice and nothing is left out") {
    Office office;
    office.submit(terminal::household("unknowns"));
    DeskTerminal desk(office);
    open_next(desk);
    const Sight& sight = desk.session().open->sight;
    CHECK(sight.flags.size() > 5);
    CHECK(std::is_sorted(sight.flags.begin(), sight.flags.end(), [](const auto& a, const auto& b) { return a.flag < b.flag; }));
    std::set<std::string> ids;
    for (std::size_t i = 0; i < row_count(sight); ++i) CHECK(ids.insert(row_at(sight, i).id).second);
    const auto sheets = sheets_of(sight, house().house().fonts);
    std::size_t covered = 0;
    for (const CaseSheet& sheet : sheets) {
        CHECK(sheet.first == covered);
        covered = sheet.end;
    }
    CHECK(covered == row_count(sight));
}

TEST_CASE("A corrected value keeps the resident's own with who, when and why; the rules run again and say which forms go") {
    Office office;
    const auto id = office.submit(terminal::household("family_of_four"));
    DeskTerminal desk(office);
    open_next(desk);
    const std::size_t forms_before = desk.session().open->sight.view.forms.size();
    desk.go_to("public_school.2");
    desk.press(BoardKey::f2);
    REQUIRE(desk.page() == "desk/case/correct");
    desk.type("2");
    desk.press(BoardKey::enter);
    REQUIRE(std::get<CorrectDialog>(*desk.session().dialog).stage == CorrectStage::reason);
    CHECK_FALSE(std::get<CorrectDialog>(*desk.session().dialog).difference.removed.empty());
    desk.type("3");
    desk.press(BoardKey::enter);
    REQUIRE(desk.session().open);
    CHECK(desk.page() == "desk/case/message");
    CHECK(desk.session().open->sight.view.forms.size() < forms_before);
    const auto& correction = desk.session().open->content.corrections.at(0);
    CHECK(correction.slot.item == "public_school");
    CHECK(correction.by == word("abe"));
    CHECK(std::get<bool>(*correction.before->value));
    CHECK_FALSE(correction.why.empty());
    desk.press(BoardKey::enter);
    desk.go_to("public_school.2");
    CHECK(row_at(desk.session().open->sight, std::get<CaseScreen>(desk.session().screen).cursor).source == forms::Source::clerk);
    CHECK((*office.store.find(id))->version == 2);
}

TEST_CASE("A letter that no font draws stands first among the flags, stops the print, and is mended by one correction") {
    for (const auto& [name, code] : {std::pair{"\u4E13 \u592A", "U+4E13"}, std::pair{"\U00030000 \u592A", "U+30000"}}) {
        Office office;
        forms::Answers answers = terminal::household("family_of_four");
        answers.set({"name", 0}, std::string(name), forms::Source::card);
        office.submit(answers);
        DeskTerminal desk(office);
        open_next(desk);
        const Sight& sight = desk.session().open->sight;
        REQUIRE_FALSE(sight.flags.empty());
        CHECK(sight.flags.front().id == "name.0");
        CHECK(sight.flags.front().sentence.find(code) != std::string::npos);
        CHECK_FALSE(sight.is_printable);
        CHECK(std::count_if(sight.flags.begin(), sight.flags.end(), [](const SightRow& row) { return row.must_be_mended; }) == 1);
        store::CaseContent mended = desk.session().open->content;
        mended.answers.set({"name", 0}, std::string("\u5C02 \u592A"), forms::Source::clerk);
        CHECK(look_at(mended, house().data().world).is_printable);
    }
}

TEST_CASE("A letter beyond the basic plane is typed as it is, or by its number") {
    TextEdit edit;
    type(edit, "20BB7");
    code_to_letter(edit);
    CHECK(text_of(edit) == "\U00020BB7");
    type(edit, "\U000E0100\u7530");
    CHECK(text_of(edit) == "\U00020BB7\U000E0100\u7530");
    move(edit, CaretMove::left);
    move(edit, CaretMove::left);
    CHECK(edit.caret == 0);
    erase_after(edit);
    CHECK(text_of(edit) == "\u7530");
}

TEST_CASE("A value that cannot be is refused with a sentence and nothing is recorded") {
    Office office;
    const auto id = office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    open_next(desk);
    desk.go_to("birth.0");
    desk.press(BoardKey::f2);
    desk.type("x");
    desk.press(BoardKey::enter);
    CHECK(std::get<CorrectDialog>(*desk.session().dialog).stage == CorrectStage::value);
    CHECK_FALSE(std::get<CorrectDialog>(*desk.session().dialog).message.empty());
    desk.press(BoardKey::escape);
    CHECK((*office.store.find(id))->version == 1);
}

TEST_CASE("Two desks do not hold one case: the second is asked to take over, with a reason, and the first is told") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal first(office), second(office, "desk2");
    first.sign_in("abe");
    second.sign_in("kimura");
    first.press(BoardKey::enter);
    REQUIRE(first.page() == "desk/case");
    second.wait_ms(1000);
    second.press(BoardKey::down);
    CHECK(second.text().find("abe") != std::string::npos);
    second.press(BoardKey::enter);
    REQUIRE(second.page() == "desk/queue/reason");
    second.type("3");
    second.press(BoardKey::enter);
    CHECK(second.page() == "desk/case");
    first.wait_ms(1000);
    CHECK(first.page() == "desk/queue/message");
    CHECK(first.text().find("kimura") != std::string::npos);
}

TEST_CASE("A lease that nobody renews is free after five minutes") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal first(office), second(office, "desk2");
    first.sign_in("abe");
    second.sign_in("kimura");
    first.press(BoardKey::enter);
    second.now.wall = first.now.wall + store::kLease_ms + 1000;
    second.happen(Touched{});
    second.press(BoardKey::enter);
    CHECK(second.page() == "desk/case");
}

TEST_CASE("A printed case and a withdrawn one are found again the same day by their number") {
    Office office;
    const auto withdrawn = office.submit(terminal::household("single"));
    const auto printed = office.submit(terminal::household("old_couple"));
    DeskTerminal desk(office);
    open_next(desk);
    desk.press(BoardKey::f4);
    REQUIRE(desk.page() == "desk/case/reason");
    desk.press(BoardKey::enter);
    CHECK(state_of(office, withdrawn) == store::CaseState::withdrawn);
    REQUIRE(desk.page() == "desk/queue");
    desk.press(BoardKey::enter);
    verify(desk);
    desk.press(BoardKey::enter);
    REQUIRE(state_of(office, printed) == store::CaseState::printed);
    desk.press(BoardKey::enter);
    REQUIRE(desk.page() == "desk/queue");
    for (const char* number : {"1", "2"}) {
        desk.press(BoardKey::escape);
        desk.type(number);
        CHECK(desk.session().open.has_value() == false);
        desk.press(BoardKey::enter);
        CHECK(desk.page() == "desk/case");
        desk.press(BoardKey::escape);
    }
}

TEST_CASE("A form printed again is marked in its corner and logged") {
    Office office;
    const auto id = office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    open_next(desk);
    verify(desk);
    desk.press(BoardKey::enter);
    REQUIRE(state_of(office, id) == store::CaseState::printed);
    desk.press(BoardKey::f8);
    desk.type("2");
    desk.press(BoardKey::enter);
    REQUIRE(office.paper.jobs.size() == 2);
    CHECK(office.paper.files.back() == 2);
    const auto log = *office.store.log(1, 1000);
    CHECK(std::count_if(log.begin(), log.end(), [](const auto& entry) { return entry.note.event == store::LogEvent::form_reprinted; }) == 1);
    printer::PageScene page;
    mark_as_reprint(page, (*house().data().world.words)("desk.reprint.mark"), house().house().fonts);
    REQUIRE(page.marks.size() == 2);
    CHECK(std::get<printer::TextRun>(page.marks.back()).glyphs.at(0).code == U'\u518D');
}

TEST_CASE("Without paper the clerk is told, the log knows it, and the case can be printed again") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    open_next(desk);
    verify(desk);
    office.paper.is_empty = true;
    desk.press(BoardKey::enter);
    CHECK(desk.page() == "desk/case/message");
    const auto log = *office.store.log(1, 1000);
    CHECK(log.back().note.event == store::LogEvent::print_failed);
    office.paper.is_empty = false;
    desk.press(BoardKey::enter);
    desk.press(BoardKey::enter);
    CHECK(office.paper.jobs.size() == 1);
}

TEST_CASE("A call for staff stands above the queue until somebody goes") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    desk.sign_in("abe");
    REQUIRE(office.store.call_staff({store::Word(), store::Role::terminal, word("kiosk1")}, kMorning));
    desk.wait_ms(1000);
    CHECK(desk.text().find("kiosk1") != std::string::npos);
    desk.press(BoardKey::f9);
    CHECK(desk.text().find("kiosk1") == std::string::npos);
}

TEST_CASE("A click on a box of the paper goes to its row, and the box is outlined") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    open_next(desk);
    const Sight& sight = desk.session().open->sight;
    const auto& screen = std::get<CaseScreen>(desk.session().screen);
    std::size_t wanted = 0;
    for (std::size_t i = row_count(sight); i-- > 0;)
        if (!row_at(sight, i).places.empty() && row_at(sight, i).places.front().form == screen.form && row_at(sight, i).places.front().page == screen.page) wanted = i;
    const printer::BoxMm box = row_at(sight, wanted).places.front().box;
    desk.happen(PointAt{box.x_mm + box.width_mm / 2, box.y_mm + box.height_mm / 2});
    CHECK(std::get<CaseScreen>(desk.session().screen).cursor == wanted);
    const auto made = desk.shown();
    REQUIRE(made.page.find("paper"));
    CHECK_FALSE(made.page.find("paper")->sheet->outlined.empty());
}

TEST_CASE("A fact is shown in every box that it went into, and first on the first paper that has it") {
    Office office;
    office.submit(terminal::household("family_of_four"));
    DeskTerminal desk(office);
    open_next(desk);
    const Sight& sight = desk.session().open->sight;
    const auto titles_of = [&](const char* item) {
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < row_count(sight); ++i)
            if (row_at(sight, i).slot && row_at(sight, i).slot->item == item)
                for (const FieldPlace& place : row_at(sight, i).places) ids.push_back(sight.view.forms[place.form].form->id);
        return ids;
    };
    const auto moved = titles_of("move_date");
    REQUIRE_FALSE(moved.empty());
    CHECK(moved.front() == "juumin_idou_todoke");                       // 異動年月日 there, which a rule fills; the school's paper has it by its own name
    CHECK(std::count(moved.begin(), moved.end(), "tennyuugaku") > 0);
}

TEST_CASE("Every key of the legend does something, and no key stands in it twice") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    desk.sign_in("sato");
    for (int step = 0; step < 2; ++step) {
        std::set<BoardKey> keys;
        for (const Shortcut& shortcut : shortcuts(desk.session())) {
            CHECK(keys.insert(shortcut.key).second);
            if (!shortcut.says.empty()) CHECK_FALSE((*house().data().world.words)(shortcut.says).empty());
        }
        CHECK(keys.count(BoardKey::enter) == 1);
        desk.press(BoardKey::enter);
    }
}
