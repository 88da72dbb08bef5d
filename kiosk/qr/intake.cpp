// The order of refusals: digits, set, seal, time, list of used codes.
// Keeps the codes gathered so far and the last one seen; forget() overwrites both.
#include "kiosk/qr/intake.h"

#include "kiosk/qr/payload.h"

namespace kiosk::qr {

std::optional<CodeAnswer> Intake::take(const std::string& digits) {
    if (digits == last_) return std::nullopt;
    last_ = digits;
    auto added = set_.add(digits);
    if (const auto* waiting = std::get_if<CodeSet::Waiting>(&added)) return CodesLeft{static_cast<int>(waiting->have), static_cast<int>(waiting->of)};
    if (const auto* trouble = std::get_if<CodeTrouble>(&added)) return *trouble;
    return open(std::get<std::string>(added));
}

CodeAnswer Intake::open(const std::string& sealed) const {
    auto opened = open_code(keys_, sealed, catalog_, clock_());
    if (const auto* trouble = std::get_if<CodeTrouble>(&opened)) return *trouble;
    if (std::holds_alternative<PinWanted>(opened)) return PinAsked{sealed, kCodePinTries, false};
    auto* reading = std::get_if<PayloadReading>(&opened);
    if (!reading || reading->payload.use != CodeUse::application) return CodeTrouble::other_use;
    if (seen_.has(reading->payload.id)) return CodeTrouble::used;
    return CodeFacts{std::move(reading->payload.answers), UsedCode{reading->payload.id, reading->payload.expires}, reading->dropped};
}

void Intake::forget() {
    set_.clear();
    store::wipe_bytes(last_);
}

}  // namespace kiosk::qr
