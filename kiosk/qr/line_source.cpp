// Whole codes out of characters. Two ends of line after each other are one.
// A code of ours is digits only; others are kept as they come, so that they can be told from a damaged one.
#include "kiosk/qr/line_source.h"

#include "kiosk/store/seal.h"

namespace kiosk::qr {

namespace {

constexpr std::size_t kLineMax = kDigitsMax + 64;
constexpr std::size_t kWholeMax = 2 * kCodesMax;          // waiting to be taken

}  // namespace

void LineGatherer::add(char character) {
    if (is_lost_) return;
    if (line_.size() < kLineMax) line_ += character;
    else lose();
}

void LineGatherer::end() {
    const bool says_something = !is_lost_ && !line_.empty();
    if (says_something && whole_.size() < kWholeMax) whole_.push_back(line_);
    is_lost_ = false;
    store::wipe_bytes(line_);
}

void LineGatherer::lose() {
    if (!is_lost_ && whole_.size() < kWholeMax) whole_.push_back(CutShort{});
    is_lost_ = true;
    store::wipe_bytes(line_);
}

void LineGatherer::forget() {
    store::wipe_bytes(line_);
    for (ScannedLine& line : whole_)
        if (auto* text = std::get_if<std::string>(&line)) store::wipe_bytes(*text);
    whole_.clear();
    is_lost_ = false;
}

std::optional<ScannedLine> LineGatherer::take() {
    if (whole_.empty()) return std::nullopt;
    ScannedLine line = std::move(whole_.front());
    whole_.erase(whole_.begin());
    return line;
}

}  // namespace kiosk::qr
