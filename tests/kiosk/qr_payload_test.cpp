// The payload of a two-dimensional code: what goes in comes out, nothing else is taken, and every fault has its name.
// Bytes only; pictures are qr_reader_test.cpp's business.
#include "kiosk/command_words.h"
#include "kiosk/qr/cbor.h"
#include "kiosk/qr/intake_keys.h"
#include "kiosk/qr/seen_codes.h"
#include "printer/deflate.h"
#include "printer/qr_code.h"
#include "support/build.h"
#include "support/codes.h"
#include "support/store_cases.h"

using namespace kiosk;
using namespace kiosk::qr;
using support::kNoon;

namespace {

OpenedCode open(const std::vector<store::KeyPair>& keys, std::string_view sealed, store::Moment now = kNoon) { return open_code(keys, sealed, support::catalog(), now); }

CodeTrouble trouble_of(const OpenedCode& opened) {
    const auto* trouble = std::get_if<CodeTrouble>(&opened);
    REQUIRE(trouble);
    return *trouble;
}

/// Anything at all, sealed as if it were one of ours.
std::string sealed_inside(const store::KeyPair& key, std::string_view inside) { return store::seal(key.open, std::string(1, '\0') + std::string(inside)); }
std::string sealed_cbor(const store::KeyPair& key, std::string_view cbor) { return sealed_inside(key, printer::Deflater(9).raw(cbor)); }

Cbor read_back(const Payload& payload) { return *read_cbor(*printer::inflate_raw(write_payload(payload, support::catalog()), kInsideBytesMax)); }

std::string with_member(const Payload& payload, std::int64_t key, Cbor value) {
    Cbor top = read_back(payload);
    for (auto& [member, old] : std::get<Cbor::Map>(top.value))
        if (member == key) old = value;
    return write_cbor(top);
}

CodeTrouble added_trouble(CodeSet& set, std::string_view digits) {
    const auto added = set.add(digits);
    REQUIRE(std::holds_alternative<CodeTrouble>(added));
    return std::get<CodeTrouble>(added);
}

std::string bytes_of_length(std::size_t length) {
    std::string bytes = "KKN1";
    for (std::size_t at = 4; at < length; ++at) bytes += static_cast<char>(at * 151 + at / 251);
    return bytes;
}

}  // namespace

TEST_CASE("CBOR is written as RFC 8949 shows it, and read again") {
    const std::vector<std::pair<Cbor, std::string>> examples{
        {Cbor{std::int64_t{0}}, "00"}, {Cbor{std::int64_t{23}}, "17"}, {Cbor{std::int64_t{24}}, "1818"}, {Cbor{std::int64_t{1000}}, "1903e8"},
        {Cbor{std::int64_t{1000000}}, "1a000f4240"}, {Cbor{std::int64_t{1000000000000}}, "1b000000e8d4a51000"}, {Cbor{std::int64_t{-1}}, "20"},
        {Cbor{std::int64_t{-1000}}, "3903e7"}, {Cbor{false}, "f4"}, {Cbor{true}, "f5"}, {Cbor{}, "f6"}, {Cbor{std::string("IETF")}, "6449455446"},
        {Cbor{std::string("水")}, "63e6b0b4"}, {Cbor{CborBytes{std::string("\x01\x02\x03\x04", 4)}}, "4401020304"},
        {Cbor{Cbor::Array{Cbor{std::int64_t{1}}, Cbor{std::int64_t{2}}, Cbor{std::int64_t{3}}}}, "83010203"},
        {Cbor{Cbor::Map{{1, Cbor{std::int64_t{2}}}, {3, Cbor{std::int64_t{4}}}}}, "a201020304"}};
    for (const auto& [value, hex] : examples) {
        CHECK(store::to_hex(write_cbor(value)) == hex);
        CHECK(read_cbor(*store::from_hex(hex)) == value);
    }
}

