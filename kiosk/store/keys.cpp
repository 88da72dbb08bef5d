// Reads and writes the key files. Each is written whole or not at all; nothing here is ever printed or logged.
// The wrapped bytes hold id, role and private key together, so that neither can be exchanged in the file.
#include "kiosk/store/keys.h"

#include "forms/document.h"
#include "printer/file.h"
#include "kiosk/files.h"

#include <algorithm>
#include <cstring>

namespace kiosk::store {

namespace {

constexpr std::size_t kKeyFileBytesMax = 64 << 10;

std::filesystem::path keys_in(const std::filesystem::path& data_dir) { return data_dir / "keys"; }
std::filesystem::path public_file(const std::filesystem::path& data_dir) { return keys_in(data_dir) / "desk.pub"; }
std::filesystem::path staff_dir(const std::filesystem::path& data_dir) { return keys_in(data_dir) / "staff"; }
std::filesystem::path staff_file(const std::filesystem::path& data_dir, const Word& id) { return staff_dir(data_dir) / (id.text() + ".toml"); }

bool opens_cases(Role role) { return role == Role::clerk || role == Role::supervisor; }

/// "<id>\n<role>\n<fingerprint>\n" and, for those who open cases, the 32 bytes of the key.
std::string plain_of(const StaffMember& member, const PublicKey& open, const KeyPair* key) {
    std::string plain = member.id.text() + "\n" + std::string(to_id(member.role)) + "\n" + fingerprint(open) + "\n";
    if (key) plain.append(reinterpret_cast<const char*>(key->secret.data()), key->secret.size());
    return plain;
}

forms::Outcome write_member(const std::filesystem::path& data_dir, const StaffMember& member, const PublicKey& open, const KeyPair* key,
                            std::string_view passphrase, WrapCost cost) {
    std::string plain = plain_of(member, open, key);
    const auto wrapped = wrap(plain, passphrase, cost);
    wipe_bytes(plain);
    const auto file = staff_file(data_dir, member.id);
    if (!wrapped) return forms::Fault{forms::FaultKind::device, file.string(), "not enough memory for Argon2id"};
    if (const auto made = make_private_directory(staff_dir(data_dir)); !made) return made.fault();
    return printer::write_file_beside(file, "id = \"" + member.id.text() + "\"\nrole = \"" + std::string(to_id(member.role)) + "\"\nwrapped = \"" +
                                                to_hex(*wrapped) + "\"\n");
}

struct MemberFile {
    StaffMember member;
    std::string wrapped;
};

forms::Result<MemberFile> read_member(const std::filesystem::path& file) {
    TRY(text, printer::read_file(file, kKeyFileBytesMax));
    const forms::Fault damaged{forms::FaultKind::damaged, file.string(), "not a key file"};
    forms::Problems problems;
    const auto node = forms::read_toml(text, file.string(), problems);
    if (!node || !node->table()) return damaged;
    const auto string = [&node](const char* key) {
        const forms::Node* found = node->find(key);
        return found && found->string() ? *found->string() : std::string();
    };
    const auto id = Word::make(string("id"));
    const auto role = role_from(string("role"));
    const auto wrapped = from_hex(string("wrapped"));
    if (!id || !role || !wrapped || wrapped->empty() || file.stem() != id->text()) return damaged;
    return MemberFile{{*id, *role}, *wrapped};
}

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

}  // namespace

forms::Result<PublicKey> make_keys(const std::filesystem::path& data_dir, const Word& first, std::string_view passphrase, WrapCost cost) {
    const auto file = public_file(data_dir);
    std::error_code error;
    if (std::filesystem::exists(file, error) || error) return forms::Fault{forms::FaultKind::not_permitted, file.string(), error ? error.message() : "exists"};
    if (const auto made = make_private_directory(keys_in(data_dir)); !made) return made.fault();
    const KeyPair pair = make_key_pair();
    // The member first: a public key without anybody who can open would let kiosks seal cases for nobody.
    if (const auto written = write_member(data_dir, {first, Role::supervisor}, pair.open, &pair, passphrase, cost); !written) return written.fault();
    const std::string hex = to_hex(std::string_view(reinterpret_cast<const char*>(pair.open.bytes.data()), pair.open.bytes.size()));
    if (const auto written = printer::write_file_beside(file, hex + "\n"); !written) return written.fault();
    return pair.open;
}

forms::Result<PublicKey> read_public_key(const std::filesystem::path& data_dir) {
    const auto file = public_file(data_dir);
    TRY(text, printer::read_file(file, kKeyFileBytesMax));
    const auto bytes = hash_from_hex(std::string_view(text).substr(0, text.find('\n')));
    if (!bytes) return forms::Fault{forms::FaultKind::damaged, file.string(), "not a key"};
    return PublicKey{*bytes};
}

forms::Result<std::vector<StaffMember>> staff(const std::filesystem::path& data_dir) {
    std::vector<StaffMember> members;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(staff_dir(data_dir), error)) {
        if (entry.path().extension() != ".toml") continue;
        const auto read = read_member(entry.path());
        if (read) members.push_back(read->member);         // one damaged file does not keep the others out
    }
    if (error) return forms::Fault{forms::FaultKind::not_found, staff_dir(data_dir).string(), error.message()};
    std::sort(members.begin(), members.end(), [](const StaffMember& a, const StaffMember& b) { return a.id < b.id; });
    return members;
}

