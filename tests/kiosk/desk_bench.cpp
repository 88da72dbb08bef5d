// A desk in memory.
// Keys are made once a process: even the cheap ones take their time.
#include "tests/kiosk/desk_bench.h"

#include "kiosk/desk/case_rows.h"

#include <doctest/doctest.h>

namespace desk_bench {

using namespace kiosk::desk;
namespace store = kiosk::store;

std::string words(const std::string& key) { return (*house().data().world.words)(key); }

const DeskHouse& house() {
    static const std::unique_ptr<const DeskHouse> opened = [] {
        kiosk::KioskOptions options;
        options.catalog_dir = terminal::source("forms/catalog");
        options.assets_dir = terminal::source("assets");
        options.today = forms::parse_iso_date("2026-04-10");
        auto made = open_desk_house(options);
        REQUIRE(made);
        return made;
    }();
    return *opened;
}

store::Word word(const char* text) { return *store::Word::make(text); }

PaperGiven KeptPaper::put_out(const PaperJob& job) {
    if (is_empty) return PaperRefused{"the tray is empty"};
    jobs.push_back(job.name);
    parts.push_back(job.part);
    files.push_back(job.papers.files.size());
    last_bundle = job.papers.files.back().bytes;
    progress = {};
    if (is_slow) return PaperOnItsWay{static_cast<int>(jobs.size())};
    return PaperLies{};
}

namespace {

std::string passphrase(const std::string& id) { return id + " opens it"; }

const std::filesystem::path& office_keys() {
    static terminal::Scratch folder;
    static const bool is_made = [] {
        REQUIRE(store::make_keys(folder.path, word("sato"), passphrase("sato"), store::WrapCost::trial));
        const auto by = store::unlock(folder.path, word("sato"), passphrase("sato"));
        REQUIRE((by && *by));
        for (const auto& [id, role] : {std::pair{"abe", store::Role::clerk}, {"kimura", store::Role::clerk}, {"mori", store::Role::auditor}, {"dan", store::Role::dx_staff}})
            REQUIRE(store::add_staff(folder.path, **by, {word(id), role}, passphrase(id), store::WrapCost::trial));
        return true;
    }();
    static_cast<void>(is_made);
    return folder.path;
}

}  // namespace

Office::Office() {
    std::filesystem::copy(office_keys(), folder.path, std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    key = *store::read_public_key(folder.path);
}

store::CaseId Office::submit(const forms::Answers& answers, store::Moment at) {
    store::CaseContent content;
    content.id = store::new_case_id();
    content.answers = answers;
    content.today = house().house().today;
    const auto& event = std::get<std::string>(*answers.find({"event", forms::kWholeCase})->value);
    const auto receipt = store.submit({content.id, *store::Word::make(event), {store::Word(), store::Role::terminal, word("kiosk1")}, store::seal_content(key, content)}, at);
    REQUIRE(receipt);
    return content.id;
}

DeskTerminal::DeskTerminal(Office& office, const char* device) : visit_({house().data(), office.store, office.paper, office.folder.path, word(device)}, now) {}

void DeskTerminal::happen(const Event& event) {
    visit_.look_at_store(now);
    visit_.happen(event, now);
    visit_.carry_out(now);
    visit_.look_at_store(now);
}

void DeskTerminal::press(kiosk::BoardKey key) {
    ++presses;
    now.steady_ms += 500;
    now.wall += 500;
    happen(Pressed{key});
}

void DeskTerminal::type(const std::string& text) {
    for (const char32_t letter : kiosk::decode(text)) {
        ++presses;
        happen(Typed{kiosk::encode(std::u32string(1, letter))});
    }
}

void DeskTerminal::click(const std::string& id) {
    const auto made = shown();
    const auto asked = made.asks.find(id);
    REQUIRE_MESSAGE(asked != made.asks.end(), made.page.id << " has no target " << id);
    now.steady_ms += 500;
    now.wall += 500;
    happen(Event(asked->second));
}

void DeskTerminal::sign_in(const char* id) {
    type(id);
    press(kiosk::BoardKey::tab);
    type(passphrase(id));
    press(kiosk::BoardKey::enter);
}

void DeskTerminal::wait_ms(std::int64_t duration) {
    now.steady_ms += duration;
    now.wall += duration;
    happen(Tick{});
}

void DeskTerminal::go_to(const std::string& id) {
    REQUIRE(session().open);
    const Sight& sight = session().open->sight;
    for (std::size_t i = 0; i < row_count(sight); ++i)
        if (row_at(sight, i).id == id) return happen(Choose{static_cast<int>(i)});
    FAIL("no row " << id);
}

screens::DeskPage DeskTerminal::shown() const { return screens::make_page(visit_.session(), house().data(), kSheet, now); }

std::string DeskTerminal::text() const {
    std::string text;
    const auto made = shown();
    for (const auto& widget : made.page.widgets) text += widget.text() + "\n";
    return text;
}

void confirm_rows(DeskTerminal& desk) {
    for (int i = 0; i < 200 && !desk.session().dialog && desk.session().open && !are_all_confirmed(*desk.session().open); ++i) desk.press(kiosk::BoardKey::enter);
}

void open_next(DeskTerminal& desk, const char* who) {
    desk.sign_in(who);
    desk.press(kiosk::BoardKey::enter);
    REQUIRE(desk.page() == "desk/case");
}

void verify(DeskTerminal& desk) {
    confirm_rows(desk);
    REQUIRE(desk.page() == "desk/case/identity");
    desk.type("1");
    desk.press(kiosk::BoardKey::enter);
}

kiosk::store::CaseState state_of(Office& office, const kiosk::store::CaseId& id) { return (*office.store.find(id))->state; }

}  // namespace desk_bench
