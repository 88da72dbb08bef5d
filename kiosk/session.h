// The session of one resident, and step(): the only place that says what happens next on the kiosk.
// Session + Event → Session + Effects. Pure: no device, file, clock or screen; `now_ms` is an argument. There is no
// cursor over the questions: the next one is recomputed from the answers each time (forms/interview.h).
#pragma once

#include "forms/interview.h"
#include "kiosk/entry.h"
#include "kiosk/event.h"
#include "kiosk/mode.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace kiosk {

inline constexpr std::int64_t kIdleBeforeWarning_ms = 120'000;       // unless the city says otherwise
inline constexpr std::int64_t kIdleCountdown_ms = 45'000;
inline constexpr std::int64_t kDoneShown_ms = 60'000;
inline constexpr std::int64_t kDoneWarning_ms = 20'000;
/// A card that has not answered by then is taken for one that will not.
inline constexpr std::int64_t kCardPatience_ms = 8'000;

/// setting.idle_seconds of the municipality, from 120 to 300 (WCAG 2.2.1, VVSG 7.1); kIdleBeforeWarning_ms without it.
std::int64_t idle_before_warning_ms(const forms::Municipality& city);

/// The item that says what the resident came for; answered on the start screen.
inline constexpr const char* kErrandItem = "event";

/// Everything step() may read besides the session. Const while the program runs.
struct World {
    const forms::Catalog* catalog = nullptr;
    const Books* books = nullptr;
    forms::Date today;
    Mode mode = Mode::real;                // in which every session begins
    const std::vector<CardFacts>* practice_cards = nullptr;    // of invented people, one after the other
    bool has_scanner = false;              // codes made at home can be read here
    bool has_own_codes = false;            // the resident's own can be made here
};

