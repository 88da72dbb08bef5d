// A visit from the first tap to the number, into the sealed store: what the desk then finds is what the resident said.
// The window's part is kiosk_xvfb_test.cpp's.
#include "kiosk/store_inbox.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/store/memory_store.h"
#include "kiosk/visit.h"
#include "support/store_disk.h"
#include "support/source_root.h"
#include "terminal.h"

#include <doctest/doctest.h>

using namespace kiosk;
using support::kMorning;
using terminal::house;

namespace {

/// A visit that answers everything from a household and sends.
struct Visiting {
    MemoryCardReader reader;
    store::KeyPair key = store::make_key_pair();
    store::MemoryStore memory;
    StoreInbox inbox;
    Visit visit;
    std::int64_t now_ms = 1000;

    Visiting()
        : inbox(house(), memory, key.open, *store::stamp_of(house().catalog, support::source_root() / "forms" / "catalog"), *store::Word::make("kiosk-1"), [] { return kMorning; }),
          visit(house(), reader, inbox, now_ms) {}

    void happen(const Event& event) { visit.happen(event, now_ms += 500); }
};

}  // namespace

TEST_CASE("a case sent from the kiosk is opened at the desk with every answer as it was given") {
    const support::TempFolder folder;
    auto desk = support::opened(folder.path());
    const store::KeyPair key = store::make_key_pair();
    const forms::Answers family = terminal::household("family_of_four");
    StoreInbox inbox(house(), *desk, key.open, *store::stamp_of(house().catalog, support::source_root() / "forms" / "catalog"), *store::Word::make("kiosk-1"), [] { return kMorning; });
    const store::CaseId id = store::new_case_id();
    const std::string language = "ja_easy";
    const std::vector<CorrectedFact> overruled{{{"birth", 0}, *forms::make_date(1970, 1, 1)}, {{"old_address", forms::kWholeCase}, forms::Address{}, forms::Source::card}};
    const auto outcome = inbox.take({id, family, language, overruled, {"111", "222"}});
    REQUIRE(outcome);
    CHECK(std::get<StoredCase>(*outcome).number == "A-001");
    CHECK(std::get<StoredCase>(*inbox.take({id, family, language})).number == "A-001");       // sent again: one case
    const auto rows = *desk->queue("2026-11-26");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].event == *store::Word::make("tennyu"));
    const auto opened = desk->open(id, support::clerk(), kMorning);
    const auto content = store::open_content(key, id, std::get<store::SealedContent>(*opened).sealed);
    REQUIRE(std::holds_alternative<store::CaseContent>(content));
    const auto& inside = std::get<store::CaseContent>(content);
    CHECK(inside.answers == family);
    CHECK(inside.language == "ja_easy");
    CHECK(inside.today == house().today);
    CHECK(inside.own_code == std::vector<std::string>{"111", "222"});
    CHECK(inside.overruled.at({"birth", 0}).source == forms::Source::resident);
    CHECK(inside.overruled.at({"old_address", forms::kWholeCase}).source == forms::Source::card);
    CHECK(inside.catalog_hash.size() == 64);
    CHECK(inside.forms.size() > 3);
    for (const auto& [form, version] : inside.forms) CHECK_MESSAGE(version.hash.size() == 64, form);
}

TEST_CASE("what the print gate stops is not stored") {
    const store::KeyPair key = store::make_key_pair();
    store::MemoryStore memory;
    StoreInbox inbox(house(), memory, key.open, {}, *store::Word::make("kiosk-1"), [] { return kMorning; });
    forms::Answers half;
    half.set({kErrandItem, forms::kWholeCase}, std::string("tennyu"), forms::Source::resident);
    const std::string language = "ja";
    const auto outcome = inbox.take({store::new_case_id(), half, language});
    REQUIRE(outcome);
    REQUIRE(std::holds_alternative<RefusedCase>(*outcome));
    CHECK(memory.queue("2026-11-26")->empty());
    const auto& boxes = std::get<RefusedCase>(*outcome).boxes;
    CHECK(boxes.size() > 2);
    for (const RefusedBox& box : boxes) {                       // each once, with the fact that the screen can name in any language
        CHECK_FALSE(box.label.empty());
        CHECK(std::count_if(boxes.begin(), boxes.end(), [&](const RefusedBox& other) { return other.slot == box.slot && other.label == box.label; }) == 1);
        if (box.slot) CHECK(house().catalog.item(box.slot->item) != nullptr);
    }
    CHECK(std::any_of(boxes.begin(), boxes.end(), [](const RefusedBox& box) { return box.slot.has_value(); }));
}

