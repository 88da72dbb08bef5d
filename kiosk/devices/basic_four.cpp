// FF20 { DF21 offsets, DF22 氏名, DF23 住所, DF24 YYYYMMDD, DF25 sex }, filler FF behind it.
// DF21 says where the others begin; it is not needed and not believed.
#include "kiosk/devices/basic_four.h"

#include "forms/date.h"
#include "forms/text.h"
#include "kiosk/devices/tlv.h"

#include <algorithm>

namespace kiosk::devices {

namespace {

constexpr std::uint32_t kRecord = 0xFF20, kOffsets = 0xDF21, kName = 0xDF22, kAddress = 0xDF23, kBirth = 0xDF24, kSex = 0xDF25;

std::string text_of(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

/// Whole UTF-8 without control characters, and not empty.
bool is_readable(const std::string& text) {
    const auto letters = forms::decode_utf8(text);
    return letters && !letters->empty() && std::none_of(letters->begin(), letters->end(), [](char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter < 0xA0); });
}

/// "19850912" → "1985-09-12"; empty when it is no day of the calendar.
std::string iso_of(const std::string& digits) {
    const bool is_eight_digits = digits.size() == 8 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_eight_digits) return {};
    const std::string iso = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
    return forms::parse_iso_date(iso) ? iso : std::string();
}

std::string sex_of(const std::string& code) {
    if (code == "1") return "male";
    if (code == "2") return "female";
    return {};
}

void put_tlv(Bytes& bytes, std::uint32_t tag, ByteView value) {
    bytes.push_back(static_cast<std::uint8_t>(tag >> 8));
    bytes.push_back(static_cast<std::uint8_t>(tag & 0xFF));
    const std::size_t size = value.size();
    if (size > 0xFF) bytes.insert(bytes.end(), {0x82, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size & 0xFF)});
    else if (size >= 0x80) bytes.insert(bytes.end(), {0x81, static_cast<std::uint8_t>(size)});
    else bytes.push_back(static_cast<std::uint8_t>(size));
    bytes.insert(bytes.end(), value.begin(), value.end());
}

ByteView bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

/// The four objects behind DF21, and where each of them begins among them.
std::pair<Bytes, std::vector<std::size_t>> four_objects(const CardFacts& facts) {
    std::string birth = facts.birth;
    std::erase(birth, '-');
    const std::string sex = facts.sex == "male" ? "1" : facts.sex == "female" ? "2" : "9";
    Bytes bytes;
    std::vector<std::size_t> starts;
    for (const auto& [tag, text] : {std::pair{kName, facts.name}, {kAddress, facts.address}, {kBirth, birth}, {kSex, sex}}) {
        starts.push_back(bytes.size());
        put_tlv(bytes, tag, bytes_of(text));
    }
    return {bytes, starts};
}

}  // namespace

std::optional<std::size_t> basic_four_size(ByteView start) {
    const auto header = read_tlv_header(start);
    if (!header || header->tag != kRecord) return std::nullopt;
    return header->size();
}

std::optional<CardFacts> parse_basic_four(ByteView file) {
    const auto header = read_tlv_header(file);
    if (!header || header->tag != kRecord || header->size() > file.size()) return std::nullopt;
    const auto objects = read_tlvs(file.subspan(header->header_bytes, header->value_bytes));
    if (!objects) return std::nullopt;
    std::optional<std::string> name, address, birth, sex;
    for (const Tlv& object : *objects) {
        std::optional<std::string>* const into =
            object.tag == kName ? &name : object.tag == kAddress ? &address : object.tag == kBirth ? &birth : object.tag == kSex ? &sex : nullptr;
        if (!into) continue;
        if (*into) return std::nullopt;
        *into = text_of(object.value);
    }
    if (!name || !address || !birth || !sex || !is_readable(*name) || !is_readable(*address)) return std::nullopt;
    return CardFacts{*name, *address, iso_of(*birth), sex_of(*sex)};
}

Bytes write_basic_four(const CardFacts& facts) {
    constexpr std::size_t offsets_bytes = 3 + 8;
    const auto [objects, starts] = four_objects(facts);
    const std::size_t inside = offsets_bytes + objects.size();
    const std::size_t header = inside > 0xFF ? 5 : inside >= 0x80 ? 4 : 3;
    Bytes offsets;
    for (const std::size_t start : starts) {
        const std::size_t at = header + offsets_bytes + start;
        offsets.push_back(static_cast<std::uint8_t>(at >> 8));
        offsets.push_back(static_cast<std::uint8_t>(at & 0xFF));
    }
    Bytes value, file;
    put_tlv(value, kOffsets, offsets);
    value.insert(value.end(), objects.begin(), objects.end());
    put_tlv(file, kRecord, value);
    return file;
}

}  // namespace kiosk::devices
