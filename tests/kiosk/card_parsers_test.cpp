// Bytes of the card: commands as every library sends them, status words, BER-TLV that lies, 照合番号B, and traces that tell
// nothing of a person. The corpus of the fuzzer is replayed here.
#include "kiosk/devices/basic_four.h"
#include "kiosk/devices/card_table.h"
#include "kiosk/devices/face_number.h"
#include "kiosk/devices/tlv.h"
#include "tests/kiosk/card_model.h"

#include <doctest/doctest.h>

using namespace kiosk::devices;

namespace {

Bytes from_hex(std::string_view text) {
    Bytes bytes;
    int high = -1;
    for (const char c : text) {
        if (c == ' ') continue;
        const int digit = c <= '9' ? c - '0' : c - 'A' + 10;
        if (high < 0) high = digit;
        else bytes.push_back(static_cast<std::uint8_t>(high << 4 | digit)), high = -1;
    }
    return bytes;
}

std::optional<int> tries(std::uint16_t code) { return StatusWord{code}.tries_left(); }

/// A record with one object replaced, in short lengths.
Bytes record(const std::vector<std::pair<std::uint16_t, std::string>>& objects) {
    Bytes value;
    for (const auto& [tag, text] : objects) {
        for (const std::size_t byte : {std::size_t{tag} >> 8, std::size_t{tag} & 0xFF, text.size()}) value.push_back(static_cast<std::uint8_t>(byte));
        for (const char byte : text) value.push_back(static_cast<std::uint8_t>(byte));
    }
    Bytes file{0xFF, 0x20, static_cast<std::uint8_t>(value.size())};
    for (const std::uint8_t byte : value) file.push_back(byte);
    return file;
}

const std::pair<std::uint16_t, std::string> kName{0xDF22, "\u67B6\u7A7A\u3000\u82B1\u5B50"}, kAddress{0xDF23, "\u898B\u672C\u5E02"}, kBirth{0xDF24, "19800217"}, kSex{0xDF25, "2"};

}  // namespace

TEST_CASE("The commands are, byte for byte, those that every library of the card sends") {
    CHECK(select_application(kMyNumberCard.application) == from_hex("00 A4 04 0C 0A D3921000310001010408"));
    CHECK(select_file(kMyNumberCard.pin.file) == from_hex("00 A4 02 0C 02 00 11"));
    CHECK(ask_tries_left() == from_hex("00 20 00 80"));
    CHECK(verify("1234") == from_hex("00 20 00 80 04 31 32 33 34"));
    CHECK(select_file(kMyNumberCard.basic_four) == from_hex("00 A4 02 0C 02 00 02"));
    CHECK(read_binary(0, 0) == from_hex("00 B0 00 00 00"));
    CHECK(read_binary(0x0100, 0) == from_hex("00 B0 01 00 00"));
}

TEST_CASE("Status words: tries left, locked in both dialects, not there, end of file") {
    CHECK(tries(0x63C3) == 3);
    CHECK(tries(0x63CA) == 10);
    CHECK(tries(0x63C0) == 0);
    CHECK(tries(0x6983) == 0);
    CHECK(tries(0x6984) == 0);
    CHECK_FALSE(tries(0x6300));
    CHECK_FALSE(tries(0x9000));
    CHECK_FALSE(tries(0x6982));
    CHECK(StatusWord{0x9000}.is_well());
    CHECK(StatusWord{0x6A82}.is_not_found());
    CHECK(StatusWord{0x6A88}.is_not_found());
    CHECK(StatusWord{0x6B00}.is_end_of_file());
    CHECK(StatusWord{0x6282}.is_end_of_file());
    CHECK_FALSE(take_apart(Bytes{}));
    CHECK_FALSE(take_apart(Bytes{0x90}));
    CHECK(take_apart(Bytes{0x90, 0x00})->data.empty());
    CHECK(take_apart(Bytes{0x01, 0x63, 0xC2})->status.code == 0x63C2);
}

