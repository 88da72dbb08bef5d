// Text from outside: broken bytes, every code point, kana in all widths, and telephone numbers.
// Guards above all that no letter of a name changes on its way.
#include "forms/text.h"

#include "forms/phone.h"
#include "forms/typed_date.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace {

using namespace forms;

std::string cleaned(std::string_view raw) {
    const auto text = clean_text(raw);
    REQUIRE(std::holds_alternative<std::u32string>(text));
    return encode_utf8(std::get<std::u32string>(text));
}

std::optional<TextFault> fault_of(std::string_view raw) {
    const auto text = clean_text(raw);
    if (const auto* fault = std::get_if<TextFault>(&text)) return *fault;
    return std::nullopt;
}

std::string phone(std::u32string_view text) {
    const auto number = hyphenate_phone(text);
    return std::holds_alternative<std::string>(number) ? std::get<std::string>(number) : "";
}

PhoneFault phone_fault(std::u32string_view text) {
    const auto number = hyphenate_phone(text);
    REQUIRE(std::holds_alternative<PhoneFault>(number));
    return std::get<PhoneFault>(number);
}

/// Everything that takes text from outside, on one input; only the sanitizers judge.
void feed_everything(std::string_view bytes) {
    static_cast<void>(clean_text(bytes));
    static_cast<void>(count_characters(bytes));
    const auto text = decode_utf8(bytes);
    if (!text) return;
    CHECK(encode_utf8(*text) == bytes);
    static_cast<void>(to_large_kana(to_katakana(*text)));
    static_cast<void>(fold_block_number(*text));
    static_cast<void>(digits_only(*text));
    static_cast<void>(hyphenate_phone(*text));
    static_cast<void>(read_typed_date(*text));
}

}  // namespace

TEST_CASE("malformed UTF-8 is refused") {
    const std::string_view broken[] = {
        "\x80",         "\xC0\xAF",         "\xC1\xBF",         "\xE0\x80\xAF",     "\xE0\x9F\xBF",     "\xED\xA0\x80",
        "\xED\xBF\xBF", "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
        "\xE3\x81",     "\xE3\x81\x41",     "a\xF0\x9F\x98"};
    for (const auto bytes : broken) {
        CHECK_FALSE(decode_utf8(bytes));
        CHECK(fault_of(bytes) == TextFault::not_utf8);
    }
}

TEST_CASE("every code point goes through decoding and encoding unchanged") {
    int seen = 0;
    bool same = true;
    for (char32_t letter = 0; letter <= 0x10FFFF; ++letter) {
        if (letter >= 0xD800 && letter <= 0xDFFF) continue;
        const std::u32string one(1, letter);
        same = same && decode_utf8(encode_utf8(one)) == one;
        ++seen;
    }
    CHECK(same);
    CHECK(seen == 0x110000 - 0x800);
    CHECK(encode_utf8(U"\x110000") == "\xEF\xBF\xBD");
}

TEST_CASE("every code point, alone and after a kanji, is either kept exactly or refused") {
    int kept = 0;
    bool exact = true;
    for (char32_t letter = 1; letter <= 0xEFFFF; ++letter) {
        if (letter >= 0xD800 && letter <= 0xDFFF) continue;
        const std::u32string text{U'辻', letter};
        const std::string bytes = encode_utf8(text);
        static_cast<void>(clean_text(encode_utf8(text.substr(1))));
        static_cast<void>(to_large_kana(to_katakana(text)));
        const auto clean = clean_text(bytes);
        const auto* kept_text = std::get_if<std::u32string>(&clean);
        if (kept_text == nullptr || is_space(letter)) continue;
        exact = exact && *kept_text == text;
        ++kept;
    }
    CHECK(exact);
    CHECK(kept > 900000);
}

