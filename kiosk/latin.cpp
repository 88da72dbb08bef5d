// Hepburn by tables: each kana has its letters, the small ones and the long vowels change what stands before them.
// Works on readings in either kana; knows nothing of words, so a vowel that two words share is taken for a long one.
#include "kiosk/latin.h"

#include "kiosk/letters.h"

#include <cctype>
#include <map>

namespace kiosk {

namespace {

/// A sound of one hiragana.
const std::map<char32_t, std::string_view>& sounds() {
    static const std::map<char32_t, std::string_view> table = {
        {U'あ', "a"}, {U'い', "i"}, {U'う', "u"}, {U'え', "e"}, {U'お', "o"}, {U'か', "ka"}, {U'き', "ki"}, {U'く', "ku"}, {U'け', "ke"}, {U'こ', "ko"},
        {U'さ', "sa"}, {U'し', "shi"}, {U'す', "su"}, {U'せ', "se"}, {U'そ', "so"}, {U'た', "ta"}, {U'ち', "chi"}, {U'つ', "tsu"}, {U'て', "te"}, {U'と', "to"},
        {U'な', "na"}, {U'に', "ni"}, {U'ぬ', "nu"}, {U'ね', "ne"}, {U'の', "no"}, {U'は', "ha"}, {U'ひ', "hi"}, {U'ふ', "fu"}, {U'へ', "he"}, {U'ほ', "ho"},
        {U'ま', "ma"}, {U'み', "mi"}, {U'む', "mu"}, {U'め', "me"}, {U'も', "mo"}, {U'や', "ya"}, {U'ゆ', "yu"}, {U'よ', "yo"}, {U'ら', "ra"}, {U'り', "ri"},
        {U'る', "ru"}, {U'れ', "re"}, {U'ろ', "ro"}, {U'わ', "wa"}, {U'を', "o"}, {U'ん', "n"}, {U'が', "ga"}, {U'ぎ', "gi"}, {U'ぐ', "gu"}, {U'げ', "ge"},
        {U'ご', "go"}, {U'ざ', "za"}, {U'じ', "ji"}, {U'ず', "zu"}, {U'ぜ', "ze"}, {U'ぞ', "zo"}, {U'だ', "da"}, {U'ぢ', "ji"}, {U'づ', "zu"}, {U'で', "de"},
        {U'ど', "do"}, {U'ば', "ba"}, {U'び', "bi"}, {U'ぶ', "bu"}, {U'べ', "be"}, {U'ぼ', "bo"}, {U'ぱ', "pa"}, {U'ぴ', "pi"}, {U'ぷ', "pu"}, {U'ぺ', "pe"},
        {U'ぽ', "po"}, {U'ゔ', "vu"}};
    return table;
}

/// きゃ, しゅ, じょ: the small letter takes the place of the vowel, and of the y after sh, ch and j.
bool take_small(std::string& latin, char32_t letter) {
    const char vowel = letter == U'ゃ' ? 'a' : letter == U'ゅ' ? 'u' : letter == U'ょ' ? 'o' : '\0';
    if (!vowel || latin.empty() || latin.back() != 'i') return false;
    latin.pop_back();
    const bool has_y = !latin.ends_with("sh") && !latin.ends_with("ch") && !latin.ends_with("j");
    if (has_y) latin += 'y';
    latin += vowel;
    return true;
}

/// てぃ, ふぇ, うぉ, as in words from other languages: the small vowel takes the place of the vowel.
bool take_small_vowel(std::string& latin, char32_t letter) {
    const char vowel = letter == U'ぁ' ? 'a' : letter == U'ぃ' ? 'i' : letter == U'ぅ' ? 'u' : letter == U'ぇ' ? 'e' : letter == U'ぉ' ? 'o' : '\0';
    if (!vowel || latin.empty()) return false;
    const bool is_w = latin == "u" || latin.ends_with(" u");
    latin.back() = is_w ? 'w' : vowel;
    if (is_w) latin += vowel;
    return true;
}

/// おう, おお and うう are one long vowel; a う that an え follows begins a word of its own (いのうえ).
bool is_long(const std::string& latin, char32_t letter, char32_t next) {
    if (latin.empty() || next == U'え') return false;
    return (letter == U'う' && (latin.back() == 'o' || latin.back() == 'u')) || (letter == U'お' && latin.back() == 'o');
}

}  // namespace

std::string in_latin(std::string_view kana) {
    const std::u32string letters = decode(to_hiragana(kana));
    std::string latin;
    bool is_doubled = false;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        constexpr char32_t kWide = 0xFF01, kWideEnd = 0xFF5E, kToPlain = 0xFEE0;
        const char32_t letter = letters[i] >= kWide && letters[i] <= kWideEnd ? letters[i] - kToPlain : letters[i], next = i + 1 < letters.size() ? letters[i + 1] : 0;
        if (letter == U'っ' || letter == U'ー') {
            is_doubled = letter == U'っ';
            continue;
        }
        if (take_small(latin, letter) || take_small_vowel(latin, letter) || is_long(latin, letter, next)) continue;
        if (letter == U'・' || letter == 0x3000) {
            latin += ' ';
            continue;
        }
        const auto sound = sounds().find(letter);
        if (sound == sounds().end()) {
            latin += encode(std::u32string(1, letter));
            continue;
        }
        if (is_doubled) latin += sound->second.starts_with("ch") ? 't' : sound->second.front();
        is_doubled = false;
        latin += sound->second;
    }
    if (!latin.empty()) latin.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(latin.front())));
    return latin;
}

std::string city_in_latin(std::string_view name, std::string_view reading) {
    struct Kind {
        std::string_view letter, reading, latin;
    };
    // 市 シ, 区 ク, 町 チョウ or マチ, 村 ムラ or ソン; 郡 グン
    constexpr Kind kKinds[] = {{"\u5E02", "\u30B7", "-shi"}, {"\u533A", "\u30AF", "-ku"}, {"\u753A", "\u30C1\u30E7\u30A6", "-cho"}, {"\u753A", "\u30DE\u30C1", "-machi"}, {"\u6751", "\u30E0\u30E9", "-mura"}, {"\u6751", "\u30BD\u30F3", "-son"}};
    constexpr std::string_view kDistrict = "\u30B0\u30F3", kDistrictLetter = "\u90E1";
    std::string latin;
    const std::size_t district = name.find(kDistrictLetter), at = reading.find(kDistrict, 1);
    if (district != std::string_view::npos && at != std::string_view::npos) {
        latin = in_latin(reading.substr(0, at)) + "-gun ";
        reading.remove_prefix(at + kDistrict.size());
    }
    for (const Kind& kind : kKinds)
        if (name.ends_with(kind.letter) && reading.ends_with(kind.reading)) return latin + in_latin(reading.substr(0, reading.size() - kind.reading.size())) + std::string(kind.latin);
    return latin + in_latin(reading);
}

}  // namespace kiosk