forms::Result<std::optional<Unlocked>> unlock(const std::filesystem::path& data_dir, const Word& id, std::string_view passphrase) {
    TRY(open, read_public_key(data_dir));
    TRY(file, read_member(staff_file(data_dir, id)));
    const auto plain = unwrap(file.wrapped, passphrase);
    if (!plain) return std::optional<Unlocked>();
    std::string_view rest = plain->view();
    const std::string_view inner_id = take_line(rest), inner_role = take_line(rest), inner_key = take_line(rest);
    const auto role = role_from(inner_role);
    const forms::Fault damaged{forms::FaultKind::damaged, staff_file(data_dir, id).string(), "does not belong to these keys"};
    if (!role || inner_id != id.text() || inner_key != fingerprint(open)) return damaged;
    Unlocked unlocked{{id, *role}, std::nullopt};
    if (!opens_cases(*role)) return std::optional<Unlocked>(std::move(unlocked));
    if (rest.size() != 32) return damaged;
    unlocked.key.emplace(KeyPair{open, Secret(rest.size())});
    std::memcpy(unlocked.key->secret.data(), rest.data(), rest.size());
    return std::optional<Unlocked>(std::move(unlocked));
}

forms::Outcome add_staff(const std::filesystem::path& data_dir, const Unlocked& by, const StaffMember& member, std::string_view passphrase, WrapCost cost) {
    const auto file = staff_file(data_dir, member.id);
    std::error_code error;
    if (by.member.role != Role::supervisor || !by.key) return forms::Fault{forms::FaultKind::not_permitted, file.string(), "only a supervisor"};
    if (std::filesystem::exists(file, error)) return forms::Fault{forms::FaultKind::not_permitted, file.string(), "exists"};
    return write_member(data_dir, member, by.key->open, opens_cases(member.role) ? &*by.key : nullptr, passphrase, cost);
}

forms::Outcome remove_staff(const std::filesystem::path& data_dir, const Unlocked& by, const Word& id) {
    const auto file = staff_file(data_dir, id);
    if (by.member.role != Role::supervisor || by.member.id == id) return forms::Fault{forms::FaultKind::not_permitted, file.string(), "only another supervisor"};
    std::error_code error;
    if (!std::filesystem::remove(file, error) || error) return forms::Fault{forms::FaultKind::not_found, file.string(), error.message()};
    return forms::Done{};
}

}  // namespace kiosk::store
