// Runs the desk: feeds events to desk_step() and carries out its effects — keys, store, paper. The same for the window and
// for tests. Holds the office's private key while somebody is signed in; knows neither GL nor SQLite.
#pragma once

#include "kiosk/desk/desk_paper.h"
#include "kiosk/desk/desk_session.h"
#include "kiosk/desk/hand_off.h"
#include "kiosk/store/keys.h"

#include <utility>

namespace kiosk::desk {

/// What a desk works with. Everything must outlive the visit.
struct DeskParts {
    const DeskData& data;
    store::Desk& store;
    PaperOut& paper;
    std::filesystem::path data_dir;        // where the keys are
    store::Word device;                    // this desk, as the log names it
    HandOff* hand_off = nullptr;           // none: nothing is handed off here
};

class DeskVisit {
public:
    DeskVisit(DeskParts parts, const Times& now);

    const DeskSession& session() const { return session_; }
    /// Applies the event and what follows at once. What takes long (a passphrase, printing) waits for carry_out(), so that
    /// the page that says so can be drawn first.
    void happen(const Event& event, const Times& now);
    bool has_work() const { return !waiting_.empty(); }
    void carry_out(const Times& now);
    /// Asks the store whether anything changed, and reads the queue again if so.
    void look_at_store(const Times& now);
    /// True once after something personal left the screen.
    bool take_forgotten() { return std::exchange(must_forget_, false); }

private:
    struct OnItsWay {
        int job = 0;
        store::CaseRow row;
        store::Actor by;                   // who may be gone when the printer fails
        Unprinted unprinted;               // were it to fail before its first sheet
        std::size_t sheets = 0;
        printer::JobProgress seen;
    };

    store::Actor actor() const;
    void count_wrong_words(const Times& now);
    void wipe_what_is_due(const Times& now);
    void carry_out(Effect effect, const Times& now);
    void tell(const forms::Result<store::Changed>& changed, const Times& now);
    void tell_fault(const forms::Fault& fault, const Times& now);
    void run(SignIn& effect, const Times& now);
    void run(OpenIt& effect, const Times& now);
    void run(Renew& effect, const Times& now);
    void run(Leave& effect, const Times& now);
    void run(TakeOver& effect, const Times& now);
    void run(Amend& effect, const Times& now);
    void run(KeepConfirmed& effect, const Times& now);
    void run(Advance& effect, const Times& now);
    void run(Withdraw& effect, const Times& now);
    void run(AskResident& effect, const Times& now);
    void run(AnswerCall& effect, const Times& now);
    void run(PrintCase& effect, const Times& now);
    void run(ReadLog& effect, const Times& now);
    void run(ReadHistory& effect, const Times& now);
    void run(ReadFigures& effect, const Times& now);
    void run(ReadHandOff& effect, const Times& now);
    void run(WriteHandOff& effect, const Times& now);
    void run(NoteLocked& effect, const Times& now);
    void run(NoteSignedOut& effect, const Times& now);
    void run(CountWrongWords& effect, const Times& now);
    void run(ForgetDrawn& effect, const Times& now);
    /// Opens one more waiting case, so that the queue says what is to be looked at in it.
    void look_for_flags(const Times& now);
    /// Asks the printer how far each job is.
    void look_at_paper(const Times& now);
    void print_failed(const OnItsWay& one, std::string sentence, store::LogEvent event, const Times& now);
    void open(const store::CaseId& id, const Times& now);
    /// Printed and not yet handed off, opened.
    std::vector<HandOffCase> to_hand_off(const Times& now);

    DeskParts parts_;
    DeskSession session_;
    std::optional<store::Unlocked> unlocked_;
    std::vector<Effect> waiting_;
    std::int64_t revision_ = -1, read_ms_ = 0;
    std::optional<std::int64_t> wiped_ms_;
    std::int64_t look_at_paper_ms_ = 0, look_for_flags_ms_ = 0;
    std::vector<OnItsWay> on_their_way_;
    std::map<store::CaseId, int> looked_into_;         // which version
    bool must_forget_ = false;
};

}  // namespace kiosk::desk
