// Sealed bytes as decimal digits, split over as many codes as they need: what a code shows, and what a scanner that types
// like a keyboard cannot spoil by its layout. Between the seal and the picture; opens nothing.
//
//   one code:  version (1) · of how many codes · which of them, from 1 · mark of the whole, five digits · groups
//   a group:   13 bytes as one number of 32 digits, highest byte first; the last group as short as its bytes allow
#pragma once

#include "kiosk/qr/trouble.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kiosk::qr {

/// The finest code that is drawn; what needs more is split.
inline constexpr int kCodeVersionMax = 20;
inline constexpr std::size_t kDigitsMax = 1600;            // what that version with level M holds
inline constexpr std::size_t kCodesMax = 4;

/// One string of digits a code; `codes_min` of them at least, where smaller codes are wanted. Nothing when the bytes need more
/// than kCodesMax codes.
std::optional<std::vector<std::string>> to_digits(std::string_view sealed, std::size_t codes_min = 1);

/// Gathers the codes of one set, in any order; a code seen twice changes nothing.
class CodeSet {
public:
    struct Waiting {
        std::size_t have = 0, of = 0;
    };
    /// The sealed bytes once every code was seen, else how many are. After a trouble the codes gathered so far stay.
    using Added = std::variant<std::string, Waiting, CodeTrouble>;
    Added add(std::string_view digits);
    void clear() { parts_.clear(); }

private:
    std::string mark_;
    std::vector<std::optional<std::string>> parts_;        // bytes of each
};

}  // namespace kiosk::qr
