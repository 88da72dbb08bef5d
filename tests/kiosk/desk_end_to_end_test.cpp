// From the kiosk to the paper and into another system's file, with the real store on a disk: once in a folder with time as a
// number, once with a kiosk in a process of its own, real time and a real cupsd. No window.
#include "kiosk/desk/case_rows.h"
#include "kiosk/desk/profile_hand_off.h"
#include "kiosk/qr/code_reader.h"
#include "kiosk/qr/digits.h"
#include "kiosk/qr/payload.h"
#include "kiosk/qr/still.h"
#include "kiosk/store/sqlite_store.h"
#include "kiosk/store_inbox.h"
#include "kiosk/wall_clock.h"
#include "support/own_cups.h"
#include "support/program.h"
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

/// What the code on the printed ご案内票 says, to somebody with the desk's key.
kiosk::qr::Payload code_of_slip(const Office& office, const std::string& job) {
    const auto pdf = office.folder.path / "printed" / job / "00_goannaihyou.pdf", picture = office.folder.path / "slip";
    REQUIRE(support::run("pdftoppm -r 300 -gray -singlefile " + support::quoted(pdf) + " " + support::quoted(picture)).status == 0);
    const auto seen = kiosk::qr::read_still(picture.string() + ".pgm");
    REQUIRE(seen);
    kiosk::qr::CodeSet set;
    kiosk::qr::CodeSet::Added added = kiosk::qr::CodeTrouble::not_ours;
    for (const auto& code : kiosk::qr::find_codes(seen->view())) added = set.add(code.text);
    REQUIRE(std::holds_alternative<std::string>(added));
    auto unlocked = store::unlock(office.folder.path, word("kimura"), "kimura opens it");
    REQUIRE(unlocked);
    std::vector<store::KeyPair> keys;
    keys.push_back(std::move(*(*unlocked)->key));
    auto opened = kiosk::qr::open_code(keys, std::get<std::string>(added), *house().data().world.catalog, kMorning);
    REQUIRE(std::holds_alternative<kiosk::qr::PayloadReading>(opened));
    return std::get<kiosk::qr::PayloadReading>(opened).payload;
}

}  // namespace

TEST_CASE("A case entered on a kiosk is seen at the desk within two seconds, corrected, verified and printed into a folder") {
    Office office;
    auto kiosk_side = store::SqliteStore::open(office.folder.path, word("kiosk1"), kMorning);
    auto desk_side = store::SqliteStore::open(office.folder.path, word("desk1"), kMorning);
    REQUIRE(kiosk_side);
    REQUIRE(desk_side);
    FolderOut paper(office.folder.path / "printed", kiosk::CommandWords(terminal::source("assets")));
    DeskTerminal desk({house().data(), *desk_side->store, paper, office.folder.path, word("desk1")});
    desk.sign_in("abe");
    REQUIRE(desk.page() == "desk/queue");
    REQUIRE(desk.session().rows.empty());

    store::CaseContent content;
    content.id = store::new_case_id();
    content.answers = terminal::household("single");
    content.today = house().house().today;
    content.own_code = {std::string(800, '4')};
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
    const kiosk::qr::Payload on_slip = code_of_slip(office, row->day + "/" + receipt->number);
    CHECK(on_slip.slip->number == receipt->number);
    const auto slip = office.folder.path / "printed" / row->day / receipt->number / "00_goannaihyou.pdf";
    CHECK(support::run("pdftotext " + support::quoted(slip) + " -").output.find(receipt->number) != std::string::npos);
    CHECK(std::get<std::string>(*on_slip.answers.find({"phone", forms::kWholeCase})->value) == "0838-22-0000");
    const auto own = office.folder.path / "own";                           // the resident's own code, on the sheet behind
    REQUIRE(support::run("pdftoppm -r 200 -gray -f 2 -singlefile " + support::quoted(slip) + " " + support::quoted(own)).status == 0);
    const auto own_codes = kiosk::qr::find_codes(kiosk::qr::read_still(own.string() + ".pgm")->view());
    REQUIRE(own_codes.size() == 1);
    CHECK(own_codes.front().text == content.own_code.front());

    desk.press(BoardKey::escape);
    auto original = desk_side->store->open_original(content.id, {word("sato"), store::Role::supervisor, word("desk1")}, desk.now.wall);
    REQUIRE(original);
    CHECK(std::get<store::SealedContent>(*original).sealed.size() > 100);
    const std::string name = std::get<std::string>(*content.answers.find({"name", 0})->value);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(office.folder.path / "store"))
        if (entry.is_regular_file()) CHECK_MESSAGE(bytes_of(entry.path()).find(name) == std::string::npos, entry.path().filename().string());
}