TEST_CASE("a name with a letter that no font draws is taken, with its number: staff put it right at the desk, and the resident need not") {
    const store::KeyPair key = store::make_key_pair();
    store::MemoryStore memory;
    StoreInbox inbox(house(), memory, key.open, {}, *store::Word::make("kiosk-1"), [] { return kMorning; });
    for (const char* name : {"\u4E13 \u592A", "\U00030000 \u592A"}) {
        forms::Answers answers = terminal::household("family_of_four");
        answers.set({"name", 0}, std::string(name), forms::Source::card);
        const auto outcome = inbox.take({store::new_case_id(), answers, "ja"});
        REQUIRE(outcome);
        CHECK(std::holds_alternative<StoredCase>(*outcome));
    }
    CHECK(memory.queue("2026-11-26")->size() == 2);
}

TEST_CASE("the button for staff rings at the desk, once for each time it is pressed") {
    Visiting one;
    one.happen(ChooseErrand{"tennyu"});
    one.happen(CallStaff{});
    one.happen(CallStaff{});
    REQUIRE(one.memory.open_calls()->size() == 1);
    CHECK(one.memory.open_calls()->front().kiosk == *store::Word::make("kiosk-1"));
    one.happen(GoOn{});
    one.happen(CallStaff{});
    CHECK(one.memory.open_calls()->size() == 2);
}

TEST_CASE("a visit that is left leaves counts of pages and touches, and no answer") {
    Visiting one;
    one.happen(ChooseErrand{"tennyu"});
    one.happen(SkipCard{});
    one.happen(AskToQuit{});
    one.happen(Quit{});
    const auto figures = *one.memory.figures("2026-11-26", "2026-11-26");
    bool was_left = false;
    std::int64_t taps = 0;
    for (const store::FigureRow& row : figures) {
        CHECK(row.event == *store::Word::make("tennyu"));
        was_left = was_left || (row.figure.kind == *store::Word::make("visits") && row.figure.key == *store::Word::make("left"));
        if (row.figure.kind == *store::Word::make("taps")) taps += row.figure.sum;
    }
    CHECK(was_left);
    CHECK(taps == 4);
    one.happen(Touched{});
    CHECK(one.memory.figures("2026-11-26", "2026-11-26")->size() == figures.size());
}

TEST_CASE("a page is one look however often it is touched, and its time is all of it") {
    Visiting one;
    one.happen(ChooseErrand{"tennyu"});
    for (int i = 0; i < 5; ++i) {
        one.now_ms += 2000;
        one.happen(Touched{});
    }
    one.happen(AskToQuit{});
    one.happen(Quit{});
    std::int64_t looks = 0, time_ms = 0;
    const auto figures = *one.memory.figures("2026-11-26", "2026-11-26");
    for (const store::FigureRow& row : figures)
        if (row.figure.kind == *store::Word::make("ms")) looks += row.figure.count, time_ms += row.figure.sum;
    CHECK(looks == 1);
    CHECK(time_ms >= 10'000);
}

TEST_CASE("practice is not counted, neither by itself nor in the next visit") {
    Visiting one;
    one.happen(StartPractice{});
    one.happen(ChooseErrand{"tennyu"});
    one.happen(SkipCard{});
    one.happen(AskToQuit{});
    one.happen(Quit{});
    one.happen(Touched{});
    CHECK(one.memory.figures("2026-11-26", "2026-11-26")->empty());
    one.happen(ChooseErrand{"tenkyo"});
    one.happen(AskToQuit{});
    one.happen(Quit{});
    const auto figures = *one.memory.figures("2026-11-26", "2026-11-26");
    CHECK_FALSE(figures.empty());
    for (const store::FigureRow& row : figures) CHECK(row.event == *store::Word::make("tenkyo"));
}

TEST_CASE("a store that fails is told to the resident as not written, and the second try works") {
    store::MemoryStore memory;
    const store::KeyPair key = store::make_key_pair();
    StoreInbox inbox(house(), memory, key.open, {}, *store::Word::make("kiosk-1"), [] { return kMorning; });
    const forms::Answers family = terminal::household("family_of_four");
    memory.fail_with(forms::Fault{forms::FaultKind::disk_full, "store", ""});
    const store::CaseId id = store::new_case_id();
    const std::string language = "ja";
    CHECK_FALSE(inbox.take({id, family, language}));
    memory.fail_with(std::nullopt);
    CHECK(std::get<StoredCase>(*inbox.take({id, family, language})).number == "A-001");
}
