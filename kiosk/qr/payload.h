// What a code holds once it is open: the answers, what they are for, and until when. Answers → CBOR → deflate → sealed box,
// and back with every bound and every value checked as if it had been typed. The form stands in kiosk/qr/README.md.
// Knows no picture and no disk; 個人番号 never goes in and is never taken out.
#pragma once

#include "forms/catalog.h"
#include "forms/answers.h"
#include "kiosk/qr/trouble.h"
#include "kiosk/store/seal.h"
#include "kiosk/store/word.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kiosk::qr {

/// application: answers made at home. own: the resident's, for the next visit. slip: a case, for the back office.
enum class CodeUse { application = 1, own = 2, slip = 3 };

struct SlipFacts {
    std::string number;
    forms::Date day;                       // of the receipt number
    bool operator==(const SlipFacts&) const = default;
};

struct Payload {
    CodeUse use = CodeUse::application;
    std::string id;                        // kCodeIdBytes at random: what the list of used codes knows
    store::Moment issued = 0, expires = 0; // whole seconds
    forms::Date today;                     // the day the answers were given by
    forms::Answers answers;
    std::optional<SlipFacts> slip;
};

inline constexpr std::size_t kCodeIdBytes = 12;
inline constexpr std::size_t kSealedBytesMax = 4 * 1024, kInsideBytesMax = 64 * 1024;
inline constexpr store::Moment kDay_ms = 24LL * 60 * 60 * 1000;
inline constexpr int kApplicationDays = 14, kOwnDays = 730, kSlipDays = 14;

/// A new code of these answers, from `now` on.
Payload new_payload(CodeUse use, const forms::Answers& answers, forms::Date today, store::Moment now, int days);

/// CBOR, deflated: what is sealed.
std::string write_payload(const Payload& payload, const forms::Catalog& catalog);

/// Every value was checked against its item; its source is `qr`.
struct PayloadReading {
    Payload payload;
    int dropped = 0;                       // values that the catalog does not take: they are asked for
};
std::variant<PayloadReading, CodeTrouble> read_payload(std::string_view bytes, const forms::Catalog& catalog);

/// With a PIN (the resident's own) it is wrapped before it is sealed, so that a stolen code needs the city's key and the PIN.
/// Nothing when the memory for the PIN's derivation is not there.
std::optional<std::string> seal_payload(const store::PublicKey& key, const Payload& payload, const forms::Catalog& catalog,
                                        std::optional<std::string_view> pin = std::nullopt, store::WrapCost cost = store::WrapCost::staff);

struct PinWanted {};
using OpenedCode = std::variant<PayloadReading, PinWanted, CodeTrouble>;
/// `keys`: the current one and those before it. Time is judged too: a day of difference between clocks is forgiven.
OpenedCode open_code(const std::vector<store::KeyPair>& keys, std::string_view sealed, const forms::Catalog& catalog, store::Moment now,
                     std::optional<std::string_view> pin = std::nullopt);

}  // namespace kiosk::qr
