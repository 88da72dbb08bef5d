// The measurable rules of the desk's screens, on every screen and dialog of several households: text of 16 px and more, targets
// of 32 px and more, contrast 4.5:1, nothing overlapping, no text cut, every target asking for something.
#include "kiosk/desk/case_rows.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;
namespace store = kiosk::store;
using kiosk::ui::BoxMm;
using kiosk::ui::Role;
using kiosk::ui::Widget;

namespace {

constexpr double kTolerance_mm = 0.05, kTextMin_mm = 16 / (96 / 25.4), kTargetMin_mm = 32 / (96 / 25.4), kContrastMin = 4.5;

bool is_inside(const BoxMm& inner, const BoxMm& outer) {
    return inner.x_mm >= outer.x_mm - kTolerance_mm && inner.y_mm >= outer.y_mm - kTolerance_mm && inner.right_mm() <= outer.right_mm() + kTolerance_mm &&
           inner.bottom_mm() <= outer.bottom_mm() + kTolerance_mm;
}
bool overlap(const BoxMm& a, const BoxMm& b) {
    return a.x_mm < b.right_mm() - kTolerance_mm && b.x_mm < a.right_mm() - kTolerance_mm && a.y_mm < b.bottom_mm() - kTolerance_mm && b.y_mm < a.bottom_mm() - kTolerance_mm;
}
BoxMm ink_box(const kiosk::ui::TextLine& line) { return {line.x_mm, line.baseline_mm - 0.80 * line.type.em_mm, line.width_mm, 0.88 * line.type.em_mm}; }

kiosk::ui::Colour ground_of(const kiosk::ui::Page& page, std::size_t index) {
    if (page.widgets[index].is_drawn) return page.widgets[index].look.fill;
    for (std::size_t i = index; i-- > 0;)
        if (page.widgets[i].is_drawn && is_inside(page.widgets[index].box, page.widgets[i].box)) return page.widgets[i].look.fill;
    return kiosk::ui::kPaper;
}

int pages_checked = 0;

void check_page(const screens::DeskPage& made) {
    ++pages_checked;
    const kiosk::ui::Page& page = made.page;
    const BoxMm whole{0, 0, page.size.width_mm, page.size.height_mm};
    CAPTURE(page.id);
    std::vector<const Widget*> targets;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < page.widgets.size(); ++i) {
        const Widget& widget = page.widgets[i];
        CAPTURE(widget.id);
        CHECK_MESSAGE(ids.insert(widget.id).second, "the same id twice");
        if (widget.tap) {
            targets.push_back(&widget);
            CHECK(made.asks.count(widget.id) == 1);
            CHECK(widget.box.width_mm >= kTargetMin_mm - kTolerance_mm);
            CHECK(widget.box.height_mm >= kTargetMin_mm - kTolerance_mm);
            CHECK(is_inside(widget.box, whole));
        }
        for (const auto& line : widget.lines) {
            CAPTURE(line.text);
            CHECK(line.type.em_mm >= kTextMin_mm - 0.001);
            CHECK(is_inside(ink_box(line), whole));
            CHECK(is_inside(ink_box(line), widget.box));
            CHECK(kiosk::ui::contrast(line.type.ink, ground_of(page, i)) >= kContrastMin);
            CHECK(line.text.find('{') == std::string::npos);
            CHECK(house().house().fonts.shape(line.type.face, line.text).complete());
        }
    }
    for (const Widget* a : targets)
        for (const Widget* b : targets)
            if (a < b) CHECK_MESSAGE(!overlap(a->box, b->box), a->id << " / " << b->id);
    for (std::size_t i = 0; i < page.widgets.size(); ++i)
        for (std::size_t k = i + 1; k < page.widgets.size(); ++k)
            for (const auto& line : page.widgets[i].lines)
                for (const auto& other : page.widgets[k].lines)
                    CHECK_MESSAGE(!overlap(ink_box(line), ink_box(other)), page.id << ": " << page.widgets[i].id << " " << line.text << " / " << page.widgets[k].id << " " << other.text);
}

}  // namespace

