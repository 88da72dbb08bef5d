// Handing cases to other systems: only what reads back the same goes out, only a supervisor may, and it is written down first.
// The other system is a list in memory, or the profiles of the catalog and a folder.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/profile_hand_off.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;
namespace store = kiosk::store;

namespace {

class KeptHandOff final : public HandOff {
public:
    HandOffRead preview(const std::vector<HandOffCase>& cases, const HandOffWish& wish) override {
        HandOffRead read;
        read.wish = wish;
        read.title = "memory";
        read.target_count = 1;
        read.cases.head = {"number", "event"};
        read.differences = reads_back ? 0 : 1;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            read.cases.rows.push_back({store::receipt_number(cases[i].row.number), cases[i].row.event.text()});
            read.going.push_back(i);
        }
        return read;
    }
    forms::Result<std::string> write(const std::vector<HandOffCase>& cases, const HandOffWish&, store::Moment) override {
        if (is_gone) return forms::Fault{forms::FaultKind::not_found, "other system", ""};
        for (const HandOffCase& one : cases) written.push_back(store::receipt_number(one.row.number));
        return std::string("memory");
    }
    store::Word name_of(const HandOffWish&) const override { return word("memory"); }

    std::vector<std::string> written;
    bool reads_back = true, is_gone = false;
};

/// A printed case, and a supervisor before the hand-off screen.
struct HandOffScene {
    Office office;
    KeptHandOff other;
    store::CaseId id;
    DeskTerminal desk;

    explicit HandOffScene(const char* household = "single", HandOff* target = nullptr)
        : id(office.submit(terminal::household(household))), desk(DeskParts{house().data(), office.store, office.paper, office.folder.path, word("desk1"), target ? target : &other}) {
        open_next(desk, "sato");
        verify(desk);
        desk.press(BoardKey::enter);
        desk.press(BoardKey::escape);
        desk.press(BoardKey::f6);
    }
    store::CaseState state() { return (*office.store.find(id))->state; }
};

ProfileHandOff by_profiles(const std::filesystem::path& folder) {
    auto letters = kiosk::TargetLetters::open(terminal::source("assets"));
    REQUIRE(letters);
    kiosk::ExportProfiles read = kiosk::read_export_profiles(terminal::source("forms/catalog"), house().house().catalog);
    std::erase_if(read.profiles, [](const auto& profile) { return profile.id != "winactor"; });
    REQUIRE(read.profiles.size() == 1);
    return ProfileHandOff(std::move(read.profiles), std::move(*letters), folder, house().house().catalog, *house().data().sentences);
}

std::size_t entries_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("A printed case is shown before it is handed off, goes out once, and the log knew it before") {
    HandOffScene scene;
    REQUIRE(scene.desk.page() == "desk/hand_off");
    CHECK(scene.desk.text().find("A-001") != std::string::npos);
    CHECK(scene.state() == store::CaseState::printed);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.other.written == std::vector<std::string>{"A-001"});
    CHECK(scene.state() == store::CaseState::handed_off);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.other.written.size() == 1);
    const auto log = *scene.office.store.log(1, 1000);
    CHECK(std::count_if(log.begin(), log.end(), [](const auto& entry) { return entry.note.event == store::LogEvent::case_exported; }) == 1);
}

TEST_CASE("What does not read back the same stays, and so does everything when the other system is gone") {
    HandOffScene scene;
    scene.other.reads_back = false;
    scene.desk.press(BoardKey::f6);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.other.written.empty());
    scene.other.reads_back = true;
    scene.other.is_gone = true;
    scene.desk.press(BoardKey::f6);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.desk.page() == "desk/hand_off/message");
    CHECK(scene.state() == store::CaseState::printed);
}

TEST_CASE("A clerk is not offered the hand-off") {
    HandOffScene scene;
    DeskTerminal clerk{DeskParts{house().data(), scene.office.store, scene.office.paper, scene.office.folder.path, word("desk2"), &scene.other}};
    clerk.sign_in("abe");
    clerk.press(BoardKey::f6);
    CHECK(clerk.page() == "desk/queue");
}

TEST_CASE("A folder that is not there is told with the one thing to do, and the same key writes when it is back") {
    const terminal::Scratch folder;
    auto target = by_profiles(folder.path / "rpa");
    HandOffScene scene("single", &target);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.desk.page() == "desk/hand_off/message");
    CHECK(scene.desk.text().find((folder.path / "rpa").string()) != std::string::npos);
    CHECK(scene.state() == store::CaseState::printed);
    scene.desk.press(BoardKey::enter);
    std::filesystem::create_directory(folder.path / "rpa");
    scene.desk.press(BoardKey::enter);
    CHECK(scene.state() == store::CaseState::handed_off);
    REQUIRE(entries_in(folder.path / "rpa") == 1);
    CHECK(std::filesystem::exists(std::filesystem::directory_iterator(folder.path / "rpa")->path() / "cases.csv"));
}

TEST_CASE("A case with letters that the target lacks stays and says which, with what is proposed; put in place of them it goes") {
    const terminal::Scratch folder;
    auto target = by_profiles(folder.path);
    HandOffScene scene("rare_characters", &target);
    REQUIRE(scene.desk.page() == "desk/hand_off");
    const auto shown = [&]() -> const HandOffScreen& { return std::get<HandOffScreen>(scene.desk.session().screen); };
    CHECK(shown().read->left_out == 1);
    CHECK(shown().read->going.empty());
    REQUIRE_FALSE(shown().read->letters.empty());
    CHECK(scene.desk.text().find(shown().read->letters.front()) != std::string::npos);
    scene.desk.press(BoardKey::enter);
    CHECK(entries_in(folder.path) == 0);
    CHECK(scene.state() == store::CaseState::printed);
    scene.desk.press(BoardKey::f4);
    CHECK(shown().wish.shrinks);
    CHECK(shown().read->going.size() == 1);
    CHECK_FALSE(shown().read->letters.empty());
    scene.desk.press(BoardKey::enter);
    CHECK(scene.state() == store::CaseState::handed_off);
    CHECK(entries_in(folder.path) == 1);
}

TEST_CASE("Two lots lie in two folders: what nobody has fetched yet is not overwritten") {
    const terminal::Scratch folder;
    auto target = by_profiles(folder.path);
    HandOffScene scene("single", &target);
    scene.desk.press(BoardKey::enter);
    REQUIRE(scene.state() == store::CaseState::handed_off);
    CHECK(entries_in(folder.path) == 1);
    const HandOffCase again{*(*scene.office.store.find(scene.id)), {}};
    REQUIRE(target.write({again}, {}, kMorning + 60'000'000));
    CHECK(entries_in(folder.path) == 2);
    CHECK_FALSE(target.write({again}, {}, kMorning + 60'000'000));
    CHECK(entries_in(folder.path) == 2);
}
