// Characters as people type them. Kana are told apart by their places in Unicode: hiragana U+3041–3096, katakana
// U+30A1–30FA, voiced forms one after the plain one, ぱ two after は, small forms one before the large one.
#include "kiosk/letters.h"

#include "forms/text.h"

#include <algorithm>

namespace kiosk {

namespace {

constexpr char32_t kHiraganaToKatakana = 0x60;

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x3096; }
bool is_katakana(char32_t c) { return c >= 0x30A1 && c <= 0x30FA; }

bool belongs_to_letter_before(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x0300 && c <= 0x036F) || c == 0x3099 || c == 0x309A;
}

/// か…と with a voiced form right behind; ち…と skip the small っ.
bool has_voiced_after(char32_t c) {
    if (c >= 0x30AB && c <= 0x30C1) return (c - 0x30AB) % 2 == 0;      // カ … チ
    return c == 0x30C4 || c == 0x30C6 || c == 0x30C8;                  // ツ テ ト
}
bool is_ha_row(char32_t c) { return c >= 0x30CF && c <= 0x30DD && (c - 0x30CF) % 3 == 0; }

char32_t plain(char32_t c) {
    if (c > 0x30A1 && has_voiced_after(c - 1)) return c - 1;
    if (c >= 0x30D0 && is_ha_row(c - 1)) return c - 1;
    if (c >= 0x30D1 && is_ha_row(c - 2)) return c - 2;
    if (c == 0x30F4) return 0x30A6;                                    // ヴ
    return c;
}

char32_t with_mark(char32_t c, KanaChange change) {
    const char32_t base = plain(c);
    if (change == KanaChange::semi_voiced) return is_ha_row(base) ? (c == base + 2 ? base : base + 2) : c;
    if (has_voiced_after(base) || is_ha_row(base)) return c == base + 1 ? base : base + 1;
    if (base == 0x30A6) return c == base ? char32_t{0x30F4} : base;
    return c;
}

bool has_small_before(char32_t c) {
    const bool is_vowel = c >= 0x30A2 && c <= 0x30AA && c % 2 == 0;    // ア イ ウ エ オ
    return is_vowel || c == 0x30C4 || c == 0x30E4 || c == 0x30E6 || c == 0x30E8 || c == 0x30EF;
}

char32_t with_size_changed(char32_t c) {
    if (has_small_before(c)) return c - 1;
    if (has_small_before(c + 1)) return c + 1;
    return c;
}

}  // namespace

std::u32string decode(std::string_view text) {
    std::u32string letters;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0xFF >> (length + 1));
        for (int k = 1; k < length && i + static_cast<std::size_t>(k) < text.size(); ++k)
            c = (c << 6) | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3F);
        letters.push_back(c);
        i += static_cast<std::size_t>(length);
    }
    return letters;
}

std::string encode(std::u32string_view text) {
    std::string bytes;
    const auto add = [&](char32_t value) { bytes.push_back(static_cast<char>(value)); };
    for (const char32_t c : text) {
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xC0 | (c >> 6)), add(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            add(0xE0 | (c >> 12)), add(0x80 | ((c >> 6) & 0x3F)), add(0x80 | (c & 0x3F));
        } else {
            add(0xF0 | (c >> 18)), add(0x80 | ((c >> 12) & 0x3F)), add(0x80 | ((c >> 6) & 0x3F)), add(0x80 | (c & 0x3F));
        }
    }
    return bytes;
}

int letter_count(std::string_view text) {
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string without_last(std::string_view text) {
    std::u32string letters = decode(text);
    while (letters.size() > 1 && belongs_to_letter_before(letters.back())) letters.pop_back();
    if (!letters.empty()) letters.pop_back();
    return encode(letters);
}

std::string with_last_changed(std::string_view text, KanaChange change) {
    std::u32string letters = decode(text);
    if (letters.empty()) return {};
    const bool hiragana = is_hiragana(letters.back());
    if (!hiragana && !is_katakana(letters.back())) return std::string(text);
    const char32_t katakana = letters.back() + (hiragana ? kHiraganaToKatakana : 0);
    const char32_t changed = change == KanaChange::small ? with_size_changed(katakana) : with_mark(katakana, change);
    letters.back() = changed - (hiragana ? kHiraganaToKatakana : 0);
    return encode(letters);
}

std::string with_plain_digits(std::string_view text) {
    std::u32string letters = decode(text);
    for (char32_t& c : letters) {
        if (c >= 0xFF10 && c <= 0xFF19) c = c - 0xFF10 + '0';
        if (c == 0xFF0D || c == 0x2212 || c == 0x2010) c = '-';
    }
    return encode(letters);
}

std::string to_hiragana(std::string_view text) {
    std::u32string letters = forms::to_katakana(decode(text));
    for (char32_t& c : letters)
        if (c >= 0x30A1 && c <= 0x30F6) c -= kHiraganaToKatakana;
    return encode(letters);
}

std::string with_small_kana(std::string_view katakana) {
    constexpr std::u32string_view kBefore = U"\u30AD\u30B7\u30C1\u30CB\u30D2\u30DF\u30EA\u30AE\u30B8\u30D3\u30D4", kAfter = U"\u30A6\u30AF\u30F3";
    constexpr char32_t kYu = 0x30E6, kYo = 0x30E8, kGi = 0x30AE;
    const std::u32string_view kYuucho = U"\u30E6\u30A6\u30C1\u30E8";
    std::u32string letters = decode(katakana);
    if (letters == kYuucho) letters.back() -= 1;
    for (std::size_t i = 1; i < letters.size(); ++i) {
        if ((letters[i] != kYu && letters[i] != kYo) || kBefore.find(letters[i - 1]) == std::u32string_view::npos) continue;
        const bool is_gyo = letters[i] == kYo && letters[i - 1] == kGi;
        if (is_gyo || (i + 1 < letters.size() && kAfter.find(letters[i + 1]) != std::u32string_view::npos)) letters[i] -= 1;         // the small one stands before the large
    }
    return encode(letters);
}

std::string_view hiragana_at_end(std::string_view text) {
    constexpr std::size_t kBytes = 3;
    std::size_t begin = text.size();
    while (begin >= kBytes) {
        const std::u32string letter = decode(text.substr(begin - kBytes, kBytes));
        const bool belongs = letter.size() == 1 && (is_hiragana(letter[0]) || letter[0] == 0x30FC);
        if (!belongs) break;
        begin -= kBytes;
    }
    return text.substr(begin);
}

char32_t first_kana(std::string_view reading) {
    const std::u32string letters = decode(reading.substr(0, 3));
    if (letters.empty()) return 0;
    const char32_t first = letters[0] + (is_hiragana(letters[0]) ? kHiraganaToKatakana : 0);
    if (!is_katakana(first)) return 0;
    return plain(has_small_before(first + 1) ? first + 1 : first);
}

char32_t kana_row(std::string_view reading) {
    const char32_t first = first_kana(reading);
    if (first == 0) return 0;
    constexpr char32_t heads[] = {0x30A2, 0x30AB, 0x30B5, 0x30BF, 0x30CA, 0x30CF, 0x30DE, 0x30E4, 0x30E9, 0x30EF};
    char32_t row = heads[0];
    for (const char32_t head : heads)
        if (first >= head) row = head;
    return row;
}

bool is_digit(char32_t letter) { return (letter >= '0' && letter <= '9') || (letter >= 0xFF10 && letter <= 0xFF19); }

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace kiosk
