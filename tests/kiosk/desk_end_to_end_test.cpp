// From the kiosk to the paper with the real store on a disk: two processes' worth of connections, keys, sealed content, a folder.
// No window; time is a number.
#include "kiosk/desk/case_rows.h"
#include "kiosk/store/sqlite_store.h"
#include "tests/kiosk/desk_bench.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace desk_bench;
using namespace kiosk::desk;
using kiosk::BoardKey;
namespace store = kiosk::store;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> files_below(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) names.insert(entry.path().filename().string());
    return names;
}

}  // namespace

TEST_CASE("A case entered on a kiosk is seen at the desk within two seconds, corrected, verified and printed into a folder") {
    Office office;
    auto kiosk_side = store::SqliteStore::open(office.folder.path, word("kiosk1"), kMorning);
    auto desk_side = store::SqliteStore::open(office.folder.path, word("desk1"), kMorning);
    REQUIRE(kiosk_side);
    REQUIRE(desk_side);
    FolderOut paper(office.folder.path / "printed");
    DeskTerminal desk({house().data(), *desk_side->store, paper, office.folder.path, word("desk1")});
    desk.sign_in("abe");
    REQUIRE(desk.page() == "desk/queue");
    REQUIRE(desk.session().rows.empty());

    store::CaseContent content;
    content.id = store::new_case_id();
    content.answers = terminal::household("single");
    content.today = house().house().today;
    const auto receipt = kiosk_side->store->submit({content.id, word("tennyu"), {store::Word(), store::Role::terminal, word("kiosk1")}, store::seal_content(office.key, content)}, desk.now.wall);
    REQUIRE(receipt);
    const auto submitted = desk.now.wall;
    desk.wait_ms(1000);                    // the loop asks the store every second
    CHECK(desk.text().find(receipt->number) != std::string::npos);
    CHECK(desk.now.wall - submitted <= 2000);

    desk.press(BoardKey::enter);
    REQUIRE(desk.page() == "desk/case");
    desk.go_to("phone.-1");
    desk.press(BoardKey::f2);
    for (int i = 0; i < 20; ++i) desk.press(BoardKey::erase);
    desk.type("0838-22-0000");
    desk.press(BoardKey::enter);
    desk.type("2");
    desk.press(BoardKey::enter);
    REQUIRE(desk.session().open->content.corrections.size() == 1);
    for (int i = 0; i < 200 && !desk.session().dialog; ++i) desk.press(BoardKey::enter);
    REQUIRE(desk.page() == "desk/case/identity");
    desk.type("2");
    desk.press(BoardKey::enter);
    desk.press(BoardKey::enter);
    const auto row = *desk_side->store->find(content.id);
    REQUIRE(row);
    CHECK(row->state == store::CaseState::printed);
    CHECK(row->prints == 1);
    const auto names = files_below(office.folder.path / "printed");
    CHECK(names.count("bundle.pdf") == 1);
    CHECK(names.count("01_juumin_idou_todoke.pdf") == 1);

    desk.press(BoardKey::escape);
    auto original = desk_side->store->open_original(content.id, {word("sato"), store::Role::supervisor, word("desk1")}, desk.now.wall);
    REQUIRE(original);
    CHECK(std::get<store::SealedContent>(*original).sealed.size() > 100);
    const std::string name = std::get<std::string>(*content.answers.find({"name", 0})->value);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(office.folder.path / "store"))
        if (entry.is_regular_file()) CHECK_MESSAGE(bytes_of(entry.path()).find(name) == std::string::npos, entry.path().filename().string());
}
