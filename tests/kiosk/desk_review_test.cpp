// Reviewing: what a clerk confirmed stays confirmed, only what was seen counts, the queue says what awaits, and a hand draws the
// paper along. Also what the city says about keeping cases.
#include "kiosk/desk/case_rows.h"
#include "kiosk/retention.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;
namespace store = kiosk::store;

namespace {

std::size_t confirmed_count(const OpenCase& open) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < row_count(open.sight); ++i) count += is_confirmed(open, row_at(open.sight, i)) ? 1 : 0;
    return count;
}

/// Opened by abe, and one sheet of it confirmed.
struct ReviewScene {
    Office office;
    store::CaseId id = office.submit(terminal::household("family_of_four"));
    DeskTerminal desk{office};
    std::size_t confirmed = 0;

    ReviewScene() {
        open_next(desk);
        desk.press(BoardKey::enter);
        confirmed = confirmed_count(*desk.session().open);
        REQUIRE(confirmed > 0);
        REQUIRE_FALSE(are_all_confirmed(*desk.session().open));
    }
};

}  // namespace

TEST_CASE("What was confirmed stays confirmed when the case is closed unfinished, whoever opens it next") {
    ReviewScene scene;
    scene.desk.press(BoardKey::escape);
    REQUIRE_FALSE(scene.desk.session().open);
    CHECK(state_of(scene.office, scene.id) == store::CaseState::waiting);
    DeskTerminal other(scene.office, "desk2");
    open_next(other, "kimura");
    REQUIRE(other.session().open);
    CHECK(confirmed_count(*other.session().open) == scene.confirmed);
    CHECK(other.session().open->content.corrections.empty());
}

TEST_CASE("What was confirmed is stored when the screen is hidden, and the case goes on after it") {
    ReviewScene scene;
    scene.desk.press(BoardKey::f12);
    CHECK((*scene.office.store.find(scene.id))->version == 2);
    scene.desk.type("abe opens it");
    scene.desk.press(BoardKey::enter);
    REQUIRE(scene.desk.page() == "desk/case");
    CHECK(confirmed_count(*scene.desk.session().open) == scene.confirmed);
    scene.desk.press(BoardKey::f12);
    CHECK((*scene.office.store.find(scene.id))->version == 2);         // nothing new to store
    scene.desk.type("abe opens it");
    scene.desk.press(BoardKey::enter);
    confirm_rows(scene.desk);
    CHECK(scene.desk.page() == "desk/case/identity");
}

TEST_CASE("A value that changed since it was confirmed is to be confirmed again") {
    ReviewScene scene;
    store::CaseContent content = scene.desk.session().open->content;
    const std::string row = row_at(scene.desk.session().open->sight, 0).id;
    REQUIRE(is_confirmed(*scene.desk.session().open, row_at(scene.desk.session().open->sight, 0)));
    scene.desk.go_to(row);
    scene.desk.press(BoardKey::f2);
    REQUIRE(scene.desk.page() == "desk/case/correct");
    for (int i = 0; i < 30; ++i) scene.desk.press(BoardKey::erase);
    scene.desk.type("R8.4.2");
    scene.desk.press(BoardKey::enter);
    scene.desk.press(BoardKey::enter);
    const OpenCase& open = *scene.desk.session().open;
    std::size_t stale = 0;
    for (std::size_t i = 0; i < row_count(open.sight); ++i) {
        const auto before = open.confirmed.find(row_at(open.sight, i).id);
        stale += before != open.confirmed.end() && !is_confirmed(open, row_at(open.sight, i)) ? 1 : 0;
    }
    CHECK(confirmed_count(open) + stale >= scene.confirmed);
    CHECK(open.content.confirmed.size() >= scene.confirmed);           // the correction stored them too
}

