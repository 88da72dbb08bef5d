// Sealing: what the kiosk closes only the desk's key opens. Sealed boxes (X25519, XSalsa20-Poly1305), keys wrapped by a
// passphrase (Argon2id, XSalsa20-Poly1305), SHA-256 and random ids. The only place that knows libsodium (seal.cpp).
// Decides nothing about who may open what; keeps no key on disk (keys.h).
#pragma once

#include "forms/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kiosk::store {

using Hash = std::array<std::uint8_t, 32>;
Hash sha256(std::string_view bytes);
std::string to_hex(std::string_view bytes);
std::string to_hex(const Hash& hash);
std::optional<std::string> from_hex(std::string_view hex);
std::optional<Hash> hash_from_hex(std::string_view hex);
std::string random_bytes(std::size_t count);
void wipe_bytes(std::string& bytes);

/// Bytes in memory of their own that is locked, guarded, and zeroed at the end.
class Secret {
public:
    explicit Secret(std::size_t size);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    std::uint8_t* data() { return data_; }
    const std::uint8_t* data() const { return data_; }
    std::size_t size() const { return size_; }
    std::string_view view() const;

private:
    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
};

struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    bool operator==(const PublicKey&) const = default;
};
struct KeyPair {
    PublicKey open;
    Secret secret;                         // 32 bytes
};
KeyPair make_key_pair();
/// Eight bytes of hex by which a key is named to people and in sealed bytes.
std::string fingerprint(const PublicKey& key);

/// "KKN1", the key's fingerprint, the box. 60 bytes longer than what it holds.
std::string seal(const PublicKey& key, std::string_view plain);
/// Whether the bytes begin as seal() begins them; says nothing of what follows.
bool is_sealed(std::string_view bytes);
enum class SealTrouble { not_sealed, other_key, altered };
using Unsealed = std::variant<Secret, SealTrouble>;
Unsealed unseal(const KeyPair& key, std::string_view sealed);

/// How long a guess takes: staff ≈ 0.7 s and 256 MiB; trial is for tests and trial keys only.
enum class WrapCost { staff, trial };
/// Wrapped bytes carry their own salt and cost. Nothing when the memory for Argon2id is not there.
std::optional<std::string> wrap(std::string_view plain, std::string_view passphrase, WrapCost cost);
/// not_opened: wrong passphrase, or altered. no_memory: nothing was tried.
enum class WrapTrouble { not_opened, no_memory };
using Unwrapped = std::variant<Secret, WrapTrouble>;
Unwrapped try_unwrap(std::string_view wrapped, std::string_view passphrase);
/// Nothing: any of them.
std::optional<Secret> unwrap(std::string_view wrapped, std::string_view passphrase);

}  // namespace kiosk::store
