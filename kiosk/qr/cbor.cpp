// The heads of RFC 8949, section 3: three bits of kind, five of length or of how many bytes tell it.
// A length is believed only as far as bytes are there.
#include "kiosk/qr/cbor.h"

#include "forms/text.h"

#include <algorithm>

namespace kiosk::qr {

namespace {

enum Kind : unsigned { positive = 0, negative = 1, byte_string = 2, text_string = 3, array_of = 4, map_of = 5, simple = 7 };
constexpr unsigned kNo = 20, kYes = 21, kNothing = 22;

void put_head(std::string& out, Kind kind, std::uint64_t number) {
    const auto put = [&](unsigned low) { out += static_cast<char>((kind << 5) | low); };
    int bytes = 0;
    if (number < 24) put(static_cast<unsigned>(number));
    else if (number <= 0xFF) put(24), bytes = 1;
    else if (number <= 0xFFFF) put(25), bytes = 2;
    else if (number <= 0xFFFF'FFFF) put(26), bytes = 4;
    else put(27), bytes = 8;
    for (int at = bytes - 1; at >= 0; --at) out += static_cast<char>((number >> (8 * at)) & 0xFF);
}

void put_number(std::string& out, std::int64_t number) {
    if (number >= 0) put_head(out, positive, static_cast<std::uint64_t>(number));
    else put_head(out, negative, static_cast<std::uint64_t>(-(number + 1)));
}

void put(std::string& out, const Cbor& value) {
    if (std::holds_alternative<std::monostate>(value.value)) put_head(out, simple, kNothing);
    if (const auto* yes = std::get_if<bool>(&value.value)) put_head(out, simple, *yes ? kYes : kNo);
    if (const auto* number = std::get_if<std::int64_t>(&value.value)) put_number(out, *number);
    if (const auto* text = std::get_if<std::string>(&value.value)) put_head(out, text_string, text->size()), out += *text;
    if (const auto* bytes = std::get_if<CborBytes>(&value.value)) put_head(out, byte_string, bytes->bytes.size()), out += bytes->bytes;
    if (const auto* array = std::get_if<Cbor::Array>(&value.value)) {
        put_head(out, array_of, array->size());
        for (const Cbor& one : *array) put(out, one);
    }
    if (const auto* map = std::get_if<Cbor::Map>(&value.value)) {
        put_head(out, map_of, map->size());
        for (const auto& [key, member] : *map) put_number(out, key), put(out, member);
    }
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    std::optional<Cbor> whole() {
        auto value = read(1);
        if (!value || !rest_.empty()) return std::nullopt;
        return value;
    }

private:
    struct Head {
        unsigned kind;
        std::uint64_t number;
    };
    std::optional<Head> head() {
        if (rest_.empty() || ++values_ > kCborValuesMax) return std::nullopt;
        const unsigned first = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        const unsigned low = first & 31u;
        if (low < 24) return Head{first >> 5u, low};
        if (low > 27) return std::nullopt;                 // lengths that are told at the end
        const std::size_t bytes = std::size_t{1} << (low - 24);
        if (rest_.size() < bytes) return std::nullopt;
        std::uint64_t number = 0;
        for (std::size_t at = 0; at < bytes; ++at) number = number << 8 | static_cast<unsigned char>(rest_[at]);
        rest_.remove_prefix(bytes);
        return Head{first >> 5u, number};
    }

    std::optional<std::int64_t> number_of(const Head& head) const {
        if (head.number > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
        const auto number = static_cast<std::int64_t>(head.number);
        if (head.kind == positive) return number;
        if (head.kind == negative) return -number - 1;
        return std::nullopt;
    }

    std::optional<std::string> taken(std::uint64_t size) {
        if (size > rest_.size()) return std::nullopt;
        std::string bytes(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return bytes;
    }

    std::optional<Cbor> read(int depth) {
        const auto found = head();
        if (!found) return std::nullopt;
        if (const auto number = number_of(*found)) return Cbor{*number};
        switch (found->kind) {
            case byte_string: return read_bytes(found->number);
            case text_string: return read_text(found->number);
            case array_of: return read_array(found->number, depth);
            case map_of: return read_map(found->number, depth);
            case simple: return read_simple(found->number);
            default: return std::nullopt;
        }
    }

    std::optional<Cbor> read_bytes(std::uint64_t size) {
        auto bytes = taken(size);
        if (!bytes) return std::nullopt;
        return Cbor{CborBytes{std::move(*bytes)}};
    }
    std::optional<Cbor> read_text(std::uint64_t size) {
        auto text = taken(size);
        if (!text || !forms::decode_utf8(*text)) return std::nullopt;
        return Cbor{std::move(*text)};
    }
    static std::optional<Cbor> read_simple(std::uint64_t number) {
        if (number == kNothing) return Cbor{};
        if (number == kYes || number == kNo) return Cbor{number == kYes};
        return std::nullopt;
    }
    std::optional<Cbor> read_array(std::uint64_t size, int depth) {
        if (depth > kCborDepthMax || size > rest_.size()) return std::nullopt;      // each takes a byte at least
        Cbor::Array array;
        for (std::uint64_t at = 0; at < size; ++at) {
            auto one = read(depth + 1);
            if (!one) return std::nullopt;
            array.push_back(std::move(*one));
        }
        return Cbor{std::move(array)};
    }
    std::optional<Cbor> read_map(std::uint64_t size, int depth) {
        if (depth > kCborDepthMax || size > rest_.size() / 2) return std::nullopt;
        Cbor::Map map;
        for (std::uint64_t at = 0; at < size; ++at) {
            const auto key_head = head();
            const auto key = key_head ? number_of(*key_head) : std::nullopt;
            if (!key) return std::nullopt;
            auto one = read(depth + 1);
            if (!one) return std::nullopt;
            map.emplace_back(*key, std::move(*one));
        }
        return Cbor{std::move(map)};
    }

    std::string_view rest_;
    std::size_t values_ = 0;
};

}  // namespace

const Cbor* Cbor::find(std::int64_t key) const {
    const auto* map = std::get_if<Map>(&value);
    if (!map) return nullptr;
    const auto found = std::find_if(map->begin(), map->end(), [key](const auto& member) { return member.key == key; });
    return found == map->end() ? nullptr : &found->value;
}

std::string write_cbor(const Cbor& value) {
    std::string bytes;
    put(bytes, value);
    return bytes;
}

std::optional<Cbor> read_cbor(std::string_view bytes) { return Reader(bytes).whole(); }

}  // namespace kiosk::qr
