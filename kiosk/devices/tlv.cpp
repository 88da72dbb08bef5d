// BER-TLV. Every step looks at how many bytes are left before it takes one.
// Recursion-free: nested objects are read by whoever knows that they are nested.
#include "kiosk/devices/tlv.h"

#include <algorithm>

namespace kiosk::devices {

namespace {

constexpr std::size_t kTagBytesMax = 3;

bool is_filler(ByteView bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0xFF || byte == 0x00; });
}

/// Number of tag bytes; 0 when the tag is cut or too long.
std::size_t tag_bytes(ByteView bytes) {
    if (bytes.empty()) return 0;
    const bool goes_on = (bytes[0] & 0x1F) == 0x1F;
    if (!goes_on) return 1;
    for (std::size_t i = 1; i < std::min(bytes.size(), kTagBytesMax); ++i)
        if ((bytes[i] & 0x80) == 0) return i + 1;
    return 0;
}

}  // namespace

std::optional<TlvHeader> read_tlv_header(ByteView bytes) {
    const std::size_t tag = tag_bytes(bytes);
    if (tag == 0 || bytes.size() <= tag) return std::nullopt;
    TlvHeader header;
    for (std::size_t i = 0; i < tag; ++i) header.tag = header.tag << 8 | bytes[i];
    const std::uint8_t first = bytes[tag];
    const std::size_t further = first < 0x80 ? 0 : first & 0x7F;
    const bool is_known_form = first < 0x80 || further == 1 || further == 2;
    if (!is_known_form || bytes.size() < tag + 1 + further) return std::nullopt;
    header.header_bytes = tag + 1 + further;
    header.value_bytes = further == 0 ? first : 0;
    for (std::size_t i = 0; i < further; ++i) header.value_bytes = header.value_bytes << 8 | bytes[tag + 1 + i];
    return header;
}

std::optional<std::vector<Tlv>> read_tlvs(ByteView value) {
    std::vector<Tlv> objects;
    while (!value.empty() && !is_filler(value)) {
        const auto header = read_tlv_header(value);
        if (!header || header->size() > value.size()) return std::nullopt;
        objects.push_back({header->tag, value.subspan(header->header_bytes, header->value_bytes)});
        value = value.subspan(header->size());
    }
    return objects;
}

}  // namespace kiosk::devices
