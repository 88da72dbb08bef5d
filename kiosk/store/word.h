// Word: a short name of the house's own — a staff id, a device, a form, a life event — that cannot hold a resident's data.
// What the log and the clear columns of the store are made of. Knows no meaning.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::store {

/// Milliseconds since 1970-01-01 UTC. The clock is always an argument.
using Moment = std::int64_t;

/// A small Latin letter, then at most 47 of a–z, 0–9, _ - . with at most six digits in a row: neither a name nor a number
/// of a resident fits.
class Word {
public:
    static std::optional<Word> make(std::string_view text);
    Word() = default;                                  // "none"
    const std::string& text() const { return text_; }
    auto operator<=>(const Word&) const = default;

private:
    explicit Word(std::string_view text) : text_(text) {}
    std::string text_ = "none";
};

/// "2026-11-25T01:02:03.004Z".
std::string to_utc(Moment at);
/// "2026-11-25T10:02:03" in Japan: one time zone, no summer time.
std::string japanese_time(Moment at);
/// The day in Japan as YYYY-MM-DD: receipt numbers begin anew with it.
std::string japanese_day(Moment at);

}  // namespace kiosk::store