namespace {

std::int64_t steady_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// A kiosk in a process of its own: sends the household when it is told to, and says when the number was there.
class OtherKiosk {
public:
    OtherKiosk(const std::filesystem::path& data, const std::string& household) {
        const forms::Answers answers = terminal::household(household);
        const kiosk::House& house = terminal::house();
        REQUIRE(pipe(go_) == 0);
        REQUIRE(pipe(done_) == 0);
        child_ = fork();
        REQUIRE(child_ >= 0);
        if (child_ != 0) return;
        char told = 0;
        const bool is_told = read(go_[0], &told, 1) == 1;
        const auto key = store::read_public_key(data);
        auto stamp = store::stamp_of(house.catalog, terminal::source("forms/catalog"));
        auto opened = store::SqliteStore::open(data, word("kiosk1"), kiosk::now_by_clock());
        if (!is_told || !key || !stamp || !opened) _exit(1);
        kiosk::StoreInbox inbox(house, *opened->store, *key, std::move(*stamp), word("kiosk1"), kiosk::now_by_clock);
        const std::string language = "ja";
        const auto sent = inbox.take({store::new_case_id(), answers, language});
        const std::int64_t at = sent && std::holds_alternative<kiosk::StoredCase>(*sent) ? steady_ms() : 0;
        _exit(write(done_[1], &at, sizeof at) == static_cast<ssize_t>(sizeof at) && at != 0 ? 0 : 1);
    }
    ~OtherKiosk() {
        kill(child_, SIGTERM);
        waitpid(child_, nullptr, 0);
        for (const int end : {go_[0], go_[1], done_[0], done_[1]}) close(end);
    }
    OtherKiosk(const OtherKiosk&) = delete;
    OtherKiosk& operator=(const OtherKiosk&) = delete;
    void send() { REQUIRE(write(go_[1], "!", 1) == 1); }
    std::int64_t sent_at() {
        std::int64_t at = 0;
        REQUIRE(read(done_[0], &at, sizeof at) == static_cast<ssize_t>(sizeof at));
        return at;
    }

private:
    int go_[2] = {-1, -1}, done_[2] = {-1, -1};
    pid_t child_ = -1;
};

/// The desk's loop without its window: it asks the store and the printer every second, by the real clocks.
void turn_of_the_loop(DeskTerminal& desk) {
    desk.now = {steady_ms(), kiosk::now_by_clock()};
    desk.happen(Tick{});
}

}  // namespace