TEST_CASE("CBOR that is cut, goes on, lies about its length, nests deeper or holds other kinds is refused") {
    for (const char* hex : {"", "18", "1903", "64494554", "8301", "a10102ff", "0001", "9f01ff", "5f4100ff", "fb3ff199999999999a", "c074323031332d30332d3231", "a1616101", "1bffffffffffffffff",
                            "9bffffffffffffffff", "7bffffffffffffffff", "bbffffffffffffffff", "61ff", "8181818181" "00", "f7", "f820"})
        CHECK_MESSAGE(!read_cbor(*store::from_hex(hex)), hex);
    CHECK(read_cbor(*store::from_hex("8181818100")));
    CHECK_FALSE(read_cbor(std::string(64 * 1024, '\x81')));
    CHECK_FALSE(read_cbor("\x99\x20\x00" + std::string(0x2000, '\0')));
}

TEST_CASE("bare deflate gives back what went in, and no more than was allowed") {
    const printer::Deflater deflater(12);
    for (const std::string& text : {std::string(), std::string("架空"), std::string(100'000, 'x')}) {
        const std::string packed = deflater.raw(text);
        CHECK(printer::inflate_raw(packed, 100'000) == text);
        CHECK_FALSE(printer::inflate_raw(packed + "x", 100'000));
        if (!text.empty()) CHECK_FALSE(printer::inflate_raw(packed, text.size() - 1));
    }
    CHECK_FALSE(printer::inflate_raw("no stream", 1000));
}

TEST_CASE("every household comes out of a code as it went in") {
    const auto keys = support::one_key();
    int households = 0;
    for (const support::Household& household : support::households()) {
        CAPTURE(household.name);
        ++households;
        const auto sealed = seal_payload(keys.front().open, support::application(household.answers, household.today), support::catalog());
        REQUIRE(sealed);
        const auto opened = open(keys, *sealed);
        const auto* reading = std::get_if<PayloadReading>(&opened);
        REQUIRE(reading);
        CHECK(reading->payload.answers == support::from_code(household.answers));
        CHECK(reading->dropped == 0);
        CHECK(reading->payload.today == household.today);
        CHECK(reading->payload.use == CodeUse::application);
        CHECK(reading->payload.expires - reading->payload.issued == kApplicationDays * kDay_ms);
    }
    CHECK(households > 25);
}

TEST_CASE("a usual family of five fits one code of version 20 or smaller; with bank, dog and schools, or eight people, two") {
    const auto keys = support::one_key();
    const auto codes_of = [&](const forms::Answers& answers) {
        const std::string sealed = support::sealed_application(keys.front(), answers);
        const auto digits = to_digits(sealed);
        REQUIRE(digits);
        int version = 0;
        for (const std::string& one : *digits) {
            const auto code = printer::make_qr_code(one, 20);
            REQUIRE(code);
            version = std::max(version, code->version);
        }
        MESSAGE(sealed.size() << " bytes: " << digits->size() << " of version " << version);
        return digits->size();
    };
    CHECK(codes_of(support::usual_family_of_five()) == 1);
    CHECK(codes_of(support::household("single").answers) == 1);
    CHECK(codes_of(support::family_of_five()) == 2);
    CHECK(codes_of(support::household("three_generations_of_eight").answers) == 2);
}

TEST_CASE("five people whose names have nothing in common fit two codes at most") {
    const auto keys = support::one_key();
    forms::Answers answers = support::family_of_five();
    const std::vector<std::string> names{"勘解由小路 左衛門三郎", "MONTGOMERY ALEXANDER CHRISTOPHER", "𠮷葛󠄂 髙﨑邉󠄐", "北條 美智恵", "武者小路 穂積"};
    const std::vector<std::string> kana{"カデノコウジ サエモンサブロウ", "モンゴメリー アレキサンダー", "ヨシカツ タカサキベ", "ホウジョウ ミチエ", "ムシャノコウジ ホヅミ"};
    for (int person = 0; person < 5; ++person) {
        answers.set({"name", person}, names[static_cast<std::size_t>(person)], forms::Source::resident);
        answers.set({"kana", person}, kana[static_cast<std::size_t>(person)], forms::Source::resident);
        answers.set({"job", person}, std::string("職業その") + std::to_string(person * 7919), forms::Source::resident);
    }
    const auto digits = to_digits(support::sealed_application(keys.front(), answers));
    REQUIRE(digits);
    CHECK(digits->size() <= 2);
    for (const std::string& one : *digits) CHECK(printer::make_qr_code(one, 20));
}

TEST_CASE("bytes of every length come back from their digits, whatever the order of the codes") {
    for (std::size_t length = 5; length < 2600; length += length < 60 ? 1 : 37) {
        CAPTURE(length);
        const std::string bytes = bytes_of_length(length);
        auto codes = to_digits(bytes);
        if (!codes) {
            CHECK(length > 2500);
            continue;
        }
        std::reverse(codes->begin(), codes->end());
        CodeSet set;
        for (std::size_t at = 0; at < codes->size(); ++at) {
            CHECK((*codes)[at].size() <= kiosk::qr::kDigitsMax);
            const auto added = set.add((*codes)[at]);
            if (at + 1 < codes->size()) {
                REQUIRE(std::holds_alternative<CodeSet::Waiting>(added));
                CHECK(std::get<CodeSet::Waiting>(added).have == at + 1);
                CHECK(std::holds_alternative<CodeSet::Waiting>(set.add((*codes)[at])));
            } else {
                REQUIRE(std::holds_alternative<std::string>(added));
                CHECK(std::get<std::string>(added) == bytes);
            }
        }
    }
    CHECK_FALSE(to_digits(bytes_of_length(10'000)));
}

TEST_CASE("codes of others, halves of another set and touched digits are told apart") {
    CodeSet set;
    for (const std::string& other : {std::string("https://example.jp/"), std::string("12345678901234567890123"), std::string("4901234567894"), std::string(), std::string(2000, '1'),
                                     std::string("11112345") + std::string(32, '9'), std::string("00000000000000000000")})
        CHECK_MESSAGE(added_trouble(set, other) == CodeTrouble::not_ours, other);
    const auto one = *to_digits(bytes_of_length(1200)), two = *to_digits(bytes_of_length(1201));
    REQUIRE(one.size() == 2);
    CHECK(std::holds_alternative<CodeSet::Waiting>(set.add(one[0])));
    CHECK(added_trouble(set, two[1]) == CodeTrouble::other_half);
    CHECK(std::holds_alternative<std::string>(set.add(one[1])));           // the half that was there is not lost

    std::string whole = to_digits(bytes_of_length(300))->front();
    CHECK(added_trouble(set, whole.substr(0, whole.size() - 32)) == CodeTrouble::altered);
    for (std::size_t at = 8; at < whole.size(); at += 5) {
        std::string touched = whole;
        touched[at] = touched[at] == '9' ? '0' : static_cast<char>(touched[at] + 1);
        CHECK(std::holds_alternative<CodeTrouble>(set.add(touched)));
    }
    whole[0] = '2';
    CHECK(added_trouble(set, whole) == CodeTrouble::newer);
    std::string many = to_digits(bytes_of_length(300))->front();
    many[1] = '9';
    CHECK(added_trouble(set, many) == CodeTrouble::too_many);
}

TEST_CASE("a code that is expired, from the future, of another city or of another kind is named so") {
    const auto keys = support::one_key(), others = support::one_key();
    const std::string sealed = support::sealed_application(keys.front(), support::household("single").answers);
    CHECK(std::holds_alternative<PayloadReading>(open(keys, sealed, kNoon + 14 * kDay_ms)));
    CHECK(std::holds_alternative<PayloadReading>(open(keys, sealed, kNoon - kDay_ms + 1)));
    CHECK(trouble_of(open(keys, sealed, kNoon + 16 * kDay_ms)) == CodeTrouble::expired);
    CHECK(trouble_of(open(keys, sealed, kNoon - 2 * kDay_ms)) == CodeTrouble::not_yet);
    CHECK(trouble_of(open(others, sealed)) == CodeTrouble::other_key);
    CHECK(trouble_of(open({}, sealed)) == CodeTrouble::other_key);
    CHECK(trouble_of(open(keys, "KKN")) == CodeTrouble::not_ours);
    CHECK(trouble_of(open(keys, "")) == CodeTrouble::not_ours);
}

TEST_CASE("one changed bit anywhere, and a cut at any place, is refused") {
    const auto keys = support::one_key();
    const std::string sealed = support::sealed_application(keys.front(), support::household("inkan_self").answers);
    for (std::size_t bit = 0; bit < sealed.size() * 8; bit += 3) {
        std::string touched = sealed;
        touched[bit / 8] = static_cast<char>(touched[bit / 8] ^ (1 << (bit % 8)));
        REQUIRE(std::holds_alternative<CodeTrouble>(open(keys, touched)));
    }
    for (std::size_t length = 0; length < sealed.size(); ++length) REQUIRE(std::holds_alternative<CodeTrouble>(open(keys, std::string_view(sealed).substr(0, length))));
}

TEST_CASE("what was sealed by somebody who means ill is refused without effort") {
    const auto keys = support::one_key();
    const store::KeyPair& key = keys.front();
    const Payload payload = support::application(support::household("single").answers);
    const auto trouble = [&](const std::string& sealed) { return trouble_of(open(keys, sealed)); };
    CHECK(trouble(sealed_cbor(key, std::string(100 << 20, '\0'))) == CodeTrouble::broken);         // a hundred megabytes of nothing
    CHECK(trouble(sealed_cbor(key, std::string(64 * 1024, '\x81'))) == CodeTrouble::broken);        // a nest of 65,536 arrays
    CHECK(trouble(sealed_inside(key, "no deflate stream")) == CodeTrouble::broken);
    CHECK(trouble(store::seal(key.open, "")) == CodeTrouble::broken);
    CHECK(trouble(store::seal(key.open, "\x07")) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, "\xa0")) == CodeTrouble::broken);
    CHECK(trouble(sealed_inside(key, std::string(5000, 'x'))) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 0, Cbor{std::int64_t{2}}))) == CodeTrouble::newer);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 0, Cbor{std::int64_t{0}}))) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 1, Cbor{std::int64_t{9}}))) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 2, Cbor{CborBytes{"short"}}))) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 4, Cbor{INT64_MAX}))) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 5, Cbor{Cbor::Array{}}))) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 5, Cbor{Cbor::Map{}}))) == CodeTrouble::newer);        // no event that we know
    CHECK(trouble(sealed_cbor(key, with_member(payload, 6, Cbor{Cbor::Array(21, Cbor{Cbor::Map{}})}))) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 6, Cbor{Cbor::Array(2, Cbor{std::string("x")})}))) == CodeTrouble::broken);
    CHECK(trouble(sealed_cbor(key, with_member(payload, 8, Cbor{std::int64_t{1} << 40}))) == CodeTrouble::broken);
}

