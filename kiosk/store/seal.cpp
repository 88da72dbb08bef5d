// libsodium, and nothing else of the house knows it. Every call that can fail for want of memory ends the program as
// std::bad_alloc would.
// Keeps no state but libsodium's own.
#include "kiosk/store/seal.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace kiosk::store {

namespace {

constexpr std::string_view kSealMark = "KKN1", kWrapMark = "KKW1";
constexpr std::size_t kFingerprintBytes = 8;

/// Safe to call often and from any thread.
bool sodium_is_ready() {
    if (sodium_init() < 0) throw std::bad_alloc();
    return true;
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

struct Cost {
    std::uint8_t code;
    unsigned long long operations;
    std::size_t memory_bytes;
};
Cost cost_of(std::uint8_t code) {
    if (code == 1) return {1, crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};
    return {0, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

bool derive(Secret& key, std::string_view passphrase, std::string_view salt, const Cost& cost) {
    return crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), bytes_of(salt), cost.operations, cost.memory_bytes,
                         crypto_pwhash_ALG_ARGON2ID13) == 0;
}

std::string raw_fingerprint(const PublicKey& key) {
    const Hash hash = sha256(std::string_view(reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size()));
    return std::string(reinterpret_cast<const char*>(hash.data()), kFingerprintBytes);
}

}  // namespace

Secret::Secret(std::size_t size) : size_(size) {
    sodium_is_ready();
    data_ = static_cast<std::uint8_t*>(sodium_malloc(std::max<std::size_t>(1, size)));
    if (!data_) throw std::bad_alloc();
}
Secret::~Secret() { sodium_free(data_); }
Secret::Secret(Secret&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
Secret& Secret::operator=(Secret&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}
std::string_view Secret::view() const { return {reinterpret_cast<const char*>(data_), size_}; }

Hash sha256(std::string_view bytes) {
    Hash hash;
    crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
    return hash;
}

std::string to_hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        hex += digits[(static_cast<unsigned char>(byte) >> 4) & 15];
        hex += digits[static_cast<unsigned char>(byte) & 15];
    }
    return hex;
}
std::string to_hex(const Hash& hash) { return to_hex(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size())); }

std::optional<std::string> from_hex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    const auto digit = [](char letter) { return letter >= '0' && letter <= '9' ? letter - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1; };
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = digit(hex[i]), low = digit(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::optional<Hash> hash_from_hex(std::string_view hex) {
    const auto bytes = from_hex(hex);
    Hash hash;
    if (!bytes || bytes->size() != hash.size()) return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), hash.begin());
    return hash;
}

std::string random_bytes(std::size_t count) {
    sodium_is_ready();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), count);
    return bytes;
}

void wipe_bytes(std::string& bytes) {
    bytes.resize(bytes.capacity());
    sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
}

KeyPair make_key_pair() {
    KeyPair pair{{}, Secret(crypto_box_SECRETKEYBYTES)};
    crypto_box_keypair(pair.open.bytes.data(), pair.secret.data());
    return pair;
}

std::string fingerprint(const PublicKey& key) { return to_hex(raw_fingerprint(key)); }

std::string seal(const PublicKey& key, std::string_view plain) {
    sodium_is_ready();
    std::string sealed = std::string(kSealMark) + raw_fingerprint(key);
    const std::size_t head = sealed.size();
    sealed.resize(head + crypto_box_SEALBYTES + plain.size());
    if (crypto_box_seal(bytes_of(sealed) + head, bytes_of(plain), plain.size(), key.bytes.data()) != 0) throw std::bad_alloc();
    return sealed;
}

bool is_sealed(std::string_view bytes) { return bytes.starts_with(kSealMark); }

Unsealed unseal(const KeyPair& key, std::string_view sealed) {
    const std::size_t head = kSealMark.size() + kFingerprintBytes;
    if (sealed.size() < head + crypto_box_SEALBYTES || !is_sealed(sealed)) return SealTrouble::not_sealed;
    if (sealed.substr(kSealMark.size(), kFingerprintBytes) != raw_fingerprint(key.open)) return SealTrouble::other_key;
    const std::string_view box = sealed.substr(head);
    Secret plain(box.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(plain.data(), bytes_of(box), box.size(), key.open.bytes.data(), key.secret.data()) != 0) return SealTrouble::altered;
    return plain;
}

std::optional<std::string> wrap(std::string_view plain, std::string_view passphrase, WrapCost cost) {
    const Cost parameters = cost_of(cost == WrapCost::staff ? 1 : 0);
    const std::string salt = random_bytes(crypto_pwhash_SALTBYTES), nonce = random_bytes(crypto_secretbox_NONCEBYTES);
    Secret key(crypto_secretbox_KEYBYTES);
    if (!derive(key, passphrase, salt, parameters)) return std::nullopt;
    std::string wrapped = std::string(kWrapMark) + static_cast<char>(parameters.code) + salt + nonce;
    const std::size_t head = wrapped.size();
    wrapped.resize(head + crypto_secretbox_MACBYTES + plain.size());
    crypto_secretbox_easy(bytes_of(wrapped) + head, bytes_of(plain), plain.size(), bytes_of(nonce), key.data());
    return wrapped;
}

Unwrapped try_unwrap(std::string_view wrapped, std::string_view passphrase) {
    constexpr std::size_t salt_at = 5, nonce_at = salt_at + crypto_pwhash_SALTBYTES, box_at = nonce_at + crypto_secretbox_NONCEBYTES;
    sodium_is_ready();
    if (wrapped.size() < box_at + crypto_secretbox_MACBYTES || !wrapped.starts_with(kWrapMark)) return WrapTrouble::not_opened;
    Secret key(crypto_secretbox_KEYBYTES);
    if (!derive(key, passphrase, wrapped.substr(salt_at, crypto_pwhash_SALTBYTES), cost_of(static_cast<std::uint8_t>(wrapped[4])))) return WrapTrouble::no_memory;
    const std::string_view box = wrapped.substr(box_at);
    Secret plain(box.size() - crypto_secretbox_MACBYTES);
    if (crypto_secretbox_open_easy(plain.data(), bytes_of(box), box.size(), bytes_of(wrapped.substr(nonce_at)), key.data()) != 0) return WrapTrouble::not_opened;
    return plain;
}

std::optional<Secret> unwrap(std::string_view wrapped, std::string_view passphrase) {
    Unwrapped unwrapped = try_unwrap(wrapped, passphrase);
    auto* plain = std::get_if<Secret>(&unwrapped);
    return plain ? std::optional(std::move(*plain)) : std::nullopt;
}

}  // namespace kiosk::store
