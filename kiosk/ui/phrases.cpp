// Phrases by character class.
// Knows no dictionary: it errs on the side of longer phrases.
#include "kiosk/ui/phrases.h"

#include "kiosk/letters.h"
#include "kiosk/ui/ruby.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr char32_t kNoBreakSpace = 0xA0, kSmallTsu = 0x3063, kMiddleDot = 0x30FB, kHonorificO = 0x304A, kHonorificGo = 0x3054, kDe = 0x3067, kNo = 0x306E, kKi = 0x304D, kNa = 0x306A, kReadingOpens = 0x300A, kReadingCloses = 0x300B;
/// Between two kanji they join a compound verb: 受け取る, 届け出, 読み取り, 申し込む.
constexpr std::u32string_view kJoining = U"\u3044\u304D\u3057\u3061\u307F\u308A\u304E\u3058\u3073\u3048\u3051\u305B\u3066\u306D\u3081\u308C\u3052\u3079";
constexpr std::u32string_view kSmallKana = U"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7";

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_space(char32_t c) { return c == ' ' || c == 0x3000; }
bool is_latin(char32_t c) { return c > ' ' && c < 0x250; }
/// 」』）
bool closes(char32_t c) { return c == 0x300D || c == 0x300F || c == 0xFF09; }
/// 、。，．！？ and everything that closes.
bool ends_phrase(char32_t c) { return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F || closes(c); }
bool opens(char32_t c) { return c == 0x300C || c == 0x300E || c == 0xFF08 || c == '('; }
bool may_not_begin(char32_t c) {
    return ends_phrase(c) || is_space(c) || c == kMiddleDot || c == 0x30FC || c == 0x3005 || c == ')' || c == ',' || c == '.' || c == '?' || c == '!' || c == '\'' || c == 0x2019 || c == 0x201D ||
           kSmallKana.find(c) != std::u32string_view::npos;
}

/// は and を end a phrase wherever they follow a word; が に で only behind two letters of one, since they also stand inside words
/// (広がる, 手がかり, 日にち).
constexpr std::u32string_view kAlwaysParticles = U"\u306F\u3092", kParticlesBehindTwo = U"\u304C\u306B\u3067";
/// Behind a particle they are another, as in には, でも, がと.
constexpr std::u32string_view kFollowingParticles = U"\u306F\u3082\u304C\u3092\u306B\u306E\u3068\u3078\u3084\u304B\u3059\u3057\u3067";
constexpr std::size_t kBeforeMiddleDot = 3;        // 小・中学校 is one word, 名字が変わった・旧姓を載せたい are two
constexpr std::size_t kLeadWord = 2;               // この, その, いま, もう, あと, ほか: they stay with what follows

/// 都道府県市区町村郡
constexpr std::u32string_view kPlaceEnds = U"\u90FD\u9053\u5E9C\u770C\u5E02\u533A\u753A\u6751\u90E1";
constexpr std::size_t kPlaceLeast = 3;

bool is_word_letter(char32_t c) { return is_kanji(c) || (c >= 0x30A1 && c <= 0x30FC && c != kMiddleDot) || (c >= '0' && c <= '9'); }

/// 「住所は|どこですか」, 「保険が|なくなった」.
bool ends_with_particle(std::u32string_view phrase, char32_t next) {
    if (phrase.size() < 2 || !is_hiragana(next) || kFollowingParticles.find(next) != std::u32string_view::npos) return false;
    const char32_t last = phrase.back(), before = phrase[phrase.size() - 2];
    const bool is_closed = closes(before) || before == ')';
    if (!is_word_letter(before) && !is_closed) return false;
    if (last == kDe && (next == kKi || next == kNa)) return false;                      // 入力できません, 本人でない
    if (kAlwaysParticles.find(last) != std::u32string_view::npos) return true;
    const bool is_behind_two = is_closed || (phrase.size() >= 3 && is_word_letter(phrase[phrase.size() - 3]));
    return is_behind_two && kParticlesBehindTwo.find(last) != std::u32string_view::npos;
}

bool is_honorific(char32_t c) { return c == kHonorificO || c == kHonorificGo; }

/// 「窓口で|お渡しします」: what makes a word polite belongs to the word.
bool begins_politely(std::u32string_view rest) { return rest.size() >= 2 && is_honorific(rest[0]) && is_kanji(rest[1]); }