TEST_CASE("values that their items do not take are left out and counted, the rest is kept") {
    const auto keys = support::one_key();
    forms::Answers answers = support::household("single").answers;
    const std::size_t count = answers.slots.size();
    answers.set({"birth", 0}, forms::Date{2150, 1, 1}, forms::Source::resident);                                  // not yet born
    answers.set({"sex", 0}, std::string("otherwise"), forms::Source::resident);                                  // no such choice
    answers.set({"name", 0}, std::string("架空\xE2\x80\xAE 花子"), forms::Source::resident);                      // turns the text around
    answers.set({"kana", 0}, std::string(5000, 'A'), forms::Source::resident);
    const auto opened = open(keys, support::sealed_application(keys.front(), answers));
    const auto& reading = std::get<PayloadReading>(opened);
    CHECK(reading.dropped == 4);
    CHECK(reading.payload.answers.slots.size() == count - 4);
}

TEST_CASE("a personal number neither goes into a code nor comes out of one") {
    const auto& items = support::catalog().items;
    const auto number = std::find_if(items.begin(), items.end(), [](const auto& one) { return one.second.type == forms::ItemType::my_number && one.second.per_person; });
    REQUIRE(number != items.end());
    forms::Answers answers = support::household("single").answers;
    const std::string without = write_payload(support::application(answers), support::catalog());
    answers.set({number->first, 0}, std::string("123456789018"), forms::Source::resident);
    CHECK(printer::inflate_raw(write_payload(support::application(answers), support::catalog()), kInsideBytesMax)->find("123456789018") == std::string::npos);
}

