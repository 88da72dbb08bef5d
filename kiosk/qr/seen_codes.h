// Which codes a case was made of already, until they expire: DIR/used_codes, a line a code, hashes only. A code that was only
// looked at is not in it: whoever breaks off may show it again.
#pragma once

#include "kiosk/store/seal.h"
#include "kiosk/store/word.h"

#include <filesystem>
#include <map>

namespace kiosk::qr {

class SeenCodes {
public:
    /// An absent file is an empty list. damaged: the file is not one of ours.
    static forms::Result<SeenCodes> open(const std::filesystem::path& data_dir);

    bool has(std::string_view id) const { return expiry_of_.contains(store::to_hex(store::sha256(id))); }
    /// Written to disk before it returns; those that have expired are forgotten then.
    forms::Outcome add(std::string_view id, store::Moment expires, store::Moment now);

private:
    explicit SeenCodes(std::filesystem::path file) : file_(std::move(file)) {}
    std::filesystem::path file_;
    std::map<std::string, store::Moment> expiry_of_;       // by the hash of the id
};

}  // namespace kiosk::qr
