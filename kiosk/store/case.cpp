// Names of states and roles, ids as text, days and moments.
// Looks at no clock: `now` is always given.
#include "kiosk/store/case.h"
#include "kiosk/store/enum_names.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace kiosk::store {

namespace {

constexpr Moment kJapan_ms = 9 * 60 * 60 * 1000;
constexpr std::size_t kWordLengthMax = 48;
constexpr int kDigitsInARowMax = 6;                  // an office code fits, a telephone or personal number does not

std::tm utc_parts(Moment at) {
    Moment seconds = at / 1000;
    if (at % 1000 < 0) --seconds;
    const std::time_t time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    gmtime_r(&time, &parts);
    return parts;
}

constexpr std::array<std::string_view, 7> kStates = {"waiting", "in_review", "verified", "printed", "handed_off", "wiped", "withdrawn"};
constexpr std::array<std::string_view, 6> kRoles = {"clerk", "supervisor", "dx_staff", "auditor", "terminal", "system"};

}  // namespace

std::optional<Word> Word::make(std::string_view text) {
    if (text.empty() || text.size() > kWordLengthMax || text[0] < 'a' || text[0] > 'z') return std::nullopt;
    int digits = 0;
    for (const char letter : text) {
        const bool is_digit = letter >= '0' && letter <= '9';
        const bool fits = is_digit || (letter >= 'a' && letter <= 'z') || letter == '_' || letter == '-' || letter == '.';
        digits = is_digit ? digits + 1 : 0;
        if (!fits || digits > kDigitsInARowMax) return std::nullopt;
    }
    return Word(text);
}

std::string to_utc(Moment at) {
    const std::tm parts = utc_parts(at);
    char text[96];
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour,
                  parts.tm_min, parts.tm_sec, static_cast<int>(((at % 1000) + 1000) % 1000));
    return text;
}

std::string japanese_time(Moment at) { return to_utc(at + kJapan_ms).substr(0, 19); }

std::string japanese_day(Moment at) { return japanese_time(at).substr(0, 10); }

CaseId new_case_id() {
    CaseId id;
    const std::string bytes = random_bytes(id.bytes.size());
    std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

std::string to_text(const CaseId& id) { return to_hex(std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size())); }

std::optional<CaseId> case_id_from(std::string_view text) {
    const auto bytes = from_hex(text);
    CaseId id;
    if (!bytes || bytes->size() != id.bytes.size()) return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), id.bytes.begin());
    return id;
}

std::string_view to_id(CaseState state) { return kStates[static_cast<std::size_t>(state)]; }
std::optional<CaseState> case_state_from(std::string_view id) { return named<CaseState>(kStates, id); }
std::string_view to_id(Role role) { return kRoles[static_cast<std::size_t>(role)]; }
std::optional<Role> role_from(std::string_view id) { return named<Role>(kRoles, id); }

std::string receipt_number(int number) {
    char text[24];
    std::snprintf(text, sizeof text, "A-%03d", number);
    return text;
}

}  // namespace kiosk::store