TEST_CASE("the resident's own code opens with its PIN only") {
    const auto keys = support::one_key();
    const forms::Answers answers = support::household("single").answers;
    Payload payload = new_payload(CodeUse::own, answers, support::kToday, kNoon, kOwnDays);
    const auto sealed = seal_payload(keys.front().open, payload, support::catalog(), "2468", store::WrapCost::trial);
    REQUIRE(sealed);
    CHECK(std::holds_alternative<PinWanted>(open(keys, *sealed)));
    CHECK(trouble_of(open_code(keys, *sealed, support::catalog(), kNoon, "2469")) == CodeTrouble::wrong_pin);
    const auto opened = open_code(keys, *sealed, support::catalog(), kNoon + 300 * kDay_ms, "2468");
    REQUIRE(std::holds_alternative<PayloadReading>(opened));
    CHECK(std::get<PayloadReading>(opened).payload.answers == support::from_code(answers));
}

TEST_CASE("a terminal opens codes of its current key and of the one before it") {
    const support::TempFolder folder;
    CHECK(read_intake_keys(folder.path()).fault().kind == forms::FaultKind::not_found);
    const auto first = change_intake_key(folder.path());
    REQUIRE(first);
    CHECK(*read_intake_public(folder.path()) == *first);
    const forms::Answers answers = support::household("single").answers;
    const std::string sealed = *seal_payload(*first, support::application(answers), support::catalog());
    CHECK(std::holds_alternative<PayloadReading>(open(*read_intake_keys(folder.path()), sealed)));
    REQUIRE(change_intake_key(folder.path()));
    CHECK(std::holds_alternative<PayloadReading>(open(*read_intake_keys(folder.path()), sealed)));
    REQUIRE(change_intake_key(folder.path()));
    CHECK(trouble_of(open(*read_intake_keys(folder.path()), sealed)) == CodeTrouble::other_key);
    const auto file = folder.path() / "keys" / "intake" / "current.key";
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) == std::filesystem::perms::none);
    std::string bytes = support::bytes_of_file(file);
    bytes[70] = bytes[70] == '0' ? '1' : '0';
    support::write_bytes(file, bytes);
    CHECK(read_intake_keys(folder.path()).fault().kind == forms::FaultKind::damaged);
}