struct StartPage {
    int sheet = 0;                         // of the errands, where they take more than one
};
/// Who belongs to the case, gathered one by one; what is gathered are answers (household.h), not state of the page.
enum class HouseholdAsks { nobody, whether_to_remove, where_the_head_is };
/// Options of the page beside the relations.
inline constexpr const char* kAllRelations = "all_relations";
inline constexpr const char* kAddedPeople = "added_people";
inline constexpr const char* kHeadLivesThere = "head_lives_there";
struct HouseholdPage {
    HouseholdAsks asks = HouseholdAsks::nobody;
    int person = 0;                        // whom a removal is about
    bool shows_all_relations = false;      // the list behind the picture of the family
    bool shows_people = false;             // those who were added, where they have no room beside the relations
    int sheet = 0;
    std::string problem{};                 // key of a sentence
    std::optional<int> check_sheet{};
};
/// Offers the card to each of the people there are.
struct CardOfferPage {
    int sheet = 0;
};
/// Why the number on the page has to be entered again, or the card laid down again.
enum class CardTrouble { none, too_short, wrong, pulled, silent, garbled, other_card, in_use };
/// Also asks for the card while none is there. `person` is whom the card speaks of.
struct PinPage {
    int person = 0;
    Secret digits;
    CardTrouble trouble = CardTrouble::none;
};
/// For people who do not know their PIN: what is printed on the card's face, one number after the other.
enum class FaceStage { birth, expiry, code };
struct FacePage {
    int person = 0;
    FaceStage stage = FaceStage::birth;
    DateDraft birth;
    std::string expiry, code;
    CardTrouble trouble = CardTrouble::none;
    std::string problem;                   // key of a sentence about the birth date
    int mistaken_part = -1;
};
enum class CardWay { pin, face_number };
struct CardReadingPage {
    int person = 0;
    CardWay way = CardWay::pin;
    std::int64_t since_ms = 0;
};
/// What the card said, compared with the people already there; `person` is who it belongs to.
enum class CardFinding { taken, taken_other_address, already_read, somebody_else };
struct CardFoundPage {
    int person = 0;
    CardFinding finding = CardFinding::taken;
    std::vector<forms::Slot> replaced{};   // said otherwise by the code made at home
};
/// What is wrong with an answer, to be told at its field.
struct EntryProblem {
    std::string key;                       // of its sentence
    int part = 0;                          // of the draft, to which it leads
    std::int64_t least = 0, most = 0;      // that the sentence names: letters, digits, a range
};
struct QuestionPage {
    forms::Slot slot;
    Draft draft;
    std::optional<EntryProblem> problem;
    std::optional<int> check_sheet;        // asked by 「変更」 on this sheet of the check page
    std::vector<int> asked_together{};     // people who are asked the same; the answer counts for `people` among them
    std::vector<int> people{};
    bool is_from_readings = false;         // pressed on the page of readings, to which 「もどる」 leads
};
/// Several questions on one page (forms/groups.h). `entry` is the place in the group, `chosen` are places too.
struct GroupPage {
    struct Entry {
        int entry = 0;
        std::vector<forms::Slot> slots;
    };
    std::string group;
    std::vector<Entry> entries;
    std::vector<int> chosen{};
    int sheet = 0;
    std::string problem{};                 // key of a sentence
};
/// The option of a group that chooses none of it, and goes on.
inline constexpr const char* kNoneOfGroup = "none";
/// How several names are read, to be confirmed with one tap; pressing one of them asks for it by itself.
struct ReadingsPage {
    std::vector<forms::Slot> slots;
    std::vector<std::string> readings;
    int sheet = 0;
};
/// A page that answered several questions: one step of the way back, and one of the count.
using JoinedPage = std::variant<GroupPage, ReadingsPage>;
/// An answer on its way into the case; no value: 「わからない」.
struct Said {
    forms::Slot slot;
    std::optional<forms::Value> value;
};
/// Changing this answer would leave others without a use: asks before they go.
struct DropPage {
    std::variant<QuestionPage, GroupPage> from;      // stands there again when the change is not made
    std::vector<Said> said;
    std::vector<forms::Slot> dropped;
};
struct CheckPage {
    int sheet = 0;
};
struct SendPage {};
struct SendingPage {};
struct DonePage {
    std::string number;                    // empty after a practice
    std::int64_t since_ms = 0;
    Mode mode = Mode::real;
    bool has_own_code = false;             // printed at the counter
};
enum class Trouble { refused, not_written };
struct TroublePage {
    Trouble trouble = Trouble::not_written;
    std::vector<RefusedBox> boxes;         // at which the print gate stopped
};
/// Where a code is shown: before anything else, or in place of a card, beside what was answered already.
enum class ScanFrom { start, offer };
/// Asks for a code, with what the camera sees (the picture itself is put in by the loop).
struct ScanPage {
    Aim aim = Aim::nothing_seen;
    std::optional<qr::CodeTrouble> trouble{};
    CodesLeft left{};                      // of 0: none of a set was seen yet
    ScanFrom from = ScanFrom::start;
};
struct ScanFoundPage {
    CodeFacts facts;
    ScanFrom from = ScanFrom::start;
    int sheet = 0;                         // of the differences
};
/// The number of the resident's own code.
struct CodePinPage {
    PinAsked asked;
    ScanFrom from = ScanFrom::start;
    Secret digits{};
    bool is_short = false;                 // 「つぎへ」 was pressed too early
    std::optional<qr::CodeTrouble> trouble{};          // nothing can be entered
};
struct CodeOpeningPage {
    ScanFrom from = ScanFrom::start;
};
/// What the resident came for, after their own code: it says who they are and not that.
struct ErrandPage {
    int sheet = 0;
};
/// Which of the people in the resident's own code an errand of one person is about.
struct CodeWhoPage {};
/// Makes the resident's own code: what it is, a number, the number again, waiting, the code itself.
enum class OwnStage { offer, pin, again, sealing, made };
enum class OwnTrouble { none, too_short, differs, not_made };
struct OwnCodePage {
    OwnStage stage = OwnStage::offer;
    Secret pin{}, again{};
    OwnTrouble trouble = OwnTrouble::none;
};
/// What a clerk corrected in a case that was sent: first whose it is, then what it is, then thanks.
enum class ConfirmStage { whose, facts, thanks };
struct ConfirmPage {
    std::int64_t ask = 0;
    std::string number;
    std::vector<CorrectedFact> facts;
    ConfirmStage stage = ConfirmStage::whose;
    int sheet = 0;
    bool is_last() const { return sheet + 1 >= static_cast<int>(facts.size()); }
};
using Page = std::variant<StartPage, HouseholdPage, CardOfferPage, PinPage, FacePage, CardReadingPage, CardFoundPage, QuestionPage, DropPage, CheckPage,
                          SendPage, SendingPage, DonePage, TroublePage, ScanPage, ScanFoundPage, ConfirmPage, GroupPage, ReadingsPage, CodePinPage, CodeOpeningPage, ErrandPage, CodeWhoPage,
                          OwnCodePage>;