TEST_CASE("random bytes hurt nobody") {
    std::mt19937 random(20260401);
    for (int round = 0; round < 20000; ++round) {
        std::string bytes(random() % 24, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        feed_everything(bytes);
    }
}

TEST_CASE("random letters that look like dates and numbers hurt nobody") {
    static constexpr std::u32string_view kLetters =
        U"0123456789０９元年月日令和昭平成西暦RS一十二〇-ー/.+()（）　〒ｶﾞか゛\U000E0100";
    std::mt19937 random(31);
    for (int round = 0; round < 20000; ++round) {
        std::u32string text(random() % 16, U' ');
        for (char32_t& letter : text) letter = kLetters[random() % kLetters.size()];
        feed_everything(encode_utf8(text));
    }
}

TEST_CASE("a name keeps its letters and its variation selectors") {
    CHECK(cleaned("髙橋 﨑") == "髙橋 﨑");
    CHECK(cleaned("辻󠄂 𠮷男") == "辻󠄂 𠮷男");
    CHECK(cleaned("渡邉󠄐") == "渡邉󠄐");
    CHECK(cleaned("神") == "神");
    CHECK(cleaned("ﾔﾏﾀﾞ") == "ﾔﾏﾀﾞ");
}

TEST_CASE("spaces of any kind become one, and none stays at the ends") {
    CHECK(cleaned("　山田　 太郎\xC2\xA0") == "山田 太郎");
    CHECK(cleaned(" ") == "");
    CHECK(cleaned("") == "");
}

TEST_CASE("what cannot be printed is refused with its kind") {
    CHECK(fault_of("山\n田") == TextFault::control);
    CHECK(fault_of("山\t田") == TextFault::control);
    CHECK(fault_of(std::string_view("a\0b", 3)) == TextFault::control);
    CHECK(fault_of("山\u202E田") == TextFault::control);
    CHECK(fault_of("山\u2066田") == TextFault::control);
    CHECK(fault_of("山\u200B田") == TextFault::control);
    CHECK(fault_of("\uFEFF山田") == TextFault::control);
    CHECK(fault_of("山\uFFFD") == TextFault::control);
    CHECK(fault_of("\uFDD0") == TextFault::control);
    CHECK(fault_of(encode_utf8(U"\x1FFFF")) == TextFault::control);
    CHECK(fault_of("\uE000") == TextFault::private_use);
    CHECK(fault_of(encode_utf8(U"\xF0000")) == TextFault::private_use);
    CHECK(fault_of(encode_utf8(U"\xE0100")) == TextFault::lone_selector);
    CHECK(fault_of("山 " + encode_utf8(U"\xE0100")) == TextFault::lone_selector);
    CHECK(fault_of("辻" + encode_utf8(U"\xE0100\xE0101")) == TextFault::lone_selector);
    CHECK_FALSE(fault_of("辻" + encode_utf8(U"\xE0100")));
}

TEST_CASE("characters are counted without variation selectors") {
    CHECK(count_characters("辻" + encode_utf8(U"\xE0100") + "𠮷") == 2);
    CHECK(count_characters("") == 0);
    CHECK(count_characters("\xFF\xFF") == 2);
}

TEST_CASE("kana of every width become full-width katakana") {
    CHECK(encode_utf8(to_katakana(U"ﾔﾏﾀﾞ ﾊﾟﾌﾞﾛ")) == "ヤマダ パブロ");
    CHECK(encode_utf8(to_katakana(U"やまだ　ゔぃ")) == "ヤマダ　ヴィ");
    CHECK(encode_utf8(to_katakana(U"か゛は゜ｳﾞ")) == "ガパヴ");
    CHECK(encode_utf8(to_katakana(U"か\u3099は\u309A")) == "ガパ");
    CHECK(encode_utf8(to_katakana(U"ｱﾞ")) == "ア゛");
    CHECK(encode_utf8(to_katakana(U"ｷｭｰ･ｯ｡")) == "キュー・ッ。");
    CHECK(encode_utf8(widen_kana(U"はﾞば")) == "ばば");
}

TEST_CASE("every voiced kana is made from its two halves") {
    CHECK(encode_utf8(to_katakana(U"ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ")) ==
          "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ");
    CHECK(encode_utf8(to_katakana(U"ｱｲｳｴｵﾅﾆﾇﾈﾉﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ")) == "アイウエオナニヌネノマミムメモヤユヨラリルレロワヲン");
}

TEST_CASE("account holders get large kana") {
    CHECK(encode_utf8(to_large_kana(U"シュッセィジョヮヶー")) == "シユツセイジヨワケー");
}

TEST_CASE("full-width letters and digits become half-width") {
    CHECK(encode_utf8(fold_width(U"ＡＢ１２－　（株）")) == "AB12- (株)");
    CHECK(digits_only(U"第１２３-4号") == "1234");
}

TEST_CASE("a block number gets plain digits and hyphens, a long vowel in a word stays") {
    CHECK(encode_utf8(fold_block_number(U"５１０ー１−２‐３")) == "510-1-2-3");
    CHECK(encode_utf8(fold_block_number(U"１番地 コーポ２")) == "1番地 コーポ2");
    CHECK(encode_utf8(fold_block_number(U"ー")) == "ー");
    CHECK(encode_utf8(fold_block_number(U"")) == "");
}

TEST_CASE("telephone numbers get their hyphens") {
    CHECK(phone(U"0838221234") == "0838-22-1234");
    CHECK(phone(U"０８３８（２０）１２３４") == "0838-20-1234");
    CHECK(phone(U"083872-1234") == "08387-2-1234");
    CHECK(phone(U"0838821234") == "08388-2-1234");
    CHECK(phone(U"03ー1234ー5678") == "03-1234-5678");
    CHECK(phone(U"0612345678") == "06-1234-5678");
    CHECK(phone(U"0451234567") == "045-123-4567");
    CHECK(phone(U"0839341234") == "083-934-1234");
    CHECK(phone(U"090 1234 5678") == "090-1234-5678");
    CHECK(phone(U"08012345678") == "080-1234-5678");
    CHECK(phone(U"07012345678") == "070-1234-5678");
    CHECK(phone(U"06012345678") == "060-1234-5678");
    CHECK(phone(U"05012345678") == "050-1234-5678");
    CHECK(phone(U"0120123456") == "0120-123-456");
    CHECK(phone(U"08001234567") == "0800-123-4567");
    CHECK(phone(U"0570012345") == "0570-012-345");
    CHECK(phone(U"+81 90-1234-5678") == "090-1234-5678");
    CHECK(phone(U"+81 (0)838-22-1234") == "0838-22-1234");
}

TEST_CASE("a telephone number that cannot be right tells why") {
    CHECK(phone_fault(U"22-1234") == PhoneFault::no_area_code);
    CHECK(phone_fault(U"090-1234-567") == PhoneFault::wrong_length);
    CHECK(phone_fault(U"083822123") == PhoneFault::wrong_length);
    CHECK(phone_fault(U"08382212345") == PhoneFault::wrong_length);
    CHECK(phone_fault(U"") == PhoneFault::wrong_length);
    CHECK(phone_fault(U"+") == PhoneFault::abroad);
    CHECK(phone_fault(U"+81") == PhoneFault::wrong_length);
    CHECK(phone_fault(U"+82 2 1234 5678") == PhoneFault::abroad);
    CHECK(phone_fault(U"0838-22-1234 内線5") == PhoneFault::other_letters);
    CHECK(phone_fault(U"0200000000") == PhoneFault::unknown_area);
}
