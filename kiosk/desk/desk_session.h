// What the desk shows and knows, and desk_step(): the only place that says what happens next there. Session + Event → Session +
// Effects. Pure: store, printer, keys and clocks are behind the effects (desk_visit.h). No private key stands in a session.
#pragma once

#include "kiosk/command_words.h"
#include "kiosk/desk/correction.h"
#include "kiosk/desk/desk_event.h"
#include "kiosk/desk/identity.h"
#include "kiosk/desk/permissions.h"
#include "kiosk/desk/transcript.h"

namespace kiosk::desk {

struct DeskData {
    DeskWorld world;
    const IdentityDocuments* documents = nullptr;
    const CommandWords* sentences = nullptr;         // what commands say too: faults, papers, figures
    const forms::SourcePapers* papers = nullptr;
};

enum class SignInTrouble { none, empty, wrong, waiting, locked, impossible };
struct SignInForm {
    TextEdit id, passphrase;
    int focus = 0;
    SignInTrouble trouble = SignInTrouble::none;
    bool is_checking = false;
};

struct SignInScreen {};
struct QueueScreen {
    std::optional<store::CaseId> selected;
    int first = 0;                         // of the rows shown
    std::string find;                      // digits of a number
    bool shows_all = false;
};
struct CaseScreen {
    std::size_t cursor = 0;                // flags first, then every other row
    std::size_t form = 0, page = 0;
    double zoom = 0;                       // percent; 0: the whole page
    std::optional<printer::PointMm> looked_at;       // clicked on the paper: stands in the middle when magnified
};
struct TableScreen {                       // the log
    std::optional<TableRead> read;
    int first = 0;
};
struct HandOffScreen {
    std::optional<HandOffRead> read;
    HandOffWish wish;
    bool shows_persons = false;
    int first = 0, first_column = 0;
    std::string done;                      // what was just written, and where
};
struct FiguresScreen {
    std::optional<FiguresRead> read;
};
using Screen = std::variant<SignInScreen, QueueScreen, CaseScreen, TableScreen, FiguresScreen, HandOffScreen>;

enum class CorrectStage { value, reason };
struct CorrectDialog {
    CorrectionDraft draft;
    CorrectStage stage = CorrectStage::value;
    std::string message, remedy;
    std::optional<forms::Value> value;     // checked
    FormsDifference difference;            // what it would do to the papers
    std::string after;                     // how the value will read
    int reason = 0;
};
struct IdentityDialog {
    std::vector<std::string> seen;
    int focus = 0;
    bool was_too_little = false;
};
enum class Purpose { take_over, withdraw };
struct ReasonDialog {
    Purpose purpose = Purpose::withdraw;
    store::CaseId id;
    std::string number;
    std::optional<store::Holder> holder;
    int focus = 0;
};
struct ReprintDialog {
    int focus = 0;
};
struct MessageDialog {
    std::string title, text;
    std::vector<std::string> lines;
};
using Dialog = std::variant<CorrectDialog, IdentityDialog, ReasonDialog, ReprintDialog, MessageDialog, TranscriptDialog>;

struct OpenCase {
    store::CaseRow row;
    store::CaseContent content;
    Sight sight;
    std::map<std::string, std::string> confirmed;    // row id → what stood there when it was confirmed; stored with the case
    DerivedRows derived = DerivedRows::shared;
    bool is_held = false;
    bool is_busy = false;                            // an effect is on its way
    std::optional<Unprinted> unprinted;              // the printer failed: from here on again
};

/// A job that the printer works on. It goes on whatever the clerk does meanwhile.
struct PrintRun {
    store::CaseId id;
    int number = 0;
    std::string sentence;                            // which sheet, and what is in its way
    bool is_in_trouble = false;
};

/// What to look at in a case, for the queue: known since somebody or the desk itself opened this version of it.
struct FlagsOfCase {
    int version = 0;
    std::vector<Flag> flags;
};
std::vector<Flag> flags_in(const Sight& sight);

struct Attempts {
    int wrong = 0;
    std::int64_t last_ms = 0;
};

struct DeskSession {
    std::optional<store::StaffMember> staff;
    std::int64_t signed_in_ms = 0, last_activity_ms = 0, last_renewal_ms = 0;
    bool is_locked = false;
    SignInForm form;                                 // of the sign-in screen, and of the lock
    std::map<store::Word, Attempts> attempts;
    Screen screen;
    std::optional<Dialog> dialog;
    std::optional<OpenCase> open;
    std::vector<store::CaseRow> rows;
    std::vector<store::Call> calls;
    std::map<store::CaseId, store::Ask> asks;        // what residents were asked at a kiosk, and said
    std::string day;
    std::map<store::CaseId, FlagsOfCase> flags_known;
    std::vector<PrintRun> printing;
    std::map<store::CaseId, Unprinted> unprinted;    // of cases whose job failed
    bool can_hand_off = false;                       // this desk has somewhere to hand cases to
    std::string notice;                              // one line, until the next key
};

struct SignIn { store::Word id; std::string passphrase; };
struct OpenIt { store::CaseId id; bool is_to_be_held = true; };
struct Renew { store::CaseId id; };
struct Leave { store::CaseId id; };
struct TakeOver { store::CaseId id; store::Reason reason; };
struct Amend { store::CaseRow row; store::CaseContent content; std::vector<store::Word> corrected; };
/// Nothing is corrected: only how far the clerk came.
struct KeepConfirmed { store::CaseRow row; store::CaseContent content; };
struct Advance { store::CaseId id; store::CaseState to; };
struct Withdraw { store::CaseId id; store::Reason reason; };
struct AskResident { store::CaseRow row; store::CaseContent content; };
struct AnswerCall { std::int64_t id; };
struct PrintCase { store::CaseRow row; store::CaseContent content; Copy copy = Copy::first; printer::JobPart part; };
struct ReadLog {};
struct ReadHandOff { HandOffWish wish; };
struct ReadHistory { store::CaseId id; };
struct ReadFigures {};
struct WriteHandOff { HandOffWish wish; };
struct NoteLocked {};
struct NoteSignedOut {};                             // and forget the key
/// From the log: somebody may have been given a new passphrase.
struct CountWrongWords {};
struct ForgetDrawn {};
using Effect = std::variant<SignIn, OpenIt, Renew, Leave, TakeOver, Amend, KeepConfirmed, Advance, Withdraw, AskResident, AnswerCall, PrintCase, ReadLog, ReadHistory, ReadFigures, ReadHandOff, WriteHandOff, NoteLocked, NoteSignedOut,
                            CountWrongWords, ForgetDrawn>;

struct Stepped {
    DeskSession session;
    std::vector<Effect> effects;
};

DeskSession first_session(std::int64_t now_ms);
Stepped desk_step(DeskSession session, const Event& event, const Times& now, const DeskData& data);

/// When a Tick will next change what is seen, on the steady clock.
std::int64_t next_tick(const DeskSession& session, std::int64_t now_ms);

inline constexpr std::int64_t kRenewEvery_ms = 60'000;
/// From here on a Choose in a copied paper means an option or a part of the line in hand.
inline constexpr int kChooseInLine = 10'000;
inline constexpr int kQueueRowsShown = 20, kTableRowsShown = 22, kHandOffRowsShown = 14, kTableColumnsShown = 8;

}  // namespace kiosk::desk
