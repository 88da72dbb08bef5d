// Numbers of 13 bytes in base ten; see the header for the form.
// A code of another kind that happens to be digits is told from a damaged one of ours by what it says of itself.
#include "kiosk/qr/digits.h"

#include "kiosk/store/seal.h"

#include <algorithm>
#include <array>

namespace kiosk::qr {

namespace {

constexpr std::size_t kHeadDigits = 8, kGroupBytes = 13, kGroupDigits = 32;
/// How many digits hold so many bytes: the smallest n with 10^n >= 256^bytes.
constexpr std::array<std::size_t, kGroupBytes + 1> kDigitsOf{0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29, 32};
constexpr std::size_t kCodeBytesMax = (kDigitsMax - kHeadDigits) / kGroupDigits * kGroupBytes;

__extension__ typedef unsigned __int128 Wide;          // 13 bytes are 104 bits

void put_group(std::string& digits, std::string_view bytes) {
    Wide number = 0;
    for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
    std::string group(kDigitsOf[bytes.size()], '0');
    for (auto digit = group.rbegin(); digit != group.rend(); ++digit, number /= 10) *digit = static_cast<char>('0' + static_cast<int>(number % 10));
    digits += group;
}

/// False when no so many bytes make these digits.
bool take_group(std::string& bytes, std::string_view digits) {
    const auto count = std::find(kDigitsOf.begin() + 1, kDigitsOf.end(), digits.size());
    if (count == kDigitsOf.end()) return false;
    const auto size = static_cast<std::size_t>(count - kDigitsOf.begin());
    Wide number = 0;
    for (const char digit : digits) number = number * 10 + static_cast<unsigned>(digit - '0');
    if (number >> (8 * size) != 0) return false;
    for (std::size_t at = size; at-- > 0;) bytes += static_cast<char>(static_cast<unsigned>(number >> (8 * at)) & 0xFF);
    return true;
}

std::optional<std::string> bytes_of(std::string_view digits) {
    std::string bytes;
    while (!digits.empty()) {
        const std::size_t size = std::min(digits.size(), kGroupDigits);
        if (!take_group(bytes, digits.substr(0, size))) return std::nullopt;
        digits.remove_prefix(size);
    }
    return bytes;
}

/// The first group of a first code holds the mark of the seal, so a cut one is told from a stranger.
bool begins_as_ours(std::string_view digits) {
    const auto bytes = digits.size() < kGroupDigits ? std::nullopt : bytes_of(digits.substr(0, kGroupDigits));
    return bytes && store::is_sealed(*bytes);
}

/// Five digits that tie the codes of a set together and tell a cut one: the start of a hash, not a secret.
std::string mark_of(std::string_view sealed) {
    const store::Hash hash = store::sha256(sealed);
    const unsigned number = (static_cast<unsigned>(hash[0]) << 16 | static_cast<unsigned>(hash[1]) << 8 | hash[2]) % 100'000;
    const std::string digits = std::to_string(number);
    return std::string(5 - digits.size(), '0') + digits;
}

}  // namespace

std::optional<std::vector<std::string>> to_digits(std::string_view sealed, std::size_t codes_min) {
    const std::size_t codes = std::max(codes_min, (sealed.size() + kCodeBytesMax - 1) / kCodeBytesMax);
    if (codes > kCodesMax) return std::nullopt;
    // Even shares of whole groups: two middling codes are read sooner than a full one and a small one.
    const std::size_t groups = (sealed.size() + kGroupBytes - 1) / kGroupBytes, share = (groups + codes - 1) / codes * kGroupBytes;
    const std::string mark = mark_of(sealed);
    std::vector<std::string> all;
    for (std::size_t code = 0; code < codes; ++code) {
        std::string digits = "1" + std::to_string(codes) + std::to_string(code + 1) + mark;
        std::string_view rest = sealed.substr(std::min(sealed.size(), code * share), share);
        for (; !rest.empty(); rest.remove_prefix(std::min(rest.size(), kGroupBytes))) put_group(digits, rest.substr(0, kGroupBytes));
        all.push_back(std::move(digits));
    }
    return all;
}

CodeSet::Added CodeSet::add(std::string_view digits) {
    if (digits.size() <= kHeadDigits || digits.size() > kDigitsMax) return CodeTrouble::not_ours;
    if (!std::all_of(digits.begin(), digits.end(), [](char digit) { return digit >= '0' && digit <= '9'; })) return CodeTrouble::not_ours;
    const std::size_t of = static_cast<std::size_t>(digits[1] - '0'), which = static_cast<std::size_t>(digits[2] - '0');
    if (of < 1 || which < 1 || which > of) return CodeTrouble::not_ours;
    auto bytes = bytes_of(digits.substr(kHeadDigits));
    const bool may_be_ours = which > 1 || (bytes && store::is_sealed(*bytes));
    if (digits[0] != '1') return may_be_ours ? CodeTrouble::newer : CodeTrouble::not_ours;
    if (!bytes) return begins_as_ours(digits.substr(kHeadDigits)) ? CodeTrouble::altered : CodeTrouble::not_ours;
    if (!may_be_ours) return CodeTrouble::not_ours;
    if (of > kCodesMax) return CodeTrouble::too_many;
    const std::string_view mark = digits.substr(3, 5);
    const bool begins_anew = parts_.empty() || of == 1;
    if (!begins_anew && (mark != mark_ || of != parts_.size())) return CodeTrouble::other_half;
    if (begins_anew) {
        mark_ = mark;
        parts_.assign(of, std::nullopt);
    }
    parts_[which - 1] = std::move(*bytes);
    const auto have = static_cast<std::size_t>(std::count_if(parts_.begin(), parts_.end(), [](const auto& part) { return part.has_value(); }));
    if (have < of) return Waiting{have, of};
    std::string sealed;
    for (const auto& part : parts_) sealed += *part;
    parts_.clear();
    if (mark_of(sealed) != mark_) return CodeTrouble::altered;
    return sealed;
}

}  // namespace kiosk::qr
