// The keys of an office: DIR/keys/desk.pub, which every kiosk has, and DIR/keys/staff/<id>.toml, one a member of staff, each
// with the office's private key and the person's role wrapped by the person's own passphrase. Auditors and DX staff have no
// private key in theirs. Files only; knows no case and no screen.
#pragma once

#include "kiosk/store/case.h"

#include <filesystem>
#include <vector>

namespace kiosk::store {

struct StaffMember {
    Word id;
    Role role = Role::clerk;
};

/// What a passphrase opens. `key` only for clerks and supervisors.
struct Unlocked {
    StaffMember member;
    std::optional<KeyPair> key;
};

inline constexpr std::size_t kPassphraseCharactersMin = 8;

/// Makes the key pair and the first member, a supervisor. Refused (not_permitted) when there are keys already.
forms::Result<PublicKey> make_keys(const std::filesystem::path& data_dir, const Word& first, std::string_view passphrase, WrapCost cost);
/// not_found: there are none yet.
forms::Result<PublicKey> read_public_key(const std::filesystem::path& data_dir);
forms::Result<std::vector<StaffMember>> staff(const std::filesystem::path& data_dir);
/// Nothing: the passphrase is wrong. not_found: no such member; damaged: the file is not one of ours.
forms::Result<std::optional<Unlocked>> unlock(const std::filesystem::path& data_dir, const Word& id, std::string_view passphrase);
/// Only who can open cases can let somebody else open them.
forms::Outcome add_staff(const std::filesystem::path& data_dir, const Unlocked& by, const StaffMember& member, std::string_view passphrase, WrapCost cost);
forms::Outcome remove_staff(const std::filesystem::path& data_dir, const Unlocked& by, const Word& id);

}  // namespace kiosk::store