/// Until somebody says that no (further) card is to be used.
enum class CardOffer { open, closed };

/// Stands over the page; the page is as it was when the notice closes.
enum class Notice { none, staff, quit, comfort, explanation };

struct Session {
    forms::Answers answers;
    Page page;
    std::vector<CorrectedFact> overruled;  // answers that a card overruled, for the clerk
    std::vector<forms::Slot> answered;     // by the resident, in the order of answering
    std::vector<JoinedPage> joined;        // pages that answered several of them, as they were left
    std::set<forms::Slot> asked_alone;     // chosen on such a page: their own question follows
    std::string language = "ja";
    Comfort comfort;
    Mode mode = Mode::real;
    Notice notice = Notice::none;
    bool is_staff_told = false;            // the call stands on their screen
    std::optional<PaperView> paper;        // looked at, over the page
    CardOffer card_offer = CardOffer::open;
    ReaderState reader;
    std::vector<UsedCode> codes;           // whose answers these are, among others
    std::vector<std::string> own_code;     // for the next visit, as digits: goes with the case, to be printed
    bool was_card_read = false;            // the card still lies there: a number typed now would be another person's
    std::int64_t last_activity_ms = 0;
    std::int64_t idle_before_warning_ms = kIdleBeforeWarning_ms;
};

struct ReadCard {
    CardKey key;
};
struct ForgetCard {};                      // nobody waits for the card's answer any more
struct StartScan {};
struct StopScan {};                        // and forget what was seen
struct SealOwnCode {
    forms::Answers answers;
    Secret pin;
};
struct OpenOwnCode {
    std::string sealed;
    Secret pin;
};
struct ForgetOwnCode {};                   // nobody waits for it any more
struct WriteBundle {};
struct AnswerAsked {
    std::int64_t ask = 0;
    ConfirmAnswer answer = ConfirmAnswer::left;
};
struct Wiped {};                           // the session was overwritten: forget what was drawn of it
using Effect = std::variant<ReadCard, ForgetCard, WriteBundle, AnswerAsked, Wiped, StartScan, StopScan, SealOwnCode, OpenOwnCode, ForgetOwnCode>;

struct Stepped {
    Session session;
    std::vector<Effect> effects;
};

Session first_session(std::int64_t now_ms, Mode mode = Mode::real);
/// Nothing of this visit is real: a mark says so on every page.
bool is_practice(const Session& session);
Stepped step(Session session, const Event& event, std::int64_t now_ms, const World& world);

/// Nobody came back in time, or the number has been shown long enough: the session is to be wiped.
bool has_ended(const Session& session, std::int64_t now_ms);
/// Milliseconds left on the idle warning; nothing while there is no warning.
std::optional<std::int64_t> idle_countdown(const Session& session, std::int64_t now_ms);
/// When a Tick will next change what is seen; nothing while only the resident can.
std::optional<std::int64_t> next_tick(const Session& session, std::int64_t now_ms);
/// Whether a card may be offered for this question, and for whom.
std::optional<int> card_person(const Session& session, const forms::Slot& slot, const World& world);
/// The number of a question in this visit; one screen that asked several people counts once.
int question_number(const Session& session, const forms::Slot& slot, const World& world);

}  // namespace kiosk
