// The scanner of two-dimensional codes as the kiosk sees it: started on the page that asks for a code, stopped when it is left.
// A seam with fakes; behind it a camera, a folder of pictures or a scanner that types (kiosk/qr/scanner.h). Nothing here waits.
#pragma once

#include "forms/answers.h"
#include "kiosk/qr/trouble.h"
#include "kiosk/store/word.h"

#include <optional>
#include <string>
#include <variant>

namespace kiosk {

/// By which the list of used codes knows one.
struct UsedCode {
    std::string id;
    store::Moment expires = 0;
};
/// What a code made at home says, checked as if it had been typed.
struct CodeFacts {
    forms::Answers answers;
    UsedCode code;
    int dropped = 0;                       // values that no longer fit: they are asked for
};
/// One of a set was seen.
struct CodesLeft {
    int have = 0, of = 0;
};
using CodeAnswer = std::variant<CodeFacts, CodesLeft, qr::CodeTrouble>;

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

}  // namespace kiosk
