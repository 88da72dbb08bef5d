// The store of cases, as a kiosk and as a desk may use it. Sealed bytes in, sealed bytes out: nothing here can read a case
// (content.h and keys.h do). Each change is one transaction and one log entry in it. SQLite: sqlite_store.h; for tests:
// memory_store.h; one conformance suite runs against both.
#pragma once

#include "forms/result.h"
#include "kiosk/store/log.h"

#include <string>
#include <variant>
#include <vector>

namespace kiosk::store {

struct Submission {
    CaseId id;
    Word event;
    Actor kiosk;                           // role terminal
    std::string sealed;                    // by seal(), of content.h's JSON
};
struct Receipt {
    std::string number;                    // "A-012"; it is on the disk when this returns
};

/// A resident asked for staff at a kiosk.
struct Call {
    std::int64_t id = 0;
    Word kiosk;
    Moment at = 0;
    std::optional<Word> answered_by;
};

/// A clerk asks the resident, at a kiosk, whether what was corrected is right. left: nobody answered there.
enum class AskState { open, agreed, differs, left };
std::string_view to_id(AskState state);
std::optional<AskState> ask_state_from(std::string_view id);
struct Ask {
    std::int64_t id = 0;
    CaseId about;
    Word kiosk;
    Moment at = 0;
    AskState state = AskState::open;
};
/// As the kiosk gets it: sealed to the key that it introduced itself with.
struct SealedAsk {
    Ask ask;
    std::string sealed;
};

/// Counts without people: day and life event → kind and key → how many times and how much. Added up, never one by one.
struct Figure {
    Word kind;                             // "cases", "seconds", "taps", "corrections" …
    Word key;                              // a page of the kiosk, an item, a form
    std::int64_t count = 0, sum = 0;
};
struct FigureRow {
    std::string day;
    Word event;
    Figure figure;
};

/// All that a kiosk may do.
class Intake {
public:
    virtual ~Intake() = default;
    /// The same id again gives the same number, whatever else it carries.
    virtual forms::Result<Receipt> submit(const Submission& submission, Moment now) = 0;
    virtual forms::Result<std::int64_t> call_staff(const Actor& kiosk, Moment now) = 0;
    virtual forms::Result<std::optional<Call>> call(std::int64_t id) = 0;
    /// What is asked at this kiosk is sealed to this key, which is never on a disk and new with every start.
    virtual forms::Outcome introduce(const Word& kiosk, const PublicKey& key) = 0;
    /// The oldest that is open.
    virtual forms::Result<std::optional<SealedAsk>> asked(const Word& kiosk) = 0;
    /// The sealed content goes with the answer.
    virtual forms::Outcome answer_ask(std::int64_t id, AskState state, const Actor& kiosk, Moment now) = 0;
    virtual forms::Outcome add_figures(const Word& event, const std::vector<Figure>& figures, Moment now) = 0;
};

using Changed = std::variant<CaseRow, Refused>;
struct SealedContent {
    CaseRow row;
    std::string sealed;
};
using Opened = std::variant<SealedContent, Refused>;

/// All that a desk may do. Who acts is always named; the role is checked here and not only on the screen.
class Desk {
public:
    virtual ~Desk() = default;
    /// Another number whenever anything changed, by any process; cheap enough to ask every second.
    virtual forms::Result<std::int64_t> revision() = 0;
    /// Every case of the day and every unfinished one, oldest first; wiped ones are left out.
    virtual forms::Result<std::vector<CaseRow>> queue(const std::string& day) = 0;
    /// By number of a day, also printed and withdrawn ones.
    virtual forms::Result<std::optional<CaseRow>> find(const std::string& day, int number) = 0;
    virtual forms::Result<std::optional<CaseRow>> find(const CaseId& id) = 0;

    /// One holder a case for five minutes. Claiming a waiting case puts it in review; claiming again renews.
    virtual forms::Result<Changed> claim(const CaseId& id, const Actor& actor, Moment now) = 0;
    virtual forms::Result<Changed> renew(const CaseId& id, const Actor& actor, Moment now) = 0;      // no log entry
    /// A case in review goes back to waiting.
    virtual forms::Result<Changed> release(const CaseId& id, const Actor& actor, Moment now) = 0;
    virtual forms::Result<Changed> take_over(const CaseId& id, const Actor& actor, Reason reason, Moment now) = 0;
    /// By the holder, or by anybody while nobody holds it (to look at a printed case again); logged.
    virtual forms::Result<Opened> open(const CaseId& id, const Actor& actor, Moment now) = 0;
    /// The resident's own version as it came, whatever was amended since. Same rules as open().
    virtual forms::Result<Opened> open_original(const CaseId& id, const Actor& actor, Moment now) = 0;
    /// New sealed content upon `version`; a verified case is in review again. `corrected` are item ids, for the figures.
    virtual forms::Result<Changed> amend(const CaseId& id, int version, std::string sealed, const std::vector<Word>& corrected,
                                         const Actor& actor, Moment now) = 0;
    virtual forms::Result<Changed> advance(const CaseId& id, CaseState to, const Actor& actor, Moment now) = 0;
    virtual forms::Result<Changed> withdraw(const CaseId& id, Reason reason, const Actor& actor, Moment now) = 0;
    /// Destroys the content of every case that is due; each leaves a deletion record in the log. Returns how many.
    virtual forms::Result<int> wipe_due(const Retention& retention, const Actor& actor, Moment now) = 0;

    /// Nothing: that kiosk has not been started with this store.
    virtual forms::Result<std::optional<PublicKey>> kiosk_key(const Word& kiosk) = 0;
    /// By the holder; an older one about the same case gives way to it.
    virtual forms::Result<Changed> ask_resident(const CaseId& id, const Word& kiosk, std::string sealed, const Actor& actor, Moment now) = 0;
    /// The newest about each case, answered ones too.
    virtual forms::Result<std::vector<Ask>> asks() = 0;

    virtual forms::Result<std::vector<Call>> open_calls() = 0;
    virtual forms::Outcome answer_call(std::int64_t id, const Actor& actor, Moment now) = 0;

    /// An event that changes no case: signing in, a reprint, an export, a sheet that failed. Refused when it cannot be
    /// written: do the thing only after this returned well.
    virtual forms::Outcome note(const LogNote& note, Moment now) = 0;
    /// In order of seq, from `from_seq`; at most `count_max`.
    virtual forms::Result<std::vector<LogEntry>> log(std::int64_t from_seq, int count_max) = 0;
    virtual forms::Result<std::vector<FigureRow>> figures(const std::string& from_day, const std::string& to_day) = 0;
};

}  // namespace kiosk::store