TEST_CASE("A trace shows what was asked and how it ended, never a number or what the card holds") {
    CHECK(trace_line(verify("1234"), Bytes{0x63, 0xC2}) == "VERIFY 00200080 04 **** -> 63C2");
    CHECK(trace_line(ask_tries_left(), Bytes{0x63, 0xC3}) == "VERIFY 00200080 -> 63C3");
    CHECK(trace_line(select_file(0x0002), Bytes{0x90, 0x00}) == "SELECT 00A4020C 02 0002 -> 9000");
    CHECK(trace_line(read_binary(0, 0), from_hex("FF20 41 42 9000")) == "READ BINARY 00B00000 -> [4 bytes] 9000");
    CHECK(trace_line(verify(card_model::kFaceNumber), Bytes{}) == "VERIFY 00200080 0E **** -> (0 bytes)");
    for (const char* digits : {"1234", card_model::kFaceNumber})
        CHECK(trace_line(verify(digits), verify(digits)).find("3132") == std::string::npos);
}

TEST_CASE("照合番号B is the era's year, month and day, the year of expiry and the security code") {
    CHECK(face_number({1980, 2, 17}, "2035", "2285") == card_model::kFaceNumber);
    CHECK(face_number({2019, 5, 1}, "2029", "0042") == "01050120290042");        // 令和元年
    CHECK(face_number({2019, 4, 30}, "2029", "0042") == "31043020290042");       // 平成31年
    CHECK(face_number({1926, 12, 25}, "2029", "0000") == "01122520290000");      // 昭和元年
    CHECK(face_number({1926, 12, 24}, "2029", "0000") == "15122420290000");      // 大正15年
    CHECK(face_number({1912, 7, 29}, "2029", "0000") == "45072920290000");       // 明治45年
    CHECK_FALSE(face_number({1980, 2, 17}, "35", "2285"));
    CHECK_FALSE(face_number({1980, 2, 17}, "2035", "228"));
    CHECK_FALSE(face_number({1980, 2, 17}, "2035", "22 5"));
    CHECK_FALSE(face_number({1872, 12, 31}, "2035", "2285"));
}

TEST_CASE("Lengths of one, two and three bytes are read; others, and those that reach too far, are not") {
    CHECK(read_tlv_header(from_hex("DF22 05 0102030405"))->size() == 8);
    CHECK(read_tlv_header(from_hex("FF20 81 83"))->size() == 4 + 0x83);
    CHECK(read_tlv_header(from_hex("FF20 82 01 02"))->size() == 5 + 0x102);
    CHECK(read_tlv_header(from_hex("04 00"))->size() == 2);
    CHECK_FALSE(read_tlv_header(from_hex("FF20 80")));                            // indefinite
    CHECK_FALSE(read_tlv_header(from_hex("FF20 83 00 00 01")));
    CHECK_FALSE(read_tlv_header(from_hex("FF20 82 01")));                         // cut
    CHECK_FALSE(read_tlv_header(from_hex("FF20")));
    CHECK_FALSE(read_tlv_header(from_hex("FF")));
    CHECK_FALSE(read_tlv_header(from_hex("FFFFFFFF")));                           // filler
    CHECK_FALSE(read_tlv_header({}));
    CHECK(read_tlvs(from_hex("DF22 01 41 DF23 00 FF FF FF"))->size() == 2);
    CHECK_FALSE(read_tlvs(from_hex("DF22 05 41")));
    CHECK(read_tlvs({})->empty());
}

TEST_CASE("The record of an ordinary person needs a long length, and is read as it was written") {
    const auto person = card_model::person();
    const Bytes file = write_basic_four(person.facts);
    CHECK(file.size() == 0x83 + 4u);
    CHECK((file[2] == 0x81 && file[3] == 0x83));
    const auto facts = parse_basic_four(file);
    REQUIRE(facts);
    CHECK(facts->name == person.facts.name);
    CHECK(facts->address == person.facts.address);
    CHECK(facts->birth == "1980-02-17");
    CHECK(facts->sex == "female");
    CHECK((file[7] == 0 && file[8] == 4 + 11));                   // DF21: the name begins behind it
}