TEST_CASE("a code that became a case is known until it has expired, also after a restart") {
    const support::TempFolder folder;
    auto seen = SeenCodes::open(folder.path());
    REQUIRE(seen);
    CHECK_FALSE(seen->has("first code id"));
    REQUIRE(seen->add("first code id", kNoon + 14 * kDay_ms, kNoon));
    REQUIRE(seen->add("other code id", kNoon + 40 * kDay_ms, kNoon));
    auto again = SeenCodes::open(folder.path());
    REQUIRE(again);
    CHECK(again->has("first code id"));
    CHECK_FALSE(again->has("third code id"));
    CHECK(support::bytes_of_file(folder.path() / "used_codes").find("first") == std::string::npos);
    REQUIRE(again->add("third code id", kNoon + 60 * kDay_ms, kNoon + 17 * kDay_ms));
    CHECK_FALSE(again->has("first code id"));
    CHECK(again->has("other code id"));
    support::write_bytes(folder.path() / "used_codes", "something else\n");
    CHECK(SeenCodes::open(folder.path()).fault().kind == forms::FaultKind::damaged);
}

TEST_CASE("every trouble of a code has its sentence with one thing to do") {
    const CommandWords words(support::kSource / "assets");
    for (int trouble = 0; trouble <= static_cast<int>(CodeTrouble::wrong_pin); ++trouble) {
        const std::string key = "qr." + std::string(to_id(static_cast<CodeTrouble>(trouble)));
        CHECK_MESSAGE(words.say(key) != key, key);
        CHECK_MESSAGE(words.say(key).ends_with("。"), key);
    }
}

TEST_CASE("sealing and opening a family of five takes less than a millisecond") {
    const auto keys = support::one_key();
    const Payload payload = support::application(support::family_of_five());
    std::vector<double> took_ms;
    for (int round = 0; round < 50; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const auto sealed = seal_payload(keys.front().open, payload, support::catalog());
        const auto opened = open(keys, *sealed);
        took_ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        REQUIRE(std::holds_alternative<PayloadReading>(opened));
    }
    std::sort(took_ms.begin(), took_ms.end());
    MESSAGE("seal and open: median " << took_ms[took_ms.size() / 2] << " ms");
    CHECK(took_ms.front() < (support::kLooksForWrongMemory ? 50 : 1));
}
