// Phrases by character class.
// Knows no dictionary: it errs on the side of longer phrases.
#include "kiosk/ui/phrases.h"

#include "kiosk/letters.h"
#include "kiosk/ui/ruby.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr char32_t kSmallTsu = 0x3063, kHonorificO = 0x304A, kHonorificGo = 0x3054, kReadingOpens = 0x300A, kReadingCloses = 0x300B;
/// Between two kanji they join a compound verb: 受け取る, 届け出, 読み取り, 申し込む.
constexpr std::u32string_view kJoining = U"\u3044\u304D\u3057\u3061\u307F\u308A\u304E\u3058\u3073\u3048\u3051\u305B\u3066\u306D\u3081\u308C\u3052\u3079";
constexpr std::u32string_view kSmallKana = U"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7";

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_space(char32_t c) { return c == ' ' || c == 0x3000; }
bool is_latin(char32_t c) { return c > ' ' && c < 0x250; }
/// 、。，．・！？ and everything that closes.
bool ends_phrase(char32_t c) {
    return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F || c == 0x300D || c == 0x300F || c == 0xFF09;
}
bool opens(char32_t c) { return c == 0x300C || c == 0x300E || c == 0xFF08 || c == '('; }
bool may_not_begin(char32_t c) {
    return ends_phrase(c) || is_space(c) || c == 0x30FB || c == 0x30FC || c == 0x3005 || c == ')' || c == ',' || c == '.' || c == '?' || c == '!' || c == 0x2019 || c == 0x201D ||
           kSmallKana.find(c) != std::u32string_view::npos;
}

bool joins(std::u32string_view phrase, char32_t next) {
    return phrase.size() >= 2 && is_kanji(next) && (is_kanji(phrase[phrase.size() - 2]) || phrase[phrase.size() - 2] == kReadingCloses) &&
           kJoining.find(phrase.back()) != std::u32string_view::npos;
}

bool is_selector(char32_t c) { return (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0xFE00 && c <= 0xFE0F); }

/// The place of the letter before `at`, which may carry a variation selector; the phrase's size when there is none.
std::size_t last_letter_before(std::u32string_view phrase, std::size_t at) {
    while (at > 0 && is_selector(phrase[at - 1])) --at;
    return at > 0 ? at - 1 : phrase.size();
}

bool may_break(std::u32string_view phrase, char32_t next, bool has_spaces) {
    const char32_t last = phrase.back();
    if (may_not_begin(next) || opens(last) || next == kReadingOpens) return false;
    const std::size_t before = last_letter_before(phrase, phrase.size() - 1);
    const bool is_in_name = last == ' ' && before < phrase.size() && is_kanji(phrase[before]) && is_kanji(next);
    if (is_space(last)) return !is_in_name;
    if (is_latin(last) && is_latin(next)) return false;
    if (ends_phrase(last)) return true;
    if (has_spaces) return false;
    if (opens(next)) return true;
    const bool is_prefix = phrase.size() == 1 && (last == kHonorificO || last == kHonorificGo);
    return is_hiragana(last) && !is_hiragana(next) && last != kSmallTsu && !is_prefix && !joins(phrase, next);
}

/// 分かち書き: a space behind kana, as behind a particle; one between kanji stands in a name.
bool is_written_with_spaces(std::u32string_view letters) {
    for (std::size_t i = 1; i + 1 < letters.size(); ++i)
        if (letters[i] == ' ' && is_hiragana(letters[i - 1]) && !is_latin(letters[i + 1]) && letters[i + 1] != ' ') return true;
    return false;
}

}  // namespace

std::vector<std::string> phrases(std::string_view text) {
    std::vector<std::string> found;
    const std::u32string letters = decode(text);
    const bool has_spaces = is_written_with_spaces(letters);
    std::u32string phrase;
    bool in_reading = false;
    for (const char32_t c : letters) {
        if (!phrase.empty() && !in_reading && may_break(phrase, c, has_spaces)) {
            found.push_back(encode(phrase));
            phrase.clear();
        }
        phrase.push_back(c);
        if (c == kReadingOpens) in_reading = true;
        if (c == kReadingCloses) in_reading = false;
    }
    if (!phrase.empty()) found.push_back(encode(phrase));
    return found;
}

std::vector<std::string> letters_together(std::string_view phrase) {
    std::vector<std::u32string> parts;
    for (const char32_t c : decode(phrase)) {
        const bool is_with_last = !parts.empty() && (may_not_begin(c) || opens(parts.back().back()) || (is_latin(c) && is_latin(parts.back().back())));
        if (is_with_last) parts.back().push_back(c);
        else parts.push_back({c});
    }
    std::vector<std::string> texts;
    std::transform(parts.begin(), parts.end(), std::back_inserter(texts), [](const std::u32string& part) { return encode(part); });
    return texts;
}

std::vector<std::string> letters_of(std::string_view text) {
    std::vector<std::string> letters;
    for (const char32_t c : decode(text)) {
        if (is_selector(c) && !letters.empty()) letters.back() += encode(std::u32string(1, c));
        else letters.push_back(encode(std::u32string(1, c)));
    }
    return letters;
}

bool may_not_begin_line(std::string_view text) {
    const std::u32string letters = decode(text);
    return !letters.empty() && may_not_begin(letters.front());
}

}  // namespace kiosk::ui
