// The list as text: 64 digits of hex, a blank, the moment of expiry.
// At most kCodesKept of them, those that stay valid longest: more than a terminal takes in two weeks.
#include "kiosk/qr/seen_codes.h"

#include "kiosk/files.h"
#include "kiosk/qr/payload.h"
#include "printer/file.h"

#include <algorithm>
#include <charconv>

namespace kiosk::qr {

namespace {

constexpr std::size_t kCodesKept = 20'000, kFileMax = 4 << 20;

}  // namespace

forms::Result<SeenCodes> SeenCodes::open(const std::filesystem::path& data_dir) {
    SeenCodes seen(data_dir / "used_codes");
    std::error_code error;
    if (!std::filesystem::exists(seen.file_, error)) return seen;
    TRY(text, printer::read_file(seen.file_, kFileMax));
    const forms::Fault damaged{forms::FaultKind::damaged, seen.file_.string(), "not a list of codes"};
    std::string_view rest = text;
    constexpr std::size_t hex = 64;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos || end < hex + 2 || rest[hex] != ' ' || !store::hash_from_hex(rest.substr(0, hex))) return damaged;
        store::Moment expires = 0;
        const auto read = std::from_chars(rest.data() + hex + 1, rest.data() + end, expires);
        if (read.ec != std::errc() || read.ptr != rest.data() + end) return damaged;
        seen.expiry_of_[std::string(rest.substr(0, hex))] = expires;
        rest.remove_prefix(end + 1);
    }
    return seen;
}

forms::Outcome SeenCodes::add(std::string_view id, store::Moment expires, store::Moment now) {
    // Codes are taken a day longer than they say (payload.h): so long they are remembered too.
    std::erase_if(expiry_of_, [now](const auto& one) { return one.second + 2 * kDay_ms < now; });
    expiry_of_[store::to_hex(store::sha256(id))] = expires;
    while (expiry_of_.size() > kCodesKept)
        expiry_of_.erase(std::min_element(expiry_of_.begin(), expiry_of_.end(), [](const auto& one, const auto& other) { return one.second < other.second; }));
    std::string text;
    for (const auto& [hash, until] : expiry_of_) text += hash + " " + std::to_string(until) + "\n";
    if (const auto made = make_private_directory(file_.parent_path()); !made) return made.fault();
    return printer::write_file_beside(file_, text);
}

}  // namespace kiosk::qr
