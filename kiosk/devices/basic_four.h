// 基本4情報 as it stands in the card's file 0002: bytes → name, address, birth date, sex.
// Source of the layout: soltia48/myna-card src/ap/text.rs, jsapdu docs/tlv-schemas.md, jpki/myna src/text.rs (they agree).
#pragma once

#include "kiosk/card.h"
#include "kiosk/devices/apdu.h"

namespace kiosk::devices {

/// How many bytes the record has, told by its first few; nothing when this is no such record.
std::optional<std::size_t> basic_four_size(ByteView start);

/// Nothing when the record is cut, lies about its lengths, says something twice, or is not UTF-8. A birth date that is no
/// day and a sex other than 1 or 2 are left empty: the resident is asked.
std::optional<CardFacts> parse_basic_four(ByteView file);

/// The same record for a simulated card.
Bytes write_basic_four(const CardFacts& facts);

}  // namespace kiosk::devices