TEST_CASE("Names beyond the basic plane, with variation selectors and of private use, stay letter for letter") {
    auto facts = card_model::person().facts;
    for (const char* name : {"\U00020BB7\u5DDD\u3000\u845B\U000E0100\u5B50", "\uE000\u7530\u3000\u82B1\u5B50", "\u5C71\u7530\u3000\u30A2\u30F3\u30CA\u30FB\u30DE\u30EA\u30A2"}) {
        facts.name = name;
        CHECK(parse_basic_four(write_basic_four(facts))->name == name);
    }
}

TEST_CASE("Addresses of every length are read back, over the borders of the length's forms") {
    auto facts = card_model::person().facts;
    for (int letters = 1; letters < 400; ++letters) {
        facts.address = std::string(static_cast<std::size_t>(letters), 'a');
        const Bytes file = write_basic_four(facts);
        CHECK(basic_four_size(file) == file.size());
        REQUIRE(parse_basic_four(file));
        CHECK(parse_basic_four(file)->address == facts.address);
    }
}

TEST_CASE("Filler behind the record is not read; a record that is cut anywhere is refused") {
    Bytes file = write_basic_four(card_model::person().facts);
    for (std::size_t size = 0; size < file.size(); ++size) CHECK_FALSE(parse_basic_four(ByteView(file).first(size)));
    file.insert(file.end(), 40, 0xFF);
    CHECK(parse_basic_four(file));
}

TEST_CASE("A record that lies is refused: lengths, missing and doubled objects, another charset, control characters") {
    CHECK(parse_basic_four(record({kName, kAddress, kBirth, kSex})));
    CHECK(parse_basic_four(record({kSex, kBirth, {0xDF30, "later"}, kAddress, kName})));       // any order, unknown objects
    CHECK_FALSE(parse_basic_four(record({kName, kAddress, kBirth})));
    CHECK_FALSE(parse_basic_four(record({kName, kName, kAddress, kBirth, kSex})));
    CHECK_FALSE(parse_basic_four(record({{0xDF22, ""}, kAddress, kBirth, kSex})));
    CHECK_FALSE(parse_basic_four(record({{0xDF22, "\x89\xCB\x8B\xF3"}, kAddress, kBirth, kSex})));       // Shift_JIS
    CHECK_FALSE(parse_basic_four(record({{0xDF22, "\xED\xA0\x80"}, kAddress, kBirth, kSex})));           // a surrogate
    CHECK_FALSE(parse_basic_four(record({{0xDF22, "a\nb"}, kAddress, kBirth, kSex})));
    Bytes lying = record({kName, kAddress, kBirth, kSex});
    lying[5] = 0x7F;                                                              // the name reaches beyond the record
    CHECK_FALSE(parse_basic_four(lying));
    lying = record({kName, kAddress, kBirth, kSex});
    lying[1] = 0x21;
    CHECK_FALSE(parse_basic_four(lying));
}

TEST_CASE("A birth date that is no day and a sex that is not told are left open, not guessed") {
    CHECK(parse_basic_four(record({kName, kAddress, {0xDF24, "19450000"}, kSex}))->birth.empty());
    CHECK(parse_basic_four(record({kName, kAddress, {0xDF24, "1980021"}, kSex}))->birth.empty());
    CHECK(parse_basic_four(record({kName, kAddress, {0xDF24, "19a00217"}, kSex}))->birth.empty());
    CHECK(parse_basic_four(record({kName, kAddress, kBirth, {0xDF25, "9"}}))->sex.empty());
    CHECK(parse_basic_four(record({kName, kAddress, kBirth, {0xDF25, "1"}}))->sex == "male");
}