bool is_lead_word(std::u32string_view phrase) { return phrase.size() <= kLeadWord && std::all_of(phrase.begin(), phrase.end(), is_hiragana); }

bool joins(std::u32string_view phrase, char32_t next) {
    return phrase.size() >= 2 && is_kanji(next) && (is_kanji(phrase[phrase.size() - 2]) || phrase[phrase.size() - 2] == kReadingCloses) &&
           kJoining.find(phrase.back()) != std::u32string_view::npos;
}

/// 「引っ越す前の」「来た方は」: a short clause and the one letter it says something about. 前日方人時所
constexpr std::u32string_view kClauseEnds = U"\u3059\u308B\u304F\u3046\u3080\u305F\u3060\u3044", kOfClause = U"\u524D\u65E5\u65B9\u4EBA\u6642\u6240";
constexpr std::size_t kShortClause = 7;
bool is_clause_of(std::u32string_view phrase, std::u32string_view rest) {
    const bool is_one_letter = rest.size() == 1 || !is_word_letter(rest[1]);
    return phrase.size() <= kShortClause && kClauseEnds.find(phrase.back()) != std::u32string_view::npos && kOfClause.find(rest.front()) != std::u32string_view::npos && is_one_letter;
}

bool is_selector(char32_t c) { return (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0xFE00 && c <= 0xFE0F); }

/// The place of the letter before `at`, which may carry a variation selector; the phrase's size when there is none.
std::size_t last_letter_before(std::u32string_view phrase, std::size_t at) {
    while (at > 0 && is_selector(phrase[at - 1])) --at;
    return at > 0 ? at - 1 : phrase.size();
}

bool may_break(std::u32string_view phrase, std::u32string_view rest, bool has_spaces) {
    const char32_t last = phrase.back(), next = rest.front();
    if (may_not_begin(next) || opens(last) || next == kReadingOpens) return false;
    const std::size_t before = last_letter_before(phrase, phrase.size() - 1);
    const bool is_in_name = last == ' ' && before < phrase.size() && is_kanji(phrase[before]) && is_kanji(next);
    if (is_space(last)) return !is_in_name;
    if (is_latin(last) && is_latin(next)) return false;
    if (last == kNo && is_digit(next)) return false;                                      // 510番地の3
    if (ends_phrase(last)) return !closes(last) || !is_hiragana(next) || begins_politely(rest);      // 「やめる」を
    if (last == kMiddleDot) return phrase.size() > kBeforeMiddleDot;
    if (has_spaces) return false;
    if (opens(next)) return true;
    if (!is_hiragana(last)) return false;
    if (is_hiragana(next)) return begins_politely(rest) || ends_with_particle(phrase, next);
    const bool is_polite = is_honorific(last) && is_kanji(next);
    return last != kSmallTsu && !is_polite && !is_lead_word(phrase) && !joins(phrase, next) && !is_clause_of(phrase, rest);
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
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const char32_t c = letters[at];
        if (!phrase.empty() && !in_reading && may_break(phrase, std::u32string_view(letters).substr(at), has_spaces)) {
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

std::vector<std::string> parts_of_long(std::string_view phrase) {
    std::vector<std::u32string> parts(1);
    const std::u32string letters = decode(phrase);
    const bool has_readings = letters.find(kReadingOpens) != std::u32string::npos;          // then only where words were glued
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const char32_t c = letters[at], before = at > 0 ? letters[at - 1] : 0;
        const bool is_number = is_digit(c) && is_kanji(before);
        const bool is_place = parts.back().size() >= kPlaceLeast && kPlaceEnds.find(before) != std::u32string_view::npos && is_kanji(c) && kPlaceEnds.find(c) == std::u32string_view::npos;
        const bool is_glued = before == kNoBreakSpace;                                                          // Head of household: together while a line has room
        const bool is_whose = before == U'\u306E' && !is_digit(c) && !is_hiragana(c) && parts.back().size() >= kPlaceLeast;      // 125cc以下の|バイク
        if (at > 0 && (is_glued || (!has_readings && (is_number || is_place || is_whose)))) parts.emplace_back();
        parts.back().push_back(c);
    }
    std::vector<std::string> texts;
    std::transform(parts.begin(), parts.end(), std::back_inserter(texts), [](const std::u32string& part) { return encode(part); });
    return texts;
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