TEST_CASE("Enter confirms what stands on the sheet that is shown and nothing else, derived values too") {
    Office office;
    office.submit(terminal::household("three_generations_of_eight"));
    DeskTerminal desk(office);
    open_next(desk);
    int derived_sheets = 0;
    for (int presses = 0; presses < 100 && !desk.session().dialog; ++presses) {
        const OpenCase& open = *desk.session().open;
        const auto sheets = sheets_of(open.sight, house().house().fonts);
        const CaseSheet& sheet = sheets[sheet_with(sheets, std::get<CaseScreen>(desk.session().screen).cursor)];
        std::set<std::string> shown, before, after;
        for (std::size_t i = sheet.first; i < sheet.end; ++i) shown.insert(row_at(open.sight, i).id);
        for (const auto& one : open.confirmed) before.insert(one.first);
        derived_sheets += sheet.is_derived ? 1 : 0;
        desk.press(BoardKey::enter);
        REQUIRE(desk.session().open);
        for (const auto& one : desk.session().open->confirmed) after.insert(one.first);
        for (const std::string& id : after) CHECK_MESSAGE((before.count(id) == 1 || shown.count(id) == 1), id);
    }
    CHECK(derived_sheets > 1);
    CHECK(are_all_confirmed(*desk.session().open));
}

TEST_CASE("A derived value that is the same for several people is one row, and becomes a row a person to be corrected for one of them") {
    Office office;
    office.submit(terminal::household("family_of_four"));
    DeskTerminal desk(office);
    open_next(desk);
    const std::size_t rows = row_count(desk.session().open->sight);
    std::optional<std::size_t> shared;
    for (std::size_t i = 0; i < rows; ++i)
        if (row_at(desk.session().open->sight, i).shared_with.size() == 3) shared = i;
    REQUIRE(shared);
    const SightRow row = row_at(desk.session().open->sight, *shared);
    desk.happen(Choose{static_cast<int>(*shared)});
    desk.press(BoardKey::f2);
    CHECK(desk.session().notice == words("desk.notice.one_by_one"));
    CHECK(row_count(desk.session().open->sight) > rows);
    const auto& cursor = std::get<CaseScreen>(desk.session().screen).cursor;
    CHECK(row_at(desk.session().open->sight, cursor).slot == row.slot);
    CHECK(row_at(desk.session().open->sight, cursor).shared_with.empty());
    desk.press(BoardKey::f2);
    CHECK(desk.page() == "desk/case/correct");
}

TEST_CASE("本人確認 comes after the review: before it the clerk is told what comes first") {
    ReviewScene scene;
    scene.desk.press(BoardKey::f5);
    CHECK_FALSE(scene.desk.session().dialog);
    CHECK(scene.desk.session().notice == words("desk.notice.confirm_first"));
}

