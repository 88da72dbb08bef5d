// BER-TLV (ISO/IEC 8825-1) as chip cards use it: tags of one to three bytes, lengths short, 81 and 82.
// Bytes → objects that point into them. Believes no length; knows no card and no meaning of a tag.
#pragma once

#include "kiosk/devices/apdu.h"

namespace kiosk::devices {

struct TlvHeader {
    std::uint32_t tag = 0;                 // its bytes as a number: 0xDF22
    std::size_t header_bytes = 0, value_bytes = 0;
    std::size_t size() const { return header_bytes + value_bytes; }
};
/// The header at the start of `bytes`, whether or not the value is there in full. Nothing for the filler FF … FF, an
/// indefinite length, or when the header itself is cut.
std::optional<TlvHeader> read_tlv_header(ByteView bytes);

struct Tlv {
    std::uint32_t tag = 0;
    ByteView value;
};
/// Every object of a value, one after the other. Nothing when one of them reaches beyond it. Filler at the end (FF, 00) is
/// left out.
std::optional<std::vector<Tlv>> read_tlvs(ByteView value);

}  // namespace kiosk::devices
