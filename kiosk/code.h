// The scanner of two-dimensional codes as the kiosk sees it: started on the page that asks for a code, stopped when it is left.
// A seam with fakes; behind it a camera, a folder of pictures or a scanner that types (kiosk/qr/scanner.h). Nothing here waits.
#pragma once

#include "forms/answers.h"
#include "kiosk/qr/trouble.h"
#include "kiosk/secret.h"
#include "kiosk/store/word.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kiosk {

/// By which the list of used codes knows one.
struct UsedCode {
    std::string id;
    store::Moment expires = 0;
};
/// What a code says, checked as if it had been typed.
struct CodeFacts {
    forms::Answers answers;
    std::optional<UsedCode> code;          // nothing: the resident's own, which may be shown at every visit
    int dropped = 0;                       // values that no longer fit: they are asked for
};
/// The resident's own code, which opens with the number they chose. Still sealed.
struct PinAsked {
    std::string sealed;
    int tries_left = 0;
    bool was_wrong = false;
};
/// One of a set was seen.
struct CodesLeft {
    int have = 0, of = 0;
};
using CodeAnswer = std::variant<CodeFacts, CodesLeft, qr::CodeTrouble, PinAsked>;

/// What would help to bring a code into the picture; or that there is none: a scanner held in the hand, or no device that works.
enum class Aim { nothing_seen, nearer, farther, brighter, hold_still, by_hand, out_of_order };

class CodeScanner {
public:
    virtual ~CodeScanner() = default;
    /// Codes can be read here at all: there are a device and a key.
    virtual bool is_there() const = 0;
    virtual void start() = 0;
    /// Also forgets everything that was seen.
    virtual void stop() = 0;
    virtual Aim aim() const = 0;
    /// Once for each code that is new in front of the scanner.
    virtual std::optional<CodeAnswer> take_answer() = 0;
    /// A case was made of it: it is not taken again.
    virtual void mark_used(const UsedCode& code) = 0;
};

/// A PIN of the resident's own code; longer than a card's, if they like.
inline constexpr std::size_t kCodePinDigitsMin = 4, kCodePinDigitsMax = 8;
/// Wrong numbers that a terminal takes for one code, until it is started again.
inline constexpr int kCodePinTries = 5;

/// The digits of each code of a set; empty: it could not be made.
struct OwnCodeMade {
    std::vector<std::string> codes;
};
using OwnCodeAnswer = std::variant<OwnCodeMade, CodeAnswer>;

/// Makes and opens the resident's own code. Either takes most of a second and a quarter of a gigabyte (kiosk/store/seal.h), so
/// nothing here waits: what came of it is fetched. A seam with a fake; behind it a thread (kiosk/qr/own_codes.h).
class OwnCodes {
public:
    virtual ~OwnCodes() = default;
    /// The terminal has the key for them.
    virtual bool is_there() const = 0;
    virtual void make(forms::Answers answers, Secret pin) = 0;
    virtual void open(std::string sealed, Secret pin) = 0;
    virtual int tries_left(const std::string& sealed) const = 0;
    virtual std::optional<OwnCodeAnswer> take_answer() = 0;
    /// Nobody waits for it any more.
    virtual void forget() = 0;
};

}  // namespace kiosk
