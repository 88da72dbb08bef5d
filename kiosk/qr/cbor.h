// CBOR (RFC 8949), as much of it as a code's payload needs: whole numbers, bytes, text, arrays, maps, yes, no and nothing,
// all of a length told beforehand. Between the payload and its bytes; knows no item.
// Reading is bounded: depth, count and text are checked before anything is believed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kiosk::qr {

struct CborBytes {
    std::string bytes;
    bool operator==(const CborBytes&) const = default;
};

struct Cbor {
    struct Member;
    using Array = std::vector<Cbor>;
    using Map = std::vector<Member>;       // keys are whole numbers, in the order of the bytes
    std::variant<std::monostate, bool, std::int64_t, std::string, CborBytes, Array, Map> value;

    /// The member of that key, or nullptr (also when this is no map).
    const Cbor* find(std::int64_t key) const;
    bool operator==(const Cbor&) const = default;
};

struct Cbor::Member {
    Member(std::int64_t number, Cbor said) : key(number), value(std::move(said)) {}
    std::int64_t key;
    Cbor value;
    bool operator==(const Member&) const = default;
};

inline constexpr int kCborDepthMax = 4;               // the map, the people, one of them, one's address
inline constexpr std::size_t kCborValuesMax = 4096;

std::string write_cbor(const Cbor& value);
/// Nothing when the bytes are not exactly one such value, go deeper or hold more values than the limits, or hold text that
/// is not UTF-8. What is written of the value read is the shortest form of it.
std::optional<Cbor> read_cbor(std::string_view bytes);

}  // namespace kiosk::qr