TEST_CASE("The queue says what is to be looked at in cases nobody has opened, and leaves alone those that a colleague holds") {
    Office office;
    const auto held = office.submit(terminal::household("single"), kMorning - 60'000);
    DeskTerminal other(office, "desk2");
    open_next(other, "kimura");
    const auto waiting = office.submit(terminal::household("unknowns"));
    DeskTerminal desk(office);
    desk.sign_in("abe");
    for (int i = 0; i < 6; ++i) desk.wait_ms(1000);
    REQUIRE(desk.session().flags_known.count(waiting) == 1);
    CHECK(desk.session().flags_known.count(held) == 0);
    CHECK_FALSE(desk.session().flags_known.at(waiting).flags.empty());
    CHECK(desk.text().find(words("desk.flag.unknown")) != std::string::npos);
    const auto log = *office.store.log(1, 1000);
    const auto opened = std::count_if(log.begin(), log.end(), [&](const auto& entry) { return entry.note.event == store::LogEvent::case_opened && entry.note.about == waiting; });
    CHECK(opened == 1);                                                // once a version, and written down
    CHECK(state_of(office, waiting) == store::CaseState::waiting);
    for (int i = 0; i < 4; ++i) desk.wait_ms(1000);
    const auto later = *office.store.log(1, 1000);
    CHECK(later.size() == log.size());
}

TEST_CASE("Nobody's case is opened for the queue while nobody is signed in, behind the lock, or by who may not read cases") {
    Office office;
    office.submit(terminal::household("unknowns"));
    DeskTerminal desk(office);
    for (int i = 0; i < 4; ++i) desk.wait_ms(1000);
    DeskTerminal auditor(office, "desk2");
    auditor.sign_in("mori");
    for (int i = 0; i < 4; ++i) auditor.wait_ms(1000);
    const auto log = *office.store.log(1, 1000);
    CHECK(std::none_of(log.begin(), log.end(), [](const auto& entry) { return entry.note.event == store::LogEvent::case_opened; }));
}

TEST_CASE("A hand draws a magnified page along: what was beside the middle comes into it") {
    Office office;
    office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    open_next(desk);
    for (int i = 0; i < 4; ++i) desk.type("+");
    const auto before = desk.shown();
    const auto* paper = before.page.find("paper");
    REQUIRE(paper);
    const printer::PointMm from{paper->box.x_mm + 40, paper->box.y_mm + 60}, to{from.x_mm - 20, from.y_mm - 30};
    const auto held = screens::place_on_paper(before.page, from);
    const auto middle = screens::drawn_paper(before.page, from, to);
    REQUIRE(held);
    REQUIRE(middle);
    desk.happen(*middle);
    const auto after = desk.shown();
    const auto under_hand = screens::place_on_paper(after.page, to);
    REQUIRE(under_hand);
    CHECK(under_hand->x_mm == doctest::Approx(held->x_mm).epsilon(0.01));
    CHECK(under_hand->y_mm == doctest::Approx(held->y_mm).epsilon(0.01));
}

TEST_CASE("Fifteen wrong passphrases stop a staff id, starting anew does not help, and a new passphrase does") {
    Office office;
    DeskTerminal desk(office);
    const auto try_once = [](DeskTerminal& at, const char* passphrase) {
        if (text_of(at.session().form.id).empty()) at.type("abe");
        if (at.session().form.focus == 0) at.press(BoardKey::tab);
        at.type(passphrase);
        at.press(BoardKey::enter);
    };
    for (int i = 0; i < kWrongBeforeLocked; ++i) {
        try_once(desk, "not that");
        desk.wait_ms(wait_after_ms(i + 1) + 1000);
    }
    CHECK(desk.session().form.trouble == SignInTrouble::locked);
    try_once(desk, "abe opens it");
    CHECK(desk.page() == "desk/sign_in");
    CHECK(desk.text().find(words("desk.sign_in.locked").substr(0, 30)) != std::string::npos);
    DeskTerminal anew(office);
    anew.now = desk.now;
    anew.wait_ms(24LL * 3600 * 1000);
    try_once(anew, "abe opens it");
    CHECK(anew.page() == "desk/sign_in");
    store::LogNote note;
    note.actor = {word("sato"), store::Role::supervisor, word("command")};
    note.event = store::LogEvent::staff_added;
    note.subject = word("abe");
    REQUIRE(office.store.note(note, anew.now.wall));
    try_once(anew, "abe opens it");
    try_once(anew, "abe opens it");
    CHECK(anew.page() == "desk/queue");
}

TEST_CASE("How long cases are kept stands in the city's profile, and the desk destroys them by it") {
    const forms::Municipality& city = house().house().catalog.city;
    REQUIRE(city.settings.count("retention_days") == 1);
    REQUIRE(city.settings.count("retention_abandoned_hours") == 1);
    const store::Retention retention = kiosk::retention_of(city);
    CHECK(retention.days_after_hand_off == 1);
    CHECK(retention.hours_abandoned == 2);
    Office office;
    const auto id = office.submit(terminal::household("single"));
    DeskTerminal desk(office);
    desk.wait_ms((retention.hours_abandoned * 60 - 1) * 60'000LL);
    CHECK(state_of(office, id) == store::CaseState::waiting);
    desk.wait_ms(2 * 60'000);
    CHECK(state_of(office, id) == store::CaseState::wiped);
}

TEST_CASE("An answer that a card overruled is a contradiction for the clerk to look at, until somebody decides") {
    Office office;
    store::CaseContent content;
    content.id = store::new_case_id();
    content.answers = terminal::household("single");
    content.today = house().house().today;
    const forms::Slot slot{"birth", 0};
    const forms::Value on_card = *content.answers.find(slot)->value;
    content.answers.set(slot, on_card, forms::Source::card);
    content.overruled[slot] = forms::Answer{forms::Value(*forms::make_date(1970, 1, 1)), forms::Source::resident};
    const Sight sight = look_at(content, house().data().world);
    const auto flag = std::find_if(sight.flags.begin(), sight.flags.end(), [&](const SightRow& row) { return row.slot == slot; });
    REQUIRE(flag != sight.flags.end());
    CHECK(flag->flag == Flag::conflict);
    CHECK(flag->sentence.find("1970") != std::string::npos);
    CHECK_FALSE(flag->must_be_mended);
    content.answers.set(slot, on_card, forms::Source::clerk);
    const Sight decided = look_at(content, house().data().world);
    CHECK(std::none_of(decided.flags.begin(), decided.flags.end(), [&](const SightRow& row) { return row.slot == slot; }));
}
