// Handing cases to other systems: only what reads back the same goes out, only a supervisor may, and it is written down first.
// The other system is a list in memory.
#include "kiosk/desk/case_rows.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;
namespace store = kiosk::store;

namespace {

class KeptHandOff final : public HandOff {
public:
    TableRead preview(const std::vector<HandOffCase>& cases) override {
        TableRead table{{"number", "event"}, {}, {}, reads_back};
        for (const HandOffCase& one : cases) table.rows.push_back({store::receipt_number(one.row.number), one.row.event.text()});
        return table;
    }
    forms::Result<std::vector<std::string>> write(const std::vector<HandOffCase>& cases) override {
        if (is_gone) return forms::Fault{forms::FaultKind::not_found, "other system", ""};
        for (const HandOffCase& one : cases) written.push_back(store::receipt_number(one.row.number));
        return written;
    }
    std::string place() const override { return "memory"; }

    std::vector<std::string> written;
    bool reads_back = true, is_gone = false;
};

/// A printed case, and a supervisor before the hand-off screen.
struct Scene {
    Office office;
    KeptHandOff other;
    store::CaseId id = office.submit(terminal::household("single"));
    DeskTerminal desk{DeskParts{house().data(), office.store, office.paper, office.folder.path, word("desk1"), &other}};

    Scene() {
        desk.sign_in("sato");
        desk.press(BoardKey::enter);
        for (int i = 0; i < 200 && !desk.session().dialog; ++i) desk.press(BoardKey::enter);
        desk.type("1");
        desk.press(BoardKey::enter);
        desk.press(BoardKey::enter);
        desk.press(BoardKey::escape);
        desk.press(BoardKey::f6);
    }
    store::CaseState state() { return (*office.store.find(id))->state; }
};

}  // namespace

TEST_CASE("A printed case is shown before it is handed off, goes out once, and the log knew it before") {
    Scene scene;
    REQUIRE(scene.desk.page() == "desk/table");
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
    Scene scene;
    scene.other.reads_back = false;
    scene.desk.press(BoardKey::f6);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.other.written.empty());
    scene.other.reads_back = true;
    scene.other.is_gone = true;
    scene.desk.press(BoardKey::f6);
    scene.desk.press(BoardKey::enter);
    CHECK(scene.desk.page() == "desk/table/message");
    CHECK(scene.state() == store::CaseState::printed);
}

TEST_CASE("A clerk is not offered the hand-off") {
    Scene scene;
    DeskTerminal clerk{DeskParts{house().data(), scene.office.store, scene.office.paper, scene.office.folder.path, word("desk2"), &scene.other}};
    clerk.sign_in("abe");
    clerk.press(BoardKey::f6);
    CHECK(clerk.page() == "desk/queue");
}
