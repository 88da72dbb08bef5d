// The keys with which a terminal opens codes made at home: DIR/keys/intake/current.key and, after a change, previous.key; the
// phone page carries intake.pub. Not the desk's key: a terminal still cannot read a case that it stored.
// Files only; opens no code itself.
#pragma once

#include "kiosk/store/seal.h"

#include <filesystem>
#include <vector>

namespace kiosk::qr {

/// Makes the first key, or a new one: the one in use becomes the previous, and the previous is forgotten.
forms::Result<store::PublicKey> change_intake_key(const std::filesystem::path& data_dir);
/// The current key, then the previous one. not_found: there are none yet; damaged: a file is not one of ours.
forms::Result<std::vector<store::KeyPair>> read_intake_keys(const std::filesystem::path& data_dir);
forms::Result<store::PublicKey> read_intake_public(const std::filesystem::path& data_dir);

}  // namespace kiosk::qr
