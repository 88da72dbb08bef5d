// From what a scanner sees to what the kiosk may take: digits → set → opened code → answers, or the trouble. Knows keys and the
// list of used codes; knows no thread and no camera.
#pragma once

#include "forms/catalog.h"
#include "kiosk/code.h"
#include "kiosk/qr/digits.h"
#include "kiosk/qr/seen_codes.h"

#include <functional>
#include <vector>

namespace kiosk::qr {

class Intake {
public:
    using Clock = std::function<store::Moment()>;
    /// `catalog` must outlive it.
    Intake(std::vector<store::KeyPair> keys, SeenCodes seen, const forms::Catalog& catalog, Clock clock)
        : keys_(std::move(keys)), seen_(std::move(seen)), catalog_(catalog), clock_(std::move(clock)) {}

    /// Nothing while the same code stays before the scanner.
    std::optional<CodeAnswer> take(const std::string& digits);
    forms::Outcome mark_used(const UsedCode& code) { return seen_.add(code.id, code.expires, clock_()); }
    void forget();

private:
    CodeAnswer open(const std::string& sealed) const;

    std::vector<store::KeyPair> keys_;
    SeenCodes seen_;
    const forms::Catalog& catalog_;
    Clock clock_;
    CodeSet set_;
    std::string last_;
};

}  // namespace kiosk::qr