TEST_CASE("Signing in, its troubles, the lock and the queue in every shape keep the rules") {
    Office office;
    DeskTerminal desk(office);
    check_page(desk.shown());
    desk.press(BoardKey::tab);
    desk.press(BoardKey::enter);
    check_page(desk.shown());
    desk.press(BoardKey::tab);
    for (int i = 0; i < 6; ++i) {
        if (desk.session().form.focus == 0) desk.type(i == 0 ? "sato" : ""), desk.press(BoardKey::tab);
        desk.type("not that");
        desk.press(BoardKey::enter);
        check_page(desk.shown());
    }
    desk.wait_ms(60'000);
    desk.type("sato opens it");
    desk.press(BoardKey::enter);
    REQUIRE(desk.page() == "desk/queue");
    check_page(desk.shown());
    for (int i = 0; i < 40; ++i) office.submit(terminal::household(i % 2 == 0 ? "single" : "shibou_head_of_75"), kMorning - i * 60'000);
    REQUIRE(office.store.call_staff({store::Word(), store::Role::terminal, word("kiosk1")}, kMorning));
    desk.wait_ms(1000);
    check_page(desk.shown());
    desk.press(BoardKey::page_down);
    check_page(desk.shown());
    desk.press(BoardKey::f3);
    check_page(desk.shown());
    desk.type("99");
    check_page(desk.shown());
    desk.press(BoardKey::f7);
    check_page(desk.shown());
    desk.press(BoardKey::f12);
    REQUIRE(desk.page() == "desk/lock");
    check_page(desk.shown());
}

TEST_CASE("Every sheet of a case keeps the rules, for a large family, rare letters, long names and a resident who knew little") {
    for (const char* name : {"family_of_four", "three_generations_of_eight", "foreign_family", "rare_characters", "unknowns", "konin_couple"}) {
        CAPTURE(name);
        Office office;
        office.submit(terminal::household(name));
        DeskTerminal desk(office);
        open_next(desk);
        const auto sheets = sheets_of(desk.session().open->sight, house().house().fonts);
        for (const CaseSheet& sheet : sheets) {
            desk.happen(Choose{static_cast<int>(sheet.first)});
            check_page(desk.shown());
        }
        MESSAGE(name << ": " << desk.session().open->sight.flags.size() << " flags, " << row_count(desk.session().open->sight) << " rows, " << sheets.size() << " sheets");
    }
}

TEST_CASE("Every dialog keeps the rules, for every item that can be corrected") {
    Office office;
    office.submit(terminal::household("three_generations_of_eight"));
    DeskTerminal desk(office);
    open_next(desk);
    const std::size_t rows = row_count(desk.session().open->sight);
    std::set<std::string> items;
    for (std::size_t i = 0; i < rows; ++i) {
        const SightRow& row = row_at(desk.session().open->sight, i);
        if (!row.slot || !items.insert(row.slot->item).second) continue;
        desk.happen(Choose{static_cast<int>(i)});
        desk.press(BoardKey::f2);
        check_page(desk.shown());
        desk.type("1");
        desk.press(BoardKey::enter);
        check_page(desk.shown());
        while (desk.session().dialog) desk.press(BoardKey::escape);
    }
    CHECK(items.size() > 30);
    for (const BoardKey key : {BoardKey::f5, BoardKey::f4}) {
        desk.press(key);
        check_page(desk.shown());
        desk.press(key == BoardKey::f5 ? BoardKey::enter : BoardKey::down);
        check_page(desk.shown());
        desk.press(BoardKey::escape);
    }
    CHECK(pages_checked > 80);
}

TEST_CASE("A queue of ten thousand cases lays out only what is seen") {
    DeskSession session = first_session(0);
    session.staff = store::StaffMember{word("abe"), store::Role::clerk};
    session.screen = QueueScreen{};
    session.day = "2026-04-10";
    for (int i = 0; i < 10'000; ++i) {
        store::CaseRow row;
        row.id = store::new_case_id();
        row.day = session.day;
        row.number = i + 1;
        row.event = word("tennyu");
        row.submitted_at = kMorning - 1000;
        session.rows.push_back(row);
    }
    const Times now{1000, kMorning};
    const auto made = screens::make_page(session, house().data(), kSheet, now);
    CHECK(made.page.widgets.size() < 250);
    check_page(made);
}

TEST_CASE("A paper being copied keeps the rules in each line, for a family of four, of eight and a foreign one") {
    for (const char* name : {"family_of_four", "three_generations_of_eight", "foreign_family"}) {
        CAPTURE(name);
        Office office;
        office.submit(terminal::household(name));
        DeskTerminal desk(office);
        desk.sign_in("abe");
        desk.press(BoardKey::enter);
        desk.press(BoardKey::f7);
        REQUIRE(desk.page() == "desk/case/transcript");
        const std::size_t lines = std::get<TranscriptDialog>(*desk.session().dialog).lines.size();
        for (std::size_t i = 0; i + 1 < lines; ++i) {
            check_page(desk.shown());
            desk.type("1");
            desk.press(BoardKey::enter);
        }
        desk.press(BoardKey::f5);
        check_page(desk.shown());
        desk.press(BoardKey::escape);
        check_page(desk.shown());
    }
}