TEST_CASE("A case of a kiosk in another process is at the desk within two seconds, corrected, verified, printed by a real queue, handed off, and the file says what the case says") {
    if (!support::has_cups()) return;
    const support::OwnCups cups("PreserveJobFiles No");
    Office office;
    OtherKiosk kiosk(office.folder.path, "single");            // before anything is open here: SQLite does not go through a fork
    const kiosk::CommandWords sentences(terminal::source("assets"));
    auto desk_side = store::SqliteStore::open(office.folder.path, word("desk1"), kiosk::now_by_clock());
    REQUIRE(desk_side);
    QueueOut paper(cups.queue(), cups.place(), house().house().fonts, sentences);
    CHECK_FALSE(paper.why_not());
    const std::filesystem::path outbox = office.folder.path / "rpa";
    std::filesystem::create_directories(outbox);
    auto letters = kiosk::TargetLetters::open(terminal::source("assets"));
    REQUIRE(letters);
    const kiosk::ExportProfiles profiles = kiosk::read_export_profiles(terminal::source("forms/catalog"), house().house().catalog);
    ProfileHandOff hand_off(profiles.profiles, std::move(*letters), outbox, house().house().catalog, sentences);
    DeskTerminal desk({house().data(), *desk_side->store, paper, office.folder.path, word("desk1"), &hand_off});
    turn_of_the_loop(desk);
    desk.sign_in("sato");
    REQUIRE(desk.page() == "desk/queue");
    REQUIRE(desk.session().rows.empty());

    turn_of_the_loop(desk);
    kiosk.send();
    std::int64_t seen_at = 0;
    REQUIRE(support::comes_true([&] {
        const std::int64_t now = steady_ms();
        if (now - desk.now.steady_ms < 1000) return false;     // as often as the loop asks
        turn_of_the_loop(desk);
        seen_at = desk.session().rows.empty() ? 0 : steady_ms();
        return seen_at != 0;
    }));
    const std::int64_t waited = seen_at - kiosk.sent_at();
    MESSAGE("seen after " << waited << " ms of real time");
    CHECK(waited <= 2000);
    CHECK(desk.text().find("A-001") != std::string::npos);

    desk.press(BoardKey::enter);
    REQUIRE(desk.page() == "desk/case");
    desk.go_to("phone.-1");
    desk.press(BoardKey::f2);
    for (int i = 0; i < 20; ++i) desk.press(BoardKey::erase);
    desk.type("0838-22-0000");
    desk.press(BoardKey::enter);
    desk.type("2");
    desk.press(BoardKey::enter);
    verify(desk);
    const store::CaseId id = desk.session().open->row.id;
    REQUIRE((*desk_side->store->find(id))->state == store::CaseState::verified);
    const auto papers = printer::make_papers(house().house().catalog, desk.session().open->content.answers, desk.session().open->content.today, house().house().fonts);
    REQUIRE(papers);
    desk.press(BoardKey::enter);
    CHECK((*desk_side->store->find(id))->state == store::CaseState::printed);
    REQUIRE(support::comes_true([&] {
        turn_of_the_loop(desk);
        desk.now.steady_ms += 1000;
        return desk.session().printing.empty();
    }));
    const auto paper_file = cups.folder / "paper.pdf";
    const std::string text = support::run("pdftotext -layout " + support::quoted(paper_file) + " -").output;
    CHECK(text.find("0838-22-0000") != std::string::npos);
    const std::string pages = "Pages:";
    const std::string info = support::run("pdfinfo " + support::quoted(paper_file)).output;
    REQUIRE(info.find(pages) != std::string::npos);
    CHECK(std::atoi(info.c_str() + info.find(pages) + pages.size()) == static_cast<int>(printer::pages_of_job(*papers, {}).size()));

    desk.press(BoardKey::escape);
    REQUIRE(desk.page() == "desk/queue");
    desk.press(BoardKey::f6);
    REQUIRE(desk.page() == "desk/hand_off");
    for (int i = 0; i < 3 && desk.session().staff && std::get<HandOffScreen>(desk.session().screen).read->title != profiles.find("winactor")->title; ++i) desk.press(BoardKey::f2);
    desk.press(BoardKey::enter);
    CHECK((*desk_side->store->find(id))->state == store::CaseState::handed_off);
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(outbox)) folders.push_back(entry.path());
    REQUIRE(folders.size() == 1);
    CHECK(folders.front().filename().string().starts_with("winactor-"));
    const auto rows = kiosk::read_csv(*kiosk::decoded(bytes_of(folders.front() / "cases.csv"), kiosk::Encoding::cp932));
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    const auto cell = [&](const char* title) {
        const auto at = std::find(rows->front().begin(), rows->front().end(), title);
        return rows->at(1).at(static_cast<std::size_t>(at - rows->front().begin()));
    };
    CHECK(cell("受付番号") == "A-001");
    CHECK(cell("電話番号") == "0838-22-0000");
    const forms::Answers given = terminal::household("single");
    CHECK(cell("新住所郵便番号") == std::get<forms::Address>(*given.find({"new_address", forms::kWholeCase})->value).postal_code);
    const auto people = kiosk::read_csv(*kiosk::decoded(bytes_of(folders.front() / "persons.csv"), kiosk::Encoding::cp932));
    REQUIRE(people);
    REQUIRE(people->size() == 2);
    CHECK(std::find(people->at(1).begin(), people->at(1).end(), std::get<std::string>(*given.find({"name", 0})->value)) != people->at(1).end());
    CHECK_FALSE(store::first_break(*desk_side->store->log(1, 1000)));
}

