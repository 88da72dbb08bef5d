// Where a visit leaves what it made: the sealed store, or a folder of papers for trials. The seam between Visit and the disk.
// A kiosk gives; nothing comes back but a number.
#pragma once

#include "forms/result.h"
#include "forms/answers.h"
#include "kiosk/corrected_fact.h"
#include "kiosk/refused_box.h"
#include "kiosk/store/content.h"
#include "kiosk/store/store.h"

#include <string>
#include <variant>
#include <vector>

namespace kiosk {

struct StoredCase {
    std::string number;                    // called out at the counter, so it names nobody
};
/// The print gate stopped the papers: the boxes to look at.
struct RefusedCase {
    std::vector<RefusedBox> boxes;
};
using CaseOutcome = std::variant<StoredCase, RefusedCase>;

struct Sending {
    store::CaseId id;                      // the same when a visit tries again: no case is stored twice
    const forms::Answers& answers;
    const std::string& language;
    std::vector<CorrectedFact> overruled{};            // by a card
    std::vector<std::string> own_code{};               // the resident's, for the next visit: printed at the counter
};

/// A clerk asks at this kiosk whether what was corrected is right.
struct AskedHere {
    std::int64_t id = 0;
    std::string number;
    store::CaseContent content;
};

class Inbox {
public:
    virtual ~Inbox() = default;
    virtual forms::Result<CaseOutcome> take(const Sending& sending) = 0;
    /// 職員を呼ぶ: whether staff see it now. Where they do not, or on a failure, which is told on the console, the screen asks to speak to them.
    virtual forms::Result<bool> call_staff() = 0;
    /// The oldest that nobody answered; nothing where clerks cannot ask.
    virtual forms::Result<std::optional<AskedHere>> asked() = 0;
    virtual forms::Outcome answer(std::int64_t id, ConfirmAnswer said) = 0;
    /// Counts of one visit, without anything that was said in it.
    virtual forms::Outcome count(const store::Word& event, const std::vector<store::Figure>& figures) = 0;
};

}  // namespace kiosk
