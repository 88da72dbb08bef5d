// A desk in memory: keys, a store, paper that only counts, and a keyboard whose presses are counted. No window and no clock.
// Shared by the desk's tests.
#pragma once

#include "kiosk/desk/desk_house.h"
#include "kiosk/desk/desk_visit.h"
#include "kiosk/desk/screens/desk_screens.h"
#include "kiosk/store/memory_store.h"
#include "tests/kiosk/terminal.h"

namespace desk_bench {

inline constexpr kiosk::ui::SizeMm kSheet{kiosk::desk::screens::kWidth_mm, kiosk::desk::screens::kHeightMin_mm};
/// 2026-04-10 10:00 in Japan.
inline constexpr kiosk::store::Moment kMorning = 1'775'782'800'000;

const kiosk::desk::DeskHouse& house();
/// A sentence of the desk, as it stands in the string table.
std::string words(const std::string& key);
kiosk::store::Word word(const char* text);

/// Paper that is kept instead of printed.
class KeptPaper final : public kiosk::desk::PaperOut {
public:
    kiosk::desk::PaperGiven put_out(const kiosk::desk::PaperJob& job) override;
    forms::Result<printer::JobProgress> look(int) override { return progress; }
    void cancel(int job) override { canceled.push_back(job); }
    /// A printer that takes its time: each job is on its way and as far as `progress` says.
    bool is_slow = false;
    printer::JobProgress progress;
    std::vector<int> canceled;
    std::vector<printer::JobPart> parts;
    std::vector<std::string> jobs;
    std::vector<std::size_t> files;
    std::string last_bundle;
    bool is_empty = false;                 // out of paper
};

/// Keys of an office: sato is supervisor, abe and kimura clerks, mori auditor, dan DX staff; each passphrase is "<id> opens it".
struct Office {
    Office();
    terminal::Scratch folder;
    kiosk::store::MemoryStore store;
    kiosk::store::PublicKey key;
    KeptPaper paper;
    /// A case as a kiosk submits it.
    kiosk::store::CaseId submit(const forms::Answers& answers, kiosk::store::Moment at = kMorning);
};

class DeskTerminal {
public:
    explicit DeskTerminal(Office& office, const char* device = "desk1");
    /// Over another store or other paper.
    explicit DeskTerminal(kiosk::desk::DeskParts parts) : visit_(std::move(parts), now) {}

    void press(kiosk::BoardKey key);
    void type(const std::string& text);
    /// A click in the middle of a target.
    void click(const std::string& id);
    void sign_in(const char* id);
    void wait_ms(std::int64_t duration);
    void happen(const kiosk::desk::Event& event);
    /// Moves down to the row of this id.
    void go_to(const std::string& id);

    const kiosk::desk::DeskSession& session() const { return visit_.session(); }
    kiosk::desk::screens::DeskPage shown() const;
    std::string page() const { return shown().page.id; }
    /// Everything that can be read on the screen.
    std::string text() const;

    kiosk::desk::Times now{1'000'000, kMorning};
    int presses = 0;

private:
    kiosk::desk::DeskVisit visit_;
};

/// Signs in and opens the next case.
void open_next(DeskTerminal& desk, const char* who = "abe");
/// Confirms every row and sees a document with a photograph: the case is verified.
void verify(DeskTerminal& desk);
/// Whatever asks to be mended or looked at is confirmed by Enter; stops when something else is asked for.
void confirm_rows(DeskTerminal& desk);
kiosk::store::CaseState state_of(Office& office, const kiosk::store::CaseId& id);

}  // namespace desk_bench