TEST_CASE("A queue that began to keep what it prints is refused before the next paper, in words, and the log says so") {
    if (!support::has_cups()) return;
    const support::OwnCups cups("PreserveJobFiles No");
    Office office;
    const auto id = office.submit(terminal::household("single"));
    QueueOut paper(cups.queue(), cups.place(), house().house().fonts, kiosk::CommandWords(terminal::source("assets")));
    DeskTerminal desk({house().data(), office.store, paper, office.folder.path, word("desk1")});
    open_next(desk);
    verify(desk);
    support::write_whole(cups.place().settings, support::read_text(cups.place().settings) + "\nPreserveJobFiles Yes\n");
    desk.press(BoardKey::enter);
    CHECK(desk.page() == "desk/case/message");
    CHECK(desk.text().find("PreserveJobFiles") != std::string::npos);
    CHECK(office.store.log(1, 1000)->back().note.event == store::LogEvent::printer_refused);
    CHECK_FALSE(std::filesystem::exists(cups.folder / "paper.pdf"));
    CHECK(state_of(office, id) == store::CaseState::printed);
    CHECK(desk.session().unprinted.count(id) == 1);
}

TEST_CASE("A job that the real queue gives up goes on at the sheet that was not printed") {
    if (!support::has_cups()) return;
    const support::OwnCups cups("PreserveJobFiles No");
    Office office;
    office.submit(terminal::household("single"));
    QueueOut paper(cups.queue(), cups.place(), house().house().fonts, kiosk::CommandWords(terminal::source("assets")));
    DeskTerminal desk({house().data(), office.store, paper, office.folder.path, word("desk1")});
    open_next(desk);
    verify(desk);
    const auto whole = printer::make_papers(house().house().catalog, desk.session().open->content.answers, desk.session().open->content.today, house().house().fonts);
    REQUIRE(whole);
    support::write_whole(cups.folder / "trouble", "give-up");
    desk.press(BoardKey::enter);
    REQUIRE(support::comes_true([&] {
        desk.wait_ms(1000);
        return desk.page() == "desk/case/message";
    }));
    const std::size_t first_sheet = desk.session().open->unprinted->part.first_sheet;
    CHECK(first_sheet >= 1);
    support::write_whole(cups.folder / "trouble", "");
    desk.press(BoardKey::enter);
    desk.press(BoardKey::enter);
    REQUIRE(support::comes_true([&] {
        desk.wait_ms(1000);
        return desk.session().printing.empty();
    }));
    const std::string info = support::run("pdfinfo " + support::quoted(cups.folder / "paper.pdf")).output;
    REQUIRE(info.find("Pages:") != std::string::npos);
    CHECK(static_cast<std::size_t>(std::atoi(info.c_str() + info.find("Pages:") + 6)) == printer::pages_of_job(*whole, {}).size() - first_sheet);
}
