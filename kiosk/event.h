// Everything that can happen to a session: what a finger, a keyboard, a card, the clock or the disk did.
// Screens attach events to their targets; only step() (session.h) says what follows from one.
#pragma once

#include "forms/answers.h"
#include "kiosk/corrected_fact.h"
#include "kiosk/card.h"
#include "kiosk/code.h"
#include "kiosk/comfort.h"
#include "kiosk/paper_view.h"
#include "kiosk/refused_box.h"

#include <string>
#include <variant>
#include <vector>

namespace kiosk {

/// The key sets of the typing board.
enum class Keys { hiragana, katakana, latin, digits };
enum class KanaChange { voiced, semi_voiced, small };

// What the resident does to the answer being entered.
struct TypeText {
    std::string text;
    bool operator==(const TypeText&) const = default;
};
struct ChangeKana {
    KanaChange change;
    bool operator==(const ChangeKana&) const = default;
};
struct EraseLast {
    bool operator==(const EraseLast&) const = default;
};
/// 「ぜんぶ消す」: the part that has the focus.
struct EraseAll {
    bool operator==(const EraseAll&) const = default;
};
/// A choice, yes or no, a person, an era, a row of the kana table, a town: whatever the page offers by id.
struct ChooseOption {
    std::string id;
    bool operator==(const ChooseOption&) const = default;
};
struct FocusPart {
    int part = 0;
    bool operator==(const FocusPart&) const = default;
};
struct ShowKeys {
    Keys keys;
    bool operator==(const ShowKeys&) const = default;
};
/// Of a list that is longer than the page; also on the check page.
struct ShowSheet {
    int sheet = 0;
    bool operator==(const ShowSheet&) const = default;
};
/// Addresses: from the list of the city's towns, by postal code, by prefecture, city and town, written freely, or in another
/// country.
enum class AddressWay { town_list, postal_code, area, written, abroad };
struct ChooseWay {
    AddressWay way;
    bool operator==(const ChooseWay&) const = default;
};
using EditAction = std::variant<TypeText, ChangeKana, EraseLast, EraseAll, ChooseOption, FocusPart, ShowKeys, ShowSheet, ChooseWay>;

// What can happen to a session.
struct Tick { bool operator==(const Tick&) const = default; };
struct Touched { bool operator==(const Touched&) const = default; };            // somewhere without a target
struct ChooseLanguage { std::string language; bool operator==(const ChooseLanguage&) const = default; };
/// On any page: letters, colours and reach as wished; the answers stay.
struct ShowComfort { bool operator==(const ShowComfort&) const = default; };
struct SetComfort { Comfort comfort; bool operator==(const SetComfort&) const = default; };
/// Why a question is asked and what helps to answer it, where the page has no room for it.
struct ExplainQuestion { bool operator==(const ExplainQuestion&) const = default; };
struct StartPractice { bool operator==(const StartPractice&) const = default; };
struct ChooseErrand { std::string id; bool operator==(const ChooseErrand&) const = default; };
struct UseCard { int person = 0; bool operator==(const UseCard&) const = default; };
struct SkipCard { bool operator==(const SkipCard&) const = default; };
struct UseFaceNumber { bool operator==(const UseFaceNumber&) const = default; };   // the PIN is not known: 照合番号B
struct UseCode { bool operator==(const UseCode&) const = default; };          // a two-dimensional code made at home
struct CodeAnswered { CodeAnswer answer; };
struct MakeOwnCode { bool operator==(const MakeOwnCode&) const = default; };  // for the next visit
struct OwnCodeCame { OwnCodeMade made; };
struct AimChanged { Aim aim; };
struct ReaderChanged { ReaderState state; };
struct CardAnswered { CardAnswer answer; };
/// Of a family tree: a choice of `relationship`; empty where people are only counted.
struct AddPerson { std::string relation; bool operator==(const AddPerson&) const = default; };
struct RemovePerson { int person = 0; bool operator==(const RemovePerson&) const = default; };
/// Whether the answer on the page also counts for this person; kOneByOne: for nobody but the first.
inline constexpr int kOneByOne = -1;
struct TogglePerson { int person = 0; bool operator==(const TogglePerson&) const = default; };
/// Opens the papers over the page, or shows another part of them; Back closes them.
struct LookAtPaper { PaperView view; bool operator==(const LookAtPaper&) const = default; };
struct Edit { EditAction action; bool operator==(const Edit&) const = default; };
struct Next { bool operator==(const Next&) const = default; };
struct Back { bool operator==(const Back&) const = default; };
struct SayUnknown { bool operator==(const SayUnknown&) const = default; };
struct CallStaff { bool operator==(const CallStaff&) const = default; };
struct StaffTold {};                                                              // the call stands on their screen
struct AskToQuit { bool operator==(const AskToQuit&) const = default; };
struct Quit { bool operator==(const Quit&) const = default; };
struct GoOn { bool operator==(const GoOn&) const = default; };                   // closes a notice, answers the idle warning
struct ChangeAnswer { forms::Slot slot; bool operator==(const ChangeAnswer&) const = default; };
/// What a clerk corrected is not right.
struct SayOtherwise { bool operator==(const SayOtherwise&) const = default; };
struct Send { bool operator==(const Send&) const = default; };
struct Written { std::string number; };
struct WriteRefused { std::vector<RefusedBox> boxes; };
struct WriteFailed {};
/// A clerk asks at this kiosk whether these are right now. `answers` are those after the corrections.
struct CorrectionsAsked { std::int64_t ask = 0; std::string number, language; forms::Answers answers; std::vector<CorrectedFact> facts; };

using Event = std::variant<Tick, Touched, ChooseLanguage, ShowComfort, SetComfort, ExplainQuestion, StartPractice, ChooseErrand, UseCard, SkipCard,
                           UseFaceNumber, ReaderChanged, CardAnswered, AddPerson, RemovePerson, TogglePerson, LookAtPaper, Edit, Next, Back, SayUnknown,
                           CallStaff, StaffTold, AskToQuit, Quit, GoOn, ChangeAnswer, Send, Written, WriteRefused, WriteFailed, UseCode, CodeAnswered, AimChanged, CorrectionsAsked, SayOtherwise, MakeOwnCode,
                           OwnCodeCame>;

/// What a target of a screen may carry: the part of Event that a finger can cause.
using Tap = std::variant<Touched, ChooseLanguage, ShowComfort, SetComfort, ExplainQuestion, StartPractice, ChooseErrand, UseCard, SkipCard, UseFaceNumber,
                         AddPerson, RemovePerson, TogglePerson, LookAtPaper, Edit, Next, Back, SayUnknown, CallStaff, AskToQuit, Quit, GoOn,
                         ChangeAnswer, Send, UseCode, SayOtherwise, MakeOwnCode>;
Event to_event(const Tap& tap);

}  // namespace kiosk
