// Each key file is two lines of hex, the open and the secret half, readable by its owner only.
// A pair that does not open what it seals is damaged, and said to be.
#include "kiosk/qr/intake_keys.h"

#include "kiosk/files.h"
#include "printer/file.h"

#include <algorithm>

namespace kiosk::qr {

namespace {

using store::KeyPair;
using store::PublicKey;

constexpr std::size_t kKeyFileBytesMax = 4096;

std::filesystem::path intake_dir(const std::filesystem::path& data_dir) { return data_dir / "keys" / "intake"; }
std::filesystem::path current_file(const std::filesystem::path& data_dir) { return intake_dir(data_dir) / "current.key"; }
std::filesystem::path previous_file(const std::filesystem::path& data_dir) { return intake_dir(data_dir) / "previous.key"; }
std::filesystem::path public_file(const std::filesystem::path& data_dir) { return intake_dir(data_dir) / "intake.pub"; }

std::string hex_of(const PublicKey& key) { return store::to_hex(std::string_view(reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size())); }

bool opens_what_it_seals(const KeyPair& pair) { return std::holds_alternative<store::Secret>(store::unseal(pair, store::seal(pair.open, "x"))); }

forms::Result<KeyPair> read_pair(const std::filesystem::path& file) {
    TRY(text, printer::read_file(file, kKeyFileBytesMax));
    const forms::Fault damaged{forms::FaultKind::damaged, file.string(), "not a key"};
    constexpr std::size_t hex = 64;
    const bool has_shape = text.size() == 2 * (hex + 1) && text[hex] == '\n' && text.back() == '\n';
    const auto open = has_shape ? store::hash_from_hex(std::string_view(text).substr(0, hex)) : std::nullopt;
    auto secret = has_shape ? store::from_hex(std::string_view(text).substr(hex + 1, hex)) : std::nullopt;
    store::wipe_bytes(text);
    if (!open || !secret) return damaged;
    KeyPair pair{PublicKey{*open}, store::Secret(secret->size())};
    std::copy(secret->begin(), secret->end(), pair.secret.data());
    store::wipe_bytes(*secret);
    if (!opens_what_it_seals(pair)) return damaged;
    return pair;
}

}  // namespace

forms::Result<PublicKey> change_intake_key(const std::filesystem::path& data_dir) {
    if (const auto made = make_private_directory(intake_dir(data_dir)); !made) return made.fault();
    std::error_code error;
    if (std::filesystem::exists(current_file(data_dir), error)) {
        TRY(old, printer::read_file(current_file(data_dir), kKeyFileBytesMax));
        const auto kept = printer::write_file_beside(previous_file(data_dir), old);
        store::wipe_bytes(old);
        if (!kept) return kept.fault();
    }
    const KeyPair pair = store::make_key_pair();
    std::string text = hex_of(pair.open) + "\n" + store::to_hex(pair.secret.view()) + "\n";
    const auto written = printer::write_file_beside(current_file(data_dir), text);
    store::wipe_bytes(text);
    if (!written) return written.fault();
    if (const auto told = printer::write_file_beside(public_file(data_dir), hex_of(pair.open) + "\n"); !told) return told.fault();
    return pair.open;
}

forms::Result<std::vector<KeyPair>> read_intake_keys(const std::filesystem::path& data_dir) {
    std::vector<KeyPair> keys;
    TRY(current, read_pair(current_file(data_dir)));
    keys.push_back(std::move(current));
    std::error_code error;
    if (!std::filesystem::exists(previous_file(data_dir), error)) return keys;
    TRY(previous, read_pair(previous_file(data_dir)));
    keys.push_back(std::move(previous));
    return keys;
}

forms::Result<PublicKey> read_intake_public(const std::filesystem::path& data_dir) {
    TRY(text, printer::read_file(public_file(data_dir), kKeyFileBytesMax));
    const auto bytes = store::hash_from_hex(std::string_view(text).substr(0, text.find('\n')));
    if (!bytes) return forms::Fault{forms::FaultKind::damaged, public_file(data_dir).string(), "not a key"};
    return PublicKey{*bytes};
}

}  // namespace kiosk::qr
